"""Pages of a PDF that have no usable text layer, read from their pictures, as many at once as there are cores."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np
import pypdfium2 as pdfium

from domain.documents import HowRead, Page
from ingest.ocr import Grey, NoRecogniser, PageUnread, Recogniser
from ingest.pdf_file import open_pdf
from ingest.pdf_frames import PageFrame
from ingest.pdf_page import PageContent
from ingest.scan import ScannedPage, read_scan
from ingest.scan_stamps import Colour, greyed, has_colour
from ingest.secrecy import refuse_stamps
from ingest.stamp_words import coloured_ink, stamp_lines
from ingest.text_quality import ENOUGH

_DPI = 300
_LONG_SIDE = 3508  # pixels of A4 at 300 dpi: for pages whose size in points says nothing
_USUAL_SIDES = (560.0, 1260.0)  # points: from A5 to A3
MOST_SCANNED = 120
_TOO_MANY = f"Tệp có hơn {MOST_SCANNED} trang quét nên trang này chưa được đọc; hãy tách tệp rồi gửi lại."
_BLURRED = "Đã nhận dạng nhưng chữ quá mờ hoặc không phải tiếng Việt; hãy quét lại trang rõ hơn."
_EMPTY = "Không nhận ra chữ nào trên ảnh của trang."


@dataclass(frozen=True, slots=True)
class Picture:
    """A page to read. scale: pixels in a point of the page as shown. ink: what is printed in colour, if anything."""

    grey: Grey
    scale: float
    ink: Grey | None = None


def coloured_picture(pixels: Colour, scale: float) -> Picture:
    return Picture(greyed(pixels), scale, coloured_ink(pixels))


Taken = tuple[PageContent | None, Page]  # what was read of a page, if anything, and how


def read_scanned_pages(
    content: bytes, pages: Sequence[Page], recogniser: Recogniser | NoRecogniser
) -> dict[int, Taken]:
    """By page number. Pages that could not be read stay unreadable, with the reason."""
    if isinstance(recogniser, NoRecogniser):
        return {page.number: (None, replace(page, reason=recogniser.reason)) for page in pages}
    with open_pdf(content) as document:
        pictures = ((page, _rendered(document, page)) for page in pages[:MOST_SCANNED])
        taken = {page.number: read for page, read in _read_all(pictures, recogniser)}
    late = {page.number: (None, replace(page, reason=_TOO_MANY)) for page in pages[MOST_SCANNED:]}
    return taken | late


def read_pictures(pictures: Iterable[Picture], recogniser: Recogniser | NoRecogniser) -> list[Taken]:
    """Pictures as the pages of a document, in order."""
    numbered = ((_page_of(picture, number), picture) for number, picture in enumerate(pictures, start=1))
    if isinstance(recogniser, NoRecogniser):
        return [(None, replace(page, reason=recogniser.reason)) for page, _ in numbered]
    return [read for _, read in _read_all(numbered, recogniser)]


def _page_of(picture: Picture, number: int) -> Page:
    height, width = picture.grey.shape
    wide, high = round(width / picture.scale, 2), round(height / picture.scale, 2)
    return Page(number, wide, high, HowRead.UNREADABLE, 0.0)


def _read_all(jobs: Iterable[tuple[Page, Picture]], recogniser: Recogniser) -> Iterator[tuple[Page, Taken]]:
    """Pictures are taken one ahead of the readers, so that no more than a few are in memory."""
    workers = max(1, len(os.sched_getaffinity(0)))
    waiting: deque[tuple[Page, Future[Taken]]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        for page, picture in jobs:
            waiting.append((page, pool.submit(_read_one, page, picture, recogniser)))
            if len(waiting) > workers:
                first, result = waiting.popleft()
                yield first, result.result()
        while waiting:
            first, result = waiting.popleft()
            yield first, result.result()


def _read_one(page: Page, picture: Picture, recogniser: Recogniser) -> Taken:
    """Raises Refused where a coloured stamp is a secrecy mark."""
    try:
        scan = read_scan(picture.grey, picture.scale, recogniser)
        if picture.ink is not None:
            refuse_stamps(stamp_lines(picture.ink, scan.lie.turns, recogniser))
    except PageUnread as error:
        return None, replace(page, how=HowRead.UNREADABLE, quality=0.0, reason=str(error))
    if not scan.words:
        return None, replace(page, how=HowRead.OCR, quality=0.0, reason=_EMPTY)
    if scan.quality < ENOUGH * 0.75:
        return None, replace(page, how=HowRead.UNREADABLE, quality=scan.quality, reason=_BLURRED)
    return _content(page, scan), replace(page, how=HowRead.OCR, quality=scan.quality, reason=None)


def _content(page: Page, scan: ScannedPage) -> PageContent:
    upright = PageFrame(0.0, 0.0, scan.lie.width, scan.lie.height, 0)
    return PageContent(page.number, upright, upright, scan.words, scan.edges, pictures=1.0, lie=scan.lie)


def _rendered(document: pdfium.PdfDocument, page: Page) -> Picture:
    longest = max(page.width, page.height)
    usual = _USUAL_SIDES[0] <= longest <= _USUAL_SIDES[1]
    scale = _DPI / 72 if usual else _LONG_SIDE / longest
    opened = document[page.number - 1]
    try:
        return _picture(opened, scale)
    finally:
        opened.close()


def _picture(page: pdfium.PdfPage, scale: float) -> Picture:
    """In colour only where there is any: that takes three times the room."""
    if has_colour(page.render(scale=scale / 6).to_pil()):
        return coloured_picture(np.array(page.render(scale=scale).to_pil().convert("RGB")), scale)
    return Picture(np.array(page.render(scale=scale, grayscale=True).to_pil()), scale)
