from __future__ import annotations

import pytest

from prompts.catalog import ANSWER_QUESTION
from prompts.parsing import NotTheShape, items_so_far, parse
from prompts.shapes import WrittenSentence

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


@pytest.mark.parametrize(
    ("reply", "finished"),
    [
        ("", []),
        ('{"sentences": [{"text": "Mộ', []),
        ('```json\n{"sentences": [{"text": "Một [1], {hai}.", "keys": ["c1"]}', ["Một [1], {hai}."]),
        ('{"sentences" : [\n {"text": "Một.", "keys": ["c1"]},\n {"text": "Hai.", "keys": ["c2"', ["Một."]),
        ('{"sentences": [{"text": "Một.", "keys": ["c1"]}, {"text": "Hai.", "keys": ["c2"]}]}', ["Một.", "Hai."]),
        ('{"sentences": [{"text": "Một."}, {"text": "Hai.", "keys": ["c2"]}', []),
    ],
)
def test_of_a_reply_that_is_still_written_the_finished_sentences_are_read(reply: str, finished: list[str]) -> None:
    assert [item.text for item in items_so_far(WrittenSentence, "sentences", reply)] == finished
