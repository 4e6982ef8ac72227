"""Drawn grids of a PDF as raw tables: cell texts with word places, and tables that go on over a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.texts import Span
from ingest.layout import Line, PrintedWord, flow_text, lines_of
from ingest.raw import Align, RawCell, RawParagraph, RawTable
from ingest.ruled_tables import Grid, GridCell

_PADDING = 11.0  # points left and right of a cell's text, together
_NUMBER_PART = re.compile(r"[\d.,]*\d[\d.,]*%?")
_SIGNS = (".", ",")
_SAME = 4.0


def raw_table(grid: Grid, page: int) -> RawTable:
    rows: list[list[RawCell]] = [[] for _ in range(len(grid.ys) - 1)]
    for cell in grid.cells:
        rows[cell.row].append(_raw_cell(cell, page))
    return RawTable(tuple(tuple(row) for row in rows), grid.columns)


def _raw_cell(cell: GridCell, page: int) -> RawCell:
    inner = tuple(raw_table(grid, page) for grid in cell.inner)
    if not cell.words:
        return RawCell(cell.column, (), cell.width, cell.height, inner)
    lines = _unbroken(_turned(cell.words, page) or lines_of(cell.words, page), cell.box.x1 - cell.box.x0)
    text, words = flow_text(lines, stacked=True)
    paragraph = RawParagraph(
        text,
        page,
        words,
        bold=any(w.bold for w in cell.words)
        and all(line.bold or not any(map(str.isalpha, line.text)) for line in lines),
        italic=all(line.italic for line in lines),
        size=lines[0].size,
        align=_align(lines, cell),
    )
    return RawCell(cell.column, (paragraph,), cell.width, cell.height, inner)


def _turned(words: Sequence[PrintedWord], page: int) -> list[Line]:
    """Text printed bottom to top: its lines go from left to right, its words upwards."""
    if not all(w.turned for w in words):
        return []
    columns: list[list[PrintedWord]] = []
    for word in sorted(words, key=lambda w: w.box.x0):
        if columns and word.box.x0 < columns[-1][-1].box.x1 - 2:
            columns[-1].append(word)
        else:
            columns.append([word])
    return [Line(tuple(sorted(column, key=lambda w: -w.box.y1)), page) for column in columns]


def _unbroken(lines: list[Line], width: float) -> list[Line]:
    """A number or "STT" that a narrow cell broke in the middle, put together again."""
    whole: list[Line] = []
    for line in lines:
        if whole and _broken(whole[-1], line, width):
            glued = replace(line.words[0], glued=True)
            whole[-1] = Line((*whole[-1].words, glued, *line.words[1:]), line.page)
        else:
            whole.append(line)
    return whole


def _broken(above: Line, below: Line, width: float) -> bool:
    last, first = above.words[-1], below.words[0]
    if above.text + first.text in ("ST", "STT", "TT", "ĐV", "ĐVT"):
        return True
    alone = all(w.glued for w in above.words[1:]) and len(below.words) == 1
    if alone and first.text in _SIGNS and last.text[-1].isdigit():
        return True
    if not (_NUMBER_PART.fullmatch(last.text) and _NUMBER_PART.fullmatch(first.text)):
        return False
    if last.text[-1] in _SIGNS and alone:
        return True  # nobody writes a number that ends so, and then another
    digit = max((word.box.x1 - word.box.x0) / len(word.text) for word in (last, first))
    return above.box.x1 - above.box.x0 + digit > width - _PADDING


def _align(lines: Sequence[Line], cell: GridCell) -> Align:
    box = lines[0].box
    left, right = box.x0 - cell.box.x0, cell.box.x1 - box.x1
    if abs(left - right) < 4:
        return Align.CENTER
    return Align.RIGHT if left > right + 8 and right < 9 else Align.LEFT


def continues(before: Grid, after: Grid) -> bool:
    """The same columns: the table goes on where the page before ended."""
    if before.columns != after.columns:
        return False
    shift = after.xs[0] - before.xs[0]
    return all(abs(b + shift - a) <= _SAME for b, a in zip(before.xs, after.xs, strict=True))


def rejoined(before: RawTable, after: RawTable) -> tuple[RawTable, RawTable] | None:
    """Both parts with a row that the page break cut put together again in the first; None if no row was cut."""
    last, first = before.rows[-1], after.rows[0]
    if [c.column for c in last] != [c.column for c in first] or not _is_rest(last, first):
        return None
    whole = tuple(_one_cell(a, b) for a, b in zip(last, first, strict=True))
    return (
        replace(before, rows=(*before.rows[:-1], whole)),
        replace(after, rows=after.rows[1:], continues=True),
    )


def _is_rest(last: Sequence[RawCell], first: Sequence[RawCell]) -> bool:
    """Only running words stand in the first row, each under words that it carries on."""
    filled = [(a.text, b.text) for a, b in zip(last, first, strict=True) if b.text]
    return bool(filled) and all(a and b[0].islower() and a[-1] not in ".;" for a, b in filled)


def _one_cell(a: RawCell, b: RawCell) -> RawCell:
    if not b.paragraphs:
        return a
    [above], [below] = a.paragraphs, b.paragraphs
    by = len(above.text) + 1
    moved = tuple(replace(w, span=Span(w.span.start + by, w.span.end + by)) for w in below.words)
    joined = replace(above, text=f"{above.text} {below.text}", words=above.words + moved)
    return replace(a, paragraphs=(joined,))
