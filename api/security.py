"""What stands before every request: size limits, same-origin writes, headers that let the browser load only our own."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import problem

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_SAFE = {"GET", "HEAD", "OPTIONS"}


class Guard:
    """ASGI middleware. A write must come from our own pages or from a program, never from another site's page."""

    def __init__(self, app: ASGIApp, *, upload_bytes: int, https: bool = False) -> None:
        self._app = app
        self._limit = upload_bytes
        self._headers = _HEADERS | ({"Strict-Transport-Security": "max-age=31536000"} if https else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if (refusal := self._refusal(scope["method"], headers)) is not None:
            status, message = refusal
            await problem(status, message)(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                out = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    if not (name == "Cache-Control" and scope["path"].startswith("/static/")):
                        out[name] = value
            await send(message)

        await self._app(scope, receive, send_with_headers)

    def _refusal(self, method: str, headers: Headers) -> tuple[int, str] | None:
        if method in _SAFE:
            return None
        if not _same_origin(headers):
            return 403, "Yêu cầu đến từ một trang khác nên bị từ chối."
        if "transfer-encoding" in headers:
            return 411, "Hãy gửi kèm độ dài nội dung (Content-Length)."
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self._limit:
            return 413, f"Tệp lớn hơn {self._limit // (1024 * 1024)} MB. Hãy chia nhỏ rồi gửi lại."
        return None


def _same_origin(headers: Headers) -> bool:
    """Browsers tell where a write comes from; a program sends neither header."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")
