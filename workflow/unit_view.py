"""One unit: all its figures of a period and before, its place in its group, what it says and what was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.errors import NotFound
from domain.facts import Fact, facts_of
from domain.indicators import Code, Indicator
from domain.people import Act, Person, may
from domain.periods import Period
from domain.receipts import Receipt, ReceiptState
from domain.units import ReportingUnit, UnitGroup
from domain.values import Finding, Narrative, NarrativeKind
from drafting.city import periods_of, same_cut_off
from workflow.cells import Cell, CellState, state_of
from workflow.city_book import CityBook, CityBooks, home_of
from workflow.city_series import MOST, Point
from workflow.factory import Process
from workflow.matrix import GROUPS


@dataclass(frozen=True, slots=True)
class FigureLine:
    """place, of: the place among the group's firm figures, None where there is none or it may not be seen."""

    indicator: Indicator
    cell: Cell
    before: Fact | None
    place: int | None = None
    of: int = 0
    trend: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitView:
    """lines: the period's figures in catalogue order. reports: all versions of all periods, newest first."""

    unit: ReportingUnit
    period: Period | None
    sent: bool
    lines: tuple[FigureLine, ...]
    narratives: tuple[Narrative, ...]
    findings: tuple[Finding, ...]
    reports: tuple[Receipt, ...]

    def told(self, kind: NarrativeKind) -> tuple[Narrative, ...]:
        return tuple(n for n in self.narratives if n.kind is kind)

    @property
    def doubts(self) -> int:
        return sum(1 for line in self.lines if line.cell.state.wrong)

    @property
    def approved(self) -> int:
        return sum(1 for line in self.lines if line.cell.approved)


@dataclass(frozen=True, slots=True)
class UnitSummary:
    """A line of the list of units. places: how often the unit is in the first and in the last third of its group."""

    unit: ReportingUnit
    sent: bool
    figures: int = 0
    approved: int = 0
    doubts: int = 0
    findings: int = 0
    ahead: int = 0
    behind: int = 0


@dataclass(frozen=True, slots=True)
class _Ranks:
    places: dict[str, int] = field(default_factory=dict)
    sizes: dict[UnitGroup, int] = field(default_factory=dict)


def unit_of(process: Process, person: Person, unit_id: str) -> ReportingUnit:
    """A unit officer finds the own unit only; what belongs to others is not found rather than refused."""
    found = next((u for u in process.registry.units if u.id == unit_id and u.group is not UnitGroup.CITY), None)
    if found is None or not (may(person, Act.SEE_CITY) or may(person, Act.SEE_OWN_REPORTS, unit=found.name)):
        raise NotFound(f"Không có đơn vị mã {unit_id}.")
    return found


def unit_view(process: Process, person: Person, unit_id: str, period: Period | None) -> UnitView:
    """Places among others are only for those who may see the city's figures. period: None where there is no report."""
    unit = unit_of(process, person, unit_id)
    if period is None:
        return UnitView(unit, None, False, (), (), (), ())
    with process.desk() as desk:
        book = process.kept(CityBooks).book(process, desk, period) if may(person, Act.SEE_CITY) else None
        facts = facts_of(desk.values.standings(units=[unit.name]))
        receipts = desk.documents.receipts(unit=unit.name)
        cut_off = same_cut_off(home_of(period))
        narratives = [n for at in cut_off for _, _, n in desk.narratives.find(unit=unit.name, period=at)]
        counted = [r for r in receipts if r.period in cut_off and r.current and r.state is ReceiptState.STORED]
        findings = [f for r in counted for f in desk.findings.of_document(r.document_id)]
    receipts.sort(key=lambda r: r.received_at, reverse=True)
    told: dict[Code, dict[Period, Fact]] = {}
    for fact in facts:
        told.setdefault(fact.indicator, {})[fact.period] = fact
    found = [_line(i, told.get(i.code, {}), home_of(period), unit, book) for i in process.catalogue]
    lines = tuple(line for line in found if line is not None)
    return UnitView(unit, period, bool(counted), lines, tuple(narratives), tuple(findings), tuple(receipts))


def _line(
    indicator: Indicator, own: Mapping[Period, Fact], period: Period, unit: ReportingUnit, book: CityBook | None
) -> FigureLine | None:
    """None where the unit tells nothing of the indicator in the period."""
    places = dict.fromkeys((*periods_of(indicator, period), *same_cut_off(period)))
    fact = next((own[p] for p in places if p in own), None)
    if fact is None:
        return None
    cell = Cell(state_of(fact, indicator), fact.period, fact)
    ranked = book is not None and indicator in book.comparable  # a place by mere volume says nothing
    ranks = _ranks(book, indicator.code, fact.period, unit.group) if book and ranked else _Ranks()
    return FigureLine(
        indicator,
        cell,
        own.get(fact.period.previous()),
        ranks.places.get(unit.name),
        ranks.sizes.get(unit.group, 0),
        own_series(own, indicator, fact.period),
    )


def own_series(own: Mapping[Period, Fact], indicator: Indicator, upto: Period) -> tuple[Point, ...]:
    """The unit's figure in the periods of one kind, oldest first; no amount where it does not count."""
    told = sorted((p for p in own if p.kind is upto.kind and p.sort_key <= upto.sort_key), key=lambda p: p.sort_key)
    counted = [(p, state_of(own[p], indicator).counts) for p in told]
    return tuple(Point(p, own[p].amount if counts else None) for p, counts in counted[-MOST:])


def _ranks(book: CityBook, code: Code, period: Period, group: UnitGroup) -> _Ranks:
    places = book.places(code, period)
    groups = {u.name: u.group for u in book.draft.units}
    return _Ranks(places, {group: sum(1 for name in places if groups[name] is group)})


def unit_list(process: Process, period: Period) -> list[UnitSummary]:
    with process.desk() as desk:
        book = process.kept(CityBooks).book(process, desk, period)
    return book.once("units", summaries)


def summaries(book: CityBook) -> list[UnitSummary]:
    """Every unit that reports, group by group."""
    found: dict[str, int] = {}
    for unit, _ in book.material.findings:
        found[unit] = found.get(unit, 0) + 1
    thirds = _thirds(book)
    units = [u for u in book.material.expected if u.group is not UnitGroup.CITY]
    return [_summary(book, u, found.get(u.name, 0), thirds) for u in sorted(units, key=lambda u: GROUPS.index(u.group))]


def _summary(book: CityBook, unit: ReportingUnit, findings: int, thirds: dict[str, list[int]]) -> UnitSummary:
    facts = book.by_unit.get(unit.name)
    if facts is None:
        return UnitSummary(unit, sent=False)
    states: list[CellState] = [state_of(f, book.catalogue[f.indicator]) for f in facts]
    ahead, behind = thirds.get(unit.name, [0, 0])
    return UnitSummary(
        unit,
        sent=True,
        figures=len(facts),
        approved=sum(1 for f in facts if f.approved),
        doubts=sum(1 for s in states if s.wrong),
        findings=findings,
        ahead=ahead,
        behind=behind,
    )


def _thirds(book: CityBook) -> dict[str, list[int]]:
    """By unit: on how many percentages it is in the first third of its group, and in the last."""
    groups = {u.name: u.group for u in book.draft.units}
    found: dict[str, list[int]] = {name: [0, 0] for name in groups}
    for indicator in book.comparable:
        at = book.draft.at(indicator.code, book.draft.when(indicator.code))
        places = book.places(indicator.code, at)
        sizes: dict[UnitGroup, int] = {}
        for name in places:
            sizes[groups[name]] = sizes.get(groups[name], 0) + 1
        for name, place in places.items():
            size = sizes[groups[name]]
            if size < 3:
                continue
            found[name][0] += 3 * place <= size
            found[name][1] += 3 * place > 2 * size
    return found
