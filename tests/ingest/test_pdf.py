from collections.abc import Iterable
from io import BytesIO

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from domain.documents import Block, BlockKind, Document, HowRead
from domain.errors import Refused, UnreadableFile
from ingest.ocr import NoRecogniser
from ingest.pdf import read_pdf
from tests.support.made_pdfs import NEW_LANDSCAPE_PAGE, a_report, a_scan, drawn, laid, turned, width_of

LONG = (
    "Trong quý III, Sở tiếp nhận mới 1.234 hồ sơ thủ tục hành chính, trong đó nộp trực tuyến 1.100 hồ sơ, nộp trực "
    "tiếp 134 hồ sơ; đã giải quyết 1.198 hồ sơ, trước hạn và đúng hạn 1.190 hồ sơ."
)


def read(content: bytes) -> Document:
    """As on a machine without a recogniser of print."""
    return read_pdf(content, name="bao-cao.pdf", recogniser=NoRecogniser())


def holding(document: Document, words: str) -> Block:
    [block] = [b for b in document.blocks if words in b.text]
    return block


def kinds(blocks: Iterable[Block]) -> list[str]:
    return [b.kind.value for b in blocks]


def test_a_paragraph_over_several_lines_is_one_block_with_a_box_for_every_word():
    block = holding(read(a_report("## I. Kết quả", LONG)), "1.234")
    assert block.text == LONG
    assert [w.span.of(block.text) for w in block.words] == LONG.split()
    assert len({round(w.box.y0) for w in block.words}) == 3
    assert all(w.page == 1 for w in block.words)


def test_boxes_are_measured_from_the_top_left_of_the_page():
    [word] = read(drawn([(100, 200, "Hà-Nội"), (100, 400, "Báo cáo kết quả")])).blocks[0].words
    assert word.box.x0 == pytest.approx(100, abs=1.5)
    assert word.box.y0 < 200 < word.box.y1
    assert word.box.y1 - word.box.y0 < 18


def test_a_page_marked_as_turned_is_measured_as_it_is_shown():
    document = read(turned("Sở tiếp nhận 1.234 hồ sơ trong quý III"))
    assert document.pages[0].width > document.pages[0].height
    [block] = document.blocks
    assert block.text == "Sở tiếp nhận 1.234 hồ sơ trong quý III"
    assert block.words[0].box.x0 == pytest.approx(100, abs=1.5)
    assert block.words[0].box.y0 < 200 < block.words[0].box.y1


@pytest.mark.parametrize(("quarters", "shown"), [(1, (339, 50)), (2, (207, 339)), (3, (246, 207))])
def test_a_page_that_lies_sideways_is_read_upright_and_told_as_it_is_shown(quarters: int, shown: tuple[int, int]):
    document = read(laid(drawn([(150, 300, "Sở tiếp nhận 1.234 hồ sơ")]), quarters))
    [block] = document.blocks
    assert block.text == "Sở tiếp nhận 1.234 hồ sơ"
    boxes = [w.box for w in block.words]
    assert (min(b.x0 for b in boxes), min(b.y0 for b in boxes)) == pytest.approx(shown, abs=1.5)


def test_two_paragraphs_are_told_apart_by_their_first_lines():
    document = read(a_report(LONG, LONG.replace("quý III", "quý II")))
    assert [b.text[:13] for b in document.blocks] == ["Trong quý III", "Trong quý II,"]


def test_a_sentence_broken_by_the_page_stays_one_block_on_both_pages():
    document = read(a_report(*[LONG] * 12, LONG.replace("1.234", "5.678") + " " + LONG, LONG))
    block = holding(document, "5.678")
    assert {w.page for w in block.words} == {1, 2}
    assert block.page == 1
    [number] = [b for b in document.blocks if b.kind is BlockKind.PAGE_HEADER]
    assert (number.text, number.page) == ("2", 2)


def test_a_number_of_law_broken_after_its_hyphen_is_whole_again():
    document = read(drawn([(85, 100, "thực hiện Nghị định số 61/2018/NĐ-"), (85, 117, "CP của Chính phủ về một cửa")]))
    assert "61/2018/NĐ-CP của Chính phủ" in document.blocks[0].text


def test_a_letterhead_in_two_columns_is_read_column_by_column():
    head = [
        (100, 60, "UBND THÀNH PHỐ HÀ NỘI"),
        (300, 60, "**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (120, 78, "**SỞ THỬ NGHIỆM"),
        (350, 78, "**Độc lập - Tự do - Hạnh phúc"),
        (125, 100, "Số: 12/BC-STN"),
        (340, 100, "Hà Nội, ngày 16 tháng 9 năm 2026"),
        (280, 140, "**BÁO CÁO"),
        (180, 160, "**Kết quả cải cách hành chính quý III năm 2026"),
    ]
    body = [(85, 200 + 17 * i, f"Sở đã ban hành {i + 2} văn bản chỉ đạo về cải cách hành chính;") for i in range(3)]
    document = read(drawn(head + body))
    texts = [b.text for b in document.blocks if b.kind is BlockKind.LETTERHEAD]
    assert texts[:4] == [
        "UBND THÀNH PHỐ HÀ NỘI",
        "SỞ THỬ NGHIỆM",
        "Số: 12/BC-STN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    ]
    assert "Hà Nội, ngày 16 tháng 9 năm 2026" in texts


def test_a_bold_numbered_line_is_a_heading_and_gives_its_section():
    document = read(a_report("## II. KẾT QUẢ", "## 1. Thủ tục hành chính", LONG))
    assert kinds(document.blocks) == ["heading", "heading", "paragraph"]
    assert document.blocks[-1].section == "II.1"


def test_a_drawn_table_gives_a_block_for_each_row_with_words_in_every_cell():
    document = read(
        a_report(
            LONG,
            [
                ["STT", "Chỉ tiêu", "Kết quả"],
                ["1", "Hồ sơ tiếp nhận mới trong kỳ, gồm cả hồ sơ nộp trực tuyến và qua bưu chính", "1.234"],
                ["2", "Hồ sơ quá hạn", "5"],
            ],
            widths=[40, 150, 80],
        )
    )
    rows = [b for b in document.blocks if b.kind is BlockKind.TABLE_ROW]
    assert rows[0].text == "1 | Hồ sơ tiếp nhận mới trong kỳ, gồm cả hồ sơ nộp trực tuyến và qua bưu chính | 1.234"
    assert [rows[0].cell_text(c) for c in rows[0].cells][-1] == "1.234"
    assert rows[0].cells[-1].header == ("Kết quả",)
    assert rows[1].row is not None
    assert rows[1].row.label == "Hồ sơ quá hạn"
    assert [w.span.of(rows[1].text) for w in rows[1].words] == ["2", "Hồ", "sơ", "quá", "hạn", "5"]


def test_merged_head_cells_stand_over_all_their_columns():
    document = read(
        a_report(
            [
                ["Lĩnh vực", "Hồ sơ giải quyết", ""],
                ["", "Tổng số", "Quá hạn"],
                ["Đất đai", "120", "3"],
                ["Hộ tịch", "300", "0"],
            ],
            spans=[((0, 0), (0, 1)), ((1, 0), (2, 0))],
            widths=[120, 80, 80],
        )
    )
    row = next(b for b in document.blocks if b.text.startswith("Đất đai"))
    assert [c.header for c in row.cells] == [
        ("Lĩnh vực",),
        ("Hồ sơ giải quyết", "Tổng số"),
        ("Hồ sơ giải quyết", "Quá hạn"),
    ]


def test_a_table_over_two_pages_is_one_table_with_one_head():
    rows = [[str(i), f"Chỉ tiêu theo dõi số {i}", str(i * 7)] for i in range(1, 60)]
    document = read(a_report([["STT", "Chỉ tiêu", "Kết quả"], *rows], widths=[40, 250, 80]))
    assert len(document.pages) == 2
    body = [b for b in document.blocks if b.kind is BlockKind.TABLE_ROW]
    assert [b.text for b in body] == [" | ".join(row) for row in rows]
    assert {b.row.table for b in body if b.row} == {0}
    assert {w.page for w in body[-1].words} == {2}
    assert len([b for b in document.blocks if b.kind is BlockKind.TABLE_HEAD]) == 1


def test_a_landscape_annex_keeps_its_own_size():
    table = [["STT", "Chỉ tiêu", "Kết quả"], ["1", "Hồ sơ", "12"]]
    document = read(a_report(LONG, NEW_LANDSCAPE_PAGE, "= PHỤ LỤC I", table, widths=[50, 500, 100]))
    assert document.pages[1].width > document.pages[1].height
    row = holding(document, "1 | Hồ sơ | 12")
    assert row.page == 2
    assert row.words[-1].box.x0 > document.pages[0].width


def test_a_footnote_mark_is_no_digit_of_the_number_before_it_and_its_note_follows():
    said = "Đã giải quyết 1.234"
    body = [(85, 100 + 17 * i, "Kết quả công tác cải cách hành chính của phường trong kỳ") for i in range(6)]
    mark = [
        (85, 217, said),
        (85 + width_of(said), 217, "^1"),
        (85 + width_of(said) + 5, 217, ", tăng so với kỳ trước."),
    ]
    note = [(85, 760, "_1"), (95, 760, "_Không tính hồ sơ công dân tự rút.")]
    blocks = read(drawn([*body, *mark, *note, (85, 234, "Các việc khác theo kế hoạch.")])).blocks
    at = next(i for i, b in enumerate(blocks) if "1.234" in b.text)
    assert blocks[at].text.endswith("Đã giải quyết 1.234, tăng so với kỳ trước.")
    assert (blocks[at + 1].kind, blocks[at + 1].text) == (BlockKind.FOOTNOTE, "Không tính hồ sơ công dân tự rút.")


def test_struck_out_words_are_left_out_and_said_so():
    before, wrong = "Đã trả kết quả ", "8.095"
    x = 85 + width_of(before)
    line = [(85, 100, before), (x, 100, "~" + wrong), (x + width_of(wrong), 100, "8.175 hồ sơ.")]
    document = read(drawn(line))
    assert document.blocks[0].text == "Đã trả kết quả 8.175 hồ sơ."
    assert "gạch ngang" in document.notes[0]


def test_a_drawn_bullet_is_a_marker_and_no_word():
    block = read(drawn([(85, 100, "• Văn bản: 14 văn bản chỉ đạo.")])).blocks[0]
    assert (block.marker, block.text) == ("•", "Văn bản: 14 văn bản chỉ đạo.")


def test_a_scanned_page_among_others_is_named_and_the_rest_is_read():
    document = read(a_scan(before="Báo cáo của Sở: đã tiếp nhận 12 hồ sơ."))
    assert [p.how for p in document.pages] == [HowRead.TEXT, HowRead.UNREADABLE]
    assert "tesseract-ocr-vie" in (document.pages[1].reason or "")
    assert "trang 2" in document.notes[0]
    assert "12 hồ sơ" in document.blocks[0].text


def test_a_file_of_pictures_only_says_what_to_do():
    with pytest.raises(UnreadableFile, match="ảnh quét") as error:
        read(a_scan(2))
    assert error.value.reason == "no_text"


def test_a_wrecked_text_layer_is_not_taken_for_words():
    wreck = "Â¸o c¸o kÕt qu¶ c«ng t¸c c¶i c¸ch hµnh chÝnh quý III n¨m 2026 cña uû ban nh©n d©n ph­êng"
    with pytest.raises(UnreadableFile) as error:
        read(drawn([(60, 100 + 17 * i, wreck[: 60 + i]) for i in range(4)]))
    assert error.value.reason == "no_text"


def test_a_pdf_with_a_password_is_refused():
    with pytest.raises(Refused, match="mật khẩu") as error:
        read(a_report(LONG, password="bi-mat"))
    assert error.value.reason == "encrypted"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (a_report(LONG)[:900], "truncated"),
        (b"%PDF-1.7 " + bytes(range(256)) * 20, "truncated"),
    ],
)
def test_a_broken_pdf_is_refused_in_one_sentence(content: bytes, reason: str):
    with pytest.raises(Refused) as error:
        read(content)
    assert error.value.reason == reason
    assert "\n" not in str(error.value)


def test_reading_twice_gives_the_same_ids():
    content = a_report("## I. Kết quả", LONG)
    assert [b.id for b in read(content).blocks] == [b.id for b in read(content).blocks]


def test_two_figures_under_each_other_in_a_cell_are_never_one_with_spaced_thousands():
    made = a_report([["Chỉ tiêu", "Kết quả"], ["Số đơn vị; số hồ sơ", "12<br/>345"]])
    _, block = [b for b in read(made).blocks if b.row]
    assert [block.cell_text(c) for c in block.cells] == ["Số đơn vị; số hồ sơ", "12  345"]


def test_what_is_typed_into_a_form_field_is_not_read_and_said_so():
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setFont("Vn", 13)
    canvas.drawString(85, 700, "Tổng số hồ sơ tiếp nhận trong kỳ:")
    canvas.acroForm.textfield(name="tong", value="1234", x=300, y=695, width=80, height=20)
    canvas.save()
    document = read(out.getvalue())
    assert [b.text for b in document.blocks] == ["Tổng số hồ sơ tiếp nhận trong kỳ:"]
    assert document.notes == ("Trang 1 có ô điền hoặc ghi chú dán trên trang không được đọc: “1234”.",)
