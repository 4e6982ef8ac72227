"""Tables of figures: which cell is whose value, of which time, and which cells are none."""

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

BIEU_06 = (
    "Biểu số 06/VPCP/KSTT. Đơn vị tính: Số hồ sơ TTHC\n"
    "TT | Lĩnh vực | Nhận giải quyết | < | < | Đã giải quyết | < | < | < ; "
    "^ = | = | Tổng số | Trong kỳ | Từ kỳ trước | Tổng số | Trước hạn | Đúng hạn | Quá hạn ; "
    "1 | Hộ tịch | 110 | 100 | 10 | 105 | 70 | 34 | 1 ; "
    "2 | Đất đai | 60 | 55 | 5 | 50 | 20 | 25 | 5 ; "
    " | Tổng số | 170 | 155 | 15 | 155 | 90 | 59 | 6"
)


@pytest.fixture(scope="module")
def labels() -> LabelIndex:
    return LabelIndex(load_catalogue())


def read(labels: LabelIndex, notation: str, *, unit: str = "Phường Mẫu", period: str = "2026-Q3") -> list[Candidate]:
    document = a_document(notation, unit=unit, period=period)
    return TableReader(labels.catalogue, labels, unit, Period.parse(period)).read(document)


def values(candidates: list[Candidate]) -> dict[tuple[Code, str], Decimal]:
    taken = [c for c in candidates if c.kind is FigureKind.ACTUAL and c.code and not c.rule]
    return {(c.code, str(c.period)): c.amount for c in taken if c.code and c.amount is not None}


def test_only_the_total_row_of_bieu_06_gives_values(labels: LabelIndex) -> None:
    found = values(read(labels, BIEU_06))
    assert found == {
        ("TT-11", "2026-Q3"): Decimal(170),
        ("TT-12", "2026-Q3"): Decimal(155),
        ("TT-15", "2026-Q3"): Decimal(15),
        ("TT-16", "2026-Q3"): Decimal(155),
        ("TT-17", "2026-Q3"): Decimal(90),
        ("TT-18", "2026-Q3"): Decimal(59),
        ("TT-19", "2026-Q3"): Decimal(6),
    }


def test_rows_of_one_field_are_parts_not_values(labels: LabelIndex) -> None:
    parts = [c for c in read(labels, BIEU_06) if c.rule == "part_of_total"]
    assert {c.printed for c in parts} >= {"110", "60", "105"}


def test_a_table_of_one_row_without_a_total_is_the_units_own(labels: LabelIndex) -> None:
    found = values(read(labels, "Bảng 1. Hồ sơ TTHC\nLĩnh vực | Tiếp nhận mới | Đã giải quyết ; Một cửa | 40 | 38"))
    assert found == {("TT-12", "2026-Q3"): Decimal(40), ("TT-16", "2026-Q3"): Decimal(38)}


def test_a_city_total_is_not_the_units_value(labels: LabelIndex) -> None:
    table = (
        "Bảng 1. Hồ sơ TTHC\nĐơn vị | Tiếp nhận mới | Đã giải quyết ; Phường A | 40 | 38 ; Toàn thành phố | 900 | 850"
    )
    assert values(read(labels, table)) == {}


def test_short_labels_take_their_meaning_from_the_rows_above(labels: LabelIndex) -> None:
    table = (
        "STT | Chỉ tiêu | ĐVT | Kết quả ; 1 | Hồ sơ đã giải quyết | Hồ sơ | 90 ; 1.1 | Trước hạn | Hồ sơ | 60 ; "
        "1.2 | Quá hạn | Hồ sơ | 2 ; 2 | Hồ sơ đang giải quyết | Hồ sơ | 12 ; 2.1 | Quá hạn | Hồ sơ | 3"
    )
    found = values(read(labels, table))
    assert found[("TT-19", "2026-Q3")] == 2
    assert found[("TT-24", "2026-Q3")] == 3


def test_columns_of_two_quarters_give_one_value_and_one_previous_figure(labels: LabelIndex) -> None:
    table = "Chỉ tiêu | Quý II/2026 | Quý III/2026 | Tăng, giảm ; Hồ sơ tiếp nhận mới (hồ sơ) | 80 | 95 | +15"
    found = read(labels, table)
    assert values(found) == {("TT-12", "2026-Q3"): Decimal(95)}
    assert [c.kind for c in found] == [FigureKind.PREVIOUS, FigureKind.ACTUAL, FigureKind.DELTA]


def test_the_running_total_column_takes_the_nine_months(labels: LabelIndex) -> None:
    table = "Chỉ tiêu | ĐVT | Kỳ này | Lũy kế ; Văn bản chỉ đạo, điều hành CCHC | văn bản | 7 | 25"
    assert values(read(labels, table)) == {("CD-01", "2026-Q3"): Decimal(7), ("CD-01", "2026-9M"): Decimal(25)}


def test_a_plan_column_is_a_target_except_where_the_plan_is_an_indicator(labels: LabelIndex) -> None:
    table = (
        "Nội dung | Giao/kế hoạch | Thực hiện ; Vốn đầu tư công (triệu đồng) | 20.000 | 9.500 ; "
        "Tỷ lệ hồ sơ thanh toán trực tuyến (%) | 80 | 71,5"
    )
    found = read(labels, table)
    assert values(found)[("TK-01", "2026-Q3")] == 20_000_000_000
    assert any(a == 9_500_000_000 for (code, _), a in values(found).items() if code == "TK-02")
    assert [c.kind for c in found if c.printed == "80"] == [FigureKind.TARGET]


def test_a_column_of_the_city_is_a_benchmark(labels: LabelIndex) -> None:
    table = "Chỉ tiêu | ĐVT | Kết quả của phường | Kết quả của Thành phố ; Văn bản đi ký số | % | 98,5 | 99,1"
    found = read(labels, table)
    assert values(found) == {("CQS-12", "2026-Q3"): Decimal("98.5")}
    assert [c.kind for c in found if c.printed == "99,1"] == [FigureKind.BENCHMARK]


def test_the_highest_possible_score_is_no_value(labels: LabelIndex) -> None:
    table = "Bảng 2. Điểm Bộ chỉ số 766\nNhóm chỉ số | Điểm tối đa | Điểm đạt được ; Công khai, minh bạch | 18 | 16,5"
    found = read(labels, table)
    assert values(found) == {("XH-11", "2026-Q3"): Decimal("16.5")}
    assert [c.rule for c in found if c.printed == "18"] == ["max_score"]


@pytest.mark.parametrize("cell", ["", "…", "x", "-"])
def test_empty_is_not_zero(labels: LabelIndex, cell: str) -> None:
    table = f"Chỉ tiêu | ĐVT | Kết quả | Ghi chú ; Hồ sơ đã giải quyết | Hồ sơ | {cell} | Chưa tổng hợp"
    assert values(read(labels, table)) == {}


def test_a_dash_is_zero_only_where_the_report_says_so(labels: LabelIndex) -> None:
    table = "Chỉ tiêu | ĐVT | Kết quả ; Hồ sơ giải quyết quá hạn | Hồ sơ | -\nGhi chú: dấu “-” là không phát sinh."
    assert values(read(labels, table)) == {("TT-19", "2026-Q3"): Decimal(0)}


@pytest.mark.parametrize(
    ("row", "note"),
    [
        ("Hồ sơ giải quyết quá hạn | Hồ sơ | -", "Dấu “-”: không giao hoặc không có số liệu."),
        ("Tỷ lệ hồ sơ giải quyết đúng hạn | % | -", "Ghi chú: dấu “-” là không phát sinh."),
    ],
)
def test_a_dash_is_no_figure_where_it_means_not_known_nor_of_a_share(labels: LabelIndex, row: str, note: str) -> None:
    assert values(read(labels, f"Chỉ tiêu | ĐVT | Kết quả ; {row}\n{note}")) == {}


def test_a_share_under_procedures_is_of_services_only_where_it_says_so(labels: LabelIndex) -> None:
    table = "Chỉ tiêu | ĐVT | Quý III ; II. Thủ tục hành chính | | ; Tỷ lệ trực tuyến | % | 91,80"
    assert ("CQS-03", "2026-Q3") not in values(read(labels, table))


def test_a_caption_that_compares_with_another_quarter_leaves_the_figures_of_this_one(labels: LabelIndex) -> None:
    title = "Số thủ tục là 421, tăng 03 thủ tục so với cuối quý II. Bảng dưới đây trích từ hệ thống"
    table = f"{title}\nChỉ tiêu | ĐVT | Kết quả ; Hồ sơ đã giải quyết | Hồ sơ | 120"
    assert values(read(labels, table)) == {("TT-16", "2026-Q3"): Decimal(120)}


def test_a_note_gives_the_parts_of_a_percent(labels: LabelIndex) -> None:
    table = "Chỉ tiêu | ĐVT | Kết quả | Ghi chú ; Tỷ lệ hài lòng | % | 95,8 | 412/430 phiếu"
    [found] = [c for c in read(labels, table) if c.code == "TT-31" and c.kind is FigureKind.ACTUAL]
    assert (found.numerator, found.denominator) == (412, 430)


def test_a_note_that_says_running_total_gives_its_value(labels: LabelIndex) -> None:
    table = "Chỉ tiêu | ĐVT | Kết quả | Ghi chú ; Văn bản chỉ đạo, điều hành CCHC | văn bản | 9 | LK 30"
    assert values(read(labels, table))[("CD-01", "2026-9M")] == 30


def test_other_numbers_of_a_note_are_never_values(labels: LabelIndex) -> None:
    table = "Chỉ tiêu | ĐVT | Kết quả | Ghi chú ; Văn bản đi ký số | % | 98,5 | Chỉ tiêu giao 90; quý II 97"
    found = {c.printed: c.kind for c in read(labels, table)}
    assert found == {"98,5": FigureKind.ACTUAL, "90": FigureKind.TARGET, "quý II": FigureKind.OTHER, "97": found["97"]}
    assert found["97"] is not FigureKind.ACTUAL


def test_parts_beside_a_total_column_are_not_values(labels: LabelIndex) -> None:
    table = (
        "Nội dung | Đất đai | Hộ tịch | Tổng số ; Hồ sơ tiếp nhận mới | 12 | 30 | 42 ; "
        "Hồ sơ đã giải quyết | 10 | 29 | 39"
    )
    assert values(read(labels, table)) == {("TT-12", "2026-Q3"): Decimal(42), ("TT-16", "2026-Q3"): Decimal(39)}


def test_every_number_of_every_row_is_proposed(labels: LabelIndex) -> None:
    table = "STT | Chỉ tiêu | ĐVT | Kết quả | Ghi chú ; 1 | Hồ sơ quý III | Hồ sơ | 95 | QĐ 12/QĐ-UBND, quý II: 80"
    assert {c.printed for c in read(labels, table)} >= {"1", "quý III", "95", "80"}


def test_months_are_parts_of_the_quarter(labels: LabelIndex) -> None:
    down = (
        "Bảng 1. Hồ sơ TTHC\nTháng | Tiếp nhận mới | Đã giải quyết ; Tháng 7 | 20 | 19 ; "
        "Tháng 9 | 11 | 12 ; Cộng quý III | 31 | 31"
    )
    across = (
        "Chỉ tiêu | Tháng 7 | Tháng 9 | Cộng quý ; Hồ sơ tiếp nhận mới | 20 | 11 | 31 ; "
        "Hồ sơ đã giải quyết | 19 | 12 | 31"
    )
    expected = {("TT-12", "2026-Q3"): Decimal(31), ("TT-16", "2026-Q3"): Decimal(31)}
    assert values(read(labels, down)) == expected
    assert values(read(labels, across)) == expected


def test_received_in_all_holds_carried_files_only_where_they_have_a_column(labels: LabelIndex) -> None:
    head = "Bảng 2. Hồ sơ TTHC\nTT | Chi nhánh | Tiếp nhận | < | Đã giải quyết ; ^ = | = | Tổng số | {} | = ; "
    row = "1 | Số 1 | 50 | 40 | 45 ; | Toàn Trung tâm | 150 | 130 | 143"
    assert ("TT-12", "2026-Q3") in values(read(labels, head.format("Trực tuyến") + row))
    assert ("TT-11", "2026-Q3") in values(read(labels, head.format("Kỳ trước chuyển sang") + row))


def test_plan_result_and_share_of_one_row_are_three_indicators(labels: LabelIndex) -> None:
    table = (
        "TT | Chỉ tiêu | Kế hoạch năm | Thực hiện 9 tháng | Đạt (%) ; "
        "1 | Vốn đầu tư công (tỷ đồng) | 120,5 | 80,2 | 66,6"
    )
    assert values(read(labels, table)) == {
        ("TK-01", "2026-Q3"): Decimal("120500000000"),
        ("TK-02", "2026-9M"): Decimal("80200000000"),
        ("TK-03", "2026-9M"): Decimal("66.6"),
    }


def test_a_table_without_row_labels_is_read_by_its_columns(labels: LabelIndex) -> None:
    table = "Bảng 6. Nhiệm vụ Thành phố giao\nTổng số | Đúng hạn | Quá hạn | Tỷ lệ đúng hạn (%) ; 120 | 115 | 3 | 95,8"
    found = {code: amount for (code, _), amount in values(read(labels, table)).items()}
    assert found == {"CD-05": 120, "CD-06": 115, "CD-07": 3, "CD-09": Decimal("95.8")}


def test_earlier_files_that_add_up_with_new_ones_are_carried_over(labels: LabelIndex) -> None:
    table = (
        "PHỤ LỤC HỒ SƠ THỦ TỤC HÀNH CHÍNH\n"
        "TT | Lĩnh vực | Kỳ trước | Nhận mới | Phải xử lý | Đã xử lý | Sớm + đúng hạn | Quá hạn ; "
        "1 | Hộ tịch | 96 | 5.871 | 5.967 | 5.880 | 5.879 | 1 ; | Cộng | 412 | 8.936 | {} | 8.946 | 8.932 | 14"
    )
    read_so = values(read(labels, table.format("9.348")))
    assert read_so[("TT-15", "2026-Q3")] == Decimal(412)
    assert read_so[("TT-30", "2026-Q3")] == Decimal(8932)
    assert ("TT-15", "2026-Q3") not in values(read(labels, table.format("9.000")))


def test_a_share_beside_its_counts_names_the_row_also_beside_a_target(labels: LabelIndex) -> None:
    table = (
        "Bảng 5. Chính quyền số\nTT | Chỉ tiêu | Tử số | Mẫu số | Tỷ lệ (%) | Chỉ tiêu giao 2026 (%) ; "
        "1 | Hồ sơ số hóa khi tiếp nhận | 9.702 | 9.916 | 97,8 | 100 ; "
        "2 | Văn bản đi điện tử có ký số | 411 | 411 | 100 | 100"
    )
    assert values(read(labels, table)) == {("CQS-09", "2026-Q3"): Decimal("97.8"), ("CQS-12", "2026-Q3"): Decimal(100)}


def test_capital_given_and_spent_stand_in_one_row(labels: LabelIndex) -> None:
    table = (
        "TT | Nội dung | Được giao | Thực hiện | Tỷ lệ (%) ; "
        "1 | Vốn đầu tư công năm 2026 (triệu đồng) | 412.000 | 268.212 | 65,1"
    )
    found = values(read(labels, table))
    assert {code: amount for (code, _), amount in found.items()} == {
        "TK-01": Decimal(412_000_000_000),
        "TK-02": Decimal(268_212_000_000),
        "TK-03": Decimal("65.1"),
    }
