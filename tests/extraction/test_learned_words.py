"""Which words may be taught, and what is proposed of the sentence a number stands in."""

from __future__ import annotations

import pytest

from domain.learned import Called
from domain.texts import Span
from extraction.catalogue import load_catalogue
from extraction.learned import index_with
from extraction.learned_words import objection, proposed, same_words, stands_in, tidy
from tests.support.notation import a_block, a_row

KNOWN = index_with(load_catalogue(), frozenset({Called("tập vắt vai quý trước", "TT-15")}))


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        ("hồ sơ", "TT-15", "quá chung"),
        ("đạt", "TT-15", "quá chung"),
        ("tổng số hồ sơ của phường", "TT-15", "quá chung"),
        ("", "TT-15", "cụm từ"),
        ("bộ gối từ quý 2", "TT-15", "chữ số"),
        ("giấy tờ quý II gửi về", "TT-15", "tên kỳ"),
        ("bộ gối (quý trước)", "TT-15", "cụm từ liền nhau"),
        ("giải quyết quá hạn", "TT-15", "TT-19 Số hồ sơ đã giải quyết quá hạn"),
        ("Tập vắt vai quý trước", "TT-16", "TT-15 Số hồ sơ kỳ trước chuyển sang"),
        ("x" * 130, "TT-15", "dài quá"),
    ],
)
def test_a_bad_wording_is_refused_in_one_sentence(words: str, code: str, why: str):
    told = objection(tidy(words), code, KNOWN)
    assert told is not None
    assert why in told
    assert told.endswith(".")


@pytest.mark.parametrize(
    ("words", "code"),
    [("tập vắt vai quý trước", "TT-15"), ("lượng giấy tờ nộp từ xa", "TT-13"), ("bộ gối đầu", "TT-15")],
)
def test_words_of_an_indicators_own_are_taken(words: str, code: str):
    assert objection(words, code, KNOWN) is None


def test_words_are_compared_without_case_spaces_and_marks_around():
    assert tidy("  “Tập vắt  vai quý trước”: ") == "Tập vắt vai quý trước"
    assert same_words("Tập vắt vai quí trước", "tập vắt vai quý trước")
    assert stands_in("tập vắt vai quý trước", "Trong kỳ, TAP VAT VAI QUY TRUOC là 37")
    assert not stands_in("tập vắt vai quý trước", "tập vắt vai quý")


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("Trong kỳ có 37 tập vắt vai quý trước.", "37", "tập vắt vai quý trước"),
        ("Lượng giấy tờ nộp từ xa đạt 530.", "530", "Lượng giấy tờ nộp từ xa"),
        ("Có mặt đủ, các bộ phận đã xử lý 37 trường hợp phát sinh.", "37", "trường hợp phát sinh"),
    ],
)
def test_the_words_that_name_the_number_are_proposed(text: str, number: str, words: str):
    at = text.index(number)
    assert proposed(a_block(text), Span(at, at + len(number)), KNOWN) == words


def test_a_rows_label_is_proposed_without_its_list_mark_and_unit():
    row = a_row("Chỉ tiêu | Kết quả", "a) Tập vắt vai quý trước (hồ sơ) | 37")
    assert proposed(row, Span(len(row.text) - 2, len(row.text)), KNOWN) == "Tập vắt vai quý trước"
