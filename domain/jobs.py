"""A file that was sent, from the moment it is accepted until its result is there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from domain.periods import Period


class JobState(StrEnum):
    WAITING = "waiting"  # accepted and kept; its turn comes
    RUNNING = "running"
    DONE = "done"  # `result` says what became of it, a refusal included
    FAILED = "failed"  # our fault, not the file's: it can be tried again
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        return {
            JobState.WAITING: "Chờ đến lượt",
            JobState.RUNNING: "Đang xử lý",
            JobState.DONE: "Xong",
            JobState.FAILED: "Lỗi máy chủ",
            JobState.CANCELLED: "Đã hủy",
        }[self]

    @property
    def open(self) -> bool:
        return self in (JobState.WAITING, JobState.RUNNING)


class Stage(StrEnum):
    """Where a running job is."""

    UNPACKING = "unpacking"
    READING = "reading"
    EXTRACTING = "extracting"
    STORING = "storing"
    INDEXING = "indexing"

    @property
    def label(self) -> str:
        return {
            Stage.UNPACKING: "Đang mở tệp nén",
            Stage.READING: "Đang đọc",
            Stage.EXTRACTING: "Đang trích số liệu",
            Stage.STORING: "Đang lưu",
            Stage.INDEXING: "Đang lập chỉ mục",
        }[self]


@dataclass(frozen=True, slots=True)
class JobResult:
    """What became of the file. status: the contract's word, or "unpacked" for an archive whose files are jobs now."""

    status: str
    document_id: str | None = None
    unit: str | None = None
    period: Period | None = None
    values: int = 0
    findings: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """One sent file. Times are UTC.

    batch: what was sent together. parent: the archive it came out of. place: its turn among the sender's own open
    files, from 1; the lowest place goes first, so that many files of one sender do not hold up another's single one.
    unit, period, only: what the sender said, and the one unit the sender may speak for. run: how often it was begun.
    ending: a person asked to cancel it while it runs.
    """

    id: str
    batch: str
    sender: str
    name: str
    sha256: str
    size: int
    received_at: dt.datetime
    state: JobState = JobState.WAITING
    stage: Stage | None = None
    pages: int = 0
    place: int = 1
    parent: str | None = None
    unit: str | None = None
    period: Period | None = None
    only: str | None = None
    run: int = 0
    worker: str = ""
    ending: bool = False
    started_at: dt.datetime | None = None
    ended_at: dt.datetime | None = None
    result: JobResult | None = None
