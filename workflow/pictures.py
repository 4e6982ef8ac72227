"""Page images with the cited words marked: of a PDF its own pages, of a Word file the pages LibreOffice prints.

What is printed is kept under `pictures` in the home by the source's hash; it may be deleted at any time.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from domain.documents import Block, Box, Document, Word
from domain.errors import NotFound, Refused
from domain.values import IndicatorValue
from ingest.printed_places import places_of
from workflow.factory import Process
from workflow.overview import document_at, original

if TYPE_CHECKING:
    from domain.receipts import Receipt

_DPI = 110
_NO_PICTURE = "Văn bản này không có ảnh trang; hãy xem phần nội dung."
_OFFICE = ("docx", "doc", "odt", "rtf")


@dataclass(frozen=True, slots=True)
class QuotePlace:
    """Where a quote stands on a page, from 1; boxes are of that page only, in points from its top left."""

    page: int
    boxes: tuple[Box, ...]


def is_printable(receipt: Receipt) -> bool:
    """Whether a file without pages of its own can be asked for as it is printed."""
    return receipt.name.rpartition(".")[2].lower() in _OFFICE


def page_picture(process: Process, document_id: str, number: int, value_id: str | None) -> bytes:
    """PNG of one page at 110 dpi, the words of one value marked; NotFound where there is no such page."""
    places = () if value_id is None else _places(process, document_id, value_id)
    boxes = tuple(box for page, box in places if page == number)
    return process.pictures.get((document_id, number, boxes), lambda: _painted(process, document_id, number, boxes))


def _painted(process: Process, document_id: str, number: int, boxes: tuple[Box, ...]) -> bytes:
    receipt, content = original(process, document_id)
    pdf = content if content.startswith(b"%PDF") else _printed(process, receipt, content)
    try:
        return process.painter.picture(pdf, receipt.name, number, dpi=_DPI, boxes=boxes)
    except Refused as error:
        raise NotFound(_NO_PICTURE) from error


def quote_place(process: Process, document_id: str, value_id: str) -> QuotePlace | None:
    """Where the words of a value begin to be printed; None where that cannot be told for certain."""
    places = _places(process, document_id, value_id)
    if not places:
        return None
    page = places[0][0]
    return QuotePlace(page, tuple(box for at, box in places if at == page))


def page_words(process: Process, document_id: str, number: int) -> list[tuple[Block, Word]]:
    """The words printed on a page, each with the block it belongs to, in reading order."""
    with process.desk() as desk:
        document = document_at(desk, document_id)
    return [(block, word) for block in document.blocks for word in block.words if word.page == number]


def _places(process: Process, document_id: str, value_id: str) -> tuple[tuple[int, Box], ...]:
    """(page, box) of every line of the quote; a quote may go on over a page."""
    with process.desk() as desk:
        value = desk.values.get(value_id)
        document = None if value is None else desk.documents.document(document_id)
    if value is None or document is None or value.document_id != document_id:
        return ()
    return value.citation.boxes or _printed_places(process, document, value)


def _printed_places(process: Process, document: Document, value: IndicatorValue) -> tuple[tuple[int, Box], ...]:
    if document.format not in _OFFICE:
        return ()
    receipt, content = original(process, document.id)
    try:
        printed = process.painter.read(_printed(process, receipt, content), receipt.name)
    except (NotFound, Refused):
        return ()
    return places_of(document, document.block(value.citation.block_id), value.citation.span, printed)


def _printed(process: Process, receipt: Receipt, content: bytes) -> bytes:
    """The PDF of an office file, made once. NotFound where there are no pages or no LibreOffice."""
    path = process.settings.pictures / f"{receipt.sha256}.pdf"
    if not path.is_file():
        try:
            _keep(path, process.painter.printed(content, receipt.name))
        except Refused as error:
            if error.reason == "broken":
                _keep(path, b"")  # LibreOffice cannot print it, so it is not asked again
            raise NotFound(_NO_PICTURE) from error
    pdf = path.read_bytes()
    if not pdf:
        raise NotFound(_NO_PICTURE)
    return pdf


def _keep(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    partial.write_bytes(content)
    partial.replace(path)
