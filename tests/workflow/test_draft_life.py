"""From laying a draft out to the frozen file: who may do what, what is kept, what the journal holds."""

from __future__ import annotations

import hashlib

import pytest

from domain.draft_life import DraftState, KeptDraft
from domain.drafts import Paragraph
from domain.errors import NotAllowed, OutOfDate, UsageError
from domain.people import Act, Person, Role
from domain.periods import Period
from tests.drafting.test_verify import edited
from tests.support.docx_files import a_report
from workflow import draft_life as life
from workflow.factory import Process
from workflow.intake import Upload, take_in
from workflow.reading import Given
from workflow.verifying import verify

Q3 = Period.parse("2026-Q3")
OFFICER, LEADER = Person("Thu Hà", Role.OFFICER), Person("Minh Đức", Role.LEADER)
REVIEWER = Person("Lan Anh", Role.REVIEWER)


@pytest.fixture
def kept(process: Process) -> KeptDraft:
    take_in(process, Upload("snv.docx", a_report()), Given())
    return life.lay_out(process, OFFICER, Q3)


def first_key(process: Process) -> str:
    opened = life.open_draft(process, Q3)
    assert opened
    return next(
        p.key for s in opened.report.sections for p in s.body if isinstance(p, Paragraph) and not p.slots and p.key
    )


def acts(process: Process) -> list[str]:
    with process.desk() as desk:
        return [e.act for e in desk.journal.recent() if e.act.startswith("draft_")]


def test_there_is_one_draft_of_a_period_until_it_is_approved(process: Process, kept: KeptDraft):
    assert life.lay_out(process, OFFICER, Q3).id == kept.id
    assert (kept.state, kept.version) == (DraftState.OPEN, 1)


def test_an_edit_makes_a_version_that_can_be_compared(process: Process, kept: KeptDraft):
    key = first_key(process)
    assert life.edit_paragraph(process, OFFICER, kept.id, key, ["Nội dung này sẽ báo cáo sau."], [], base=1) == 2
    _, [change] = life.version_changes(process, kept.id, 2)
    assert change.after == "Nội dung này sẽ báo cáo sau."
    assert [v.person for v in life.versions_of(process, kept.id)] == ["Thu Hà", "Thu Hà"]


def test_an_edit_of_what_somebody_else_changed_meanwhile_is_refused(process: Process, kept: KeptDraft):
    key = first_key(process)
    life.edit_paragraph(process, OFFICER, kept.id, key, ["Một lời."], [], base=1)
    with pytest.raises(OutOfDate, match="Thu Hà vừa sửa"):
        life.act_on_paragraph(process, Person("Quang", Role.OFFICER), kept.id, key, "drop", base=1)


def test_an_edited_draft_passes_the_check_of_numbers(process: Process, kept: KeptDraft):
    life.edit_paragraph(process, OFFICER, kept.id, first_key(process), ["Nội dung báo cáo sau."], [], base=1)
    assert life.check(process, kept.id).unsupported == 0
    _, checking = life.file_of(process, kept.id, checking=True)
    assert verify(process, checking, Q3).unsupported == 0


def test_figures_changed_since_are_told_and_brought_up_to_date(process: Process, kept: KeptDraft):
    take_in(process, Upload("syt.docx", a_report(unit="SỞ Y TẾ", number="9/BC-SYT")), Given())
    opened = life.open_draft(process, Q3)
    assert opened
    assert opened.stale
    with pytest.raises(UsageError, match="chưa có căn cứ"):
        life.submit(process, OFFICER, kept.id, base=1)
    life.refresh(process, OFFICER, kept.id, base=1)
    fresh = life.open_draft(process, Q3)
    assert fresh
    assert fresh.stale == ()


def test_submitted_then_approved_by_another_person_then_frozen(process: Process, kept: KeptDraft):
    life.submit(process, OFFICER, kept.id, base=1)
    with pytest.raises(NotAllowed, match="đã trình"):
        life.edit_paragraph(process, OFFICER, kept.id, first_key(process), ["Lời khác."], [], base=1)
    done = life.approve(process, LEADER, kept.id, base=1)
    assert (done.state, done.approved_by, done.submitted_by) == (DraftState.APPROVED, "Minh Đức", "Thu Hà")
    _, content = life.file_of(process, kept.id, checking=False)
    assert hashlib.sha256(content).hexdigest() == done.frozen
    take_in(process, Upload("syt.docx", a_report(unit="SỞ Y TẾ", number="9/BC-SYT")), Given())
    assert life.file_of(process, kept.id, checking=False)[1] == content
    assert acts(process) == ["draft_approved", "draft_submitted", "draft_started"]
    assert life.lay_out(process, OFFICER, Q3).id != kept.id


def test_nobody_approves_what_they_submitted_and_only_what_is_submitted_is_approved(
    process: Process, kept: KeptDraft
):  # fmt: skip
    admin = Person("Quản trị", Role.ADMIN)
    with pytest.raises(OutOfDate, match="chỉ duyệt được dự thảo đã trình"):
        life.approve(process, LEADER, kept.id, base=1)
    life.submit(process, admin, kept.id, base=1)
    with pytest.raises(NotAllowed, match="không tự duyệt"):
        life.approve(process, admin, kept.id, base=1)
    life.give_back(process, LEADER, kept.id, Act.APPROVE_DRAFT, base=1)
    assert life.edit_paragraph(process, OFFICER, kept.id, first_key(process), ["Đã sửa theo ý kiến."], [], base=1) == 2


@pytest.mark.parametrize("person", [REVIEWER, LEADER, Person("Đơn vị", Role.UNIT_OFFICER, "Sở Nội vụ")])
def test_only_those_who_draft_change_a_draft(process: Process, kept: KeptDraft, person: Person):
    with pytest.raises(NotAllowed):
        life.edit_paragraph(process, person, kept.id, first_key(process), ["Lời."], [], base=1)
    with pytest.raises(NotAllowed):
        life.submit(process, person, kept.id, base=1)


@pytest.mark.parametrize("person", [REVIEWER, OFFICER])
def test_only_leaders_approve(process: Process, kept: KeptDraft, person: Person):
    with pytest.raises(NotAllowed, match="duyệt dự thảo"):
        life.approve(process, person, kept.id, base=1)


def test_words_of_a_copy_edited_elsewhere_are_taken_over_and_a_typed_figure_is_not(process: Process, kept: KeptDraft):
    _, own = life.file_of(process, kept.id, checking=False)
    copy = edited(own, lambda xml: xml.replace("tiếp nhận mới ", "đã tiếp nhận mới ", 1).replace("1.250<", "1.520<", 1))
    found = life.read_back(process, OFFICER, kept.id, copy, take_over=True)
    assert (found.taken, found.checked.unsupported > 0) == (0, True)
    copy = edited(
        own, lambda xml: xml.replace("Tăng cường kiểm tra công tác CCHC", "Đẩy mạnh kiểm tra công tác CCHC", 1)
    )
    assert life.read_back(process, OFFICER, kept.id, copy, take_over=True).taken == 1
    opened = life.open_draft(process, Q3)
    assert opened
    assert opened.kept.version == 2
    told = [p for s in opened.report.sections for p in s.body if isinstance(p, Paragraph) and p.edited]
    assert [p.text.startswith("Đẩy mạnh kiểm tra") for p in told] == [True]


def test_a_word_copy_edited_elsewhere_is_checked_compared_and_noted(process: Process, kept: KeptDraft):
    _, own = life.file_of(process, kept.id, checking=False)
    found = life.read_back(process, OFFICER, kept.id, own)
    assert (found.changes, found.checked.unsupported) == ((), 0)
    assert acts(process)[0] == "draft_read_back"
