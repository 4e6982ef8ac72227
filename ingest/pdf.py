"""A PDF with a text layer to raw paragraphs and tables, each word with its place on the page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium

from domain.documents import BlockKind, Document, HowRead, Page, document_id
from domain.errors import Refused, UnreadableFile
from ingest.blocks import assemble
from ingest.layout import Line, Margins, Paragraph, PrintedWord, flow_text, lines_of
from ingest.pdf_columns import SideBySide, tell_columns
from ingest.pdf_file import open_pdf
from ingest.pdf_margins import PageLines, marks_in, tell_margins
from ingest.pdf_page import PageContent, read_page
from ingest.pdf_paragraphs import margins_of, paragraphs_of, usual_pitch
from ingest.pdf_tables import continues, raw_table, rejoined
from ingest.raw import Align, RawCell, RawItem, RawParagraph, RawTable
from ingest.ruled_tables import Grid, find_grids
from ingest.text_quality import ENOUGH, quality

_MAX_PAGES = 2000
_BULLETS = frozenset("•●○▪■◦➢✓")
_FULL_COLUMNS = 9  # lines: two columns longer than this are running text, not a letterhead or signature


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
    readable = [c for c, page in zip(contents, pages, strict=True) if page.how is HowRead.TEXT]
    if not any(c.words for c in readable):
        raise UnreadableFile(_no_text(pages), reason="no_text")
    unread = [p.number for p in pages if p.how is HowRead.UNREADABLE]
    notes = (f"Chưa đọc được trang {', '.join(map(str, unread))}: không có lớp chữ dùng được.",) if unread else ()
    return PdfReading(tuple(_items(readable)), tuple(pages), notes)


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
    number, width, height = content.number, round(content.width, 2), round(content.height, 2)
    if len(content.words) < 12 and content.pictures > 0.5:
        return Page(number, width, height, HowRead.UNREADABLE, 0.0, _SCANNED)
    score = quality(w.text for w in content.words)
    if score < ENOUGH:
        return Page(number, width, height, HowRead.UNREADABLE, score, _GARBLED)
    return Page(number, width, height, HowRead.TEXT, score)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page taken apart: running lines aside, and what its text is made of from top to bottom."""

    content: PageContent
    lines: PageLines
    parts: tuple[Line | SideBySide | Grid, ...]


def _items(contents: Sequence[PageContent]) -> list[RawItem]:
    sheets = _sheets(contents)
    margins = _margins(sheets)
    plain = [p for sheet in sheets for p in sheet.parts if isinstance(p, Line)]
    body = _Body(margins, usual_pitch(plain))
    for sheet in sheets:
        body.take(sheet)
    body.flush()
    return _with_running(body.placed, sheets)


def _sheets(contents: Sequence[PageContent]) -> list[_Sheet]:
    grids = [find_grids(c.edges, c.words) for c in contents]
    loose = []
    for content, tables in zip(contents, grids, strict=True):
        inside = {i for table in tables for i in table.words}
        words = [w for w in content.words if id(w) not in inside]
        loose.append((content.number, content.height, lines_of(words, content.number)))
    told = tell_margins(loose)
    return [
        _Sheet(content, lines, tuple(_parts(lines.body, tables)))
        for content, lines, tables in zip(contents, told, grids, strict=True)
    ]


def _parts(lines: Sequence[Line], grids: Sequence[Grid]) -> Iterator[Line | SideBySide | Grid]:
    """Tables between the lines above and below them."""
    rest = list(lines)
    for grid in grids:
        above = [line for line in rest if line.box.y0 < grid.box.y0]
        yield from tell_columns(above)
        yield grid
        rest = rest[len(above) :]
    yield from tell_columns(rest)


def _margins(sheets: Sequence[_Sheet]) -> dict[float, Margins]:
    """Per page width, so that turned pages keep their own. Where there is little text, tables show the width."""
    lines: dict[float, list[Line]] = {}
    grids: dict[float, list[Grid]] = {}
    for sheet in sheets:
        width = round(sheet.content.width)
        lines.setdefault(width, []).extend(p for p in sheet.parts if isinstance(p, Line))
        grids.setdefault(width, []).extend(p for p in sheet.parts if isinstance(p, Grid))
    return {width: _column_ends(found, grids[width]) for width, found in lines.items()}


def _column_ends(lines: Sequence[Line], grids: Sequence[Grid]) -> Margins:
    margins = margins_of(lines)
    if len(lines) >= 12 or not grids:
        return margins
    left, right = min(g.box.x0 for g in grids), max(g.box.x1 for g in grids)
    return Margins(min(margins.left, left) if lines else left, max(margins.right, right), margins.indent)


class _Body:
    """Collects items with the page they begin on; lines wait until it is sure that their paragraph ended."""

    def __init__(self, margins: dict[float, Margins], pitch: float) -> None:
        self.placed: list[tuple[int, RawItem]] = []
        self._margins = margins
        self._pitch = pitch
        self._waiting: list[Line] = []
        self._notes: list[Line] = []
        self._width = 0.0
        self._open_grid: Grid | None = None
        self._room = False

    def take(self, sheet: _Sheet) -> None:
        width = round(sheet.content.width)
        if width != self._width:
            self.flush()
        self._width = width
        for part in sheet.parts:
            if isinstance(part, Line):
                self._waiting.append(part)
                self._open_grid = None
            elif isinstance(part, SideBySide):
                self.flush()
                self._side_by_side(part)
            else:
                self.flush()
                self._table(part, sheet.content.number)
        self._notes += sheet.lines.footnotes

    def flush(self) -> None:
        if not self._waiting:
            return
        margins = self._margins[self._width]
        notes = _footnotes(self._notes)
        for paragraph in paragraphs_of(self._waiting, margins, self._pitch):
            marks = [m for m in marks_in(paragraph.lines) if m in notes]
            self.placed.append((paragraph.page, _raw(paragraph, margins, drop=marks)))
            self.placed += [(paragraph.page, notes.pop(mark)) for mark in marks]
        self._waiting = []
        self._notes = []

    def _side_by_side(self, part: SideBySide) -> None:
        self._open_grid = None
        page = part.left[0].page
        whole = self._margins.get(self._width, Margins(0, self._width))
        columns = [_column(part.left, whole, left=True), _column(part.right, whole, left=False)]
        if min(len(part.left), len(part.right)) >= _FULL_COLUMNS:
            self.placed += [(page, paragraph) for column in columns for paragraph in column]
            return
        cells = tuple(RawCell(i, tuple(column)) for i, column in enumerate(columns))
        self.placed.append((page, RawTable((cells,), columns=2, ruled=False)))

    def _table(self, grid: Grid, page: int) -> None:
        before = self._open_grid
        table = raw_table(grid, page)
        if before is not None and continues(before, grid):
            previous = self.placed[-1][1]
            joined = rejoined(previous, table) if isinstance(previous, RawTable) else None
            if joined:
                self.placed[-1] = (self.placed[-1][0], joined[0])
                table = joined[1]
            else:
                table = RawTable(table.rows, table.columns, continues=True)
        self.placed.append((page, table))
        self._open_grid = grid


def _column(lines: Sequence[Line], page: Margins, *, left: bool) -> list[RawParagraph]:
    """Paragraphs of one of two columns. A centred column is as wide as its middle allows within the page."""
    widest = max((line.box for line in lines), key=lambda b: b.x1 - b.x0)
    middle = (widest.x0 + widest.x1) / 2
    level = max(line.box.x0 for line in lines) - min(line.box.x0 for line in lines) < 1.5 and len(lines) > 1
    if not level and sum(abs((line.box.x0 + line.box.x1) / 2 - middle) < 6 for line in lines) > len(lines) / 2:
        room = middle - page.left if left else page.right - middle
        half = max(room, (widest.x1 - widest.x0) / 2)
        margins = Margins(middle - half, middle + half, centred=True)
    else:
        margins = Margins(min(line.box.x0 for line in lines), widest.x1)
    return [_raw(p, margins) for p in paragraphs_of(lines, margins, usual_pitch(lines))]


def _raw(paragraph: Paragraph, margins: Margins, *, drop: Sequence[str] = ()) -> RawParagraph:
    lines = [_without(line, drop) for line in paragraph.lines] if drop else list(paragraph.lines)
    bullet, lines = _bullet(lines)
    text, words = flow_text(lines)
    return RawParagraph(
        text,
        page=paragraph.page,
        words=words,
        bold=paragraph.bold,
        italic=paragraph.italic,
        size=paragraph.size,
        align=_align(paragraph, margins),
        marker=bullet,
    )


def _bullet(lines: list[Line]) -> tuple[str, list[Line]]:
    """A drawn bullet is no word of the text; a typed dash is."""
    first = lines[0]
    if first.words[0].text not in _BULLETS or len(first.words) == 1:
        return "", lines
    return first.words[0].text, [Line(first.words[1:], first.page), *lines[1:]]


def _align(paragraph: Paragraph, margins: Margins) -> Align:
    if paragraph.centred:
        return Align.CENTER
    box = paragraph.lines[0].box
    if box.x0 > (margins.left + margins.right) / 2 and box.x1 > margins.right - 8:
        return Align.RIGHT
    return Align.JUSTIFIED if len(paragraph.lines) > 1 else Align.LEFT


def _without(line: Line, marks: Sequence[str]) -> Line:
    """The line without these footnote marks; a full stop behind one moves up to its word."""
    kept: list[PrintedWord] = []
    dropped = False
    for word in line.words:
        if word.raised and word.text in marks:
            dropped = True
            continue
        closes = dropped and word.text[0] in ".,;:)!?"
        kept.append(replace(word, glued=True) if closes else word)
        dropped = False
    return Line(tuple(kept), line.page) if kept else line


def _footnotes(lines: Sequence[Line]) -> dict[str, RawParagraph]:
    """Notes by their mark."""
    notes: dict[str, list[Line]] = {}
    mark = ""
    for line in lines:
        first = line.words[0].text
        if first.strip("()[]").isdigit() and len(line.words) > 1 and first not in notes:
            mark = first
            notes[mark] = [Line(line.words[1:], line.page)]
        elif mark:
            notes[mark].append(line)
    return {mark: _note(mark, found) for mark, found in notes.items()}


def _note(mark: str, lines: Sequence[Line]) -> RawParagraph:
    text, words = flow_text(lines)
    return RawParagraph(text, lines[0].page, words, size=lines[0].size, marker=mark, kind=BlockKind.FOOTNOTE)


def _with_running(placed: Iterable[tuple[int, RawItem]], sheets: Sequence[_Sheet]) -> list[RawItem]:
    """Heads before what begins on their page, feet before what begins on the next."""
    items: list[RawItem] = []
    queue = list(placed)
    for sheet in sheets:
        number = sheet.content.number
        while queue and queue[0][0] < number:
            items.append(queue.pop(0)[1])
        items += [_running(line, BlockKind.PAGE_HEADER) for line in sheet.lines.headers]
        while queue and queue[0][0] <= number:
            items.append(queue.pop(0)[1])
        items += [_running(line, BlockKind.PAGE_FOOTER) for line in sheet.lines.footers]
    return items + [item for _, item in queue]


def _running(line: Line, kind: BlockKind) -> RawParagraph:
    text, words = flow_text([line])
    return RawParagraph(text, line.page, words, size=line.size, kind=kind)
