"""What a city report of a period is written from and held against: facts, earlier facts, narratives, findings."""

from __future__ import annotations

from domain.errors import UsageError
from domain.facts import Fact
from domain.indicators import Catalogue, Semantics
from domain.periods import Period, PeriodKind
from domain.units import ReportingUnit
from drafting.city import same_cut_off
from drafting.compared import compared
from drafting.desk import Material
from drafting.outline import load_outline
from workflow.fact_sheets import FactSheets
from workflow.factory import Desk, Process
from workflow.facts import DeskFacts, fed_by
from workflow.report_background import background_of

_KINDS = {
    PeriodKind.HALF: "half",
    PeriodKind.NINE_MONTHS: "nine_months",
    PeriodKind.YEAR: "year",
}


def kind_of(period: Period) -> str:
    """The outline a report of this period follows; quarters and months share one."""
    return _KINDS.get(period.kind, "quarter")


def material_of(process: Process, desk: Desk, period: Period, *, kind: str | None = None) -> Material:
    """kind: of a report that is to be written; then only the facts that such a report can tell."""
    facts = DeskFacts(desk, catalogue=process.catalogue, registry=process.registry)
    senders = facts.senders(period)
    names = {u.name for u in senders}
    now = facts.facts(periods=fed_by(period)) if kind is None else _told_now(process.catalogue, facts, period)
    return Material(
        period=period,
        facts=[f for f in now if f.unit in names],
        reporting=senders,
        expected=process.registry.there_on(period.end),
        earlier=_told_before(process.catalogue, facts, period, kind),
        narratives=[(u, n) for at in same_cut_off(period) for u, _, n in facts.narratives(period=at)],
        findings=[told for at in same_cut_off(period) for told in facts.findings(at)],
        unread=_unread(process, desk, period),
        background=background_of(process, desk, period),
        documents=desk.remembered("cited as", desk.documents.cited_as),
    )


def _told_now(catalogue: Catalogue, facts: DeskFacts, period: Period) -> list[Fact]:
    """Of the years before only the indices published for them."""
    own = [p for p in fed_by(period) if p in same_cut_off(period)]
    yearly = [i.code for i in catalogue if i.semantics is Semantics.YEARLY]
    return [*facts.facts(periods=own), *facts.few(yearly, [p for p in fed_by(period) if p not in own])]


def _told_before(catalogue: Catalogue, facts: DeskFacts, period: Period, kind: str | None) -> list[Fact]:
    """Figures are set against the period before and the one of a year ago."""
    if kind is None:
        return facts.facts(periods=set_against(period))
    wanted = compared(load_outline(kind), catalogue, period)
    return [fact for at, codes in wanted.items() for fact in facts.few(codes, [at])]


def stamp_of(process: Process, desk: Desk, period: Period) -> tuple[object, ...]:
    """Another one once `material_of` would give something else."""
    sheets = desk.sheets or FactSheets(process.catalogue)
    facts = sheets.stamp(desk.changes, [*fed_by(period), *set_against(period)])
    return (facts, tuple(desk.documents.count_by_state().items()), process.registry)


def _unread(process: Process, desk: Desk, period: Period) -> list[ReportingUnit]:
    """Units of a file that came, for this period or for one not yet known, and could not be read or placed."""
    periods = {*same_cut_off(period), None}
    names = {r.unit for r in desk.documents.unread() if r.period in periods}
    return [u for u in process.registry.units if u.name in names]


def set_against(period: Period) -> list[Period]:
    """What a period is compared with: the one before and the same one a year ago, each with its cumulative one."""
    before = [period.previous(), period.year_before()]
    wanted = dict.fromkeys(p for at in before for p in (at, at.cumulative(), at.last_quarter))
    return [p for p in wanted if p not in fed_by(period)]


def needed(material: Material) -> Material:
    """The material itself; UsageError when no report of its period is here."""
    if not material.reporting:
        raise UsageError(
            f"Chưa có báo cáo nào của {material.period.label}; hãy nhận báo cáo bằng “tonghop ingest” trước."
        )
    return material
