"""What no report tells apart: other bodies and times, parts of a unit, one word beside an indicator's name."""

from __future__ import annotations

import pytest

from domain.answers import NoAnswer
from domain.periods import Period
from eval.asked_vocabulary import vocabulary
from eval.naming import NOT_MEASURED, all_names, load_names
from extraction.catalogue import load_catalogue
from rag.folded import fold
from rag.other_places import outside_body
from rag.other_times import time_without_report
from rag.period_words import asked_periods
from rag.unheard import AskedWords, asked_words, left_out
from tests.rag.test_answering import Reports, answered

KNOWN = [Period.parse(p) for p in ("2026-Q2", "2026-Q3", "2026-6M", "2026-9M")]


def office() -> Reports:
    return (
        Reports()
        .report("Sở Nội vụ", "2026-Q3", TT_12="9016", TT_20="99.7", BM_06="198")
        .report("Phường Láng", "2026-Q3", TT_12="3000")
    )


@pytest.mark.parametrize(
    "question",
    [
        "Bộ Nội vụ tiếp nhận bao nhiêu hồ sơ?",
        "Cả nước có bao nhiêu hồ sơ tiếp nhận mới?",
        "Tuần trước Sở Nội vụ tiếp nhận bao nhiêu hồ sơ?",
        "Sở Nội vụ tháng trước nhận bao nhiêu hồ sơ mới?",
        "Tháng 7 Sở Nội vụ nhận bao nhiêu hồ sơ mới?",
        "Công an phường Láng tiếp nhận bao nhiêu hồ sơ mới?",
        "Thanh tra Sở Nội vụ tiếp nhận bao nhiêu hồ sơ mới?",
        "Sở Nội vụ có bao nhiêu công chức nữ?",
        "so noi vu co bao nhieu cong chuc la nu",
    ],
)
def test_a_figure_of_somebody_or_some_time_else_is_refused(question: str) -> None:
    assert isinstance(office().ask(question), NoAnswer), question


@pytest.mark.parametrize(
    "question",
    [
        "Sở Nội vụ quý III tiếp nhận mới bao nhiêu hồ sơ?",
        "Tuần tới họp với Sở Nội vụ, cho biết sở này tiếp nhận mới bao nhiêu hồ sơ",
        "Tính đến hết tháng 9 Sở Nội vụ có bao nhiêu công chức?",
        "Sở Nội vụ hiện có bao nhiêu công chức?",
    ],
)
def test_words_around_a_question_do_not_stop_it(question: str) -> None:
    reply = answered(office().ask(question))
    assert reply.values
    assert not any("không tách riêng" in warning for warning in reply.warnings)


def test_a_word_that_no_figure_takes_into_account_is_named() -> None:
    reply = answered(office().ask("Tỷ lệ hồ sơ hộ tịch giải quyết đúng hạn của Sở Nội vụ là bao nhiêu?"))
    assert any("tịch" in warning for warning in reply.warnings)


@pytest.mark.parametrize(
    ("question", "periods"),
    [
        ("tháng 7 nhận bao nhiêu", ["2026-M07"]),
        ("đến hết tháng 9 giải ngân được bao nhiêu", ["2026-9M"]),
        ("đến giữa tháng 9 năm nay có bao nhiêu viên chức", ["2026-9M"]),
        ("cuoi thang 6 nam 2026", ["2026-6M"]),
        ("quý III (tháng 7, 8, 9)", ["2026-Q3"]),
        ("hồi tháng 7 kiểm tra đột xuất", []),
        ("so với báo cáo năm 2025, đến quý III/2026", ["2025-Y", "2026-Q3"]),
    ],
)
def test_months_name_a_day_to_count_by_or_a_time_of_their_own(question: str, periods: list[str]) -> None:
    assert [str(p) for p in asked_periods(fold(question), known=KNOWN).periods] == periods


def test_a_time_is_told_only_where_the_words_ask_for_it() -> None:
    assert time_without_report(fold("tuần trước nhận bao nhiêu hồ sơ")) == "tuần trước"
    assert time_without_report(fold("tuần tới họp với     , có bao nhiêu công chức")) == ""


def test_what_a_ministry_says_of_us_is_no_question_to_it() -> None:
    assert outside_body(fold("Bộ Nội vụ có bao nhiêu hồ sơ")) == "Bộ Nội vụ"
    assert outside_body(fold("theo đánh giá của Bộ Nội vụ thì hạng mấy")) == ""


def test_the_words_of_asking_are_made_from_the_ways_of_asking_and_are_the_kept_ones() -> None:
    named = [*all_names(load_catalogue()), *load_names(NOT_MEASURED)]
    made = vocabulary((one.code, one.said) for one in named)
    kept = asked_words()
    assert isinstance(made["common"], str)
    assert kept.common == frozenset(made["common"].split())


def test_an_indicators_own_words_are_heard() -> None:
    words = AskedWords(frozenset({"so"}), {"BM-06": frozenset({"cong", "chuc"})}, frozenset({"nu"}))
    assert [one.words for one in words.unheard(fold("số công chức nữ"), ["BM-06"])] == ["nữ"]
    assert words.unheard(fold("số công chức"), ["BM-06"]) == []


def test_what_leads_to_a_question_may_speak_of_anything() -> None:
    assert left_out(fold("Kỷ cương phải nghiêm. Có bao nhiêu người bị kỷ luật?"), ["CV-05"]).words == ()


@pytest.mark.parametrize(
    "question",
    [
        "Sở Nội vụ chiếm bao nhiêu phần trăm hồ sơ tiếp nhận của các sở?",
        "Phường Láng tốn bao nhiêu tiền để tiếp nhận hồ sơ mới?",
        "Trung bình mỗi tháng Sở Nội vụ tiếp nhận mới bao nhiêu hồ sơ?",
        "Bộ Giáo dục và Đào tạo có bao nhiêu công chức?",
        "Kho bạc Nhà nước tiếp nhận mới bao nhiêu hồ sơ?",
        "Các quận tiếp nhận mới bao nhiêu hồ sơ?",
    ],
)
def test_what_testers_got_a_figure_for_is_refused(question: str) -> None:
    assert isinstance(office().ask(question), NoAnswer), question


def test_a_field_of_work_is_no_department() -> None:
    reply = answered(office().ask("Hồ sơ xây dựng phường Láng tiếp nhận mới bao nhiêu?"))
    assert {v.unit for v in reply.values} == {"Phường Láng"}


@pytest.mark.parametrize(
    "question", ["Nội vụ quý III tiếp nhận mới mấy hồ sơ?", "bên nội vụ tiếp nhận mới bao nhiêu hồ sơ?"]
)
def test_a_department_is_known_without_its_type_word_where_names_stand(question: str) -> None:
    assert {v.unit for v in answered(office().ask(question)).values} == {"Sở Nội vụ"}


@pytest.mark.parametrize(
    ("question", "periods"),
    [("từ tháng 7 đến tháng 9 năm 2026", ["2026-Q3"]), ("từ tháng 1 đến hết tháng 9 năm 2026", ["2026-9M"])],
)
def test_a_stretch_of_months_is_a_quarter_or_the_months_so_far(question: str, periods: list[str]) -> None:
    assert [str(p) for p in asked_periods(fold(question), known=KNOWN).periods] == periods


def test_the_sixth_month_is_no_month_to_come() -> None:
    assert time_without_report(fold("tháng sáu nhận bao nhiêu hồ sơ")) == ""
    assert time_without_report(fold("lũy kế đến tháng này bao nhiêu hồ sơ")) == ""


@pytest.mark.parametrize("question", ["Bộ Nội vụ tiếp nhận mới bao nhiêu hồ sơ?", "Còn Đà Nẵng thì sao?"])
def test_another_body_is_not_taken_for_the_unit_spoken_of_before(question: str) -> None:
    after = ["Sở Nội vụ tiếp nhận mới bao nhiêu hồ sơ?"]
    assert isinstance(office().ask(question, after=after), NoAnswer)


def test_one_person_is_a_number_and_no_mean() -> None:
    reports = Reports().report("Sở Nội vụ", "2026-Q3", CV_05="1").report("Phường Láng", "2026-Q3", CV_05="2")
    assert answered(reports.ask("Sở Nội vụ có phải kỷ luật một người không?")).values


def test_a_month_that_reports_only_tell_of_keeps_no_passage_back() -> None:
    told = "Phòng Văn hóa khảo sát khách tham quan bảo tàng trong tháng 11."
    reports = Reports().report("Sở Nội vụ", "2026-Q3", TT_12="9016", text=told)
    assert told in answered(reports.ask("Thăm dò khách tham quan bảo tàng tháng 11")).text
    assert isinstance(reports.ask("Tháng 7 Sở Nội vụ nhận bao nhiêu hồ sơ mới?"), NoAnswer)
