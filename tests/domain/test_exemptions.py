"""What was said last of a unit, an indicator and a quarter counts; before what was said of its group."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from domain.exemptions import Exemption, in_force, with_exemptions
from domain.periods import Period
from domain.units import ReportingUnit, Spared, UnitGroup

AT = dt.datetime(2026, 9, 1, tzinfo=dt.UTC)
UNITS = [ReportingUnit(name, name, UnitGroup.DEPARTMENT) for name in ("a", "b")]
QUARTERS = [Period.of_quarter(n) for n in range(4 * 2025, 4 * 2027)]


def said(applies: bool | None, target: str = "so", first: str = "", last: str = "", *, id: int = 1) -> Exemption:
    span = [Period.parse(text) if text else None for text in (first, last)]
    return Exemption("TT-12", target, applies, "vì thử", "An", AT, *span, id=id)


def spared_of(*words: Exemption) -> str:
    """One letter for each quarter of 2025 and 2026 of unit a: "x" spared, "." owing."""
    [unit, _] = with_exemptions(UNITS, words)
    return "".join("x" if unit.is_spared("TT-12", at) else "." for at in QUARTERS)


@pytest.mark.parametrize(
    ("period", "spared"),
    [
        ("2026-Q2", False),
        ("2026-6M", False),
        ("2026-Q3", True),
        ("2026-9M", True),
        ("2026-M08", True),
        ("2026-Y", True),
    ],
)
def test_a_period_is_spared_by_its_cut_off(period: str, spared: bool):
    [unit, _] = with_exemptions(UNITS, [said(False, first="2026-Q3")])
    assert unit.is_spared("TT-12", Period.parse(period)) is spared
    assert not unit.is_spared("TT-13", Period.parse(period))


def test_later_words_cut_a_stretch_in_two():
    words = [said(False), said(True, first="2025-Q3", last="2025-Q4", id=2)]
    assert spared_of(*words) == "xx..xxxx"
    assert [e.span for e in in_force(words) if not e.applies] == [(0, 8101), (8104, 10_000)]


def test_a_unit_of_a_spared_group_owes_again_for_a_time_and_then_stands_as_its_group():
    words = [said(False, first="2025-Q2"), said(True, "a", first="2026-Q1", last="2026-Q2", id=2)]
    assert spared_of(*words) == ".xxx..xx"
    assert spared_of(*words, said(None, "a", first="2026-Q2", id=3)) == ".xxx.xxx"
    [_, other] = with_exemptions(UNITS, words)
    assert other.is_spared("TT-12", Period.parse("2026-Q1"))


def test_equal_times_look_equal_however_they_were_said():
    [once, _] = with_exemptions(UNITS, [said(False)])
    [twice, _] = with_exemptions(UNITS, [said(False), said(False, first="2026-Q1", last="2026-Q2", id=2)])
    assert once.spared == twice.spared == {Spared("TT-12", 0, 10_000)}


def test_it_is_what_going_through_all_words_quarter_by_quarter_gives():
    chance = random.Random(6)
    for _ in range(300):
        words = []
        for number in range(1, chance.randint(2, 8)):
            low, high = sorted(chance.sample(range(8), 2))
            first = str(QUARTERS[low]) if chance.random() < 0.7 else ""
            last = str(QUARTERS[high]) if chance.random() < 0.7 else ""
            target = chance.choice(("so", "a"))
            words.append(said(chance.choice((True, False, None)), target, first, last, id=number))
        assert spared_of(*words) == "".join("x" if _spared(words, at) else "." for at in QUARTERS)


def _spared(words: list[Exemption], at: Period) -> bool:
    last: dict[str, bool | None] = {}
    for one in words:
        if one.span[0] <= at.quarter_number <= one.span[1]:
            last[one.target] = one.applies
    own = last.get("a")
    return (last.get("so") if own is None else own) is False
