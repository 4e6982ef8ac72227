"""The door: nobody passes without a session or a token, but for the few open addresses."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.problems import problem
from workflow.access import Visitor
from workflow.accounts import has_accounts
from workflow.factory import Process
from workflow.sessions import visitor_of_session, visitor_of_token

OPEN = frozenset({"/healthz", "/readyz", "/login", "/api/v1/openapi.json"})
OPEN_FOLDER = "/static/"
PASSWORD_PAGE = "/tai-khoan/mat-khau"  # noqa: S105  # an address
_WITH_OLD_PASSWORD = frozenset({PASSWORD_PAGE, "/dang-xuat", "/api/v1/me"})


class Door:
    """ASGI middleware. It finds out who comes, before a body is read; what they may do is asked by each route."""

    def __init__(self, app: ASGIApp, *, process: Process) -> None:
        self._app = app
        self._process = process

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or is_open(scope["path"]):
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        visitor, answer = await run_in_threadpool(self._asked, scope)
        if answer is not None:
            await answer(scope, receive, send)
            return
        scope.setdefault("state", {})["visitor"] = visitor
        await self._app(scope, receive, send)

    def _asked(self, scope: Scope) -> tuple[Visitor | None, Response | None]:
        """Who comes, and what they are told instead of being let in."""
        visitor = self._visitor(Headers(scope=scope))
        return visitor, self._turned_away(scope, visitor)

    def _visitor(self, headers: Headers) -> Visitor | None:
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if scheme.casefold() == "bearer":
            return visitor_of_token(self._process, token.strip())
        secret = cookie_parser(headers.get("cookie", "")).get(cookie_name(self._process))
        return visitor_of_session(self._process, secret) if secret else None

    def _turned_away(self, scope: Scope, visitor: Visitor | None) -> Response | None:
        path: str = scope["path"]
        program = path.startswith("/api/")
        if visitor is None:
            return _problem(self._who()) if program else _to_login(scope)
        if visitor.account.must_change and path not in _WITH_OLD_PASSWORD:
            message = "Mật khẩu này do người khác đặt; hãy đăng nhập trên trang web và đổi mật khẩu trước."
            return problem(403, message) if program else RedirectResponse(PASSWORD_PAGE, 303)
        return None

    def _who(self) -> str:
        if has_accounts(self._process):
            return "Hãy đăng nhập, hoặc gửi kèm mã truy cập trong “Authorization: Bearer …”."
        return "Chưa có tài khoản nào; hãy tạo quản trị bằng lệnh “tonghop people add TÊN --role admin” trên máy chủ."


def is_open(path: str) -> bool:
    return path in OPEN or path.startswith(OPEN_FOLDER)


def cookie_name(process: Process) -> str:
    """With https, a name that browsers accept only for this very host and only over https."""
    return "__Host-tonghop" if process.settings.https else "tonghop"


def set_cookie(process: Process, response: Response, secret: str) -> None:
    """Gone when the browser is closed, out of reach of scripts, not sent along from other sites."""
    response.set_cookie(
        cookie_name(process), secret, path="/", httponly=True, samesite="lax", secure=process.settings.https
    )


def drop_cookie(process: Process, response: Response) -> None:
    response.delete_cookie(cookie_name(process), path="/", httponly=True, samesite="lax", secure=process.settings.https)


def own_address(wanted: str | None) -> str:
    """Where to go after logging in: an address of ours, never one of another site."""
    if not wanted or not wanted.startswith("/") or wanted.startswith(("//", "/\\")) or is_open(urlsplit(wanted).path):
        return "/"
    return wanted if wanted.isprintable() and "\\" not in wanted else "/"


def _problem(message: str) -> Response:
    return problem(401, message, headers={"WWW-Authenticate": "Bearer"})


def _to_login(scope: Scope) -> Response:
    if scope["method"] not in ("GET", "HEAD") or scope["path"] == "/":
        return RedirectResponse("/login", 303)
    query = scope.get("query_string", b"").decode("latin-1")
    wanted = scope["path"] + (f"?{query}" if query else "")
    return RedirectResponse(f"/login?tiep={quote(wanted, safe='')}", 303)
