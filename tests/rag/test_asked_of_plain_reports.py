"""What leaders ask in words that reports head their parts with, and what they ask on."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.periods import Period
from domain.values import NarrativeKind
from extraction.catalogue import load_catalogue
from rag.intents import Intent
from rag.questions import Question, QuestionReader
from workflow.registry import load_registry

KNOWN = [Period.parse(p) for p in ("2026-Q2", "2026-Q3")]
READER = QuestionReader(load_registry(), load_catalogue())


def read(question: str, before: Question | None = None) -> Question:
    return READER.read(question, known=KNOWN, default=KNOWN[-1], before=before)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Quý IV/2026 Sở Công Thương định làm những việc gì?", NarrativeKind.TASK),
        ("Sở Công Thương dự kiến làm gì trong quý IV?", NarrativeKind.TASK),
        ("Phường Láng xin gì trong báo cáo quý III/2026?", NarrativeKind.PROPOSAL),
        ("Quy định làm gì khi hồ sơ quá hạn?", None),
    ],
)
def test_what_a_unit_means_to_do_or_asks_for_is_told_by_its_report(question: str, kind: NarrativeKind | None) -> None:
    assert read(question).narrative is kind


@pytest.mark.parametrize(
    "asked_on",
    [
        "Quý trước là bao nhiêu, chênh mấy điểm?",
        "So với quý trước chênh mấy điểm?",
        "Quy truoc thi sao, tang may diem?",
    ],
)
def test_how_much_a_figure_changed_is_asked_of_the_one_before(asked_on: str) -> None:
    before = read("Tỷ lệ hồ sơ trực tuyến quý III/2026 của phường Láng?")
    assert READER.leans(asked_on)
    question = read(asked_on, before)
    assert question.intent is Intent.TREND
    assert question.codes[0] == "CQS-05"
    assert question.periods.periods == (KNOWN[-1],)


def test_an_amount_may_stand_far_from_and_more() -> None:
    threshold = read("Đơn vị nào còn từ 2 nhiệm vụ Thành phố giao quá hạn chưa xong trở lên?").threshold
    assert threshold is not None
    assert (threshold.sign, threshold.amount) == (">=", Decimal(2))


def test_by_how_much_one_does_worse_is_asked_of_rates_and_of_late_files_by_count() -> None:
    better = read("Về giải quyết hồ sơ đúng và trước hạn quý III/2026, Sở Y tế kém Sở Công Thương bao nhiêu?")
    assert better.codes == ("TT-20",)
    late = read("Hồ sơ quá hạn quý III/2026 của Sở Y tế hơn Sở Công Thương bao nhiêu?")
    assert late.codes == ("TT-19",)


def test_how_content_people_are_is_no_number_of_forms() -> None:
    assert read("Mức hài lòng theo khảo sát quý III của phường Láng là bao nhiêu?").codes == ("TT-31",)
    assert read("Phường Láng thu về bao nhiêu phiếu khảo sát quý III?").codes == ("TT-32",)


def test_each_of_several_is_asked_for_behind_them() -> None:
    [asked] = READER.whole_questions("Phường Láng quý III: nhận mới, đã giải quyết, quá hạn: mỗi loại mấy hồ sơ?")
    assert read(asked.text).codes == ("TT-12", "TT-16", "TT-19")


@pytest.mark.parametrize(
    ("before", "asked_on"),
    [
        ("Số hồ sơ quá hạn quý III của phường Láng?", "Quý trước Sở Y tế tăng bao nhiêu hồ sơ tiếp nhận?"),
        ("Số hồ sơ quá hạn quý III của phường Láng?", "Giảm mấy hạng SIPAS của Sở Y tế?"),
        ("Tỷ lệ giải quyết đúng hạn của phường Láng quý III?", "Thế Sở Y tế giảm bao nhiêu?"),
    ],
)
def test_a_question_with_a_unit_of_its_own_is_about_that_unit(before: str, asked_on: str) -> None:
    question = read(asked_on, read(before) if READER.leans(asked_on) else None)
    assert [u.name for u in question.units.units] == ["Sở Y tế"]


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("Hồ sơ nộp trực tuyến quý III của Sở Y tế hơn Sở Công Thương bao nhiêu?", "TT-13"),
        ("Nhiệm vụ Thành phố giao hoàn thành đúng hạn của Sở Y tế hơn Sở Công Thương bao nhiêu?", "CD-06"),
        ("Số lượt khảo sát hài lòng quý III của phường Láng?", "TT-32"),
        ("Số người được khảo sát hài lòng quý III của phường Láng?", "TT-32"),
    ],
)
def test_how_many_is_no_rate(question: str, code: str) -> None:
    assert read(question).codes == (code,)


@pytest.mark.parametrize(
    "question",
    [
        "Theo nghị định làm gì khi hồ sơ trễ?",
        "Người dân phường Láng xin gì nhiều nhất quý III?",
        "Doanh nghiệp mong gì ở Sở Công Thương?",
    ],
)
def test_what_others_ask_for_or_a_decree_lays_down_is_not_told_under_a_heading(question: str) -> None:
    assert read(question).narrative is None
