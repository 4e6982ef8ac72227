"""Bảng điểm: the units' points of a period by a score sheet, in their groups, and one unit's sheet with its reasons."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.access import needs
from api.context import ProcessOf
from api.pages.reports import chosen
from api.templating import page
from domain.errors import ConfigurationError, NotFound
from domain.people import Act
from workflow.matrix import GROUPS
from workflow.scoring import SET_766, Scores, scores_shown, sheets_there

router = APIRouter(prefix="/bang-diem")
SheetName = Annotated[str, Query(max_length=10)]


@router.get("", dependencies=[needs(Act.SEE_CITY)])
def table(request: Request, process: ProcessOf, ky: str | None = None, bang: SheetName = SET_766) -> Response:
    """bang: which sheet; a broken file of the office's is told in the page, mistake by mistake."""
    period, known = chosen(process, ky)
    there = sheets_there(process)
    sheet, wrong = bang if bang in there else SET_766, ""
    found: Scores | None = None
    try:
        found = scores_shown(process, period, sheet=sheet) if period else None
    except ConfigurationError as error:
        wrong = str(error)
    return page(
        request, "scores.html", period=period, periods=known, kept={"bang": sheet}, sheets=there, sheet=sheet,
        found=found, units=found.in_order if found else [],
        groups=GROUPS, wrong=wrong,
    )  # fmt: skip


@router.get("/{unit_id}", dependencies=[needs(Act.SEE_CITY)])
def one(
    request: Request, process: ProcessOf, unit_id: str, ky: str | None = None, bang: SheetName = SET_766
) -> Response:
    period, known = chosen(process, ky)
    sheet = bang if bang in sheets_there(process) else SET_766
    found = scores_shown(process, period, sheet=sheet) if period else None
    unit = next((u for u in found.units if u.unit.id == unit_id), None) if found else None
    if found is None or unit is None:
        raise NotFound("Đơn vị này chưa gửi báo cáo của kỳ nên chưa có bảng điểm.")
    return page(
        request,
        "score_one.html",
        period=period,
        periods=known,
        kept={"bang": sheet},
        sheet=sheet,
        found=found,
        unit=unit,
    )
