"""Sent files on their way: where each is, cancel, try again."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Query

from api.access import needs
from api.context import ProcessOf, QueueOf
from api.sent_files import JobLine, job_line
from domain.people import Act, Person
from workflow.sending import cancel, job_for, jobs_for, retry, sent_lately

router = APIRouter(prefix="/api/v1/jobs", tags=["tệp đang nhận"])
Reader = Annotated[Person, needs(Act.SEE_OWN_REPORTS)]
Sender = Annotated[Person, needs(Act.SEND_REPORT)]


@router.get("", summary="Các tệp đang nhận")
def listed(
    process: ProcessOf,
    person: Reader,
    batch: Annotated[str | None, Query(max_length=16)] = None,
    minutes: Annotated[int, Query(ge=0, le=10_080, description="Cả các tệp đã xong trong bấy nhiêu phút")] = 60,
) -> list[JobLine]:
    """One batch in the order sent, or all open jobs and those that ended lately, newest first."""
    since = dt.datetime.now(dt.UTC) - dt.timedelta(minutes=minutes)
    return [job_line(job) for job in jobs_for(process, person, since=since, batch=batch)]


@router.get("/mine", summary="Các tệp mình vừa gửi")
def mine(process: ProcessOf, person: Reader) -> list[JobLine]:
    """The own files of the last minutes and those still open, in the order sent."""
    return [job_line(job) for job in sent_lately(process, person)]


@router.get("/{job_id}", summary="Một tệp đang ở đâu")
def one(process: ProcessOf, person: Reader, job_id: str) -> JobLine:
    return job_line(job_for(process, person, job_id))


@router.post("/{job_id}/cancel", summary="Hủy việc đọc một tệp")
def cancelled(process: ProcessOf, person: Sender, job_id: str) -> JobLine:
    """A waiting file is not taken in; one being read stops at its next stage."""
    return job_line(cancel(process, person, job_id))


@router.post("/{job_id}/retry", summary="Đọc lại một tệp")
def retried(process: ProcessOf, queue: QueueOf, person: Sender, job_id: str) -> JobLine:
    """Another try of a file that was refused, unreadable, or stopped by a fault of ours."""
    return job_line(retry(process, queue, person, job_id))
