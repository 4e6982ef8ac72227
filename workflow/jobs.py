"""The durable queue: DBOS gives each waiting job to one process that has room for it, whichever file's turn it is.

Our own table says what was accepted and what became of it; the queue's records may be deleted at any time. A job that
the queue lost, or that died with its process, is begun again as its next run.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
import secrets
import socket
from collections.abc import Sequence
from threading import Event, Thread
from typing import IO

from dbos import DBOS, DBOSConfig, SetEnqueueOptions, SetWorkflowID

from domain.errors import ConfigurationError
from domain.jobs import Job
from workflow.factory import Process
from workflow.job_work import work
from workflow.only_one import only_one
from workflow.sending import tidy_inbox

_LOG = logging.getLogger(__name__)
_QUEUE = "tonghop"
_VERSION = "1"  # of the workflow below: an update of the program goes on with what the old one left
_LOOK = 0.5  # seconds between looks at the table
_BEAT = 5.0  # seconds between signs of life
_DEAD = dt.timedelta(seconds=30)  # without a sign of life
_LONG_DEAD = dt.timedelta(minutes=10)
_LOST = 15.0  # seconds between looks for jobs the queue has lost
_CHUNK = 20  # enqueued at a time, so that a new single file need not wait for all of another's
_KEPT = dt.timedelta(days=2)  # the queue's own record of a finished run
_ALIVE = ["ENQUEUED", "PENDING", "DELAYED"]

_here: DurableQueue | None = None  # DBOS is one to a process, and so is this


@DBOS.workflow(name="take_in", max_recovery_attempts=1_000_000)
def _turn(job_id: str, run: int) -> None:
    """A job's turn has come. Safe to begin any number of times: a run is claimed once."""
    if _here is not None:
        _here.turn(job_id, run)


class DurableQueue:
    """Takes files in, `workers` at a time, until stopped. One to a process; on SQLite one to a home."""

    def __init__(self, process: Process, *, workers: int) -> None:
        self._process = process
        self._workers = workers
        self.name = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
        self._woken, self._stopping = Event(), Event()
        self._keeper = Thread(target=self._keep, name="job-keeper", daemon=True)
        self._lock: IO[str] | None = None
        self._busy: set[tuple[str, int]] = set()

    def start(self) -> None:
        """ConfigurationError when another process of this home takes files in already and the database is SQLite."""
        global _here  # the workflow above has no other way to its process
        settings = self._process.settings
        if not settings.shared:
            self._lock = only_one(settings.home / "queue.lock")
            if self._lock is None:
                raise ConfigurationError(
                    f"Đã có tiến trình khác nhận báo cáo cho kho {settings.home}. Muốn nhiều tiến trình cùng nhận, "
                    "hãy dùng PostgreSQL (TONGHOP_DATABASE_URL); xem docs/van-hanh.md."
                )
        self._beat()
        tidy_inbox(self._process)
        _here = self
        DBOS(config=_config(settings.queue, self.name))
        DBOS.listen_queues([_QUEUE])
        DBOS.launch()
        DBOS.register_queue(
            _QUEUE, worker_concurrency=self._workers, polling_interval_sec=0.2, on_conflict="always_update"
        )
        self._keeper.start()

    def put(self, jobs: Sequence[Job]) -> None:
        """They are in the table already: the keeper is told to look."""
        del jobs
        self._woken.set()

    def turn(self, job_id: str, run: int) -> None:
        if self._stopping.is_set():
            return
        self._busy.add((job_id, run))
        try:
            work(self._process, job_id, run, worker=self.name)
        finally:
            self._busy.discard((job_id, run))
        self._woken.set()  # an archive may have brought new jobs

    def stop(self, seconds: int = 30) -> None:
        """Begins nothing new and gives running jobs this long; what is not finished then is begun again next time."""
        global _here
        self._stopping.set()
        self._woken.set()
        self._keeper.join(10)
        DBOS.destroy(workflow_completion_timeout_sec=seconds)
        _here = None
        with self._process.desk(writing=True) as desk:
            desk.workers.gone([self.name])
        if self._lock is not None:
            self._lock.close()

    def _keep(self) -> None:
        beat = lost = 0.0
        now = 0.0
        while not self._stopping.is_set():
            try:
                if now >= beat:
                    self._beat()
                    beat = now + _BEAT
                self._begin_again_what_died()
                if now >= lost:
                    self._begin_again_what_the_queue_lost()
                    _forget_finished()
                    lost = now + _LOST
                more = self._enqueue()
            except Exception:  # noqa: BLE001  # the end of one look: the database may be away for a while
                _LOG.exception("the job keeper could not look after the queue")
                more = False
            if not more:
                self._woken.wait(_LOOK)
                self._woken.clear()
            now = _seconds()

    def _enqueue(self) -> bool:
        """The files with the lowest places; whether there are more."""
        with self._process.desk() as desk:
            waiting = desk.jobs.to_queue()
        for job in waiting[:_CHUNK]:
            with SetWorkflowID(f"{job.id}.{job.run}"), SetEnqueueOptions(priority=job.place):
                DBOS.enqueue_workflow(_QUEUE, _turn, job.id, job.run)
        if waiting:
            with self._process.desk(writing=True) as desk:
                desk.jobs.queued([(job.id, job.run) for job in waiting[:_CHUNK]])
        return len(waiting) > _CHUNK

    def _beat(self) -> None:
        now = dt.datetime.now(dt.UTC)
        with self._process.desk(writing=True) as desk:
            desk.workers.forget(now - _LONG_DEAD)
            desk.workers.seen(self.name, now)

    def _alive(self) -> set[str]:
        """Processes that may still be at work. With SQLite there is only this one."""
        if not self._process.settings.shared:
            return {self.name}
        with self._process.desk() as desk:
            seen = desk.workers.last_seen()
        after = dt.datetime.now(dt.UTC) - _DEAD
        return {self.name} | {name for name, at in seen.items() if at > after and not _ended_here(name)}

    def _begin_again_what_died(self) -> None:
        """Jobs of processes that ended, and those whose end this process could not write down."""
        others = self._alive() - {self.name}
        with self._process.desk() as desk:
            running = desk.jobs.running_by_others(others)
        self._again([j for j in running if j.worker != self.name or (j.id, j.run) not in self._busy])

    def _begin_again_what_the_queue_lost(self) -> None:
        alive = self._alive()
        with self._process.desk() as desk:
            told = desk.jobs.waiting_in_queue()
        if not told:
            return
        known = DBOS.list_workflows(status=_ALIVE, queue_name=_QUEUE, load_input=False, load_output=False)
        held = {w.workflow_id for w in known if w.status != "PENDING" or w.executor_id in alive}
        self._again([job for job in told if f"{job.id}.{job.run}" not in held])

    def _again(self, jobs: Sequence[Job]) -> None:
        if not jobs:
            return
        with self._process.desk(writing=True) as desk:
            begun = [job for job in jobs if desk.jobs.again(job)]
        _LOG.info("jobs begun again", extra={"count": len(begun)})


def _config(url: str, name: str) -> DBOSConfig:
    """Nothing leaves the machine: no conductor, no telemetry."""
    return DBOSConfig(
        name="tonghop",
        system_database_url=url,
        application_version=_VERSION,
        executor_id=name,
        enable_otlp=False,
        log_level="WARNING",
        sys_db_pool_size=5,
    )


def _forget_finished() -> None:
    before = (dt.datetime.now(dt.UTC) - _KEPT).isoformat()
    old = DBOS.list_workflows(queue_name=_QUEUE, end_time=before, limit=500, load_input=False, load_output=False)
    gone = [w.workflow_id for w in old if w.status not in _ALIVE]
    if gone:
        DBOS.delete_workflows(gone)


def _ended_here(name: str) -> bool:
    """Whether a process of this machine has ended; of another machine only its signs of life tell."""
    host, pid, _ = name.rsplit(":", 2)
    if host != socket.gethostname():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def _seconds() -> float:
    return dt.datetime.now(dt.UTC).timestamp()
