"""The forms offices give their tables: each read by its structure, small enough to see why."""

from decimal import Decimal

import pytest

from domain.indicators import Code
from domain.periods import Period
from domain.values import FigureKind
from extraction.candidates import Candidate
from extraction.catalogue import load_catalogue
from extraction.from_tables import TableReader
from extraction.labels import LabelIndex
from tests.support.notation import a_document

Q3, NINE = "2026-Q3", "2026-9M"


@pytest.fixture(scope="module")
def labels() -> LabelIndex:
    return LabelIndex(load_catalogue())


def read(labels: LabelIndex, notation: str, *, period: str = Q3) -> list[Candidate]:
    document = a_document(notation, unit="Phường Mẫu", period=period)
    return TableReader(labels.catalogue, labels, "Phường Mẫu", Period.parse(period)).read(document)


def values(labels: LabelIndex, notation: str, *, period: str = Q3) -> dict[tuple[Code, str], Decimal]:
    taken = [c for c in read(labels, notation, period=period) if c.kind is FigureKind.ACTUAL and c.code and not c.rule]
    return {(c.code, str(c.period)): c.amount for c in taken if c.code and c.amount is not None}


def test_tables_side_by_side_are_read_one_after_the_other(labels: LabelIndex) -> None:
    table = (
        "Bảng 1. Hồ sơ TTHC\nNội dung | Số lượng | Nội dung | Số lượng ; Tiếp nhận mới | 231 | Đã giải quyết | 229 ; "
        "Kỳ trước chuyển sang | 4 | Đang giải quyết | 6"
    )
    assert values(labels, table) == {
        ("TT-12", Q3): Decimal(231),
        ("TT-15", Q3): Decimal(4),
        ("TT-16", Q3): Decimal(229),
        ("TT-22", Q3): Decimal(6),
    }


def test_a_merged_label_holds_for_every_time_under_it(labels: LabelIndex) -> None:
    table = (
        "Chỉ tiêu | Kỳ | Số liệu ; Hồ sơ tiếp nhận mới | Quý II/2026 | 190 ;  | Quý III/2026 | 205 ; "
        "Tỷ lệ hồ sơ đúng hạn (%) | Chỉ tiêu giao | 98 ;  | Thực hiện | 99,6"
    )
    found = read(labels, table)
    assert [(c.printed, c.kind) for c in found if c.code] == [
        ("190", FigureKind.PREVIOUS),
        ("205", FigureKind.ACTUAL),
        ("98", FigureKind.TARGET),
        ("99,6", FigureKind.ACTUAL),
    ]


def test_a_column_of_periods_gives_each_row_its_own(labels: LabelIndex) -> None:
    table = (
        "TT | Nội dung | ĐVT | Kết quả | Kỳ tính ; 1 | Tin, bài tuyên truyền CCHC | tin, bài | 71 | 9 tháng ; "
        "2 | Hồ sơ tiếp nhận mới | hồ sơ | 640 | Quý III ; 3 | Lượt công chức được bồi dưỡng | lượt người | 52 | lũy kế"
    )
    assert values(labels, table) == {
        ("CD-15", NINE): Decimal(71),
        ("TT-12", Q3): Decimal(640),
        ("CV-03", NINE): Decimal(52),
    }


def test_a_bare_share_speaks_of_the_row_above_it(labels: LabelIndex) -> None:
    table = (
        "STT | Nội dung | ĐVT | Số lượng ; 1 | Hồ sơ tiếp nhận mới | hồ sơ | 640 ; "
        " | Trong đó: nộp trực tuyến | hồ sơ | 610 ;  | Tỷ lệ | % | 95,3"
    )
    assert values(labels, table)[("CQS-05", Q3)] == Decimal("95.3")


def test_a_bare_share_column_speaks_of_the_column_beside_it(labels: LabelIndex) -> None:
    table = (
        "Bảng 2. Hồ sơ TTHC\nĐiểm tiếp nhận | Hồ sơ tiếp nhận mới | Trực tuyến | Tỷ lệ (%) ; Điểm 1 | 40 | 38 | 95 ; "
        "Điểm 2 | 60 | 54 | 90 ; Cộng | 100 | 92 | 92"
    )
    assert values(labels, table) == {
        ("TT-12", Q3): Decimal(100),
        ("TT-13", Q3): Decimal(92),
        ("CQS-05", Q3): Decimal(92),
    }


def test_short_labels_lean_on_the_subject_of_the_title(labels: LabelIndex) -> None:
    table = (
        "Bảng 3. Phản ánh, kiến nghị\nNội dung | Số lượng | Tỷ lệ (%) ; Tiếp nhận | 14 | ; "
        "Đã xử lý, trả lời | 13 | 92,9 ; Đúng hạn | 12 | 92,3"
    )
    assert values(labels, table) == {
        ("TT-27", Q3): Decimal(14),
        ("TT-28", Q3): Decimal(13),
        ("TT-29", Q3): Decimal("92.3"),
    }


def test_short_labels_lean_on_the_subject_of_the_row_above(labels: LabelIndex) -> None:
    table = (
        "Nội dung | ĐVT | Lũy kế ; Nhiệm vụ Thành phố giao đến hạn | nhiệm vụ | 88 ; "
        "Hoàn thành đúng hạn | nhiệm vụ | 86 ; Hoàn thành nhưng quá hạn | nhiệm vụ | 1 ; "
        "Quá hạn chưa hoàn thành | nhiệm vụ | 1"
    )
    assert values(labels, table) == {
        ("CD-05", NINE): Decimal(88),
        ("CD-06", NINE): Decimal(86),
        ("CD-07", NINE): Decimal(1),
        ("CD-08", Q3): Decimal(1),
    }


def test_row_and_column_name_an_indicator_together(labels: LabelIndex) -> None:
    table = "Khối | Được giao | Có mặt | Chưa sử dụng ; Công chức | 150 | 143 | 7 ; Viên chức | 60 | 55 | 5"
    assert values(labels, table) == {
        ("BM-05", Q3): Decimal(150),
        ("BM-06", Q3): Decimal(143),
        ("BM-07", Q3): Decimal(60),
        ("BM-08", Q3): Decimal(55),
    }


def test_a_subject_with_more_words_is_no_headcount(labels: LabelIndex) -> None:
    table = "Nội dung | Được giao | Có mặt ; Công chức đi biệt phái | 4 | 3"
    assert values(labels, table) == {}


def test_an_x_of_y_cell_is_part_and_whole(labels: LabelIndex) -> None:
    table = "Chỉ tiêu | Kết quả 9 tháng ; Nhiệm vụ Thành phố giao hoàn thành đúng hạn/đến hạn | 145/150"
    assert values(labels, table) == {("CD-06", NINE): Decimal(145), ("CD-05", NINE): Decimal(150)}


def test_of_a_share_and_its_parts_in_one_cell_the_share_is_the_value(labels: LabelIndex) -> None:
    table = "Chỉ tiêu | Kết quả ; Tỷ lệ hồ sơ giải quyết đúng hạn | 1.188/1.200 (99,0%)"
    assert values(labels, table) == {("TT-20", Q3): Decimal("99.0")}


def test_sentences_in_a_column_of_results_are_read_as_sentences(labels: LabelIndex) -> None:
    table = (
        "TT | Nội dung | Kết quả đạt được ; "
        "1 | Chỉ đạo | Ban hành 12 văn bản chỉ đạo, điều hành CCHC trong quý III ; "
        "2 | Thủ tục | Tiếp nhận mới 945 hồ sơ, đã giải quyết 930 hồ sơ trong quý III"
    )
    assert values(labels, table) == {
        ("CD-01", Q3): Decimal(12),
        ("TT-12", Q3): Decimal(945),
        ("TT-16", Q3): Decimal(930),
    }


def test_sentences_of_coming_tasks_are_no_results(labels: LabelIndex) -> None:
    table = (
        "TT | Nhiệm vụ quý IV | Chủ trì | Thời hạn ; "
        "1 | Kiểm tra CCHC tại 05 đơn vị, số hóa 100% hồ sơ mới | Văn phòng | 15/11/2026"
    )
    assert values(labels, table) == {}


def test_projects_are_parts_of_the_total_row_and_the_caption_gives_the_unit(labels: LabelIndex) -> None:
    table = (
        "Bảng 6. Vốn đầu tư công năm 2026 (triệu đồng)\n"
        "TT | Danh mục dự án | Kế hoạch vốn năm | Giải ngân 9 tháng | Đạt (%) ; "
        "1 | Trường tiểu học | 12.000 | 9.000 | 75,0 ; 2 | Nhà văn hóa | 3.500 | 2.800 | 80,0 ; "
        " | Cộng | 15.500 | 11.800 | 76,1"
    )
    assert values(labels, table) == {
        ("TK-01", Q3): Decimal("15500000000"),
        ("TK-02", NINE): Decimal("11800000000"),
        ("TK-03", NINE): Decimal("76.1"),
    }


def test_the_last_year_named_is_the_current_one_of_a_yearly_index(labels: LabelIndex) -> None:
    table = (
        "Bảng 8. Kết quả xếp hạng\nChỉ số | Năm 2024 | Năm 2025 | Xếp hạng năm 2025 ; "
        "Chỉ số CCHC của phường (%) | 88,1 | 90,4 | 22/51"
    )
    assert values(labels, table) == {("XH-17", "2025-Y"): Decimal("90.4"), ("XH-18", "2025-Y"): Decimal(22)}


def test_parts_under_the_header_of_one_period_are_not_its_value(labels: LabelIndex) -> None:
    table = (
        "TT | Nội dung | Quý III | < | Lũy kế 9 tháng ; ^ = | = | Tổng số | Trong đó trực tuyến | = ; "
        "1 | Hồ sơ tiếp nhận mới | 132 | 124 | 253"
    )
    assert values(labels, table) == {("TT-12", Q3): Decimal(132), ("TT-12", NINE): Decimal(253)}


def test_an_earlier_column_keeps_its_own_period(labels: LabelIndex) -> None:
    table = "Chỉ tiêu | Quý I | Quý II ; Hồ sơ tiếp nhận mới | 80 | 95"
    [before] = [c for c in read(labels, table, period="2026-Q2") if c.kind is FigureKind.PREVIOUS]
    assert str(before.period) == "2026-Q1"


def test_a_garbled_header_over_row_numbers_makes_no_figures(labels: LabelIndex) -> None:
    table = (
        "SITT | Chỉ tiêu | ĐVT | Thực hiện quý III ; 1 | Văn bản đi ký số | % | 100 ; "
        "2 | Hồ sơ tiếp nhận mới | hồ sơ | 95 ; 3 | Tỷ lệ hài lòng | % | 97,5"
    )
    assert values(labels, table) == {
        ("CQS-12", Q3): Decimal(100),
        ("TT-12", Q3): Decimal(95),
        ("TT-31", Q3): Decimal("97.5"),
    }


def test_columns_under_trong_do_are_parts_of_the_column_before(labels: LabelIndex) -> None:
    table = (
        "Chi nhánh | Tổng tiếp nhận | Trong đó | < | Đã trả | Trong đó | < ; "
        "^ = | = | Mới nhận | Kỳ trước chuyển sang | = | Trước và đúng hạn | Quá hạn ; "
        "Số 1 | 50 | 48 | 2 | 47 | 46 | 1 ; Cộng | 80 | 77 | 3 | 75 | 73 | 2"
    )
    assert values(labels, table) == {
        ("TT-11", Q3): Decimal(80),
        ("TT-12", Q3): Decimal(77),
        ("TT-15", Q3): Decimal(3),
        ("TT-16", Q3): Decimal(75),
        ("TT-30", Q3): Decimal(73),
        ("TT-19", Q3): Decimal(2),
    }


def test_a_share_beside_its_two_counts_is_the_value(labels: LabelIndex) -> None:
    table = (
        "STT | Chỉ tiêu | Số lượng | Tổng số | Tỷ lệ (%) ; "
        "1 | Hồ sơ được số hóa thành phần khi tiếp nhận | 230 | 240 | 95,8 ; "
        "2 | Hồ sơ thanh toán trực tuyến | 80 | 100 | 80"
    )
    assert values(labels, table) == {("CQS-09", Q3): Decimal("95.8"), ("CQS-08", Q3): Decimal(80)}


def test_states_of_one_subject_are_read_whatever_the_column_is_headed(labels: LabelIndex) -> None:
    table = (
        "Bảng 3. Nhiệm vụ Thành phố giao, lũy kế 9 tháng\nTình trạng | Số nhiệm vụ | Tỷ lệ (%) ; "
        "Đã hoàn thành đúng hạn | 150 | 94,9 ; Đã hoàn thành quá hạn | 5 | 3,2 ; Tổng số | 155 | 100"
    )
    assert values(labels, table) == {
        ("CD-06", NINE): Decimal(150),
        ("CD-09", NINE): Decimal("94.9"),
        ("CD-07", NINE): Decimal(5),
        ("CD-05", NINE): Decimal(155),
    }


def test_a_unit_in_the_figures_own_cell_counts(labels: LabelIndex) -> None:
    table = "Chỉ tiêu | Kết quả ; Hồ sơ tiếp nhận mới | 342 hồ sơ ; Kế hoạch vốn đầu tư công | 120,4 tỷ đồng"
    assert values(labels, table) == {("TT-12", Q3): Decimal(342), ("TK-01", Q3): Decimal("120400000000")}


def test_a_table_without_any_header_is_read_by_its_labels(labels: LabelIndex) -> None:
    table = " |  ; Hồ sơ tiếp nhận mới | 342 ; Hồ sơ đã giải quyết | 340"
    assert values(labels, table) == {("TT-12", Q3): Decimal(342), ("TT-16", Q3): Decimal(340)}


def test_heads_of_files_in_one_line_belong_to_the_count_on_their_left(labels: LabelIndex) -> None:
    table = (
        "Bảng 1. Kết quả giải quyết hồ sơ TTHC\n"
        "TT | Lĩnh vực | Tổng số | Trực tuyến | Trực tiếp | Kỳ trước chuyển sang | Đã giải quyết | Trước hạn | Đúng hạn"
        " | Quá hạn | Đang giải quyết | Trong hạn | Quá hạn ; "
        "1 | Hộ tịch | 107 | 80 | 15 | 12 | 96 | 60 | 35 | 1 | 11 | 9 | 2 ; "
        "2 | Đất đai | 60 | 40 | 12 | 8 | 50 | 30 | 17 | 3 | 10 | 6 | 4 ; "
        " | Tổng cộng | 167 | 120 | 27 | 20 | 146 | 90 | 52 | 4 | 21 | 15 | 6"
    )
    assert {code: amount for (code, _), amount in values(labels, table).items()} == {
        "TT-11": Decimal(167),
        "TT-13": Decimal(120),
        "TT-14": Decimal(27),
        "TT-15": Decimal(20),
        "TT-16": Decimal(146),
        "TT-17": Decimal(90),
        "TT-18": Decimal(52),
        "TT-19": Decimal(4),
        "TT-22": Decimal(21),
        "TT-23": Decimal(15),
        "TT-24": Decimal(6),
    }


def test_a_note_tells_a_part_of_the_open_files_and_the_rate_of_this_quarter_only(labels: LabelIndex) -> None:
    table = (
        "Hồ sơ TTHC\nTT | Nội dung | Quý II | Quý III | Ghi chú ; 1 | Hồ sơ tiếp nhận mới | 300 | 320 | ; "
        "2 | Trong đó trực tuyến | 270 | 295 | {share} ; 3 | Đang giải quyết | 12 | 16 | Quá hạn: 5"
    )
    found = values(labels, table.format(share="Quý III đạt 92,2%"))
    assert found["TT-24", Q3] == 5
    assert found["CQS-05", Q3] == Decimal("92.2")
    assert ("CQS-05", Q3) not in values(labels, table.format(share="Quý II đạt 90%"))
