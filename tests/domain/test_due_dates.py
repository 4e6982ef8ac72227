"""When a report is due, and when it came late."""

from __future__ import annotations

import datetime as dt

import pytest

from domain.due_dates import DueChange, DueDates
from domain.periods import Period
from domain.units import UnitGroup
from workflow.due_dates import due_rule

SO, XA = UnitGroup.DEPARTMENT, UnitGroup.COMMUNE
Q3 = Period.parse("2026-Q3")
AT = dt.datetime(2026, 9, 10, tzinfo=dt.UTC)


def set_to(day: dt.date, number: int, group: UnitGroup = XA) -> DueChange:
    return DueChange(Q3, group, day, "", "An", AT, number)


@pytest.mark.parametrize(
    ("period", "due"),
    [
        ("2026-Q3", dt.date(2026, 9, 16)),  # Monday the 14th, then two days
        ("2026-Q1", dt.date(2026, 3, 17)),  # Saturday the 14th: the weekend does not count
        ("2025-Q4", dt.date(2025, 12, 16)),  # Sunday the 14th
    ],
)
def test_a_report_is_due_two_working_days_after_the_cut_off(period: str, due: dt.date):
    found = DueDates(due_rule()).of(Period.parse(period), SO)
    assert found is not None
    assert found.day == found.base == due


def test_public_holidays_are_no_working_days():
    rule = due_rule()
    assert not rule.works(dt.date(2026, 4, 30))
    assert not rule.works(dt.date(2027, 9, 2))
    assert not rule.works(dt.date(2026, 2, 17))
    assert rule.works(dt.date(2026, 9, 16))


@pytest.mark.parametrize("alike", ["2026-9M", "2026-Q3"])
def test_periods_with_the_same_cut_off_are_due_alike(alike: str):
    dates = DueDates(due_rule(), [set_to(dt.date(2026, 9, 20), 1)])
    found = dates.of(Period.parse(alike), XA)
    assert found is not None
    assert (found.period, found.day) == (Q3, dt.date(2026, 9, 20))


def test_no_report_is_due_for_a_month():
    dates = DueDates(due_rule())
    assert dates.of(Period.parse("2026-M07"), SO) is None
    assert not dates.is_late(Period.parse("2026-M07"), SO, dt.date(2030, 1, 1))


def test_the_last_change_counts_and_only_for_its_group():
    dates = DueDates(due_rule(), [set_to(dt.date(2026, 9, 25), 2), set_to(dt.date(2026, 9, 20), 1)])
    assert not dates.is_late(Q3, XA, dt.date(2026, 9, 25))
    assert dates.is_late(Q3, XA, dt.date(2026, 9, 26))
    assert dates.is_late(Q3, SO, dt.date(2026, 9, 17))
