"""Units left out of a figure although they told one: how they are spoken of, and what they may still outdo."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from domain.city import CityFigure
from domain.drafts import Run
from domain.facts import Fact, FactState
from domain.indicators import Code
from domain.periods import Period
from drafting.city import plausible
from drafting.desk import Desk
from drafting.slots import fill

CONFLICT = "Số liệu mâu thuẫn giữa các chỗ trong báo cáo"
UNCLEAR = "Số liệu có hơn một cách hiểu hoặc ngoài giới hạn có thể có"
PERCENT_ONLY = "Chỉ nêu tỷ lệ, chưa nêu đủ tử số và mẫu số"
ABSENT = "Chưa có số liệu"
_WORDS = "chưa tính số liệu mâu thuẫn hoặc chưa rõ của {k} đơn vị (Phụ lục III)"


def reasons(desk: Desk, figure: CityFigure) -> dict[str, tuple[str, ...]]:
    """The units missing from a figure by why they are missing, each unit once."""
    groups: dict[str, list[str]] = {CONFLICT: [], UNCLEAR: [], PERCENT_ONLY: [], ABSENT: []}
    for unit in figure.missing:
        if unit in figure.unsettled:
            states = {f.state for f in _told(desk, unit, figure.indicator, figure.period)}
            groups[CONFLICT if FactState.CONFLICT in states else UNCLEAR].append(unit)
        else:
            groups[PERCENT_ONLY if unit in figure.percent_only else ABSENT].append(unit)
    return {why: tuple(units) for why, units in groups.items() if units}


def _told(desk: Desk, unit: str, code: Code, period: Period) -> list[Fact]:
    """The unit's own facts for the figure and, for a ratio, for its parts."""
    indicator = desk.catalogue[code]
    parts = [c for part in (indicator.numerator, indicator.denominator) if part for c in part.codes]
    return [f for c in (code, *parts) if (f := desk.book.get(unit, c, period))]


def possible(desk: Desk, unit: str, code: Code, period: Period) -> tuple[Decimal, ...]:
    """Every amount a unit without a settled figure may turn out to have; empty if no amount can be told."""
    fact = desk.book.get(unit, code, period)
    if fact is None or plausible(fact, desk.catalogue[code]):
        return ()
    readings = [r for value in fact.values for r in value.readings]
    own = (fact.amount,) if fact.amount is not None else ()
    return tuple(dict.fromkeys((*own, *fact.amounts, *readings)))


def may_exceed(desk: Desk, units: Iterable[str], code: Code, period: Period, mark: Decimal) -> bool:
    """Whether a unit left out may have more than `mark`; one whose amount cannot be told may."""
    found = [possible(desk, unit, code, period) for unit in units]
    return any(not amounts or max(amounts) > mark for amounts in found)


def may_undercut(desk: Desk, units: Iterable[str], code: Code, period: Period, mark: Decimal) -> bool:
    found = [possible(desk, unit, code, period) for unit in units]
    return any(not amounts or min(amounts) < mark for amounts in found)


def not_counted(
    desk: Desk, figures: Iterable[CityFigure], template: str = " Số tổng hợp nêu trên {words}."
) -> tuple[Run, ...]:
    """Says how many units the figures leave out for conflict and where they are named; nothing where none is."""
    told = [f for f in figures if f.unsettled and f.amount is not None]
    units = {u for f in told for u in f.unsettled}
    if not units:
        return ()
    what = "chưa tính do mâu thuẫn hoặc chưa rõ: " + ", ".join(f"{f.indicator} {f.period}" for f in told)
    return fill(template, {"words": fill(_WORDS, {"k": desk.slots.count(len(units), what)})})
