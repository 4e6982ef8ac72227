"""A value stands only on words that say exactly it, at exactly that place."""

from dataclasses import replace
from decimal import Decimal

import pytest

from domain.citations import Grounding
from domain.periods import Period
from domain.texts import Span
from domain.values import FigureKind, Method
from extraction.candidates import Candidate
from extraction.grounding import Grounded, Ungrounded, ground
from tests.support.notation import a_block, a_row

TEXT = "Trong quý, phường tiếp nhận mới 1.234 hồ sơ. Kỳ trước là 1.243 hồ sơ."


def proposal(text: str = TEXT, printed: str = "1.234", amount: str = "1234", label: str = "tiếp nhận mới") -> Candidate:
    at, named = text.index(printed), text.index(label)
    return Candidate(
        block=a_block(text),
        number=Span(at, at + len(printed)),
        quote=Span(0, text.index(".", at + len(printed))),
        kind=FigureKind.ACTUAL,
        code="TT-12",
        amount=Decimal(amount),
        period=Period.parse("2026-Q3"),
        label=Span(named, named + len(label)),
    )


def test_the_quote_is_verbatim_and_holds_the_number() -> None:
    found = ground(proposal())
    assert isinstance(found, Grounded)
    assert found.grounding is Grounding.EXACT
    assert found.citation.quote == "Trong quý, phường tiếp nhận mới 1.234 hồ sơ"
    assert found.citation.number.of(TEXT) == "1.234"


@pytest.mark.parametrize("amount", ["1243", "12340", "1.234", "1235", "-1234", "0"])
def test_an_amount_the_words_do_not_say_is_refused(amount: str) -> None:
    assert isinstance(ground(proposal(amount=amount)), Ungrounded)


def test_a_place_beside_the_number_is_refused() -> None:
    candidate = proposal()
    shifted = Span(candidate.number.start + 1, candidate.number.end)
    assert isinstance(ground(replace(candidate, number=shifted)), Ungrounded)


def test_a_label_of_another_sentence_is_refused() -> None:
    candidate = proposal(printed="1.243", amount="1243")
    assert ground(candidate) == Ungrounded("số và tên chỉ tiêu không cùng một câu")


def test_a_quote_is_widened_to_the_label_of_its_sentence() -> None:
    candidate = proposal()
    found = ground(replace(candidate, quote=candidate.number))
    assert isinstance(found, Grounded)
    assert found.citation.quote == "tiếp nhận mới 1.234"


def test_a_slip_of_writing_is_graded_normalised() -> None:
    found = ground(proposal("Tỷ lệ nộp trực tuyến đạt 98.5%.", "98.5", "98.5", "nộp trực tuyến"))
    assert isinstance(found, Grounded)
    assert found.grounding is Grounding.NORMALISED


def cell(row: str, printed: str, amount: str, suffix: str, header: str = "Chỉ tiêu | Kết quả") -> Candidate:
    block = a_row(header, row)
    at = block.text.index(printed)
    return Candidate(
        block=block,
        number=Span(at, at + len(printed)),
        quote=Span(0, len(block.text)),
        kind=FigureKind.ACTUAL,
        method=Method.TABLE,
        code="TK-02",
        amount=Decimal(amount),
        suffix=suffix,
    )


def test_a_unit_printed_in_the_row_completes_a_cell() -> None:
    assert isinstance(ground(cell("Giải ngân (triệu đồng) | 71.871", "71.871", "71871000000", "triệu đồng")), Grounded)


def test_a_unit_printed_nowhere_near_the_cell_is_refused() -> None:
    assert isinstance(ground(cell("Giải ngân | 71.871", "71.871", "71871000000", "triệu đồng")), Ungrounded)


def test_a_dash_alone_is_no_zero() -> None:
    assert isinstance(ground(cell("Hồ sơ quá hạn | -", "-", "0", "")), Ungrounded)
    said = replace(cell("Hồ sơ quá hạn | -", "-", "0", ""), note='dấu "-" là không phát sinh')
    assert isinstance(ground(said), Grounded)
