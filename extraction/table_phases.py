"""Dossier tables whose heads stand in one line: "Đã giải quyết | Trước hạn | Quá hạn | Đang giải quyết | Quá hạn"."""

from __future__ import annotations

import re
from dataclasses import replace

from domain.texts import fold_case
from extraction.table_columns import Column, ColumnRole
from extraction.table_dossiers import Phase, phase_of

_TIME = re.compile(
    r"(số )?(hồ sơ )?(trước|sớm|đúng|trước( hạn)?( và|,)? đúng|trong|còn|quá|trễ|chưa (đến|quá)|sắp đến) (thời )?hạn"
)
_WAY_IN = re.compile(r"trực tuyến|trực tiếp|bưu chính|(kỳ|quý|tháng|năm) trước|tồn (đầu|cũ|kỳ|quý)|tiếp nhận|nhận mới")
_TOTAL = re.compile(r"(tổng|tổng số|tổng cộng|tổng số hồ sơ)")
_RECEIVED = "Tiếp nhận"


def under_phases(columns: dict[int, Column]) -> dict[int, Column]:
    """Columns of times put under the count of files to their left, a first "Tổng số" under what came in.

    Only where every head stands in one line: a second line says itself what belongs to what.
    """
    figures = [columns[i] for i in sorted(columns) if columns[i].role is ColumnRole.FIGURE]
    if any(len(c.header) != 1 for c in figures) or not any(phase_of(c.leaf) is Phase.RESOLVED for c in figures):
        return columns
    return columns | _times(figures) | _received(figures)


def _times(figures: list[Column]) -> dict[int, Column]:
    found: dict[int, Column] = {}
    head = ""
    for column in figures:
        leaf = fold_case(column.leaf)
        if _TIME.fullmatch(leaf):
            if head:
                found[column.index] = replace(column, header=(head, column.leaf))
        else:
            head = column.leaf if phase_of(leaf) in (Phase.RESOLVED, Phase.OPEN) else ""
    return found


def _received(figures: list[Column]) -> dict[int, Column]:
    first, *rest = figures
    if not rest or not _TOTAL.fullmatch(fold_case(first.leaf)) or not _WAY_IN.search(fold_case(rest[0].leaf)):
        return {}
    return {first.index: replace(first, header=(_RECEIVED, first.leaf))}
