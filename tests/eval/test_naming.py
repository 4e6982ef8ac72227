"""What the reader of questions learns the names of indicators by: sound, whole, and nothing of what is measured."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from domain.keywords import content_syllables
from eval.cases import load_asked, load_leaders
from eval.naming import Named, keep, learn, load_names
from extraction.catalogue import load_catalogue
from rag.asked_names import OTHER, asked_names
from rag.folded import fold
from rag.same_words import in_official_words

NAMES = load_names()
CATALOGUE = load_catalogue()


def best(text: str) -> str:
    chances = asked_names().chances(in_official_words(fold(text)).bare)
    return max(chances, key=lambda code: chances[code], default="")


def test_every_indicator_is_asked_for_in_many_ways_and_each_way_asks_for_one():
    counts = Counter(one.code for one in NAMES)
    assert set(counts) == {OTHER, *(i.code for i in CATALOGUE)}
    assert min(counts.values()) >= 20
    assert counts[OTHER] > 1000
    assert len({one.text for one in NAMES}) == len(NAMES) > 4000


def test_no_measured_question_is_among_them():
    def told(text: str) -> frozenset[str]:
        return frozenset(content_syllables(text))

    measured = {told(case.question) for case in (*load_asked(), *load_leaders())}
    assert not [one for one in NAMES if len(told(one.text)) > 4 and told(one.text) in measured]


def test_what_is_shipped_was_learned_from_them():
    named = [one for one in NAMES if one.code != OTHER]
    assert sum(best(one.text) == one.code for one in named) / len(named) > 0.95
    others = [one for one in NAMES if one.code == OTHER]
    chances = (asked_names().chances(in_official_words(fold(one.text)).bare) for one in others)
    assert sum(sum(told.values()) < 0.5 for told in chances) / len(others) > 0.95


def test_what_is_learned_is_kept_and_read_again(tmp_path: Path):
    few = [one for one in NAMES if one.code in ("TT-19", "TT-12", "CV-05")]
    others = [Named(OTHER, text) for text in ("vì sao đường truyền chập chờn", "phòng nào lo việc in tờ rơi")]
    learned = learn([*few, *others])
    keep(learned, tmp_path / "kept.safetensors")
    again = asked_names(tmp_path / "kept.safetensors")
    chances = again.chances("bo giay to tra muon hon ngay hen")
    assert max(chances, key=lambda code: chances[code]) == "TT-19"
    assert OTHER not in chances
    assert sum(chances.values()) < 1
    exact = learned.names.chances("bo giay to tra muon hon ngay hen")
    assert abs(exact["TT-19"] - chances["TT-19"]) < 0.02
    assert again.chances("xyz") == {}
