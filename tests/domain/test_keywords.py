from __future__ import annotations

from domain.keywords import content_syllables, has_diacritics, indexed_text, query_terms, terms


def test_words_are_folded_and_neighbours_paired() -> None:
    assert terms("Đất đai, đô thị") == ["dat", "dai", "do", "thi", "datzdai", "daizdo", "dozthi"]


def test_pairs_do_not_reach_over_a_sentence_end() -> None:
    assert "chamzso" not in terms("Còn chậm. Số hóa tốt.")


def test_a_question_is_looked_up_by_what_it_asks_about() -> None:
    assert "hoso" not in query_terms("Có bao nhiêu hồ sơ?")
    assert {"ho", "so", "hozso"} <= set(query_terms("Có bao nhiêu hồ sơ?"))
    assert "bao" not in query_terms("Có bao nhiêu hồ sơ?")
    assert content_syllables("Vì sao hồ sơ bị chậm?") == ["ho", "so", "cham"]


def test_terms_are_plain_letters_and_digits() -> None:
    assert all(term.isalnum() and term.isascii() for term in indexed_text("Tỷ lệ 99,70% – “Cổng DVC”").split())


def test_a_question_typed_without_marks_is_noticed() -> None:
    assert has_diacritics("Vì sao chậm?")
    assert not has_diacritics("vi sao giai ngan cham?")
    assert not has_diacritics("")
