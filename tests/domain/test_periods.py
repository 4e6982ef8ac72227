"""Periods: names, order and the cut-offs of the reporting calendar."""

from __future__ import annotations

from datetime import date

import pytest

from domain.periods import Period

ALL = ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2026-6M", "2026-9M", "2026-Y", "2026-M07", "2026-M01"]


@pytest.mark.parametrize("text", ALL)
def test_a_period_is_written_as_it_is_read(text: str):
    assert str(Period.parse(text)) == text


@pytest.mark.parametrize("text", ["2026", "Q3", "2026-Q5", "2026-M13", "2026-M7", "26-Q1", ""])
def test_anything_else_is_refused(text: str):
    with pytest.raises(ValueError):
        Period.parse(text)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2026-Q1", date(2025, 12, 15), date(2026, 3, 14)),
        ("2026-Q3", date(2026, 6, 15), date(2026, 9, 14)),
        ("2026-6M", date(2025, 12, 15), date(2026, 6, 14)),
        ("2026-9M", date(2025, 12, 15), date(2026, 9, 14)),
        ("2026-Y", date(2025, 12, 15), date(2026, 12, 14)),
        ("2026-M07", date(2026, 6, 15), date(2026, 7, 14)),
    ],
)
def test_a_period_runs_from_the_fifteenth_to_the_fourteenth(text: str, start: date, end: date):
    period = Period.parse(text)
    assert (period.start, period.end) == (start, end)


def test_the_cumulative_period_of_a_quarter_ends_with_it():
    assert [str(Period.parse(f"2026-Q{q}").cumulative()) for q in (1, 2, 3, 4)] == [
        "2026-Q1", "2026-6M", "2026-9M", "2026-Y",
    ]  # fmt: skip
    for q in (2, 3, 4):
        quarter = Period.parse(f"2026-Q{q}")
        assert quarter.cumulative().end == quarter.end
        assert quarter.cumulative().last_quarter == quarter


def test_periods_step_back_over_the_year():
    assert str(Period.parse("2026-Q1").previous()) == "2025-Q4"
    assert str(Period.parse("2026-M01").previous()) == "2025-M12"
    assert str(Period.parse("2026-9M").year_before()) == "2025-9M"


def test_labels_are_those_of_a_report():
    assert Period.parse("2026-Q3").label == "quý III năm 2026"
    assert Period.parse("2026-6M").label == "6 tháng đầu năm 2026"
    assert Period.parse("2026-Y").short_label == "Năm 2026"
