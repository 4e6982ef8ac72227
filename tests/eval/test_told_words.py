"""Word translations as they are learned: what always comes together is told apart from what only stands beside it."""

from __future__ import annotations

import json
from collections import Counter

from eval.told_words import learned, packed, pairs
from rag.word_translation import word_translation


def told(*said: str) -> list[tuple[list[str], list[str]]]:
    return [(written.split(), asked.split()) for written, _, asked in (one.partition(" > ") for one in said)]


def test_a_word_is_translated_by_what_it_is_asked_with_wherever_it_stands() -> None:
    found = learned(told(*["nguoi cao > nguoi gia", "cao tuoi > gia", "nguoi dan > nguoi"] * 3))
    assert max(found["cao"], key=lambda term: found["cao"][term]) == "gia"
    assert max(found["nguoi"], key=lambda term: found["nguoi"][term]) == "nguoi"


def test_a_word_of_few_pairs_is_left_aside() -> None:
    assert "hiem" not in learned(told("hiem > la", *["nguoi > nguoi"] * 5))


def test_the_shares_of_a_word_make_one() -> None:
    found = learned(told(*["a b > x y", "b c > y z", "a c > x z"] * 4))
    assert all(abs(sum(own.values()) - 1) < 1e-9 for own in found.values())


def test_what_is_kept_reads_back(tmp_path) -> None:
    kept = tmp_path / "words.json"
    kept.write_text(packed({"cao": {"gia": 0.62, "cao": 0.3, "it": 0.08}}, Counter({"gia": 7, "hiem": 1})), "utf-8")
    again = word_translation(kept)
    assert again.asked_of == {"cao": {"gia": 0.62}}
    assert (again.usual, again.total) == ({"gia": 7}, 8)


def test_what_is_learned_from_is_the_taught_questions_and_the_thesaurus() -> None:
    assert len(list(pairs())) > 10_000
    assert json.loads(packed({}, Counter({"a": 3})))["asked_of"] == {}
