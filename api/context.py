"""What a route asks for: the process, and the period of the address. Who asks is in `api.access`."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import Depends, Request

from domain.errors import UsageError
from domain.periods import Period
from workflow.factory import Process
from workflow.sending import Queue


async def _process(request: Request) -> Process:
    process: Process = request.app.state.process
    return process


def read_period(text: str | None) -> Period | None:
    if not text:
        return None
    try:
        return Period.parse(text)
    except ValueError as error:
        raise UsageError(f"Không hiểu kỳ “{text}”. Hãy viết như 2026-Q3, 2026-6M, 2026-Y hoặc 2026-M07.") from error


def needed_period(text: str) -> Period:
    """A period that must be told."""
    period = read_period(text)
    if period is None:
        raise UsageError("Hãy ghi kỳ, ví dụ 2026-Q3.")
    return period


def asked_period(period: str) -> Period:
    """The period a request names with `period=`."""
    found = read_period(period)
    if found is None:
        raise UsageError("Hãy cho biết kỳ, ví dụ period=2026-Q3.")
    return found


def read_day(text: str) -> dt.date:
    """A day as a browser's own field sends it, or as people write it: 2026-09-16, 16/9/2026."""
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return dt.datetime.strptime(text.strip(), form).date()
        except ValueError:
            continue
    raise UsageError(f"Không hiểu ngày “{text[:20]}”. Hãy ghi như 16/09/2026.")


async def _queue(request: Request) -> Queue:
    queue: Queue = request.app.state.queue
    return queue


QueueOf = Annotated[Queue, Depends(_queue)]
ProcessOf = Annotated[Process, Depends(_process)]
