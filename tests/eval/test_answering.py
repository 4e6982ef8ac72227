from __future__ import annotations

from decimal import Decimal

from domain.answers import Answer, AnswerValue, NoAnswer
from domain.citations import Citation, cite
from domain.documents import Block, BlockKind
from domain.periods import Period
from domain.texts import Span
from eval.answering import Answered, counts_of, harms_of
from eval.cases import ExpectedValue, QuestionCase
from eval.harms import Harm
from eval.metrics import Counts

Q3 = Period.parse("2026-Q3")
PRINTED = {("Sở A", "TT-12", "2026-Q3", Decimal(1250)), ("Sở B", "TT-12", "2026-Q3", Decimal(900))}
WANTED = (ExpectedValue(Decimal(1250), "Sở A", "TT-12", Q3),)


def a_citation(quote: str) -> Citation:
    return cite(Block("aaaaaaaaaaaa#b0001", 1, BlockKind.PARAGRAPH, quote), Span(0, len(quote)))


def a_value(amount: int, *, unit: str = "Sở A", quote: str | None = None, computed: str = "") -> AnswerValue:
    citation = a_citation(quote) if quote else None
    return AnswerValue(unit, "TT-12", Q3, Decimal(amount), "hồ sơ", citation, computed)


def asked(reply: Answer | NoAnswer, **case: object) -> Answered:
    return Answered(QuestionCase("S01", "single", "Bao nhiêu hồ sơ?", **case), reply, PRINTED)  # type: ignore[arg-type]


GOOD = Answer("Sở A tiếp nhận 1.250 hồ sơ.", (a_value(1250, quote="nhận 1.250 hồ sơ"),))


def test_the_wanted_figure_with_its_source_is_right_and_harmless() -> None:
    answered = asked(GOOD, values=WANTED)
    assert counts_of(answered) == Counts(1, 1, 1)
    assert harms_of(answered) == []


def test_a_figure_no_report_prints_costs_precision_and_is_a_harm() -> None:
    answered = asked(Answer("Sở A tiếp nhận 1.205 hồ sơ.", (a_value(1205, quote="nhận 1.205 hồ sơ"),)), values=WANTED)
    assert counts_of(answered) == Counts(0, 1, 1)
    assert [incident.harm for incident in harms_of(answered)] == [Harm.UNLISTED_VALUE]


def test_no_answer_where_there_is_one_is_a_miss() -> None:
    assert counts_of(asked(NoAnswer("Không có số liệu.", "not_reported"), values=WANTED)) == Counts(0, 0, 1)


def test_silence_is_right_where_the_reports_do_not_say() -> None:
    assert counts_of(asked(NoAnswer("Chưa gửi báo cáo.", "not_reported"), no_answer=True)) == Counts(1, 1, 1)


def test_an_answer_where_the_reports_do_not_say_is_a_harm() -> None:
    answered = asked(GOOD, no_answer=True)
    assert counts_of(answered) == Counts(0, 1, 1)
    assert [incident.harm for incident in harms_of(answered)] == [Harm.ANSWERED_WITHOUT_SUPPORT]


def test_a_number_only_in_the_words_is_without_support() -> None:
    loose = Answer("Sở A tiếp nhận 1.250 hồ sơ, cao hơn Sở B 350 hồ sơ.", GOOD.values)
    assert [i.what for i in harms_of(asked(loose, values=WANTED))] == ["350 hồ sơ"]


def test_a_computed_number_with_its_working_is_supported() -> None:
    computed = AnswerValue("Sở A", "TT-12", Q3, Decimal(350), "hồ sơ", None, "1.250 − 900")
    reply = Answer("Sở A tiếp nhận 1.250 hồ sơ, cao hơn 350 hồ sơ.", (*GOOD.values, computed))
    answered = asked(reply, values=WANTED, derived=(Decimal(350),))
    assert counts_of(answered) == Counts(2, 2, 2)
    assert harms_of(answered) == []


def test_a_value_without_source_or_working_is_without_support() -> None:
    bare = Answer("Sở A tiếp nhận 1.250 hồ sơ.", (a_value(1250),))
    assert [incident.harm for incident in harms_of(asked(bare, values=WANTED))] == [Harm.ANSWERED_WITHOUT_SUPPORT]


def test_a_ranking_must_be_in_order() -> None:
    first, second = a_value(1250, quote="1.250 hồ sơ"), a_value(900, unit="Sở B", quote="900 hồ sơ")
    values = (*WANTED, ExpectedValue(Decimal(900), "Sở B", "TT-12", Q3))
    order = ("Sở A", "Sở B")
    ranked = asked(Answer("1. Sở A. 2. Sở B.", (first, second)), values=values, order=order)
    turned = asked(Answer("1. Sở B. 2. Sở A.", (second, first)), values=values, order=order)
    assert counts_of(ranked) == Counts(3, 3, 3)
    assert counts_of(turned) == Counts(2, 2, 3)


def test_a_contradiction_must_be_shown_and_not_settled() -> None:
    both = (ExpectedValue(Decimal(1250), "Sở A", "TT-12", Q3), ExpectedValue(Decimal(1205), "Sở A", "TT-12", Q3))
    shown = asked(Answer("Báo cáo nêu 1.250 hồ sơ và 1.205 hồ sơ."), values=both, conflict=True)
    settled = asked(GOOD, values=both, conflict=True)
    assert (counts_of(shown).right, counts_of(settled).right) == (1, 0)


def test_words_are_found_in_the_text_or_its_sources() -> None:
    quotes = ("Đường truyền chập chờn.", "Thiếu máy quét.")
    assert counts_of(asked(Answer("Hạn chế: Thiếu máy quét."), quotes=quotes)) == Counts(1, 2, 2)
