from domain.documents import Box
from ingest.layout import Line, Margins, PrintedWord, flow_text, lines_of, starts_like_an_item
from ingest.pdf_columns import SideBySide, tell_columns
from ingest.pdf_margins import tell_margins
from ingest.pdf_paragraphs import paragraphs_of

SIZE, PITCH = 12.0, 16.0


def line(text: str, x: float, y: float, *, bold: bool = False, page: int = 1) -> Line:
    """Words six points a letter, three between them; three spaces in the text are a wide gap of forty points."""
    words: list[PrintedWord] = []
    for part in text.split("   "):
        for token in part.split():
            words.append(PrintedWord(token, Box(x, y, x + 6 * len(token), y + SIZE), SIZE, bold))
            x += 6 * len(token) + 3
        x += 40
    return Line(tuple(words), page)


def paragraphs(*lines: Line, left: float = 80, right: float = 500) -> list[str]:
    found = paragraphs_of(lines, Margins(left, right), PITCH)
    return [flow_text(p.lines)[0] for p in found]


FULL = "Trong kỳ báo cáo, cơ quan đã tiếp nhận và giải quyết các hồ sơ thủ"  # as long as the column is wide


def test_words_are_gathered_into_lines_from_top_to_bottom():
    words = [*line("dòng hai", 80, 120).words, *line("dòng một", 80, 100).words]
    assert [x.text for x in lines_of(words, 1)] == ["dòng một", "dòng hai"]


def test_a_full_line_goes_on_and_a_short_one_ends():
    assert paragraphs(line(FULL, 80, 100), line("tục hành chính.", 80, 116), line("Đoạn khác bắt đầu.", 80, 132)) == [
        f"{FULL} tục hành chính.",
        "Đoạn khác bắt đầu.",
    ]


def test_an_indented_line_opens_a_paragraph_though_the_one_above_is_full():
    assert len(paragraphs(line(FULL, 80, 100), line("Tiếp theo là đoạn mới.", 116, 116))) == 2


def test_a_list_item_keeps_its_hanging_lines():
    item = "- " + FULL[:-7]
    assert paragraphs(line(item, 98, 100), line("hồ sơ trễ.", 107, 116), line("- Mục hai.", 98, 132)) == [
        f"{item} hồ sơ trễ.",
        "- Mục hai.",
    ]


def test_a_line_that_begins_with_a_year_or_a_dash_inside_a_sentence_opens_nothing():
    text = "nhiệm vụ của các cơ quan trong toàn ngành cho năm học 2026 - 2027 -"
    assert len(paragraphs(line(FULL, 116, 84), line(text, 80, 100), line("2028 sẽ được giao sau.", 80, 116))) == 1


def test_a_bold_line_does_not_run_into_the_text_under_it():
    assert len(paragraphs(line(FULL, 80, 100, bold=True), line("Sở đã thực hiện.", 80, 116))) == 2


def test_a_wide_space_above_opens_a_paragraph():
    assert len(paragraphs(line(FULL, 80, 100), line("Đã xong.", 80, 124))) == 2


def test_a_sentence_goes_on_over_the_page():
    assert len(paragraphs(line(FULL, 80, 780), line("tục còn lại.", 80, 60, page=2))) == 1


def test_item_openings_are_told_from_numbers():
    assert all(starts_like_an_item(t) for t in ("- Một", "a) Hai", "2.1 Ba", "IV. Bốn", "Phụ lục II"))
    assert not any(starts_like_an_item(t) for t in ("2026 là năm", "1.234 hồ sơ", "05 văn bản", "Trong kỳ"))


def test_two_columns_are_read_one_after_the_other():
    parts = tell_columns([line("ỦY BAN NHÂN DÂN   CỘNG HÒA", 80, 60), line("PHƯỜNG MẪU   Độc lập", 90, 76)])
    [columns] = parts
    assert isinstance(columns, SideBySide)
    assert [x.text for x in columns.left] == ["ỦY BAN NHÂN DÂN", "PHƯỜNG MẪU"]
    assert [x.text for x in columns.right] == ["CỘNG HÒA", "Độc lập"]


def test_a_list_marker_with_a_tab_is_no_column():
    lines = [line("-   Đã ban hành kế hoạch", 80, 60), line("-   Đã kiểm tra 5 đơn vị", 80, 76)]
    assert tell_columns(lines) == lines


def test_numbers_far_behind_their_labels_stay_on_their_lines():
    lines = [line("Hồ sơ mới   12 15", 80, 60), line("Hồ sơ cũ   10 11", 80, 76)]
    assert tell_columns(lines) == lines


def test_page_numbers_and_what_comes_again_on_every_page_stand_apart():
    def page(number: int) -> tuple[int, float, list[Line]]:
        return (
            number,
            842.0,
            [
                line(f"Báo cáo quý III - Trang {number}", 80, 30, page=number),
                line("Nội dung", 80, 100 + number, page=number),
                line(f"- {number} -", 290, 800, page=number),
            ],
        )

    for told in tell_margins([page(1), page(2), page(3)]):
        assert [x.text for x in told.body] == ["Nội dung"]
        assert len(told.headers) == len(told.footers) == 1


def test_a_year_alone_in_the_middle_of_a_page_is_no_page_number():
    [told] = tell_margins([(1, 842.0, [line("Năm", 80, 300), line("2026", 80, 400), line("Hết", 80, 500)])])
    assert len(told.body) == 3


def test_syllables_and_years_broken_by_a_narrow_column_are_one_again():
    broken = (
        line("Nộp qua Cổn", 80, 100),
        line("g, trả đún", 80, 116),
        line("g hẹn, Nh", 80, 132),
        line("óm II/20", 80, 148),
    )
    assert flow_text((*broken, line("26", 80, 164)))[0] == "Nộp qua Cổng, trả đúng hẹn, Nhóm II/2026"


def test_letters_that_name_a_point_or_a_group_stand_alone():
    lines = (line("theo điểm", 80, 100), line("c khoản 2, tổ", 80, 116), line("m và nhóm", 80, 132), line("B", 80, 148))
    assert flow_text(lines)[0] == "theo điểm c khoản 2, tổ m và nhóm B"
