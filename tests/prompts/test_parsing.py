from __future__ import annotations

import pytest

from prompts.catalog import ANSWER_QUESTION
from prompts.parsing import NotTheShape, parse

GOOD = '{"sentences": [{"text": "Đúng.", "keys": ["c1"]}]}'


@pytest.mark.parametrize("reply", [GOOD, f"```json\n{GOOD}\n```", f"Trả lời đây:\n{GOOD}\nXong."])
def test_the_json_is_found_in_fences_and_among_words(reply: str) -> None:
    [sentence] = parse(ANSWER_QUESTION, reply).sentences
    assert (sentence.text, sentence.keys) == ("Đúng.", ("c1",))


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        ("Không biết.", "JSON"),
        ('{"sentences": [{"text": "Đúng.", "keys": []}]}', "keys"),
        ('{"sentences": [{"text": "Đúng.", "keys": ["c1"], "score": 1}]}', "score"),
        ('{"cau": []}', "sentences"),
        ('{"sentences": [', "JSON"),
    ],
)
def test_anything_else_is_refused_with_what_is_wrong(reply: str, says: str) -> None:
    with pytest.raises(NotTheShape, match=says):
        parse(ANSWER_QUESTION, reply)
