"""One run of one job: claimed, taken in, ended. Killed at any line, it can be run again."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Sequence

from domain.errors import Refused, TongHopError
from domain.jobs import Job, JobResult, JobState, Stage
from ingest.archives import is_archive, unpack
from workflow.factory import Desk, Process
from workflow.intake import Taken, Upload, Watch, take_in
from workflow.reading import Given
from workflow.sending import UNPACKED, Sent, content_of, member_of

MOST_RUNS = 25  # a file that ended so many processes is put aside until a person tries again
_LOG = logging.getLogger(__name__)


class Stopped(TongHopError):
    """The run is no longer this worker's, or a person cancelled it: nothing of it is stored."""


class JobWatch(Watch):
    """Writes down where a job is, and its result in the very transaction that stores the report."""

    def __init__(self, process: Process, job: Job) -> None:
        self._process = process
        self._job = job

    def at(self, stage: Stage, pages: int = 0) -> None:
        with self._process.desk(writing=True) as desk:
            mine = desk.jobs.at(self._job, stage, pages)
        if not mine and stage is not Stage.INDEXING:  # by then the report is stored, and indexing it twice does no harm
            raise Stopped(f"Đã dừng việc đọc tệp “{self._job.name}”.")

    def kept(self, desk: Desk, taken: Taken) -> None:
        if not desk.jobs.result(self._job, result_of(taken)):
            raise Stopped(f"Tệp “{self._job.name}” do tiến trình khác xử lý.")


class DirectQueue:
    """The quiet twin of the durable queue: takes files in at once, in the caller's own thread."""

    def __init__(self, process: Process) -> None:
        self._process = process

    def put(self, jobs: Sequence[Job]) -> None:
        for batch in dict.fromkeys(job.batch for job in jobs):
            while waiting := self._waiting(batch):
                work(self._process, waiting[0].id, waiting[0].run, worker="direct")

    def _waiting(self, batch: str) -> list[Job]:
        with self._process.desk() as desk:
            return [j for j in desk.jobs.of_batch(batch) if j.state is JobState.WAITING]


def work(process: Process, job_id: str, run: int, *, worker: str) -> None:
    """Run number `run` of the job; does nothing when it is another's by now."""
    with process.desk(writing=True) as desk:
        job = desk.jobs.claim(job_id, run, worker, _now())
    if job is None:
        return
    try:
        reason = _run(process, job)
    except Stopped:
        _end(process, job, JobState.CANCELLED)
    except Exception:  # noqa: BLE001  # the end of a job: the service goes on with the next one
        _LOG.exception("job failed", extra={"job": job.id, "run": job.run})
        _end(process, job, JobState.FAILED, "Máy chủ gặp lỗi khi xử lý tệp này; hãy bấm “Thử lại”, tệp vẫn được giữ.")
    else:
        _end(process, job, JobState.FAILED if reason else JobState.DONE, reason)


def result_of(taken: Taken) -> JobResult:
    document = taken.receipt.document_id if taken.receipt else None
    return JobResult(
        taken.status, document, taken.unit, taken.period, taken.values, taken.findings, taken.reason or None
    )


def _run(process: Process, job: Job) -> str | None:
    """Why there is no result; None when there is one."""
    if job.result is not None:  # an earlier run stored it and was killed before it could say so
        return None
    if job.run > MOST_RUNS:
        return f"Xử lý tệp này làm máy chủ dừng {MOST_RUNS} lần nên tệp được để riêng; hãy xuất lại tệp rồi gửi lại."
    content = content_of(process, job)
    if content is None:
        return "Máy chủ không còn giữ tệp này; hãy gửi lại."
    if is_archive(content):
        _unpack(process, job, content)
    else:
        _take_in(process, job, content)
    return None


def _take_in(process: Process, job: Job, content: bytes) -> None:
    given = Given(job.unit, job.period, job.only)
    taken = take_in(process, Upload(job.name, content, job.sender), given, watch=JobWatch(process, job))
    with process.desk(writing=True) as desk:
        desk.jobs.result(job, result_of(taken))  # only a duplicate has none yet


def _unpack(process: Process, job: Job, content: bytes) -> None:
    """The files in an archive become jobs that wait for their turn like any other, all of them or none."""
    watch = JobWatch(process, job)
    watch.at(Stage.UNPACKING)
    members: list[Job] = []
    result = JobResult(UNPACKED)
    try:
        for number, member in enumerate(unpack(content, name=job.name), 1):
            sent = Sent(f"{job.name}/{member.name}", member.content)
            members.append(member_of(job, number, sent, str(member.refusal) if member.refusal else None))
            if member.refusal is None:
                process.inbox.keep(members[-1].id, member.content)
    except Refused as error:
        result = JobResult("refused", reason=str(error))
    with process.desk(writing=True) as desk:
        if not desk.jobs.result(job, result):
            raise Stopped(f"Tệp “{job.name}” do tiến trình khác xử lý.")
        desk.jobs.add(members)


def _end(process: Process, job: Job, state: JobState, reason: str | None = None) -> None:
    """Only who still has the run ends it, and only then the file leaves the inbox."""
    with process.desk(writing=True) as desk:
        now = desk.jobs.get(job.id)
        stored = now is not None and now.result is not None
        if not desk.jobs.end(job, JobState.DONE if stored else state, _now(), None if stored else reason):
            return
    if stored or state is not JobState.FAILED:
        process.inbox.remove(job.id)
    _LOG.info("job ended", extra={"job": job.id, "run": job.run, "state": str(state)})


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
