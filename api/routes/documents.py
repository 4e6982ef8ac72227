"""Reports over HTTP: send, list, settle a doubtful head, read what was found."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Path, Query, UploadFile
from fastapi.responses import Response

from api.access import ReceiptOf, needs
from api.context import ProcessOf, QueueOf, read_period
from api.contract_wire import ReportOut
from api.media import PNG, binary
from api.sent_files import name_of, taken_file
from api.wire import DocumentLine, PageWord, Place, Settled, TakenFile
from domain.errors import NotFound
from domain.people import Act, Person
from workflow.access import given_for
from workflow.contract import Json, extraction_json
from workflow.factory import Process
from workflow.intake import Taken, Upload, take_in_file
from workflow.overview import original, receipts, report
from workflow.pictures import page_picture, page_words, quote_place
from workflow.reading import Given, official_unit
from workflow.sending import Sent, accept, results

router = APIRouter(prefix="/api/v1/documents", tags=["báo cáo"])
Sender = Annotated[Person, needs(Act.SEND_REPORT)]
PageNumber = Annotated[int, Path(ge=1, le=100_000)]


@router.post("", summary="Gửi báo cáo")
def send(
    process: ProcessOf,
    queue: QueueOf,
    person: Sender,
    files: list[UploadFile],
    unit: Annotated[str | None, Form()] = None,
    period: Annotated[str | None, Form()] = None,
    wait: Annotated[float | None, Query(ge=0, le=120, description="Số giây chờ kết quả")] = None,
) -> list[TakenFile]:
    """Files or zip archives; one result per report. unit and period override what the letterhead says.

    Every file is kept before this answers. A result that is not there after `wait` seconds is "queued".
    """
    given = given_for(person, _given(process, unit, period))
    batch = accept(process, queue, person.name, (Sent(name_of(f), f.file.read()) for f in files), given)
    wait = process.settings.send_wait_seconds if wait is None else wait
    return [taken_file(job) for job in results(process, batch, wait=wait)]


@router.get("", summary="Danh sách báo cáo")
def listed(
    process: ProcessOf, person: Annotated[Person, needs(Act.SEE_OWN_REPORTS)], period: str | None = None
) -> list[DocumentLine]:
    """Files that the person may see; of the period, if one is told, and those whose period is not settled."""
    return [
        DocumentLine(
            id=line.receipt.document_id,
            name=line.receipt.name,
            state=line.receipt.state.value,
            unit=line.receipt.unit,
            period=str(line.receipt.period) if line.receipt.period else None,
            number=line.receipt.number,
            version=line.receipt.version,
            current=line.receipt.current,
            values=line.values,
            findings=line.findings,
            reason=line.receipt.reason,
            received_at=line.receipt.received_at.isoformat(),
        )
        for line in receipts(process, read_period(period), person=person)
    ]


@router.get("/{document_id}", summary="Mọi thứ đọc được từ một báo cáo", response_model=ReportOut)
def one(process: ProcessOf, receipt: ReceiptOf) -> Json:
    """Everything read from one report, as `tonghop extract --json` prints it."""
    view = report(process, receipt.document_id)
    if view.document is None:
        raise NotFound(f"Tệp “{view.receipt.name}” chưa đọc được: {view.receipt.reason}")
    return extraction_json(view.document, view.extraction)


@router.post("/{document_id}/head", summary="Cho biết đơn vị, kỳ của tệp còn chờ")
def settle(process: ProcessOf, person: Sender, receipt: ReceiptOf, settled: Settled) -> TakenFile:
    """Tells unit or period of a file that waits for them, and takes it in."""
    _, content = original(process, receipt.document_id)
    given = given_for(person, _given(process, settled.unit, settled.period))
    [taken] = take_in_file(process, Upload(receipt.name, content, person.name), given)
    return wire(taken)


@router.get(
    "/{document_id}/pages/{number}.png",
    summary="Ảnh một trang",
    response_class=Response,
    responses=binary(PNG),
)
def picture(process: ProcessOf, receipt: ReceiptOf, number: PageNumber, value: str | None = None) -> Response:
    """A page's image; marked on it the words of one value, or those of a place in the report (b0042:10:36)."""
    return Response(page_picture(process, receipt.document_id, number, value), media_type=PNG)


@router.get("/{document_id}/pages/{number}/words", summary="Chữ trên một trang")
def words(process: ProcessOf, receipt: ReceiptOf, number: PageNumber) -> list[PageWord]:
    """Every word of a page in reading order, to choose from; empty where the file has no pages of its own."""
    return [
        PageWord(
            block=block.id,
            start=word.span.start,
            end=word.span.end,
            text=word.span.of(block.text),
            box=[word.box.x0, word.box.y0, word.box.x1, word.box.y1],
        )
        for block, word in page_words(process, receipt.document_id, number)
    ]


@router.get("/{document_id}/places/{value_id}", summary="Chỗ của trích dẫn trên trang")
def place(process: ProcessOf, receipt: ReceiptOf, value_id: str) -> Place:
    """The page and boxes of a value's words, or of those at a place in the report (b0042:10:36), also of a Word file
    as it is printed; NotFound where they are unknown."""
    found = quote_place(process, receipt.document_id, value_id)
    if found is None:
        raise NotFound("Không định vị được trích dẫn trên ảnh trang; hãy xem phần nội dung.")
    return Place(page=found.page, boxes=[[b.x0, b.y0, b.x1, b.y1] for b in found.boxes])


def wire(taken: Taken) -> TakenFile:
    return TakenFile(
        file=taken.name,
        status=taken.status,
        unit=taken.unit,
        period=str(taken.period) if taken.period else None,
        values=taken.values,
        findings=taken.findings,
        reason=taken.reason,
        document=taken.receipt.document_id if taken.receipt else None,
    )


def _given(process: Process, unit: str | None, period: str | None) -> Given:
    return Given(official_unit(unit, process.registry) if unit else None, read_period(period))
