"""Every number of a DOCX held against the standing facts of a period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.city import CityFigure
from domain.documents import BlockKind
from domain.drafts import DraftReport
from domain.errors import UsageError
from domain.facts import Fact
from domain.periods import Period
from domain.progress import Told, unheard
from drafting.city import same_cut_off
from drafting.compose import compose
from drafting.verify import CheckedNumber, verify_docx
from workflow.factory import Process
from workflow.material import kind_of, material_of


@dataclass(frozen=True, slots=True)
class Verification:
    """What became of each number of a DOCX. period: whose facts it was held against."""

    period: Period
    numbers: Sequence[CheckedNumber]

    @property
    def unsupported(self) -> int:
        return sum(1 for n in self.numbers if n.status == "unsupported")


def verify(
    process: Process,
    content: bytes,
    period: Period | None,
    *,
    draft: DraftReport | None = None,
    told: Told = unheard,
) -> Verification:
    """Every number of a DOCX against the facts of a period (None: the newest period with reports).

    draft: what has just been composed from these facts; else it is composed anew.
    """
    chosen = period or _newest(process)
    draft = draft or _composed(process, chosen, told)
    numbers = verify_docx(
        content,
        draft=draft,
        facts=lambda: _facts(process, chosen),
        city=[f for f in draft.figures if isinstance(f, CityFigure)] if draft else (),
        registry=process.registry,
        period=chosen,
        indicators_in=lambda text: {hit.code for hit in process.labels.hits(text)},
        quotes=lambda: _sentences(process, chosen),
        told=told,
    )
    return Verification(chosen, numbers)


def _composed(process: Process, period: Period, told: Told) -> DraftReport | None:
    kind = kind_of(period)
    told("Đọc số liệu", 0, 1)
    with process.desk() as desk:
        material = material_of(process, desk, period, kind=kind)
    if not material.reporting:
        return None
    return compose(material, catalogue=process.catalogue, kind=kind, told=told)


def _facts(process: Process, period: Period) -> list[Fact]:
    """All that a number typed by hand may be held against: of the period and of those it is compared with."""
    with process.desk() as desk:
        material = material_of(process, desk, period)
    return [*material.facts, *material.earlier]


def _newest(process: Process) -> Period:
    with process.desk() as desk:
        known = desk.documents.periods()
    if not known:
        raise UsageError("Chưa có báo cáo nào để đối chiếu; hãy nhận báo cáo bằng “tonghop ingest” trước.")
    return known[-1]


def _sentences(process: Process, period: Period) -> list[tuple[str, str]]:
    """(unit, text) of every paragraph and row of the period's reports: what a quotation may have been taken from."""
    kinds = {BlockKind.PARAGRAPH, BlockKind.TABLE_ROW, BlockKind.HEADING, BlockKind.FOOTNOTE}
    with process.desk() as desk:
        return [
            (receipt.unit or "", block.text)
            for at in same_cut_off(period)
            for receipt in desk.documents.receipts(period=at, current_only=True)
            for block in desk.documents.document(receipt.document_id).blocks
            if block.kind in kinds
        ]
