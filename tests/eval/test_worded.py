from __future__ import annotations

from dataclasses import replace

from domain.answers import Answer
from eval.worded import _foreign
from tests.eval.test_answering import GOOD, a_value

LISTED = Answer("1. Sở A: 1.250 hồ sơ.\n2. Sở B: 900 hồ sơ.", (*GOOD.values, a_value(900, quote="nhận 900 hồ sơ")))


def test_an_answer_that_stands_as_composed_is_held_against_its_facts_alone() -> None:
    assert _foreign(LISTED, LISTED) == ()


def test_a_composed_answer_with_a_number_that_is_no_fact_is_told() -> None:
    wrong = replace(LISTED, text="Sở A tiếp nhận 1.205 hồ sơ.")
    assert _foreign(wrong, wrong) != ()


def test_the_words_of_a_model_are_held_against_the_quotes_digit_by_digit() -> None:
    worded = replace(LISTED, text="Sở A tiếp nhận 1.250 hồ sơ, nhóm 4.", by_model=True)
    assert "4" in _foreign(worded, LISTED)
    assert "4" in _foreign(replace(worded, by_model=False), LISTED), "other words than the composed ones are a model's"
