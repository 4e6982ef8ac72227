"""One worksheet's cells as printed, with what openpyxl's fast mode leaves out: merged, hidden, uncalculated."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from openpyxl.utils.cell import range_boundaries

from domain.errors import UnreadableFile
from ingest.office_zip import part_bytes
from ingest.sheet_margins import printed_lines

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
    margins: what is printed above and below the pages.
    """

    merged: dict[tuple[int, int], tuple[int, int, int, int]] = field(default_factory=dict)
    covered: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    uncalculated: int = 0
    margins: list[str] = field(default_factory=list)

    def place(self, row: int, column: int) -> Place:
        left, top, right, bottom = self.merged.get((row, column), (column, row, column, row))
        height = sum(r not in self.hidden_rows for r in range(top, min(bottom, top + MOST_ROWS) + 1))
        width = sum(c not in self.hidden_columns for c in range(left, min(right, MOST_COLUMNS) + 1))
        return Place(row, column, max(height, 1), max(width, 1))


def shape_of(package: zipfile.ZipFile, part: str) -> SheetShape:
    """Raises UnreadableFile for a damaged part."""
    shape = SheetShape()
    try:
        for element in _elements(part_bytes(package, part)):
            _note(shape, element)
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


def _note(shape: SheetShape, element: etree._Element) -> None:
    hidden = element.get("hidden") in ("1", "true")
    if element.tag[len(_S) :] in _MARGINS:
        shape.margins += printed_lines(element.text or "")
    elif element.tag == _S + "mergeCell":
        _merge(shape, element.get("ref") or "")
    elif element.tag == _S + "col" and hidden:
        first, last = int(element.get("min") or 0), int(element.get("max") or 0)
        shape.hidden_columns.update(range(first, min(last, MOST_COLUMNS) + 1))
    elif element.tag == _S + "row":
        if hidden and (element.get("r") or "").isdecimal():
            shape.hidden_rows.add(int(element.get("r") or 0))
        else:
            uncalculated = (c for c in element if c.find(_S + "f") is not None and not c.findtext(_S + "v"))
            shape.uncalculated += sum(1 for _ in uncalculated)


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
