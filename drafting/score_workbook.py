"""Score sheets as XLSX: places, points criterion by criterion, what would raise them, what cannot be computed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from domain.periods import Period
from drafting.score_sheet import ScoreSheet
from drafting.scoring import UnitScore
from drafting.sheets import Value, append, head, new_book, number, saved, set_widths

NOT_COMPUTED = "không tính được"
_MOST_RAISES = 3


def write_scores(sheet: ScoreSheet, units: Sequence[UnitScore], period: Period) -> bytes:
    """Sheets "Xếp hạng", "Chi tiết", "Nâng điểm", "Cách tính"."""
    book = new_book()
    _places(book.create_sheet("Xếp hạng"), sheet, units)
    _details(book.create_sheet("Chi tiết"), units)
    _raises(book.create_sheet("Nâng điểm"), units)
    _method(book.create_sheet("Cách tính"), sheet, period)
    return saved(book, f"{sheet.name}, {period.label}")


def in_order(units: Iterable[UnitScore]) -> list[UnitScore]:
    """Group by group, the placed ones first, then in the registry's order."""
    groups = list(dict.fromkeys(u.unit.group for u in units))
    return [
        u
        for group in groups
        for u in sorted((u for u in units if u.unit.group is group), key=lambda u: (u.place is None, u.place or 0))
    ]


def _places(target: Any, sheet: ScoreSheet, units: Sequence[UnitScore]) -> None:
    set_widths(target, [12, 36, 10, 12, 14, 14, 16, *([16] * len(sheet.groups))])
    head(target, ["Khối", "Đơn vị", "Thứ tự", "Điểm tính được", "Trên tối đa", "Tổng điểm của bảng", "Xếp loại",
                  *(g.name for g in sheet.groups)])  # fmt: skip
    for unit in in_order(units):
        place = f"{unit.place}/{unit.of_places}" if unit.place else "chưa xếp"
        row: list[Value] = [unit.unit.group.label, unit.unit.name, place, _shown(unit.points), number(unit.of)]
        row += [number(unit.whole), unit.band or "chưa xếp loại"]
        append(target, [*row, *(_shown(g.points) for g in unit.groups)])


def _details(target: Any, units: Sequence[UnitScore]) -> None:
    set_widths(target, [36, 34, 44, 10, 12, 14, 14, 12, 50])
    head(target, ["Đơn vị", "Nhóm", "Tiêu chí", "Điểm tối đa", "Điểm", "Tử số", "Mẫu số", "Tỷ lệ, số liệu", "Lý do"])
    for unit in units:
        for group in unit.groups:
            for s in group.criteria:
                most = s.criterion.points
                row: list[Value] = [unit.unit.name, group.group.name, s.criterion.name, _maybe(most), _shown(s.points)]
                append(target, [*row, _maybe(s.numerator), _maybe(s.denominator), _maybe(s.rate), s.why])


def _raises(target: Any, units: Sequence[UnitScore]) -> None:
    set_widths(target, [36, 48, 14, 60])
    head(target, ["Đơn vị", "Tiêu chí", "Tăng tối đa (điểm)", "Cần làm"])
    for unit in units:
        for told in unit.raises[:_MOST_RAISES]:
            append(target, [unit.unit.name, told.criterion, number(told.gain), told.need])


def _method(target: Any, sheet: ScoreSheet, period: Period) -> None:
    set_widths(target, [36, 50, 12, 70])
    head(target, ["Nhóm", "Tiêu chí", "Điểm tối đa", "Cách tính"])
    for group in sheet.groups:
        for criterion in group.criteria:
            append(target, [group.name, criterion.name, _maybe(criterion.points), criterion.told or group.undivided])
    for line in (f"Kỳ: {period.label}.", f"Căn cứ: {sheet.basis}." if sheet.basis else "", *sheet.notes):
        if line:
            append(target, [line])
    for mark, name in sheet.bands:
        append(target, [f"Xếp loại {name}: từ {mark:f} điểm"])


def _shown(points: Decimal | None) -> Value:
    return NOT_COMPUTED if points is None else number(points)


def _maybe(amount: Decimal | None) -> Value:
    return None if amount is None else number(amount)
