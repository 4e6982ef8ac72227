"""Which units changed most between two periods: each with both figures, in the order of the change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from domain.facts import Fact
from domain.indicators import Indicator, IndicatorType
from domain.periods import Period
from domain.quantities import plain
from rag.figure_answers import doubt_words
from rag.figure_words import (
    capital,
    change_words,
    difference_measure,
    fact_words,
    indicator_words,
    listed,
    state_words,
)
from rag.folded import Folded
from rag.notebook import Notebook

_CHANGES = r"tang|giam|cai thien|nhich|tut|sut|tien bo|thay doi|bien dong|di len|di xuong"
_MOST = r"nhieu|manh|it|cao|lon|nhanh|ro"
_BY_CHANGE = (
    rf"(?:{_CHANGES})(?: [a-z]+){{0,8}}? (?:{_MOST}) nhat|theo (?:muc|so(?: diem)?|ty le) (?:{_CHANGES})"
    rf"|(?:{_MOST}) nhat ve muc (?:{_CHANGES})"
)
_FALLS = r"giam|tut|sut|di xuong"
_LEAST = rf"(?:{_CHANGES})(?: [a-z]+){{0,8}}? it nhat"


@dataclass(frozen=True, slots=True)
class Change:
    earlier: Fact
    later: Fact
    amount: Decimal


def asks_by_change(topic: Folded) -> bool:
    return topic.has(_BY_CHANGE)


def change_ranking(
    topic: Folded,
    facts: tuple[Sequence[Fact], Sequence[Fact]],
    indicator: Indicator,
    notes: Notebook,
    *,
    top: int | None = None,
) -> list[str]:
    """facts: of the earlier and of the later period, one of each unit; empty where no unit has both."""
    earlier, later = ({f.unit: f for f in of if f.amount is not None} for of in facts)
    both = [unit for unit in later if unit in earlier]
    if not both:
        return []
    changes = [_change(earlier[unit], later[unit]) for unit in both]
    falls, least = topic.has(_FALLS) and not topic.has("tang"), topic.has(_LEAST)
    sign = -1 if _rises_by_falling(indicator) else 1
    changes.sort(key=lambda c: (sign * c.amount if falls != least else -sign * c.amount, c.later.unit))
    shown = changes[:top] if top else changes
    way = ("giảm" if falls else "tăng") + (" ít nhất trước" if least else " nhiều nhất trước")
    between = f"từ {_label(changes, 0)} đến {_label(changes, 1)}"
    title = f"{capital(indicator_words(indicator))}, thay đổi {between}, {way} ({_states(shown)}):"
    lines = [f"{_place(changes, c)}. {_line(c, indicator, notes)}" for c in shown]
    lacking = sorted({f.unit for of in facts for f in of} - set(both))
    left = [f"Không xếp vì thiếu số của kỳ đầu hoặc kỳ sau: {listed(lacking)}."] if lacking else []
    return [title, *lines, *left]


def _change(earlier: Fact, later: Fact) -> Change:
    assert earlier.amount is not None
    assert later.amount is not None
    return Change(earlier, later, later.amount - earlier.amount)


def _rises_by_falling(indicator: Indicator) -> bool:
    """A rank rises when its number falls."""
    return indicator.type is IndicatorType.RANK


def _place(changes: Sequence[Change], own: Change) -> int:
    return 1 + next(i for i, c in enumerate(changes) if c.amount == own.amount)


def _line(change: Change, indicator: Indicator, notes: Notebook) -> str:
    first, last = change.earlier, change.later
    assert first.amount is not None
    assert last.amount is not None
    notes.use(first, last)
    how = f"{plain(last.amount)} - {plain(first.amount)}"
    measure = difference_measure(indicator.measure)
    notes.computed(change.amount, measure, how, unit=last.unit, indicator=indicator.code, period=last.period)
    words = change_words(first.amount, last.amount, indicator)
    moved = "lên" if (change.amount > 0) != _rises_by_falling(indicator) else "xuống"
    ends = f"từ {fact_words(first)} {moved} {fact_words(last)}" if change.amount else f"cùng {fact_words(last)}"
    doubts = "".join(doubt_words(fact, indicator, notes) for fact in (first, last))
    return f"{last.unit}: {words}, {ends}.{doubts}"


def _label(changes: Sequence[Change], at: int) -> str:
    periods: list[Period] = [c.earlier.period if at == 0 else c.later.period for c in changes]
    return max(periods, key=periods.count).label


def _states(changes: Sequence[Change]) -> str:
    return state_words(*(fact for c in changes for fact in (c.earlier, c.later)))
