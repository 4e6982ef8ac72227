"""What Prometheus asks for. A scraper has a token of an administrator with the one scope `manage`."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse

from api.access import needs
from api.context import ProcessOf
from api.observing import Meter
from domain.people import Act
from workflow.measuring import measure_lines

router = APIRouter()


@router.get("/metrics", dependencies=[needs(Act.MANAGE)])
def metrics(request: Request, process: ProcessOf) -> PlainTextResponse:
    meter: Meter = request.app.state.meter
    lines = [*measure_lines(process), *meter.lines()]
    return PlainTextResponse("\n".join(lines) + "\n", media_type="text/plain; version=0.0.4; charset=utf-8")
