"""One indicator in one period: the city's figure, the units by place and by amount, and the way over the periods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.city import CityFigure
from domain.errors import NotFound
from domain.indicators import Code, Indicator
from domain.periods import Period
from domain.units import ReportingUnit, UnitGroup
from drafting.changes import Change
from drafting.city import periods_of
from drafting.ranking import UnitFigure, in_groups
from workflow.cells import Cell, cell_of
from workflow.city_book import CityBook, CityBooks
from workflow.city_series import Point, city_series
from workflow.factory import Process


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One reporting unit. figure: for comparing, None where there is none; place: None where it is not ranked."""

    unit: ReportingUnit
    cell: Cell
    figure: UnitFigure | None = None
    place: int | None = None


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """period: the figure's own. periods: those the reports give this indicator for. change: None where not comparable.

    groups: firm figures of each group, highest first.
    """

    indicator: Indicator
    period: Period
    periods: tuple[Period, ...]
    city: CityFigure | None
    change: Change | None
    lines: tuple[UnitLine, ...]
    groups: tuple[tuple[UnitGroup, tuple[UnitFigure, ...]], ...]
    trend: tuple[Point, ...] = ()


def indicator_view(process: Process, code: Code, period: Period, *, at: Period | None = None) -> IndicatorView:
    """at: the figure's own period, where the reports of `period` tell it for several."""
    found = process.catalogue.get(code)
    if found is None:
        raise NotFound(f"Không có chỉ tiêu mã {code}.")
    with process.desk() as desk:
        book = process.kept(CityBooks).book(process, desk, period)
        shown = shown_period(book, found, at or period)
        trend = city_series(process, desk, found, shown)
    return view_of(book, found, shown, trend)


def shown_period(book: CityBook, indicator: Indicator, period: Period) -> Period:
    """The period asked for; where no unit has the figure for it, the other one that its reports tell."""
    given = (period, *periods_of(indicator, book.period))
    return next((p for p in given if (indicator.code, p) in book.draft.city), period)


def view_of(book: CityBook, indicator: Indicator, period: Period, trend: Sequence[Point] = ()) -> IndicatorView:
    code, at = indicator.code, shown_period(book, indicator, period)
    figures = {f.unit: f for f in book.ranked(code, at)}
    places = book.places(code, at)
    city = book.draft.city.get((code, at))
    return IndicatorView(
        indicator,
        at,
        tuple(p for p in periods_of(indicator, book.period) if (code, p) in book.draft.city),
        city,
        book.change(code, at),
        tuple(
            UnitLine(u, cell_of(book, u.name, code, at), figures.get(u.name), places.get(u.name))
            for u in book.draft.units
        ),
        in_groups(tuple(figures.values())),
        tuple(trend),
    )
