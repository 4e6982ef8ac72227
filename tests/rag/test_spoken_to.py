"""Messages as people send them: a lead before the question, remarks after it, words that point at whom was named."""

from __future__ import annotations

import pytest

from domain.answers import Answer, NoAnswer
from rag.conversation import parted
from rag.folded import fold
from rag.requests import only_tells, request_of, with_names
from tests.rag.test_answering import Reports, answered
from tests.rag.test_questions import read, reader
from workflow.registry import load_registry

REGISTRY = load_registry()


@pytest.mark.parametrize(
    ("message", "told", "asked"),
    [
        (
            "Chuẩn bị giao ban với Sở Y tế, đề nghị cho biết số hồ sơ quá hạn quý III",
            "Chuẩn bị giao ban với Sở Y tế",
            "số hồ sơ quá hạn quý III",
        ),
        ("Để đôn đốc, xin liệt kê nhiệm vụ đến hạn trong tháng 11", "Để đôn đốc", "nhiệm vụ đến hạn trong tháng 11"),
        ("Sở Y tế có bao nhiêu hồ sơ quá hạn?", "", "Sở Y tế có bao nhiêu hồ sơ quá hạn?"),
    ],
)
def test_a_request_is_told_apart_from_its_lead(message: str, told: str, asked: str) -> None:
    assert (request_of(message).told, request_of(message).text) == (told, asked)


def test_a_lead_gives_the_unit_that_the_request_leaves_out() -> None:
    reports = Reports().report("Sở Y tế", "2026-Q3", TT_19="27").report("Sở Nội vụ", "2026-Q3", TT_19="5")
    reply = answered(
        reports.ask("Chuẩn bị giao ban với Sở Y tế, đề nghị cho biết số hồ sơ giải quyết quá hạn quý III.")
    )
    assert [(v.unit, v.amount) for v in reply.values] == [("Sở Y tế", 27)]
    own = answered(reports.ask("Chuẩn bị họp với Sở Y tế, đề nghị cho biết số hồ sơ giải quyết quá hạn của Sở Nội vụ."))
    assert {v.unit for v in own.values} == {"Sở Nội vụ"}


def test_a_period_of_the_lead_without_reports_is_not_the_one_asked_for() -> None:
    reports = Reports().report("Sở Y tế", "2026-Q3", TT_19="27")
    reply = answered(reports.ask("Để chuẩn bị giao ban quý IV, đề nghị cho biết số hồ sơ quá hạn của Sở Y tế"))
    assert [str(v.period) for v in reply.values] == ["2026-Q3"]


def test_a_remark_after_a_question_is_part_of_it() -> None:
    [asked] = reader().whole_questions("Sở Y tế có bao nhiêu hồ sơ quá hạn? Số quý III nhé.")
    assert asked.text.endswith("Số quý III nhé.")
    assert len(reader().whole_questions("Sở Y tế quá hạn bao nhiêu? Sở Nội vụ giải ngân bao nhiêu?")) == 2
    assert len(parted("Ai cao nhất? Nói rõ đơn vị nào không có số.")) == 2
    assert len(reader().whole_questions("Xã nào giải ngân cao nhất? Nói rõ xã nào không có số.")) == 1


def test_a_part_that_only_tells_asks_nothing() -> None:
    assert only_tells("Qua theo dõi, tôi thấy tiến độ vốn của xã rất thấp")
    assert not only_tells("Hồ sơ quá hạn của Sở Y tế quý III")
    assert not only_tells("Qua kiểm tra, bao nhiêu hồ sơ quá hạn?")


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Họ giải ngân bao nhiêu?", "Sở Y tế giải ngân bao nhiêu?"),
        ("Sở này giải ngân bao nhiêu?", "Sở Y tế giải ngân bao nhiêu?"),
        ("Sở tôi giải ngân bao nhiêu?", "Sở Y tế giải ngân bao nhiêu?"),
        ("Phường này giải ngân bao nhiêu?", "Phường này giải ngân bao nhiêu?"),
        ("Có bao nhiêu họ sơ?", "Có bao nhiêu họ sơ?"),
    ],
)
def test_words_that_point_at_a_unit_stand_for_the_one_spoken_of(question: str, named: str) -> None:
    [health] = [unit for unit in REGISTRY.units if unit.name == "Sở Y tế"]
    assert with_names(fold(question), [health]) == named
    assert with_names(fold(question), []) == question


def test_a_follow_up_that_names_nobody_is_of_whom_was_spoken_of() -> None:
    reports = Reports().report("Sở Y tế", "2026-Q3", TT_19="27", TT_12="900").report("Sở Nội vụ", "2026-Q3", TT_12="5")
    before = ["Sở Y tế quý III có bao nhiêu hồ sơ quá hạn?"]
    reply = answered(reports.ask("Tiếp nhận mới bao nhiêu hồ sơ?", after=before))
    assert {v.unit for v in reply.values} == {"Sở Y tế"}
    city = answered(reports.ask("Toàn Thành phố tiếp nhận mới bao nhiêu hồ sơ?", after=before))
    assert {v.unit for v in city.values} == {"Hà Nội"}


@pytest.mark.parametrize("follow_up", ["Còn dân số?", "Thế tiền thưởng Tết thì sao?", "Còn bao nhiêu chợ?", "Cảm ơn"])
def test_a_follow_up_about_something_else_is_not_the_figure_before_again(follow_up: str) -> None:
    reports = Reports().report("Sở Y tế", "2026-Q3", TT_19="27", text="Sở đông người.")
    reply = reports.ask(follow_up, after=["Sở Y tế quý III có bao nhiêu hồ sơ quá hạn?"])
    assert isinstance(reply, NoAnswer) or not reply.values  # words of the report at most


def test_a_longer_name_is_another_name() -> None:
    reports = Reports().report("Phường Láng", "2026-Q3", TT_19="12")
    assert isinstance(reports.ask("Phường Láng Hạ có bao nhiêu hồ sơ quá hạn?"), NoAnswer)
    assert answered(reports.ask("Phường Láng Quý III có bao nhiêu hồ sơ quá hạn?")).values[0].amount == 12


def test_tasks_of_one_office_are_told_without_those_of_others() -> None:
    asked = read("Các phường giao việc gì cho phòng Kinh tế, Hạ tầng và Đô thị, hạn khi nào?")
    assert asked.narrative is not None


@pytest.mark.parametrize("junk", ["???", ". , ;", "đề nghị cho biết", "họ", "a" * 2000])
def test_a_message_without_a_question_is_no_fault(junk: str) -> None:
    reply = Reports().report("Sở Y tế", "2026-Q3", TT_19="27").ask(junk)
    assert isinstance(reply, NoAnswer | Answer)
