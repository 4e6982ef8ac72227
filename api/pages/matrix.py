"""Ma trận: units × indicators of a period with their states as signs, and who has sent nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from api.access import needs
from api.cell_signs import SIGNS, grid_cells
from api.context import ProcessOf
from api.pages.reports import chosen
from api.sorting import in_order, read_sort
from api.templating import page
from domain.indicators import AREA_NAMES, Area
from domain.people import Act
from domain.units import UnitGroup
from workflow.cells import CellState
from workflow.matrix import GROUPS, Row, matrix

router = APIRouter(prefix="/ma-tran")
ALL = "tat-ca"
_KEYS = {"don-vi": lambda r: r.unit.name, "so-lieu": lambda r: r.told}


@dataclass(frozen=True, slots=True)
class Shown:
    """The part of the matrix the address asks for; what it does not know it leaves out."""

    area: Area | None = Area.TT
    group: UnitGroup | None = None
    state: CellState | None = None


async def _shown(
    linh_vuc: Annotated[str, Query(max_length=10)] = Area.TT.value,
    khoi: Annotated[str, Query(max_length=10)] = "",
    trang_thai: Annotated[str, Query(max_length=20)] = "",
) -> Shown:
    return Shown(
        Area(linh_vuc) if linh_vuc in set(Area) else None,
        UnitGroup(khoi) if khoi in set(GROUPS) else None,
        CellState(trang_thai) if trang_thai in set(CellState) else None,
    )


ShownOf = Annotated[Shown, Depends(_shown)]


@router.get("", dependencies=[needs(Act.SEE_CITY)])
def shown(
    request: Request,
    process: ProcessOf,
    part: ShownOf,
    ky: str | None = None,
    sap: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    period, known = chosen(process, ky)
    sort = read_sort(sap, _KEYS)
    view = matrix(process, period, area=part.area, group=part.group, state=part.state) if period else None
    rows: list[Row] = in_order(view.rows, sort, _KEYS) if view else []
    return page(
        request,
        "matrix.html",
        period=period,
        periods=known,
        cumulative=True,
        kept={
            "linh_vuc": part.area or ALL,
            "khoi": part.group or "",
            "trang_thai": part.state or "",
            "sap": sap if sort.key else "",
        },
        view=view,
        rows=[(row, grid_cells(view, row)) for row in rows] if view else [],
        part=part,
        sort=sort,
        areas=AREA_NAMES,
        groups=GROUPS,
        states=list(CellState),
        signs=SIGNS,
        all=ALL,
    )
