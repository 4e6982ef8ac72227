"""What changed since an earlier period, told only over the units that have the figure in both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from domain.city import CityFigure
from domain.indicators import Aggregation
from domain.periods import Period
from drafting.city import figure_of, percent
from drafting.desk import Desk

_FEWEST = 2  # a change told over one unit is that unit's, not the City's


@dataclass(frozen=True, slots=True)
class Change:
    """now and before: the same rule over the same units."""

    now: CityFigure
    before: CityFigure

    @property
    def difference(self) -> Decimal:
        assert self.now.amount is not None
        assert self.before.amount is not None
        return self.now.amount - self.before.amount

    @property
    def share(self) -> Decimal | None:
        """The difference in percent of the earlier figure; None for percents and where that was zero."""
        if self.now.numerator is not None or not self.before.amount:
            return None
        return percent(abs(self.difference), self.before.amount)

    def broad(self, figure: CityFigure) -> bool:
        """Whether at least half of the units in `figure` are compared: enough to call it the City's rise or fall."""
        return 2 * len(self.now.parts) >= len(figure.parts)

    @property
    def value_ids(self) -> tuple[str, ...]:
        return (*self.now.value_ids, *self.before.value_ids)


def changes(desk: Desk, figure: CityFigure) -> tuple[Change, ...]:
    """Against the period before, and against the same period of the year before, where there are figures."""
    return desk.once(f"changes {figure.indicator} {figure.period}", lambda: _all_changes(desk, figure))


def _all_changes(desk: Desk, figure: CityFigure) -> tuple[Change, ...]:
    return tuple(c for p in _earlier(desk, figure) if (c := _change(desk, figure, p)))


def _earlier(desk: Desk, figure: CityFigure) -> Iterator[Period]:
    """A cumulative figure is set against the year before only: six months say nothing about nine."""
    cumulative = desk.catalogue[figure.indicator].semantics.runs
    before = figure.period.previous()
    if not cumulative or before != figure.period.year_before():
        yield before
    if figure.period.year_before() != before or cumulative:
        yield figure.period.year_before()


def _change(desk: Desk, figure: CityFigure, earlier: Period) -> Change | None:
    indicator = desk.catalogue[figure.indicator]
    if indicator.aggregation not in (Aggregation.SUM, Aggregation.RATIO) or figure.amount is None:
        return None
    before = figure_of(indicator, earlier, desk.book, [f.unit for f in figure.parts])
    both = [f.unit for f in before.parts]
    if before.amount is None or len(both) < _FEWEST:
        return None
    now = figure_of(indicator, figure.period, desk.book, both)
    return Change(now, before) if now.amount is not None else None
