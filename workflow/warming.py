"""Reading ahead when the service starts, so that the first to come in the morning need not wait for it."""

from __future__ import annotations

import logging
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
    try:
        with process.desk() as desk:
            search_at(process, desk).search("vi sao con ho so qua han")
    except Exception:  # noqa: BLE001  # the end of reading ahead: whoever asks is told what is wrong
        _LOG.exception("the search was not opened ahead")
    finally:
        _OPENING.discard(process)


def opening(process: Process) -> bool:
    """Whether questions about words of reports have still to wait for the search."""
    return process in _OPENING


def warm(process: Process) -> None:
    """The figures and the queue of the newest period. What fails is told to who asks for it, not to who starts."""
    try:
        for period in periods(process)[:1]:
            city_table(process, period)
            queue(process, period, Filters())
            draft_shown(process, period)
            overview(process, period)
            process.named_in("số hồ sơ tiếp nhận")  # opens what reads questions
    except Exception:  # noqa: BLE001  # the end of reading ahead: the service goes on without
        _LOG.exception("nothing was read ahead")


def warm_trends(process: Process) -> None:
    """The way of every indicator over the periods, the newest period first."""
    try:
        for period in periods(process)[:_TRENDS]:
            make_ready(process, period)
    except Exception:  # noqa: BLE001  # as above
        _LOG.exception("no trends were read ahead")
