"""Tables of a report: widths, merged cells, header rows that repeat."""

from __future__ import annotations

from typing import Protocol

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from tools.gold.markup import Grid, Row


class Writer(Protocol):
    def paragraph(
        self, paragraph: Paragraph, text: str, *, align: WD_ALIGN_PARAGRAPH, size: float | None = None
    ) -> Paragraph: ...


def add_grid(doc: WordDocument, grid: Grid, writer: Writer) -> None:
    columns = len(grid.rows[0].cells)
    if any(len(row.cells) != columns for row in grid.rows):
        raise ValueError(f"rows of different length: {[len(r.cells) for r in grid.rows]} at {grid.rows[0].cells}")
    table = doc.add_table(rows=len(grid.rows), cols=columns)
    table.style = "Table Grid"
    table.autofit = False
    _set_widths(doc, table, grid.widths or (1.0,) * columns)
    for place, row in enumerate(grid.rows):
        if row.header:
            _repeat(table.rows[place])
    for (top, left), (bottom, right) in _merged(grid.rows):
        table.cell(top, left).merge(table.cell(bottom, right))
    for place, row in enumerate(grid.rows):
        for column, text in enumerate(row.cells):
            if text and text not in ("^", "<"):
                centred = row.header or (len(text) < 12 and column != 1)
                align = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
                shown = f"**{text}**" if row.header and "**" not in text else text
                writer.paragraph(table.cell(place, column).paragraphs[0], shown, align=align, size=11)
    doc.add_paragraph()


def _set_widths(doc: WordDocument, table: Table, shares: tuple[float, ...]) -> None:
    section = doc.sections[-1]
    room = int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)
    for column, share in zip(table.columns, shares, strict=True):
        width = Emu(int(room * share / sum(shares)))
        column.width = width
        for cell in column.cells:
            cell.width = width


def _repeat(row: _Row) -> None:
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _merged(rows: tuple[Row, ...]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Rectangles of cells that are one: from each cell with text right over "<" and down over "^"."""
    found = []
    for top, row in enumerate(rows):
        for left, text in enumerate(row.cells):
            if text in ("^", "<"):
                continue
            right, bottom = left, top
            while right + 1 < len(row.cells) and row.cells[right + 1] == "<":
                right += 1
            while bottom + 1 < len(rows) and rows[bottom + 1].cells[left] == "^":
                bottom += 1
            if (top, left) != (bottom, right):
                found.append(((top, left), (bottom, right)))
    return found


def two_columns(doc: WordDocument, left: float, right: float) -> Table:
    """A table of one row without lines, widths in centimetres: letterhead and signature stand in one."""
    table = doc.add_table(rows=1, cols=2)
    table.autofit = False
    for column, width in zip(table.columns, (left, right), strict=True):
        column.width = Cm(width)
        column.cells[0].width = Cm(width)
    return table
