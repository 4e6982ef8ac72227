"""A second service on the same home: it accepts files too, and takes them in once the first one is gone."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from threading import Event, Thread

from domain.errors import ConfigurationError
from domain.jobs import Job
from workflow.factory import Process
from workflow.jobs import DurableQueue

_LOG = logging.getLogger(__name__)
_LOOK = 2.0  # seconds between tries


class StandBy:
    """Accepts; and tries until the queue can be had. The lock of a process ends with it, however it ends."""

    def __init__(self, process: Process, *, workers: int, every: float = _LOOK) -> None:
        self._process = process
        self._workers = workers
        self._every = every
        self._stopping = Event()
        self._queue: DurableQueue | None = None
        self._waiter = Thread(target=self._wait, name="queue-stand-by", daemon=True)
        self._waiter.start()

    def put(self, jobs: Sequence[Job]) -> None:
        """They are in the database, where whoever has the queue finds them."""
        if self._queue is not None:
            self._queue.put(jobs)

    @property
    def has_taken_over(self) -> bool:
        return self._queue is not None

    def stop(self) -> None:
        self._stopping.set()
        self._waiter.join()
        if self._queue is not None:
            self._queue.stop()

    def _wait(self) -> None:
        while not self._stopping.wait(self._every):
            try:
                if self._take_over():
                    return
            except Exception:  # noqa: BLE001  # the end of one try: the database may be away for a while
                _LOG.exception("the queue could not be taken over")

    def _take_over(self) -> bool:
        queue = DurableQueue(self._process, workers=self._workers)
        try:
            queue.start()
        except ConfigurationError:
            return False  # the other one still has it
        self._queue = queue
        _LOG.info("the queue is taken over", extra={"queue": queue.name})
        return True
