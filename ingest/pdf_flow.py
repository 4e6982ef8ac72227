"""Sheets to raw items in reading order: paragraphs and tables over pages, footnotes behind what carries their mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from domain.documents import BlockKind
from ingest.layout import Line, Margins
from ingest.pdf_columns import SideBySide
from ingest.pdf_frames import Lie, Turned, as_shown
from ingest.pdf_margins import Mark, marks_in
from ingest.pdf_page import PageContent
from ingest.pdf_paragraphs import paragraphs_of, usual_pitch
from ingest.pdf_raw import column_paragraphs, footnotes_by_mark, raw_paragraph, running_line
from ingest.pdf_sheets import Sheet, margins_by_width, take_apart
from ingest.pdf_tables import continues, raw_table, rejoined
from ingest.raw import RawCell, RawItem, RawParagraph, RawTable
from ingest.ruled_tables import Grid

_FULL_COLUMNS = 9  # lines: two columns longer than this are running text, not a letterhead or signature


def raw_items(contents: Sequence[PageContent]) -> list[RawItem]:
    """Everything the pages print, in reading order."""
    sheets = take_apart(contents)
    margins = margins_by_width(sheets)
    plain = [p for sheet in sheets for p in sheet.parts if isinstance(p, Line)]
    body = _Body(margins, usual_pitch(plain))
    for sheet in sheets:
        body.take(sheet)
    body.close()
    turned: dict[int, Lie] = {c.number: Turned(c.frame, c.shown) for c in contents if c.frame != c.shown}
    turned |= {c.number: c.lie for c in contents if c.lie}
    items = _with_running(body.placed, sheets)
    return as_shown(items, turned) if turned else items


class _Body:
    """Collects items with the page they begin on; lines wait until it is sure that their paragraph ended."""

    def __init__(self, margins: dict[float, Margins], pitch: float) -> None:
        self.placed: list[tuple[int, RawItem]] = []
        self._margins = margins
        self._pitch = pitch
        self._waiting: list[Line] = []
        self._notes: dict[Mark, RawParagraph] = {}
        self._width = 0.0
        self._open: tuple[int, Grid] | None = None  # the table that nothing but page ends has followed yet

    def take(self, sheet: Sheet) -> None:
        width = round(sheet.content.width)
        if width != self._width:
            self.flush()
        self._width = width
        self._notes.update(footnotes_by_mark(sheet.lines.footnotes))
        for part in sheet.parts:
            if isinstance(part, Line):
                self._waiting.append(part)
                self._open = None
            elif isinstance(part, SideBySide):
                self.flush()
                self._side_by_side(part)
            else:
                self.flush()
                self._table(part, sheet.content.number)

    def flush(self) -> None:
        """Nothing that follows can belong to the lines that wait."""
        if not self._waiting:
            return
        margins = self._margins[self._width]
        for paragraph in paragraphs_of(self._waiting, margins, self._pitch):
            marks = [m for m in marks_in(paragraph.lines) if m in self._notes]
            self.placed.append((paragraph.page, raw_paragraph(paragraph, margins, drop=marks)))
            self.placed += [(paragraph.page, self._notes.pop(mark)) for mark in dict.fromkeys(marks)]
        self._waiting = []

    def close(self) -> None:
        """The last page was taken; footnotes whose mark was not found come at the end."""
        self.flush()
        self.placed += [(page, note) for (page, _), note in self._notes.items()]

    def _side_by_side(self, part: SideBySide) -> None:
        self._open = None
        page = part.left[0].page
        whole = self._margins.get(self._width, Margins(0, self._width))
        columns = [column_paragraphs(part.left, whole, left=True), column_paragraphs(part.right, whole, left=False)]
        if min(len(part.left), len(part.right)) >= _FULL_COLUMNS:
            self.placed += [(page, paragraph) for column in columns for paragraph in column]
            return
        cells = tuple(RawCell(i, tuple(column)) for i, column in enumerate(columns))
        self.placed.append((page, RawTable((cells,), columns=2, ruled=False)))

    def _table(self, grid: Grid, page: int) -> None:
        table = raw_table(grid, page)
        if self._open and self._open[0] < page and continues(self._open[1], grid):
            previous = self.placed[-1][1]
            joined = rejoined(previous, table) if isinstance(previous, RawTable) else None
            if joined:
                self.placed[-1] = (self.placed[-1][0], joined[0])
                table = joined[1]
            else:
                table = RawTable(table.rows, table.columns, continues=True)
        self.placed.append((page, table))
        self._open = (page, grid)


def _with_running(placed: Iterable[tuple[int, RawItem]], sheets: Sequence[Sheet]) -> list[RawItem]:
    """Heads before what begins on their page, feet before what begins on the next."""
    items: list[RawItem] = []
    queue = list(placed)
    for sheet in sheets:
        number = sheet.content.number
        while queue and queue[0][0] < number:
            items.append(queue.pop(0)[1])
        if sheet.content.across:
            items.append(RawParagraph(sheet.content.across, number, kind=BlockKind.PAGE_HEADER))
        items += [running_line(line, BlockKind.PAGE_HEADER) for line in sheet.lines.headers]
        while queue and queue[0][0] <= number:
            items.append(queue.pop(0)[1])
        items += [running_line(line, BlockKind.PAGE_FOOTER) for line in sheet.lines.footers]
    return items + [item for _, item in queue]
