"""Which part of a report a question asks for, and which one a passage is of: "vì sao" is told where troubles are."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

from domain.answers import Passage
from domain.keywords import terms
from domain.texts import fold_diacritics, nfc

LEARNED = Path(__file__).with_name("question_parts.json")


class Part(StrEnum):
    RESULTS = "results"
    TROUBLES = "troubles"
    PROPOSALS = "proposals"
    TASKS = "tasks"


_SIGNS = {
    Part.TROUBLES: ("han che", "ton tai", "kho khan", "vuong mac", "nguyen nhan"),
    Part.PROPOSALS: ("kien nghi", "de nghi", "de xuat"),
    Part.TASKS: ("nhiem vu", "phuong huong", "giai phap"),
}
_OPENING = 60  # letters in which a passage without such a heading says what it is ("Hạn chế: …")


def parts_of(passage: Passage) -> frozenset[Part]:
    """By its headings and its first words; a report tells its results wherever it says nothing else."""
    above = " ".join(passage.headings)
    own = passage.text[len(" › ".join(passage.headings)) :].lstrip("\n")[:_OPENING]
    told = fold_diacritics(nfc(f"{above} {own}"))
    found = frozenset(part for part, signs in _SIGNS.items() if any(sign in told for sign in signs))
    return found or frozenset((Part.RESULTS,))


def leanings(question: str) -> dict[Part, float]:
    """Logarithm of the chance that a question is answered in each part, by the words it asks with."""
    usual, words = _learned()
    said = [words[term] for term in set(terms(question)) if term in words]
    sums = [usual[n] + sum(weights[n] for weights in said) for n in range(len(Part))]
    whole = math.log(sum(math.exp(one) for one in sums))
    return {part: one - whole for part, one in zip(Part, sums, strict=True)}


@cache
def _learned() -> tuple[list[float], Mapping[str, list[float]]]:
    """Weights in the order of `Part`: what is usual, and what each word or pair adds."""
    kept = json.loads(LEARNED.read_text(encoding="utf-8"))
    return kept["usual"], kept["words"]
