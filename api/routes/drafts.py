"""The consolidated report and the matrix over HTTP."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from api.access import needs
from api.context import ProcessOf, needed_period
from api.media import DOCX, XLSX, binary
from domain.people import Act
from workflow.exporting import export_matrix
from workflow.reporting import draft_report, written

router = APIRouter(prefix="/api/v1", tags=["dự thảo"])


@router.get(
    "/drafts/{period}.docx",
    summary="Dự thảo báo cáo của một kỳ",
    response_class=Response,
    responses=binary(DOCX),
    dependencies=[needs(Act.SEE_DRAFTS)],
)
def draft(process: ProcessOf, period: str, checking: bool = True) -> Response:
    """The draft of a period as DOCX; without `checking`, none of the source notes."""
    wanted = needed_period(period)
    content = written(draft_report(process, wanted), checking=checking)
    return file_answer(content, DOCX, f"du-thao-bao-cao-cchc-{wanted}.docx")


@router.get(
    "/exports/{period}.xlsx",
    summary="Bảng số liệu của một kỳ",
    response_class=Response,
    responses=binary(XLSX),
    dependencies=[needs(Act.EXPORT)],
)
def export(process: ProcessOf, period: str) -> Response:
    """Units × indicators with citations."""
    wanted = needed_period(period)
    return file_answer(export_matrix(process, wanted), XLSX, f"so-lieu-cchc-{wanted}.xlsx")


def file_answer(content: bytes, media_type: str, name: str) -> Response:
    return Response(content, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
