"""Columns that are parts of another one: beside a "Tổng số", under "Trong đó", or adding up to it row by row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from domain.documents import Block
from domain.periods import PeriodKind
from domain.texts import fold_case
from domain.values import FigureKind
from extraction.grounding import is_dash, read_cell
from extraction.table_columns import Column, ColumnRole, marked

OWN_WHOLE = (
    r"toàn (?:phường|xã|sở|ban|đơn vị|cơ quan|trung tâm|ngành|văn phòng|bộ|chi cục|cục|khu|viện|trường|ubnd|địa bàn)\b"
)
"""All of the reporting unit, of whatever kind it is; neither the City nor "toàn trình"."""
_TOTAL = re.compile(rf"^(tổng|cộng|{OWN_WHOLE}|chung)")
_RULE = "part_of_total"
_LEAST_ROWS = 2


def parts_beside_total(columns: dict[int, Column], body: Sequence[Block]) -> dict[int, Column]:
    """Beside a column "Tổng số", sibling columns without a kind or period of their own are its parts."""
    columns = _parts_that_add_up(_parts_of_groups(columns), body)
    figures = [c for c in columns.values() if c.role is ColumnRole.FIGURE]
    totals = [c for c in figures if c.header and len(c.header) == 1 and _TOTAL.match(fold_case(c.header[0]))]
    if len(totals) != 1 or totals[0].rule or totals[0].side:
        return columns
    plain = [c for c in figures if len(c.header) <= 2 and c.kind is FigureKind.ACTUAL and c.period is None]
    left = [c for c in plain if not (c.cumulative or c.completion or c.rule or c.side)]
    parts = {c.index for c in left if c is not totals[0]}
    return {i: marked(c, c.kind, _RULE) if i in parts else c for i, c in columns.items()}


def _parts_of_groups(columns: dict[int, Column]) -> dict[int, Column]:
    """Under one group header ("Quý II"), the columns beside its "Tổng số" are parts of it."""
    outer = {
        c.header[:-1] for c in columns.values() if len(c.header) > 1 and _TOTAL.match(fold_case(c.leaf)) and not c.rule
    }
    return {i: marked(c, c.kind, _RULE) if _is_part_of_group(c, outer) else c for i, c in columns.items()}


def _is_part_of_group(column: Column, outer: set[tuple[str, ...]]) -> bool:
    beside = column.role is ColumnRole.FIGURE and len(column.header) > 1 and column.header[:-1] in outer
    own = column.completion or column.side or _TOTAL.match(fold_case(column.leaf))
    return beside and not own and column.kind is FigureKind.ACTUAL


def _parts_that_add_up(columns: dict[int, Column], body: Sequence[Block]) -> dict[int, Column]:
    """Columns whose figures add up to the one beside them, row by row, are its parts, whatever their heads."""
    figures = [columns[i] for i in sorted(columns) if columns[i].role is ColumnRole.FIGURE]
    for at, total in enumerate(figures):
        if total.kind is not FigureKind.ACTUAL or total.rule or total.completion:
            continue
        for run in (_run(figures[:at][::-1]), _run(figures[at + 1 :])):
            parts = next((run[:n] for n in range(len(run), 1, -1) if _add_up(total, run[:n], body)), [])
            if parts:
                taken = {c.index for c in parts}
                return {i: marked(c, c.kind, _RULE) if i in taken else c for i, c in columns.items()}
    return columns


def _run(figures: Sequence[Column]) -> list[Column]:
    """The columns from the first on that have no time or kind of their own."""
    found: list[Column] = []
    for column in figures:
        timed = column.cumulative or (column.period is not None and column.period.kind is not PeriodKind.MONTH)
        if timed or column.completion or column.side or column.kind not in (FigureKind.ACTUAL, FigureKind.OTHER):
            break
        found.append(column)
    return found


def _add_up(total: Column, parts: Sequence[Column], body: Sequence[Block]) -> bool:
    held = failed = 0
    for row in body:
        whole = whole_figure(row, total.index)
        amounts = [whole_figure(row, c.index) for c in parts]
        if whole is None or not whole or any(a is None for a in amounts):
            continue
        added = sum((a for a in amounts if a is not None), Decimal(0))
        held += added == whole and sum(bool(a) for a in amounts) > 1
        failed += added != whole
    return held >= _LEAST_ROWS and held > 2 * failed


def whole_figure(row: Block, column: int) -> Decimal | None:
    """The whole number a cell prints; "-" adds nothing. None for words, shares and cells that are not there."""
    cell = next((c for c in row.cells if c.column == column), None)
    words = row.cell_text(cell) if cell else ""
    if is_dash(words):
        return Decimal(0)
    read = read_cell(words) if words else None
    whole = read is not None and read.value is not None and read.measure != "%" and read.denominator is None
    if read is None or read.value is None or not whole or read.value != read.value.to_integral_value():
        return None
    return read.value
