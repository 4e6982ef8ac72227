"""What the model learns questions by: sound, and nothing of what is measured."""

from __future__ import annotations

from itertools import chain

from domain.keywords import content_syllables, syllables
from eval.cases import GOLD, load_questions
from eval.filler import phrases
from eval.taught import Heading, among_others, crowd, load_taught

TAUGHT = load_taught()
MEASURED = load_questions(GOLD / "passages.json")


def runs(text: str, length: int = 8) -> set[tuple[str, ...]]:
    words = syllables(text)
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def alike(one: str, other: str) -> float:
    mine, yours = set(content_syllables(one)), set(content_syllables(other))
    return len(mine & yours) / max(len(mine | yours), 1)


def test_every_sentence_has_questions_of_its_own():
    asked = list(chain.from_iterable(one.questions for one in TAUGHT))
    assert len(asked) == len(set(asked)) > 1000
    assert all(one.unit and one.heading and one.sentence and len(one.questions) > 1 for one in TAUGHT)
    assert {one.part for one in TAUGHT} == set(Heading)


def test_no_measured_question_is_taught():
    asked = list(chain.from_iterable(one.questions for one in TAUGHT))
    assert max(alike(case.question, question) for case in MEASURED for question in asked) < 0.6


def test_no_measured_passage_is_taught():
    measured = set(chain.from_iterable(runs(quote) for case in MEASURED for quote in case.quotes))
    assert not measured & set(chain.from_iterable(runs(one.sentence) for one in TAUGHT))


def test_the_crowd_holds_no_held_phrase_and_no_taught_sentence():
    passages = crowd()
    assert len(passages) == len(crowd()) > 1000
    usable = set(chain.from_iterable(phrases(held=False).values()))
    held = set(chain.from_iterable(phrases().values())) - usable
    told = "\n".join(passages)
    assert held
    assert not [phrase for phrase in held if len(phrase) > 40 and phrase in told]
    assert not [one.sentence for one in TAUGHT if one.sentence in told]


def test_each_taught_sentence_stands_among_others_of_its_part():
    for one, passage in zip(TAUGHT, among_others(TAUGHT), strict=True):
        assert passage.startswith(one.part)
        assert one.sentence in passage
        assert len(passage) > len(one.part) + len(one.sentence) + 10  # the shortest of the others has 18 letters
