import pytest

from ingest.headings import Heading, Outline, find_headings, is_caption, section_path
from ingest.printed_numbers import Sort, read_marker, read_number
from ingest.raw import Align, RawParagraph


def line(
    text: str, *, bold: bool = False, level: int | None = None, marker: str = "", center: bool = False
) -> RawParagraph:
    return RawParagraph(text, bold=bold, level=level, marker=marker, align=Align.CENTER if center else Align.LEFT)


def sections(*lines: RawParagraph) -> list[str]:
    """The section each line stands in, as the outline sees them one after another."""
    outline, out = Outline(), []
    for heading in find_headings(lines):
        if heading is not None and outline.takes(heading):
            outline.enter(heading)
        else:
            outline.content()
        out.append(outline.section)
    return out


@pytest.mark.parametrize(
    ("text", "sort", "parts"),
    [
        ("II. KẾT QUẢ", Sort.ROMAN, ("II",)),
        ("C. NHẬN XÉT", Sort.UPPER, ("C",)),
        ("V. KIẾN NGHỊ", Sort.ROMAN, ("V",)),
        ("1. Cải cách thể chế", Sort.DECIMAL, ("1",)),
        ("1.1 Về kế hoạch", Sort.DECIMAL, ("1", "1")),
        ("II.2. Thủ tục", Sort.ROMAN, ("II", "2")),
        ("đ) Phản ánh, kiến nghị", Sort.POINT, ("đ",)),
        ("Phần thứ hai. KẾT QUẢ", Sort.PART, ("hai",)),
        ("PHẦN III. NHIỆM VỤ", Sort.PART, ("III",)),
        ("Mục 1. Chỉ đạo", Sort.SECTION, ("1",)),
        ("Hai. Thủ tục hành chính", Sort.WORD, ("Hai",)),
        ("PHỤ LỤC 02", Sort.ANNEX, ("02",)),
        ("PHỤ LỤC SỐ LIỆU", Sort.ANNEX, ()),
        ("I - CHỈ ĐẠO", Sort.ROMAN, ("I",)),
    ],
)
def test_printed_numbers_are_told_by_their_sort(text: str, sort: Sort, parts: tuple[str, ...]):
    number = read_number(text)
    assert number is not None
    assert (number.sort, number.parts) == (sort, parts)


@pytest.mark.parametrize(
    "text",
    ["1.234 hồ sơ", "05 văn bản", "15/6/2026", "99,5% hồ sơ", "12.500 hồ sơ gốc", "Hai cuộc đối thoại", "V/v báo cáo",
     "Phần lớn hồ sơ", "Mục tiêu năm", "- Phòng Một", "Năm 2025", "9 phòng"],
)  # fmt: skip
def test_figures_and_plain_words_are_no_printed_numbers(text: str):
    assert read_number(text) is None


def test_a_bullet_is_no_number_and_an_automatic_number_is():
    assert read_marker("•") is None
    number = read_marker("1.2.")
    assert number is not None
    assert number.parts == ("1", "2")


def test_bold_headings_make_the_section_path():
    assert sections(
        line("I. CHỈ ĐẠO", bold=True), line("1. Kế hoạch", bold=True), line("Đã xong 12 việc."),
        line("II. KẾT QUẢ", bold=True), line("1. Thể chế", bold=True), line("2. Thủ tục", bold=True), line("Nhận 5."),
    ) == ["I", "I.1", "I.1", "II", "II.1", "II.2", "II.2"]  # fmt: skip


def test_letters_may_stand_above_or_below_roman_numbers():
    upper_first = sections(line("A. CHUNG", bold=True), line("I. Chỉ đạo", bold=True), line("B. RIÊNG", bold=True))
    roman_first = sections(line("I. CHUNG", bold=True), line("A. Chỉ đạo", bold=True), line("II. RIÊNG", bold=True))
    assert upper_first == ["A", "A.I", "B"]
    assert roman_first == ["I", "I.A", "II"]


def test_a_whole_path_printed_is_not_doubled():
    decimal = sections(line("2. KẾT QUẢ", bold=True), line("2.1. Thể chế", bold=True), line("2.2. Thủ tục", bold=True))
    under_roman = sections(line("II. KẾT QUẢ", bold=True), line("II.1. Thể chế", bold=True))
    named = sections(line("Mục 2. Kết quả", bold=True), line("2.1. Thể chế", bold=True))
    assert decimal == ["2", "2.1", "2.2"]
    assert under_roman == ["II", "II.1"]
    assert named == ["Mục 2", "Mục 2.1"]


def test_a_part_alone_keeps_its_word_and_gives_only_its_number_to_sections_below():
    assert sections(line("PHẦN II. KẾT QUẢ", bold=True), line("1. Thể chế", bold=True)) == ["Phần II", "II.1"]
    assert sections(line("Phần thứ hai. KẾT QUẢ", bold=True), line("Hai. Thủ tục", bold=True)) == [
        "Phần thứ hai",
        "Phần thứ hai, Hai",
    ]


def test_points_are_headings_but_not_part_of_the_section():
    lines = [line("2. Thủ tục", bold=True), line("a) Kết quả giải quyết hồ sơ"), line("Nhận 5 hồ sơ.")]
    assert [h is not None for h in find_headings(lines)] == [True, True, False]
    assert sections(*lines) == ["2", "2", "2"]


def test_an_annex_ends_all_sections_before_it():
    assert sections(line("V. KIẾN NGHỊ", bold=True), line("PHỤ LỤC I", bold=True, center=True)) == ["V", "Phụ lục I"]


def test_numbered_tasks_and_short_results_are_no_headings():
    lines = [
        line("IV. NHIỆM VỤ", bold=True),
        line("1. Văn phòng rà soát quy trình, xong trong tháng 10/2026."),
        line("2. Phòng Một cửa trả hết hồ sơ trễ."),
        line("Phát sinh 03 hồ sơ."),
    ]
    assert [h is not None for h in find_headings(lines)] == [True, False, False, False]


def test_plain_numbered_lines_are_headings_where_nothing_is_bold():
    lines = [line("I. Công tác chỉ đạo"), line("Đã ban hành 6 văn bản."), line("II. Kết quả"), line("Nhận 12 hồ sơ.")]
    assert sections(*lines) == ["I", "I", "II", "II"]


def test_a_bold_sentence_with_figures_is_a_statement_and_no_heading():
    statement = "1. Kế hoạch cải cách hành chính năm 2026 gồm 34 nhiệm vụ, đến nay đã hoàn thành 26 nhiệm vụ."
    assert [h is not None for h in find_headings([line(statement, bold=True)])] == [False]


def test_a_run_in_title_counts_as_a_section_between_its_sister_headings():
    lines = [
        line("2. KẾT QUẢ", bold=True),
        line("2.1. Cải cách thể chế. Trong quý II tham mưu 06 quyết định."),
        line("2.2. Cải cách thủ tục hành chính", bold=True),
        line("Nhận 12 hồ sơ."),
    ]
    assert sections(*lines) == ["2", "2.1", "2.2", "2.2"]


def test_a_titled_list_under_a_heading_of_the_same_sort_does_not_close_the_heading():
    lines = [
        line("III. ĐÁNH GIÁ", bold=True),
        line("2. Tồn tại, hạn chế", bold=True),
        line("1. Về nhân lực: thiếu người ở bộ phận một cửa."),
        line("2. Về phần mềm: hay treo vào buổi sáng."),
    ]
    assert sections(*lines)[-1] == "III.2"


def test_a_bare_number_takes_the_line_below_as_its_title():
    outline = Outline()
    for heading in find_headings([line("PHẦN I", bold=True), line("KẾT QUẢ THỰC HIỆN", bold=True)]):
        assert heading is not None
        outline.enter(heading)
    assert outline.titles == ("PHẦN I KẾT QUẢ THỰC HIỆN",)


def test_unnumbered_heading_styles_nest_by_their_level():
    outline = Outline()
    lines = [line("KẾT QUẢ", level=1), line("Về thể chế", level=2), line("Về thủ tục", level=2)]
    for heading in find_headings(lines):
        assert heading is not None
        outline.enter(heading)
    assert outline.titles == ("KẾT QUẢ", "Về thủ tục")


def test_captions_are_told_from_sentences():
    assert is_caption("Bảng 1. Kết quả giải quyết hồ sơ")
    assert is_caption("Biểu số 06/VPCP/KSTT")
    assert not is_caption("Biểu dương 12 tập thể")


def test_a_section_without_any_number_is_empty():
    assert section_path([Heading("KẾT QUẢ", "KẾT QUẢ")]) == ""
