"""Page images with the cited words marked: of a PDF its own pages, of a Word file the pages LibreOffice prints.

What is printed is kept under `pictures` in the home by the source's hash; it may be deleted at any time.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from domain.citations import Citation, cite
from domain.documents import Block, Box, Document, Word
from domain.errors import NotFound, Refused
from domain.texts import Span
from ingest.printed_places import places_of
from workflow.factory import Process
from workflow.overview import document_at, original

if TYPE_CHECKING:
    from domain.receipts import Receipt

_DPI = 110
_SPOT = re.compile(r"(b\d{1,9}):(\d{1,9}):(\d{1,9})")
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


def page_picture(process: Process, document_id: str, number: int, spot: str | None) -> bytes:
    """PNG of one page at 110 dpi, the words of one value, or those of a citation's spot, marked; NotFound where there
    is no such page."""
    places = () if spot is None else _places(process, document_id, spot)
    boxes = tuple(box for page, box in places if page == number)
    return process.pictures.get((document_id, number, boxes), lambda: _painted(process, document_id, number, boxes))


def _painted(process: Process, document_id: str, number: int, boxes: tuple[Box, ...]) -> bytes:
    receipt, content = original(process, document_id)
    pdf = content if content.startswith(b"%PDF") else _printed(process, receipt, content)
    try:
        return process.painter.picture(pdf, receipt.name, number, dpi=_DPI, boxes=boxes)
    except Refused as error:
        raise NotFound(_NO_PICTURE) from error


def quote_place(process: Process, document_id: str, spot: str) -> QuotePlace | None:
    """Where the words of a value, or of a citation's spot, begin to be printed; None where that cannot be told for
    certain."""
    places = _places(process, document_id, spot)
    if not places:
        return None
    page = places[0][0]
    return QuotePlace(page, tuple(box for at, box in places if at == page))


def page_words(process: Process, document_id: str, number: int) -> list[tuple[Block, Word]]:
    """The words printed on a page, each with the block it belongs to, in reading order."""
    with process.desk() as desk:
        document = document_at(desk, document_id)
    return [(block, word) for block in document.blocks for word in block.words if word.page == number]


def _places(process: Process, document_id: str, spot: str) -> tuple[tuple[int, Box], ...]:
    """(page, box) of every line of the quote; a quote may go on over a page."""
    with process.desk() as desk:
        value = desk.values.get(spot) if ":" not in spot else None
        if value is not None and value.document_id == document_id and value.citation.boxes:
            return value.citation.boxes
        document = document_at(desk, document_id)
    found = (value.citation if value.document_id == document_id else None) if value else spoken_at(document, spot)
    return () if found is None else found.boxes or _printed_places(process, document, found)


def spoken_at(document: Document, spot: str) -> Citation | None:
    """The words at a spot as `Citation.spot` tells it; None where the report has none there."""
    told = _SPOT.fullmatch(spot)
    block = next((b for b in document.blocks if told and b.id == f"{document.id}#{told[1]}"), None)
    if told is None or block is None or not int(told[2]) < int(told[3]) <= len(block.text):
        return None
    return cite(block, Span(int(told[2]), int(told[3])))


def _printed_places(process: Process, document: Document, citation: Citation) -> tuple[tuple[int, Box], ...]:
    if document.format not in _OFFICE:
        return ()
    receipt, content = original(process, document.id)
    try:
        printed = process.painter.read(_printed(process, receipt, content), receipt.name)
    except (NotFound, Refused):
        return ()
    return places_of(document, document.block(citation.block_id), citation.span, printed)


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
