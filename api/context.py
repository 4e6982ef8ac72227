"""What a route asks for: the process, and the period of the address. Who asks is in `api.access`."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from domain.errors import UsageError
from domain.periods import Period
from workflow.factory import Process
from workflow.sending import Queue


def _process(request: Request) -> Process:
    process: Process = request.app.state.process
    return process


def read_period(text: str | None) -> Period | None:
    if not text:
        return None
    try:
        return Period.parse(text)
    except ValueError as error:
        raise UsageError(f"Không hiểu kỳ “{text}”. Hãy viết như 2026-Q3, 2026-6M, 2026-Y hoặc 2026-M07.") from error


def _queue(request: Request) -> Queue:
    queue: Queue = request.app.state.queue
    return queue


QueueOf = Annotated[Queue, Depends(_queue)]
ProcessOf = Annotated[Process, Depends(_process)]
