"""Reading ahead when the service starts, so that the first to come in the morning need not wait for it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from weakref import WeakSet

from workflow.asking import search_at
from workflow.city_series import make_ready
from workflow.factory import Process
from workflow.leading import overview
from workflow.overview import city_table, periods
from workflow.reporting import draft_shown
from workflow.review_queue import Filters, queue

_TRENDS = 16  # periods: quarters, half-years, nine months and years of two years
_LOG = logging.getLogger(__name__)
_OPENING: WeakSet[Process] = WeakSet()  # those whose search for words is being opened


def warm_asking(process: Process) -> None:
    """Opens both indexes and the model, and learns to give diacritics back: seconds that no question should wait."""
    _OPENING.add(process)
    with _ahead("the search was not opened ahead"), process.desk() as desk:
        search_at(process, desk).search("vi sao con ho so qua han")
    _OPENING.discard(process)


def opening(process: Process) -> bool:
    """Whether questions about words of reports have still to wait for the search."""
    return process in _OPENING


def warm(process: Process) -> None:
    """The figures and the queue of the newest period."""
    with _ahead("nothing was read ahead"):
        for period in periods(process)[:1]:
            city_table(process, period)
            queue(process, period, Filters())
            draft_shown(process, period)
            overview(process, period)
            process.named_in("số hồ sơ tiếp nhận")  # opens what reads questions


def warm_trends(process: Process) -> None:
    """The way of every indicator over the periods, the newest period first."""
    with _ahead("no trends were read ahead"):
        for period in periods(process)[:_TRENDS]:
            make_ready(process, period)


@contextmanager
def _ahead(failed: str) -> Iterator[None]:
    """What fails is told to who asks for it, not to who starts: the service goes on without."""
    try:
        yield
    except Exception:  # noqa: BLE001  # the end of reading ahead
        _LOG.exception(failed)
