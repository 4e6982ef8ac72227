"""One worksheet's cells as printed, with what openpyxl's fast mode leaves out: merged, hidden, uncalculated."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from domain.errors import UnreadableFile
from ingest.office_zip import part_bytes
from ingest.sheet_margins import printed_lines
from ingest.sheet_texts import CellText, rich_text

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_MARGINS = ("oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter")
MOST_ROWS = 5000
MOST_COLUMNS = 120


@dataclass(frozen=True, slots=True)
class Place:
    """A cell or merged range: row and column from 1, height and width in rows and columns that are shown."""

    row: int
    column: int
    height: int = 1
    width: int = 1


@dataclass(slots=True)
class SheetShape:
    """merged: ranges (first column, first row, last column, last row) by their first (row, column).

    uncalculated: formulas that nobody ever calculated, so the file holds no value of them.
    margins: what is printed above and below the pages. texts: rich texts of which something is left out.
    beyond: filled cells in columns that are not read.
    """

    merged: dict[tuple[int, int], tuple[int, int, int, int]] = field(default_factory=dict)
    covered: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    uncalculated: int = 0
    margins: list[str] = field(default_factory=list)
    texts: dict[tuple[int, int], CellText] = field(default_factory=dict)
    beyond: int = 0
    _row: int = 0

    def place(self, row: int, column: int) -> Place:
        left, top, right, bottom = self.merged.get((row, column), (column, row, column, row))
        height = sum(r not in self.hidden_rows for r in range(top, min(bottom, top + MOST_ROWS) + 1))
        width = sum(c not in self.hidden_columns for c in range(left, min(right, MOST_COLUMNS) + 1))
        return Place(row, column, max(height, 1), max(width, 1))


def shape_of(package: zipfile.ZipFile, part: str, texts: Mapping[int, CellText]) -> SheetShape:
    """texts: rich texts among the shared strings. Raises UnreadableFile for a damaged part."""
    shape = SheetShape()
    try:
        for element in _elements(part_bytes(package, part)):
            _note(shape, element, texts)
    except (etree.XMLSyntaxError, ValueError, KeyError) as error:
        raise UnreadableFile(
            "Bảng tính bị hỏng nên không đọc được; hãy mở lại bằng Excel, lưu bản mới rồi gửi lại.", reason="broken"
        ) from error
    return shape


def _elements(content: bytes) -> Iterator[etree._Element]:
    wanted = [_S + tag for tag in ("mergeCell", "row", "col", *_MARGINS)]
    for _, element in etree.iterparse(io.BytesIO(content), tag=wanted, resolve_entities=False, no_network=True):
        yield element
        element.clear()


def _note(shape: SheetShape, element: etree._Element, texts: Mapping[int, CellText]) -> None:
    hidden = element.get("hidden") in ("1", "true") or _nought(element.get("ht") or element.get("width"))
    if element.tag[len(_S) :] in _MARGINS:
        shape.margins += printed_lines(element.text or "")
    elif element.tag == _S + "mergeCell":
        _merge(shape, element.get("ref") or "")
    elif element.tag == _S + "col" and hidden:
        first, last = int(element.get("min") or 0), int(element.get("max") or 0)
        shape.hidden_columns.update(range(first, min(last, MOST_COLUMNS) + 1))
    elif element.tag == _S + "row":
        shape._row = int(element.get("r") or shape._row + 1)
        if hidden:
            shape.hidden_rows.add(shape._row)
        else:
            _note_cells(shape, element, texts)


def _nought(size: str | None) -> bool:
    return size is not None and float(size) == 0


def _note_cells(shape: SheetShape, row: etree._Element, texts: Mapping[int, CellText]) -> None:
    column = 0
    for cell in row.iterfind(_S + "c"):
        reference = cell.get("r")
        column = coordinate_to_tuple(reference)[1] if reference else column + 1
        stored, inline = cell.findtext(_S + "v"), cell.find(_S + "is")
        if cell.find(_S + "f") is not None and not stored:
            shape.uncalculated += 1
        if column > MOST_COLUMNS:
            shape.beyond += bool(stored) or inline is not None
        elif inline is not None and inline.find(_S + "r") is not None:
            _note_text(shape, column, rich_text(inline))
        elif cell.get("t") == "s" and texts and stored:
            _note_text(shape, column, texts.get(int(stored)))


def _note_text(shape: SheetShape, column: int, text: CellText | None) -> None:
    if text and (text.raised or text.struck):
        shape.texts[(shape._row, column)] = text


def _merge(shape: SheetShape, reference: str) -> None:
    left, top, right, bottom = range_boundaries(reference)
    if left is None or top is None or right is None or bottom is None:
        return
    if len(shape.covered) > MOST_ROWS * MOST_COLUMNS:
        return
    right, bottom = min(right, MOST_COLUMNS), min(bottom, top + MOST_ROWS)
    shape.merged[(top, left)] = (left, top, right, bottom)
    shape.covered.update(
        (r, c) for r in range(top, bottom + 1) for c in range(left, right + 1) if (r, c) != (top, left)
    )
