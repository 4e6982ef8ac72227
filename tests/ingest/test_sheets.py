from __future__ import annotations

import datetime as dt
import io
import zipfile

import openpyxl
import pytest

from domain.documents import BlockKind, Document
from domain.errors import Refused, UnreadableFile
from domain.units import ReportingUnit, UnitGroup, UnitRegistry
from ingest.reading import read
from ingest.sheet_cells import shown
from tests.support.made_sheets import a_workbook

REGISTRY = UnitRegistry([ReportingUnit("so-mau", "Sở Nội vụ", UnitGroup.DEPARTMENT)])
ANNEX = [
    ["UBND THÀNH PHỐ HÀ NỘI", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["SỞ NỘI VỤ", None, None, "Độc lập - Tự do - Hạnh phúc"],
    [],
    ["Biểu số 06. Kết quả giải quyết hồ sơ quý III năm 2026"],
    ["STT", "Lĩnh vực", "Tiếp nhận", None],
    [None, None, "Trong kỳ", "Kỳ trước"],
    [1, "Đất đai", 1250, 12.5],
    [2, "Hộ tịch", 98, 0.985],
    [None, "Tổng số", 1348, None],
    ["Ghi chú: số liệu tính đến ngày 14/9/2026."],
]
MERGED = ["A4:D4", "C5:D5", "A5:A6", "B5:B6"]


def the_annex() -> Document:
    content = a_workbook({"Biểu 06": ANNEX}, merged={"Biểu 06": MERGED}, formats={"C7": "#,##0", "D8": "0.0%"})
    return read(content, name="phu-luc.docx", registry=REGISTRY)


def test_each_cell_of_a_sheet_knows_its_header_path_and_row_label():
    rows = [b for b in the_annex().blocks if b.kind is BlockKind.TABLE_ROW]
    assert [b.text for b in rows] == ["1 | Đất đai | 1.250 | 12,5", "2 | Hộ tịch | 98 | 98,5%", "Tổng số | 1348"]
    assert [b.row.label for b in rows if b.row] == ["Đất đai", "Hộ tịch", "Tổng số"]
    assert [c.header for c in rows[0].cells][2:] == [("Tiếp nhận", "Trong kỳ"), ("Tiếp nhận", "Kỳ trước")]
    assert rows[0].row is not None
    assert rows[0].row.caption.startswith("Biểu số 06")
    assert "14/9/2026" in rows[0].row.note


def test_the_letterhead_of_a_sheet_names_the_unit():
    assert the_annex().head.unit == "Sở Nội vụ"
    assert the_annex().format == "xlsx"


def test_a_hidden_sheet_is_left_unread_and_named():
    content = a_workbook({"Biểu 1": ANNEX, "Nháp": [["Hồ sơ", 9999], ["Số cũ", 8888]]}, hidden=["Nháp"])
    document = read(content, name="a.xlsx", registry=REGISTRY)
    assert not any("9999" in b.text for b in document.blocks)
    assert any("1 trang ẩn (Nháp)" in note for note in document.notes)


def test_hidden_rows_and_columns_are_left_unread_and_counted():
    workbook = openpyxl.load_workbook(io.BytesIO(a_workbook({"Biểu 06": ANNEX})))
    workbook.active.row_dimensions[8].hidden = True
    workbook.active.column_dimensions["D"].hidden = True
    out = io.BytesIO()
    workbook.save(out)
    document = read(out.getvalue(), name="a.xlsx", registry=REGISTRY)
    assert not any("Hộ tịch" in b.text or "12,5" in b.text for b in document.blocks)
    assert any("1 dòng và 1 cột ẩn" in note for note in document.notes)


def test_a_formula_that_was_never_calculated_is_told_and_its_text_never_read():
    rows = [["STT", "Chỉ tiêu", "Số"], [1, "Hồ sơ", 5], [2, "Cộng", "=SUM(C2:C2)"]]
    document = read(a_workbook({"Biểu": rows}), name="a.xlsx", registry=REGISTRY)
    assert not any("SUM" in b.text for b in document.blocks)
    assert any("1 ô công thức chưa được tính" in note for note in document.notes)


def test_a_table_that_goes_on_below_an_empty_row_keeps_its_heads():
    rows = [["STT", "Chỉ tiêu", "Kết quả"], [1, "Hồ sơ", 5], [], [2, "Văn bản", 7]]
    document = read(a_workbook({"Biểu": rows}), name="a.xlsx", registry=REGISTRY)
    last = document.blocks[-1]
    assert (last.text, last.cells[-1].header) == ("2 | Văn bản | 7", ("Kết quả",))
    assert last.row is not None
    assert last.row.table == 0


def test_a_very_long_sheet_is_read_to_its_limit_and_says_so():
    rows = [["STT", "Chỉ tiêu", "Kết quả"], *([i, "Hồ sơ", i] for i in range(1, 5400))]
    document = read(a_workbook({"Biểu": rows}), name="a.xlsx", registry=REGISTRY)
    assert document.blocks[-1].text.startswith("4999 | ")
    assert any("dài hơn 5000 dòng; chỉ đọc đến dòng 5000" in note for note in document.notes)


def test_entities_in_a_workbook_are_refused_and_a_damaged_one_is_unreadable():
    good = a_workbook({"Biểu": ANNEX})
    with pytest.raises(Refused) as bomb:
        read(rewritten(good, b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet'), name="a", registry=REGISTRY)
    assert bomb.value.reason == "hostile_xml"
    with pytest.raises(UnreadableFile) as broken:
        read(rewritten(good, b"</sheetData>", b""), name="a.xlsx", registry=REGISTRY)
    assert broken.value.reason == "broken"


def rewritten(content: bytes, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(old, new))
    return out.getvalue()


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (1250, "General", "1250"),
        (1250, "#,##0", "1.250"),
        (1234567.5, "#,##0.00", "1.234.567,50"),
        (0.985, "0.0%", "98,5%"),
        (0.1 + 0.2, "General", "0,3"),
        (1.234, "General", "1,2340"),
        (-5, "General", "-5"),
        (100.0, "General", "100"),
        (dt.datetime(2026, 9, 14), "dd/mm/yyyy", "14/9/2026"),
        (True, "General", "có"),
        (None, "General", ""),
        (float("nan"), "General", ""),
    ],
)
def test_a_cell_is_written_as_a_vietnamese_reader_sees_it(value: object, number_format: str, text: str):
    assert shown(value, number_format) == text
