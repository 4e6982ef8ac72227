"""Quản trị, đơn vị: the list of units, the names each goes by, and what an admin adds to them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from api.access import needs
from api.context import ProcessOf, read_day
from api.errors import status_of
from api.templating import page
from domain.errors import TongHopError
from domain.people import Act, Person
from domain.unit_changes import ChangeKind
from domain.units import UnitGroup
from workflow.factory import Process
from workflow.unit_list import add_name, end_unit, found_units, take_back, unit_view

router = APIRouter(prefix="/quan-tri/don-vi")
Manager = Annotated[Person, needs(Act.MANAGE)]
LIST = "/quan-tri/don-vi"
_NAMES = (ChangeKind.ALIAS, ChangeKind.FORMER)


@router.get("", dependencies=[needs(Act.MANAGE)])
def listed(
    request: Request,
    process: ProcessOf,
    tim: Annotated[str, Query(max_length=100)] = "",
    khoi: Annotated[str, Query(max_length=12)] = "",
) -> Response:
    """tim: words of a name; khoi: only this group."""
    groups = [g for g in UnitGroup if g is not UnitGroup.CITY]
    group = next((g for g in groups if g.value == khoi), None)
    found = [u for u in found_units(process, tim) if group is None or u.group is group]
    return page(request, "manage_units.html", units=found, words=tim, group=group, groups=groups)


@router.get("/{unit_id}", dependencies=[needs(Act.MANAGE)])
def opened(request: Request, process: ProcessOf, unit_id: str) -> Response:
    return _unit_page(request, process, unit_id)


@router.post("/{unit_id}/ten")
def named(
    request: Request,
    process: ProcessOf,
    person: Manager,
    unit_id: str,
    ten: Annotated[str, Form(max_length=300)] = "",
    loai: Annotated[ChangeKind, Form()] = ChangeKind.ALIAS,
) -> Response:
    try:
        add_name(process, person, unit_id, loai, ten)
    except TongHopError as error:
        return _unit_page(request, process, unit_id, refused=error, told={"ten": ten, "loai": loai})
    return RedirectResponse(f"{LIST}/{unit_id}", 303)


@router.post("/{unit_id}/ket-thuc")
def ended(
    request: Request,
    process: ProcessOf,
    person: Manager,
    unit_id: str,
    tu_ngay: Annotated[str, Form(max_length=20)] = "",
    nhap_vao: Annotated[str, Form(max_length=300)] = "",
) -> Response:
    """nhap_vao: the official name of the unit that took it over; empty for none."""
    try:
        end_unit(process, person, unit_id, read_day(tu_ngay), heir=nhap_vao)
    except TongHopError as error:
        told = {"tu_ngay": tu_ngay, "nhap_vao": nhap_vao}
        return _unit_page(request, process, unit_id, refused=error, told=told)
    return RedirectResponse(f"{LIST}/{unit_id}", 303)


@router.post("/{unit_id}/bo/{number}")
def taken_back(request: Request, process: ProcessOf, person: Manager, unit_id: str, number: int) -> Response:
    try:
        take_back(process, person, number)
    except TongHopError as error:
        return _unit_page(request, process, unit_id, refused=error)
    return RedirectResponse(f"{LIST}/{unit_id}", 303)


def _unit_page(
    request: Request,
    process: Process,
    unit_id: str,
    *,
    refused: TongHopError | None = None,
    told: dict[str, str] | None = None,
) -> Response:
    view = unit_view(process, unit_id)
    return page(
        request,
        "manage_unit.html",
        status=status_of(refused) if refused else 200,
        view=view,
        changes=[c for c in view.changes if c.counts],
        undone=[c for c in view.changes if not c.counts],
        kinds=_NAMES,
        others=[u.name for u in process.registry.units if u.ended is None and u.id != unit_id],
        error=str(refused) if refused else "",
        told=told or {},
    )
