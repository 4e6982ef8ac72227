"""What was told and what was read of it: missed, made up, put under another kind, or given to somebody else."""

from __future__ import annotations

from datetime import date

from domain.citations import cite
from domain.texts import Span
from domain.values import Narrative, NarrativeKind
from eval.cases import GoldTask, ReportCase, load_reports
from eval.narratives import alike, outcome_of, run, told_in
from tests.support.notation import a_block
from workflow.registry import load_registry

[CASE] = [case for case in load_reports() if case.file == "xa-dong-anh-2026-q2.docx"]
_KINDS = (NarrativeKind.PROBLEM, NarrativeKind.PROPOSAL, NarrativeKind.TASK)


def a_narrative(kind: NarrativeKind, text: str, *, owner: str | None = None, deadline: date | None = None) -> Narrative:
    return Narrative(kind, text, cite(a_block(text), Span(0, len(text))), owner, deadline)


def a_case(**listed: tuple[object, ...]) -> ReportCase:
    empty = {"values": (), "problems": (), "causes": (), "proposals": (), "tasks": ()}
    head = {"file": "mau.docx", "unit": "Xã Mẫu", "unit_kind": "xa", "period": "2026-Q3", "number": "1/BC"}
    return ReportCase(**head, date=date(2026, 9, 15), **{**empty, **listed})  # type: ignore[arg-type]


def harms(case: ReportCase, *found: Narrative) -> dict[str, int]:
    counted = outcome_of(told_in([(case, found)])).harms
    return {harm: times for harm, times in counted.items() if times}


def test_a_passage_of_another_kind_is_missed_and_wrong() -> None:
    case = a_case(problems=("Mạng ở thôn xa hay chập chờn.",))
    assert harms(case, a_narrative(NarrativeKind.TASK, "Mạng ở thôn xa hay chập chờn.")) == {
        "missed_narrative": 1,
        "wrong_narrative": 1,
    }


def test_a_list_mark_and_a_misread_word_are_no_other_passage() -> None:
    listed, read = "- Mạng ở các thôn xa trung tâm hay chập chờn.", "Mạng ở các thôn xa trung tâm hay chập chởn"
    assert alike(listed, read)
    assert harms(a_case(problems=(listed,)), a_narrative(NarrativeKind.PROBLEM, read)) == {}


def test_a_task_of_somebody_else_or_of_another_day_is_a_harm() -> None:
    words = "Phòng Kinh tế soát hồ sơ chậm trước 15/10/2026."
    case = a_case(tasks=(GoldTask(words, "Phòng Kinh tế", date(2026, 10, 15)),))
    right = a_narrative(NarrativeKind.TASK, words, owner="Phòng Kinh tế", deadline=date(2026, 10, 15))
    other = a_narrative(NarrativeKind.TASK, words, owner="Văn phòng", deadline=date(2026, 10, 15))
    late = a_narrative(NarrativeKind.TASK, words, owner="Phòng Kinh tế", deadline=None)
    assert (harms(case, right), harms(case, other), harms(case, late)) == (
        {},
        {"wrong_assignment": 1},
        {"wrong_assignment": 1},
    )


def test_causes_count_only_where_some_truth_lists_them() -> None:
    cause = a_narrative(NarrativeKind.CAUSE, "Do bản đồ lập đã lâu năm.")
    assert harms(a_case(), cause) == {}
    assert harms(a_case(causes=("Do thiếu người làm việc.",)), cause) == {"missed_narrative": 1, "wrong_narrative": 1}


def test_a_gold_report_is_read_as_its_truth_lists_it() -> None:
    outcome = run([CASE], registry=load_registry())
    listed = len(CASE.problems) + len(CASE.proposals) + len(CASE.tasks)
    assert outcome.counts.wanted == outcome.counts.right == listed + len(CASE.causes)
    assert outcome.shares["owners right"].tried == len(CASE.tasks)
