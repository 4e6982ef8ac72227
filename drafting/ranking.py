"""Units set side by side, only within their group, and only with figures that stand firmly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from domain.indicators import Aggregation, Better, Code, Indicator
from domain.periods import Period
from domain.units import UnitGroup
from drafting.city import FactBook, UnitRatios, hedged, percent
from drafting.desk import GROUP_NAMES, Desk

_TOLERANCE = Decimal("0.1")  # percentage points between a printed percent and its own parts


@dataclass(frozen=True, slots=True)
class UnitFigure:
    """One unit's figure for comparing. computed: from numerator and denominator, because no percent is printed.

    doubtful: its own parts say another percent. rounded: printed with "gần", "trên". Neither is ranked.
    """

    unit: str
    group: UnitGroup
    code: Code
    period: Period
    amount: Decimal
    values: tuple[str, ...]
    computed: bool = False
    doubtful: bool = False
    rounded: bool = False


def unit_figures(desk: Desk, code: Code, period: Period) -> tuple[UnitFigure, ...]:
    """In the units' order."""
    column = _Column(desk.catalogue[code], period, desk.book)
    return tuple(f for u in desk.units if (f := column.figure_of(u.name, u.group)))


def unit_figure(unit: str, group: UnitGroup, indicator: Indicator, period: Period, book: FactBook) -> UnitFigure | None:
    """None where the unit told none that stands, and no parts that make one."""
    return _Column(indicator, period, book).figure_of(unit, group)


class _Column:
    """One indicator's figures of a period, looked up once for all units."""

    def __init__(self, indicator: Indicator, period: Period, book: FactBook) -> None:
        self._code, self._period = indicator.code, period
        self._told, self._settled = book.column(indicator.code, period), book.settled_column(indicator.code, period)
        self._ratios = UnitRatios(indicator, period, book) if indicator.aggregation is Aggregation.RATIO else None

    def figure_of(self, unit: str, group: UnitGroup) -> UnitFigure | None:
        fact, code, period = self._settled.get(unit), self._code, self._period
        parts = self._ratios.of(unit) if self._ratios else None
        recomputed = percent(parts.numerator, parts.denominator) if parts and parts.denominator else None
        if fact is None or fact.amount is None:
            if parts is None or recomputed is None or unit in self._told:
                return None
            ids = tuple(f.values[0].id for f in parts.used)
            return UnitFigure(unit, group, code, period, recomputed, ids, computed=True)
        off = recomputed is not None and abs(recomputed - fact.amount) > _TOLERANCE
        ids = (fact.values[0].id,)
        return UnitFigure(unit, group, code, period, fact.amount, ids, doubtful=off, rounded=hedged(fact))


def in_groups(figures: Sequence[UnitFigure]) -> tuple[tuple[UnitGroup, tuple[UnitFigure, ...]], ...]:
    """The firm figures of each group, highest first; equal figures in the units' order."""
    firm = [f for f in figures if not f.doubtful and not f.rounded]
    groups = ((g, sorted((f for f in firm if f.group is g), key=lambda f: -f.amount)) for g in GROUP_NAMES)
    return tuple((g, tuple(found)) for g, found in groups if found)


def places(figures: Sequence[UnitFigure], better: Better) -> dict[str, int]:
    """Each firm unit's place in its group; equal figures share a place."""
    found: dict[str, int] = {}
    for _, members in in_groups(figures):
        for figure in members:
            ahead = (
                m for m in members
                if (m.amount < figure.amount if better is Better.LOWER else m.amount > figure.amount)
            )  # fmt: skip
            found[figure.unit] = 1 + sum(1 for _ in ahead)
    return found
