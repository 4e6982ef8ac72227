"""Workbooks made for tests: `a_workbook({"Biểu 06": [["STT", "Chỉ tiêu"], [1, "Hồ sơ"]]})`."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import openpyxl


def a_workbook(
    sheets: Mapping[str, Sequence[Sequence[object]]],
    *,
    merged: Mapping[str, Sequence[str]] | None = None,
    formats: Mapping[str, str] | None = None,
    hidden: Sequence[str] = (),
) -> bytes:
    """Sheets of rows; None is an empty cell. merged: ranges by sheet. formats: number formats by cell, in every sheet.
    hidden: names of sheets that are not shown."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for place in (merged or {}).get(name, ()):
            sheet.merge_cells(place)
        for place, number_format in (formats or {}).items():
            sheet[place].number_format = number_format
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()
