"""What comes in is kept, read once, and never lost."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from domain.periods import Period
from domain.receipts import ReceiptState
from tests.support.databases import DATABASES, database
from tests.support.docx_files import BODY, a_report
from workflow.factory import Process
from workflow.facts import DeskFacts
from workflow.intake import Taken, Upload, take_in_file, uploads_in
from workflow.reading import Given

Q3 = Period.parse("2026-Q3")


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    yield from database(request.param)


def sent(process: Process, content: bytes, name: str = "bao-cao.docx", given: Given | None = None) -> list[Taken]:
    return list(take_in_file(process, Upload(name, content), given or Given()))


def test_a_report_is_stored_with_its_unit_period_and_figures(process: Process):
    [taken] = sent(process, a_report())
    assert (taken.status, taken.unit, taken.period) == ("stored", "Sở Nội vụ", Q3)
    with process.desk() as desk:
        amounts = {v.indicator: v.amount for v in desk.values.of_document(taken.receipt.document_id)}
    assert amounts["TT-12"] == Decimal(1250)
    assert amounts["TT-20"] == Decimal("98.5")
    assert amounts["TT-19"] == 0


def test_a_target_never_becomes_a_value(process: Process):
    [taken] = sent(process, a_report())
    with process.desk() as desk:
        assert Decimal(99) not in {v.amount for v in desk.values.of_document(taken.receipt.document_id)}


def test_the_same_file_again_changes_nothing(process: Process):
    [first] = sent(process, a_report())
    [again] = sent(process, a_report_like(first, process), name="ten-khac.docx")
    assert again.status == "duplicate"
    assert (again.values, again.receipt) == (first.values, first.receipt)
    with process.desk() as desk:
        assert len(desk.documents.receipts()) == 1


def a_report_like(taken: Taken, process: Process) -> bytes:
    return process.files.read(taken.receipt.sha256)


def test_a_corrected_report_is_a_new_version_and_alone_counts(process: Process):
    sent(process, a_report())
    corrected = a_report(*[str(part).replace("1.250", "1.260") for part in BODY])
    [taken] = sent(process, corrected)
    assert (taken.status, taken.receipt.version) == ("new_version", 2)
    with process.desk() as desk:
        [standing] = desk.values.standings(indicators=["TT-12"])
        assert standing.amount == Decimal(1260)
        assert len(desk.documents.receipts()) == 2
    assert {i.partition("#")[0] for i in process.vectors.ids()} == {taken.receipt.document_id}


def test_an_unknown_unit_is_asked_for_and_the_file_kept(process: Process):
    content = a_report(unit="CÔNG TY A", parent="TỔNG CÔNG TY B", number="1/BC-CTA")
    [taken] = sent(process, content)
    assert taken.status == "refused"
    assert "đơn vị" in taken.reason
    assert process.files.read(taken.receipt.sha256) == content
    [settled] = sent(process, content, given=Given(unit="Sở Y tế"))
    assert (settled.status, settled.unit) == ("stored", "Sở Y tế")


def test_a_report_without_a_period_is_asked_for(process: Process):
    [taken] = sent(process, a_report(subject="Công tác cải cách hành chính"))
    assert taken.status == "refused"
    assert "kỳ báo cáo" in taken.reason
    [settled] = sent(process, a_report_like(taken, process), given=Given(period=Q3))
    assert (settled.status, settled.period) == ("stored", Q3)


def test_what_the_caller_says_overrides_the_letterhead(process: Process):
    [taken] = sent(process, a_report(), given=Given("Sở Y tế", Period.parse("2026-Q2")))
    assert (taken.unit, str(taken.period)) == ("Sở Y tế", "2026-Q2")


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        ("rong.docx", b"", "refused"),
        ("khong-phai.docx", b"MZ\x90\x00 not a document" * 50, "refused"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<<", "unreadable"),
        ("vo.zip", b"PK\x03\x04" + b"\x00" * 200, "refused"),
    ],
)
def test_a_bad_file_gets_one_sentence_and_nothing_stops(process: Process, name: str, content: bytes, status: str):
    [bad] = sent(process, content, name)
    assert bad.status == status
    assert bad.reason
    assert "\n" not in bad.reason
    [good] = sent(process, a_report())
    assert good.status == "stored"


def test_a_truncated_word_file_is_refused(process: Process):
    [taken] = sent(process, a_report()[:2000])
    assert taken.status in ("refused", "unreadable")


def test_a_bad_file_in_an_archive_does_not_stop_the_others(process: Process):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("q3/so-noi-vu.docx", a_report())
        archive.writestr("q3/rac.docx", b"khong phai word")
        archive.writestr("q3/so-y-te.docx", a_report(unit="SỞ Y TẾ", number="9/BC-SYT"))
    results = sent(process, out.getvalue(), "bao-cao.zip")
    assert [r.status for r in results] == ["stored", "refused", "stored"]
    assert {r.unit for r in results} == {"Sở Nội vụ", "Sở Y tế", None}


def test_a_classified_document_is_refused_and_deleted(process: Process):
    [taken] = sent(process, a_report("MẬT", *BODY, parent="MẬT\nUBND THÀNH PHỐ HÀ NỘI"))
    assert taken.status == "refused"
    assert "MẬT" in taken.reason or "mật" in taken.reason
    assert not [p for p in process.settings.files.rglob("*") if p.is_file()]


def test_every_step_is_in_the_journal(process: Process):
    sent(process, a_report())
    sent(process, b"", "rong.docx")
    with process.desk() as desk:
        assert [e.act for e in desk.journal.entries()] == ["stored", "refused"]
        assert desk.journal.first_broken() is None


def test_a_folder_gives_its_files_in_a_steady_order(tmp_path: Path):
    for name in ("b.docx", "a.docx", ".hidden", "sub/c.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert [p.name for _, p in uploads_in([tmp_path])] == ["a.docx", "b.docx", "c.pdf"]


def test_a_waiting_file_is_not_a_current_report(process: Process):
    [taken] = sent(process, a_report(subject="Công tác cải cách hành chính"))
    assert taken.receipt.state is ReceiptState.WAITING
    with process.desk() as desk:
        assert desk.documents.periods() == []


def test_a_draft_is_not_counted_as_a_report(process: Process):
    sent(process, a_report())
    [taken] = sent(process, a_report("DỰ THẢO", *BODY, number="…/BC-SNV"), "du-thao.docx")
    assert taken.status == "refused"
    assert "DỰ THẢO" in taken.reason
    with process.desk() as desk:
        assert len(desk.documents.receipts(current_only=True)) == 1


def test_a_new_version_with_far_fewer_figures_says_so(process: Process):
    [first] = sent(process, a_report())
    [second] = sent(process, a_report("Trong quý III, cơ quan tiếp nhận mới 100 hồ sơ."))
    assert second.status == "new_version"
    assert f"Bản trước có {first.values} số liệu" in second.reason


def test_a_file_that_cannot_be_read_still_shows_whose_it_is(process: Process):
    [taken] = sent(process, b"%PDF-1.7\n1 0 obj\n<<", "cut.pdf", Given(unit="Sở Y tế", period=Q3))
    assert (taken.status, taken.unit, taken.period) == ("unreadable", "Sở Y tế", Q3)
    with process.desk() as desk:
        facts = DeskFacts(desk, catalogue=process.catalogue, registry=process.registry)
        assert list(facts.unread_units(Q3)) == ["Sở Y tế"]
        assert facts.reporting_units(Q3) == []


def test_a_name_that_is_no_utf_8_on_the_disk_is_shown_with_a_sign_in_its_place(tmp_path: Path):
    (tmp_path / os.fsdecode(b"k_\xff.txt")).write_text("hồ sơ", "utf-8")
    [(name, _)] = uploads_in([tmp_path])
    assert name == f"{tmp_path.name}/k_\ufffd.txt"


def test_a_refused_file_sent_again_under_another_name_is_told_by_that_name(process: Process):
    for name in ("mot.txt", "hai.txt"):
        [taken] = take_in_file(process, Upload(name, b"\x00\x01\x02\x03" * 50, "test"), Given())
        assert (taken.name, taken.status) == (name, "refused")
