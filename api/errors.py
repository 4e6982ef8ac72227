"""What HTTP calls each refusal: one table, Vietnamese for people, JSON for programs."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from api.problems import problem
from api.templating import page
from domain import errors

_log = logging.getLogger("tonghop.api")
STATUS: dict[type[errors.TongHopError], int] = {
    errors.NotFound: 404,
    errors.NotAllowed: 403,
    errors.OutOfDate: 409,
    errors.LoginRefused: 429,
    errors.UnknownHead: 422,
    errors.Refused: 422,
    errors.UsageError: 400,
    errors.ConfigurationError: 503,
    errors.TongHopError: 400,
}


def status_of(error: errors.TongHopError) -> int:
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def install_errors(app: FastAPI) -> None:
    app.add_exception_handler(errors.TongHopError, _told)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _unforeseen)


async def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, errors.TongHopError)
    return _answer(request, status_of(error), str(error))


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    words = {404: "Không có trang này.", 405: "Không dùng được cách gọi này ở đây."}
    told = words.get(error.status_code, str(error.detail))
    return _answer(request, error.status_code, told, headers=error.headers)


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(p) for p in first["loc"] if p not in ("body", "query", "path"))
    return _answer(request, 422, f"Tham số “{where}” thiếu hoặc không hợp lệ.")


async def _unforeseen(request: Request, error: Exception) -> Response:
    """The end of a request: logged with its traceback, shown as one sentence."""
    _log.exception("unforeseen error at %s", request.url.path, exc_info=error)
    return _answer(request, 500, "Máy chủ gặp lỗi chưa lường trước; việc vừa làm chưa được lưu. Lỗi đã vào nhật ký.")


def _answer(request: Request, status: int, message: str, *, headers: Mapping[str, str] | None = None) -> Response:
    if request.url.path.startswith("/api/"):
        return problem(status, message, headers=headers)
    answer = page(request, "error.html", status=status, message=message)
    answer.headers.update(headers or {})
    return answer
