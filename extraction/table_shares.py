"""Columns told by their arithmetic: a share beside its two counts, files carried over beside new ones and all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from domain.documents import Block
from domain.texts import fold_case
from domain.values import FigureKind
from extraction.grounding import read_cell
from extraction.table_columns import Column, ColumnRole, Side

_TOP = re.compile(r"tử số")
_BOTTOM = re.compile(r"mẫu số")
_SHARE = re.compile(r"tỷ lệ|%|phần trăm")
_OF_PLAN = re.compile(r"kế hoạch|\bkh\b|chỉ tiêu|mục tiêu|giao|so với|tăng|giảm")
_BEFORE = re.compile(r"(kỳ|quý|tháng) trước")
_NEAR = Decimal(1)


def with_shares(columns: dict[int, Column], body: Sequence[Block]) -> dict[int, Column]:
    """Share columns know the two columns of their counts, and those know which side of the share they print."""
    figures = [columns[i] for i in sorted(columns) if columns[i].role is ColumnRole.FIGURE]
    marked = dict(columns)
    for at, column in enumerate(figures):
        sources = _named_sources(figures) or _sources_before(column, figures[:at], body)
        if not _is_share(column) or sources is None:
            continue
        top, bottom = sources
        marked[column.index] = replace(column, completion=True, sources=(top.index, bottom.index))
        marked[top.index] = replace(marked[top.index], side=Side.TOP)
        marked[bottom.index] = replace(marked[bottom.index], side=Side.BOTTOM)
    return marked


def carried_over(columns: dict[int, Column], body: Sequence[Block]) -> dict[int, Column]:
    """A column "Kỳ trước" that makes up the one after next together with the next holds files carried over."""
    figures = [columns[i] for i in sorted(columns) if columns[i].role is ColumnRole.FIGURE]
    found = dict(columns)
    for earlier, new, total in zip(figures, figures[1:], figures[2:], strict=False):
        named = earlier.kind is FigureKind.PREVIOUS and _BEFORE.fullmatch(fold_case(earlier.leaf)) is not None
        if named and new.kind is FigureKind.ACTUAL and _adds_up(body, earlier.index, new.index, total.index):
            header = (*earlier.header[:-1], f"{earlier.leaf} chuyển sang")
            found[earlier.index] = replace(earlier, header=header, kind=FigureKind.ACTUAL, period=None)
    return found


def _adds_up(body: Sequence[Block], one: int, other: int, total: int) -> bool:
    """In every row that prints all three, and there is one."""
    rows = [(figure_in(row, one), figure_in(row, other), figure_in(row, total)) for row in body]
    full = [(a, b, c) for a, b, c in rows if a is not None and b is not None and c is not None]
    return bool(full) and all(a + b == c for a, b, c in full)


def _is_share(column: Column) -> bool:
    leaf = fold_case(column.leaf)
    actual = column.kind is FigureKind.ACTUAL and not column.rule
    return actual and _SHARE.search(leaf) is not None and not _OF_PLAN.search(leaf)


def _named_sources(figures: Sequence[Column]) -> tuple[Column, Column] | None:
    tops = [c for c in figures if _TOP.search(fold_case(c.leaf))]
    bottoms = [c for c in figures if _BOTTOM.search(fold_case(c.leaf))]
    return (tops[0], bottoms[0]) if len(tops) == len(bottoms) == 1 else None


def _sources_before(share: Column, before: Sequence[Column], body: Sequence[Block]) -> tuple[Column, Column] | None:
    """The two columns to the left whose quotient the share is in most rows that print all three."""
    if len(before) < 2:
        return None
    one, other = before[-2:]
    counts = all(
        c.kind is FigureKind.ACTUAL and not c.rule and not _SHARE.search(fold_case(c.leaf)) for c in before[-2:]
    )
    if not counts or (one.period, one.cumulative) != (other.period, other.cumulative):
        return None
    for top, bottom in ((one, other), (other, one)):
        judged = [j for row in body if (j := _is_quotient(row, share.index, top.index, bottom.index)) is not None]
        if judged and sum(judged) * 2 > len(judged):
            return top, bottom
    return None


def _is_quotient(row: Block, share: int, top: int, bottom: int) -> bool | None:
    printed, above, below = (figure_in(row, c) for c in (share, top, bottom))
    if printed is None or above is None or not below:
        return None
    return above <= below and abs(100 * above / below - printed) < _NEAR


def counts_of_share(row: Block, column: Column) -> tuple[Decimal, Decimal] | None:
    """Numerator and denominator that the row prints in the share's two columns."""
    if column.sources is None:
        return None
    above, below = (figure_in(row, c) for c in column.sources)
    return (above, below) if above is not None and below and above <= below else None


def figure_in(row: Block, column: int) -> Decimal | None:
    """The plain number a cell of the row holds."""
    cell = next((c for c in row.cells if c.column == column), None)
    read = read_cell(row.cell_text(cell)) if cell else None
    return read.value if read is not None and read.denominator is None else None
