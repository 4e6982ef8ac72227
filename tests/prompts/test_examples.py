"""The examples shown to a model are themselves grounded: every number and every word of a reply stands in its text."""

from __future__ import annotations

import re

import pytest

from domain.documents import Block
from domain.number_reading import read_numbers
from domain.numbers import NumberMention
from domain.texts import Span
from domain.values import FigureKind
from extraction.candidates import Candidate
from extraction.catalogue import load_catalogue
from extraction.grounding import Grounded, ground
from prompts.catalog import EXTRACT_VALUES
from prompts.shapes import KINDS, WorkedExample
from prompts.worked_examples import worked_examples
from tests.support.notation import a_block

EXAMPLES = worked_examples(EXTRACT_VALUES)
_KEY = re.compile(r"\[(n\d+): ([^\]]+)\]")
_CATALOGUE = load_catalogue()


def numbers_of(example: WorkedExample) -> dict[str, tuple[Block, Span]]:
    """The passages as the report printed them, with the place of each number that has a key."""
    found: dict[str, tuple[Block, Span]] = {}
    for passage in example.passages:
        block = a_block(_KEY.sub(r"\2", passage.text))
        shift = 0
        for match in _KEY.finditer(passage.text):
            start = match.start() - shift
            found[match.group(1)] = (block, Span(start, start + len(match.group(2))))
            shift += len(match.group()) - len(match.group(2))
    return found


def mention_at(block: Block, number: Span) -> NumberMention:
    return next(m for m in read_numbers(block.text) if m.number == number)


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_reply_grounds_in_its_own_passage(example: WorkedExample) -> None:
    places = numbers_of(example)
    assert {said.key for said in example.reply.numbers} == set(places)
    for said in example.reply.numbers:
        block, number = places[said.key]
        mention = mention_at(block, number)
        start = block.text.index(said.words)
        label = Span(start, start + len(said.words))
        candidate = Candidate(
            block, number, number, FigureKind(said.kind), amount=mention.value, measure=mention.measure, label=label
        )
        indicator = _CATALOGUE.get(said.code)
        assert isinstance(ground(candidate, measure=indicator.measure if indicator else None), Grounded), said


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_reply_keeps_to_the_indicators_offered_and_these_to_the_catalogue(example: WorkedExample) -> None:
    offered = {choice.code: (choice.name, choice.measure) for choice in example.choices}
    assert offered == {code: (_CATALOGUE[code].name, _CATALOGUE[code].measure) for code in offered}
    assert {said.code for said in example.reply.numbers} <= {*offered, ""}


def test_every_kind_is_shown() -> None:
    assert {said.kind for example in EXAMPLES for said in example.reply.numbers} == set(KINDS)
