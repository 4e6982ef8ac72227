"""From the standing facts of a period to the consolidated report, its check, and the matrix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.documents import BlockKind
from domain.drafts import DraftReport
from domain.errors import UsageError
from domain.facts import Fact
from domain.periods import Period, PeriodKind
from domain.values import Finding
from drafting.city import same_cut_off
from drafting.compose import compose
from drafting.desk import Material
from drafting.sheets import write_matrix
from drafting.verify import CheckedNumber, verify_docx
from drafting.word import write_word
from workflow.factory import Desk, Process
from workflow.facts import DeskFacts, fed_by

KINDS = {
    PeriodKind.QUARTER: "quarter",
    PeriodKind.HALF: "half",
    PeriodKind.NINE_MONTHS: "nine_months",
    PeriodKind.YEAR: "year",
    PeriodKind.MONTH: "quarter",
}


@dataclass(frozen=True, slots=True)
class Verification:
    """What became of each number of a DOCX. period: whose facts it was held against."""

    period: Period
    numbers: Sequence[CheckedNumber]

    @property
    def unsupported(self) -> int:
        return sum(1 for n in self.numbers if n.status == "unsupported")


def draft_report(process: Process, period: Period, *, kind: str | None = None) -> DraftReport:
    """The draft of a period from what stands now; UsageError when no report of the period is here."""
    with process.desk() as desk:
        material = _material(process, desk, period)
    if not material.reporting:
        raise UsageError(f"Chưa có báo cáo nào của {period.label}; hãy nhận báo cáo bằng “tonghop ingest” trước.")
    return compose(material, catalogue=process.catalogue, kind=kind or KINDS[period.kind])


def written(draft: DraftReport, *, checking: bool = False) -> bytes:
    """The draft as DOCX; `checking` puts a comment with the source at each figure."""
    return write_word(draft, checking=checking)


def findings_of(process: Process, period: Period) -> list[tuple[str, Finding]]:
    """(unit, finding) of the period's reports."""
    with process.desk() as desk:
        return desk.findings.of_period(period)


def verify(process: Process, content: bytes, period: Period | None) -> Verification:
    """Every number of a DOCX against the facts of a period (None: the newest period with reports)."""
    with process.desk() as desk:
        chosen = period or _newest(desk)
        material = _material(process, desk, chosen)
        facts = DeskFacts(desk, catalogue=process.catalogue, registry=process.registry)
        city = list(facts.city_figures(chosen).values())
        quotes = _sentences(desk, chosen)
    draft = compose(material, catalogue=process.catalogue, kind=KINDS[chosen.kind]) if material.reporting else None
    numbers = verify_docx(
        content,
        draft=draft,
        facts=[*material.facts, *material.earlier],
        city=city,
        registry=process.registry,
        period=chosen,
        indicators_in=lambda text: {hit.code for hit in process.labels.hits(text)},
        quotes=quotes,
    )
    return Verification(chosen, numbers)


def export_matrix(process: Process, period: Period) -> bytes:
    """XLSX of units × indicators with citations; UsageError when no report of the period is here."""
    with process.desk() as desk:
        material = _material(process, desk, period)
        facts = DeskFacts(desk, catalogue=process.catalogue, registry=process.registry)
        city = list(facts.city_figures(period).values())
    if not material.reporting:
        raise UsageError(f"Chưa có báo cáo nào của {period.label}; hãy nhận báo cáo bằng “tonghop ingest” trước.")
    return write_matrix(
        material.facts,
        city=city,
        catalogue=process.catalogue,
        period=period,
        units=material.reporting,
        documents=material.documents,
    )


def _material(process: Process, desk: Desk, period: Period) -> Material:
    facts = DeskFacts(desk, catalogue=process.catalogue, registry=process.registry)
    senders = facts.senders(period)
    names = {u.name for u in senders}
    return Material(
        period=period,
        facts=[f for f in facts.facts(periods=fed_by(period)) if f.unit in names],
        reporting=senders,
        expected=process.registry.units,
        earlier=_earlier(facts, period),
        narratives=[(u, n) for at in same_cut_off(period) for u, _, n in desk.narratives.find(period=at)],
        findings=[told for at in same_cut_off(period) for told in desk.findings.of_period(at)],
        documents={r.document_id: r.number or r.name for r in desk.documents.receipts(current_only=True)},
    )


def _earlier(facts: DeskFacts, period: Period) -> list[Fact]:
    """What the period is set against: the one before it and the same one a year ago, each with its cumulative one."""
    before = [period.previous(), period.year_before()]
    wanted = dict.fromkeys(p for at in before for p in (at, at.cumulative(), at.last_quarter))
    return facts.facts(periods=[p for p in wanted if p not in fed_by(period)])


def _newest(desk: Desk) -> Period:
    known = desk.documents.periods()
    if not known:
        raise UsageError("Chưa có báo cáo nào để đối chiếu; hãy nhận báo cáo bằng “tonghop ingest” trước.")
    return known[-1]


def _sentences(desk: Desk, period: Period) -> list[tuple[str, str]]:
    """(unit, text) of every paragraph and row of the period's reports: what a quotation may have been taken from."""
    kinds = {BlockKind.PARAGRAPH, BlockKind.TABLE_ROW, BlockKind.HEADING, BlockKind.FOOTNOTE}
    return [
        (receipt.unit or "", block.text)
        for at in same_cut_off(period)
        for receipt in desk.documents.receipts(period=at, current_only=True)
        for block in desk.documents.document(receipt.document_id).blocks
        if block.kind in kinds
    ]
