"""The period of a figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.indicators import Aggregation, Area, Better, Indicator, IndicatorType, Semantics
from domain.number_reading import read_numbers
from domain.periods import Period
from extraction.named_periods import Naming, days_named, earlier, later, named_periods
from extraction.period_words import period_of

Q3 = Period.parse("2026-Q3")


def an_indicator(code: str, semantics: Semantics) -> Indicator:
    return Indicator(
        code, "chỉ tiêu", Area(code.split("-")[0]), "hồ sơ", IndicatorType.COUNT, Better.NEUTRAL, semantics,
        Aggregation.SUM, low=Decimal(0),
    )  # fmt: skip


FILES = an_indicator("TT-12", Semantics.FLOW)


def period(text: str, value: int, indicator: Indicator = FILES, context: tuple[str, ...] = ()) -> str:
    at = next(m.number for m in read_numbers(text) if m.value == value)
    return str(period_of(text, at, report=Q3, indicator=indicator, context=context))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở tiếp nhận 40 hồ sơ.", "2026-Q3"),
        ("Trong quý, tiếp nhận 40 hồ sơ.", "2026-Q3"),
        ("Lũy kế 9 tháng tiếp nhận 40 hồ sơ.", "2026-9M"),
        ("Từ đầu năm đến nay tiếp nhận 40 hồ sơ.", "2026-9M"),
        ("Luỹ kế tiếp nhận 40 hồ sơ.", "2026-9M"),
        ("Từ đầu năm có 90 hồ sơ, riêng quý III 40 hồ sơ.", "2026-Q3"),
        ("9 tháng có 90 hồ sơ, riêng quý III 30 hồ sơ; trực tuyến 40 hồ sơ.", "2026-9M"),
        ("So với quý II (38), quý này nhận 40 hồ sơ.", "2026-Q3"),
        ("Trong tháng 8, tiếp nhận 40 hồ sơ.", "2026-M08"),
    ],
)
def test_words_of_the_sentence_name_the_period(text: str, expected: str) -> None:
    assert period(text, 40) == expected


def test_headings_name_the_period_where_the_sentence_does_not() -> None:
    assert period("Tiếp nhận 40 hồ sơ.", 40, context=("Lũy kế 9 tháng",)) == "2026-9M"


def test_a_state_belongs_to_the_report_s_period() -> None:
    open_files = an_indicator("TT-22", Semantics.STATE)
    assert period("Tính đến 14/9/2026, lũy kế còn 40 hồ sơ đang giải quyết.", 40, indicator=open_files) == "2026-Q3"


def test_a_plan_belongs_to_the_report_s_period() -> None:
    tasks = an_indicator("CD-02", Semantics.PLAN)
    assert period("Năm 2026, kế hoạch gồm 40 nhiệm vụ.", 40, indicator=tasks) == "2026-Q3"


def test_capital_paid_out_counts_from_the_start_of_the_year() -> None:
    paid = an_indicator("TK-02", Semantics.CUMULATIVE)
    assert period("Giải ngân 40 tỷ đồng.", 40 * 10**9, indicator=paid) == "2026-9M"
    assert period("Riêng quý III giải ngân 40 tỷ đồng.", 40 * 10**9, indicator=paid) == "2026-Q3"


@pytest.mark.parametrize(
    ("text", "expected"), [("PAR INDEX xếp hạng 3.", "2025-Y"), ("PAR INDEX năm 2024 xếp hạng 3.", "2024-Y")]
)
def test_an_index_takes_its_own_year(text: str, expected: str) -> None:
    assert period(text, 3, indicator=an_indicator("XH-02", Semantics.YEARLY)) == expected


def test_named_periods_are_filled_from_the_report_s_year() -> None:
    text = "Quý II/2025, quý III, tháng 8, cùng kỳ, năm trước, lũy kế"
    found = named_periods(text, Q3)
    assert [str(p.period) for p in found] == ["2025-Q2", "2026-Q3", "2026-M08", "2025-Q3", "2025-Y", "2026-9M"]
    assert [p.naming for p in found[3:]] == [Naming.SAME_LAST_YEAR, Naming.PREVIOUS, Naming.RUNNING]


def test_earlier_and_later_are_seen_from_the_report() -> None:
    assert earlier(Period.parse("2026-Q2"), Q3)
    assert not earlier(Period.parse("2026-9M"), Q3)
    assert later(Period.parse("2026-Q4"), Q3)
    assert not later(Period.parse("2026-Y"), Q3)


def test_full_dates_are_found_and_impossible_ones_are_not() -> None:
    assert [str(day) for _, day in days_named("từ 15/6/2026 đến 14/9/2026, 31/02/2026")] == ["2026-06-15", "2026-09-14"]
