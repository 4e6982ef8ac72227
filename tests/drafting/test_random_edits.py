"""A copy of the draft edited by hand: every changed number is named, nearly every turned word, and nothing else."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from domain.city import CityFigure
from domain.drafts import DraftReport
from domain.facts import Fact
from drafting.compose import compose
from drafting.known_lines import flat, known_lines
from drafting.number_findings import CheckedNumber
from drafting.verify import verify_lines
from drafting.word import write_word
from drafting.word_text import read_lines
from extraction.labels import LabelIndex
from tests.support.edits import Edit, Editor
from tests.support.made_facts import Q3, a_registry, catalogue, eight_reports

LABELS = LabelIndex(catalogue())
SORTS = ("unit", "procedure", "name", "point", "word", "measure", "number")  # the rarer first
COPIES, EACH = 8, 15  # copies of the file, and edits of each sort in one copy


@cache
def drafted() -> DraftReport:
    return compose(eight_reports(), catalogue=catalogue())


def unsupported(content: bytes) -> list[CheckedNumber]:
    draft = drafted()
    found = verify_lines(
        read_lines(content),
        lines=known_lines(draft),
        facts=lambda codes: [f for f in draft.figures if isinstance(f, Fact) and f.indicator in codes],
        city=lambda codes: [f for f in draft.figures if isinstance(f, CityFigure) and f.indicator in codes],
        registry=a_registry("Sở Nội vụ", "Phường Hồng Hà"),
        period=Q3,
        indicators_in=lambda text: {hit.code for hit in LABELS.hits(text)},
        quotes=lambda unit: [narrative.text for name, narrative in eight_reports().narratives if name == unit],
    )
    return [n for n in found if n.status == "unsupported"]


@pytest.fixture(scope="module")
def edited() -> list[tuple[Edit, list[CheckedNumber]]]:
    """Every edit with what the check says of its line."""
    content = write_word(drafted(), checking=True)
    found = []
    for seed in range(COPIES):
        editor = Editor(content, drafted().units, seed)
        edits = [edit for sort in SORTS for edit in editor.edit(sort, EACH)]
        numbers = unsupported(editor.content())
        lines = [flat(e.line) for e in edits]
        assert all(any(line in n.line for line in lines) for n in numbers), "a line nobody touched is named"
        found += [(e, [n for n in numbers if line in n.line]) for e, line in zip(edits, lines, strict=True)]
    return found


def caught(edited: list[tuple[Edit, list[CheckedNumber]]], sort: str) -> float:
    told = [bool(numbers) for edit, numbers in edited if edit.sort == sort]
    return sum(told) / len(told)


def test_there_are_five_hundred_edits_of_every_sort(edited: list[tuple[Edit, list[CheckedNumber]]]):
    counts = Counter(edit.sort for edit, _ in edited)
    assert sum(counts.values()) >= 500
    assert min(counts.values()) >= 20


def test_every_changed_number_is_named(edited: list[tuple[Edit, list[CheckedNumber]]]):
    missed = [(e.before, e.after, e.line) for e, numbers in edited if e.sort == "number" and not numbers]
    assert missed == []


@pytest.mark.parametrize("sort", [sort for sort in SORTS if sort != "number"])
def test_turned_words_measures_and_units_are_caught(edited: list[tuple[Edit, list[CheckedNumber]]], sort: str):
    assert caught(edited, sort) >= 0.95
