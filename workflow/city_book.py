"""A period's facts and city figures kept ready between requests, as the leaders' pages look at them.

SQL stays the truth: each look compares what the database has with what a book was made from, and only the units whose
figures changed since are read again. What is shown is made by the same code that drafts the city report.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from threading import RLock
from typing import Any, TypeVar

from domain.facts import Fact, facts_of
from domain.indicators import Aggregation, Better, Code, Indicator
from domain.periods import Period
from drafting.desk import Desk as Draft
from drafting.desk import Material
from drafting.ranking import UnitFigure, places, unit_figures
from store.reviews import Marks, ReviewStore
from workflow.factory import Desk, Process
from workflow.facts import fed_by
from workflow.material import material_with, set_against

T = TypeVar("T")
_KEPT = 4  # periods
_LATE = 500  # decisions looked at again: on PostgreSQL a lower number may become visible after a higher one


class CityBook:
    """One period: its material, and the draft's desk over it, which knows facts, city figures and changes."""

    def __init__(self, process: Process, material: Material) -> None:
        self.material = material
        self.catalogue = process.catalogue
        self.draft = Draft(material, process.catalogue)
        self._ranked: dict[tuple[Code, Period], tuple[UnitFigure, ...]] = {}
        self._places: dict[tuple[Code, Period], dict[str, int]] = {}
        self._made: dict[str, Any] = {}

    def once(self, name: str, make: Callable[[CityBook], T]) -> T:
        """What a page makes of the book, made when first asked for and kept as long as the book."""
        if name not in self._made:
            self._made[name] = make(self)
        made: T = self._made[name]
        return made

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

    @cached_property
    def comparable(self) -> tuple[Indicator, ...]:
        """Percentages that reports of the period tell, and on which units are set side by side."""
        told = {f.indicator for facts in self.by_unit.values() for f in facts}
        return tuple(
            i for i in self.catalogue
            if i.code in told and i.is_percent and i.aggregation is Aggregation.RATIO and i.better is not Better.NEUTRAL
        )  # fmt: skip

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
        self._lock = RLock()
        self._kept: dict[Period, _Pages] = {}

    def book(self, process: Process, desk: Desk, period: Period) -> CityBook:
        """Only within a transaction that reads: what a writer sees may yet be rolled back."""
        at = home_of(period)
        with self._lock:
            pages = self._kept.pop(at, None) or _Pages(process, desk, at)
            self._kept[at] = pages
            while len(self._kept) > _KEPT:
                self._kept.pop(next(iter(self._kept)))
            return pages.turned(process, desk)


def home_of(period: Period) -> Period:
    """The period whose book tells this one's figures too: reports of quarter III and of nine months feed each other."""
    return period.last_quarter if period.last_quarter.end == period.end else period


@dataclass(frozen=True, slots=True)
class _Seen:
    """How far the database was. files: how many there are in each state. reports: what counts, unit by unit.

    decisions: the newest ones, so that one that appears late is noticed.
    """

    marks: Marks
    files: dict[str, int]
    reports: frozenset[tuple[str | None, str]]
    decisions: frozenset[int]


def _seen(desk: Desk) -> _Seen:
    store = ReviewStore(desk.connection)
    marks = store.marks()
    decided = store.decided_after(marks.decision - _LATE)
    current = desk.documents.receipts(current_only=True)
    return _Seen(
        marks,
        desk.documents.count_by_state(),
        frozenset((r.unit, r.document_id) for r in current),
        frozenset(number for number, _ in decided),
    )


class _Pages:
    """The facts of one period, unit by unit, and the book made of them."""

    def __init__(self, process: Process, desk: Desk, period: Period) -> None:
        self._period = period
        self._seen = _seen(desk)
        self._facts: dict[str, list[Fact]] = {}
        self._read(desk, None)
        self._book = CityBook(process, self._material(process, desk))

    def turned(self, process: Process, desk: Desk) -> CityBook:
        """With what happened since; every act that changes a figure is in the journal."""
        if ReviewStore(desk.connection).marks() == self._seen.marks:
            return self._book
        now, before = _seen(desk), self._seen
        if now.marks.four_eyes != before.marks.four_eyes:
            changed = None
            self._read(desk, None)
        elif changed := self._changed(desk, now):
            self._read(desk, changed)
        self._seen = now
        if changed is None or changed or now.files != before.files:
            self._book = CityBook(process, self._material(process, desk))
        return self._book

    def _changed(self, desk: Desk, now: _Seen) -> set[str]:
        """Units with new decisions, other current reports, or a report read again."""
        store = ReviewStore(desk.connection)
        decided = store.decided_after(self._seen.marks.decision - _LATE)
        new = [value_id for number, value_id in decided if number not in self._seen.decisions]
        other = {unit for unit, _ in self._seen.reports ^ now.reports if unit is not None}
        return store.units_of(new) | other | store.units_read_after(self._seen.marks.reports[-1])

    def _read(self, desk: Desk, units: set[str] | None) -> None:
        """units: None for all."""
        wanted = [*fed_by(self._period), *set_against(self._period)]
        names = None if units is None else sorted(units)
        for unit in list(self._facts) if names is None else names:
            self._facts[unit] = []
        for fact in facts_of(desk.values.standings(units=names, periods=wanted)):
            self._facts.setdefault(fact.unit, []).append(fact)

    def _material(self, process: Process, desk: Desk) -> Material:
        fed = set(fed_by(self._period))
        every = [f for unit in sorted(self._facts) for f in self._facts[unit]]
        now, earlier = [f for f in every if f.period in fed], [f for f in every if f.period not in fed]
        return material_with(process, desk, self._period, now, earlier=earlier)
