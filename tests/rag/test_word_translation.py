"""Passages found by what is said for what they write: a thesaurus, and translations of words that were learned."""

from __future__ import annotations

from pathlib import Path

from domain.keywords import query_terms
from domain.texts import nfc
from rag.everyday_words import lines, looked_up, office_words, with_official_words
from rag.search import SearchSettings
from rag.word_translation import WordTranslation, word_translation
from tests.rag.test_search import passages_of, search_of

OLD = passages_of("# I. Tồn tại / Quầy số 5 dành riêng cho người cao tuổi.", "Phường Láng")
YOUNG = passages_of("# I. Tồn tại / Quầy số 4 dành riêng cho thanh niên.", "Xã Gia Lâm")


def test_the_thesaurus_is_two_columns_each_thing_said_once_and_composed() -> None:
    every = list(lines())
    said = [words for plain, _ in every for words in plain]
    assert len(every) > 1500
    assert len(said) == len({words.lower() for words in said})
    assert all(words == nfc(words).strip() != "" for plain, office in every for words in (*plain, *office))


def test_what_is_said_is_looked_up_by_what_reports_write_with_and_without_marks() -> None:
    for question in ("Phường gửi bưu điện ra sao?", "phuong gui buu dien ra sao?"):
        added = set(looked_up(question)) - set(query_terms(question))
        assert {"buuzchinh", "chinhzcong", "congzich"} <= added
        assert all("z" in term for term in added)  # single syllables would be found everywhere


def test_official_words_of_one_thing_stand_for_each_other() -> None:
    assert "chậm giải quyết" in office_words("hồ sơ kéo dài thời gian")


def test_a_question_without_any_such_words_stays_as_it_is() -> None:
    assert with_official_words("Xyz qwe?") == "Xyz qwe?"
    assert office_words("Xyz qwe?") == []


def test_a_translated_word_weighs_like_the_words_shared() -> None:
    told = WordTranslation({"cao": {"gia": 0.5}}, {"gia": 10, "nguoi": 50}, 1000)
    shared, translated, neither = told.scores("người già", ["người già", "người cao", "hồ sơ"])
    assert shared > translated > neither


def test_a_longer_text_needs_more_to_weigh_as_much() -> None:
    told = WordTranslation({}, {}, 1000)
    short, long = told.scores("đất đai", ["đất đai", "đất đai " + "chuyện khác hẳn " * 30])
    assert short > long


def test_what_was_learned_holds_probabilities() -> None:
    learned = word_translation()
    assert learned.total > 100_000
    assert all(0.1 <= p <= 1 for found in learned.asked_of.values() for p in found.values())
    assert all(sum(found.values()) <= 1.05 for found in learned.asked_of.values())


def test_what_was_learned_lies_beside_the_code() -> None:
    assert Path("rag/told_words.json").stat().st_size < 600_000


def test_the_passage_that_words_for_the_asked_ones_name_comes_first() -> None:
    settings = SearchSettings(vectors=0.0)
    found = search_of([*YOUNG, *OLD], settings=settings).search("Nơi nào có chỗ riêng cho người già?")
    assert found[0].passage.unit == "Phường Láng"


def test_marked_words_are_no_others_that_only_look_like_them_without_marks() -> None:
    assert not {"chấm dứt thực hiện", "dừng thực hiện"} & set(office_words("Hồ sơ đúng hạn ra sao?"))  # "dừng hẳn"
    assert "hỏa táng" not in office_words("Đơn vị nào thiếu người?")  # "thiêu"
    assert "người cao tuổi" in office_words("Chỗ nào dành cho các cụ?")


def test_without_marks_phrases_are_found_and_single_words_only_as_they_are_meant() -> None:
    assert "người cao tuổi" in office_words("cho nao danh cho cac cu")
    assert "hỏa táng" not in office_words("don vi nao thieu nguoi")
    assert "hỏa táng" in office_words("thieu o dau", "thiêu ở đâu")
