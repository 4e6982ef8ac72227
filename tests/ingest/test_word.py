import unicodedata

import pytest

from domain.documents import Block, BlockKind
from domain.errors import Refused, UnreadableFile
from ingest.word import read_word
from tests.support.made_words import a_word, cell, level, numbering, paragraph, run, table

BULLETS = numbering({1: level(0, "bullet", "\uf0b7")})
OUTLINE = numbering({1: level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.") + level(2, "decimal", "%2.%3")})


def blocks(content: bytes) -> tuple[Block, ...]:
    return read_word(content, name="bao-cao.docx").blocks


def texts(content: bytes) -> list[str]:
    return [b.text for b in blocks(content)]


def test_paragraphs_and_tables_come_in_reading_order_with_ids_from_the_content():
    content = a_word(
        paragraph("Trước bảng."), table([["Chỉ tiêu", "Kết quả"], ["Hồ sơ", "12"]]), paragraph("Sau bảng.")
    )
    found = blocks(content)
    assert [b.text for b in found] == ["Trước bảng.", "Chỉ tiêu | Kết quả", "Hồ sơ | 12", "Sau bảng."]
    assert [b.id for b in found] == [b.id for b in blocks(content)]
    assert len({b.id for b in found}) == 4


def test_a_number_cut_into_runs_is_one_number():
    assert texts(a_word(paragraph("tiếp nhận 9", ".0", "16", " hồ sơ"))) == ["tiếp nhận 9.016 hồ sơ"]


def test_text_is_composed_and_the_origin_leads_back_to_the_decomposed_source():
    source = unicodedata.normalize("NFD", "Tiếp nhận 12 hồ sơ")
    [block] = blocks(a_word(paragraph(source)))
    assert block.text == "Tiếp nhận 12 hồ sơ"
    assert source[block.origin.original(block.text.index("12")) :].startswith("12")


def test_soft_hyphens_go_and_no_break_spaces_become_plain_ones():
    soft = "<w:r><w:t>hoàn</w:t><w:softHyphen/><w:t>thành</w:t></w:r>"
    assert texts(a_word(paragraph(soft, " 36/46\u00a0nhiệm\u00ad vụ"))) == ["hoànthành 36/46 nhiệm vụ"]


def test_tracked_changes_are_accepted_and_said_so():
    changed = (
        f'<w:del w:id="1">{run("8.095").replace("w:t ", "w:delText ").replace("/w:t>", "/w:delText>")}</w:del>'
        f'<w:ins w:id="2">{run("8.175")}</w:ins>'
    )
    document = read_word(a_word(paragraph("đã trả ", changed, " hồ sơ")), name="bao-cao.docx")
    assert [b.text for b in document.blocks] == ["đã trả 8.175 hồ sơ"]
    assert "sửa đổi" in document.notes[0]


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    gone = '<w:rPr><w:del w:id="3"/></w:rPr>'
    assert texts(a_word(paragraph("Đã giải quyết ", properties=gone), paragraph("12 hồ sơ"))) == [
        "Đã giải quyết 12 hồ sơ"
    ]


def test_hidden_text_is_left_out_and_said_so():
    document = read_word(a_word(paragraph("Có 12 hồ sơ", run(" (nháp 99)", "<w:vanish/>"))), name="a.docx")
    assert [b.text for b in document.blocks] == ["Có 12 hồ sơ"]
    assert "chữ ẩn" in document.notes[0]


def test_a_field_shows_its_result_and_not_its_code():
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF tong</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1.234</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert texts(a_word(paragraph("Tổng ", field, " hồ sơ"))) == ["Tổng 1.234 hồ sơ"]


def test_a_footnote_follows_its_paragraph_in_the_same_section():
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    content = a_word(
        paragraph("I. KẾT QUẢ", bold=True),
        paragraph("Đã giải quyết 62", mark, " hồ sơ."),
        paragraph("Đoạn sau."),
        footnotes={2: "Gồm 09 hồ sơ lữ hành."},
    )
    found = blocks(content)
    assert [b.kind for b in found[1:]] == [BlockKind.PARAGRAPH, BlockKind.FOOTNOTE, BlockKind.PARAGRAPH]
    assert found[1].text == "Đã giải quyết 62 hồ sơ."
    assert (found[2].text, found[2].section, found[2].marker) == ("Gồm 09 hồ sơ lữ hành.", "I", "1")


def test_a_footnote_of_a_table_cell_stands_after_the_table():
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    rows = [["Chỉ tiêu", "Kết quả"], ["Hồ sơ", cell(paragraph("12", mark))]]
    found = blocks(a_word(table(rows), footnotes={2: "Số tạm tính."}))
    assert [(b.kind, b.text) for b in found[1:]] == [
        (BlockKind.TABLE_ROW, "Hồ sơ | 12"),
        (BlockKind.FOOTNOTE, "Số tạm tính."),
    ]


def test_a_text_box_is_read_once_though_it_is_stored_twice():
    box = f"<w:txbxContent>{paragraph('Có 15 mô hình mới.')}</w:txbxContent>"
    twice = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(a_word(paragraph("Kết quả:", twice))) == ["Kết quả:", "Có 15 mô hình mới."]


def test_content_controls_are_read_through():
    inside = f"<w:sdt><w:sdtContent>{paragraph('Trong khung 12 hồ sơ')}</w:sdtContent></w:sdt>"
    inline = f"<w:sdt><w:sdtContent>{run('34')}</w:sdtContent></w:sdt>"
    assert texts(a_word(inside, paragraph("Ngoài ", inline, " hồ sơ"))) == ["Trong khung 12 hồ sơ", "Ngoài 34 hồ sơ"]


def test_automatic_numbers_make_the_section_though_they_are_not_in_the_text():
    content = a_word(
        paragraph("CHỈ ĐẠO", bold=True, number=(1, 0)),
        paragraph("KẾT QUẢ", bold=True, number=(1, 0)),
        paragraph("Thể chế", bold=True, number=(1, 1)),
        paragraph("Ban hành 03 văn bản."),
        paragraph("Thủ tục", bold=True, number=(1, 1)),
        paragraph("Nhận 12 hồ sơ."),
        numbers=OUTLINE,
    )
    found = blocks(content)
    assert [(b.marker, b.section) for b in found] == [
        ("I.", "I"), ("II.", "II"), ("1.", "II.1"), ("", "II.1"), ("2.", "II.2"), ("", "II.2"),
    ]  # fmt: skip
    assert found[-1].headings == ("KẾT QUẢ", "Thủ tục")


def test_a_bullet_is_a_paragraph_with_a_marker():
    [block] = blocks(a_word(paragraph("Phòng Một cửa trả xong hồ sơ.", number=(1, 0)), numbers=BULLETS))
    assert (block.kind, block.marker, block.text) == (BlockKind.PARAGRAPH, "•", "Phòng Một cửa trả xong hồ sơ.")


def test_heading_styles_are_headings_even_without_numbers():
    found = blocks(
        a_word(
            paragraph("Phần thứ hai. KẾT QUẢ", style="Heading1"),
            paragraph("Về thể chế", style="Heading2"),
            paragraph("Không phát sinh."),
            paragraph("Về thủ tục", style="Heading2"),
            paragraph("Nhận 12 hồ sơ."),
        )
    )
    assert [b.kind for b in found].count(BlockKind.HEADING) == 3
    assert found[-1].headings == ("Phần thứ hai. KẾT QUẢ", "Về thủ tục")
    assert found[-1].section == "Phần thứ hai"


def test_an_automatic_number_in_a_table_cell_is_its_text():
    rows = [["STT", "Chỉ tiêu", "Kết quả"], [cell(paragraph(number=(1, 0))), "Hồ sơ", "12"]]
    found = blocks(a_word(table(rows), numbers=numbering({1: level(0, "decimal", "%1.")})))
    assert found[1].text == "1 | Hồ sơ | 12"


def test_rows_of_a_table_in_a_frame_are_rows_of_their_own_under_the_frames_caption():
    inner = table([["Nhóm việc", "Quý I", "Quý II"], ["Nhận mới", "8.132", "9.008"]])
    found = blocks(a_word(table([[cell(paragraph("Khung số 1. Hồ sơ theo quý"), inner)]])))
    assert [b.text for b in found] == [
        "Khung số 1. Hồ sơ theo quý", "Nhóm việc | Quý I | Quý II", "Nhận mới | 8.132 | 9.008",
    ]  # fmt: skip
    assert found[2].row is not None
    assert found[2].row.caption == "Khung số 1. Hồ sơ theo quý"


def test_a_table_inside_a_row_of_a_real_table_gives_rows_after_that_row():
    inner = table([["Loại", "Số"], ["Trực tuyến", "7"]])
    rows = [["Chỉ tiêu", "Kết quả", "Chi tiết"], ["Hồ sơ", "12", cell(inner)]]
    assert texts(a_word(table(rows)))[1:] == ["Hồ sơ | 12", "Loại | Số", "Trực tuyến | 7"]


def test_merged_cells_are_written_once_and_keep_their_columns():
    rows = [
        [cell("STT", merge="restart"), cell("Chỉ tiêu", merge="restart"), cell("Kết quả", span=2)],
        [cell("", merge="continue"), cell("", merge="continue"), "Kỳ này", "Lũy kế"],
        [cell("Tổng số", span=2), "8", "27"],
    ]
    last = blocks(a_word(table(rows)))[-1]
    assert last.text == "Tổng số | 8 | 27"
    assert [(c.column, c.width) for c in last.cells] == [(0, 2), (2, 1), (3, 1)]
    assert [c.header for c in last.cells[1:]] == [("Kết quả", "Kỳ này"), ("Kết quả", "Lũy kế")]


def test_headers_and_footers_are_kept_apart_and_bare_page_numbers_are_dropped():
    content = a_word(
        paragraph("Nội dung báo cáo."), header=paragraph("2"), footer=paragraph("UBND phường Mẫu – Báo cáo CCHC")
    )
    found = blocks(content)
    assert [(b.kind, b.text) for b in found] == [
        (BlockKind.PARAGRAPH, "Nội dung báo cáo."),
        (BlockKind.PAGE_FOOTER, "UBND phường Mẫu – Báo cáo CCHC"),
    ]


def test_a_letterhead_set_in_the_page_header_is_the_letterhead():
    head = table([["SỞ XÂY DỰNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]])
    found = blocks(a_word(paragraph("BÁO CÁO", bold=True, center=True), paragraph("Nhận 12 hồ sơ."), header=head))
    assert next(b.text for b in found if b.kind is BlockKind.LETTERHEAD) == "SỞ XÂY DỰNG"


def test_a_soft_hyphen_of_an_old_font_is_the_letter_it_shows():
    font = '<w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr>'
    saved_again = f"<w:r>{font}<w:t>®</w:t><w:softHyphen/><w:t>îc 5 v¨n b¶n</w:t></w:r>"
    assert texts(a_word(paragraph(saved_again))) == ["được 5 văn bản"]


def test_old_font_letters_cut_by_runs_are_read_as_vietnamese():
    vni = '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>'
    tcvn = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    document = read_word(
        a_word(
            paragraph(run("Tie", vni), run("áp nha", vni), run("än 12 ho", vni), run("à sô", vni)),
            paragraph(run("®\u00adîc 5 v¨n b¶n", tcvn)),
        ),
        name="cu.docx",
    )
    assert [b.text for b in document.blocks] == ["Tiếp nhận 12 hồ sơ", "được 5 văn bản"]
    assert "TCVN3, VNI" in document.notes[0]


@pytest.mark.parametrize("kept", [0.3, 0.9])
def test_a_truncated_file_is_unreadable_with_one_sentence(kept: float):
    whole = a_word(*(paragraph(f"Dòng {i} có {i * 7} hồ sơ.") for i in range(200)))
    with pytest.raises(UnreadableFile, match="gửi lại") as refusal:
        read_word(whole[: int(len(whole) * kept)], name="bao-cao.docx")
    assert refusal.value.reason == "broken"


def test_a_word_file_without_text_says_so():
    with pytest.raises(UnreadableFile) as refusal:
        read_word(a_word(paragraph(" "), table([["", ""]])), name="trong.docx")
    assert refusal.value.reason == "no_text"


def test_a_zip_that_is_no_word_file_is_refused():
    content = a_word(paragraph("x")).replace(b"word/document.xml", b"word/documint.xml")
    with pytest.raises(Refused):
        read_word(content, name="bao-cao.docx")
