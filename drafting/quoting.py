"""Units' own sentences in the city report, attributed: their words, with shorthand written out and slips of spelling
mended, and every number in them, as printed, a slot of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from domain.citations import Citation
from domain.drafts import Run
from domain.number_reading import read_numbers
from domain.numbers import NumberForm
from domain.texts import fold_case, one_space
from domain.values import Narrative
from drafting.desk import Desk
from drafting.spelling_out import spelled_out, unexplained

QUOTED = "trích nguyên văn báo cáo của đơn vị"
NAMED = (NumberForm.DATE, NumberForm.DOC_NUMBER, NumberForm.NAME)
_MARK = re.compile(
    r"^(?:(?:[-–—+•*]|\(?\w{1,2}[.)])\s+|(?:Một|Hai|Ba|Bốn|Năm|Sáu|Thứ \w+) là[,:]?\s+"
    r"|(?:(?:Việc|Điều) t|T)hứ \w+(?: là[,:]?|[,:])\s+)"
)
# What ties a sentence to the one before it, or repeats the heading it stands under.
_TIED = re.compile(
    r"^(?:(?:Ngoài ra|Bên cạnh đó|Đồng thời|Tuy nhiên|Mặt khác|Hơn nữa|Trong khi đó|Cùng với đó|Vì vậy|Do vậy|Do đó)"
    r",?\s+|Cũng\s+(?=mong|đề nghị|kiến nghị|đề xuất)|Bài học(?: kinh nghiệm)?:\s+|Nguyên nhân(?: chính| chủ yếu)?"
    r"(?: là do| là|:| do)\s+)"
)
SHORTEST = 12  # characters of a sentence that says something
TOO_LONG = 420  # characters; a longer sentence is cut by nobody, another one is chosen


@lru_cache(maxsize=8192)  # asked of the same sentence for choosing it and for printing it
def clean(text: str) -> str:
    """One line that stands by itself: without the list mark it began with and what tied it to the line before,
    shorthand spelled out, with a capital and a full stop."""
    line = _TIED.sub("", _MARK.sub("", one_space(text))).removesuffix("./.").rstrip(" ;,.")
    line = spelled_out(line)
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


def first_of_each(told: Sequence[tuple[str, Narrative]], most: int) -> list[Said]:
    """At most `most` sentences, units before repetition, none too long to read, in the order given."""
    fitting = _fitting(told)
    chosen: list[Said] = []
    for again in (False, True):
        for said in fitting:
            heard = any(said[0][0] in units for units, _ in chosen)
            if len(chosen) < most and heard is again and said not in chosen:
                chosen.append(said)
    return [said for said in fitting if said in chosen]


def representative(told: Sequence[tuple[str, Narrative]], most: int) -> list[Said]:
    """At most `most` sentences that stand for all: of every kind of unit in turn, of new units before repetition; first
    those that more units have, that need no guessing, that share most words with the others. In the order given."""
    fitting = _fitting(told)
    if len(fitting) <= most:
        return fitting
    shared = _shared_words(fitting)
    ranked = sorted(
        fitting, key=lambda said: (unexplained(clean(said[1].text)) > 0, -len(said[0]), -_worth(said, shared))
    )
    chosen: list[Said] = []
    while len(chosen) < most:
        units = {unit for said in chosen for unit in said[0]}
        kinds = Counter(_kind(said[0][0]) for said in chosen)
        left = [said for said in ranked if said not in chosen]
        chosen.append(min(left, key=lambda said: (said[0][0] in units, kinds[_kind(said[0][0])])))
    return [said for said in fitting if said in chosen]


def _fitting(told: Sequence[tuple[str, Narrative]]) -> list[Said]:
    return in_same_words([pair for pair in told if SHORTEST <= len(pair[1].text) <= TOO_LONG])


def _kind(unit: str) -> str:
    """Departments, wards and communes, by what their names begin with."""
    first = unit.split(maxsplit=1)[0]
    return first if first in ("Phường", "Xã") else ""


def _shared_words(told: Sequence[Said]) -> Counter[str]:
    """In how many of the sentences each pair of words stands."""
    return Counter(pair for _, narrative in told for pair in _pairs(narrative.text))


def _worth(said: Said, shared: Counter[str]) -> float:
    pairs = _pairs(said[1].text)
    return sum(shared[pair] for pair in pairs) / len(pairs) if pairs else 0.0


def _pairs(text: str) -> set[str]:
    return set(map(" ".join, pairwise(fold_case(spelled_out(text)).split())))
