"""One indicator over the periods: the city's figure, or one unit's, each with how many units are in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import islice

from domain.city import CityFigure
from domain.facts import facts_of
from domain.indicators import Indicator
from domain.periods import Period
from domain.units import ReportingUnit
from drafting.city import FactBook, figure_of, made_of, owing, same_cut_off
from workflow.fact_sheets import FactSheets
from workflow.factory import Desk, Process
from workflow.facts import DeskFacts
from workflow.resting import Resting

MOST = 8  # periods of a trend
_KEPT = 4000  # points: a hundred indicators, two years of periods and their kinds


@dataclass(frozen=True, slots=True)
class Point:
    """amount None: no figure could be made for the period. coverage: "x/y" units."""

    period: Period
    amount: Decimal | None
    coverage: str = ""


class PointsKept:
    """Points of trends, each kept until a report comes in or somebody decides on a figure of its own period: a decision
    on this quarter leaves the seven quarters before it alone."""

    def __init__(self) -> None:
        self.points: Resting[Point | None] = Resting(_KEPT)
        self.told: Resting[list[Period]] = Resting(_KEPT)


def city_series(process: Process, desk: Desk, indicator: Indicator, upto: Period) -> tuple[Point, ...]:
    """Up to `upto`, in periods of its kind, oldest first."""
    wanted = [p for p in _told(process, desk, indicator) if p.kind is upto.kind and p.sort_key <= upto.sort_key]
    points = (_kept_point(process, desk, indicator, at) for at in sorted(wanted, key=_age))
    return tuple(islice((point for point in points if point is not None), MOST))[::-1]


def make_ready(process: Process, period: Period) -> None:
    """The points of every indicator for a period at once: quicker than one by one when somebody asks."""
    with process.desk() as desk:
        facts = facts_of(desk.values.standings(periods=same_cut_off(period)))
        book, units = FactBook(facts, process.catalogue), _senders(process, desk, period)
        for indicator in process.catalogue:
            point = partial(point_of, book, indicator, period, units=units)
            process.kept(PointsKept).points.get(
                (indicator.code, period), _stamp(process, desk, indicator, same_cut_off(period)), point
            )


def _told(process: Process, desk: Desk, indicator: Indicator) -> list[Period]:
    stamp = _stamp(process, desk, indicator, ())
    told = process.kept(PointsKept).told
    return told.get(indicator.code, stamp, lambda: desk.values.periods(made_of(indicator)))


def _age(period: Period) -> int:
    """The newest first."""
    return -period.end.toordinal()


def _kept_point(process: Process, desk: Desk, indicator: Indicator, period: Period) -> Point | None:
    def made() -> Point | None:
        if (figure := _kept_figure(process, desk, indicator, period)) is not None:
            return Point(figure.period, figure.amount, figure.coverage)
        facts = desk.values.standings(indicators=made_of(indicator), periods=same_cut_off(period))
        book = FactBook(facts_of(facts), process.catalogue)
        return point_of(book, indicator, period, units=_senders(process, desk, period))

    stamp = _stamp(process, desk, indicator, same_cut_off(period))
    return process.kept(PointsKept).points.get((indicator.code, period), stamp, made)


def _kept_figure(process: Process, desk: Desk, indicator: Indicator, period: Period) -> CityFigure | None:
    """The period's figure as the city's figures kept between requests have it; None where they are not kept, or tell it
    from another period with the same cut-off."""
    if desk.sheets is None or not desk.sheets.keeps_city(period):
        return None
    figure = DeskFacts(desk, catalogue=process.catalogue, registry=process.registry).city(indicator.code, period)
    exact = figure is not None and any(f.period == period for f in (*figure.unit_facts, *figure.used))
    return figure if exact else None


def _stamp(process: Process, desk: Desk, indicator: Indicator, periods: Sequence[Period]) -> tuple[object, ...]:
    sheets = desk.sheets or FactSheets(process.catalogue)
    return (process.registry, *sheets.touched(desk.changes, made_of(indicator), periods))


def _senders(process: Process, desk: Desk, period: Period) -> list[ReportingUnit]:
    told = DeskFacts(desk, catalogue=process.catalogue, registry=process.registry)
    return told.senders(period)


def point_of(book: FactBook, indicator: Indicator, period: Period, *, units: Sequence[ReportingUnit]) -> Point | None:
    """units: who sent a report. None where nothing of what the figure is made of is told for exactly this period."""
    if not any(book.tells(code, period) for code in made_of(indicator)):
        return None
    figure = figure_of(indicator, period, book, owing(units, indicator, period, book))
    return Point(figure.period, figure.amount, figure.coverage)
