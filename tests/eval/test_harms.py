from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from domain.citations import Citation, Grounding, cite
from domain.documents import Block, BlockKind, Document
from domain.periods import Period
from domain.texts import Span
from domain.values import Extraction, IndicatorValue, Method, value_id
from eval.cases import GoldValue, ReportCase, Trap
from eval.harms import Harm, Incident, counted, extraction_harms, has_wrong_parts, prints, unsupported_numbers

Q3 = Period.parse("2026-Q3")
TEXT = "Trong quý, Sở nhận 1.250 hồ sơ mới, chỉ tiêu là 1.400 hồ sơ; lũy kế 9 tháng nhận 3.800 hồ sơ."
BLOCK = Block("aaaaaaaaaaaa#b0000", 0, BlockKind.PARAGRAPH, TEXT)
DOCUMENT = Document("aaaaaaaaaaaa", "a" * 64, "a.docx", "docx", (BLOCK,))


def a_gold(value: str, quote: str, *, code: str = "TT-12", period: Period = Q3) -> GoldValue:
    return GoldValue(code, Decimal(value), "hồ sơ", period, quote, "text", "II")


def a_case(*values: GoldValue, traps: tuple[Trap, ...] = ()) -> ReportCase:
    return ReportCase("a.docx", "Sở A", "so", Q3, "1/BC", dt.date(2026, 9, 15), values, traps)


def a_citation(quote: str, number: str) -> Citation:
    start = TEXT.index(quote)
    at = start + quote.index(number)
    return cite(BLOCK, Span(start, start + len(quote)), Span(at, at + len(number)))


def a_value(amount: str, quote: str, number: str, *, code: str = "TT-12", period: Period = Q3) -> IndicatorValue:
    citation = a_citation(quote, number)
    made = value_id(code, period, Decimal(amount), citation)
    grounds = (Grounding.EXACT, Method.SENTENCE)
    return IndicatorValue(made, "aaaaaaaaaaaa", "Sở A", code, period, Decimal(amount), "hồ sơ", citation, *grounds)


def harms(case: ReportCase, *values: IndicatorValue) -> list[Harm]:
    read = Extraction("aaaaaaaaaaaa", "Sở A", Q3, values)
    return [incident.harm for incident in extraction_harms(case, DOCUMENT, read)]


RIGHT = a_gold("1250", "nhận 1.250 hồ sơ")


def test_a_right_reading_does_no_harm() -> None:
    assert harms(a_case(RIGHT), a_value("1250", "nhận 1.250 hồ sơ", "1.250")) == []


def test_a_value_not_read_is_missed() -> None:
    assert harms(a_case(RIGHT)) == [Harm.MISSED_VALUE]


def test_a_target_as_a_value_is_a_trap_taken() -> None:
    case = a_case(traps=(Trap("chỉ tiêu là 1.400 hồ sơ", "target", "TT-12"),))
    assert harms(case, a_value("1400", "chỉ tiêu là 1.400 hồ sơ", "1.400")) == [Harm.TRAP_TAKEN]


def test_a_trap_for_another_indicator_is_not_taken() -> None:
    case = a_case(traps=(Trap("chỉ tiêu là 1.400 hồ sơ", "target", "TT-16"),))
    assert harms(case, a_value("1400", "chỉ tiêu là 1.400 hồ sơ", "1.400")) == [Harm.UNLISTED_VALUE]


def test_a_number_beside_the_trap_is_not_the_trap() -> None:
    case = a_case(traps=(Trap("chỉ tiêu là 1.400 hồ sơ", "target", "TT-12"),))
    assert harms(case, a_value("1250", "nhận 1.250 hồ sơ mới, chỉ tiêu là 1.400", "1.250")) == [Harm.UNLISTED_VALUE]


def test_the_right_figure_for_another_period_is_a_wrong_period() -> None:
    read = a_value("1250", "nhận 1.250 hồ sơ", "1.250", period=Period.parse("2026-9M"))
    assert harms(a_case(RIGHT), read) == [Harm.WRONG_PERIOD, Harm.MISSED_VALUE]


def test_a_figure_under_another_indicators_name_is_a_wrong_indicator() -> None:
    read = a_value("1250", "nhận 1.250 hồ sơ", "1.250", code="TT-16")
    assert harms(a_case(RIGHT), read) == [Harm.WRONG_INDICATOR, Harm.MISSED_VALUE]


def test_a_figure_off_by_a_power_of_ten_is_a_wrong_unit() -> None:
    read = a_value("1250000", "nhận 1.250 hồ sơ", "1.250")
    assert harms(a_case(RIGHT), read) == [Harm.WRONG_UNIT, Harm.MISSED_VALUE]


def test_an_amount_its_quote_does_not_print_is_invented() -> None:
    read = a_value("1251", "nhận 1.250 hồ sơ", "1.250")
    assert harms(a_case(RIGHT), read) == [Harm.INVENTED_NUMBER, Harm.UNLISTED_VALUE, Harm.MISSED_VALUE]


def test_a_quote_that_does_not_stand_at_its_place_is_not_verbatim() -> None:
    read = a_value("1250", "nhận 1.250 hồ sơ", "1.250")
    moved = replace(read.citation, span=Span(0, len(read.citation.quote)))
    assert harms(a_case(RIGHT), replace(read, citation=moved)) == [Harm.QUOTE_NOT_VERBATIM]


def test_parts_that_are_not_the_percents_own_are_wrong_parts() -> None:
    gold = replace(a_gold("98.4", "đạt 98,4%", code="CQS-05"), unit="%")
    read = replace(a_value("98.4", "nhận 1.250 hồ sơ", "1.250", code="CQS-05"), measure="%")
    loose = replace(read, numerator=Decimal(984), denominator=Decimal(1000))
    assert not has_wrong_parts(loose, [gold])
    assert has_wrong_parts(replace(loose, numerator=Decimal(900)), [gold])
    assert has_wrong_parts(replace(loose, amount=Decimal("98.33")), [gold])
    listed = replace(gold, numerator=Decimal(492), denominator=Decimal(500))
    assert has_wrong_parts(loose, [listed])
    assert not has_wrong_parts(read, [listed])


def test_amounts_are_read_in_quotes_as_people_print_them() -> None:
    assert prints("giải ngân 12,5 tỷ đồng", Decimal(12_500_000_000))
    assert prints("Bãi bỏ | TTHC | -", Decimal(0))
    assert prints("Vốn kế hoạch | 21.350", Decimal(21_350_000_000))
    assert not prints("giải ngân 12,5 tỷ đồng", Decimal(13_500_000_000))


def test_a_number_of_an_answer_needs_a_value_behind_it() -> None:
    text = "Quý III năm 2026, Sở A tiếp nhận 1.250 hồ sơ, tăng 77 hồ sơ so với quý II."
    assert unsupported_numbers(text, [Decimal(1250)]) == ["77 hồ sơ"]
    assert unsupported_numbers(text, [Decimal(1250), Decimal(77)]) == []


def test_counting_names_every_harm() -> None:
    found = counted([Incident(Harm.TRAP_TAKEN, "a", "x"), Incident(Harm.TRAP_TAKEN, "b", "y")])
    assert found["trap_taken"] == 2
    assert set(found) == {harm.value for harm in Harm}
    assert sum(found.values()) == 2
