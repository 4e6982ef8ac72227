"""Ways of asking that the first questions written without sight of the code brought up."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.answers import Answer, NoAnswer
from rag.answer_check import unsupported_numbers
from rag.folded import fold
from rag.intents import Intent
from rag.name_slips import one_slip
from rag.unit_words import asked_units
from tests.rag.test_answering import Reports, answered
from tests.rag.test_questions import read
from workflow.registry import load_registry


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("Cho anh hỏi tỷ lệ đúng hạn bên Sở Y tế quý III vừa rồi thế nào?", "TT-20"),
        ("so y te tra ket qua cham bao nhieu ho so quy 3", "TT-19"),
        ("p tay ho nop qua mang duoc may phan tram", "CQS-05"),
    ],
)
def test_talk_around_a_figure_and_plain_words_do_not_hide_it(question: str, code: str) -> None:
    asked = read(question)
    assert (asked.intent, asked.codes) == (Intent.FIGURE, (code,))


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ("số PAKN tiếp nhận và đã xử lý của Sở Xây dựng", ("TT-27", "TT-28")),
        ("bien che cong chuc so tai chinh duoc giao bao nhieu va hien co mat bao nhieu nguoi", ("BM-05", "BM-06")),
        ("Sở Y tế: nhận mới, đã giải quyết và quá hạn bao nhiêu hồ sơ?", ("TT-12", "TT-16", "TT-19")),
    ],
)
def test_things_asked_together_are_told_in_their_order(question: str, codes: tuple[str, ...]) -> None:
    assert read(question).codes == codes


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("ben nong nghiep moi truong", "Sở Nông nghiệp và Môi trường"),
        ("so ylte", "Sở Y tế"),
        ("xa donganh", "Xã Đông Anh"),
        ("phuong hoang kiem", "Phường Hoàn Kiếm"),
        ("p long bien", "Phường Long Biên"),
    ],
)
def test_a_unit_named_in_haste_is_known(words: str, unit: str) -> None:
    asked = asked_units(fold(f"{words} tiep nhan moi bao nhieu ho so"), load_registry())
    assert [u.name for u in asked.units] == [unit]
    assert not asked.unclear


def test_two_slips_are_no_name() -> None:
    assert read("so ylhe tiep nhan moi bao nhieu ho so").unit_names == ()
    assert one_slip("so te", {}) == ()


def test_another_province_is_told_to_be_outside() -> None:
    reports = Reports().report("Sở Nội vụ", "2026-Q3", TT_12="9016")
    for question in ("Đà Nẵng tiếp nhận bao nhiêu hồ sơ?", "tinh bac ninh tiep nhan bao nhieu ho so"):
        reply = reports.ask(question)
        assert isinstance(reply, NoAnswer)
        assert reply.code == "outside"
    alone = Reports().report("Sở Y tế", "2026-Q3", TT_20="99.1").ask("Tỷ lệ đúng hạn của Đà Nẵng quý III?")
    assert isinstance(alone, NoAnswer)
    assert "không có của Đà Nẵng" in alone.reason


def test_a_threshold_answer_names_the_amount_asked_for_and_counts_the_units() -> None:
    reports = Reports().report("Sở Nội vụ", "2026-Q3", CQS_05="85").report("Sở Y tế", "2026-Q3", CQS_05="70")
    reply = answered(reports.ask("Có bao nhiêu sở nộp trực tuyến chưa tới 80%?"))
    assert "có 1 sở có tỷ lệ hồ sơ nộp trực tuyến dưới 80%" in reply.text
    assert "Sở Nội vụ:" not in reply.text


def test_a_supposed_amount_is_held_against_the_figure() -> None:
    reports = Reports().report("Sở Nội vụ", "2026-Q3", TT_19="18")
    wrong = answered(reports.ask("Có phải Sở Nội vụ quá hạn 180 hồ sơ quý III/2026 không?"))
    assert wrong.text.startswith("Không phải")
    assert "18 hồ sơ" in wrong.text
    right = answered(reports.ask("Có phải Sở Nội vụ quá hạn 18 hồ sơ quý III/2026 không?"))
    assert right.text.startswith("Đúng như vậy")


def test_views_and_forecasts_are_not_given() -> None:
    reports = Reports().report("Sở Y tế", "2026-Q3", CV_05="4")
    assert isinstance(reports.ask("Giám đốc Sở Y tế có nên bị kỷ luật không?"), NoAnswer)


def test_a_question_that_names_nothing_goes_on_from_the_one_before() -> None:
    reports = Reports().report("Sở Nội vụ", "2026-Q3", CQS_05="85").report("Sở Y tế", "2026-Q3", CQS_05="70")
    reply = reports.ask("Đơn vị nào thấp nhất?", after=["Tỷ lệ nộp trực tuyến của Sở Nội vụ quý III/2026?"])
    assert isinstance(reply, Answer)
    assert reply.values[0].unit == "Sở Y tế"


def test_tasks_due_before_a_day_are_those_asked_for() -> None:
    asked = read("nhung viec phai xong truoc 15/12/2026")
    assert asked.intent is Intent.NARRATIVES
    assert asked.due is not None
    assert str(asked.due.until) == "2026-12-15"


def test_a_count_of_another_period_says_so_in_a_ranking() -> None:
    reports = Reports().report("Sở Nội vụ", "2026-Q3", CV_05="2").report("Sở Tài chính", "2026-Q3", CV_05="1")
    reports.report("Sở Y tế", "2026-9M", CV_05="5")
    reply = answered(reports.ask("Xếp các đơn vị theo số người bị kỷ luật quý III/2026"))
    lines = [line for line in reply.text.splitlines() if "Sở Y tế" in line]
    assert all("9 tháng" in line for line in lines)
    assert Decimal(2) in {v.amount for v in reply.values}


@pytest.mark.parametrize(
    "question",
    [
        "Sở Y tế tiếp nhận bao nhiêu hồ sơ, trong đó bao nhiêu trực tuyến, và bao nhiêu bị quá hạn?",
        "so y te tiep nhan bao nhieu ho so, bao nhieu truc tuyen, bao nhieu qua han",
    ],
)
def test_counts_that_leave_their_noun_out_count_what_the_first_does(question: str) -> None:
    assert read(question).codes == ("TT-12", "TT-13", "TT-19")


@pytest.mark.parametrize("question", ["Bao nhiêu đơn vị có tỷ lệ nộp trực tuyến dưới 90%?", "may xa dung han tren 99%"])
def test_how_many_units_are_beyond_a_number_is_a_ranking_and_no_count_of_the_indicator(question: str) -> None:
    asked = read(question)
    assert asked.intent is Intent.RANKING
    assert asked.codes in (("CQS-05",), ("TT-20",))
    assert asked.counted


def test_how_many_units_a_department_has_is_still_a_figure() -> None:
    assert read("Có bao nhiêu đơn vị sự nghiệp công lập thuộc Sở Y tế?").codes == ("BM-03",)


@pytest.mark.parametrize("asked", ["tăng bao nhiêu phần trăm", "tăng bao nhiêu %"])
def test_the_percent_of_a_change_is_asked_of_the_count_and_told(asked: str) -> None:
    reports = Reports().report("Sở Nội vụ", "2026-Q2", TT_12="8100").report("Sở Nội vụ", "2026-Q3", TT_12="9250")
    question = f"Số hồ sơ tiếp nhận mới của Sở Nội vụ quý III/2026 so với quý II/2026 {asked}?"
    reply = answered(reports.ask(question))
    assert {v.indicator for v in reply.values} == {"TT-12"}
    [share] = [v for v in reply.values if v.measure == "%"]
    assert share.amount == Decimal("14.2")
    assert "tăng 14,2%" in reply.text
    assert not unsupported_numbers(reply)
