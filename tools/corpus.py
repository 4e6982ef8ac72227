"""Builds the sources of tests/corpus: `python -m tools.corpus [case…]`, one folder per kind of awkward document.

All units exist, all figures and numbers are invented. `expected.json` beside a source says what reading it must give;
it is written by `pytest tests/ingest/test_corpus.py --update-golden` and looked over by a person.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from tools.corpus_archives import ARCHIVES
from tools.corpus_hostile import HOSTILE
from tools.corpus_pdfs import PDFS
from tools.corpus_scans import SCANS
from tools.corpus_secrets import SECRETS
from tools.corpus_sheets import SHEETS
from tools.corpus_word_places import WORD_PLACES
from tools.corpus_words import WORDS

FOLDER = Path(__file__).parents[1] / "tests" / "corpus"
CASES: dict[str, tuple[str, Callable[[], bytes]]] = {
    **WORDS,
    **WORD_PLACES,
    **PDFS,
    **SCANS,
    **SHEETS,
    **SECRETS,
    **HOSTILE,
    **ARCHIVES,
}


def main(wanted: list[str]) -> None:
    for case, (ending, build) in CASES.items():
        if wanted and case not in wanted:
            continue
        folder = FOLDER / case
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("source.*"):
            old.unlink()
        (folder / f"source.{ending}").write_bytes(build())
        print(case)


if __name__ == "__main__":
    main(sys.argv[1:])
