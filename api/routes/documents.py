"""Reports over HTTP: send, list, settle a doubtful head, read what was found."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, UploadFile
from fastapi.responses import Response

from api.context import ProcessOf, read_period
from api.wire import DocumentLine, JsonObject, Settled, TakenFile
from domain.errors import NotFound
from workflow.contract import extraction_json
from workflow.factory import Process
from workflow.intake import Taken, Upload, take_in_file
from workflow.overview import original, receipts, report
from workflow.pictures import page_picture
from workflow.reading import Given, official_unit

router = APIRouter(prefix="/api/v1/documents", tags=["báo cáo"])


@router.post("")
def send(
    process: ProcessOf,
    files: list[UploadFile],
    unit: Annotated[str | None, Form()] = None,
    period: Annotated[str | None, Form()] = None,
) -> list[TakenFile]:
    """Files or zip archives; one result per report. unit and period override what the letterhead says."""
    given = _given(process, unit, period)
    results: list[TakenFile] = []
    for file in files:
        upload = Upload(file.filename or "tệp không tên", file.file.read(), "trang web")
        results.extend(wire(taken) for taken in take_in_file(process, upload, given))
    return results


@router.get("")
def listed(process: ProcessOf, period: str | None = None) -> list[DocumentLine]:
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
        for line in receipts(process, read_period(period))
    ]


@router.get("/{document_id}")
def one(process: ProcessOf, document_id: str) -> JsonObject:
    """Everything read from one report, as `tonghop extract --json` prints it."""
    view = report(process, document_id)
    if view.document is None:
        raise NotFound(f"Tệp “{view.receipt.name}” chưa đọc được: {view.receipt.reason}")
    return extraction_json(view.document, view.extraction)


@router.post("/{document_id}/head")
def settle(process: ProcessOf, document_id: str, settled: Settled) -> TakenFile:
    """Tells unit or period of a file that waits for them, and takes it in."""
    receipt, content = original(process, document_id)
    given = _given(process, settled.unit, settled.period)
    [taken] = take_in_file(process, Upload(receipt.name, content, "trang web"), given)
    return wire(taken)


@router.get("/{document_id}/pages/{number}.png", response_class=Response)
def picture(process: ProcessOf, document_id: str, number: int, value: str | None = None) -> Response:
    """A page's image, the words of one value marked on it."""
    return Response(page_picture(process, document_id, number, value), media_type="image/png")


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
