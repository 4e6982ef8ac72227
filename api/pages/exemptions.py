"""Quản trị, không áp dụng: which indicators a unit or a group owes no figure for, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from api.access import needs
from api.context import ProcessOf, read_period
from api.templating import page
from domain.errors import TongHopError
from domain.indicators import AREA_NAMES
from domain.people import Act, Person
from domain.periods import Period
from domain.units import UnitGroup
from workflow.exemptions import GROUPS, set_applies, spared
from workflow.overview import periods

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
        quarters=_quarters(periods(process)),
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
    theo_khoi: Annotated[bool, Form()] = False,
    tu: Annotated[str, Form(max_length=12)] = "",
    den: Annotated[str, Form(max_length=12)] = "",
) -> RedirectResponse:
    """ai: a group or a unit's id. ap_dung: it applies again. theo_khoi: as to the unit's group. tu, den: periods."""
    applies = None if theo_khoi else ap_dung
    try:
        when = {"first": read_period(tu), "last": read_period(den)}
        made = set_applies(process, person, chi_tieu, ai, applies=applies, reason=ly_do, **when)
    except TongHopError as error:
        told = {"loi": str(error)}
    else:
        state = {True: "áp dụng lại", False: "không áp dụng", None: "theo cả khối"}[applies]
        told = {"bao": f"{made.indicator.code} {state} với {made.whom}{' ' if made.when else ''}{made.when}."}
    return RedirectResponse(f"{_HERE}?{urlencode(told)}", 303)


def _quarters(known: Sequence[Period]) -> list[Period]:
    """Of the years with reports, or of this year, and of the year after; newest first."""
    years = [p.year for p in known] or [dt.date.today().year]
    return [Period.of_quarter(n) for n in range(4 * max(years) + 7, 4 * min(years) - 1, -1)]
