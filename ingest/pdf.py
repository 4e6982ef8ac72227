"""A PDF with a text layer to raw paragraphs and tables, each word with its place on the page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium

from domain.documents import Document, HowRead, Page, document_id
from domain.errors import Refused, UnreadableFile
from ingest.blocks import assemble
from ingest.pdf_file import open_pdf
from ingest.pdf_flow import raw_items
from ingest.pdf_page import PageContent, read_page
from ingest.raw import RawItem
from ingest.text_quality import ENOUGH, quality

_MAX_PAGES = 2000


@dataclass(frozen=True, slots=True)
class PdfReading:
    """Raw items in reading order, every page with how it was read, and what a person should know."""

    items: tuple[RawItem, ...]
    pages: tuple[Page, ...]
    notes: tuple[str, ...] = ()


def read_pdf(content: bytes, *, name: str) -> Document:
    """Without a head: `ingest.reading` recognises it.

    Raises Refused ("empty", "encrypted", "too_large") and UnreadableFile ("truncated", "no_text").
    """
    reading = read_items(content)
    own = document_id(content)
    digest = hashlib.sha256(content).hexdigest()
    return Document(own, digest, name, "pdf", assemble(own, reading.items), reading.pages, notes=reading.notes)


def read_items(content: bytes) -> PdfReading:
    """What stands in the file before anyone decides what is a heading; raises as `read_pdf`."""
    contents = _pages(content)
    pages = [_page(c) for c in contents]
    readable = [c for c, page in zip(contents, pages, strict=True) if page.how is not HowRead.UNREADABLE]
    if not any(c.words for c in readable):
        raise UnreadableFile(_no_text(pages), reason="no_text")
    return PdfReading(tuple(raw_items(readable)), tuple(pages), tuple(_notes(contents, pages)))


def _notes(contents: Sequence[PageContent], pages: Sequence[Page]) -> Iterator[str]:
    unread = [str(p.number) for p in pages if p.how is HowRead.UNREADABLE]
    if unread:
        yield f"Chưa đọc được trang {', '.join(unread)}: không có lớp chữ dùng được."
    struck = [str(c.number) for c in contents if c.struck]
    if struck:
        yield f"Trang {', '.join(struck)} có chữ bị gạch ngang; phần gạch không được đọc."


def _no_text(pages: Sequence[Page]) -> str:
    if any(p.reason == _GARBLED for p in pages):
        return "Lớp chữ của tệp PDF bị hỏng, không thành tiếng Việt; hãy gửi bản Word hoặc xuất lại PDF từ Word."
    return "Tệp chỉ có ảnh quét hoặc không có chữ; hãy gửi bản Word hoặc PDF có lớp chữ."


def _pages(content: bytes) -> list[PageContent]:
    with open_pdf(content) as document:
        if len(document) > _MAX_PAGES:
            raise Refused(
                f"Tệp PDF có {len(document)} trang, quá {_MAX_PAGES} trang; hãy tách tệp.", reason="too_large"
            )
        return [_read(document, index) for index in range(len(document))]


def _read(document: pdfium.PdfDocument, index: int) -> PageContent:
    page = document[index]
    try:
        return read_page(page, index + 1)
    finally:
        page.close()


_GARBLED = "Lớp chữ của trang bị hỏng, không thành tiếng Việt."
_SCANNED = "Trang chỉ có ảnh quét, không có lớp chữ."


def _page(content: PageContent) -> Page:
    number, width, height = content.number, round(content.shown.width, 2), round(content.shown.height, 2)
    if len(content.words) < 12 and content.pictures > 0.5:
        return Page(number, width, height, HowRead.UNREADABLE, 0.0, _SCANNED)
    score = quality(w.text for w in content.words)
    if score < ENOUGH:
        return Page(number, width, height, HowRead.UNREADABLE, score, _GARBLED)
    how = HowRead.CONVERTED if content.converted else HowRead.TEXT
    return Page(number, width, height, how, score)
