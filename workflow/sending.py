"""Files that people send: accepted and kept at once, taken in when their turn comes, cancelled or tried again."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from domain.errors import NotFound, OutOfDate
from domain.jobs import Job, JobResult, JobState
from domain.people import Act, Person, may
from workflow.access import require
from workflow.factory import Process
from workflow.reading import Given

_LATELY = dt.timedelta(minutes=10)
_SHOWN = 2000  # jobs in one list
_LOOK, _SLOWEST_LOOK = 0.03, 0.4  # seconds between looks at jobs that are waited for
_UNKNOWN_KEPT = 24 * 3600.0  # seconds that a file without a job stays in the inbox: its sender got no answer
UNPACKED = "unpacked"  # the status of an archive whose files are jobs of their own
_AGAIN = {"refused", "unreadable", "failed"}


class Queue(Protocol):
    """Who sees to it that accepted files are taken in. Twins: `DirectQueue` at once, `LeftToOthers` never here."""

    def put(self, jobs: Sequence[Job]) -> None: ...


class LeftToOthers:
    """This process only accepts; `tonghop worker` processes find the files in the database."""

    def put(self, jobs: Sequence[Job]) -> None:
        del jobs


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as sent."""

    name: str
    content: bytes


def accept(process: Process, queue: Queue, sender: str, files: Iterable[Sent], given: Given) -> str:
    """The batch that the files were accepted as. When this returns, no crash loses them."""
    batch = secrets.token_hex(5)
    now = dt.datetime.now(dt.UTC)
    jobs = []
    for number, file in enumerate(files, 1):
        job = _new_job(f"{batch}-{number:04d}", batch, sender, file, given, now)
        process.inbox.keep(job.id, file.content)
        jobs.append(job)
    with process.desk(writing=True) as desk:
        desk.jobs.add(jobs)
        accepted = desk.jobs.of_batch(batch)
    queue.put(accepted)
    return batch


def member_of(archive: Job, number: int, file: Sent, refusal: str | None) -> Job:
    """The job of a file in an archive: of the same batch, with an id that a second unpacking gives again."""
    given = Given(archive.unit, archive.period, archive.only)
    now = dt.datetime.now(dt.UTC)
    job = _new_job(f"{archive.id}-{number:04d}", archive.batch, archive.sender, file, given, now)
    job = replace(job, parent=archive.id)
    if refusal is None:
        return job
    return replace(job, state=JobState.DONE, ended_at=now, result=JobResult("refused", reason=refusal))


def _new_job(job_id: str, batch: str, sender: str, file: Sent, given: Given, now: dt.datetime) -> Job:
    return Job(
        id=job_id,
        batch=batch,
        sender=sender,
        name=file.name,
        sha256=hashlib.sha256(file.content).hexdigest(),
        size=len(file.content),
        received_at=now,
        unit=given.unit,
        period=given.period,
        only=given.only,
        run=1,
    )


def results(process: Process, batch: str, *, wait: float) -> list[Job]:
    """The jobs of a batch once all have ended, or as they stand after `wait` seconds; not the unpacked archives."""
    until, pause = time.monotonic() + wait, _LOOK
    while True:
        with process.desk() as desk:
            jobs = desk.jobs.of_batch(batch)
        if not any(j.state.open for j in jobs) or time.monotonic() >= until:
            return [j for j in jobs if j.result is None or j.result.status != UNPACKED]
        time.sleep(pause)
        pause = min(pause * 1.2, _SLOWEST_LOOK)


def jobs_for(process: Process, person: Person, *, since: dt.datetime | None, batch: str | None = None) -> list[Job]:
    """Open jobs and those ended since then that this person may see, newest first; or one batch in its order."""
    with process.desk() as desk:
        if batch is not None:
            return [j for j in desk.jobs.of_batch(batch) if sees_job(person, j)]
        own = None if may(person, Act.SEE_ALL_REPORTS) else person.name
        return desk.jobs.recent(since=since, sender=own, limit=_SHOWN)


def sent_lately(process: Process, person: Person) -> list[Job]:
    """The person's own files that are on their way or have just ended, in the order sent; not the unpacked archives."""
    since = dt.datetime.now(dt.UTC) - _LATELY
    with process.desk() as desk:
        found = desk.jobs.recent(since=since, sender=person.name, limit=_SHOWN)
    return [j for j in reversed(found) if j.result is None or j.result.status != UNPACKED]


def sees_job(person: Person, job: Job) -> bool:
    """The own files, and everybody's for those who see all reports."""
    return job.sender == person.name or may(person, Act.SEE_ALL_REPORTS)


def job_for(process: Process, person: Person, job_id: str) -> Job:
    with process.desk() as desk:
        job = desk.jobs.get(job_id)
    if job is None or not sees_job(person, job):
        raise NotFound(f"Không có lần gửi mã {job_id}.")
    return job


def cancel(process: Process, person: Person, job_id: str) -> Job:
    """A waiting file is not taken in; one being read stops at its next stage, and nothing of it is stored."""
    job = _own_job(process, person, job_id)
    now = dt.datetime.now(dt.UTC)
    with process.desk(writing=True) as desk:
        if not desk.jobs.cancel(job, now):
            raise OutOfDate(f"Tệp “{job.name}” đã xử lý xong nên không hủy được nữa; hãy xem kết quả.")
        desk.journal.add(person.name, "cancelled", job.id, job.name)
    job = job_for(process, person, job_id)
    if not job.state.open:
        process.inbox.remove(job.id)
    return job


def cancel_waiting(process: Process, person: Person) -> int:
    """Every file that still waits, of whoever sent it, the last first; how many."""
    require(person, Act.MANAGE)
    with process.desk() as desk:
        waiting = desk.jobs.recent(state=JobState.WAITING, limit=_SHOWN)
    done = 0
    for job in waiting:
        try:
            cancel(process, person, job.id)
        except OutOfDate:  # its turn came meanwhile
            continue
        done += 1
    return done


def retry(process: Process, queue: Queue, person: Person, job_id: str) -> Job:
    """Another try of a file that was refused, cancelled, or stopped by a fault of ours."""
    job = _own_job(process, person, job_id)
    if job.state is JobState.DONE and (job.result is None or job.result.status not in _AGAIN):
        raise OutOfDate(f"Tệp “{job.name}” đã nhận xong; muốn thay số liệu, hãy gửi bản báo cáo mới.")
    if job.state.open:
        raise OutOfDate(f"Tệp “{job.name}” đang được xử lý; hãy chờ xong rồi thử lại.")
    if content_of(process, job) is None:
        raise NotFound(f"Máy chủ không còn giữ tệp “{job.name}”; hãy gửi lại tệp này.")
    with process.desk(writing=True) as desk:
        if not desk.jobs.again(job):
            raise OutOfDate(f"Tệp “{job.name}” vừa được người khác cho chạy lại.")
        desk.journal.add(person.name, "retried", job.id, job.name)
        again = desk.jobs.get(job.id)
    assert again is not None
    queue.put([again])
    return job_for(process, person, job_id)


def content_of(process: Process, job: Job) -> bytes | None:
    """The file as sent: in the inbox until the job has ended, later where reports are kept. None when it is gone."""
    found = process.inbox.read(job.id)
    if found is not None:
        return found
    try:
        return process.files.read(job.sha256)
    except NotFound:
        return None


def _own_job(process: Process, person: Person, job_id: str) -> Job:
    """Only who sent it, or who manages the service, may change it."""
    job = job_for(process, person, job_id)
    if job.sender != person.name:
        require(person, Act.MANAGE)
    return job


def tidy_inbox(process: Process) -> None:
    """Removes what a process that was killed could not: files whose jobs have ended, or were never accepted."""
    with process.desk() as desk:
        for job_id in process.inbox.job_ids():
            job = desk.jobs.get(job_id)
            ended = job is not None and not job.state.open and job.state is not JobState.FAILED
            if ended or (job is None and process.inbox.age(job_id) > _UNKNOWN_KEPT):
                process.inbox.remove(job_id)
