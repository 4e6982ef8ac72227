"""What a number is: each case is a sentence as a unit would write it."""

from __future__ import annotations

import time

import pytest

from domain.number_reading import read_numbers
from domain.periods import Period
from domain.values import FigureKind
from extraction.kinds import KindContext, classify_kinds
from tests.support import told_kinds

QUARTER = KindContext(report_period=Period.parse("2026-Q3"), unit="Sở Du lịch")


def kinds(text: str, context: KindContext = QUARTER) -> dict[str, str]:
    """The kinds a third quarter's report of a department tells, unless the case knows otherwise."""
    return told_kinds.kinds(text, context)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở tiếp nhận 312 hồ sơ, trả 305 hồ sơ.", {"312": "actual", "305": "actual"}),
        ("Tỷ lệ đạt 97,1%, vượt chỉ tiêu 95%.", {"97,1": "actual", "95": "target"}),
        ("Phấn đấu hết năm đạt 98%, trong đó quý IV đạt 99%.", {"98": "target", "99": "target"}),
        ("Mục tiêu năm là 90%, đến nay đã đạt 92%.", {"90": "target", "92": "actual"}),
        ("Đã mở 5 lớp (kế hoạch 8).", {"5": "actual", "8": "target"}),
        ("Dự kiến quý IV tuyển 04 viên chức.", {"04": "target"}),
        ("Hoàn thành 91% kế hoạch năm.", {"91": "actual"}),
        ("Sở được giao 120 biên chế công chức.", {"120": "actual"}),
        ("100% nhiệm vụ được giao phải hoàn thành đúng hạn.", {"100": "target"}),
    ],
)
def test_goals_hold_until_a_result_speaks(text: str, expected: dict[str, str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Số hồ sơ quá hạn là 4 (quý II: 10).", {"4": "actual", "10": "previous"}),
        ("Giảm từ 401 xuống 380 đơn vị.", {"401": "previous", "380": "actual"}),
        ("Đạt 86%, cùng kỳ đạt 81%.", {"86": "actual", "81": "previous"}),
        ("Giải quyết 52 kiến nghị, năm 2025 là 47.", {"52": "actual", "47": "previous"}),
        ("Có 33 lớp, nhiều hơn quý trước 5 lớp.", {"33": "actual", "5": "delta"}),
        ("Đạt 88 điểm, tăng 1 điểm so với 87 điểm của năm 2025.", {"88": "actual", "1": "delta", "87": "previous"}),
        ("Đạt 88 điểm, tăng 1 điểm (87 điểm).", {"88": "actual", "1": "delta", "87": "previous"}),
        ("Quý II, Sở chỉ trả 140 hồ sơ.", {"140": "previous"}),
    ],
)  # fmt: skip
def test_earlier_values_and_changes_are_told_from_the_result(text: str, expected: dict[str, str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đạt 88%, cao hơn bình quân khối sở (85%).", {"88": "actual", "85": "benchmark"}),
        ("Đạt 88%, trong khi cả nước đạt 80%.", {"88": "actual", "80": "benchmark"}),
        ("Toàn Thành phố có 9.120 hồ sơ quá hạn, trong đó Sở có 12 hồ sơ.", {"9.120": "benchmark", "12": "actual"}),
        ("Hạng 8/15, kém Sở Tư pháp (3/15).", {"8/15": "actual", "3/15": "benchmark"}),
        ("Phòng Lữ hành đạt 91%.", {"91": "benchmark"}),
    ],
)
def test_what_belongs_to_others_is_a_benchmark(text: str, expected: dict[str, str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đạt 268 điểm trên thang điểm 330.", {"268": "actual", "330": "other"}),
        ("Có 07 đơn vị đạt trên 90%.", {"07": "actual", "90": "other"}),
        ("Mỗi lớp khoảng 80 người.", {"80": "other"}),
        ("Hồ sơ được trả trong 05 ngày làm việc.", {"05": "other"}),
        ("Hạng 4 trong 34 tỉnh, thành phố.", {"4": "actual", "34": "other"}),
    ],
)
def test_scales_classes_and_sizes_are_no_results(text: str, expected: dict[str, str]) -> None:
    assert kinds(text) == expected


def test_dates_document_numbers_and_names_keep_their_own_kind() -> None:
    text = "Ngày 14/9/2026, Nghị quyết số 76/NQ-CP, mức độ 4"
    found = classify_kinds(text, read_numbers(text), context=QUARTER)
    assert [k.value for k in found] == ["date", "doc_number", "other"]


def test_a_part_of_the_report_s_own_period_is_a_result() -> None:
    nine_months = KindContext(report_period=Period.parse("2026-9M"), unit="Sở Du lịch")
    assert kinds("Mở 9 lớp (quý III: 4).", nine_months) == {"9": "actual", "4": "actual"}


def test_the_city_s_own_report_speaks_of_the_city() -> None:
    city = KindContext(report_period=Period.parse("2026-Q3"), unit="UBND thành phố Hà Nội")
    assert kinds("Toàn Thành phố tiếp nhận 9.120 hồ sơ, cả nước 80.000 hồ sơ.", city) == {
        "9.120": "actual", "80.000": "benchmark"
    }  # fmt: skip


def test_a_plan_section_makes_plain_figures_targets_but_not_results() -> None:
    ahead = KindContext(report_period=Period.parse("2026-Q3"), headings=("IV. Phương hướng, nhiệm vụ quý IV",))
    assert kinds("Mở 03 lớp bồi dưỡng.", ahead) == {"03": "target"}
    assert kinds("Sở đã mở 03 lớp bồi dưỡng.", ahead) == {"03": "actual"}


@pytest.mark.parametrize(
    ("header", "kind"),
    [("Kế hoạch năm", "target"), ("Cùng kỳ", "previous"), ("So sánh (%)", "delta"), ("Kết quả thực hiện", "actual")],
)
def test_the_header_of_a_column_decides_its_cells(header: str, kind: str) -> None:
    assert kinds("1.250", KindContext(table_header=header)) == {"1.250": kind}


@pytest.mark.parametrize("filler", [" ", "\n", "1 ", "12/", "(", "không có ", "a", "1."])
def test_odd_texts_are_read_in_reasonable_time(filler: str) -> None:
    text = filler * 2000 + " đạt 95%"
    started = time.process_time()
    assert len(classify_kinds(text, read_numbers(text), context=QUARTER)) > 0
    assert time.process_time() - started < 5


def test_what_has_not_been_done_so_far_is_no_target() -> None:
    text = "Chưa tiến hành rà soát TTHC do kế hoạch bố trí vào quý IV."
    context = KindContext(report_period=Period.parse("2026-Q3"), unit="Xã Sơn Đồng")
    assert classify_kinds(text, read_numbers(text), context=context)[0] is FigureKind.ACTUAL


def test_work_assigned_to_others_and_bodies_measured_are_no_results() -> None:
    text = "UBND thành phố giao Sở Y tế triển khai thêm 40 dịch vụ công trực tuyến."
    assert classify_kinds(text, read_numbers(text), context=KindContext()) == [FigureKind.TARGET]
    text = "Đối tượng đánh giá của bộ chỉ số là 19 bộ, ngành."
    assert classify_kinds(text, read_numbers(text), context=KindContext()) == [FigureKind.OTHER]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Có 21 địa phương đạt tỷ lệ thanh toán trực tuyến trên 70%.", {"21": "actual", "70": "other"}),
        ("Còn 3 đơn vị có tỷ lệ hồ sơ đúng hạn dưới 90%.", {"3": "actual", "90": "other"}),
        ("Sở có 3 đơn vị, tỷ lệ hồ sơ đúng hạn đạt trên 90%.", {"3": "actual", "90": "actual"}),
    ],
)
def test_the_line_that_makes_a_class_of_bodies_is_no_result(text: str, expected: dict[str, str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tỷ lệ hài lòng đạt 91,2%, cao hơn mức 88,4% của năm 2024.", {"91,2": "actual", "88,4": "previous"}),
        (
            "Tỷ lệ hài lòng đạt 91,2%, tăng mạnh so với tỷ lệ 80,5% vào năm 2023.",
            {"91,2": "actual", "80,5": "previous"},
        ),
        ("Tỷ lệ giải ngân thấp hơn mức 72,6% bình quân khối xã.", {"72,6": "benchmark"}),
        ("Phòng có kế hoạch mở 12 lớp trong quý sau.", {"12": "target"}),
        ("Sẽ cắt giảm 44 TTHC (chiếm 18,5% tổng số TTHC).", {"44": "target", "18,5": "target"}),
    ],
)
def test_what_a_figure_is_held_against_is_not_the_result(text: str, expected: dict[str, str]) -> None:
    assert kinds(text) == expected
