"""Figures over HTTP: of the units, and of the city."""

from __future__ import annotations

from fastapi import APIRouter

from api.access import needs
from api.context import ProcessOf, asked_period
from api.contract_wire import CityFigureOut, IndicatorLine
from domain.people import Act
from workflow.contract import Json, city_figure_json
from workflow.overview import city_table

router = APIRouter(prefix="/api/v1", tags=["số liệu"])


@router.get("/indicators", summary="Danh mục chỉ tiêu", dependencies=[needs(Act.SEE_OWN_REPORTS)])
def catalogue(process: ProcessOf) -> list[IndicatorLine]:
    return [
        IndicatorLine(code=i.code, name=i.name, unit=i.measure, area=i.area, aggregation=i.aggregation)
        for i in process.catalogue
    ]


@router.get(
    "/city",
    summary="Số liệu toàn Thành phố",
    response_model=list[CityFigureOut],
    dependencies=[needs(Act.SEE_CITY)],
)
def city(process: ProcessOf, period: str) -> list[Json]:
    """City figures of a period with their coverage."""
    return [city_figure_json(figure) for _, figure in city_table(process, asked_period(period))]
