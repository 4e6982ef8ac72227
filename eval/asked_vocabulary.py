"""Which words ask for which indicator, by the ways of asking of `eval.naming`: what `rag/asked_words.json` holds."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import chain, pairwise
from pathlib import Path

from domain.indicators import Code
from rag.asked_names import OTHER
from rag.unheard import ASKING_SYLLABLES

_MANY_AREAS = 5  # a word used in so many areas tells nothing of an indicator
_OFTEN = 2  # ways of asking for other things that a pair must be in


def vocabulary(told: Iterable[tuple[Code, list[str]]]) -> dict[str, object]:
    """told: an indicator, or "-" for what none measures, and the words of one way to ask for it, in order."""
    every = list(told)
    own = [(code, words) for code, words in every if code != OTHER]
    others = [words for code, words in every if code == OTHER]
    of: defaultdict[Code, set[str]] = defaultdict(set)
    areas: defaultdict[str, set[str]] = defaultdict(set)
    for code, words in own:
        of[code].update(words)
        for word in words:
            areas[word].add(code.partition("-")[0])
    common = {word for word, used in areas.items() if len(used) >= _MANY_AREAS}
    meant = {pair for _, words in own for pair in pairwise(words)}
    pairs = Counter(pair for words in others for pair in pairwise(words))
    strange = {
        f"{a} {b}"
        for (a, b), n in pairs.items()
        if n >= _OFTEN and (a, b) not in meant and not {a, b} & ASKING_SYLLABLES
    }
    single = {word for word in chain.from_iterable(others) if not word.isdigit()} - common - ASKING_SYLLABLES
    return {
        "common": " ".join(sorted(common)),
        "of": {code: " ".join(sorted(words - common)) for code, words in sorted(of.items())},
        "elsewhere": ",".join(sorted(single | strange)),
    }


def keep_vocabulary(told: Iterable[tuple[Code, list[str]]], path: Path) -> None:
    path.write_text(json.dumps(vocabulary(told), ensure_ascii=False, indent=0) + "\n", "utf-8")
