from __future__ import annotations

import datetime as dt
import io
import re
import zipfile

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart
from openpyxl.styles import Font

from domain.documents import BlockKind, Document
from domain.errors import Refused, UnreadableFile
from domain.units import ReportingUnit, UnitGroup, UnitRegistry
from ingest.reading import read
from ingest.sheet_cells import shown
from tests.support.made_sheets import a_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHARED_TYPE = (
    '<Override PartName="/xl/sharedStrings.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)
STRICT = b"http://purl.oclc.org/ooxml/"
ACCOUNTS = r'_-* #,##0\ _₫_-;\-* #,##0\ _₫_-;_-* "-"??\ _₫_-;_-@_-'
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
        (12.25, "0.0#", "12,25"),
        (12.5, "0.0#", "12,5"),
        (12.25, "#,##0.0#", "12,25"),
        (12.25, "0.0?", "12,25"),
        (0.98567, "0.0#%", "98,57%"),
        (1234.56, "#,##0_);(#,##0)", "1.235"),
        (-1234, "#,##0_);(#,##0)", "-1.234"),
        (-1234, ACCOUNTS, "-1.234"),
        (0, ACCOUNTS, "-"),
        (-1234, "#,##0", "-1.234"),
        (1234567, "#,##0,", "1.235"),
        (1234567, "0.0,,", "1,2"),
        (1234567, '#,##0.00,,"tr"', "1,23tr"),
        (98, '0"%"', "98%"),
        (98.5, r"0.0\%", "98,5%"),
        (12, '0" hồ sơ"', "12 hồ sơ"),
        (1234, "[$₫-42A] #,##0", "₫ 1.234"),
        (1234, "[Red]#,##0", "1.234"),
        (5, "000", "005"),
        (0, "0;-0;;@", ""),
        (77, ";;;", ""),
        ("chữ", ";;;", ""),
        ("chữ", "0;-0;;@", "chữ"),
        (1234.5, "#,###", "1.235"),
        (1234.567, "#.##", "1234,57"),
        (0.5, ".00", "0,50"),
        (1.005, "0.00", "1,01"),
        (0.25, "[<1]0%;0", "25%"),
        (3, '[>2]"nhiều";"ít"', "nhiều"),
        (98.5714285714286, "General", "98,5714285714286"),
        (45000, "@", "45000"),
        (0.5, "# ?/?", "0,5"),
        (123456789, "0.00E+00", "123456789"),
        (12, '0."000"', "12"),
        (1234567.891, "# ##0", "1234567,891"),
        (12.345678, "0." + "0" * 200, "12,345678"),
        (5, "0,000", "5"),
        (1e300, "0.00", "1" + "0" * 300),
        (dt.datetime(2026, 9, 1), "mm/yyyy", "09/2026"),
        (dt.datetime(2026, 9, 1), '"Tháng "m', "Tháng 9"),
        (dt.datetime(2026, 9, 1), "mmm-yy", "9/2026"),
        (dt.datetime(2026, 9, 1), "yyyy", "2026"),
        (dt.datetime(2026, 1, 9), "d/m", "9/1"),
        (dt.datetime(2026, 9, 14, 8, 30), "dd/mm/yyyy", "14/9/2026"),
        (dt.datetime(2026, 9, 14, 8, 30), "dd/mm/yyyy hh:mm", "14/9/2026 08:30"),
        (dt.datetime(2026, 9, 14, 8, 30), "[$-42A]h:mm", "08:30"),
        (dt.time(8, 30), "hh:mm", "08:30"),
        (dt.timedelta(hours=26), "[h]:mm", "26:00"),
    ],
)
def test_a_cell_is_written_as_a_vietnamese_reader_sees_it(value: object, number_format: str, text: str):
    assert shown(value, number_format) == text


def test_rows_beyond_the_stated_dimension_are_read():
    rows = [["STT", "Chỉ tiêu", "Kết quả"], *([i, "Hồ sơ", i * 10] for i in range(1, 6))]
    content = rewritten(a_workbook({"Biểu": rows}), b'<dimension ref="A1:C6"', b'<dimension ref="A1:B3"')
    document = read(content, name="a.xlsx", registry=REGISTRY)
    assert document.blocks[-1].text == "5 | Hồ sơ | 50"


def test_columns_beyond_the_limit_are_told():
    rows = [["STT", "Chỉ tiêu", *(f"Cột {i}" for i in range(130))], [1, "Hồ sơ", *range(130)]]
    document = read(a_workbook({"Biểu": rows}), name="a.xlsx", registry=REGISTRY)
    assert any("rộng hơn 120 cột; 24 ô" in note for note in document.notes)


def test_a_workbook_saved_as_strict_is_read():
    content = a_workbook({"Biểu 06": ANNEX}, formats={"C7": "#,##0"})
    content = rewritten(content, MAIN.encode(), STRICT + b"spreadsheetml/main")
    content = rewritten(
        content,
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        STRICT + b"officeDocument/relationships",
    )
    document = read(content, name="a.xlsx", registry=REGISTRY)
    assert "1 | Đất đai | 1.250 | 12,5" in [b.text for b in document.blocks]


def test_raised_digits_behind_a_number_and_struck_text_are_left_out_and_told():
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in [["STT", "Chỉ tiêu", "Kết quả"], [1, "Hồ sơ", None], [2, "Văn bản", None], [3, "Đơn thư", 70]]:
        sheet.append(row)
    raised, struck = InlineFont(vertAlign="superscript"), InlineFont(strike=True)
    sheet["C2"] = CellRichText("21", TextBlock(raised, "1"))
    sheet["C3"] = CellRichText(TextBlock(struck, "50"), "60")
    sheet["C4"].font = Font(strike=True)
    sheet["B4"] = CellRichText("Diện tích (m", TextBlock(raised, "2"), ")")
    out = io.BytesIO()
    workbook.save(out)
    for content in (out.getvalue(), with_shared_strings(out.getvalue())):
        document = read(content, name="a.xlsx", registry=REGISTRY)
        rows = [b.text for b in document.blocks if b.kind is BlockKind.TABLE_ROW]
        assert rows == ["1 | Hồ sơ | 21", "2 | Văn bản | 60", "3 | Diện tích (m2)"]
        assert any("2 ô có chữ bị gạch ngang" in note for note in document.notes)
        assert any("1 ô có chữ số chú thích" in note for note in document.notes)


def with_shared_strings(content: bytes) -> bytes:
    """The workbook's inline rich texts moved to its shared strings, where Excel writes them."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w") as after:
        sheet = before.read("xl/worksheets/sheet1.xml").decode()
        texts = re.findall(r't="inlineStr"><is>(.*?)</is>', sheet)
        for i, text in enumerate(texts):
            sheet = sheet.replace(f't="inlineStr"><is>{text}</is>', f't="s"><v>{i}</v>', 1)
        strings = "".join(f"<si>{text}</si>" for text in texts)
        types = before.read("[Content_Types].xml").decode()
        changed = {
            "xl/worksheets/sheet1.xml": sheet,
            "[Content_Types].xml": types.replace("</Types>", f"{SHARED_TYPE}</Types>"),
        }
        for name in before.namelist():
            after.writestr(name, changed.get(name) or before.read(name))
        after.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{strings}</sst>')
    return out.getvalue()


def test_a_sheet_of_nothing_but_a_chart_does_not_stop_the_reading():
    workbook = openpyxl.load_workbook(io.BytesIO(a_workbook({"Biểu 06": ANNEX})))
    workbook.create_chartsheet("Biểu đồ").add_chart(BarChart())
    out = io.BytesIO()
    workbook.save(out)
    document = read(out.getvalue(), name="a.xlsx", registry=REGISTRY)
    assert any("Đất đai" in b.text for b in document.blocks)


def test_rows_and_columns_without_height_or_width_are_hidden():
    content = rewritten(a_workbook({"Biểu 06": ANNEX}), b'<row r="8"', b'<row r="8" ht="0" customHeight="1"')
    narrow = b'<cols><col min="4" max="4" width="0" customWidth="1"/></cols><sheetData>'
    document = read(rewritten(content, b"<sheetData>", narrow), name="a.xlsx", registry=REGISTRY)
    assert not any("Hộ tịch" in b.text or "12,5" in b.text for b in document.blocks)
