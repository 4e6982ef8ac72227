"""Bodies of the leaders' API: overview, matrix, units, indicators. Figures are decimal strings or None."""

from __future__ import annotations

from pydantic import BaseModel

from api.contract_wire import CityFigureOut, FactOut, FindingOut
from domain.facts import Fact
from domain.quantities import plain
from domain.values import Narrative
from workflow.cells import Cell
from workflow.city_series import Point
from workflow.city_words import change_words
from workflow.contract import city_figure_json, decimal_json, fact_json, finding_json
from workflow.indicator_view import IndicatorView
from workflow.leading import Doubt, Fall, Headline, Overview
from workflow.matrix import Matrix, Row
from workflow.unit_view import FigureLine, UnitSummary, UnitView


class CellBody(BaseModel):
    """One figure of one unit. state: accepted, reported, zero, ambiguous, conflict, impossible, not_applicable, spared,
    missing, not_sent. amounts: the differing ones of a conflict. value: the id its words are found by. quote: those
    words; left out of the matrix."""

    state: str
    period: str
    amount: str | None = None
    amounts: list[str] = []
    approved: bool = False
    document: str | None = None
    value: str | None = None
    quote: str | None = None


class PointBody(BaseModel):
    period: str
    amount: str | None
    coverage: str


class ChangeBody(BaseModel):
    """Over the units that have both periods."""

    before: str
    was: str | None
    now: str | None
    units: int
    words: str


class HeadlineBody(BaseModel):
    indicator: str
    name: str
    city: CityFigureOut
    change: ChangeBody | None
    trend: list[PointBody]


class DoubtBody(BaseModel):
    unit: str
    indicator: str
    cell: CellBody


class FallBody(BaseModel):
    unit: str
    indicator: str
    period: str
    was: str
    now: str
    points: str


class RuleBody(BaseModel):
    rule: str
    severity: str
    count: int
    units: int


class RankedBody(BaseModel):
    unit: str
    place: int
    amount: str


class RankingBody(BaseModel):
    group: str
    units: list[RankedBody]


class OverviewBody(BaseModel):
    """silent: units that sent nothing. approved, figures: of the period's reports. ranked_by: of the rankings."""

    period: str
    expected: int
    sent: int
    silent: list[str]
    unread: list[str]
    approved: int
    figures: int
    headlines: list[HeadlineBody]
    doubts: list[DoubtBody]
    falls: list[FallBody]
    rules: list[RuleBody]
    ranked_by: str
    rankings: list[RankingBody]


class RowBody(BaseModel):
    """cells: in the order of the matrix's indicators."""

    unit: str
    group: str
    cells: list[CellBody]


class MatrixBody(BaseModel):
    period: str
    indicators: list[str]
    counts: dict[str, int]
    rows: list[RowBody]
    silent: list[str]
    unread: list[str]


class UnitLineBody(BaseModel):
    id: str
    unit: str
    group: str
    sent: bool
    figures: int
    approved: int
    doubts: int
    findings: int


class UnitFigureBody(BaseModel):
    """place: in the unit's group, among `of`; None where it is not ranked or may not be seen."""

    indicator: str
    name: str
    cell: CellBody
    before: str | None
    place: int | None
    of: int
    trend: list[PointBody]


class SaidBody(BaseModel):
    kind: str
    text: str
    owner: str | None
    deadline: str | None
    document: str
    page: int | None


class UnitBody(BaseModel):
    id: str
    unit: str
    group: str
    period: str
    sent: bool
    figures: list[UnitFigureBody]
    said: list[SaidBody]
    findings: list[FindingOut]


class IndicatorUnitBody(BaseModel):
    """fact: as before; cell: the same with its state where there is none."""

    unit: str
    fact: FactOut | None
    cell: CellBody
    place: int | None


class IndicatorBody(BaseModel):
    """period: as asked for. figures_of: the figures' own."""

    indicator: str
    name: str
    period: str
    figures_of: str
    city: CityFigureOut | None
    change: ChangeBody | None
    units: list[IndicatorUnitBody]
    trend: list[PointBody]


def cell_body(cell: Cell, *, quoted: bool = True) -> CellBody:
    if cell.fact is None:
        return CellBody(state=cell.state.value, period=str(cell.period))
    value = cell.fact.values[0]
    return CellBody(
        state=cell.state.value,
        period=str(cell.period),
        amount=decimal_json(cell.amount),
        amounts=[plain(a) for a in cell.fact.amounts],
        approved=cell.approved,
        document=value.document_id,
        value=value.id,
        quote=value.citation.quote if quoted else None,
    )


def overview_body(view: Overview) -> OverviewBody:
    return OverviewBody(
        period=str(view.period),
        expected=len(view.sent.expected),
        sent=len(view.sent.senders),
        silent=[u.name for u in view.sent.silent],
        unread=[u.name for u in view.sent.unread],
        approved=view.progress.approved,
        figures=view.progress.total,
        headlines=[_headline(h) for h in view.headlines],
        doubts=[_doubt(d) for d in view.doubts],
        falls=[_fall(f) for f in view.falls],
        rules=[RuleBody(rule=r.rule, severity=r.severity.value, count=r.count, units=r.units) for r in view.rules],
        ranked_by=view.ranked.code,
        rankings=[
            RankingBody(
                group=group.value,
                units=[RankedBody(unit=f.unit, place=view.places[f.unit], amount=plain(f.amount)) for f in figures],
            )
            for group, figures in view.rankings
        ],
    )


def _headline(told: Headline) -> HeadlineBody:
    return HeadlineBody(
        indicator=told.indicator.code,
        name=told.indicator.name,
        city=CityFigureOut(**city_figure_json(told.figure)),
        change=_change(told),
        trend=_points(told.trend),
    )


def _doubt(told: Doubt) -> DoubtBody:
    cell = Cell(told.state, told.fact.period, told.fact)
    return DoubtBody(unit=told.unit.name, indicator=told.indicator.code, cell=cell_body(cell))


def _fall(told: Fall) -> FallBody:
    return FallBody(
        unit=told.unit.name,
        indicator=told.indicator.code,
        period=str(told.now.period),
        was=plain(told.before.amount),
        now=plain(told.now.amount),
        points=plain(told.points),
    )


def _row(told: Row) -> RowBody:
    return RowBody(
        unit=told.unit.name, group=told.unit.group.value, cells=[cell_body(c, quoted=False) for c in told.cells]
    )


def matrix_body(view: Matrix) -> MatrixBody:
    return MatrixBody(
        period=str(view.period),
        indicators=[i.code for i in view.columns],
        counts={state.value: n for state, n in view.counts.items()},
        rows=[_row(r) for r in view.rows],
        silent=[u.name for u in view.sent.silent],
        unread=[u.name for u in view.sent.unread],
    )


def unit_line_body(line: UnitSummary) -> UnitLineBody:
    return UnitLineBody(
        id=line.unit.id,
        unit=line.unit.name,
        group=line.unit.group.value,
        sent=line.sent,
        figures=line.figures,
        approved=line.approved,
        doubts=line.doubts,
        findings=line.findings,
    )


def unit_body(view: UnitView) -> UnitBody:
    return UnitBody(
        id=view.unit.id,
        unit=view.unit.name,
        group=view.unit.group.value,
        period=str(view.period or ""),
        sent=view.sent,
        figures=[_figure(line) for line in view.lines],
        said=[_said(n) for n in view.narratives],
        findings=[FindingOut(**finding_json(f)) for f in view.findings],
    )


def indicator_body(view: IndicatorView, asked: str) -> IndicatorBody:
    return IndicatorBody(
        indicator=view.indicator.code,
        name=view.indicator.name,
        period=asked,
        figures_of=str(view.period),
        city=CityFigureOut(**city_figure_json(view.city)) if view.city else None,
        change=_change(view),
        units=[
            IndicatorUnitBody(unit=x.unit.name, fact=_fact(x.cell.fact), cell=cell_body(x.cell), place=x.place)
            for x in view.lines
        ],
        trend=_points(view.trend),
    )


def _change(told: IndicatorView | Headline) -> ChangeBody | None:
    change = told.change
    if change is None:
        return None
    return ChangeBody(
        before=str(change.before.period),
        was=decimal_json(change.before.amount),
        now=decimal_json(change.now.amount),
        units=len(change.now.parts),
        words=change_words(change),
    )


def _points(points: tuple[Point, ...]) -> list[PointBody]:
    return [PointBody(period=str(p.period), amount=decimal_json(p.amount), coverage=p.coverage) for p in points]


def _figure(line: FigureLine) -> UnitFigureBody:
    return UnitFigureBody(
        indicator=line.indicator.code,
        name=line.indicator.name,
        cell=cell_body(line.cell),
        before=decimal_json(line.before.amount) if line.before else None,
        place=line.place,
        of=line.of,
        trend=_points(line.trend),
    )


def _said(told: Narrative) -> SaidBody:
    return SaidBody(
        kind=told.kind.value,
        text=told.text,
        owner=told.owner,
        deadline=told.deadline.isoformat() if told.deadline else None,
        document=told.citation.document_id,
        page=told.citation.page,
    )


def _fact(fact: Fact | None) -> FactOut | None:
    return FactOut(**fact_json(fact)) if fact else None
