"""Đơn vị: the list of units, and one unit over time with its place in its group and what it says."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.access import needs
from api.charts import spark
from api.context import ProcessOf
from api.pages.reports import chosen
from api.sorting import Key, in_order, read_sort
from api.templating import page
from domain.indicators import AREA_NAMES
from domain.people import Act, Person
from domain.units import UnitGroup
from domain.values import NarrativeKind
from workflow.city_words import rule_words
from workflow.matrix import GROUPS
from workflow.unit_view import unit_list, unit_view

router = APIRouter(prefix="/don-vi")
_KEYS: dict[str, Key] = {
    "don-vi": lambda u: u.unit.name,
    "trang-thai": lambda u: not u.sent,
    "so-lieu": lambda u: u.figures if u.sent else None,
    "da-duyet": lambda u: u.approved if u.sent else None,
    "can-xem": lambda u: u.doubts if u.sent else None,
    "phat-hien": lambda u: u.findings if u.sent else None,
    "dau": lambda u: u.ahead if u.sent else None,
    "cuoi": lambda u: u.behind if u.sent else None,
}
TOLD = {
    NarrativeKind.PROBLEM: "Tồn tại, hạn chế",
    NarrativeKind.CAUSE: "Nguyên nhân",
    NarrativeKind.PROPOSAL: "Kiến nghị, đề xuất",
    NarrativeKind.TASK: "Nhiệm vụ kỳ tới",
    NarrativeKind.INITIATIVE: "Sáng kiến, mô hình",
}


@router.get("", dependencies=[needs(Act.SEE_CITY)])
def listed(
    request: Request,
    process: ProcessOf,
    ky: str | None = None,
    khoi: Annotated[str, Query(max_length=10)] = "",
    gui: Annotated[str, Query(max_length=5)] = "",
    sap: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """khoi: only this group. gui: "roi" for units that sent a report, "chua" for the others."""
    period, known = chosen(process, ky)
    group = UnitGroup(khoi) if khoi in set(GROUPS) else None
    sort = read_sort(sap, _KEYS)
    every = unit_list(process, period) if period else []
    wanted = [u for u in every if group in (None, u.unit.group) and gui in ("", "roi" if u.sent else "chua")]
    return page(
        request,
        "units.html",
        period=period,
        periods=known,
        cumulative=True,
        kept={"khoi": khoi, "gui": gui, "sap": sap},
        lines=in_order(wanted, sort, _KEYS),
        sent=sum(1 for u in wanted if u.sent),
        group=group,
        groups=GROUPS,
        gui=gui,
        sort=sort,
    )


@router.get("/{unit_id}")
def one(
    request: Request,
    process: ProcessOf,
    person: Annotated[Person, needs(Act.SEE_OWN_REPORTS)],
    unit_id: str,
    ky: str | None = None,
) -> Response:
    """A unit officer sees the own unit, without its place among others."""
    period, known = chosen(process, ky)
    view = unit_view(process, person, unit_id, period)
    areas = [(name, [line for line in view.lines if line.indicator.area is area]) for area, name in AREA_NAMES.items()]
    return page(
        request,
        "unit.html",
        period=period,
        periods=known,
        cumulative=True,
        view=view,
        areas=[a for a in areas if a[1]],
        told=[(words, view.told(kind)) for kind, words in TOLD.items() if view.told(kind)],
        rule_words=rule_words,
        spark=spark,
    )
