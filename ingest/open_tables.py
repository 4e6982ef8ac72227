"""Tables without upright lines: rows of figures under one another in columns that no word crosses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from domain.documents import Box
from ingest.layout import Line, PrintedWord
from ingest.ruled_tables import Grid, GridCell

_FIGURE = re.compile(r"[(+\-–−]?\d[\d.,]*\s?%?\)?|\d+/\d+|[-–…]|\.\.\.")
_FEWEST_COLUMNS, _FEWEST_ROWS = 3, 3


@dataclass(frozen=True, slots=True)
class OpenTable:
    """Lines first to last (counted from 0, last included) are a table."""

    first: int
    last: int
    grid: Grid


def find_open_tables(lines: Sequence[Line]) -> list[OpenTable]:
    """At least three rows of at least three columns, two of them figures; anything less is left as text."""
    tables: list[OpenTable] = []
    i = 0
    while i < len(lines):
        table = _opened(lines, i) if _is_row(lines[i]) else None
        if table:
            tables.append(table)
        i = table.last + 1 if table else i + 1
    return tables


def segments(line: Line) -> list[list[PrintedWord]]:
    """The line's words in pieces parted by wide gaps."""
    pieces: list[list[PrintedWord]] = []
    wide = 0.9 * line.size
    for word in line.words:
        if pieces and word.box.x0 - pieces[-1][-1].box.x1 < wide:
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return pieces


def _is_row(line: Line) -> bool:
    pieces = segments(line)
    if len(pieces) < _FEWEST_COLUMNS:
        return False
    figures = sum(bool(_FIGURE.fullmatch(" ".join(w.text for w in piece))) for piece in pieces[1:])
    return figures >= 1 and 2 * figures >= len(pieces) - 1


def _opened(lines: Sequence[Line], start: int) -> OpenTable | None:
    rows, last = _body(lines, start)
    columns = _columns([lines[i] for i in rows])
    if len(rows) < _FEWEST_ROWS or len(columns) < _FEWEST_COLUMNS:
        return None
    first = _head(lines, start, columns)
    groups = [[i] for i in range(first, start)] + _wrapped(lines, rows, last)
    return OpenTable(first, last, _grid([[lines[i] for i in group] for group in groups], columns))


def _body(lines: Sequence[Line], start: int) -> tuple[list[int], int]:
    """The rows of figures from `start` on, wrapped labels between them allowed, and the last line that belongs."""
    rows, last = [start], start
    for i in range(start + 1, len(lines)):
        if lines[i].box.y0 - lines[i - 1].box.y1 > 1.6 * lines[i].size:
            break
        if _is_row(lines[i]):
            rows.append(i)
            last = i
        elif len(segments(lines[i])) > 1 or i - last > 2:
            break
    if last + 1 < len(lines) and _is_rest(lines[last], lines[last + 1]):
        last += 1
    return rows, last


def _is_rest(row: Line, below: Line) -> bool:
    """The second line of a label in the table's last row."""
    return below.text[0].islower() and below.box.x1 < row.words[-1].box.x0 and below.box.y0 - row.box.y1 < row.size


def _columns(rows: Sequence[Line]) -> list[tuple[float, float]]:
    """Where the columns stand: pieces of all rows that lie over one another belong together."""
    places = sorted((piece[0].box.x0, piece[-1].box.x1) for row in rows for piece in segments(row))
    columns: list[tuple[float, float]] = []
    for x0, x1 in places:
        if columns and x0 < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    return columns


def _head(lines: Sequence[Line], start: int, columns: Sequence[tuple[float, float]]) -> int:
    """The first of the lines right above that are set in the table's columns."""
    first = start
    while first > 0:
        line, below = lines[first - 1], lines[first]
        pieces = segments(line)
        if below.box.y0 - line.box.y1 > 1.2 * line.size or len(pieces) < 2 or line.box.x1 > columns[-1][1] + 40:
            break
        if start - first == 3 or any(len(_covered(piece, columns)) == len(columns) for piece in pieces):
            break
        first -= 1
    return first


def _covered(piece: Sequence[PrintedWord], columns: Sequence[tuple[float, float]]) -> list[int]:
    x0, x1 = piece[0].box.x0, piece[-1].box.x1
    over = [i for i, (start, end) in enumerate(columns) if x0 < end and start < x1]
    middle = (x0 + x1) / 2
    return over or [min(range(len(columns)), key=lambda i: abs((columns[i][0] + columns[i][1]) / 2 - middle))]


def _wrapped(lines: Sequence[Line], rows: Sequence[int], last: int) -> list[list[int]]:
    """Every line of the body with the row it belongs to: the one above, unless it opens the label of the one below."""
    groups = {row: [row] for row in rows}
    for i in range(rows[0], last + 1):
        if i in groups:
            continue
        above = max(row for row in rows if row < i)
        below = next((row for row in rows if row > i), None)
        opens = below is not None and lines[i].text[0].isupper() and not _has_label(lines[below])
        home = below if opens and below is not None else above
        groups[home].append(i)
    return [sorted(groups[row]) for row in rows]


def _has_label(row: Line) -> bool:
    return any(c.isalpha() for c in row.text)


def _grid(rows: Sequence[Sequence[Line]], columns: Sequence[tuple[float, float]]) -> Grid:
    inner = [(a[1] + b[0]) / 2 for a, b in pairwise(columns)]
    xs = (columns[0][0] - 2, *inner, columns[-1][1] + 2)
    tops = [min(line.box.y0 for line in row) for row in rows]
    ys = (*tops, max(line.box.y1 for line in rows[-1]))
    cells = [cell for i, row in enumerate(rows) for cell in _cells(i, row, columns, xs, ys)]
    return Grid(xs, ys, tuple(cells))


def _cells(
    row: int,
    lines: Sequence[Line],
    columns: Sequence[tuple[float, float]],
    xs: Sequence[float],
    ys: Sequence[float],
) -> Iterator[GridCell]:
    held: dict[int, list[PrintedWord]] = {}
    widths: dict[int, int] = {}
    for line in lines:
        for piece in segments(line):
            over = _covered(piece, columns)
            held.setdefault(over[0], []).extend(piece)
            widths[over[0]] = max(widths.get(over[0], 1), over[-1] - over[0] + 1)
    column = 0
    while column < len(columns):
        width = widths.get(column, 1)
        box = Box(xs[column], ys[row], xs[column + width], ys[row + 1])
        yield GridCell(row, column, 1, width, box, tuple(held.get(column, ())))
        column += width
