"""How long requests took, by route: for Prometheus and for the log. Neither holds names, addresses or queries."""

from __future__ import annotations

import logging
import time
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from threading import Lock

from starlette.types import ASGIApp, Message, Receive, Scope, Send

BOUNDS = (0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.5, 1.0, 2.5, 10.0)  # seconds; the last bucket has no bound
_LOG = logging.getLogger("tonghop.requests")


@dataclass(slots=True)
class Durations:
    """Of one route, method and status class."""

    buckets: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    seconds: float = 0.0

    @property
    def count(self) -> int:
        return sum(self.buckets)


class Meter:
    """Request durations since the start of the process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._by_route: defaultdict[tuple[str, str, int], Durations] = defaultdict(Durations)

    def add(self, method: str, route: str, status: int, seconds: float) -> None:
        with self._lock:
            found = self._by_route[method, route, status]
            found.buckets[bisect_left(BOUNDS, seconds)] += 1
            found.seconds += seconds

    def lines(self) -> list[str]:
        """A Prometheus histogram."""
        name = "tonghop_request_seconds"
        told = [f"# HELP {name} Thời gian trả lời yêu cầu HTTP.", f"# TYPE {name} histogram"]
        with self._lock:
            for (method, route, status), found in sorted(self._by_route.items()):
                labels = f'method="{method}",route="{route}",status="{status}"'
                reached = 0
                for bound, count in zip((*map(str, BOUNDS), "+Inf"), found.buckets, strict=True):
                    reached += count
                    told.append(f'{name}_bucket{{{labels},le="{bound}"}} {reached}')
                told += [f"{name}_sum{{{labels}}} {found.seconds:.6f}", f"{name}_count{{{labels}}} {found.count}"]
        return told


class Observed:
    """ASGI middleware, outermost of what can be: it sees refusals too."""

    def __init__(self, app: ASGIApp, *, meter: Meter) -> None:
        self._app = app
        self._meter = meter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), 500

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noted)
        finally:
            self._note(scope, status, time.perf_counter() - began)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        route = _route_of(scope)
        self._meter.add(_method(scope["method"]), route, status, seconds)
        level = logging.WARNING if status >= 500 else logging.DEBUG if route.startswith("/static") else logging.INFO
        told = {"method": _method(scope["method"]), "route": route, "status": status, "ms": round(seconds * 1000, 1)}
        _LOG.log(level, "request", extra=told)


def _route_of(scope: Scope) -> str:
    """The route's pattern, never the address itself: an address may hold a name, and there are any number of them."""
    route = scope.get("route")
    if route is not None:
        return str(route.path)
    return "/static" if scope["path"].startswith("/static/") else "(none)"


def _method(method: str) -> str:
    return method if method in {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"} else "(other)"
