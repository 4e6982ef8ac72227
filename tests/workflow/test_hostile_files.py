"""Files that mean harm are refused one by one, in one sentence each, and the reports beside them are stored."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from domain.receipts import ReceiptState
from ingest.archives import ArchiveLimits, unpack
from tests.support.docx_files import a_report
from tests.support.made_words import a_word, cell, paragraph, table
from workflow.factory import Process
from workflow.intake import Taken, Upload, take_in_file
from workflow.reading import Given

CORPUS = Path(__file__).parents[1] / "corpus"
SPEECH = 300  # characters: a longer reason is no sentence


def sent(process: Process, content: bytes, name: str = "tep.docx") -> list[Taken]:
    return list(take_in_file(process, Upload(name, content), Given()))


def source(case: str) -> bytes:
    [path] = (CORPUS / case).glob("source.*")
    return path.read_bytes()


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out.getvalue()


def empty_pages(count: int) -> bytes:
    document = pdfium.PdfDocument.new()
    for _ in range(count):
        document.new_page(595, 842).close()
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


@pytest.mark.parametrize(
    ("case", "status", "words"),
    [
        ("xml-bomb", "refused", "khai báo XML lạ"),
        ("xml-other-files", "refused", "khai báo XML lạ"),
        ("zip-bomb-word", "refused", "nén bất thường"),
        ("word-cut-short", "unreadable", "tải lên chưa hết"),
        ("word-locked", "refused", "mật khẩu"),
        ("pdf-locked", "refused", "mật khẩu"),
        ("pdf-cut-short", "unreadable", "cắt cụt"),
        ("word-without-words", "unreadable", "không có chữ"),
        ("empty", "refused", "rỗng"),
        ("text-data", "refused", "JSON"),
        ("text-source-code", "refused", "mã nguồn"),
        ("archive-broken", "refused", "bị hỏng"),
    ],
)
def test_each_kind_of_harm_has_its_own_sentence(process: Process, case: str, status: str, words: str):
    [taken] = sent(process, source(case))
    assert taken.status == status
    assert words in (taken.reason or "")
    assert len(taken.reason or "") < SPEECH


@pytest.mark.parametrize("case", ["word-secret", "pdf-secret", "text-secret"])
def test_a_classified_document_is_refused_and_deleted_from_the_disk(process: Process, case: str):
    [taken] = sent(process, source(case))
    assert taken.receipt is not None
    assert taken.receipt.state is ReceiptState.REFUSED
    assert "MẬT" in (taken.reason or "")
    kept = [p for p in process.settings.home.rglob("*") if p.is_file() and "tonghop.db" not in p.name]
    assert kept == []


def test_a_report_between_hostile_files_is_stored(process: Process):
    cases = ("xml-bomb", "zip-bomb-word", "pdf-cut-short", "word-secret", "text-nul-bytes", "deep-nesting")
    files = {f"{i} {case}": source(case) for i, case in enumerate(cases)}
    results = sent(process, zipped({**files, "9 báo cáo.docx": a_report()}), "hop.zip")
    assert len(results) == len(files) + 1
    assert (results[-1].status, results[-1].unit) == ("stored", "Sở Nội vụ")


def test_macros_are_told_and_the_words_read(process: Process):
    [taken] = sent(process, source("macros"))
    assert taken.status == "stored"
    with process.desk() as desk:
        document = desk.documents.document(taken.receipt.document_id)
    assert any("macro" in note for note in document.notes)


def test_an_instruction_hidden_in_a_report_is_a_finding_and_changes_nothing(process: Process):
    [taken] = sent(process, source("hidden-words"))
    with process.desk() as desk:
        findings = {f.rule for f in desk.findings.of_document(taken.receipt.document_id)}
        values = desk.values.of_document(taken.receipt.document_id)
    assert "instruction_in_document" in findings
    assert not any("100%" in v.citation.quote for v in values)


def test_names_in_an_archive_write_nothing_outside_the_home(process: Process, tmp_path: Path):
    results = sent(process, source("archive-climbing-names"), "a.zip")
    assert [t.status for t in results][:3] == ["refused"] * 3
    assert {p.name for p in tmp_path.iterdir()} == {"home"}


def test_archives_in_archives_end_at_their_depth(process: Process):
    [taken] = sent(process, source("archive-too-deep"), "a.zip")
    assert "lồng quá sâu" in (taken.reason or "")


def test_an_archive_that_swells_is_stopped_on_the_way():
    grown = zipped({f"{i}.txt": b"0" * 900_000 for i in range(12)})
    limits = ArchiveLimits(total=5 * 1024**2)
    seen = []
    with pytest.raises(Exception, match="bung ra lớn hơn 5 MB"):
        seen.extend(unpack(grown, name="a.zip", limits=limits))
    assert len(seen) < 12


def test_a_pdf_of_ten_thousand_pages_is_refused(process: Process):
    [taken] = sent(process, empty_pages(10_000), "dai.pdf")
    assert "10000 trang" in (taken.reason or "")


def test_a_file_of_six_hundred_megabytes_is_refused_without_being_read(process: Process, tmp_path: Path):
    path = tmp_path / "lon.pdf"
    with path.open("wb") as out:
        out.truncate(600 * 1024**2)
    with pytest.raises(Exception, match="600 MB, quá 256 MB"):
        process.reader.read(path, "lon.pdf")


def test_thousands_of_tables_and_absurd_spans_are_read_in_time(process: Process):
    grid = table([["STT", cell("Chỉ tiêu", span=2_000_000_000)], ["1", "Hồ sơ"]])
    content = a_word(paragraph("UBND XÃ GIA LÂM"), *([grid, paragraph("Hết bảng.")] * 3000))
    document = process.reader.read(content, "bang.docx")
    assert sum(b.row is not None for b in document.blocks) == 6000
    assert all(c.column + c.width <= 300 for b in document.blocks for c in b.cells)
