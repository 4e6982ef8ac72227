"""A printed table made plain: tables set side by side are read one after the other, merged row labels are repeated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain.documents import Block, BlockKind, Cell, RowPlace
from domain.texts import fold_case
from extraction.table_columns import Column, ColumnRole, headers_of, looks_like_figure, read_roles


def panels(rows: Sequence[Block]) -> list[list[Block]]:
    """The tables that stand side by side in one grid, left to right; one for an ordinary table. Block ids stay."""
    width = _panel_width(rows)
    if width is None:
        return [list(rows)]
    starts = sorted({cell.column // width * width for row in rows for cell in row.cells})
    return [[_cut(row, start, start + width) for row in rows] for start in starts]


def _panel_width(rows: Sequence[Block]) -> int | None:
    """How many columns repeat, where the same headers stand over words and figures twice or three times."""
    body = [r for r in rows if r.kind is BlockKind.TABLE_ROW]
    headers = headers_of(rows)
    columns = max(headers, default=-1) + 1
    for parts in (2, 3):
        width = columns // parts
        if columns % parts or width < 2:
            continue
        names = [tuple(map(fold_case, headers.get(i, ()))) for i in range(columns)]
        looks = [_look(body, i) for i in range(columns)]
        first = looks[:width]
        same = all(names[i : i + width] == names[:width] for i in range(0, columns, width))
        alike = all(looks[i : i + width] == first for i in range(0, columns, width))
        if same and alike and "words" in first and first[-1] == "figures":
            return width
    return None


def _look(body: Sequence[Block], column: int) -> str:
    cells = [row.cell_text(c) for row in body for c in row.cells if c.column == column]
    figures = sum(looks_like_figure(words) for words in cells)
    return "figures" if figures * 2 > len(cells) else "words"


def _cut(row: Block, start: int, end: int) -> Block:
    """The row as its panel prints it."""
    cells = tuple(c for c in row.cells if start <= c.column < end)
    if row.row is None or row.kind is not BlockKind.TABLE_ROW:
        return replace(row, cells=cells)
    words = [row.cell_text(c) for c in cells]
    label = next((w for w in words if not looks_like_figure(w)), None)
    place = row.row if start == 0 else replace(row.row, label=label, number=None, groups=(), subtotal=False)
    return replace(row, cells=cells, row=place)


def with_labels_repeated(rows: Sequence[Block]) -> list[Block]:
    """Every row with the words of its label column; rows under a merged label get it back where a column of
    times or kinds tells them apart."""
    columns = read_roles(rows)
    rows = [_labelled(row, columns) for row in rows]
    times = {i for i, c in columns.items() if c.role is ColumnRole.TIME}
    if not times:
        return list(rows)
    labels = {i for i, c in columns.items() if c.role is ColumnRole.LABEL}
    found: list[Block] = []
    above: RowPlace | None = None
    for row in rows:
        if row.kind is BlockKind.TABLE_ROW and row.row is not None:
            row = _relabelled(row, row.row, labels, above)
            above = row.row
        found.append(row)
    return found


def _labelled(row: Block, columns: dict[int, Column]) -> Block:
    """A row read without a label has that of its label column, whatever the column is headed."""
    if row.row is None or row.kind is not BlockKind.TABLE_ROW or row.row.label:
        return row
    cell = _cell_in(row, {i for i, c in columns.items() if c.role is ColumnRole.LABEL})
    return replace(row, row=replace(row.row, label=row.cell_text(cell))) if cell else row


def _relabelled(row: Block, place: RowPlace, labels: set[int], above: RowPlace | None) -> Block:
    own = _cell_in(row, labels)
    if own is not None:
        groups = place.groups[:-1] if place.groups[-1:] == (row.cell_text(own),) else place.groups
        return replace(row, row=replace(place, label=row.cell_text(own), groups=groups))
    if above is None:
        return row
    return replace(row, row=replace(place, label=above.label, groups=above.groups))


def _cell_in(row: Block, columns: set[int]) -> Cell | None:
    return next((c for c in row.cells if c.column in columns), None)
