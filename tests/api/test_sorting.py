"""Lists that sort by their heads."""

from __future__ import annotations

import pytest

from api.sorting import Sort, in_order, read_sort

KEYS = {"so": lambda x: x}


@pytest.mark.parametrize(
    ("text", "shown"),
    [("so", [1, 2, 3, None]), ("-so", [3, 2, 1, None]), ("", [2, None, 3, 1]), ("la", [2, None, 3, 1])],
)
def test_what_has_no_value_comes_last_and_an_unknown_key_changes_nothing(text: str, shown: list[int | None]):
    assert in_order([2, None, 3, 1], read_sort(text, KEYS), KEYS) == shown


def test_a_second_click_turns_the_order_round():
    assert Sort().next("so", falls_first=True) == "-so"
    assert Sort("so", falling=True).next("so") == "so"
    assert Sort("so").next("so") == "-so"
    assert [Sort("so").aria("so"), Sort("so", falling=True).aria("so"), Sort("so").aria("ten")] == [
        "ascending", "descending", "",
    ]  # fmt: skip
