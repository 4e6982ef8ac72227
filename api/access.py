"""How a route says which act it is for, and gets the person who may do it.

    @router.post("/gia-tri/{value_id}")
    def decided(process: ProcessOf, person: Annotated[Person, needs(Act.DECIDE)], value_id: str) -> Response: ...

A route that names no act does not start: `check_declared`. One with `{document_id}` takes `ReceiptOf`, which finds only
what the person may see.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from fastapi.security import APIKeyCookie, HTTPBearer
from starlette.concurrency import run_in_threadpool

from api.auth import cookie_name, is_open
from api.context import ProcessOf
from domain.errors import NotAllowed
from domain.people import Act, Person
from domain.receipts import Receipt
from workflow.access import Visitor, receipt_for, require
from workflow.accounts import note
from workflow.factory import Process
from workflow.sessions import form_token_fits

FORM_FIELD, HEADER = "_ma", "x-csrf-token"
_SAFE = {"GET", "HEAD", "OPTIONS"}
BEARER = HTTPBearer(auto_error=False, description="Mã truy cập tạo ở trang Tài khoản.")  # for the OpenAPI document


def cookie_scheme(process: Process) -> APIKeyCookie:
    """For the OpenAPI document: how our own pages come in."""
    told = "Phiên đăng nhập của trình duyệt; khi ghi phải kèm đầu mục X-CSRF-Token của trang."
    return APIKeyCookie(name=cookie_name(process), scheme_name="Session", auto_error=False, description=told)


class Needs:
    """A dependency: the person, once the table lets the person's role do `act`."""

    def __init__(self, act: Act) -> None:
        self.act = act

    async def __call__(self, request: Request) -> Person:
        visitor: Visitor = request.state.visitor
        require(visitor.person, self.act)
        if request.method not in _SAFE:
            await _check_write(request, visitor)
        return visitor.person


def needs(act: Act) -> Any:
    """`person: Annotated[Person, needs(Act.DECIDE)]`, or in a route's `dependencies`."""
    return Depends(Needs(act))


async def visitor_of(request: Request) -> Visitor:
    found: Visitor = request.state.visitor
    return found


def _receipt(process: ProcessOf, person: Annotated[Person, needs(Act.SEE_OWN_REPORTS)], document_id: str) -> Receipt:
    return receipt_for(process, person, document_id)


VisitorOf = Annotated[Visitor, Depends(visitor_of)]
ReceiptOf = Annotated[Receipt, Depends(_receipt)]


def acts_needed(route: APIRoute) -> set[Act]:
    """All acts that a route asks for; a role must have each."""
    return {need.act for need in _needs_in(route.dependant)}


def check_declared(routers: Iterable[APIRouter]) -> None:
    """Deny by default: a service with a route that names no act does not start."""
    for router in routers:
        for route in router.routes:
            assert isinstance(route, APIRoute)
            if not acts_needed(route) and not is_open(route.path):
                raise AssertionError(f"{route.path} names no act: add needs(Act.…) to {route.name}")


async def _check_write(request: Request, visitor: Visitor) -> None:
    """A write with a cookie carries the form's own token too; a write with a token is noted in the journal."""
    if visitor.session is None:
        told = f"{request.method} {request.url.path}"
        await run_in_threadpool(
            note, request.app.state.process, visitor.person, "token_used", visitor.token or "", told
        )
        return
    token = request.headers.get(HEADER) or str((await request.form()).get(FORM_FIELD, ""))
    if not form_token_fits(visitor.session, token):
        await request.close()  # what was sent with the form is let go at once
        raise NotAllowed("Trang này đã mở từ phiên đăng nhập trước; hãy tải lại trang rồi làm lại.")


def _needs_in(dependant: Dependant) -> Iterator[Needs]:
    if isinstance(dependant.call, Needs):
        yield dependant.call
    for inner in dependant.dependencies:
        yield from _needs_in(inner)
