"""A period's facts and city figures kept ready between requests, as the leaders' pages look at them.

The facts are those of `workflow.fact_sheets`; what is shown is made by the same code that drafts the city report.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

from domain.facts import Fact
from domain.indicators import Aggregation, Better, Catalogue, Code, Indicator
from domain.periods import Period
from domain.units import ReportingUnit
from drafting.changes import Change, changes
from drafting.desk import Desk as Draft
from drafting.desk import Material
from drafting.ranking import UnitFigure, places, unit_figures
from workflow.factory import Desk, Process
from workflow.keeping_fresh import LookedAt
from workflow.material import material_of, stamp_of
from workflow.resting import Resting

T = TypeVar("T")
_KEPT = 4  # periods


class CityBook:
    """One period: its material, and the draft's desk over it, which knows facts, city figures and changes."""

    def __init__(self, material: Material, catalogue: Catalogue) -> None:
        self.material = material
        self.catalogue = catalogue
        self.draft = Draft(material, catalogue)
        self._ranked: dict[tuple[Code, Period], tuple[UnitFigure, ...]] = {}
        self._places: dict[tuple[Code, Period], dict[str, int]] = {}
        self._made: dict[str, Any] = {}
        self._makers: dict[str, Callable[[CityBook], Any]] = {}

    def once(self, name: str, make: Callable[[CityBook], T]) -> T:
        """What a page makes of the book, made when first asked for and kept as long as the book."""
        if name not in self._made:
            self._made[name] = make(self)
            self._makers[name] = make
        made: T = self._made[name]
        return made

    def make_as_of(self, former: CityBook) -> None:
        """What pages made of the former book is made of this one too, so that nobody who looks has to wait for it."""
        for name, make in list(former._makers.items()):
            self.once(name, make)

    @property
    def period(self) -> Period:
        return self.material.period

    def ranked(self, code: Code, period: Period) -> tuple[UnitFigure, ...]:
        """The reporting units' figures for comparing; what is doubtful or rounded among them has no place."""
        if (code, period) not in self._ranked:
            self._ranked[code, period] = unit_figures(self.draft, code, period)
        return self._ranked[code, period]

    def places(self, code: Code, period: Period) -> dict[str, int]:
        """Each firm unit's place within its group."""
        if (code, period) not in self._places:
            self._places[code, period] = places(self.ranked(code, period), self.catalogue[code].better)
        return self._places[code, period]

    def change(self, code: Code, period: Period) -> Change | None:
        """Of the city's figure, against the period before; None where too few units have both."""

        def made(book: CityBook) -> tuple[Change, ...]:
            figure = book.draft.city.get((code, period))
            return tuple(changes(book.draft, figure)) if figure is not None else ()

        found = self.once(f"changes {code} {period}", made)
        return found[0] if found else None

    @cached_property
    def comparable(self) -> tuple[Indicator, ...]:
        """Percentages that reports of the period tell, and on which units are set side by side."""
        told = {f.indicator for facts in self.by_unit.values() for f in facts}
        return tuple(
            i for i in self.catalogue
            if i.code in told and i.is_percent and i.aggregation is Aggregation.RATIO and i.better is not Better.NEUTRAL
        )  # fmt: skip

    def spares(self, unit: str, code: Code, period: Period) -> bool:
        """Whether the reporting unit owes no figure of the indicator for the period."""
        return self._units[unit].is_spared(code, period)

    @cached_property
    def _units(self) -> dict[str, ReportingUnit]:
        return {u.name: u for u in self.draft.units}

    @cached_property
    def by_unit(self) -> dict[str, list[Fact]]:
        """The period's facts of each reporting unit, in reading order."""
        found: dict[str, list[Fact]] = {u.name: [] for u in self.draft.units}
        for fact in self.material.facts:
            if fact.unit in found and fact.indicator in self.catalogue:
                found[fact.unit].append(fact)
        return found


class CityBooks:
    """Books of the periods people look at. One for the whole process; requests run in threads."""

    def __init__(self) -> None:
        self._books: Resting[CityBook] = Resting(_KEPT)

    def book(self, process: Process, desk: Desk, period: Period, *, ahead: bool = False) -> CityBook:
        """Only within a transaction that reads: what a writer sees may yet be rolled back. ahead: made beside the
        requests, before somebody looks."""
        at = home_of(period)

        def made() -> CityBook:
            book, former = CityBook(material_of(process, desk, at), process.catalogue), self._books.peek(at)
            if ahead and former is not None:
                book.make_as_of(former)
            return book

        found = self._books.get(at, stamp_of(process, desk, at), made, ahead=ahead)
        if not ahead:
            process.kept(LookedAt).note(make_book_ahead, at)
        return found


def make_book_ahead(process: Process, period: Period) -> None:
    with process.desk() as desk:
        process.kept(CityBooks).book(process, desk, period, ahead=True)


def home_of(period: Period) -> Period:
    """The period whose book tells this one's figures too: reports of quarter III and of nine months feed each other."""
    return period.last_quarter if period.last_quarter.end == period.end else period
