"""Sent files are taken in once, in a fair order, whatever happens to the process that works on them."""

from __future__ import annotations

import datetime as dt
import io
import time
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from domain.errors import ConfigurationError, NotFound, OutOfDate
from domain.jobs import Job, JobState, Stage
from domain.people import Person, Role
from domain.periods import Period
from tests.support.databases import DATABASES, database
from tests.support.docx_files import BODY, a_report
from workflow.factory import Process
from workflow.intake import Taken, Upload, take_in
from workflow.job_work import MOST_RUNS, DirectQueue, JobWatch, Stopped, work
from workflow.jobs import DurableQueue
from workflow.only_one import only_one
from workflow.reading import Given
from workflow.sending import LeftToOthers, Sent, accept, cancel, job_for, jobs_for, results, retry, tidy_inbox
from workflow.settings import Settings
from workflow.taking_over import StandBy

AN = Person("An", Role.OFFICER)
ADMIN = Person("Quản trị", Role.ADMIN)
OF_UNIT = Person("Bình", Role.UNIT_OFFICER, "Sở Y tế")
UNITS = ("SỞ NỘI VỤ", "SỞ Y TẾ", "SỞ XÂY DỰNG", "SỞ TƯ PHÁP", "SỞ DU LỊCH")


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    yield from database(request.param)


@pytest.fixture
def process(tmp_path: Path, database_url: str | None) -> Iterator[Process]:
    """Without a search index: it is not what these tests are about."""
    process = Process(Settings(home=tmp_path / "home", embedder="off", database_url=database_url))
    process.settings.home.mkdir()
    yield process
    process.close()


def reports(count: int) -> list[Sent]:
    """Reports of different units with different figures."""
    made = []
    for n in range(count):
        body = [str(part).replace("1.250", f"1.{250 + n}") for part in BODY]
        made.append(Sent(f"bao-cao-{n}.docx", a_report(*body, unit=UNITS[n % 5], number=f"{n + 1}/BC-X")))
    return made


def sent(process: Process, files: Sequence[Sent], *, sender: str = "An", given: Given | None = None) -> list[Job]:
    """Accepted, and left for a worker."""
    batch = accept(process, LeftToOthers(), sender, files, given or Given())
    return results(process, batch, wait=0)


def job_now(process: Process, job: Job) -> Job:
    return job_for(process, ADMIN, job.id)


def run_all(process: Process) -> None:
    with process.desk() as desk:
        waiting = desk.jobs.to_queue()
    DirectQueue(process).put(waiting)


def stored(process: Process) -> dict[str, int]:
    """Number of values by document."""
    with process.desk() as desk:
        return {r.document_id: len(desk.values.of_document(r.document_id)) for r in desk.documents.receipts()}


def test_an_accepted_file_is_kept_before_anything_is_read(process: Process):
    [file] = reports(1)
    [job] = sent(process, [file])
    assert (job.state, job.sender, job.name) == (JobState.WAITING, "An", file.name)
    assert process.inbox.read(job.id) == file.content


def test_a_job_ends_with_the_result_of_its_file(process: Process):
    [job] = sent(process, reports(1), given=Given(period=Period.parse("2026-Q3")))
    run_all(process)
    job = job_now(process, job)
    assert (job.state, job.result.status, job.result.unit, str(job.result.period)) == (
        JobState.DONE, "stored", "Sở Nội vụ", "2026-Q3",
    )  # fmt: skip
    assert stored(process) == {job.result.document_id: job.result.values}
    assert process.inbox.read(job.id) is None


def test_a_refused_file_is_a_finished_job_with_its_reason(process: Process):
    [job] = sent(process, [Sent("rong.docx", b"")])
    run_all(process)
    job = job_now(process, job)
    assert (job.state, job.result.status) == (JobState.DONE, "refused")
    assert "rỗng" in job.result.reason


def test_files_of_an_archive_wait_for_their_own_turns(process: Process):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for file in reports(2):
            archive.writestr(f"q3/{file.name}", file.content)
        archive.writestr("q3/rac.docx", b"khong phai word")
    batch = accept(process, DirectQueue(process), "An", [Sent("gui.zip", out.getvalue())], Given())
    found = results(process, batch, wait=0)
    assert [(j.name, j.result.status) for j in found] == [
        ("gui.zip/q3/bao-cao-0.docx", "stored"),
        ("gui.zip/q3/bao-cao-1.docx", "stored"),
        ("gui.zip/q3/rac.docx", "refused"),
    ]
    assert process.inbox.job_ids() == []


def test_a_single_file_goes_before_the_rest_of_anothers_many(process: Process):
    sent(process, reports(5), sender="An")
    [single] = sent(process, [Sent("mot.docx", reports(6)[5].content)], sender="Bình")
    with process.desk() as desk:
        order = [(j.sender, j.place) for j in desk.jobs.to_queue()]
    assert order.index(("Bình", single.place)) == 1
    assert [place for sender, place in order if sender == "An"] == [1, 2, 3, 4, 5]


def test_files_sent_one_by_one_gain_nothing(process: Process):
    places = [sent(process, [file])[0].place for file in reports(3)]
    assert places == [1, 2, 3]


class Killed(BaseException):
    """Stands for the end of the process."""


class KilledAt(JobWatch):
    """Ends the process when the job reaches a stage."""

    def __init__(self, process: Process, job: Job, stage: Stage) -> None:
        super().__init__(process, job)
        self._stage = stage

    def at(self, stage: Stage, pages: int = 0) -> None:
        super().at(stage, pages)
        if stage is self._stage:
            raise Killed


def killed_at(process: Process, job: Job, stage: Stage) -> None:
    with process.desk(writing=True) as desk:
        claimed = desk.jobs.claim(job.id, job.run, "w1", dt.datetime.now(dt.UTC))
    content = process.inbox.read(job.id)
    with pytest.raises(Killed):
        take_in(process, Upload(job.name, content, job.sender), Given(), watch=KilledAt(process, claimed, stage))


@pytest.mark.parametrize("stage", [Stage.READING, Stage.EXTRACTING, Stage.STORING, Stage.INDEXING])
def test_a_run_killed_at_any_stage_is_finished_by_the_next(process: Process, stage: Stage):
    [job] = sent(process, reports(1))
    killed_at(process, job, stage)
    with process.desk(writing=True) as desk:
        [left] = desk.jobs.running_by_others(["w2"])
        assert desk.jobs.again(left)
    run_all(process)
    ended = job_now(process, job)
    assert (ended.state, ended.result.status, ended.run) == (JobState.DONE, "stored", 2)
    assert stored(process) == {ended.result.document_id: ended.result.values}
    with process.desk() as desk:
        assert [e.act for e in desk.journal.entries()] == ["stored"]
        assert [r.version for r in desk.documents.receipts()] == [1]


def test_a_worker_thought_dead_that_comes_back_stores_nothing(process: Process):
    [job] = sent(process, reports(1))
    with process.desk(writing=True) as desk:
        first = desk.jobs.claim(job.id, 1, "w1", dt.datetime.now(dt.UTC))
        assert desk.jobs.again(first)
    content = process.inbox.read(job.id)
    with pytest.raises(Stopped):
        take_in(process, Upload(job.name, content, job.sender), Given(), watch=Late(process, first))
    assert stored(process) == {}
    assert job_now(process, job).state is JobState.WAITING


class Late(JobWatch):
    """Notices only when it stores that the run is another's."""

    def at(self, stage: Stage, pages: int = 0) -> None:
        return


def test_a_run_is_claimed_once(process: Process):
    [job] = sent(process, reports(1))
    with process.desk(writing=True) as desk:
        assert desk.jobs.claim(job.id, 1, "w1", dt.datetime.now(dt.UTC)).worker == "w1"
        assert desk.jobs.claim(job.id, 1, "w2", dt.datetime.now(dt.UTC)) is None


def test_a_report_stored_by_another_process_meanwhile_is_a_duplicate(process: Process):
    [file] = reports(1)
    meanwhile = Meanwhile(process, file)
    taken = take_in(process, Upload("a.docx", file.content), Given(), watch=meanwhile)
    assert (meanwhile.first.status, taken.status) == ("stored", "duplicate")
    with process.desk() as desk:
        assert [r.version for r in desk.documents.receipts()] == [1]


class Meanwhile(JobWatch):
    """Another process takes the same file in while this one is about to store it."""

    first: Taken

    def __init__(self, process: Process, file: Sent) -> None:
        self._process = process
        self._file = file

    def at(self, stage: Stage, pages: int = 0) -> None:
        if stage is Stage.STORING:
            self.first = take_in(self._process, Upload("b.docx", self._file.content), Given())


def test_a_waiting_file_can_be_cancelled_and_is_forgotten(process: Process):
    [job] = sent(process, reports(1))
    assert cancel(process, AN, job.id).state is JobState.CANCELLED
    run_all(process)
    assert stored(process) == {}
    assert process.inbox.job_ids() == []
    with pytest.raises(NotFound, match="gửi lại"):
        retry(process, DirectQueue(process), AN, job.id)


def test_a_file_being_read_stops_at_its_next_stage(process: Process):
    [job] = sent(process, reports(1))
    with process.desk(writing=True) as desk:
        running = desk.jobs.claim(job.id, 1, "w1", dt.datetime.now(dt.UTC))
    assert cancel(process, AN, job.id).ending
    with pytest.raises(Stopped):
        JobWatch(process, running).at(Stage.EXTRACTING)


def test_a_stored_report_cannot_be_cancelled_or_tried_again(process: Process):
    [job] = sent(process, reports(1))
    run_all(process)
    with pytest.raises(OutOfDate, match="xong"):
        cancel(process, AN, job.id)
    with pytest.raises(OutOfDate, match="gửi bản báo cáo mới"):
        retry(process, DirectQueue(process), AN, job.id)


def test_a_refused_file_can_be_tried_again(process: Process):
    content = a_report(subject="Công tác cải cách hành chính")
    [job] = sent(process, [Sent("x.docx", content)])
    run_all(process)
    again = retry(process, DirectQueue(process), AN, job.id)
    assert (again.run, again.state, again.result.status) == (2, JobState.DONE, "refused")


def test_nobody_sees_or_changes_anothers_file_without_the_right_to(process: Process):
    [job] = sent(process, reports(1))
    with pytest.raises(NotFound):
        cancel(process, OF_UNIT, job.id)
    assert jobs_for(process, OF_UNIT, since=None) == []
    assert [j.id for j in jobs_for(process, replace(AN, name="Chi"), since=None)] == [job.id]
    assert cancel(process, ADMIN, job.id).state is JobState.CANCELLED


def test_a_file_that_kept_ending_processes_is_put_aside(process: Process):
    [job] = sent(process, reports(1))
    with process.desk(writing=True) as desk:
        for run in range(1, MOST_RUNS + 1):
            assert desk.jobs.again(desk.jobs.claim(job.id, run, "w", dt.datetime.now(dt.UTC)))
    work(process, job.id, MOST_RUNS + 1, worker="w")
    ended = job_now(process, job)
    assert (ended.state, ended.result.status) == (JobState.FAILED, "failed")
    assert process.inbox.read(job.id) is not None


def test_what_a_killed_process_left_in_the_inbox_is_removed(process: Process):
    [done, open_] = sent(process, reports(2))
    content = process.inbox.read(done.id)
    work(process, done.id, 1, worker="w")
    process.inbox.keep(done.id, content)
    tidy_inbox(process)
    assert process.inbox.job_ids() == [open_.id]


@pytest.fixture
def queue(process: Process) -> Iterator[DurableQueue]:
    queue = DurableQueue(process, workers=2)
    queue.start()
    yield queue
    queue.stop(5)


def test_the_durable_queue_takes_everything_in_once(process: Process, queue: DurableQueue):
    batch = accept(process, queue, "An", reports(6), Given())
    found = results(process, batch, wait=60)
    assert [j.result.status for j in found] == ["stored"] * 5 + ["new_version"]
    assert len(stored(process)) == 6
    assert {j.worker for j in found} == {queue.name}


def test_what_an_earlier_process_left_is_taken_up_at_the_start(process: Process):
    running, waiting = sent(process, reports(2))
    with process.desk(writing=True) as desk:
        desk.jobs.claim(running.id, 1, "elsewhere:1:dead", dt.datetime.now(dt.UTC))
        desk.jobs.queued([(waiting.id, 1)])  # told to a queue whose records are gone
    queue = DurableQueue(process, workers=1)
    queue.start()
    try:
        found = results(process, running.batch, wait=60)
    finally:
        queue.stop(5)
    assert [(j.state, j.run) for j in found] == [(JobState.DONE, 2)] * 2


def test_two_processes_do_not_share_one_sqlite_home(tmp_path: Path):
    process = Process(Settings(home=tmp_path))
    held = only_one(tmp_path / "queue.lock")
    with pytest.raises(ConfigurationError, match="PostgreSQL"):
        DurableQueue(process, workers=1).start()
    held.close()


def test_who_stands_by_takes_over_when_the_other_process_is_gone(process: Process):
    if process.settings.database_url is not None:
        pytest.skip("trên PostgreSQL các dịch vụ cùng dùng hàng đợi, không ai phải chờ")
    held = only_one(process.settings.home / "queue.lock")
    assert held is not None
    stand_by = StandBy(process, workers=1, every=0.1)
    try:
        batch = accept(process, stand_by, "An", reports(1), Given())
        [waiting] = results(process, batch, wait=0.5)
        assert (waiting.state, stand_by.has_taken_over) == (JobState.WAITING, False)
        held.close()  # as when its process is killed
        [taken] = results(process, batch, wait=60)
        assert (taken.state, stand_by.has_taken_over) == (JobState.DONE, True)
        [later] = results(process, accept(process, stand_by, "An", reports(2)[1:], Given()), wait=60)
        assert later.state is JobState.DONE
    finally:
        stand_by.stop()


def test_who_stands_by_in_vain_stops_at_once(process: Process):
    held = only_one(process.settings.home / "queue.lock")
    assert held is not None
    stand_by = StandBy(process, workers=1, every=30)
    began = time.monotonic()
    stand_by.stop()
    held.close()
    assert time.monotonic() - began < 5


def test_waiting_for_results_ends_in_time(process: Process):
    [job] = sent(process, reports(1))
    began = time.monotonic()
    [still] = results(process, job.batch, wait=0.2)
    assert still.state is JobState.WAITING
    assert time.monotonic() - began < 2
