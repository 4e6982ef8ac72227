"""Chỉ tiêu: city figures of a period with coverage, and one indicator over all units with the words behind it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.access import needs
from api.charts import Mark, place_on, strips, trend
from api.context import ProcessOf, read_period
from api.pages.reports import chosen
from api.sorting import Key, in_order, read_sort
from api.templating import page
from domain.indicators import AREA_NAMES
from domain.people import Act
from domain.units import UnitGroup
from workflow.cells import CellState
from workflow.city_words import change_tone, change_words, spread_title, trend_title
from workflow.factory import Process
from workflow.indicator_view import IndicatorView, indicator_view
from workflow.matrix import GROUPS
from workflow.overview import city_table

router = APIRouter()
_STATES = list(CellState)
_KEYS: dict[str, Key] = {
    "hang": lambda line: line.place,
    "don-vi": lambda line: line.unit.name,
    "khoi": lambda line: GROUPS.index(line.unit.group),
    "gia-tri": lambda line: line.cell.amount,
    "trang-thai": lambda line: -_STATES.index(line.cell.state),
}


@router.get("/chi-tieu", dependencies=[needs(Act.SEE_CITY)])
def table(request: Request, process: ProcessOf, ky: str | None = None) -> Response:
    period, known = chosen(process, ky)
    figures = city_table(process, period) if period else []
    areas = [(area, name, [(i, f) for i, f in figures if i.area is area]) for area, name in AREA_NAMES.items()]
    return page(
        request, "indicators.html", period=period, periods=known, cumulative=True, areas=[a for a in areas if a[2]]
    )


@router.get("/chi-tieu/{code}", dependencies=[needs(Act.SEE_CITY)])
def one(
    request: Request,
    process: ProcessOf,
    code: str,
    ky: str | None = None,
    so_cua: str | None = None,
    khoi: Annotated[str, Query(max_length=10)] = "",
    sap: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """so_cua: the figure's own period, where the reports of `ky` tell it for several. khoi: only this group."""
    period, known = chosen(process, ky)
    view = indicator_view(process, code, period, at=read_period(so_cua)) if period else None
    group = UnitGroup(khoi) if khoi in set(GROUPS) else None
    sort = read_sort(sap, _KEYS)
    lines = [line for line in view.lines if group in (None, line.unit.group)] if view else []
    return page(
        request,
        "indicator.html",
        period=period,
        periods=known,
        cumulative=True,
        kept={"khoi": khoi, "sap": sap},
        view=view,
        lines=in_order(lines, sort, _KEYS),
        group=group,
        groups=GROUPS,
        sort=sort,
        change_words=change_words,
        change_tone=change_tone,
        place_on=place_on,
        **(_charts(process, view, str(period)) if view else {}),
    )


def _charts(process: Process, view: IndicatorView, ky: str) -> dict[str, Any]:
    ids = {u.name: u.id for u in process.registry.units}
    measure = view.indicator.measure
    spread = spread_title(view.groups, measure)
    groups = [
        (group.label, [Mark(f.unit, f.amount, href=f"/don-vi/{ids[f.unit]}?ky={ky}") for f in figures])
        for group, figures in view.groups
    ]
    told = trend_title(view.indicator, view.trend)
    marks = [Mark(p.period.short_label, p.amount, p.coverage) for p in view.trend]
    whole = view.city.amount if view.city and view.indicator.is_percent else None
    return {
        "spread_title": spread,
        "spread": strips(groups, measure, title=spread, whole=whole),
        "trend_title": told,
        "trend": trend(marks, measure, title=told),
        "ids": ids,
    }
