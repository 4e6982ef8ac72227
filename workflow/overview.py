"""What the pages show: who has sent, what became of each file, one report with its numbers, one indicator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.city import CityFigure
from domain.documents import Document
from domain.errors import NotFound
from domain.indicators import Indicator
from domain.people import Person
from domain.periods import Period
from domain.receipts import Receipt, ReceiptState
from domain.values import Extraction, Finding, IndicatorValue, Narrative
from store.documents import EMPTY_ACCOUNT, Account
from workflow.access import sees
from workflow.due_dates import late_reports
from workflow.factory import Desk, Process
from workflow.facts import DeskFacts


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """A received file and how much was found in it. late: with it its unit was late."""

    receipt: Receipt
    values: int
    findings: int
    late: bool = False


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report with everything read from it."""

    receipt: Receipt
    document: Document | None
    values: Sequence[IndicatorValue] = ()
    findings: Sequence[Finding] = ()
    narratives: Sequence[Narrative] = ()
    account: Account = EMPTY_ACCOUNT

    @property
    def extraction(self) -> Extraction:
        """What was extracted, put together again from its parts."""
        assert self.receipt.unit is not None
        assert self.receipt.period is not None
        return Extraction(
            self.receipt.document_id,
            self.receipt.unit,
            self.receipt.period,
            tuple(self.values),
            self.account.others,
            self.account.ignored,
            self.account.unaccounted,
            tuple(self.findings),
            tuple(self.narratives),
        )


def periods(process: Process) -> list[Period]:
    """Periods with reports, newest first."""
    with process.desk() as desk:
        return list(reversed(desk.remembered("periods", desk.documents.periods)))


def receipts(process: Process, period: Period | None, *, person: Person) -> list[ReceiptLine]:
    """Files of a period that this person may see, and above them those whose unit or period is not settled."""
    with process.desk() as desk:
        key = ("receipts", period, process.registry, desk.of_files())
        lines = desk.remembered(key, lambda: _lines(process, desk, period))
    return [line for line in lines if sees(person, line.receipt)]


def _lines(process: Process, desk: Desk, period: Period | None) -> list[ReceiptLine]:
    found = desk.documents.receipts() if period is None else desk.documents.receipts_of(period)
    late = {r.document_id for r in late_reports(process, desk, (r.period for r in found))}
    documents = [r.document_id for r in found]
    values, findings = desk.values.count_by_document(documents), desk.findings.count_by_document(documents)
    found.sort(key=lambda r: (r.state is ReceiptState.STORED, not r.current, r.unit or ""))
    return [
        ReceiptLine(r, values.get(r.document_id, 0), findings.get(r.document_id, 0), r.document_id in late)
        for r in found
    ]


def report(process: Process, document_id: str) -> ReportView:
    with process.desk() as desk:
        receipt = desk.documents.receipt(document_id)
        if receipt is None:
            raise NotFound(f"Không có tệp mã {document_id}.")
        if receipt.state is not ReceiptState.STORED:
            return ReportView(receipt, None)
        return ReportView(
            receipt,
            document_at(desk, document_id),
            values_at(desk, document_id),
            desk.findings.of_document(document_id),
            desk.narratives.of_document(document_id),
            desk.documents.account(document_id),
        )


def document_at(desk: Desk, document_id: str) -> Document:
    """A stored report; a reviewer turns from figure to figure of the same one."""
    return desk.remembered(("document", document_id), lambda: desk.documents.document(document_id))


def values_at(desk: Desk, document_id: str) -> Sequence[IndicatorValue]:
    """All values of a stored report, in reading order; those that people made since are among them."""
    key = ("values", document_id, desk.of_made())
    return desk.remembered(key, lambda: desk.values.of_document(document_id))


def original(process: Process, document_id: str) -> tuple[Receipt, bytes]:
    """The file as it was sent."""
    with process.desk() as desk:
        receipt = desk.documents.receipt(document_id)
    if receipt is None:
        raise NotFound(f"Không có tệp mã {document_id}.")
    return receipt, process.files.read(receipt.sha256)


def city_table(process: Process, period: Period) -> list[tuple[Indicator, CityFigure]]:
    """Every city figure that the reports of a period give, in catalogue order."""
    with process.desk() as desk:
        figures = DeskFacts(desk, catalogue=process.catalogue, registry=process.registry).city_figures(period)
    return [(process.catalogue[code], figure) for (code, _), figure in figures.items()]
