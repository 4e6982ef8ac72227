"""The XLSX annex: units by indicators, citations, the city's figures. Text is never taken for a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from domain.city import CityFigure
from domain.facts import Fact, FactState
from domain.indicators import Catalogue, Code
from domain.periods import Period
from domain.units import ReportingUnit

_RISKY = ("=", "+", "-", "@", "\t", "\r")
_HEAD = Font(name="Times New Roman", bold=True)
_PLAIN = Font(name="Times New Roman")
_SHADE = PatternFill("solid", fgColor="E8EDF3")
_STATES = {
    FactState.CONFLICT: "mâu thuẫn",
    FactState.AMBIGUOUS: "chưa rõ",
}
_SOURCE_HEAD = (
    *("Đơn vị", "Mã", "Chỉ tiêu", "Kỳ", "Giá trị", "ĐVT"),
    *("Văn bản", "Trang", "Mục", "Trích nguyên văn", "Trạng thái"),
)
Value = str | int | float | None


def write_matrix(
    facts: Sequence[Fact],
    *,
    city: Sequence[CityFigure],
    catalogue: Catalogue,
    period: Period,
    units: Sequence[ReportingUnit],
    documents: Mapping[str, str],
    earlier: Sequence[Fact] = (),
) -> bytes:
    """Sheets "Số liệu" (a row per unit; per indicator and period its figure and citation), "Toàn Thành phố", "Nguồn",
    "Biến động" (each unit's figures that also stood in the period before or a year ago, with the difference).

    units: those shown, also without a figure. documents: what each document is called, by its id.
    """
    book = new_book()
    shown = [f for f in facts if f.indicator in catalogue]
    _matrix(book.create_sheet("Số liệu"), _columns(shown, catalogue), shown, catalogue, units)
    _city(book.create_sheet("Toàn Thành phố"), city, catalogue)
    _sources(book.create_sheet("Nguồn"), shown, catalogue, documents)
    _changes(book.create_sheet("Biến động"), shown, earlier, catalogue)
    return saved(book, f"Số liệu cải cách hành chính {period.label}")


def new_book() -> Workbook:
    """To be filled with `head`, `append` and `set_widths`, and then `saved`."""
    return Workbook(write_only=True)


def saved(book: Workbook, title: str) -> bytes:
    book.properties.title = title
    book.properties.creator = "Sở Nội vụ"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _columns(facts: Iterable[Fact], catalogue: Catalogue) -> list[tuple[Code, Period]]:
    order = {i.code: n for n, i in enumerate(catalogue)}
    found = {(f.indicator, f.period) for f in facts}
    return sorted(found, key=lambda column: (order[column[0]], column[1].sort_key))


def _matrix(
    sheet: WriteOnlyWorksheet,
    columns: Sequence[tuple[Code, Period]],
    facts: Sequence[Fact],
    catalogue: Catalogue,
    units: Sequence[ReportingUnit],
) -> None:
    by_place = {(f.unit, f.indicator, f.period): f for f in facts}
    codes: list[Value] = ["", ""]
    names: list[Value] = ["Khối", "Đơn vị"]
    for code, period in columns:
        indicator = catalogue[code]
        codes += [code, code]
        names += [f"{indicator.name} ({indicator.measure}), {period.short_label}", f"Trích dẫn {code}"]
    set_widths(sheet, [14, 34, *([16, 34] * len(columns))])
    sheet.freeze_panes = "C3"
    head(sheet, codes)
    head(sheet, names)
    for unit in units:
        row: list[Value] = [unit.group.label, unit.name]
        for code, period in columns:
            fact = by_place.get((unit.name, code, period))
            row += [_amount(fact), fact.citation.quote if fact else None]
        append(sheet, row)


def _amount(fact: Fact | None) -> Value:
    """The figure as a number; a conflict's amounts as text; empty where the unit did not report."""
    if fact is None:
        return None
    if fact.amount is not None:
        return number(fact.amount)
    amounts = "; ".join(str(number(a)) for a in fact.amounts)
    return f"{_STATES.get(fact.state, 'chưa rõ')}: {amounts}"


def number(amount: Decimal) -> int | float:
    """For a cell: whole numbers stay whole."""
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _city(sheet: WriteOnlyWorksheet, city: Sequence[CityFigure], catalogue: Catalogue) -> None:
    set_widths(sheet, [9, 55, 12, 14, 18, 14, 60, 60])
    sheet.freeze_panes = "A2"
    head(sheet, ["Mã", "Chỉ tiêu", "ĐVT", "Kỳ", "Toàn Thành phố", "Số đơn vị", "Đơn vị chưa có số liệu", "Ghi chú"])
    for figure in city:
        indicator = catalogue[figure.indicator]
        amount = number(figure.amount) if figure.amount is not None else None
        missing = ", ".join(figure.missing)
        row: list[Value] = [indicator.code, indicator.name, indicator.measure, figure.period.short_label]
        append(sheet, [*row, amount, figure.coverage, missing, figure.why])


def _sources(
    sheet: WriteOnlyWorksheet, facts: Sequence[Fact], catalogue: Catalogue, documents: Mapping[str, str]
) -> None:
    set_widths(sheet, [30, 9, 48, 14, 18, 12, 26, 8, 12, 90, 12])
    sheet.freeze_panes = "A2"
    columns = [
        "Đơn vị",
        "Mã",
        "Chỉ tiêu",
        "Kỳ",
        "Giá trị",
        "ĐVT",
        "Văn bản",
        "Trang",
        "Mục",
        "Trích nguyên văn",
        "Trạng thái",
    ]
    head(sheet, columns)
    for fact in facts:
        indicator = catalogue[fact.indicator]
        state = "đã duyệt" if fact.approved else "chưa duyệt"
        for value in fact.values:
            cited = value.citation
            document = documents.get(value.document_id, value.document_id)
            row: list[Value] = [fact.unit, indicator.code, indicator.name, fact.period.short_label]
            row += [number(value.amount), indicator.measure, document, cited.page, cited.section, cited.quote, state]
            append(sheet, row)


def _changes(sheet: WriteOnlyWorksheet, facts: Sequence[Fact], earlier: Sequence[Fact], catalogue: Catalogue) -> None:
    """Only settled figures are set against each other."""
    set_widths(sheet, [34, 9, 55, 14, 14, 14, 14, 14, 14])
    sheet.freeze_panes = "A2"
    head(sheet, ["Đơn vị", "Mã", "Chỉ tiêu", "ĐVT", "Kỳ này", "Số kỳ này", "Kỳ so sánh", "Số kỳ so sánh", "Chênh lệch"])
    before = {(f.unit, f.indicator, f.period): f for f in (*facts, *earlier) if f.amount is not None}
    for fact in facts:
        for then in dict.fromkeys((fact.period.previous(), fact.period.year_before())):
            old = before.get((fact.unit, fact.indicator, then))
            if fact.amount is None or old is None or old.amount is None:
                continue
            indicator = catalogue[fact.indicator]
            row: list[Value] = [fact.unit, indicator.code, indicator.name, indicator.measure, fact.period.short_label]
            row += [number(fact.amount), then.short_label, number(old.amount), number(fact.amount - old.amount)]
            append(sheet, row)


def head(sheet: Any, cells: Sequence[Value]) -> None:
    row = []
    for value in cells:
        cell = WriteOnlyCell(sheet, value=value)
        cell.font, cell.fill = _HEAD, _SHADE
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        row.append(cell)
    sheet.append(row)


def append(sheet: Any, cells: Sequence[Value]) -> None:
    """A row; text that a spreadsheet could take for a formula is stored as text and marked so."""
    row = []
    for value in cells:
        cell = WriteOnlyCell(sheet, value=value)
        cell.font = _PLAIN
        if isinstance(value, str):
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if value.startswith(_RISKY):
                cell.data_type = "s"
                cell.quotePrefix = True
        row.append(cell)
    sheet.append(row)


def set_widths(sheet: Any, widths: Sequence[float]) -> None:
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
