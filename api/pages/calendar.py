"""Quản trị, lịch báo cáo: when each group's report is due, how it stands, and another day where one is set."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from api.access import needs
from api.context import ProcessOf, needed_period, read_day
from api.templating import page
from domain.errors import TongHopError
from domain.people import Act, Person
from domain.periods import FIRST_YEAR, LAST_YEAR
from domain.units import UnitGroup
from workflow.due_dates import days_off, mark_day, set_due, year_calendar

router = APIRouter(prefix="/quan-tri/lich")
_WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
_MARKS = {"nghi": True, "lam": False, "luat": None}


@router.get("", dependencies=[needs(Act.MANAGE)])
def shown(
    request: Request,
    process: ProcessOf,
    nam: Annotated[int | None, Query(ge=FIRST_YEAR, le=LAST_YEAR)] = None,
    bao: Annotated[str, Query(max_length=500)] = "",
    loi: Annotated[str, Query(max_length=500)] = "",
) -> Response:
    """nam: the year, this one unless told."""
    today = dt.datetime.now().astimezone().date()
    year = nam or today.year
    return page(
        request,
        "calendar.html",
        year=year,
        years=sorted({today.year - 1, today.year, today.year + 1, year}),
        quarters=year_calendar(process, year),
        days=days_off(process, year),
        weekdays=_WEEKDAYS,
        today=today,
        told=bao,
        error=loi,
    )


@router.post("/ngay")
def marked(
    process: ProcessOf,
    person: Annotated[Person, needs(Act.MANAGE)],
    ngay: Annotated[str, Form(max_length=20)] = "",
    la: Annotated[Literal["nghi", "lam", "luat"], Form()] = "nghi",
    ly_do: Annotated[str, Form(max_length=300)] = "",
) -> RedirectResponse:
    """la: a day off, a day that is worked, or as the law has it."""
    year: dict[str, object] = {}
    try:
        day = read_day(ngay)
        year = {"nam": day.year}
        mark_day(process, person, day, _MARKS[la], reason=ly_do)
    except TongHopError as error:
        told = {"loi": str(error)}
    else:
        told = {"bao": f"Đã ghi ngày {day:%d/%m/%Y}; hạn gửi tính lại theo đó."}
    return RedirectResponse(f"/quan-tri/lich?{urlencode({**year, **told})}#ngay-nghi", 303)


@router.post("/{period}/{group}")
def moved(
    process: ProcessOf,
    person: Annotated[Person, needs(Act.MANAGE)],
    period: str,
    group: UnitGroup,
    ngay: Annotated[str, Form(max_length=20)] = "",
    ly_do: Annotated[str, Form(max_length=300)] = "",
) -> RedirectResponse:
    asked = needed_period(period)
    try:
        due = set_due(process, person, asked, group, read_day(ngay), reason=ly_do)
    except TongHopError as error:
        told = {"loi": str(error)}
    else:
        told = {"bao": f"Hạn gửi {due.label} của khối {group.label} là ngày {due.day:%d/%m/%Y}."}
    return RedirectResponse(f"/quan-tri/lich?{urlencode({'nam': asked.year, **told})}#{asked.last_quarter}", 303)
