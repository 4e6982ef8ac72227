"""Questions that lean on the one before, several at once, groups taken together, and targets."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from domain.answers import Answer, Clarify, NoAnswer, Reply
from domain.citations import cite
from domain.facts import facts_of
from domain.numbers import Qualifier
from domain.texts import Span, fold_diacritics
from domain.values import NarrativeKind
from rag.answer_check import unsupported_numbers
from rag.conversation import parted
from rag.figure_words import fact_words
from tests.rag.test_questions import reader
from tests.support.made_reports import Reports
from tests.support.notation import a_block


@pytest.fixture(scope="module")
def reports() -> Reports:
    made = Reports()
    made.report("Sở Nội vụ", "2026-Q2", TT_12="8100", CQS_05="94.1")
    made.report("Sở Nội vụ", "2026-Q3", TT_12="9250", TT_19="12", CQS_05="95.6")
    made.report("Sở Xây dựng", "2026-Q3", TT_12="4100", TT_19="31", CQS_05="90.2")
    made.report("Phường Ba Đình", "2026-Q3", TT_12="5000", CQS_05="96 = 4800/5000")
    made.report("Phường Tây Hồ", "2026-Q3", TT_12="2500", CQS_05="90 = 2250/2500")
    made.report("Phường Láng", "2026-Q3", CQS_05="88.4")
    return made


def answered(reply: Reply) -> Answer:
    assert isinstance(reply, Answer), reply
    assert unsupported_numbers(reply) == []
    return reply


def read(reply: Reply) -> list[tuple[str, str, str, Decimal]]:
    return [(v.unit, v.indicator, str(v.period), v.amount) for v in answered(reply).values if not v.computed]


RECEIVED = "Quý III/2026 Sở Nội vụ tiếp nhận mới bao nhiêu hồ sơ?"


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Còn quý trước?", [("Sở Nội vụ", "TT-12", "2026-Q2", "8100")]),
        ("Thế còn Sở Xây dựng?", [("Sở Xây dựng", "TT-12", "2026-Q3", "4100")]),
        ("Còn số hồ sơ quá hạn thì sao?", [("Sở Nội vụ", "TT-19", "2026-Q3", "12")]),
        (
            "So với quý II thì thế nào?",
            [("Sở Nội vụ", "TT-12", "2026-Q2", "8100"), ("Sở Nội vụ", "TT-12", "2026-Q3", "9250")],
        ),
        (
            "So với Sở Xây dựng thì sao?",
            [("Sở Nội vụ", "TT-12", "2026-Q3", "9250"), ("Sở Xây dựng", "TT-12", "2026-Q3", "4100")],
        ),
    ],
)
def test_a_follow_up_takes_what_it_leaves_unsaid_from_the_question_before(
    reports: Reports, question: str, found: list[tuple[str, str, str, str]]
) -> None:
    wanted = [(unit, code, period, Decimal(amount)) for unit, code, period, amount in found]
    for asked in (question, fold_diacritics(question)):
        assert read(reports.ask(asked, after=(RECEIVED,))) == wanted


@pytest.mark.parametrize(
    "asked", ["Hồi quý II thì đạt mấy phần trăm?", "hồi quý II thì sao?", "quý II được bao nhiêu %?"]
)
def test_how_much_of_another_period_is_of_what_was_asked_before(reports: Reports, asked: str) -> None:
    before = "Quý III/2026 tỷ lệ hồ sơ nộp trực tuyến của Sở Nội vụ là bao nhiêu?"
    for words in (asked, fold_diacritics(asked)):
        assert read(reports.ask(words, after=(before,))) == [("Sở Nội vụ", "CQS-05", "2026-Q2", Decimal("94.1"))]


def test_a_follow_up_of_a_follow_up_still_knows_the_first(reports: Reports) -> None:
    reply = reports.ask("Còn Sở Nội vụ?", after=("Sở Xây dựng có bao nhiêu hồ sơ quá hạn quý III/2026?", "Còn số mới?"))
    assert [unit for unit, *_ in read(reply)] == ["Sở Nội vụ"]


def test_a_question_that_stands_by_itself_takes_nothing_from_the_one_before(reports: Reports) -> None:
    reply = reports.ask("Sở Xây dựng quá hạn bao nhiêu hồ sơ?", after=("Quý II/2026 Sở Nội vụ nhận bao nhiêu hồ sơ?",))
    assert read(reply) == [("Sở Xây dựng", "TT-19", "2026-Q3", Decimal(31))]


def test_several_questions_are_answered_one_by_one_and_a_refusal_stands_in_its_place(reports: Reports) -> None:
    reply = answered(
        reports.ask(
            "Sở Nội vụ tiếp nhận mới bao nhiêu hồ sơ? Tỷ lệ hồ sơ trực tuyến là bao nhiêu? Sở Y tế quá hạn mấy hồ sơ?"
        )
    )
    assert [line[:40] for line in reply.text.splitlines()] == [
        "Quý III năm 2026, số hồ sơ tiếp nhận mới",
        "Quý III năm 2026, tỷ lệ hồ sơ nộp trực t",
        "Chưa có báo cáo của Sở Y tế.",
    ]


def test_what_two_questions_of_a_message_have_in_common_is_told_once(reports: Reports) -> None:
    ranked = "Xếp thứ tự các đơn vị theo số hồ sơ quá hạn quý III/2026."
    alone = answered(reports.ask(ranked))
    assert answered(reports.ask(f"{ranked} {ranked}")).text == alone.text
    both = answered(reports.ask(f"Đơn vị nào quá hạn nhiều hồ sơ nhất quý III/2026? {ranked}"))
    lines = both.text.splitlines()
    assert len(lines) == len(set(lines))
    assert set(alone.text.splitlines()) <= set(lines)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Một câu thôi", 1),
        ("Sở A có bao nhiêu hồ sơ? Sở B thì sao?", 2),
        ("1) Sở A có bao nhiêu hồ sơ 2) Sở B có bao nhiêu hồ sơ", 2),
        ("Tỷ lệ đúng hạn; tỷ lệ trực tuyến", 2),
        ("Quý 3. 2026 thế nào", 1),
    ],
)
def test_a_message_is_cut_where_its_questions_end(text: str, parts: int) -> None:
    assert len(parted(text)) == parts


def test_a_group_of_units_is_added_up_and_says_who_is_in_it(reports: Reports) -> None:
    reply = answered(reports.ask("Các phường tổng cộng tiếp nhận mới bao nhiêu hồ sơ quý III/2026?"))
    assert "của các phường gộp lại là 7.500 hồ sơ" in reply.text
    assert "Chưa có số liệu của Phường Láng." in reply.text
    assert reply.coverage == "2/3"


def test_percents_of_a_group_are_joined_by_their_parts_and_who_tells_none_is_left_out() -> None:
    question = "Tỷ lệ hồ sơ trực tuyến chung của các phường quý III/2026 tổng cộng là bao nhiêu?"
    alone = Reports().report("Phường Láng", "2026-Q3", CQS_05="88")
    assert "gộp lại" not in answered(alone.ask(question)).text
    known = Reports()
    known.report("Phường Ba Đình", "2026-Q3", CQS_05="96 = 4800/5000")
    known.report("Phường Tây Hồ", "2026-Q3", CQS_05="90 = 2250/2500")
    assert "gộp lại là 94% (7.050/7.500)" in answered(known.ask(question)).text
    known.report("Phường Láng", "2026-Q3", CQS_05="88")
    reply = answered(known.ask(question))
    assert "gộp lại là 94%" in reply.text
    assert "không nêu đủ tử số và mẫu số: Phường Láng." in reply.text
    assert reply.coverage == "2/3"


def test_a_figure_is_held_against_the_target_printed_after_it() -> None:
    told = "Tỷ lệ hồ sơ nộp trực tuyến đạt 95,6 %, vượt chỉ tiêu 90% Thành phố giao."
    reports = (
        Reports()
        .report("Sở Nội vụ", "2026-Q3", text=told, CQS_05="95.6")
        .aim("Sở Nội vụ", "2026-Q3", "90%", code="CQS-05")
    )
    reply = answered(reports.ask("Tỷ lệ hồ sơ trực tuyến của Sở Nội vụ quý III/2026 so với chỉ tiêu thế nào?"))
    assert "Báo cáo nêu chỉ tiêu 90%" in reply.text
    assert "Kết quả cao hơn mức này 5,6 điểm %." in reply.text


def test_whom_a_report_turns_to_is_not_whose_report_is_asked_for() -> None:
    told = "Đề nghị Sở Xây dựng sớm hướng dẫn cấp phép sửa chữa nhà."
    reports = Reports().report("Phường Ba Đình", "2026-Q3", text=told)
    reports.tell("Phường Ba Đình", "2026-Q3", NarrativeKind.PROPOSAL, told)
    for question in (
        "Phường Ba Đình đề nghị Sở Xây dựng điều gì?",
        "phuong ba dinh kien nghi gi voi so xay dung",
        "Phường nào nhờ Sở Xây dựng hướng dẫn cấp phép sửa chữa nhà?",
    ):
        assert told in answered(reports.ask(question)).text


def test_words_that_fit_several_indicators_are_asked_back_with_their_names(reports: Reports) -> None:
    reply = reports.ask("Tỷ lệ của Sở Nội vụ quý III/2026 là bao nhiêu?")
    assert isinstance(reply, Clarify)
    assert len(reply.choices) > 1
    assert all(choice.startswith("Tỷ lệ") for choice in reply.choices)


def test_a_number_nothing_measures_is_not_answered_with_words_that_hold_none() -> None:
    reports = Reports().report("Phường Ba Đình", "2026-Q3", text="Dân số phường đông, lượng hồ sơ vượt công suất.")
    assert isinstance(reports.ask("Dân số phường Ba Đình là bao nhiêu người?"), NoAnswer)


def test_a_hedge_is_said_as_the_report_prints_it() -> None:
    block = a_block("Tỷ lệ hồ sơ nộp trực tuyến đạt gần 70%.")
    at = block.text.index("70")
    citation = cite(block, Span(0, len(block.text)), Span(at, at + 2))
    [standing] = Reports().report("Sở Nội vụ", "2026-Q3", CQS_05="70").standings
    value = replace(standing.value, citation=citation, qualifier=Qualifier.LT)
    [fact] = facts_of([replace(standing, value=value)])
    assert fact_words(fact) == "gần 70%"


@pytest.mark.parametrize("follow_up", ["Vì sao lại quá hạn?", "the vi sao cham", "Trong đó trực tuyến bao nhiêu?"])
def test_a_short_why_and_a_part_are_of_whoever_was_spoken_of(follow_up: str) -> None:
    assert reader().leans(follow_up)


@pytest.mark.parametrize(
    "question",
    [
        "Vì sao Sở Y tế chậm?",
        "Vì sao các phường chậm số hóa?",
        "Vì sao người dân ở nhiều nơi vẫn ngại nộp hồ sơ trực tuyến?",
    ],
)
def test_a_why_that_tells_whom_or_what_it_is_about_stands_by_itself(question: str) -> None:
    assert not reader().leans(question)
