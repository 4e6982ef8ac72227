"""Figures counted since before the report's year are of no period a report can have."""

import pytest

from tests.support.readings import an_extraction
from tests.support.table_values import values as of_table


def told(said: str, *, period: str = "2026-Q3") -> dict[tuple[str, str], int]:
    read = an_extraction(said, unit="Phường Mẫu", period=period)
    return {(v.indicator, str(v.period)): int(v.amount) for v in read.values}


@pytest.mark.parametrize(
    "said",
    [
        "Từ ngày 01/7/2025 đến nay, phường tiếp nhận 15.210 hồ sơ.",
        "Phường tiếp nhận 15.210 hồ sơ kể từ ngày 01/7/2025 đến nay.",
        "Kể từ khi vận hành chính quyền địa phương 2 cấp đến nay, phường tiếp nhận 15.210 hồ sơ.",
        "Sau hơn một năm vận hành chính quyền địa phương hai cấp, phường đã tiếp nhận 15.210 hồ sơ.",
        "Lũy kế từ tháng 7/2025 đến hết quý III năm 2026, phường tiếp nhận 15.210 hồ sơ.",
    ],
)
def test_what_was_counted_since_an_earlier_year_is_no_value(said: str) -> None:
    assert told(said) == {}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "Từ ngày 15/12/2025 đến ngày 14/9/2026, phường tiếp nhận 5.210 hồ sơ.",
            {("TT-12", "2026-9M"): 5210},
        ),
        ("Từ đầu năm 2026 đến nay, phường tiếp nhận 5.210 hồ sơ.", {("TT-12", "2026-9M"): 5210}),
        (
            "Từ ngày 01/7/2025 đến nay, phường tiếp nhận 15.210 hồ sơ; riêng quý III tiếp nhận 1.200 hồ sơ.",
            {("TT-12", "2026-Q3"): 1200},
        ),
        ("Từ ngày 01/7/2025 đến nay, phường có 23 đơn vị sự nghiệp công lập.", {("BM-03", "2026-Q3"): 23}),
    ],
)
def test_times_of_this_year_and_states_stay(said: str, expected: dict[tuple[str, str], int]) -> None:
    assert told(said) == expected


def test_the_report_of_the_year_it_began_in_counts_from_there() -> None:
    said = "Từ ngày 01/7/2025 đến nay, phường tiếp nhận 5.210 hồ sơ."
    assert told(said, period="2025-Y") == {("TT-12", "2025-Y"): 5210}


def test_columns_since_an_earlier_year_hold_no_values() -> None:
    table = (
        "Bảng 1. Kết quả giải quyết hồ sơ\n"
        "TT | Chỉ tiêu | Quý III năm 2026 | Từ 01/7/2025 đến nay ; 1 | Hồ sơ tiếp nhận mới | 500 | 2100 ; "
        "2 | Hồ sơ giải quyết quá hạn | 20 | 45"
    )
    assert {int(a) for a in of_table(table).values()} == {500, 20}
