"""What takes long to make is made again beside the requests, so that nobody who looks has to wait for it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from threading import Event, Lock

from domain.periods import Period
from workflow.factory import Process

_LOOK = 2.0  # seconds between looks for what has become old
_WANTED = 15 * 60  # seconds after which nobody seems to look any more
_MOST = 6  # things looked at last
_LOG = logging.getLogger(__name__)
Remake = Callable[[Process, Period], object]  # makes the thing of a period again where it is old


class LookedAt:
    """Which things people looked at lately. One for the whole process; requests run in threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._last: dict[tuple[Remake, Period], float] = {}

    def note(self, remake: Remake, period: Period) -> None:
        with self._lock:
            self._last.pop((remake, period), None)
            self._last[remake, period] = time.monotonic()  # the newest stands last
            for gone in list(self._last)[:-_MOST]:
                del self._last[gone]

    def forget(self, remake: Remake, period: Period) -> None:
        with self._lock:
            self._last.pop((remake, period), None)

    def lately(self) -> list[tuple[Remake, Period]]:
        with self._lock:
            self._last = {what: at for what, at in self._last.items() if time.monotonic() - at < _WANTED}
            return list(self._last)


def keep_fresh(process: Process, stopping: Event) -> None:
    """Until the service stops. What fails is told to who asks for it next."""
    while not stopping.wait(_LOOK):
        freshen(process)


def freshen(process: Process) -> None:
    """Once through everything that people looked at lately."""
    looked_at = process.kept(LookedAt)
    for remake, period in looked_at.lately():
        try:
            remake(process, period)
        except Exception:  # noqa: BLE001  # the end of making one thing ahead: the service goes on without
            _LOG.exception("could not be made ahead")
            looked_at.forget(remake, period)
