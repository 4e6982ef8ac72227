"""How a sent file is told: to programs as a line, to people as one sentence about where it stands."""

from __future__ import annotations

import datetime as dt

from fastapi import UploadFile
from pydantic import BaseModel

from api.wire import TakenFile
from domain.jobs import Job, JobState

QUEUED = "queued"
_WAITING_FOR_PEOPLE = ("refused", "unreadable", "failed")


class JobLine(BaseModel):
    """A sent file. words: where it stands, for people. tone: "stored", "duplicate", "refused" … or "reading"."""

    id: str
    batch: str
    file: str
    state: str
    stage: str | None
    pages: int
    place: int
    run: int
    sender: str
    received_at: dt.datetime
    started_at: dt.datetime | None
    ended_at: dt.datetime | None
    status: str
    unit: str | None
    period: str | None
    values: int
    findings: int
    reason: str | None
    document: str | None
    words: str
    tone: str
    may_cancel: bool
    may_retry: bool


def job_line(job: Job) -> JobLine:
    taken = taken_file(job)
    return JobLine(
        id=job.id,
        batch=job.batch,
        file=job.name,
        state=job.state.value,
        stage=job.stage.value if job.stage else None,
        pages=job.pages,
        place=job.place,
        run=job.run,
        sender=job.sender,
        received_at=job.received_at,
        started_at=job.started_at,
        ended_at=job.ended_at,
        status=taken.status,
        unit=taken.unit,
        period=taken.period,
        values=taken.values,
        findings=taken.findings,
        reason=taken.reason,
        document=taken.document,
        words=_words(job),
        tone="reading" if job.state.open else taken.status,
        may_cancel=job.state.open and not job.ending and job.result is None,
        may_retry=not job.state.open and taken.status in _WAITING_FOR_PEOPLE,
    )


def taken_file(job: Job) -> TakenFile:
    result = job.result
    return TakenFile(
        file=job.name,
        status=_status(job),
        unit=result.unit if result else job.unit,
        period=_period(result.period if result else job.period),
        values=result.values if result else 0,
        findings=result.findings if result else 0,
        reason=result.reason if result else None,
        document=result.document_id if result else None,
        job=job.id,
    )


def name_of(file: UploadFile) -> str:
    return file.filename or "tệp không tên"


def _status(job: Job) -> str:
    if job.state is JobState.CANCELLED:
        return job.state.value
    return job.result.status if job.result else QUEUED


def _words(job: Job) -> str:
    result = job.result
    if job.state is JobState.CANCELLED:
        return "đã hủy, không lưu gì từ tệp này."
    if job.state is JobState.WAITING:
        return "chờ đến lượt."
    if job.state is JobState.RUNNING:
        stage = (job.stage.label if job.stage else job.state.label).lower()
        pages = f" ({job.pages} trang)" if job.pages else ""
        return f"đang hủy, {stage}…" if job.ending else f"{stage}{pages}…"
    if result is None:
        return job.state.label
    if result.reason:
        return result.reason
    period = result.period.short_label if result.period else "chưa rõ kỳ"
    return f"{result.unit}, {period} – {result.values} số liệu, {result.findings} phát hiện"


def _period(period: object) -> str | None:
    return str(period) if period else None
