"""Reports that tell the year before first: what is of then, what is of now, and that both count one thing."""

from __future__ import annotations

import pytest

from domain.periods import Period
from extraction.kinds import KindContext
from tests.support.said import cases, named
from tests.support.told_kinds import kinds

_AT_YEAR_S_END = KindContext(report_period=Period.parse("2026-Y"), unit="Sở Du lịch")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Năm 2025 trả 900 hồ sơ, trễ hẹn 12.", {"900": "previous", "12": "previous"}),
        ("Năm 2025 hai phòng cũ mở 14 lớp, năm nay mở 9 lớp.", {"hai": "previous", "14": "previous", "9": "actual"}),
        ("Vốn năm 2025 là 70 tỷ đồng, giải ngân 63 tỷ đồng (90%); năm 2026 giải ngân 76 tỷ đồng (95%).",
         {"70 tỷ": "previous", "63 tỷ": "previous", "90": "previous", "76 tỷ": "actual", "95": "actual"}),
        ("Năm 2025 nhận 900 hồ sơ, đến nay đã trả 890 hồ sơ.", {"900": "previous", "890": "actual"}),
        ("Năm 2025 có 12 phòng, sau khi sắp xếp có 9 phòng.", {"12": "previous", "9": "actual"}),
        ("Nộp trực tuyến từ 120 hồ sơ (60%) tăng lên 180 hồ sơ (75%).",
         {"120": "previous", "60": "previous", "180": "actual", "75": "actual"}),
        ("Năm 2024 chuyển sang năm 2025 là 40 hồ sơ; năm 2025 chuyển sang năm 2026 là 31 hồ sơ.",
         {"40": "previous", "31": "actual"}),
    ],
)  # fmt: skip
def test_an_earlier_year_holds_until_another_time_is_named(text: str, expected: dict[str, str]) -> None:
    assert kinds(text, _AT_YEAR_S_END) == expected


def test_another_body_s_index_and_its_rank_are_no_result() -> None:
    said = "Chỉ số CCHC năm 2025 của Sở Công Thương là 88,1%, xếp thứ 9/15."
    assert kinds(said, _AT_YEAR_S_END) == {"88,1": "benchmark", "9/15": "benchmark"}


def test_a_rank_behind_a_gap_to_the_leader_is_one_s_own() -> None:
    said = "Sở kém đơn vị dẫn đầu 4,2 điểm và đứng thứ 6/15."
    assert kinds(said, _AT_YEAR_S_END)["6/15"] == "actual"


@pytest.mark.parametrize("said", ["phát thanh 3 buổi/tuần", "trực 2 buổi mỗi tuần", "trả 40 hồ sơ/ngày"])
def test_how_often_something_is_done_is_no_count(said: str) -> None:
    assert set(kinds(said, _AT_YEAR_S_END).values()) == {"other"}


_ONE_THING_TWICE = """
TT-26 | Thư xin lỗi: quý trước 21, quý này [14] hồ sơ quá hạn.
TT-07 | Thời gian giải quyết TTHC năm trước cắt giảm 20%, năm nay cắt giảm [24%].
CV-01 | Tuyển dụng công chức: năm trước 9 người, năm nay [6] người.
TT-16 | Quý trước đã tiếp nhận 21 hồ sơ, quý này đã giải quyết [14] hồ sơ.
CQS-09 | Tỷ lệ số hóa hồ sơ đạt [tám mươi phẩy ba phần trăm (80,3%)].
"""


@pytest.mark.parametrize(("code", "said"), cases(_ONE_THING_TWICE))
def test_what_is_told_for_then_and_for_now_is_one_thing(code: str, said: str) -> None:
    assert named(said) == code
