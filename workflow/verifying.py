"""Every number of a DOCX held against the standing facts of a period."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from domain.city import CityFigure
from domain.documents import BlockKind
from domain.drafts import DraftReport
from domain.errors import UsageError
from domain.facts import Fact
from domain.indicators import Code
from domain.periods import Period
from domain.progress import Told, unheard
from drafting.city import city_figures, codes_behind, same_cut_off
from drafting.known_lines import KnownLine
from drafting.number_findings import CheckedNumber
from drafting.verify import verify_lines
from drafting.word_text import read_lines
from workflow.drafted_lines import lines_of
from workflow.factory import Process
from workflow.facts import DeskFacts, fed_by
from workflow.material import set_against


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
    lines: Sequence[KnownLine] | None = None,
    told: Told = unheard,
) -> Verification:
    """Every number of a DOCX against the facts of a period (None: the newest period with reports).

    lines: of a draft that has just been composed from these facts; else they are asked for.
    """
    chosen = period or _newest(process)
    composed: list[DraftReport] = []
    with ThreadPoolExecutor(max_workers=1) as beside:  # most of the reading is not Python's
        written = beside.submit(read_lines, content)
        known = lines_of(process, chosen, told=told, composed=composed.append) if lines is None else lines
    numbers = verify_lines(
        written.result(),
        lines=known,
        facts=lambda codes: _facts(process, chosen, codes),
        city=lambda codes: _city_of(composed[0], codes) if composed else _city(process, chosen, codes),
        registry=process.registry,
        period=chosen,
        indicators_in=lambda text: {hit.code for hit in process.labels.hits(text)},
        quotes=lambda unit: _sentences(process, chosen, unit),
        told=told,
    )
    return Verification(chosen, numbers)


def _facts(process: Process, period: Period, codes: Collection[Code]) -> list[Fact]:
    """All that a number typed by hand may be held against: of the period and of those it is compared with."""
    with process.desk() as desk:
        facts = DeskFacts(desk, catalogue=process.catalogue, registry=process.registry)
        senders = {u.name for u in facts.senders(period)}
        now = facts.few(tuple(codes), fed_by(period))
        return [*(f for f in now if f.unit in senders), *facts.few(tuple(codes), set_against(period))]


def _city_of(draft: DraftReport, codes: Collection[Code]) -> list[CityFigure]:
    """As `_city`, of figures that are at hand: a draft holds all there are."""
    return [f for f in draft.figures if isinstance(f, CityFigure) and f.indicator in codes]


def _city(process: Process, period: Period, codes: Collection[Code]) -> list[CityFigure]:
    with process.desk() as desk:
        facts = DeskFacts(desk, catalogue=process.catalogue, registry=process.registry)
        behind = dict.fromkeys(c for code in codes for c in codes_behind(process.catalogue[code]))
        return city_figures(
            facts.few(tuple(behind), fed_by(period)),
            catalogue=process.catalogue,
            period=period,
            reporting_units=facts.senders(period),
            only=codes,
        )


def _newest(process: Process) -> Period:
    with process.desk() as desk:
        known = desk.documents.periods()
    if not known:
        raise UsageError("Chưa có báo cáo nào để đối chiếu; hãy nhận báo cáo bằng “tonghop ingest” trước.")
    return known[-1]


def _sentences(process: Process, period: Period, unit: str) -> list[str]:
    """Every paragraph and row of the unit's reports of the period: what a quotation may have been taken from."""
    kinds = {BlockKind.PARAGRAPH, BlockKind.TABLE_ROW, BlockKind.HEADING, BlockKind.FOOTNOTE}
    with process.desk() as desk:
        return [
            block.text
            for at in same_cut_off(period)
            for receipt in desk.documents.receipts(unit=unit, period=at, current_only=True)
            for block in desk.documents.document(receipt.document_id).blocks
            if block.kind in kinds
        ]
