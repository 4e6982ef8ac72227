from domain.documents import Block, BlockKind
from ingest.blocks import assemble
from ingest.raw import Align, RawCell, RawItem, RawParagraph, RawTable

TITLE = (
    RawParagraph("BÁO CÁO", bold=True, align=Align.CENTER),
    RawParagraph("Công tác cải cách hành chính quý III năm 2026", bold=True, align=Align.CENTER),
)


def table(*rows: str, columns: int = 0) -> RawTable:
    grid = [[c.strip() for c in row.split("|")] for row in rows]
    made = tuple(tuple(RawCell(i, (RawParagraph(text),) if text else ()) for i, text in enumerate(row)) for row in grid)
    return RawTable(made, columns or len(grid[0]))


def blocks(*items: RawItem | str) -> tuple[Block, ...]:
    return assemble("a" * 12, [RawParagraph(i) if isinstance(i, str) else i for i in items])


def kinds(found: tuple[Block, ...]) -> list[str]:
    return [b.kind.value for b in found]


def test_a_letterhead_table_gives_lines_and_no_rows():
    head = table("SỞ MẪU | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 4/BC-SM | Hà Nội, ngày 1 tháng 9 năm 2026")
    found = blocks(head, *TITLE, "Kính gửi: UBND Thành phố", "Đã nhận 12 hồ sơ.")
    assert kinds(found) == ["letterhead"] * 7 + ["paragraph"]
    assert [b.text for b in found[:2]] == ["SỞ MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]


def test_a_letterhead_set_with_tabs_is_taken_apart():
    found = blocks("\tSỞ XÂY DỰNG\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", *TITLE, "Đã nhận 12 hồ sơ.")
    assert [b.text for b in found[:2]] == ["SỞ XÂY DỰNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]


def test_a_greeting_that_goes_on_into_the_report_is_not_letterhead():
    long = (
        "Kính gửi các đồng chí, quý III vừa qua đơn vị đã tiếp nhận 1.234 hồ sơ, giải quyết xong 1.200 hồ sơ đúng hạn."
    )
    assert kinds(blocks(*TITLE, long)) == ["letterhead", "letterhead", "paragraph"]


def test_a_numbered_heading_right_under_the_title_is_not_letterhead():
    found = blocks(*TITLE, RawParagraph("I. KẾT QUẢ", bold=True, align=Align.CENTER), "Đã nhận 12 hồ sơ.")
    assert kinds(found)[2:] == ["heading", "paragraph"]


def test_a_signature_in_a_table_or_in_paragraphs_is_signature_until_the_annex():
    body = (*TITLE, "Đã nhận 12 hồ sơ.")
    annex = RawParagraph("PHỤ LỤC", bold=True, align=Align.CENTER)
    in_table = blocks(*body, table("Nơi nhận: | KT. GIÁM ĐỐC"), annex)
    in_lines = blocks(
        *body, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Văn Mẫu", "Nơi nhận:", "- Sở Nội vụ;", "- Lưu: VT.", annex
    )
    assert kinds(in_table)[3:] == ["signature", "signature", "heading"]
    assert kinds(in_lines)[3:] == ["signature"] * 6 + ["heading"]
    assert in_lines[-1].section == "Phụ lục"


def test_a_table_of_figures_that_mentions_a_director_is_a_table():
    found = blocks(*TITLE, "Đã nhận 12 hồ sơ.", table("Chức vụ | Số người", "GIÁM ĐỐC | 1", "PHÓ GIÁM ĐỐC | 3"))
    assert kinds(found)[3:] == ["table_head", "table_row", "table_row"]


def test_a_table_knows_its_caption_and_the_notes_around_it():
    found = blocks(
        *TITLE, "Bảng 1. Kết quả giải quyết hồ sơ", "(Đơn vị tính: hồ sơ)",
        table("TT | Chỉ tiêu | Kết quả", "1 | Hồ sơ nhận | 12"), 'Ghi chú: dấu "-" là không phát sinh.', "Đoạn sau.",
    )  # fmt: skip
    row = found[-3].row
    assert row is not None
    assert row.caption == "Bảng 1. Kết quả giải quyết hồ sơ"
    assert row.note == '(Đơn vị tính: hồ sơ) Ghi chú: dấu "-" là không phát sinh.'


def test_what_is_set_side_by_side_above_a_form_names_it_and_is_no_table():
    form = table("Biểu số 6a | TÌNH HÌNH GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH | Đơn vị báo cáo: Sở Mẫu")
    found = blocks(*TITLE, "Đã nhận 12 hồ sơ.", form, table("Chỉ tiêu | Kết quả", "Hồ sơ | 12"))
    assert kinds(found)[3:] == ["paragraph", "heading", "paragraph", "table_head", "table_row"]
    assert found[-1].row is not None
    assert found[-1].row.caption == "TÌNH HÌNH GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH"


def test_a_captioned_table_outside_all_sections_takes_the_name_of_its_caption():
    found = blocks(*TITLE, "Bảng 2. Hồ sơ", table("Chỉ tiêu | Kết quả", "Hồ sơ | 12"))
    assert found[-1].section == "Bảng 2"


def test_rows_stand_in_the_section_they_are_printed_in():
    heading = RawParagraph("II. KẾT QUẢ", bold=True)
    found = blocks(*TITLE, heading, "Bảng 2. Hồ sơ", table("Chỉ tiêu | Kết quả", "Hồ sơ | 12"))
    assert (found[-1].section, found[-1].headings) == ("II", ("II. KẾT QUẢ",))


def test_a_table_continued_over_a_page_is_one_table():
    first = table("TT | Chỉ tiêu | Kết quả", "1 | Hồ sơ nhận | 12")
    rest = RawTable(table("TT | Chỉ tiêu | Kết quả", "2 | Hồ sơ trả | 11").rows, 3, continues=True)
    footer = RawParagraph("Trang 2", kind=BlockKind.PAGE_FOOTER)
    rows = [b for b in blocks(*TITLE, first, footer, rest) if b.kind is BlockKind.TABLE_ROW]
    assert [(b.row.table, b.row.row) for b in rows if b.row] == [(0, 1), (0, 2)]


def test_a_cell_quotes_its_own_words():
    found = blocks(*TITLE, table("TT | Chỉ tiêu | Kết quả", "1 | Hồ sơ nhận | 1.234"))
    assert [found[-1].cell_text(c) for c in found[-1].cells] == ["1", "Hồ sơ nhận", "1.234"]
    assert found[-1].text == "1 | Hồ sơ nhận | 1.234"
