"""One indicator over the periods: the city's figure, or one unit's, each with how many units are in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from domain.city import CityFigure
from domain.facts import Fact, facts_of
from domain.indicators import Catalogue, Indicator
from domain.periods import Period
from domain.receipts import Receipt
from domain.units import UnitGroup, UnitRegistry
from drafting.city import FactBook, figure_of, made_of, same_cut_off
from store.reviews import ReviewStore
from workflow.factory import Desk, Process
from workflow.resting import Resting

MOST = 8  # periods of a trend
_KEPT = 400  # trends


@dataclass(frozen=True, slots=True)
class Point:
    """amount None: no figure could be made for the period. coverage: "x/y" units."""

    period: Period
    amount: Decimal | None
    coverage: str = ""


class SeriesKept:
    """Trends, kept until a report comes in or somebody decides on a figure they are made of."""

    def __init__(self) -> None:
        self.points: Resting[tuple[Point, ...]] = Resting(_KEPT)


def city_series(process: Process, desk: Desk, indicator: Indicator, upto: Period) -> tuple[Point, ...]:
    """Up to `upto`, in periods of its kind, oldest first."""
    store, codes = ReviewStore(desk.connection), made_of(indicator)
    marks = store.marks()
    stamp = (marks.reports, marks.four_eyes, store.decisions_about(codes))

    def made() -> tuple[Point, ...]:
        facts = facts_of(desk.values.standings(indicators=codes))
        senders = senders_by_period(desk.documents.receipts(current_only=True), process.registry)
        return series_of(facts, indicator, process.catalogue, senders=senders, upto=upto)

    return process.kept(SeriesKept).points.get((indicator.code, upto), stamp, made)


def senders_by_period(receipts: Sequence[Receipt], registry: UnitRegistry) -> dict[Period, list[str]]:
    """Units whose report is of exactly this period, in the registry's order."""
    found: dict[Period, set[str]] = {}
    for receipt in receipts:
        if receipt.period is not None and receipt.unit is not None:
            found.setdefault(receipt.period, set()).add(receipt.unit)
    names = [u.name for u in registry.units if u.group is not UnitGroup.CITY]
    return {period: [n for n in names if n in sent] for period, sent in found.items()}


def series_of(
    facts: Sequence[Fact],
    indicator: Indicator,
    catalogue: Catalogue,
    *,
    senders: dict[Period, list[str]],
    upto: Period,
) -> tuple[Point, ...]:
    book = FactBook(facts, catalogue)
    told = {f.period for f in facts}
    periods = [p for p in _told(told, upto) if p.sort_key <= upto.sort_key][-MOST:]
    return tuple(_point(figure_of(indicator, at, book, _senders(senders, at))) for at in periods)


def _point(figure: CityFigure) -> Point:
    return Point(figure.period, figure.amount, figure.coverage)


def _told(periods: set[Period], upto: Period) -> list[Period]:
    return sorted((p for p in periods if p.kind is upto.kind), key=lambda p: p.sort_key)


def _senders(senders: dict[Period, list[str]], period: Period) -> list[str]:
    """As for the city's figures: reports with the same cut-off count alike; a year's index is told in any report."""
    names = [n for at in same_cut_off(period) for n in senders.get(at, [])]
    return list(dict.fromkeys(names))
