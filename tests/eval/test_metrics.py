from __future__ import annotations

import pytest

from eval.metrics import Counts, f1_change, f1_interval, total, wilson


def test_precision_recall_and_f1_of_a_small_case() -> None:
    counts = Counts(right=6, proposed=8, wanted=12)
    assert counts.precision == 0.75
    assert counts.recall == 0.5
    assert counts.f1 == pytest.approx(0.6)


def test_nothing_wanted_and_nothing_proposed_is_perfect_and_something_proposed_is_not() -> None:
    assert Counts(0, 0, 0).f1 == 1.0
    assert Counts(0, 3, 0).f1 == 0.0


def test_counts_add_up_before_f1_is_taken() -> None:
    together = total([Counts(1, 1, 1), Counts(0, 0, 9)])
    assert together == Counts(1, 1, 10)
    assert together.f1 == pytest.approx(2 / 11)


def test_the_wilson_interval_of_nine_in_ten() -> None:
    interval = wilson(9, 10)
    assert interval.low == pytest.approx(0.5958, abs=0.001)
    assert interval.high == pytest.approx(0.9821, abs=0.001)


def test_nothing_tried_tells_nothing() -> None:
    assert (wilson(0, 0).low, wilson(0, 0).high) == (0.0, 1.0)


def test_the_interval_of_equal_cases_is_a_point_and_of_unequal_ones_is_not() -> None:
    assert f1_interval([Counts(8, 10, 10)] * 5).low == pytest.approx(0.8)
    spread = f1_interval([Counts(10, 10, 10), Counts(2, 10, 10), Counts(7, 10, 10)])
    assert spread.low < 0.6 < spread.high


def test_an_interval_is_the_same_on_every_run() -> None:
    cases = [Counts(3, 5, 6), Counts(6, 7, 7), Counts(1, 2, 9)]
    assert f1_interval(cases) == f1_interval(cases)


def test_a_fall_in_every_case_is_no_chance_and_a_fall_in_one_may_be() -> None:
    before = [Counts(9, 10, 10)] * 8
    everywhere = [Counts(7, 10, 10)] * 8
    one = [*before[:7], Counts(8, 10, 10)]
    assert f1_change(before, everywhere).high < 0
    assert f1_change(before, one).high == 0


def test_no_cases_give_no_interval() -> None:
    with pytest.raises(ValueError):
        f1_interval([])
