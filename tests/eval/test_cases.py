from __future__ import annotations

from decimal import Decimal

from domain.periods import Period
from eval.cases import load_questions, load_reports
from tools.gold.questions import TARGET, written


def test_reports_are_loaded_with_exact_amounts_and_their_files() -> None:
    cases = {case.file: case for case in load_reports()}
    case = cases["so-tu-phap-2026-q3.docx"]
    assert case.period == Period.parse("2026-Q3")
    assert case.path.is_file()
    assert case.format == "docx"
    assert ("CQS-05", case.period, Decimal("95.58")) in {value.key for value in case.values}


def test_there_are_thirty_questions_of_every_type_with_something_to_hold_the_reply_against() -> None:
    questions = load_questions()
    assert len(questions) >= 30
    types = {"single", "comparison", "ranking", "trend", "city", "narrative", "unanswerable", "conflict"}
    assert {case.type for case in questions} == types
    assert all(case.values or case.quotes or case.no_answer for case in questions)
    assert len({case.id for case in questions}) == len(questions)


def test_the_committed_questions_are_what_the_truth_files_say() -> None:
    assert TARGET.read_text(encoding="utf-8") == written()
