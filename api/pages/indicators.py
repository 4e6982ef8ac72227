"""Chỉ tiêu: city figures of a period with coverage, and one indicator over all units with the words behind it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.access import needs
from api.context import ProcessOf
from api.pages.reports import chosen
from api.templating import page
from domain.indicators import AREA_NAMES
from domain.people import Act
from workflow.overview import city_table, indicator

router = APIRouter()


@router.get("/chi-tieu", dependencies=[needs(Act.SEE_CITY)])
def table(request: Request, process: ProcessOf, ky: str | None = None) -> Response:
    period, known = chosen(process, ky)
    figures = city_table(process, period) if period else []
    areas = [(name, [(i, f) for i, f in figures if i.area is area]) for area, name in AREA_NAMES.items()]
    return page(request, "indicators.html", period=period, periods=known, areas=[a for a in areas if a[1]])


@router.get("/chi-tieu/{code}", dependencies=[needs(Act.SEE_CITY)])
def one(request: Request, process: ProcessOf, code: str, ky: str | None = None) -> Response:
    period, known = chosen(process, ky)
    view = indicator(process, code, period) if period else None
    return page(request, "indicator.html", period=period, periods=known, view=view)
