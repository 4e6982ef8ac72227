"""Sentences and what stands around a number."""

from __future__ import annotations

from domain.number_reading import read_numbers
from extraction.clauses import Surroundings, sentences, surroundings


def around(text: str, quote: str) -> Surroundings:
    mentions = read_numbers(text)
    index = next(i for i, m in enumerate(mentions) if m.number.of(text) == quote)
    return surroundings(text, mentions)[index]


def test_sentences_end_at_full_stops_but_not_at_abbreviations_or_list_marks() -> None:
    text = "1. Sở đã họp với TP. Hà Nội. Đạt 1.234 hồ sơ. Xong."
    assert [s.of(text).strip() for s in sentences(text)] == [
        "1. Sở đã họp với TP. Hà Nội.", "Đạt 1.234 hồ sơ.", "Xong."
    ]  # fmt: skip


def test_sentences_cover_the_whole_text() -> None:
    text = "Một câu.\nHai câu!  Ba câu"
    assert "".join(s.of(text) for s in sentences(text)) == text


def test_the_lead_runs_from_the_figure_before_over_dates() -> None:
    place = around("Nhận 20 hồ sơ, quý II năm 2026 trả 18 hồ sơ.", "18")
    assert place.lead == ", quý ii năm 2026 trả "


def test_a_closed_bracket_is_blanked_from_the_lead() -> None:
    place = around("Tỷ lệ đạt 90% (cùng kỳ 85%), thấp hơn yêu cầu 95%.", "95")
    assert "cùng kỳ" not in place.lead
    assert place.clause.strip() == "thấp hơn yêu cầu"


def test_a_number_in_brackets_knows_the_words_in_front() -> None:
    place = around("Có 12 lớp, cao hơn kế hoạch (10).", "10")
    assert place.bracketed
    assert place.outside.strip() == ", cao hơn kế hoạch"


def test_a_semicolon_ends_what_speaks_about_a_number() -> None:
    place = around("Mục tiêu 95%; đã đạt 97%.", "97")
    assert place.so_far.strip() == "đã đạt"
    assert place.before is None
