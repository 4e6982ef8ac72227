"""Score sheets over HTTP: as data, and as a spreadsheet."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api.access import needs
from api.context import ProcessOf, needed_period
from api.media import XLSX, binary
from api.routes.drafts import file_answer
from api.scores_wire import ScoresOut
from domain.people import Act
from workflow.contract import Json
from workflow.contract_scores import scores_json
from workflow.scoring import SET_766, scores, scores_workbook

router = APIRouter(prefix="/api/v1", tags=["bảng điểm"])
Sheet = Annotated[Literal["766", "rieng"], Query(description="766, hoặc rieng: bảng điểm của Thành phố")]


@router.get(
    "/scores/{period}.xlsx",
    summary="Bảng điểm của một kỳ, dạng bảng tính",
    response_class=Response,
    responses=binary(XLSX),
    dependencies=[needs(Act.EXPORT)],
)
def workbook(process: ProcessOf, period: str, sheet: Sheet = SET_766) -> Response:
    """Places, points criterion by criterion, what would raise them, how they are computed."""
    wanted = needed_period(period)
    return file_answer(scores_workbook(process, wanted, sheet=sheet), XLSX, f"bang-diem-{sheet}-{wanted}.xlsx")


@router.get(
    "/scores/{period}",
    summary="Bảng điểm của một kỳ",
    response_model=ScoresOut,
    dependencies=[needs(Act.SEE_CITY)],
)
def points(process: ProcessOf, period: str, sheet: Sheet = SET_766) -> Json:
    """Each unit's points; what cannot be computed has no points and says why."""
    return scores_json(scores(process, needed_period(period), sheet=sheet))
