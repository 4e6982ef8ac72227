"""Quản trị, không áp dụng: which indicators a unit or a group owes no figure for, and why."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from api.access import needs
from api.context import ProcessOf
from api.templating import page
from domain.errors import TongHopError
from domain.indicators import AREA_NAMES
from domain.people import Act, Person
from domain.units import UnitGroup
from workflow.exemptions import GROUPS, set_applies, spared

router = APIRouter(prefix="/quan-tri/khong-ap-dung")
_HERE = "/quan-tri/khong-ap-dung"


@router.get("", dependencies=[needs(Act.MANAGE)])
def shown(
    request: Request,
    process: ProcessOf,
    bao: Annotated[str, Query(max_length=500)] = "",
    loi: Annotated[str, Query(max_length=500)] = "",
) -> Response:
    areas = [(name, [i for i in process.catalogue if i.area is area]) for area, name in AREA_NAMES.items()]
    return page(
        request,
        "exemptions.html",
        lines=spared(process),
        areas=[(name, found) for name, found in areas if found],
        groups=GROUPS,
        units=[u for u in process.registry.units if u.group is not UnitGroup.CITY and u.ended is None],
        told=bao,
        error=loi,
    )


@router.post("")
def said(
    process: ProcessOf,
    person: Annotated[Person, needs(Act.MANAGE)],
    chi_tieu: Annotated[str, Form(max_length=20)] = "",
    ai: Annotated[str, Form(max_length=100)] = "",
    ly_do: Annotated[str, Form(max_length=300)] = "",
    ap_dung: Annotated[bool, Form()] = False,
) -> RedirectResponse:
    """ai: a group or a unit's id. ap_dung: it applies again."""
    try:
        made = set_applies(process, person, chi_tieu, ai, applies=ap_dung, reason=ly_do)
    except TongHopError as error:
        told = {"loi": str(error)}
    else:
        state = "áp dụng lại" if ap_dung else "không áp dụng"
        told = {"bao": f"{made.indicator.code} {state} với {made.whom}."}
    return RedirectResponse(f"{_HERE}?{urlencode(told)}", 303)
