"""Pure: the cells of a sheet told apart into letterhead, titles, tables and notes, as a person sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from domain.texts import OffsetMap
from ingest.raw import UNMOVED, Align, RawCell, RawItem, RawParagraph, RawTable
from ingest.sheet_grid import Place

_FIGURE = re.compile(r"[-+(]?\d[\d.,\s]*%?\)?|[-–x…]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell with text. number: the file holds a number, whatever is printed around it."""

    text: str
    place: Place
    bold: bool = False
    centred: bool = False
    origin: OffsetMap = UNMOVED
    number: bool = False

    @property
    def figure(self) -> bool:
        return self.number or bool(_FIGURE.fullmatch(self.text))


Row = list[Entry]


def regions(rows: Sequence[Row]) -> Iterator[RawItem]:
    """What the sheet shows from top to bottom. Empty rows part regions; a table that goes on below one is one table."""
    known: list[int] | None = None
    for filled, group in groupby(rows, key=bool):
        if not filled:
            continue
        lines = list(group)
        start = _table_start(lines, known)
        if start is None:
            yield from _lines(lines)
            continue
        end = _table_end(lines, start)
        yield from _lines(lines[:start])
        columns = _columns(lines[start:end])
        goes_on = start == 0 and known is not None and columns[0] >= known[0] and _is_body(lines[0])
        yield _table(lines[start:end], known if goes_on and known else columns, continues=goes_on)
        known = known if goes_on else columns
        yield from _lines(lines[end:])


def _table_start(lines: Sequence[Row], known: list[int] | None) -> int | None:
    """Where three cells stand in a row for the first time (two, where no row has more), and figures follow."""
    if known is not None and _is_body(lines[0]) and len(lines[0]) > 1:
        return 0
    most = max(len(line) for line in lines)
    if most < 2 or (most < 3 and sum(len(line) == 2 for line in lines) < 2):
        return None
    if not any(e.figure for line in lines for e in line) and (most < 3 or len(lines) < 3):
        return None
    enough = min(most, 3)
    return next(i for i, line in enumerate(lines) if len(line) >= enough)


def _table_end(lines: Sequence[Row], start: int) -> int:
    end = len(lines)
    while end > start + 1 and len(lines[end - 1]) == 1 and not lines[end - 1][0].figure:
        end -= 1
    return end


def _is_body(line: Row) -> bool:
    return any(e.figure for e in line)


def _columns(lines: Sequence[Row]) -> list[int]:
    """Sheet columns the table uses, in order; a merged cell uses all it covers."""
    return sorted({c for line in lines for e in line for c in range(e.place.column, e.place.column + e.place.width)})


def _table(lines: Sequence[Row], columns: Sequence[int], *, continues: bool) -> RawTable:
    at = {column: i for i, column in enumerate(columns)}
    end = lines[-1][0].place.row
    rows = tuple(tuple(_cell(e, at, end) for e in line if e.place.column in at) for line in lines)
    width = max((c.column + c.width for row in rows for c in row), default=0)
    return RawTable(rows, max(len(columns), width), continues=continues)


def _cell(entry: Entry, at: dict[int, int], end: int) -> RawCell:
    height = min(entry.place.height, end - entry.place.row + 1)
    return RawCell(at[entry.place.column], (_paragraph(entry),), entry.place.width, max(height, 1))


def _paragraph(entry: Entry) -> RawParagraph:
    align = Align.CENTER if entry.centred else Align.LEFT
    return RawParagraph(entry.text, bold=entry.bold, align=align, origin=entry.origin)


def _lines(lines: Sequence[Row]) -> Iterator[RawItem]:
    """Titles and notes one by one; rows of a left and a right half (letterhead, signature) as a layout table."""
    for halves, group in groupby(lines, key=lambda line: len(line) > 1):
        if not halves:
            yield from (_paragraph(e) for line in group for e in line)
            continue
        entries = [e for line in group for e in line]
        first, last = min(e.place.column for e in entries), max(e.place.column for e in entries)
        left = tuple(_paragraph(e) for e in entries if e.place.column <= (first + last) / 2)
        right = tuple(_paragraph(e) for e in entries if e.place.column > (first + last) / 2)
        yield RawTable(((RawCell(0, left), RawCell(1, right)),), 2, ruled=False)
