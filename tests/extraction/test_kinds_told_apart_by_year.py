"""Earlier years, others' levels, scales, prizes and names, told apart with neither unit nor period known."""

from __future__ import annotations

import pytest

from domain.number_reading import read_numbers
from domain.periods import Period
from extraction.kinds import KindContext, classify_kinds
from tests.support.told_kinds import kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kết nối 52 hệ thống; năm 2025 là 40.", {"52": "actual", "40": "previous"}),
        ("Đến 14/9/2026 đạt 91%. Năm 2025 tỷ lệ này là 84%.", {"91": "actual", "84": "previous"}),
        ("Năm 2024 đạt 80%. Năm 2025 tỷ lệ này là 84%.", {"80": "actual", "84": "actual"}),
        ("Có 90 cầu; năm 2026 là 104. Tháng 9/2025 có 80.", {"90": "actual", "104": "actual", "80": "actual"}),
        ("Năm 2025 trả 900 hồ sơ. Năm 2024, trả 700, trễ 12.", {"900": "actual", "700": "previous", "12": "previous"}),
        ("Phấn đấu năm 2026 đạt 95%. Năm 2025, xã trả 900 hồ sơ.", {"95": "target", "900": "actual"}),
        ("Năm 2026, xã trả 900 hồ sơ. Năm 2025, chỉ số CCHC đạt 88%.", {"900": "actual", "88": "actual"}),
    ],
)  # fmt: skip
def test_a_year_before_the_one_spoken_of_is_previous(text: str, expected: dict[str, str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cùng kỳ năm trước mở 12 lớp, phát hiện 30 lỗi.", {"12": "previous", "30": "previous"}),
        ("Kỳ báo cáo trước còn 12 việc chậm, nợ 30.", {"12": "previous", "30": "previous"}),
        ("Cùng kỳ năm trước mở 12 lớp, năm nay mở 15 lớp.", {"12": "previous", "15": "actual"}),
        ("Năm trước mở 12 lớp, trong kỳ mở 15 lớp.", {"12": "previous", "15": "actual"}),
        ("Trước khi sáp nhập, phường có 27 phòng; nay còn 03 phòng.", {"27": "previous", "03": "actual"}),
        ("Còn 45, trong khi cuối quý I là 90, đầu năm 99.", {"45": "actual", "90": "previous", "99": "previous"}),
        ("Quý II, số hóa chỉ đạt 66%; sang quý III đã đạt 81%.", {"66": "previous", "81": "actual"}),
        ("Quý II, số hóa đạt 66%; ký số đạt 81%.", {"66": "actual", "81": "actual"}),
        ("Hạng 6/18; năm 2024 là 88,4%, xếp thứ 9/18.", {"6/18": "actual", "88,4": "previous", "9/18": "previous"}),
        ("Còn 04 phòng, giảm mạnh so với tổng số 11 phòng trước khi sáp nhập.", {"04": "actual", "11": "previous"}),
    ],
)  # fmt: skip
def test_a_sentence_opened_by_the_year_before_holds_until_now_is_spoken_of(text: str, expected: dict[str, str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đạt 61,3%, cao hơn mức 55,2% chung của Thành phố.", {"61,3": "actual", "55,2": "benchmark"}),
        ("Đạt 61,3%, thấp hơn mức bình quân 66% của khối phường.", {"61,3": "actual", "66": "benchmark"}),
        ("Phường đạt 61,3%. Giải ngân toàn Thành phố là 44%.", {"61,3": "actual", "44": "benchmark"}),
        ("Mức số hóa chung khối sở đến 14/9 là 57%. Sở đạt 60%.", {"57": "benchmark", "60": "actual"}),
        ("Toàn Thành phố tỷ lệ số hóa đạt 44%.", {"44": "actual"}),
        ("Xã đạt 94%. Khối phường bình quân 91%.", {"94": "actual", "91": "benchmark"}),
        ("Đạt 96%, vượt mức 95% của Thành phố giao.", {"96": "actual", "95": "actual"}),
        ("Phường trả 300 hồ sơ, đạt 61,3% của toàn khối.", {"300": "actual", "61,3": "actual"}),
    ],
)
def test_levels_of_the_whole_are_benchmarks(text: str, expected: dict[str, str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DTI đạt 412 điểm trên 600.", {"412": "actual", "600": "other"}),
        ("Họp tại thôn 3, thu 40 phiếu.", {"3": "other", "40": "actual"}),
        ("Mỗi phần quà trị giá 200.000 đồng.", {"200.000": "other"}),
        ("Giá trị giải ngân 200.000 đồng.", {"200.000": "actual"}),
    ],
)
def test_scales_places_and_prizes_are_no_results(text: str, expected: dict[str, str]) -> None:
    assert kinds(text) == expected


def test_a_sentence_opened_by_the_year_before_holds_where_the_report_s_period_is_known() -> None:
    text = "Cùng kỳ năm trước mở 12 lớp, phát hiện 30 lỗi. Trong kỳ mở 15 lớp."
    mentions = read_numbers(text)
    context = KindContext(report_period=Period.parse("2026-Q3"), unit="Xã Bát Tràng")
    found = [k.value for k in classify_kinds(text, mentions, context=context)]
    assert found == ["previous", "previous", "actual"]
