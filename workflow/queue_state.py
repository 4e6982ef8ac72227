"""Quản trị, hàng đợi: how many files wait, run and failed, the files themselves, and who takes them in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from domain.jobs import Job, JobState
from domain.people import Act, Person
from workflow.access import require
from workflow.factory import Process

SHOWN = 200
_ALIVE = dt.timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class QueueState:
    """counts: all jobs kept, by state. oldest_waiting: since when the first one waits. workers: processes alive."""

    counts: dict[JobState, int]
    oldest_waiting: dt.datetime | None
    workers: int
    jobs: list[Job]


def queue_state(process: Process, person: Person, *, state: JobState | None = None) -> QueueState:
    """With the newest jobs of this state; of all that are open, failed or ended today for None."""
    require(person, Act.MANAGE)
    now = dt.datetime.now(dt.UTC)
    with process.desk() as desk:
        since = now - dt.timedelta(days=1) if state is None else None
        jobs = desk.jobs.recent(since=since, state=state, limit=SHOWN)
        seen = desk.workers.last_seen()
        return QueueState(
            desk.jobs.count_by_state(),
            desk.jobs.oldest_waiting(),
            sum(at > now - _ALIVE for at in seen.values()),
            jobs,
        )
