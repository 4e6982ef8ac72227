"""A printed table made plain: tables set side by side are read one after the other, merged row labels are repeated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.documents import Block, BlockKind, Cell, RowPlace
from domain.texts import fold_case
from extraction.table_columns import Column, ColumnRole, headers_of, looks_like_figure, read_roles, says_note
from extraction.table_told import holds_results

_GROUP_HEAD = re.compile(r"lĩnh vực|nhóm|mục|phần|loại|nội dung lớn")
_INNER_HEAD = re.compile(r"chỉ tiêu|nội dung|tiêu chí|nhiệm vụ|diễn giải|tên")
_CONTINUED = re.compile(r"\(\s*tiếp( theo)?\s*\)|\btiếp theo\b|\(tt\)")


def panels(rows: Sequence[Block]) -> list[list[Block]]:
    """The tables that stand side by side in one grid, left to right; one for an ordinary table. Block ids stay."""
    width = _panel_width(rows)
    if width is None:
        return [list(rows)]
    starts = sorted({cell.column // width * width for row in rows for cell in row.cells})
    heads = headers_of(rows)
    own = len({heads.get(start, ()) for start in starts}) > 1
    return [[_cut(row, start, start + width, heads.get(start, ()) if own else ()) for row in rows] for start in starts]


def _panel_width(rows: Sequence[Block]) -> int | None:
    """How many columns repeat, where the same headers stand over words and figures twice or three times."""
    body = [r for r in rows if r.kind is BlockKind.TABLE_ROW]
    headers = headers_of(rows)
    columns = max(headers, default=-1) + 1
    for parts in (2, 3):
        width = columns // parts
        if columns % parts or width < 2:
            continue
        looks = [_look(body, i) for i in range(columns)]
        first = looks[:width]
        alike = all(looks[i : i + width] == first for i in range(0, columns, width))
        names = [fold_case(" ".join(headers.get(i, ()))) for i in range(columns)]
        same = all(_named_alike(names[:width], names[i : i + width], first) for i in range(0, columns, width))
        if same and alike and "words" in first and first[-1] == "figures":
            return width
    return None


def _named_alike(first: Sequence[str], other: Sequence[str], looks: Sequence[str]) -> bool:
    """The same heads, or over the figures at least: each panel may head its labels with its own subject."""
    if tuple(first) == tuple(other):
        return any(first)
    figures = [i for i, look in enumerate(looks) if look == "figures" and first[i]]
    return len(first) == 2 and bool(figures) and all(first[i] == other[i] for i in figures)


def _look(body: Sequence[Block], column: int) -> str:
    cells = [row.cell_text(c) for row in body for c in row.cells if c.column == column]
    figures = sum(looks_like_figure(words) for words in cells)
    return "figures" if figures * 2 > len(cells) else "words"


def _cut(row: Block, start: int, end: int, subject: tuple[str, ...] = ()) -> Block:
    """The row as its panel prints it; subject: what the panel's labels are headed, where each has its own."""
    cells = tuple(c for c in row.cells if start <= c.column < end)
    if row.row is None or row.kind is not BlockKind.TABLE_ROW:
        return replace(row, cells=cells)
    words = [row.cell_text(c) for c in cells]
    label = next((w for w in words if not looks_like_figure(w)), None)
    own = start == 0 and (row.row.label is None or any(row.row.label in w for w in words))
    place = row.row if own else replace(row.row, label=label, number=None, groups=(), subtotal=False)
    place = replace(place, groups=(*subject, *place.groups))
    return replace(row, cells=cells, row=place)


def with_labels_repeated(rows: Sequence[Block]) -> list[Block]:
    """Every row with the words of its label column; rows under a merged label get it back where a column of
    times or kinds tells them apart, and as their group where a second column of labels does."""
    rows = _grouped(rows)
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


def _grouped(rows: Sequence[Block]) -> list[Block]:
    """Of two or three columns of labels the left ones, merged over several rows, only say what group they are of."""
    outer, inner = _label_columns(rows)
    if outer is None or inner is None:
        return list(rows)
    found: list[Block] = []
    group = ""
    for row in rows:
        own = _cell_in(row, {outer})
        rest = tuple(c for c in row.cells if c is not own)
        if row.kind is BlockKind.TABLE_ROW and row.row is not None and any(c.column > outer for c in rest):
            group = row.cell_text(own) if own else group
            label = _cell_in(row, {inner})
            words = row.cell_text(label) if label else None
            row = replace(row, row=replace(row.row, label=words, groups=_under(row.row.groups, group)), cells=rest)
        elif row.kind is BlockKind.TABLE_HEAD:
            row = replace(row, cells=rest)
        found.append(row)
    return _grouped(found)


def _under(groups: tuple[str, ...], group: str) -> tuple[str, ...]:
    """The groups above, with the merged label as the innermost one."""
    return (*(g for g in groups if g != group), group) if group else groups


def _label_columns(rows: Sequence[Block]) -> tuple[int | None, int | None]:
    """The merged label column and the one beside it that tells its rows apart, if the table has both."""
    columns = read_roles(rows)
    outer = next((i for i in sorted(columns) if columns[i].role is ColumnRole.LABEL), None)
    beside = [i for i in sorted(columns) if outer is not None and i > outer]
    if outer is None or len(beside) < 2 or columns[beside[0]].role is not ColumnRole.NOTE:
        return None, None
    inner, heads = columns[beside[0]], fold_case(columns[outer].leaf)
    if says_note(inner.leaf) or holds_results(inner.leaf):
        return None, None
    body = [r for r in rows if r.kind is BlockKind.TABLE_ROW]
    both = sum(1 for r in body if _cell_in(r, {outer}) and _cell_in(r, {inner.index}))
    alone = sum(1 for r in body if _cell_in(r, {inner.index}) and not _cell_in(r, {outer}))
    named = _GROUP_HEAD.search(heads) is not None and _INNER_HEAD.search(fold_case(inner.leaf)) is not None
    return (outer, inner.index) if (alone and both) or (named and both > 1) else (None, None)


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


def continued(rows: Sequence[Block], before: Sequence[Block]) -> list[Block]:
    """The rows of "Bảng 1 (tiếp)" under the head and caption of the table they go on from."""
    if not before or not _goes_on(rows, before):
        return list(rows)
    headers, caption = headers_of(before), before[0].row.caption if before[0].row else ""
    labels = {i for i, c in read_roles(before).items() if c.role is ColumnRole.LABEL}
    return [_headed(row, headers, caption, labels) for row in rows]


def _goes_on(rows: Sequence[Block], before: Sequence[Block]) -> bool:
    """The same number of columns, and a caption that says so or, without any head, rows that count on."""
    place, above = rows[0].row, before[0].row
    if place is None or above is None or place.columns != above.columns:
        return False
    headless = not any(headers_of(rows).values())
    said = _CONTINUED.search(fold_case(place.caption)) is not None
    return said or (headless and any(headers_of(before).values()) and _counts_on(rows, before))


def _counts_on(rows: Sequence[Block], before: Sequence[Block]) -> bool:
    last = [n for r in before if (n := _row_number(r)) is not None][-1:]
    first = [n for r in rows if (n := _row_number(r)) is not None][:1]
    return bool(last and first) and first[0] == last[0] + 1


def _row_number(row: Block) -> int | None:
    printed = row.cell_text(row.cells[0]).strip(" .)") if row.cells and row.cells[0].column == 0 else ""
    return int(printed) if row.kind is BlockKind.TABLE_ROW and printed.isdigit() else None


def _headed(row: Block, headers: dict[int, tuple[str, ...]], caption: str, labels: set[int]) -> Block:
    if row.row is None:
        return row
    own = any(c.header for c in row.cells)
    cells = row.cells if own else tuple(replace(c, header=headers.get(c.column, ())) for c in row.cells)
    label = _cell_in(row, labels)
    words = row.cell_text(label) if label and not own else row.row.label
    return replace(row, cells=cells, row=replace(row.row, caption=caption, label=words))
