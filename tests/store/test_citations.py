"""A stored citation is, whatever it is asked, the citation that was put in."""

from __future__ import annotations

import copy
import pickle
from threading import Barrier, Thread

import pytest

from domain.citations import Citation
from domain.documents import Box
from domain.texts import Span
from store.citations import stored_citation, stored_citations
from store.codec import to_json

BOXES = ((2, Box(1.5, 2.0, 30.25, 14.0)), (3, Box(1.0, 2.0, 3.0, 4.0)))
CITATION = Citation("0123456789ab#b0042", 2, Span(10, 36), "tiếp nhận “1.234” hồ sơ", Span(20, 25), "II.2", BOXES)
SLY = Citation("a#b", None, Span(0, 30), '},{"block_id":"khác"}', Span(3, 4))


def kept() -> Citation:
    return stored_citation(to_json(CITATION))


def test_it_is_equal_either_way_round_and_hashes_alike():
    assert kept() == CITATION
    assert kept() == CITATION
    assert kept() == kept()
    assert hash(kept()) == hash(CITATION)
    other = stored_citation(to_json(SLY))
    assert other != CITATION
    assert other != CITATION
    assert kept() != "một chuỗi"


@pytest.mark.parametrize("asked", ["block_id", "page", "span", "quote", "number", "section", "boxes", "spot"])
def test_any_first_question_is_answered(asked: str):
    assert getattr(kept(), asked) == getattr(CITATION, asked)


def test_it_is_written_copied_and_sent_as_the_citation():
    assert to_json(kept()) == to_json(CITATION)
    assert pickle.loads(pickle.dumps(kept())) == CITATION  # our own words
    assert copy.deepcopy(kept()) == CITATION


def test_what_no_citation_has_is_still_an_error():
    with pytest.raises(AttributeError):
        _ = kept().nothing  # type: ignore[attr-defined]


def test_threads_that_ask_at_once_all_get_the_answer():
    for _ in range(200):
        one, gate, found = kept(), Barrier(4), list[str]()

        def ask(one: Citation = one, gate: Barrier = gate, found: list[str] = found) -> None:
            gate.wait(20)
            found.append(one.quote)

        threads = [Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert found == [CITATION.quote] * 4


@pytest.mark.parametrize("told", [(), (CITATION,), (SLY, CITATION, SLY)])
def test_several_are_parted_where_one_begins_and_not_within_its_words(told: tuple[Citation, ...]):
    assert stored_citations(to_json(told)) == told
