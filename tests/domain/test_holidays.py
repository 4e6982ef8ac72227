"""The holidays the calendar knows, held against the moon and the law."""

from __future__ import annotations

import datetime as dt
import math

import pytest

from domain.due_dates import DayMark
from workflow.due_dates import due_rule

HANOI = dt.timedelta(hours=7)
TET, ANCESTORS = "Tết Nguyên đán", "Giỗ Tổ Hùng Vương"
YEARS = range(2025, 2031)


def new_moon(number: int) -> dt.date:
    """The day in Hà Nội of new moon `number` after that of 6/1/2000 (Meeus, Astronomical Algorithms, chapter 49; good
    to a few minutes)."""
    t = number / 1236.85
    days = 2451550.09766 + 29.530588861 * number + 0.00015437 * t**2
    sun = math.radians(2.5534 + 29.10535670 * number)
    moon = math.radians(201.5643 + 385.81693528 * number)
    node = math.radians(160.7108 + 390.67050284 * number)
    late = 1 - 0.002516 * t
    days += (
        -0.40720 * math.sin(moon)
        + 0.17241 * late * math.sin(sun)
        + 0.01608 * math.sin(2 * moon)
        + 0.01039 * math.sin(2 * node)
        + 0.00739 * late * math.sin(moon - sun)
        - 0.00514 * late * math.sin(moon + sun)
        + 0.00208 * late**2 * math.sin(2 * sun)
        - 0.00111 * math.sin(moon - 2 * node)
        - 0.00057 * math.sin(moon + 2 * node)
    )
    moment = dt.datetime(2000, 1, 1, 12) + dt.timedelta(days=days - 2451545) - dt.timedelta(seconds=70)
    return (moment + HANOI).date()


def first_days(year: int) -> list[dt.date]:
    """The first days of the lunar months that begin in a year and shortly before."""
    about = round((year - 2000) * 12.3685) - 1
    return [new_moon(number) for number in range(about - 1, about + 15)]


def named(year: int, name: str) -> list[dt.date]:
    return [day for day, told in due_rule().holidays(year).items() if told == name]


@pytest.mark.parametrize("year", YEARS)
def test_tet_begins_at_the_new_moon_before_the_sun_enters_the_fishes_and_its_eve_is_free(year: int):
    [first] = [d for d in first_days(year) if dt.date(year, 1, 21) <= d <= dt.date(year, 2, 19)]
    around = [first + dt.timedelta(days=n) for n in (-1, 0, 1, 2)]
    assert set(around) <= set(named(year, TET))


@pytest.mark.parametrize("year", YEARS)
def test_the_ancestors_day_is_the_tenth_of_the_third_lunar_month(year: int):
    months = first_days(year)
    first = next(n for n, d in enumerate(months) if dt.date(year, 1, 21) <= d <= dt.date(year, 2, 19))
    assert named(year, ANCESTORS) == [months[first + 2] + dt.timedelta(days=9)]


@pytest.mark.parametrize("year", [*YEARS, 2043])
def test_the_days_that_are_the_same_every_year_are_free(year: int):
    rule = due_rule()
    assert not any(rule.works(dt.date(year, month, day)) for day, month in ((1, 1), (30, 4), (1, 5), (2, 9)))


def test_a_holiday_on_a_weekend_gives_the_next_working_day_off():
    rule = due_rule()
    assert rule.holidays(2026)[dt.date(2026, 4, 27)] == "nghỉ bù Giỗ Tổ Hùng Vương"  # the 26th is a Sunday
    assert rule.holidays(2027)[dt.date(2027, 5, 3)] == "nghỉ bù Quốc tế Lao động"  # Saturday, before a Sunday
    off = [day for day in rule.holidays(2027) if day.month == 2]
    assert off == [dt.date(2027, 2, day) for day in (5, 6, 7, 8, 9, 10)]  # Saturday and Sunday of Tết: two days more


def test_what_people_say_of_a_day_counts_before_the_law():
    at = dt.datetime(2026, 8, 1, tzinfo=dt.UTC)
    marks = [
        DayMark(dt.date(2026, 8, 31), True, "hoán đổi", "Quản", at),
        DayMark(dt.date(2026, 8, 22), False, "làm bù", "Quản", at),
        DayMark(dt.date(2026, 9, 1), None, "", "Quản", at),
    ]
    rule = due_rule()
    told = type(rule)(rule.days, rule.fixed, rule.moving, {m.day: m for m in marks})
    assert [told.works(m.day) for m in marks] == [False, True, False]
    august = [d for d in told.days_off(2026) if d.day.month == 8]
    assert [(d.day.day, d.free, d.name) for d in august] == [(22, False, "làm bù"), (31, True, "hoán đổi")]
