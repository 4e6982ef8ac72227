"""Đăng nhập, đăng xuất, và tài khoản của mình: mật khẩu và mã truy cập."""

from __future__ import annotations

import secrets
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from api.access import FORM_FIELD, VisitorOf, needs
from api.auth import PASSWORD_PAGE, cookie_name, drop_cookie, own_address, set_cookie
from api.context import ProcessOf
from api.templating import page
from domain.errors import LoginRefused, NotAllowed, UsageError
from domain.people import Act, acts_of
from workflow.accounts import change_own_password, has_accounts
from workflow.demo_people import demo_people
from workflow.factory import Process
from workflow.sessions import end_session, form_token, form_token_fits, log_in, log_out
from workflow.tokens import make_token, revoke_token, tokens_of

router = APIRouter()
_OWN = [needs(Act.OWN_ACCOUNT)]
_BEFORE = "tonghop_truoc"  # a cookie that ties the login form to the browser it was sent to


@router.get("/login")
def asked(request: Request, process: ProcessOf, tiep: str = "") -> Response:
    return _login_page(request, process, wanted=tiep)


@router.post("/login")
def logged_in(
    request: Request,
    process: ProcessOf,
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    tiep: Annotated[str, Form()] = "",
    form: Annotated[str, Form(alias=FORM_FIELD)] = "",
) -> Response:
    if not form_token_fits(request.cookies.get(_BEFORE, ""), form):
        return _login_page(request, process, wanted=tiep, name=name, error="Trang đăng nhập đã cũ; hãy nhập lại.")
    try:
        secret = log_in(process, name, password, address=_address(request))
    except LoginRefused as error:
        return _login_page(request, process, wanted=tiep, name=name, error=str(error), wait=error.wait)
    if (before := request.cookies.get(cookie_name(process))) is not None:
        end_session(process, before)
    answer = RedirectResponse(own_address(tiep), 303)
    set_cookie(process, answer, secret)
    answer.delete_cookie(_BEFORE, path="/login")
    return answer


@router.post("/dang-xuat", dependencies=_OWN)
def logged_out(process: ProcessOf, visitor: VisitorOf) -> Response:
    log_out(process, visitor)
    answer = RedirectResponse("/login", 303)
    drop_cookie(process, answer)
    return answer


@router.get("/tai-khoan", dependencies=_OWN)
def own(request: Request, process: ProcessOf, visitor: VisitorOf) -> Response:
    return _own_page(request, process, visitor)


@router.post("/tai-khoan/ma-truy-cap", dependencies=_OWN)
def token_made(
    request: Request,
    process: ProcessOf,
    visitor: VisitorOf,
    name: Annotated[str, Form()] = "",
    acts: Annotated[list[str] | None, Form()] = None,
    days: Annotated[int, Form()] = 90,
) -> Response:
    """The token is shown on this one page and never again."""
    try:
        made = make_token(process, visitor, name=name, acts=acts or [], days=days)
    except UsageError as error:
        return _own_page(request, process, visitor, status=400, error=str(error))
    return _own_page(request, process, visitor, made=made)


@router.post("/tai-khoan/ma-truy-cap/{token_id}/thu-hoi", dependencies=_OWN)
def token_revoked(process: ProcessOf, visitor: VisitorOf, token_id: int) -> Response:
    revoke_token(process, visitor, token_id)
    return RedirectResponse("/tai-khoan", 303)


@router.get(PASSWORD_PAGE, dependencies=_OWN)
def password_asked(request: Request, visitor: VisitorOf) -> Response:
    return page(request, "password.html", forced=visitor.account.must_change, error="")


@router.post(PASSWORD_PAGE, dependencies=_OWN)
def password_changed(
    request: Request,
    process: ProcessOf,
    visitor: VisitorOf,
    old: Annotated[str, Form()] = "",
    new: Annotated[str, Form()] = "",
    again: Annotated[str, Form()] = "",
) -> Response:
    try:
        if new != again:
            raise UsageError("Hai lần nhập mật khẩu mới khác nhau; hãy nhập lại.")
        secret = change_own_password(process, visitor, old=old, new=new, address=_address(request))
    except (UsageError, LoginRefused) as error:
        forced = visitor.account.must_change
        return page(request, "password.html", status=400, forced=forced, error=str(error))
    answer = RedirectResponse("/tai-khoan?da-doi=1", 303)
    set_cookie(process, answer, secret)
    return answer


def _address(request: Request) -> str:
    return request.client.host if request.client else "?"


def _login_page(
    request: Request, process: Process, *, wanted: str, name: str = "", error: str = "", wait: int = 0
) -> Response:
    secret = request.cookies.get(_BEFORE) or secrets.token_urlsafe(32)
    status = (429 if wait else 403) if error else 200
    answer = page(
        request,
        "login.html",
        status=status,
        first_run=not has_accounts(process),
        demo=demo_people(process.settings.home),
        wanted=own_address(wanted),
        name=name,
        error=error,
        token=form_token(secret),
    )
    if wait:
        answer.headers["Retry-After"] = str(wait)
    answer.set_cookie(
        _BEFORE, secret, path="/login", httponly=True, samesite="lax", secure=process.settings.https, max_age=86400
    )
    return answer


def _own_page(
    request: Request, process: Process, visitor: VisitorOf, *, status: int = 200, made: str = "", error: str = ""
) -> Response:
    if visitor.session is None:
        raise NotAllowed("Trang này chỉ dành cho người đã đăng nhập trên trình duyệt.")
    acts = [a for a in Act if a in acts_of(visitor.person.role) and a is not Act.OWN_ACCOUNT]
    return page(
        request,
        "account.html",
        status=status,
        tokens=tokens_of(process, visitor),
        acts=acts,
        made=made,
        error=error,
        changed="da-doi" in request.query_params,
    )
