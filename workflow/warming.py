"""Reading ahead when the service starts, so that the first to come in the morning need not wait for it."""

from __future__ import annotations

from domain.errors import TongHopError
from workflow.factory import Process
from workflow.overview import city_table, periods
from workflow.review_queue import Filters, queue


def warm(process: Process) -> None:
    """The figures and the queue of the newest period. What cannot be read now is told to who asks for it."""
    try:
        for period in periods(process)[:1]:
            city_table(process, period)
            queue(process, period, Filters())
    except TongHopError:
        return
