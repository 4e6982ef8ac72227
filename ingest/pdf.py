"""A PDF to raw paragraphs and tables, each word with its place: from its text layer, else from the pages' pictures."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium

from domain.documents import DOUBTFUL, Document, HowRead, Page, document_id
from domain.errors import Refused, UnreadableFile
from ingest.blocks import assemble
from ingest.layout import PrintedWord
from ingest.ocr import MISSING, NoRecogniser, Recogniser, find_recogniser
from ingest.page_notes import notes_on, page_list
from ingest.pdf_file import open_pdf
from ingest.pdf_flow import raw_items
from ingest.pdf_laid_over import filled_in, laid_over
from ingest.pdf_page import PageContent, read_page
from ingest.raw import RawItem
from ingest.scan_pages import Taken, read_scanned_pages
from ingest.secrecy import refuse_marks
from ingest.text_quality import ENOUGH, quality

_MAX_PAGES = 2000
_PALE = 150  # of 255: a page without anything darker is blank
_SHOWN = 80  # characters of what is not read
_HARDLY_ANY = 12  # words: no more than a page number and a stamp


@dataclass(frozen=True, slots=True)
class PdfReading:
    """Raw items in reading order, every page with how it was read, and what a person should know."""

    items: tuple[RawItem, ...]
    pages: tuple[Page, ...]
    notes: tuple[str, ...] = ()


def read_pdf(content: bytes, *, name: str, recogniser: Recogniser | NoRecogniser | None = None) -> Document:
    """Without a head: `ingest.reading` recognises it. recogniser: for scanned pages; by default this machine's.

    Raises Refused ("empty", "encrypted", "too_large") and UnreadableFile ("truncated", "no_text").
    """
    reading = read_items(content, recogniser or find_recogniser())
    own = document_id(content)
    digest = hashlib.sha256(content).hexdigest()
    return Document(own, digest, name, "pdf", assemble(own, reading.items), reading.pages, notes=reading.notes)


def read_items(content: bytes, recogniser: Recogniser | NoRecogniser) -> PdfReading:
    """What stands in the file before anyone decides what is a heading; raises as `read_pdf`."""
    contents = _pages(content)
    pages = [_page(c) for c in contents]
    contents, pages = _with_scans(content, contents, pages, recogniser)
    readable = [c for c, page in zip(contents, pages, strict=True) if page.how is not HowRead.UNREADABLE]
    if not any(c.words for c in readable):
        raise UnreadableFile(_no_text(pages), reason="no_text")
    return PdfReading(tuple(raw_items(readable)), tuple(pages), tuple(_notes(contents, pages)))


def _with_scans(
    content: bytes, contents: Sequence[PageContent], pages: Sequence[Page], recogniser: Recogniser | NoRecogniser
) -> tuple[list[PageContent], list[Page]]:
    """Pages without a usable text layer read from their pictures, where there is a recogniser."""
    unread = [p for p in pages if p.how is HowRead.UNREADABLE]
    taken = read_scanned_pages(content, unread, recogniser) if unread else {}
    read = [_better((old, page), taken.get(page.number)) for old, page in zip(contents, pages, strict=True)]
    return [content for content, _ in read], [page for _, page in read]


def _better(own: tuple[PageContent, Page], scan: Taken | None) -> tuple[PageContent, Page]:
    """What was read of the picture, unless the page's own few words say as much."""
    if scan is None:
        return own
    text, page = own
    if page.reason == _UNDERLAID:
        return (scan[0], scan[1]) if scan[0] else _machine_read(text, page)
    printed = sum(len(w.text) for w in text.words)
    seen = sum(len(w.text) for w in scan[0].words) if scan[0] else 0
    enough = seen > 0 or len(text.words) >= _HARDLY_ANY
    if page.reason == _SCANNED and enough and seen < 1.5 * printed:
        return text, replace(page, how=HowRead.TEXT, quality=quality(w.text for w in text.words), reason=None)
    return scan[0] or replace(text, words=()), scan[1]


def _machine_read(text: PageContent, page: Page) -> tuple[PageContent, Page]:
    """Another machine's recognition, where there is none of our own: all that it says is in doubt."""
    doubted = tuple(replace(word, confidence=0.75 * DOUBTFUL) for word in text.words)
    return replace(text, words=doubted), replace(page, how=HowRead.OCR, reason=None)


def _notes(contents: Sequence[PageContent], pages: Sequence[Page]) -> Iterator[str]:
    yield from notes_on(pages)
    struck = [c.number for c in contents if c.struck]
    if struck:
        yield f"Trang {page_list(struck)} có chữ bị gạch ngang; phần gạch không được đọc."
    for content in (c for c in contents if c.laid_over):
        words = " ".join(content.laid_over)
        shown = f"{words[:_SHOWN]}…" if len(words) > _SHOWN else words
        yield f"Trang {content.number} có ô điền hoặc ghi chú dán trên trang không được đọc: “{shown}”."


def _no_text(pages: Sequence[Page]) -> str:
    if any(p.reason == MISSING for p in pages):
        return f"Tệp chỉ có ảnh quét. {MISSING}"
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
    """Raises Refused where a secrecy mark is laid over the first page."""
    page = document[index]
    try:
        notes = laid_over(page)
        read = replace(read_page(page, index + 1), laid_over=tuple(n for n in (*notes, *filled_in(page)) if n.strip()))
        if index == 0:
            refuse_marks([*notes, read.across])
        return read if read.words or _is_blank(page) else replace(read, pictures=1.0)
    finally:
        page.close()


def _is_blank(page: pdfium.PdfPage) -> bool:
    """Nothing can be seen on it, not even drawn letters."""
    darkest = page.render(scale=0.5, grayscale=True).to_pil().getextrema()[0]
    return bool(darkest > _PALE)


_GARBLED = "Lớp chữ của trang bị hỏng, không thành tiếng Việt."
_SCANNED = "Trang chỉ có ảnh quét, không có lớp chữ."
_UNDERLAID = "Trang là ảnh quét; lớp chữ bên dưới do máy khác nhận dạng."


def _page(content: PageContent) -> Page:
    number, width, height = content.number, round(content.shown.width, 2), round(content.shown.height, 2)
    if content.pictures > 0.5 and _few(content.words):
        return Page(number, width, height, HowRead.UNREADABLE, 0.0, _SCANNED)
    score = quality(w.text for w in content.words)
    if content.pictures > 0.5 and content.hidden and score >= ENOUGH:
        return Page(number, width, height, HowRead.UNREADABLE, score, _UNDERLAID)
    if score < ENOUGH:
        return Page(number, width, height, HowRead.UNREADABLE, score, _GARBLED)
    how = HowRead.CONVERTED if content.converted else HowRead.TEXT
    return Page(number, width, height, how, score)


def _few(words: Sequence[PrintedWord]) -> bool:
    """No more than what a program for digital signatures prints on a scanned page."""
    return len(words) < _HARDLY_ANY or (len(words) < 60 and len({round(w.middle / 4) for w in words}) <= 10)
