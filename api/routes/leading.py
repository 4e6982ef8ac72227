"""What leaders look at, over HTTP: the overview, the matrix, units and single indicators."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api.access import needs
from api.context import ProcessOf, asked_period, read_period
from api.indicator_csv import written_csv
from api.leading_wire import (
    IndicatorBody,
    MatrixBody,
    OverviewBody,
    UnitBody,
    UnitLineBody,
    indicator_body,
    matrix_body,
    overview_body,
    unit_body,
    unit_line_body,
)
from api.media import CSV, binary
from domain.indicators import Area
from domain.people import Act, Person
from domain.units import UnitGroup
from workflow.cells import CellState
from workflow.indicator_view import indicator_view
from workflow.leading import overview
from workflow.matrix import matrix
from workflow.unit_view import unit_list, unit_view

router = APIRouter(prefix="/api/v1", tags=["lãnh đạo"])
_CITY = [needs(Act.SEE_CITY)]


@router.get("/overview", summary="Tổng quan của một kỳ", dependencies=_CITY)
def quarter(process: ProcessOf, period: str, rank_by: Annotated[str, Query(max_length=8)] = "") -> OverviewBody:
    """Who has sent, four headline figures, what needs a person, rankings by one indicator."""
    return overview_body(overview(process, asked_period(period), rank_by=rank_by))


@router.get("/matrix", summary="Ma trận đơn vị × chỉ tiêu", dependencies=_CITY, response_model=MatrixBody)
def states(
    process: ProcessOf,
    period: str,
    area: Area | None = None,
    group: UnitGroup | None = None,
    state: CellState | None = None,
) -> Response:
    """Units × indicators. state: only units that have such a cell."""
    body = matrix_body(matrix(process, asked_period(period), area=area, group=group, state=state))
    return Response(body.model_dump_json(), media_type="application/json")  # thousands of cells are checked once


@router.get("/units", summary="Các đơn vị", dependencies=_CITY)
def units(process: ProcessOf, period: str) -> list[UnitLineBody]:
    """Every unit that reports, with what came of its report."""
    return [unit_line_body(line) for line in unit_list(process, asked_period(period))]


@router.get("/units/{unit_id}", summary="Một đơn vị")
def unit(
    process: ProcessOf, person: Annotated[Person, needs(Act.SEE_OWN_REPORTS)], unit_id: str, period: str
) -> UnitBody:
    """One unit's figures, what it says, and what was found. A unit officer finds the own unit, without places."""
    return unit_body(unit_view(process, person, unit_id, asked_period(period)))


@router.get(
    "/indicators/{code}.csv",
    summary="Một chỉ tiêu qua các đơn vị, CSV",
    response_class=Response,
    responses=binary(CSV),
    dependencies=[*_CITY, needs(Act.EXPORT)],
)
def table(process: ProcessOf, code: str, period: str, figures_of: str | None = None) -> Response:
    """One indicator over the units as CSV, with the words behind each figure."""
    view = indicator_view(process, code, asked_period(period), at=read_period(figures_of))
    headers = {"Content-Disposition": f'attachment; filename="{view.indicator.code}-{view.period}.csv"'}
    return Response(written_csv(view), media_type=f"{CSV}; charset=utf-8", headers=headers)


@router.get("/indicators/{code}", summary="Một chỉ tiêu qua các đơn vị", dependencies=_CITY)
def indicator(process: ProcessOf, code: str, period: str, figures_of: str | None = None) -> IndicatorBody:
    """One indicator over the units that sent a report. figures_of: the figures' own period, where there are several."""
    return indicator_body(indicator_view(process, code, asked_period(period), at=read_period(figures_of)), period)
