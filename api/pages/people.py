"""Quản trị, người dùng: who may come in, in which role, of which unit."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from api.access import needs
from api.context import ProcessOf
from api.errors import status_of
from api.templating import page
from domain.errors import TongHopError
from domain.people import Act, Person, Role, acts_of
from workflow.accounts import account_of, accounts, add_person, change_role, note, reset_password, set_disabled
from workflow.factory import Process
from workflow.passwords import made_up

router = APIRouter(prefix="/quan-tri")
Manager = Annotated[Person, needs(Act.MANAGE_PEOPLE)]
LIST = "/quan-tri/nguoi-dung"


@router.get("", dependencies=[needs(Act.MANAGE_PEOPLE)])
def start() -> RedirectResponse:
    return RedirectResponse(LIST, 303)


@router.get("/nguoi-dung")
def listed(request: Request, process: ProcessOf, person: Manager) -> Response:
    note(process, person, "people_read", "danh sách")
    return _list_page(request, process)


@router.post("/nguoi-dung")
def added(
    request: Request,
    process: ProcessOf,
    person: Manager,
    name: Annotated[str, Form()] = "",
    role: Annotated[Role, Form()] = Role.UNIT_OFFICER,
    unit: Annotated[str, Form()] = "",
) -> Response:
    """The made-up password is shown on this one page; the person changes it when first logging in."""
    password = made_up()
    try:
        made = add_person(
            process, by=person.name, name=name, role=role, unit=unit or None, password=password, must_change=True
        )
    except TongHopError as error:
        told = {"name": name, "role": role, "unit": unit}
        return _list_page(request, process, status=status_of(error), error=str(error), told=told)
    return _list_page(request, process, password=(made.person.name, password))


@router.get("/nguoi-dung/{account_id}")
def opened(request: Request, process: ProcessOf, person: Manager, account_id: int) -> Response:
    note(process, person, "people_read", account_of(process, account_id).person.name)
    return _one_page(request, process, account_id)


@router.post("/nguoi-dung/{account_id}/vai-tro")
def role_changed(
    request: Request,
    process: ProcessOf,
    person: Manager,
    account_id: int,
    role: Annotated[Role, Form()],
    unit: Annotated[str, Form()] = "",
) -> Response:
    try:
        change_role(process, account_id, by=person.name, role=role, unit=unit or None)
    except TongHopError as error:
        return _one_page(request, process, account_id, status=status_of(error), error=str(error))
    return RedirectResponse(LIST, 303)


@router.post("/nguoi-dung/{account_id}/khoa")
def disabled(
    request: Request, process: ProcessOf, person: Manager, account_id: int, off: Annotated[bool, Form()]
) -> Response:
    try:
        set_disabled(process, account_id, off, by=person.name)
    except TongHopError as error:
        return _one_page(request, process, account_id, status=status_of(error), error=str(error))
    return RedirectResponse(LIST, 303)


@router.post("/nguoi-dung/{account_id}/mat-khau")
def password_reset(request: Request, process: ProcessOf, person: Manager, account_id: int) -> Response:
    password = reset_password(process, account_id, by=person.name)
    return _one_page(request, process, account_id, password=password)


def _list_page(
    request: Request,
    process: Process,
    *,
    status: int = 200,
    error: str = "",
    told: dict[str, str] | None = None,
    password: tuple[str, str] | None = None,
) -> Response:
    return page(
        request,
        "people.html",
        status=status,
        accounts=accounts(process),
        roles=list(Role),
        units=[u.name for u in process.registry.units],
        table=[(act, [act in acts_of(role) for role in Role]) for act in Act],
        error=error,
        told=told or {},
        password=password,
    )


def _one_page(
    request: Request, process: Process, account_id: int, *, status: int = 200, error: str = "", password: str = ""
) -> Response:
    return page(
        request,
        "one_person.html",
        status=status,
        account=account_of(process, account_id),
        roles=list(Role),
        units=[u.name for u in process.registry.units],
        error=error,
        password=password,
    )
