"""Reading: text PDFs and ruled tables against pdfplumber, memory for a thousand pages, a Word report of 15 pages."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pdfplumber

from bench.measures import Measure, megabytes_of, seconds, seconds_with_children
from eval.scanned import GOOD, ROUGH, scanned
from ingest.ocr import NoRecogniser, find_recogniser
from ingest.pdf import read_pdf
from ingest.word import read_word
from tests.support.docx_files import a_report as a_word_report
from tests.support.made_pdfs import NEW_PAGE, a_report

_SENTENCE = (
    "Trong quý III năm 2026, Ủy ban nhân dân xã tiếp nhận mới 1.234 hồ sơ, trong đó trực tuyến 1.105 hồ sơ (89,5%); đã "
    "giải quyết 1.198 hồ sơ, đúng hạn và trước hạn 1.190 hồ sơ (99,3%), còn 36 hồ sơ đang được xem xét theo quy định. "
)
_HEAD = ["STT", "Lĩnh vực", "Tổng số", "Trực tuyến", "Trực tiếp", "Đúng hạn", "Quá hạn", "Tỷ lệ"]


def measures() -> Iterator[Measure]:
    """One after another, as they are taken."""
    text, tables = text_pages(40), table_pages(20)
    yield from _against_pdfplumber(text, 40, "PDF có chữ, mỗi từ một khung", 5.0, pages_per_second=100)
    yield from _against_pdfplumber(tables, 20, "PDF toàn bảng có kẻ khung", 2.0)
    yield Measure("Bộ nhớ khi đọc PDF 1.000 trang", _memory(), "MiB", 300, at_least=False)
    yield from _scans()
    report = word_report()
    spent = seconds(lambda: read_word(report, name="a.docx"), rounds=5)
    yield Measure("Báo cáo Word 15 trang", spent * 1000, "ms", 100, at_least=False)


def _against_pdfplumber(
    content: bytes, pages: int, name: str, least: float, *, pages_per_second: float = 0
) -> Iterator[Measure]:
    ours = seconds(lambda: read_pdf(content, name="a.pdf"))
    theirs = seconds(lambda: by_pdfplumber(content), rounds=1)
    if pages_per_second:
        yield Measure(name, pages / ours, "trang/s", pages_per_second)
    yield Measure(f"{name}: nhanh gấp (pdfplumber words + tables)", theirs / ours, "lần", least)


def by_pdfplumber(content: bytes) -> int:
    with pdfplumber.open(io.BytesIO(content)) as document:
        return sum(len(page.extract_words()) + len(page.extract_tables()) for page in document.pages)


def _scans() -> Iterator[Measure]:
    """Seconds of one core for a page, the recogniser included; left out where there is none."""
    if isinstance(find_recogniser(), NoRecogniser):
        return
    pages = a_report(*[part for _ in range(2) for part in (*[_SENTENCE * 2] * 3, [_HEAD, *_rows(9)], NEW_PAGE)][:-1])
    for scanner in (GOOD, ROUGH):
        scan = scanned(pages, scanner)
        spent = seconds_with_children(lambda content=scan: read_pdf(content, name="a.pdf"))
        yield Measure(f"Trang quét {scanner.dpi} dpi, một nhân", spent / 2, "s/trang", 5, at_least=False)


def _memory() -> float:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "nghin.pdf"
        path.write_bytes(text_pages(1000))
        return megabytes_of("bench.one_file", str(path))


def text_pages(count: int) -> bytes:
    """Pages of justified paragraphs, some 310 words on each, as reports have at 14 points."""
    page = [f"## {{}}. Kết quả mục {i}" if i == 0 else _SENTENCE * 2 for i in range(4)]
    return a_report(*[part.format(n + 1) for n in range(count) for part in (*page, NEW_PAGE)][:-1])


def table_pages(count: int) -> bytes:
    return a_report(*[part for _ in range(count) for part in ([_HEAD, *_rows(33)], NEW_PAGE)][:-1])


def word_report() -> bytes:
    """About fifteen pages: text with headings, and four tables of thirty rows."""
    sections = [part for n in range(1, 45) for part in (f"# {n}. Kết quả mục {n}", _SENTENCE * 2)]
    return a_word_report(*sections, *[[_HEAD, *_rows(30)]] * 4)


def _rows(count: int) -> list[list[str]]:
    figures = range(1, 6)
    return [[str(i), f"Lĩnh vực số {i}", *[str(100 + i * c) for c in figures], "98,5%"] for i in range(1, count + 1)]
