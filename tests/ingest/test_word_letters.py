"""Letters that do not stand on the line: raised marks, fields, equations, struck text, breaks inside a paragraph."""

from __future__ import annotations

import pytest

from domain.documents import BlockKind
from domain.number_reading import read_numbers
from ingest.word import read_word
from tests.support.made_words import STYLES, a_word, cell, paragraph, run, table

UP = '<w:vertAlign w:val="superscript"/>'
DOWN = '<w:vertAlign w:val="subscript"/>'
HIGH = '<w:position w:val="8"/><w:sz w:val="16"/>'
_M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def text(*parts: str, **more: str) -> str:
    return read_word(a_word(paragraph(*parts), **more), name="a.docx").blocks[0].text  # type: ignore[arg-type]


def up(mark: str) -> str:
    return run(mark, UP)


@pytest.mark.parametrize("mark", ["1", "12", "(1)", "[2]", "1,2"])
def test_a_raised_mark_behind_a_number_never_becomes_a_digit_of_it(mark: str):
    assert text("Tiếp nhận 21", up(mark), " hồ sơ, đạt 98,5%", up(mark), ".") == "Tiếp nhận 21 hồ sơ, đạt 98,5%."


def test_marks_raised_by_position_or_by_style_are_left_out_too():
    style = f'<w:style w:type="character" w:styleId="Mark"><w:name w:val="Mark"/><w:rPr>{UP}</w:rPr></w:style>'
    assert text("Có 21", run("1", HIGH), " hồ sơ") == "Có 21 hồ sơ"
    assert text("Có 21", run("1", '<w:rStyle w:val="Mark"/>'), " hồ sơ", styles=STYLES + style) == "Có 21 hồ sơ"


def test_a_typed_mark_of_a_real_footnote_is_left_out_and_names_the_note():
    mark = f'<w:r><w:rPr>{UP}</w:rPr><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>7</w:t></w:r>'
    note = {2: up("7") + run(" Tính từ 15/6.")}
    found = read_word(a_word(paragraph("Có 21", mark, " hồ sơ"), footnotes=note), name="a.docx").blocks
    assert [(b.kind, b.marker, b.text) for b in found] == [
        (BlockKind.PARAGRAPH, "", "Có 21 hồ sơ"),
        (BlockKind.FOOTNOTE, "7", "Tính từ 15/6."),
    ]


def test_numbers_on_both_sides_of_a_mark_stay_apart():
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    assert text("Có 21", up("1"), "5 hồ sơ") == "Có 21  5 hồ sơ"
    assert text("Có 21", reference, "5 hồ sơ") == "Có 21  5 hồ sơ"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("rộng 45 m", up("2"), " và 3 km", up("2")), "rộng 45 m2 và 3 km2"),
        (("5x10", up("2"), " người"), "5x10^2 người"),
        (("3.10", up("-3"), " g"), "3.10^-3 g"),
        (("2.10", up("2"), " người"), "2.10^2 người"),
        (("có 1.210", up("2"), " người"), "có 1.210 người"),
        (("nhiệt độ 38", up("0"), "C"), "nhiệt độ 38^0C"),
        (("chiếm 3", up("1"), "/", run("2", DOWN), " số"), "chiếm 3  1/2 số"),
        (("H", run("2", DOWN), "O 5 lít"), "H2O 5 lít"),
        (("mã 21", run("1", DOWN), "5"), "mã 21_1  5"),
    ],
)
def test_powers_units_and_fractions_stay_readable(parts: tuple[str, ...], expected: str):
    assert text(*parts) == expected


def test_a_line_wholly_raised_or_opened_by_a_mark_keeps_its_figures():
    assert text(up("25")) == "25"
    assert text(up("1"), "2 hồ sơ") == "1  2 hồ sơ"
    assert text(up("1"), "Số liệu tạm tính") == "1 Số liệu tạm tính"


def char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(code: str, result: str) -> str:
    """code, result: runs."""
    return char("begin") + code + char("separate") + result + char("end")


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def test_only_the_result_of_the_outermost_field_is_printed():
    parts = code("=") + field(code("REF a"), run("10")) + code("+ 15")
    assert text("Tổng ", field(parts, run("25")), " hồ sơ") == "Tổng 25 hồ sơ"
    chosen = code("IF ") + field(code("MERGEFIELD x"), run("7")) + code('> 5 "vượt" "chưa"')
    assert text("Đạt ", field(chosen, run("vượt")), " kế hoạch") == "Đạt vượt kế hoạch"


def test_fields_inside_a_result_are_printed_and_a_field_without_result_prints_nothing():
    inner = run("Mục ") + field(code("PAGEREF a"), run("7"))
    assert text("Xem ", field(code("HYPERLINK"), inner), ".") == "Xem Mục 7."
    assert text("Tổng ", char("begin"), code("=SUM(ABOVE)"), char("end"), "hồ sơ 5") == "Tổng hồ sơ 5"


def test_a_field_that_never_ends_hides_nothing():
    assert text("Có 12 ", char("begin"), code("REF"), run("hồ sơ")) == "Có 12 hồ sơ"


def test_a_field_code_may_go_over_paragraphs_and_tables():
    first = paragraph("Đạt ", char("begin"), code('IF 1=1 "'), char("begin"), char("separate"), "9")
    last = paragraph("8", char("end"), code('"'), char("separate"), "vượt", char("end"))
    found = read_word(a_word(first, "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", last), name="a.docx").blocks
    assert [b.text for b in found] == ["Đạt", "vượt"]


def math(inside: str) -> str:
    return f"<m:oMath {_M}>{inside}</m:oMath>"


def mr(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def over(top: str, below: str) -> str:
    return f"<m:f><m:num>{top}</m:num><m:den>{below}</m:den></m:f>"


def power(base: str, exponent: str) -> str:
    return f"<m:sSup><m:e>{base}</m:e><m:sup>{exponent}</m:sup></m:sSup>"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (over(mr("3"), mr("4")), "3/4"),
        (mr("10") + over(mr("3"), mr("4")), "10  3/4"),
        (power(mr("10"), mr("2")), "10^2"),
        (power(mr("10"), mr("2")) + mr("5"), "10^2  5"),
        (power(mr("a+b"), mr("n+1")), "(a+b)^(n+1)"),
        (mr("T=") + over(mr("1.234"), mr("1.500")) + mr("×100"), "T=1.234/1.500×100"),
        (over(over(mr("1"), mr("2")), mr("3")), "(1/2)/3"),
        (f"<m:rad><m:deg/><m:e>{mr('16')}</m:e></m:rad>", "√(16)"),
        (f"<m:rad><m:deg>{mr('3')}</m:deg><m:e>{mr('8')}</m:e></m:rad>", "(8)^(1/3)"),
        (f"<m:sSub><m:e>{mr('x')}</m:e><m:sub>{mr('1')}</m:sub></m:sSub>", "x_1"),
        (f"<m:d><m:e>{mr('5')}</m:e></m:d>" + mr("2"), "(5)2"),
    ],
)
def test_equations_are_written_on_one_line(inside: str, expected: str):
    assert text("Là ", math(inside), " vậy") == f"Là {expected} vậy"


def test_an_equation_right_behind_a_number_stays_apart_from_it():
    assert text("Đạt 10", math(over(mr("3"), mr("4"))), "5") == "Đạt 10  3/4  5"


def test_deleted_struck_and_hidden_parts_of_an_equation_are_not_read():
    gone = f"<w:del>{mr('3')}</w:del>"
    struck = "<m:r><w:rPr><w:strike/></w:rPr><m:t>4</m:t></m:r>"
    assert text("Là ", math(gone + struck + f"<w:ins>{mr('5')}</w:ins>"), " vậy") == "Là 5 vậy"


def test_struck_text_is_left_out_and_said_so():
    style = '<w:style w:type="character" w:styleId="Bo"><w:rPr><w:strike/></w:rPr></w:style>'
    struck = [run("120", "<w:strike/>"), run("7", "<w:dstrike/>"), run("9", '<w:rStyle w:val="Bo"/>')]
    kept = run("130", '<w:strike w:val="0"/>')
    document = read_word(a_word(paragraph("Có ", *struck, kept, " hồ sơ"), styles=STYLES + style), name="a.docx")
    assert document.blocks[0].text == "Có 130 hồ sơ"
    assert document.notes == ("Văn bản có chữ bị gạch ngang; phần gạch không được đọc.",)


@pytest.mark.parametrize("kind", ["page", "column", "textWrapping"])
def test_a_break_keeps_the_figures_before_and_after_it_apart(kind: str):
    broken = f'<w:r><w:br w:type="{kind}"/></w:r>'
    assert text("Tổng là 12", broken, "345 hồ sơ").split() == ["Tổng", "là", "12", "345", "hồ", "sơ"]


@pytest.mark.parametrize(
    "content",
    [
        paragraph("12", up("1"), "345 hồ sơ"),
        paragraph("12", up("1 "), "345 hồ sơ"),
        paragraph("12", '<w:r><w:footnoteReference w:id="9"/></w:r>', " 345 hồ sơ"),
        paragraph("12", properties="<w:rPr><w:vanish/></w:rPr>") + paragraph("345 hồ sơ"),
        paragraph("12\n345 hồ sơ"),
        paragraph("12\t345 hồ sơ"),
        paragraph(run("12"), math(over(mr("345"), mr("4")))),
        table([["Chỉ tiêu", "Kết quả"], ["Hồ sơ", cell(paragraph("12"), paragraph("345"))]]),
        table([["Chỉ tiêu", "Kết quả"], ["Hồ sơ", cell(paragraph("12\n345"))]]),
    ],
)
def test_two_figures_side_by_side_are_never_taken_for_one_with_spaced_thousands(content: str):
    last = read_word(a_word(paragraph("Tiếp nhận:"), content), name="a.docx").blocks[-1]
    assert next(str(m.value) for m in read_numbers(last.text)) == "12"


def test_figures_and_signs_of_the_symbol_font_are_what_they_show():
    signs = "".join(f'<w:r><w:sym w:font="Symbol" w:char="{c}"/></w:r>' for c in ("F0B3", "F035", "F037"))
    assert text("Đạt ", signs, "%", '<w:r><w:sym w:font="Wingdings" w:char="F035"/></w:r>') == "Đạt ≥57%•"
