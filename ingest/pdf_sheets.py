"""Pages taken apart: running lines aside, tables, columns and lines from top to bottom, and the margins they keep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.layout import Line, Margins, lines_of
from ingest.open_tables import find_open_tables
from ingest.pdf_columns import SideBySide, tell_columns
from ingest.pdf_margins import PageLines, tell_margins
from ingest.pdf_page import PageContent
from ingest.pdf_paragraphs import margins_of
from ingest.ruled_tables import Grid, find_grids


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page taken apart: running lines aside, and what its text is made of from top to bottom."""

    content: PageContent
    lines: PageLines
    parts: tuple[Line | SideBySide | Grid, ...]


def take_apart(contents: Sequence[PageContent]) -> list[Sheet]:
    """Running lines are told by what comes again on other pages, so all pages are needed at once."""
    grids = [find_grids(c.edges, c.words) for c in contents]
    loose = []
    for content, tables in zip(contents, grids, strict=True):
        inside = {i for table in tables for i in table.words}
        words = [w for w in content.words if id(w) not in inside]
        loose.append((content.number, content.height, lines_of(words, content.number)))
    told = tell_margins(loose)
    return [
        Sheet(content, lines, tuple(_parts(lines.body, tables)))
        for content, lines, tables in zip(contents, told, grids, strict=True)
    ]


def _parts(lines: Sequence[Line], grids: Sequence[Grid]) -> Iterator[Line | SideBySide | Grid]:
    """Tables between the lines above and below them."""
    rest = list(lines)
    for grid in grids:
        above = [line for line in rest if line.box.y0 < grid.box.y0]
        yield from _open_parts(above)
        yield grid
        rest = rest[len(above) :]
    yield from _open_parts(rest)


def _open_parts(lines: Sequence[Line]) -> Iterator[Line | SideBySide | Grid]:
    """Lines, columns and tables without upright lines."""
    start = 0
    for table in find_open_tables(lines):
        yield from tell_columns(lines[start : table.first])
        yield table.grid
        start = table.last + 1
    yield from tell_columns(lines[start:])


def margins_by_width(sheets: Sequence[Sheet]) -> dict[float, Margins]:
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
