"""Units' own sentences in the city report: verbatim, attributed, and every number in them a slot of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from domain.citations import Citation
from domain.drafts import Run
from domain.number_reading import read_numbers
from domain.numbers import NumberForm
from domain.texts import fold_case, one_space
from domain.values import Narrative
from drafting.desk import Desk

QUOTED = "trích nguyên văn báo cáo của đơn vị"
NAMED = (NumberForm.DATE, NumberForm.DOC_NUMBER, NumberForm.NAME)
_MARK = re.compile(
    r"^(?:(?:[-–—+•*]|\(?\w{1,2}[.)])\s+|(?:Một|Hai|Ba|Bốn|Năm|Sáu|Thứ \w+) là[,:]?\s+"
    r"|Thứ (?:nhất|hai|ba|tư|năm|sáu|bảy)[,:]\s+)"
)
TOO_LONG = 420  # characters; a longer sentence is cut by nobody, another one is chosen


def clean(text: str) -> str:
    """One line, without the list mark it began with, with a capital and a full stop."""
    line = _MARK.sub("", one_space(text)).removesuffix("./.").rstrip(" ;,.")
    return f"{line[0].upper()}{line[1:]}." if line else ""


def quoted(desk: Desk, unit: str, text: str, citation: Citation | None, *, why: str = QUOTED) -> tuple[Run, ...]:
    """The text as runs: plain words, and a slot for each number that is not a date, a document or a name."""
    runs: list[Run] = []
    at = 0
    for place, mention in enumerate(read_numbers(text)):
        if mention.form in NAMED:
            continue
        shown = mention.number.of(text)
        slot = desk.slots.make(
            ("quote", unit, text, place), shown, mention.value if mention.value is not None else Decimal(0),
            mention.measure or "", scope=unit, derivation=f"{why}: {_place(citation)}" if citation else why,
        )  # fmt: skip
        if mention.number.start > at:
            runs.append(Run(text[at : mention.number.start]))
        runs.append(Run(slot=slot))
        at = mention.number.end
    if at < len(text):
        runs.append(Run(text[at:]))
    return tuple(runs)


def _place(citation: Citation) -> str:
    return f"trang {citation.page}" if citation.page else f"mục {citation.section}" if citation.section else "toàn văn"


Said = tuple[tuple[str, ...], Narrative]  # units, and the sentence they have in common


def in_same_words(told: Sequence[tuple[str, Narrative]]) -> list[Said]:
    """Each sentence once, with every unit whose report has it word for word."""
    units: dict[str, dict[str, None]] = {}
    first: dict[str, Narrative] = {}
    for unit, narrative in told:
        words = fold_case(clean(narrative.text))
        units.setdefault(words, {})[unit] = None
        first.setdefault(words, narrative)
    return [(tuple(units[words]), narrative) for words, narrative in first.items()]


def representative(told: Sequence[tuple[str, Narrative]], most: int) -> list[Said]:
    """At most `most` sentences, units before repetition, none too long to read, in the units' order."""
    fitting = in_same_words([pair for pair in told if 20 <= len(pair[1].text) <= TOO_LONG])
    chosen: list[Said] = []
    for again in (False, True):
        for said in fitting:
            heard = any(said[0][0] in units for units, _ in chosen)
            if len(chosen) < most and heard is again and said not in chosen:
                chosen.append(said)
    return [said for said in fitting if said in chosen]
