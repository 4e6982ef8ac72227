"""A report as read: pages, and blocks in reading order. Ids come from content: a second reading gives the same ids."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from enum import StrEnum

from domain.periods import Period
from domain.texts import SAME_OFFSETS, OffsetMap, Span

DocumentId = str
BlockId = str

DOUBTFUL = 0.6  # a recognised word of lower confidence is shown as doubtful


def document_id(content: bytes) -> DocumentId:
    """The first 12 hex digits of the content's SHA-256."""
    return hashlib.sha256(content).hexdigest()[:12]


def block_id(document: DocumentId, order: int) -> BlockId:
    return f"{document}#b{order:04d}"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points (1/72 inch) from the page's top left."""

    x0: float
    y0: float
    x1: float
    y1: float

    def joined(self, other: Box) -> Box:
        return Box(min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1))


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a block's text and where it stands on a page. Only where the format has pages.

    `confidence` is the recogniser's own, 0–1; None for a text layer.
    """

    span: Span
    page: int
    box: Box
    confidence: float | None = None


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TABLE_HEAD = "table_head"  # header rows of a table, and the (1)(2)(3) row
    TABLE_ROW = "table_row"  # one block per body row: text is its non-empty cells joined with " | "
    FOOTNOTE = "footnote"
    PAGE_HEADER = "page_header"
    PAGE_FOOTER = "page_footer"
    LETTERHEAD = "letterhead"  # quốc hiệu, cơ quan, số, ngày, tên loại, trích yếu
    SIGNATURE = "signature"  # chức vụ, họ tên, nơi nhận


@dataclass(frozen=True, slots=True)
class Cell:
    """One non-empty cell of a table row.

    span: the cell's characters in the row's text. column: first grid column, counted from 0; width: columns covered.
    header: texts of the header cells above it, outermost first, without the column-number row.
    """

    span: Span
    column: int
    width: int = 1
    header: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowPlace:
    """Where a table row stands.

    table: number of the table in the document, from 0; a table continued over a page is one table.
    row: number of the row in it, from 0, header rows counted.
    label: the row's own words (the "Chỉ tiêu" cell); None if the row has none.
    number: what the STT cell prints ("1.2", "II", "A"); None without one.
    groups: labels of the sub-heading rows the row belongs to, outermost first.
    subtotal: the row adds up others ("Tổng số", "Cộng", "I", "II" with sums).
    columns: how many grid columns the table has.
    caption: the paragraph that names the table ("Biểu số 06…", "Bảng 1. …"); empty without one.
    note: notes printed right above or below the table (units, what "-" means), one text.
    """

    table: int
    row: int
    label: str | None = None
    number: str | None = None
    groups: tuple[str, ...] = ()
    subtotal: bool = False
    columns: int = 1
    caption: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or table row, NFC, in reading order.

    page: number from 1 of its first word, None where the format has no pages.
    section: printed numbering of the headings above it, joined with "." ("II.2", "Phụ lục I"), empty at the top.
    headings: texts of those headings, outermost first.
    marker: automatic or typed list marker of the paragraph itself ("-", "a)", "1.") when it is not in the text.
    origin: from offsets in `text` to offsets in the source's own text.
    """

    id: BlockId
    order: int
    kind: BlockKind
    text: str
    page: int | None = None
    section: str = ""
    headings: tuple[str, ...] = ()
    level: int | None = None
    marker: str = ""
    words: tuple[Word, ...] = ()
    cells: tuple[Cell, ...] = ()
    row: RowPlace | None = None
    origin: OffsetMap = SAME_OFFSETS

    def cell_text(self, cell: Cell) -> str:
        return cell.span.of(self.text)


class HowRead(StrEnum):
    TEXT = "text"
    OCR = "ocr"
    CONVERTED = "converted"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Page:
    """A page as read. width and height in points; quality 0–1; reason tells why a page is unreadable."""

    number: int
    width: float
    height: float
    how: HowRead
    quality: float = 1.0
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something of the head that a person must settle: which field, why, and what it may be."""

    field: str  # "unit" | "period" | "number" | "date"
    reason: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """What the letterhead says. None is "not recognised"; a missing unit or period always comes with a Doubt."""

    unit: str | None = None  # official name, e.g. "Sở Nội vụ", "Phường Ba Đình"
    period: Period | None = None
    number: str | None = None  # "412/BC-SXD"
    date: dt.date | None = None
    title: str = ""  # "BÁO CÁO Công tác cải cách hành chính quý III năm 2026"
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One file as read; `blocks[i].order == i`. `notes` say in Vietnamese what reading did to it."""

    id: DocumentId
    sha256: str
    name: str
    format: str  # "docx" | "pdf" | "txt" …
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    head: Head = Head()
    notes: tuple[str, ...] = ()

    def block(self, wanted: BlockId) -> Block:
        """By id; blocks stand at their own order, so this is one step. KeyError if it is not of this document."""
        order = int(wanted.rpartition("#b")[2] or -1)
        if not 0 <= order < len(self.blocks) or self.blocks[order].id != wanted:
            raise KeyError(wanted)
        return self.blocks[order]

    def table_rows(self, table: int) -> tuple[Block, ...]:
        return tuple(b for b in self.blocks if b.row is not None and b.row.table == table)
