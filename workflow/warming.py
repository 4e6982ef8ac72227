"""Reading ahead when the service starts, so that the first to come in the morning need not wait for it."""

from __future__ import annotations

import logging

from workflow.factory import Process
from workflow.overview import city_table, periods
from workflow.reporting import draft_shown
from workflow.review_queue import Filters, queue

_LOG = logging.getLogger(__name__)


def warm(process: Process) -> None:
    """The figures and the queue of the newest period. What fails is told to who asks for it, not to who starts."""
    try:
        for period in periods(process)[:1]:
            city_table(process, period)
            queue(process, period, Filters())
            draft_shown(process, period)
    except Exception:  # noqa: BLE001  # the end of reading ahead: the service goes on without
        _LOG.exception("nothing was read ahead")
