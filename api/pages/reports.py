"""Báo cáo: send files, see what became of each, open one and see every figure beside its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from api.access import ReceiptOf, needs
from api.context import ProcessOf, QueueOf, read_period
from api.screens import first_screen
from api.sent_files import job_line, name_of
from api.templating import page
from domain.citations import Citation
from domain.documents import Block
from domain.people import Act, Person, may
from domain.periods import Period
from domain.texts import Span
from domain.values import IndicatorValue
from workflow.access import given_for
from workflow.factory import Process
from workflow.intake import Upload, take_in_file
from workflow.overview import ReportView, original, periods, receipts, report
from workflow.pictures import spoken_at
from workflow.reading import Given, official_unit
from workflow.sending import Sent, accept, results, sent_lately

router = APIRouter()
Reader = Annotated[Person, needs(Act.SEE_OWN_REPORTS)]
Sender = Annotated[Person, needs(Act.SEND_REPORT)]


_MOST_SPOTS = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block's text. value: the figure it is marked for. spot: which of the places asked for it is in;
    first: whether that place begins here."""

    text: str
    value: IndicatorValue | None = None
    spot: int | None = None
    first: bool = False


def chosen(process: Process, text: str | None) -> tuple[Period | None, list[Period]]:
    """The period of the address, else the newest with reports; and all there are."""
    known = periods(process)
    return read_period(text) or (known[0] if known else None), known


@router.get("/")
def start(person: Reader, ky: str | None = None) -> RedirectResponse:
    """The first screen of the person's rail."""
    period = read_period(ky)
    return RedirectResponse(first_screen(lambda act: may(person, act)) + (f"?ky={period}" if period else ""), 303)


@router.get("/bao-cao")
def listed(request: Request, process: ProcessOf, person: Reader, ky: str | None = None) -> Response:
    period, known = chosen(process, ky)
    lines = receipts(process, period, person=person)
    jobs = [job_line(j) for j in sent_lately(process, person)]
    return page(request, "reports.html", period=period, periods=known, lines=lines, jobs=jobs)


@router.post("/bao-cao")
def sent(process: ProcessOf, queue: QueueOf, person: Sender, files: list[UploadFile]) -> Response:
    """Without scripts the form posts here; with them each file goes to the API by itself."""
    given = given_for(person, Given())
    batch = accept(process, queue, person.name, (Sent(name_of(f), f.file.read()) for f in files), given)
    results(process, batch, wait=process.settings.send_wait_seconds)
    return RedirectResponse("/bao-cao", 303)


@router.get("/bao-cao/{document_id}")
def opened(
    request: Request,
    process: ProcessOf,
    receipt: ReceiptOf,
    so: str | None = None,
    cho: Annotated[list[str] | None, Query(max_length=_MOST_SPOTS)] = None,
) -> Response:
    """One report. so: the value to show. cho: places of its words to show beside each other, as `Citation.spot`."""
    view = report(process, receipt.document_id)
    known = periods(process)
    if view.document is None:
        units = [u.name for u in process.registry.units]
        return page(request, "waiting.html", period=None, periods=known, receipt=view.receipt, units=units)
    selected = next((v for v in view.values if v.id == so), None)
    spots = [c for spot in dict.fromkeys(cho or ()) if (c := spoken_at(view.document, spot)) is not None]
    return page(
        request,
        "report.html",
        period=view.receipt.period,
        periods=known,
        view=view,
        catalogue=process.catalogue,
        blocks=[(b, pieces(b, _values_of(view, b), spots)) for b in view.document.blocks],
        selected=selected,
        spots=spots,
    )


@router.post("/bao-cao/{document_id}/xac-nhan")
def settled(
    process: ProcessOf,
    person: Sender,
    receipt: ReceiptOf,
    unit: Annotated[str, Form()] = "",
    period: Annotated[str, Form()] = "",
) -> RedirectResponse:
    """Unit and period of a file in doubt, as a person says."""
    _, content = original(process, receipt.document_id)
    given = Given(official_unit(unit, process.registry) if unit else None, read_period(period))
    for _ in take_in_file(process, Upload(receipt.name, content, person.name), given_for(person, given)):
        pass
    return RedirectResponse(f"/bao-cao/{receipt.document_id}", 303)


@router.get("/bao-cao/{document_id}/tep-goc")
def source(process: ProcessOf, receipt: ReceiptOf) -> Response:
    """The file as it was sent, to be saved, never opened in our pages."""
    _, content = original(process, receipt.document_id)
    headers = {"Content-Disposition": f'attachment; filename="{receipt.document_id}{_suffix(receipt.name)}"'}
    return Response(content, media_type="application/octet-stream", headers=headers)


def pieces(block: Block, values: Sequence[IndicatorValue], spots: Sequence[Citation] = ()) -> list[Piece]:
    """The block's text cut at its figures and at the places asked for; a figure that two indicators share is marked
    once."""
    numbers: dict[Span, IndicatorValue] = {}
    for value in sorted(values, key=lambda v: v.citation.number.start):
        if not any(value.citation.number.overlaps(known) for known in numbers):
            numbers[value.citation.number] = value
    here = {n: c.span for n, c in enumerate(spots) if c.block_id == block.id}
    cuts = {0, len(block.text), *(at for span in (*numbers, *here.values()) for at in (span.start, span.end))}
    return [_piece(block, Span(start, end), numbers, here) for start, end in pairwise(sorted(cuts))]


def _piece(block: Block, stretch: Span, numbers: Mapping[Span, IndicatorValue], spots: Mapping[int, Span]) -> Piece:
    value = next((v for span, v in numbers.items() if span.contains(stretch)), None)
    spot = next((n for n, span in spots.items() if span.contains(stretch)), None)
    return Piece(stretch.of(block.text), value, spot, spot is not None and spots[spot].start == stretch.start)


def _values_of(view: ReportView, block: Block) -> list[IndicatorValue]:
    return [v for v in view.values if v.citation.block_id == block.id]


def _suffix(name: str) -> str:
    ending = name.rpartition(".")[2].lower()
    return f".{ending}" if ending.isascii() and ending.isalnum() and len(ending) <= 5 else ""
