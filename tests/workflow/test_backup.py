"""A backup gives back a working service; a damaged one, or a home in use, changes nothing."""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.errors import ConfigurationError, UsageError
from domain.jobs import JobState
from domain.people import Role
from tests.support.databases import DATABASES, database
from tests.support.docx_files import a_report
from tests.support.people import session_of
from workflow.asking import ask
from workflow.backup import Summary, backup, restore
from workflow.factory import Process
from workflow.indexing import mend_index
from workflow.intake import Upload, take_in
from workflow.job_work import DirectQueue
from workflow.reading import Given
from workflow.sending import LeftToOthers, Sent, accept, results
from workflow.settings import Settings

QUESTION = "Sở Nội vụ tiếp nhận mới bao nhiêu hồ sơ quý III/2026?"


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    yield from database(request.param)


@pytest.fixture(params=DATABASES)
def other_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    yield from database(request.param)


@pytest.fixture
def archive(process: Process, tmp_path: Path) -> Path:
    """Of a service with a stored report, a person, and a file whose turn has not come."""
    take_in(process, Upload("a.docx", a_report()), Given())
    session_of(process, Role.OFFICER, name="An")
    accept(process, LeftToOthers(), "An", [Sent("b.docx", a_report(unit="SỞ Y TẾ", number="9/BC-SYT"))], Given())
    backup(process, tmp_path / "kho.tar")
    return tmp_path / "kho.tar"


def restored(archive: Path, home: Path, url: str | None = None) -> tuple[Process, Summary]:
    settings = Settings(home=home, embedder="hashing", database_url=url)
    home.mkdir(exist_ok=True)
    summary = restore(settings, archive, progress=lambda step: None)
    process = Process(settings)
    mend_index(process)
    return process, summary


def test_a_restored_service_has_everything_and_works_on(
    process: Process, archive: Path, tmp_path: Path, other_url: str | None
):
    copy, summary = restored(archive, tmp_path / "moi", other_url)
    with process.desk() as old, copy.desk() as new:
        [receipt] = new.documents.receipts()
        assert [receipt] == old.documents.receipts()
        assert new.values.of_document(receipt.document_id) == old.values.of_document(receipt.document_id)
        assert new.documents.document(receipt.document_id) == old.documents.document(receipt.document_id)
        assert new.journal.entries() == old.journal.entries()
        assert new.people.named("An") == old.people.named("An")
        words = ["luu", "tru"]
        assert [i for i, _ in new.passages.search(words)] == [i for i, _ in old.passages.search(words)]
        [waiting] = new.jobs.to_queue()
    assert copy.files.read(receipt.sha256) == process.files.read(receipt.sha256)
    assert ask(copy, QUESTION) == ask(process, QUESTION)
    DirectQueue(copy).put([waiting])
    [taken] = results(copy, waiting.batch, wait=0)
    assert (taken.state, taken.result.unit) == (JobState.DONE, "Sở Y tế")
    session_of(copy, Role.REVIEWER)  # a new row gets a number that is free
    assert (summary.counts["documents"], summary.files) == (1, 1)
    copy.close()


def test_nobody_stays_logged_in_through_a_backup(archive: Path, tmp_path: Path):
    with tarfile.open(archive) as held:
        names = held.getnames()
    assert "database/people.jsonl" in names
    assert "database/sessions.jsonl" not in names


def test_a_home_in_use_is_not_overwritten(process: Process, archive: Path):
    with pytest.raises(ConfigurationError, match="không trống"):
        restore(process.settings, archive, progress=lambda step: None)


def test_an_older_backup_is_not_overwritten(process: Process, archive: Path):
    before = archive.read_bytes()
    with pytest.raises(UsageError, match="Đã có tệp"):
        backup(process, archive)
    assert archive.read_bytes() == before
    assert archive.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("changed", ["database/people.jsonl", "files/", "manifest.json"])
def test_a_changed_backup_is_refused_and_leaves_nothing_behind(archive: Path, tmp_path: Path, changed: str):
    forged = tmp_path / "sua.tar"
    with tarfile.open(archive) as old, tarfile.open(forged, "w") as new:
        for member in old.getmembers():
            content = old.extractfile(member).read()
            if member.name.startswith(changed):
                content = content[:-2] + b"!}"
            member.size = len(content)
            new.addfile(member, io.BytesIO(content))
    home = tmp_path / "moi"
    home.mkdir()
    with pytest.raises(ConfigurationError, match="hỏng hoặc bị sửa"):
        restore(Settings(home=home), forged, progress=lambda step: None)
    assert list(home.iterdir()) == []


def test_an_entry_that_the_list_does_not_name_is_refused(archive: Path, tmp_path: Path):
    with tarfile.open(archive, "a") as held:
        held.add(__file__, arcname="files/../../la.py")
    home = tmp_path / "moi"
    home.mkdir()
    with pytest.raises(ConfigurationError, match="hỏng hoặc bị sửa"):
        restore(Settings(home=home), archive, progress=lambda step: None)
    assert not (tmp_path / "la.py").exists()


def test_a_file_that_is_no_backup_is_refused(tmp_path: Path):
    (tmp_path / "x.tar").write_bytes(b"not a backup" * 100)
    for name in ("x.tar", "khong-co.tar"):
        with pytest.raises((ConfigurationError, UsageError)):
            restore(Settings(home=tmp_path / "moi"), tmp_path / name, progress=lambda step: None)


def test_the_note_of_settings_holds_no_secret(tmp_path: Path):
    process = Process(Settings(home=tmp_path, embedder="off", model_key="bi-mat", model_url="http://may-chu/v1"))
    backup(process, tmp_path / "x.tar")
    process.close()
    with tarfile.open(tmp_path / "x.tar") as held:
        note = json.loads(held.extractfile("settings.json").read())
    assert note["model_url"] == "http://may-chu/v1"
    assert "bi-mat" not in json.dumps(note)
