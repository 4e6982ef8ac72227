"""Sent files on their way, and the processes that work on them.

A run of a job belongs to one worker. Whatever a run writes is conditional on the run, so that a worker that was thought
dead and comes back changes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, case, delete, func, insert, select, update

from domain.jobs import Job, JobResult, JobState, Stage
from domain.periods import Period
from store import schema as rows
from store.database import take_turn

_J = rows.jobs.c
_OPEN = [s.value for s in JobState if s.open]
FAILED = "failed"  # the status of a job without a result
_ACCEPTING = 7_461_002  # on PostgreSQL: who counts a sender's open files, held to the end of the transaction


class JobStore:
    """Jobs by id."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, jobs: Sequence[Job]) -> None:
        """New jobs, all of one sender, each given its place behind the sender's open ones. Known ids are left alone."""
        if not jobs:
            return
        take_turn(self._db, _ACCEPTING)
        known = set(self._db.execute(select(_J.id).where(_J.id.in_([j.id for j in jobs]))).scalars())
        place = self._open_of(jobs[0].sender)
        new = [_row(job, place + n) for n, job in enumerate((j for j in jobs if j.id not in known), 1)]
        if new:
            self._db.execute(insert(rows.jobs), new)

    def get(self, job_id: str) -> Job | None:
        row = self._db.execute(select(rows.jobs).where(_J.id == job_id)).first()
        return _job(row) if row else None

    def of_batch(self, batch: str) -> list[Job]:
        """In the order sent; files of an archive follow it."""
        return [_job(r) for r in self._db.execute(select(rows.jobs).where(_J.batch == batch).order_by(_J.id))]

    def recent(
        self, *, since: dt.datetime | None = None, sender: str | None = None, state: JobState | None = None, limit: int
    ) -> list[Job]:
        """Open jobs and those ended since then (None: all), newest first."""
        query = select(rows.jobs).order_by(_J.received_at.desc(), _J.id.desc()).limit(limit)
        if since is not None:
            query = query.where(_J.state.in_(_OPEN) | (_J.ended_at >= _naive(since)))
        if sender is not None:
            query = query.where(_J.sender == sender)
        if state is not None:
            query = query.where(_J.state == state.value)
        return [_job(row) for row in self._db.execute(query)]

    def count_by_state(self) -> dict[JobState, int]:
        query = select(_J.state, func.count()).group_by(_J.state)
        found: dict[str, int] = dict(self._db.execute(query).all())
        return {state: found.get(state.value, 0) for state in JobState}

    def count_by_status(self) -> dict[str, int]:
        query = select(_J.status, func.count()).where(_J.status.is_not(None)).group_by(_J.status)
        return {status: count for status, count in self._db.execute(query) if status}

    def oldest_waiting(self) -> dt.datetime | None:
        found = self._db.execute(select(func.min(_J.received_at)).where(_J.state == JobState.WAITING.value)).scalar()
        return found.replace(tzinfo=dt.UTC) if found else None

    def to_queue(self) -> list[Job]:
        """Waiting jobs that the queue has not been told about."""
        query = select(rows.jobs).where(_J.state == JobState.WAITING.value, _J.queued.is_(False))
        return [_job(row) for row in self._db.execute(query.order_by(_J.place, _J.received_at, _J.id))]

    def queued(self, runs: Sequence[tuple[str, int]]) -> None:
        for job_id, run in runs:
            self._db.execute(_of_run(job_id, run).values(queued=True))

    def claim(self, job_id: str, run: int, worker: str, at: dt.datetime) -> Job | None:
        """The job, running in the worker's hands; None when another has it, or it was cancelled."""
        query = _of_run(job_id, run).where(_J.state == JobState.WAITING.value)
        taken = self._db.execute(
            query.values(state=JobState.RUNNING.value, worker=worker, started_at=_naive(at), ended_at=None)
        )
        return self.get(job_id) if taken.rowcount else None

    def at(self, job: Job, stage: Stage, pages: int) -> bool:
        """Where the run is; False when it is no longer this worker's, or a person asked to cancel it."""
        query = _of_run(job.id, job.run).where(_J.state == JobState.RUNNING.value, _J.ending.is_(False))
        told = self._db.execute(query.values(stage=stage.value, pages=func.coalesce(pages or None, _J.pages)))
        return bool(told.rowcount)

    def result(self, job: Job, result: JobResult) -> bool:
        """What the run found; False when the run is no longer this worker's, and then nothing of it may be kept."""
        query = _of_run(job.id, job.run).where(_J.state == JobState.RUNNING.value, _J.status.is_(None))
        return bool(self._db.execute(query.values(_result_row(result))).rowcount)

    def end(self, job: Job, state: JobState, at: dt.datetime, reason: str | None = None) -> bool:
        """reason: why there is no result, in one sentence."""
        query = _of_run(job.id, job.run).where(_J.state == JobState.RUNNING.value)
        more = {"status": FAILED, "reason": reason} if reason else {}
        done = self._db.execute(query.values(state=state.value, stage=None, ended_at=_naive(at), **more))
        return bool(done.rowcount)

    def cancel(self, job: Job, at: dt.datetime) -> bool:
        """A waiting job ends here; a running one at its next stage. False when it is neither."""
        waiting, running = JobState.WAITING.value, JobState.RUNNING.value
        query = update(rows.jobs).where(_J.id == job.id, _J.state.in_(_OPEN), _J.status.is_(None))
        done = self._db.execute(
            query.values(
                state=case((_J.state == waiting, JobState.CANCELLED.value), else_=running),
                ended_at=case((_J.state == waiting, _naive(at)), else_=_J.ended_at),
                ending=_J.state == running,
            )
        )
        return bool(done.rowcount)

    def again(self, job: Job) -> bool:
        """Another run, from the start; a result already kept stays. False when somebody else was faster."""
        place = self._open_of(job.sender) + 1 if not job.state.open else job.place
        values: dict[str, Any] = {
            "state": JobState.WAITING.value, "run": job.run + 1, "queued": False, "worker": "", "stage": None,
            "ending": job.ending and job.state.open, "place": place, "started_at": None, "ended_at": None,
        }  # fmt: skip
        if not job.state.open:
            values |= _NO_RESULT
        query = _of_run(job.id, job.run).where(_J.state == job.state.value)
        return bool(self._db.execute(query.values(values)).rowcount)

    def running_by_others(self, alive: Collection[str]) -> list[Job]:
        """Running jobs whose worker is not among those alive."""
        query = select(rows.jobs).where(_J.state == JobState.RUNNING.value, _J.worker.not_in(list(alive)))
        return [_job(row) for row in self._db.execute(query)]

    def waiting_in_queue(self) -> list[Job]:
        """Waiting jobs that the queue has been told about."""
        query = select(rows.jobs).where(_J.state == JobState.WAITING.value, _J.queued.is_(True))
        return [_job(row) for row in self._db.execute(query)]

    def _open_of(self, sender: str) -> int:
        query = select(func.count()).where(and_(_J.sender == sender, _J.state.in_(_OPEN)))
        return self._db.execute(query).scalar_one()


class WorkerStore:
    """Processes that take files in, by when they were last seen."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def seen(self, worker: str, at: dt.datetime) -> None:
        table = rows.workers
        known = self._db.execute(update(table).where(table.c.id == worker).values(seen_at=_naive(at)))
        if not known.rowcount:
            self._db.execute(insert(table).values(id=worker, started_at=_naive(at), seen_at=_naive(at)))

    def gone(self, workers: Collection[str]) -> None:
        self._db.execute(delete(rows.workers).where(rows.workers.c.id.in_(list(workers))))

    def forget(self, before: dt.datetime) -> None:
        """Processes that ended without saying so."""
        self._db.execute(delete(rows.workers).where(rows.workers.c.seen_at < _naive(before)))

    def last_seen(self) -> dict[str, dt.datetime]:
        found = self._db.execute(select(rows.workers.c.id, rows.workers.c.seen_at))
        return {worker: at.replace(tzinfo=dt.UTC) for worker, at in found}


def _of_run(job_id: str, run: int) -> Any:
    return update(rows.jobs).where(_J.id == job_id, _J.run == run)


def _naive(at: dt.datetime) -> dt.datetime:
    return at.astimezone(dt.UTC).replace(tzinfo=None)


def _row(job: Job, place: int) -> dict[str, Any]:
    return {
        "id": job.id,
        "batch": job.batch,
        "parent": job.parent,
        "sender": job.sender,
        "name": job.name,
        "sha256": job.sha256,
        "size": job.size,
        "given_unit": job.unit,
        "given_period": str(job.period) if job.period else None,
        "only_unit": job.only,
        "received_at": _naive(job.received_at),
        "place": place,
        "state": job.state.value,
        "run": job.run,
        "ended_at": _naive(job.ended_at) if job.ended_at else None,
        **(_result_row(job.result) if job.result else _NO_RESULT),
    }


def _result_row(result: JobResult) -> dict[str, Any]:
    return {
        "status": result.status,
        "document_id": result.document_id,
        "unit": result.unit,
        "period": str(result.period) if result.period else None,
        "value_count": result.values,
        "finding_count": result.findings,
        "reason": result.reason,
    }


_NO_RESULT = {**_result_row(JobResult("")), "status": None}


def _job(row: Row[Any]) -> Job:
    return Job(
        id=row.id,
        batch=row.batch,
        parent=row.parent,
        sender=row.sender,
        name=row.name,
        sha256=row.sha256,
        size=row.size,
        unit=row.given_unit,
        period=_period(row.given_period),
        only=row.only_unit,
        received_at=row.received_at.replace(tzinfo=dt.UTC),
        place=row.place,
        state=JobState(row.state),
        stage=Stage(row.stage) if row.stage else None,
        pages=row.pages,
        run=row.run,
        worker=row.worker,
        ending=row.ending,
        started_at=row.started_at.replace(tzinfo=dt.UTC) if row.started_at else None,
        ended_at=row.ended_at.replace(tzinfo=dt.UTC) if row.ended_at else None,
        result=_result(row),
    )


def _result(row: Row[Any]) -> JobResult | None:
    if row.status is None:
        return None
    return JobResult(
        row.status, row.document_id, row.unit, _period(row.period), row.value_count, row.finding_count, row.reason
    )


def _period(text_: str | None) -> Period | None:
    return Period.parse(text_) if text_ else None
