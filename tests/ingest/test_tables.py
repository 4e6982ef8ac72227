from domain.documents import BlockKind
from ingest.raw import RawCell, RawParagraph, RawTable
from ingest.tables import TableRow, joined, read_table


def a_table(*rows: str, header_rows: int = 0, continues: bool = False) -> RawTable:
    """Cells parted by "|"; "<" widens the cell to its left, "^" lengthens the one above, "*" in front is bold."""
    grid = [[c.strip() for c in row.split("|")] for row in rows]
    made: list[tuple[RawCell, ...]] = []
    for i, row in enumerate(grid):
        cells: list[RawCell] = []
        for column, text in enumerate(row):
            if text in ("<", "^"):
                continue
            width = next((n for n in range(1, 99) if row[column + n : column + n + 1] != ["<"]), 1)
            height = next((n for n in range(1, 99) if not (i + n < len(grid) and grid[i + n][column] == "^")), 1)
            paragraph = RawParagraph(text.lstrip("*"), bold=text.startswith("*"))
            cells.append(RawCell(column, (paragraph,) if text else (), width, height))
        made.append(tuple(cells))
    return RawTable(tuple(made), len(grid[0]), header_rows=header_rows, continues=continues)


def body(table: RawTable) -> list[TableRow]:
    return [r for r in read_table(table).rows if r.kind is BlockKind.TABLE_ROW]


def heads(table: RawTable) -> list[str]:
    return [r.text for r in read_table(table).rows if r.kind is BlockKind.TABLE_HEAD]


FORM_06 = a_table(
    "TT | Lĩnh vực | Nhận giải quyết | < | < | Đã giải quyết | <",
    "^ | ^ | Tổng số | Trong kỳ | < | Tổng số | Quá hạn",
    "^ | ^ | ^ | Trực tuyến | Trực tiếp | ^ | ^",
    "(1) | (2) | (3) | (4) | (5) | (6) | (7)",
    "I | Cấp sở | | | | |",
    "1 | Đất đai | 10 | 7 | 3 | 9 | 0",
    "2 | Hộ tịch | 20 | 15 | 5 | 20 | -",
    " | Tổng số | 30 | 22 | 8 | 29 | 0",
)


def test_three_merged_head_rows_and_the_column_numbers_are_heads():
    assert len(heads(FORM_06)) == 4
    assert heads(FORM_06)[3] == "(1) | (2) | (3) | (4) | (5) | (6) | (7)"


def test_a_cell_knows_the_heads_above_it_outermost_first():
    row = body(FORM_06)[1]
    assert {c.column: c.header for c in row.cells} == {
        0: ("TT",),
        1: ("Lĩnh vực",),
        2: ("Nhận giải quyết", "Tổng số"),
        3: ("Nhận giải quyết", "Trong kỳ", "Trực tuyến"),
        4: ("Nhận giải quyết", "Trong kỳ", "Trực tiếp"),
        5: ("Đã giải quyết", "Tổng số"),
        6: ("Đã giải quyết", "Quá hạn"),
    }


def test_a_row_knows_its_label_number_group_and_whether_it_is_a_total():
    group, land, civil, total = body(FORM_06)
    assert (group.label.label, group.label.number, group.label.groups) == ("Cấp sở", "I", ())
    assert (land.label.label, land.label.number, land.label.groups) == ("Đất đai", "1", ("Cấp sở",))
    assert civil.label.groups == ("Cấp sở",)
    assert (total.label.label, total.label.subtotal, total.label.groups) == ("Tổng số", True, ())
    assert not land.label.subtotal


def test_an_empty_cell_is_no_cell_and_the_others_keep_their_columns():
    [row] = body(a_table("TT | Chỉ tiêu | ĐVT | Kỳ này | Lũy kế", "1 | Nhiệm vụ đã xong | nhiệm vụ | | 21"))
    assert row.text == "1 | Nhiệm vụ đã xong | nhiệm vụ | 21"
    assert [c.column for c in row.cells] == [0, 1, 2, 4]
    assert row.cells[-1].header == ("Lũy kế",)


def test_a_second_head_row_without_vertical_merges_is_still_a_head():
    table = a_table("Chỉ tiêu | Kết quả | <", " | Kỳ này | Lũy kế", "Hồ sơ | 8 | 27")
    assert heads(table) == ["Chỉ tiêu | Kết quả", "Kỳ này | Lũy kế"]
    assert body(table)[0].cells[2].header == ("Kết quả", "Lũy kế")


def test_years_as_heads_are_heads_and_not_figures():
    assert heads(a_table("Chỉ tiêu | 2024 | 2025", "Hồ sơ | 12 | 15")) == ["Chỉ tiêu | 2024 | 2025"]


def test_column_numbers_with_formulas_and_letters_are_a_head():
    table = a_table("TT | Lĩnh vực | Tổng | Trước hạn | Quá hạn", "A | B | 1=2+3 | 2 | 3", "1 | Đất đai | 9 | 8 | 1")
    assert len(heads(table)) == 2
    assert len(body(table)) == 1


def test_a_first_data_row_that_counts_up_is_not_taken_for_column_numbers():
    assert len(body(a_table("Thôn | Hộ | Hồ sơ | Tổ", "Một | 1 | 2 | 3", "Hai | 4 | 5 | 6"))) == 2


def test_a_table_without_a_head_is_all_body():
    assert heads(a_table("Hồ sơ nhận | 12 | 15", "Hồ sơ trả | 11 | 14")) == []


def test_a_row_over_the_full_width_above_the_head_names_the_table():
    table = a_table("BIỂU TỔNG HỢP | < | <", "TT | Chỉ tiêu | Kết quả", "1 | Hồ sơ | 12")
    read = read_table(table)
    assert read.title == "BIỂU TỔNG HỢP"
    assert [c.header for c in body(table)[0].cells][2] == ("Kết quả",)


def test_heads_printed_again_inside_the_table_are_heads():
    table = a_table("TT | Chỉ tiêu | Kết quả", "1 | Hồ sơ | 12", "TT | Chỉ tiêu | Kết quả", "2 | Văn bản | 7")
    assert len(heads(table)) == 2
    assert [r.label.number for r in body(table)] == ["1", "2"]


def test_a_table_continued_on_the_next_page_is_one_table_without_the_repeated_heads():
    first = a_table("TT | Chỉ tiêu | Kết quả", "(1) | (2) | (3)", "1 | Hồ sơ | 12")
    rest = a_table("TT | Chỉ tiêu | Kết quả", "(1) | (2) | (3)", "2 | Văn bản | 7", continues=True)
    only_numbers = a_table("(1) | (2) | (3)", "2 | Văn bản | 7", continues=True)
    for continued in (rest, only_numbers):
        whole = joined(first, continued)
        assert [r.text for r in body(whole)] == ["1 | Hồ sơ | 12", "2 | Văn bản | 7"]
        assert len(heads(whole)) == 2


def test_a_continued_table_keeps_a_data_row_that_repeats_one_before():
    first = a_table("TT | Chỉ tiêu | Kết quả | Ghi chú", "1 | Hồ sơ | 12 | 3")
    assert len(joined(first, a_table("1 | Hồ sơ | 12 | 3", "2 | Văn bản | 7 | 1")).rows) == 4


def test_roman_rows_with_sums_are_subtotals_and_head_the_rows_below():
    table = a_table(
        "Nội dung | Đất đai | Tổng số", "I. Phải giải quyết | 7 | 60", "1. Kỳ trước | 2 | 8", "2. Mới | 5 | 52",
        "II. Đã giải quyết | 6 | 59", "1. Trước hạn | 4 | 44",
    )  # fmt: skip
    rows = body(table)
    assert [r.label.subtotal for r in rows] == [True, False, False, True, False]
    assert [r.label.groups for r in rows] == [
        (), ("Phải giải quyết",), ("Phải giải quyết",), (), ("Đã giải quyết",),
    ]  # fmt: skip
    assert (rows[1].label.label, rows[1].label.number) == ("Kỳ trước", "1")


def test_rows_numbered_one_level_deeper_belong_to_the_row_above():
    table = a_table("STT | Chỉ tiêu | Kết quả", "1 | Hồ sơ nhận | 12", "1.1 | Trực tuyến | 9", "2 | Hồ sơ trả | 11")
    assert [r.label.groups for r in body(table)] == [(), ("Hồ sơ nhận",), ()]


def test_dashed_rows_belong_to_the_row_above_them():
    table = a_table(
        "Chỉ tiêu | Kết quả", "Hồ sơ đã giải quyết | 12", "- Đúng hạn | 11", "- Quá hạn | 1", "Hồ sơ tồn | 4"
    )
    rows = body(table)
    assert [r.label.groups for r in rows] == [(), ("Hồ sơ đã giải quyết",), ("Hồ sơ đã giải quyết",), ()]
    assert rows[1].label.label == "Đúng hạn"


def test_rows_that_say_trong_do_belong_to_the_row_above_them():
    table = a_table("Chỉ tiêu | Kết quả", "Văn bản ban hành | 3", "Trong đó: quy phạm pháp luật | 1", "Cuộc họp | 4")
    assert [r.label.groups for r in body(table)] == [(), ("Văn bản ban hành",), ()]


def test_a_row_of_units_in_brackets_is_a_head():
    table = a_table("Chỉ tiêu | Kết quả | Tỷ lệ", " | (hồ sơ) | (%)", "Hồ sơ đúng hạn | 12 | 98,5")
    assert body(table)[0].cells[2].header == ("Tỷ lệ", "(%)")


def test_an_indicator_whose_name_begins_with_tong_so_is_no_total():
    table = a_table(
        "TT | Chỉ tiêu | Kết quả", "1 | Tổng số hồ sơ tiếp nhận | 12", "2 | Cộng toàn phường | 9", "3 | Tổng điểm | 91"
    )
    assert [r.label.subtotal for r in body(table)] == [False, True, True]


def test_a_row_whose_result_is_missing_is_a_row_and_not_a_sub_heading():
    table = a_table(
        "TT | Chỉ tiêu | ĐVT | Kết quả", "1 | Văn bản đã rà soát | văn bản |", "2 | Văn bản ban hành | văn bản | 3"
    )
    assert [r.label.groups for r in body(table)] == [(), ()]


def test_a_cell_over_several_rows_is_a_group_of_all_of_them():
    table = a_table(
        "Nhóm | Chỉ tiêu | Kết quả", "Thủ tục | Hồ sơ nhận | 12", "^ | Hồ sơ trả | 11", "Công vụ | Tập huấn | 3"
    )
    rows = body(table)
    assert rows[1].label.label == "Hồ sơ trả"
    assert rows[1].label.groups == ("Thủ tục",)
    assert rows[2].label.groups == ()
