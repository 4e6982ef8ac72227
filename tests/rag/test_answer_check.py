from __future__ import annotations

from decimal import Decimal

import pytest

from domain.answers import Answer, AnswerValue, CitedSource
from domain.citations import cite
from domain.periods import Period
from domain.texts import Span
from rag.answer_check import unsupported_numbers
from tests.support.notation import a_block

Q3 = Period.parse("2026-Q3")


def an_answer(text: str, *amounts: str, quote: str = "", coverage: str | None = None) -> Answer:
    values = tuple(AnswerValue("Sở Mẫu", "TT-12", Q3, Decimal(a), "hồ sơ", None, "tính") for a in amounts)
    sources = ()
    if quote:
        citation = cite(a_block(quote), Span(0, len(quote)))
        sources = (CitedSource("a", "a.docx", "Sở Mẫu", 1, quote, citation),)
    return Answer(text, values, sources, coverage)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Quý III năm 2026, Sở Mẫu tiếp nhận 9.016 hồ sơ.", "9016"),
        ("Đã giải ngân 51,2 tỷ đồng.", "51200000000"),
        ("Sở Mẫu xếp thứ 2.", "2"),
        ("Giảm 3,71 điểm %.", "-3.71"),
    ],
)
def test_a_number_that_is_a_value_is_supported(text: str, amount: str) -> None:
    assert unsupported_numbers(an_answer(text, amount)) == []


def test_a_number_that_is_no_value_is_named() -> None:
    assert unsupported_numbers(an_answer("Sở Mẫu tiếp nhận 9.017 hồ sơ.", "9016")) == ["9.017 hồ sơ"]


def test_places_of_a_ranking_dates_and_document_numbers_are_no_figures() -> None:
    text = "1. Sở Mẫu: 12 hồ sơ.\n2. Sở Hai: 12 hồ sơ.\nTheo Nghị quyết số 76/NQ-CP ngày 15/7/2021."
    assert unsupported_numbers(an_answer(text, "12")) == []


def test_numbers_inside_a_verbatim_quote_are_the_report_s_own() -> None:
    quote = "Còn 13 hồ sơ chậm do thiếu 02 cán bộ."
    assert unsupported_numbers(an_answer(f"Theo báo cáo:\n- “{quote}”", quote=quote)) == []
    assert unsupported_numbers(an_answer("Theo báo cáo còn 14 hồ sơ chậm.", quote=quote)) == ["14 hồ sơ"]


def test_the_coverage_said_is_the_coverage_given() -> None:
    assert unsupported_numbers(an_answer("Tổng hợp từ 5/60 đơn vị.", coverage="5/60")) == []
    assert unsupported_numbers(an_answer("Tổng hợp từ 5/70 đơn vị.", coverage="5/60")) == ["5/70 đơn vị"]
