"""The three runners that need an office, over two small reports: what they call is still there and still fits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from eval import answering, drafting, retrieval
from eval.cases import QuestionCase, load_questions, load_reports
from eval.office import open_office
from workflow.factory import Process

REPORTS = tuple(case for case in load_reports() if case.file.startswith("xa-dong-anh"))


@pytest.fixture(scope="module")
def office() -> Iterator[Process]:
    with open_office(REPORTS) as process:
        yield process


def test_a_question_over_the_taken_in_reports_is_answered_and_scored(office: Process) -> None:
    asked = [case for case in load_questions() if case.id in ("S08", "U03")]
    outcome = answering.run(office, asked, REPORTS)
    assert outcome.counts.wanted == 2
    assert outcome.counts.right == 2
    assert outcome.harms["answered_without_support"] == 0


def test_a_sentence_of_a_report_is_searched_for(office: Process) -> None:
    words = "Tỷ lệ thanh toán trực tuyến chưa đạt yêu cầu."
    question = QuestionCase("N99", "narrative", f"Xã Đông Anh quý III/2026: {words}", quotes=(words, "Câu không có."))
    outcome = retrieval.run(office, [question])
    assert (outcome.counts.right, outcome.counts.wanted) == (1, 2)


def test_each_period_is_drafted_its_numbers_verified_and_tampering_noticed(office: Process) -> None:
    outcome = drafting.run(office, REPORTS)
    assert set(outcome.cases) == {"2026-Q2", "2026-Q3"}
    assert outcome.harms["invented_number"] == 0
    altered = outcome.shares["altered numbers noticed"]
    assert altered.tried > 0
    assert altered.right > altered.tried / 2
