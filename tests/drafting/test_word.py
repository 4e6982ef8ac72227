from __future__ import annotations

import io
import time

import docx
import pytest
from docx.oxml.ns import qn

from domain.drafts import DraftReport
from drafting.compose import compose
from drafting.word import Issuer, write_word
from drafting.word_text import read_lines
from tests.support.made_facts import catalogue, eight_reports, many_reports


@pytest.fixture(scope="module")
def draft() -> DraftReport:
    return compose(eight_reports(), catalogue=catalogue())


@pytest.fixture(scope="module")
def clean(draft: DraftReport) -> docx.document.Document:
    return docx.Document(io.BytesIO(write_word(draft)))


@pytest.fixture(scope="module")
def checking(draft: DraftReport) -> docx.document.Document:
    return docx.Document(io.BytesIO(write_word(draft, checking=True)))


def words(document: docx.document.Document) -> str:
    return "\n".join(p.text for p in document.paragraphs)


def test_pages_are_a4_with_the_margins_of_the_decree(clean: docx.document.Document):
    for section in clean.sections:
        short, long = sorted((section.page_width.mm, section.page_height.mm))
        assert (round(short), round(long)) == (210, 297)
        assert 20 <= round(section.top_margin.mm) <= 30
        assert 20 <= round(section.bottom_margin.mm) <= 25
    first = clean.sections[0]
    assert 30 <= round(first.left_margin.mm) <= 35
    assert 15 <= round(first.right_margin.mm) <= 20


def test_body_text_is_times_new_roman_14_justified_and_indented(clean: docx.document.Document):
    style = clean.styles["NoiDung"]
    assert (style.font.name, style.font.size.pt) == ("Times New Roman", 14)
    assert round(style.paragraph_format.first_line_indent.cm, 2) == 1.27
    assert style.paragraph_format.space_after.pt >= 6
    assert style.paragraph_format.alignment == docx.enum.text.WD_ALIGN_PARAGRAPH.JUSTIFY


def test_the_head_is_a_borderless_table_with_rules_and_open_number_and_date(clean: docx.document.Document):
    head = clean.tables[0]
    left, right = (cell.text for cell in head.rows[0].cells)
    assert "UBND THÀNH PHỐ HÀ NỘI\nSỞ NỘI VỤ" in left
    assert "Số:          /BC-SNV" in left
    assert "DỰ THẢO" in left
    assert "Độc lập - Tự do - Hạnh phúc" in right
    assert "Hà Nội, ngày" in right
    assert head._tbl.tblPr.find(qn("w:tblBorders")) is None
    assert len(head._tbl.findall(f".//{qn('w:pBdr')}")) == 3  # two rules and the draft mark's box


def test_pages_are_numbered_from_the_second_and_annexes_by_themselves(clean: docx.document.Document):
    assert all(section.different_first_page_header_footer for section in clean.sections)
    assert "PAGE" in clean.sections[0].header._element.xml
    starts = [s._sectPr.find(qn("w:pgNumType")) for s in clean.sections]
    assert starts[0] is None
    assert all(start.get(qn("w:start")) == "1" for start in starts[1:])


def test_only_the_comparison_of_units_is_landscape(clean: docx.document.Document):
    wide = [section.orientation == docx.enum.section.WD_ORIENT.LANDSCAPE for section in clean.sections]
    assert wide == [False, False, True, False]


def test_table_heads_repeat_on_each_page_and_rows_are_not_broken(clean: docx.document.Document):
    for table in clean.tables[2:]:
        assert table._tbl.tr_lst[0].find(f".//{qn('w:tblHeader')}") is not None
        assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in table._tbl.tr_lst)


def test_column_widths_fill_the_page_and_no_more(clean: docx.document.Document):
    widths = [sum(int(c.get(qn("w:w"))) for c in t._tbl.tblGrid.findall(qn("w:gridCol"))) for t in clean.tables]
    portrait = clean.sections[0]
    room = (portrait.page_width - portrait.left_margin - portrait.right_margin) / 635  # EMU in a twentieth of a point
    assert max(w for w in widths if w < 12000) <= room


def test_the_text_ends_as_official_texts_end(clean: docx.document.Document):
    closing = next(p.text for p in clean.paragraphs if p.text.startswith("Trên đây là"))
    assert closing.endswith("./.")


def test_the_signature_has_an_office_and_no_name(clean: docx.document.Document):
    left, right = (cell.text for cell in clean.tables[1].rows[0].cells)
    assert left.startswith("Nơi nhận:")
    assert left.rstrip().endswith("- Lưu: VT, CCHC.")
    assert right.strip() == "GIÁM ĐỐC"


def test_the_clean_version_has_neither_comments_nor_sources(clean: docx.document.Document):
    assert len(clean.comments) == 0
    assert "Phụ lục IV" not in words(clean)


def test_the_checking_version_tells_at_each_figure_where_it_comes_from(checking: docx.document.Document):
    notes = [comment.text for comment in checking.comments]
    assert any("Sở Y tế" in note and "trang" in note and "“" in note for note in notes)
    assert "Phụ lục IV" in words(checking)


def test_another_body_can_issue_the_report(draft: DraftReport):
    issuer = Issuer(above="ỦY BAN NHÂN DÂN", name="THÀNH PHỐ HÀ NỘI", called="UBND Thành phố", symbol="BC-UBND")
    text = read_lines(write_word(draft, issued_by=issuer))[0].text
    assert "THÀNH PHỐ HÀ NỘI" in text
    assert "/BC-UBND" in text


def test_special_characters_in_a_units_words_do_not_break_the_file(draft: DraftReport):
    content = write_word(draft)
    assert docx.Document(io.BytesIO(content)).core_properties.title.startswith("Báo cáo")


def test_a_hundred_and_fifty_units_are_written_within_five_seconds():
    draft = compose(many_reports(150), catalogue=catalogue())
    start = time.perf_counter()
    write_word(draft)
    assert time.perf_counter() - start < 5


WRITTEN = (  # breaks, a stop that is no tab, a link, a field's result
    "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>",
    '<w:pPr><w:tabs><w:tab w:val="left" w:pos="7"/></w:tabs></w:pPr><w:r><w:t>1 hồ sơ</w:t></w:r>',
    "<w:hyperlink><w:r><w:t>12 hồ sơ</w:t></w:r></w:hyperlink>",
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>9</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>sau</w:t></w:r>',
)


@pytest.mark.parametrize("checking", [False, True])
def test_a_file_with_something_deleted_is_read_as_the_same_file_without(draft: DraftReport, checking: bool):
    """One with nothing deleted, boxed or told twice is read by a shorter way: it must come to the same."""
    document = docx.Document(io.BytesIO(write_word(draft, checking=checking)))
    table = document.add_table(2, 3)
    table.cell(1, 1).add_table(1, 2).cell(0, 1).text = "bảng trong bảng 77"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "gộp 5"
    for xml in WRITTEN:
        added = docx.oxml.parse_xml(f'<w:p xmlns:w="{docx.oxml.ns.nsmap["w"]}">{xml}</w:p>')
        document.element.body.insert(3, added)
    short = read_lines(saved(document))
    deleted = document.paragraphs[3]._p.makeelement(qn("w:del"), {})
    document.paragraphs[3]._p.append(deleted)
    assert read_lines(saved(document)) == short
    assert any("bảng trong bảng 77" in line.text for line in short)
    assert len(short) > 50


def saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
