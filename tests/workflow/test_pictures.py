"""The page behind a figure, with its words marked."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from domain.documents import Block
from domain.errors import NotFound
from ingest.office import program
from ingest.pdf import read_pdf
from tests.support.docx_files import a_report
from tests.support.made_pdfs import a_report as a_pdf
from workflow.factory import Process
from workflow.intake import Taken, Upload, take_in_file
from workflow.pictures import page_picture, quote_place
from workflow.reading import Given

NEEDS_LIBREOFFICE = pytest.mark.skipif(program() is None, reason="LibreOffice is not installed")
PDF = a_pdf(
    "= BÁO CÁO", "= Cải cách hành chính quý III năm 2026 của Sở Nội vụ", "Sở tiếp nhận mới 1.250 hồ sơ trong quý."
)


def stored(process: Process, content: bytes, name: str) -> tuple[Taken, str]:
    [taken] = take_in_file(process, Upload(name, content), Given())
    with process.desk() as desk:
        value = next(v for v in desk.values.of_document(taken.receipt.document_id) if "1.250" in v.citation.quote)
    return taken, value.id


def marked(png: bytes) -> int:
    """How many points of the picture are as yellow as a mark."""
    colours = Image.open(io.BytesIO(png)).convert("RGB").getcolors(1 << 24) or []
    return sum(n for n, (red, green, blue) in colours if red > 240 and green > 200 and blue < 130)


def test_a_page_of_a_pdf_is_shown_with_the_words_marked(process: Process):
    taken, value = stored(process, PDF, "a.pdf")
    place = quote_place(process, taken.receipt.document_id, value)
    assert place is not None
    assert place.page == 1
    assert marked(page_picture(process, taken.receipt.document_id, 1, value)) > 500
    assert marked(page_picture(process, taken.receipt.document_id, 1, None)) == 0
    with process.desk() as desk:
        spot = next(v for v in desk.values.of_document(taken.receipt.document_id) if v.id == value).citation.spot
    assert quote_place(process, taken.receipt.document_id, spot) == place
    assert marked(page_picture(process, taken.receipt.document_id, 1, spot)) > 500


def test_a_quote_that_goes_on_over_a_page_is_marked_on_both(process: Process):
    title = ("= BÁO CÁO", "= Cải cách hành chính quý III năm 2026 của Sở Nội vụ")
    where = "tại Trung tâm Phục vụ hành chính công và các điểm hỗ trợ đặt ở nhà văn hóa của từng tổ dân phố "
    long = f"Sở tiếp nhận mới 1.250 hồ sơ của người dân và doanh nghiệp {where * 3}trong quý III năm 2026."
    files = (a_pdf(*title, *["Nội dung không có số."] * lines, long) for lines in range(24, 44))
    content = next(f for f in files if {w.page for w in _last_block(f).words} == {1, 2})
    taken, value = stored(process, content, "a.pdf")
    pages = [marked(page_picture(process, taken.receipt.document_id, page, value)) for page in (1, 2)]
    assert min(pages) > 500


def _last_block(content: bytes) -> Block:
    return next(b for b in reversed(read_pdf(content, name="a.pdf").blocks) if "1.250" in b.text)


@NEEDS_LIBREOFFICE
def test_a_word_file_is_printed_once_and_the_words_marked_on_its_page(process: Process):
    taken, value = stored(process, a_report(), "a.docx")
    place = quote_place(process, taken.receipt.document_id, value)
    assert place is not None
    assert place.page == 1
    assert marked(page_picture(process, taken.receipt.document_id, 1, value)) > 500
    [kept] = process.settings.pictures.iterdir()
    made = kept.stat().st_mtime_ns
    page_picture(process, taken.receipt.document_id, 1, value)
    assert kept.stat().st_mtime_ns == made


def test_plain_text_has_no_pages(process: Process):
    text = "SỞ NỘI VỤ\nBÁO CÁO quý III năm 2026\nTrong quý III, Sở tiếp nhận mới 1.250 hồ sơ."
    taken, value = stored(process, text.encode(), "a.txt")
    assert quote_place(process, taken.receipt.document_id, value) is None
    with pytest.raises(NotFound, match="không có ảnh trang"):
        page_picture(process, taken.receipt.document_id, 1, value)


def test_a_page_the_file_does_not_have_is_not_found(process: Process):
    taken, value = stored(process, PDF, "a.pdf")
    with pytest.raises(NotFound):
        page_picture(process, taken.receipt.document_id, 7, value)
