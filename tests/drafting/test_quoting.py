"""A unit's sentence as the city report quotes it."""

from __future__ import annotations

import pytest

from drafting.quoting import clean


@pytest.mark.parametrize(
    "printed",
    [
        "- mạng hay đứt;",
        "Một là, mạng hay đứt.",
        "Thứ hai, mạng hay đứt.",
        "Thứ ba: mạng hay đứt./.",
        "(2) mạng hay đứt",
    ],
)
def test_a_quoted_sentence_leaves_its_place_in_the_units_list(printed: str) -> None:
    assert clean(printed) == "Mạng hay đứt."


def test_a_day_of_the_week_is_no_place_in_a_list() -> None:
    assert clean("Thứ Năm hằng tuần, quầy vắng người.") == "Thứ Năm hằng tuần, quầy vắng người."
