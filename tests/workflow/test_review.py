"""A reviewer decides: what is asked first, what a decision changes, and that nobody decides over another's head."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from domain.documents import BlockKind
from domain.errors import NotAllowed, NotFound, OutOfDate, UsageError
from domain.people import Person, Role
from domain.periods import Period
from domain.reviews import Verdict
from domain.send_backs import SendBackState
from domain.texts import Span
from domain.values import Method
from tests.support.databases import DATABASES, database
from tests.support.review_reports import a_reviewed_pdf, a_reviewed_report
from workflow.factory import Process
from workflow.intake import Upload, take_in_file
from workflow.pictures import page_words
from workflow.reading import Given
from workflow.review_acts import accept_together, decide, undo
from workflow.review_items import QueueItem, ReviewState
from workflow.review_numbers import bind, put_aside, reread
from workflow.review_queue import Filters, Queue, queue, searchable
from workflow.review_risks import Risk
from workflow.review_rules import set_four_eyes
from workflow.review_sending import answer, questions, send_back, withdraw
from workflow.review_view import figure_view

Q3 = Period.parse("2026-Q3")
AN = Person("An", Role.REVIEWER)
BINH = Person("Bình", Role.REVIEWER)
UNIT = Person("Đơn vị", Role.UNIT_OFFICER, "Sở Nội vụ")


def sent(process: Process, content: bytes, given: Given | None = None) -> str:
    [taken] = take_in_file(process, Upload("bao-cao.docx", content), given or Given())
    assert taken.receipt is not None
    return taken.receipt.document_id


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    yield from database(request.param)


@pytest.fixture
def report(process: Process) -> str:
    return sent(process, a_reviewed_report())


def shown(process: Process, states: str = "all", **filters: object) -> Queue:
    return queue(process, Q3, Filters(states=states, **filters))  # type: ignore[arg-type]


def item(process: Process, code: str) -> QueueItem:
    [found] = [i for i in shown(process).items if i.indicator.code == code]
    return found


def amounts(process: Process, code: str) -> dict[Decimal, bool]:
    with process.desk() as desk:
        return {s.amount: s.approved for s in desk.values.standings(indicators=[code])}


def test_what_the_report_contradicts_itself_on_comes_first_with_both_numbers(process: Process, report: str):
    first = shown(process).items[0]
    assert (first.indicator.code, first.amount) == ("TT-16", None)
    assert first.amounts == (Decimal(1178), Decimal(1187))
    assert "1.178 và 1.187" in first.reasons[0].words


def test_a_former_period_shows_a_jump(process: Process):
    before = a_reviewed_report(("1.250", "400"), ("quý III", "quý II"), ("Quý III", "Quý II"))
    sent(process, before, Given("Sở Nội vụ", Period.parse("2026-Q2")))
    sent(process, a_reviewed_report())
    [reason] = [r for r in item(process, "TT-12").reasons if r.risk is Risk.JUMP]
    assert "400" in reason.words


def test_the_queue_is_filtered_by_unit_area_reason_and_words(process: Process, report: str):
    sent(process, a_reviewed_report(unit="SỞ Y TẾ", number="9/BC-SYT"))
    assert {i.unit for i in shown(process, unit="Sở Y tế").items} == {"Sở Y tế"}
    assert {i.indicator.code for i in shown(process, risk=Risk.CONFLICT).items} == {"TT-16"}
    assert {i.indicator.code for i in shown(process, words=searchable("ĐÚNG VÀ TRƯỚC hạn")).items} == {"TT-20"}
    assert shown(process, words="khong co chi tieu nay").items == ()


def test_accepting_one_place_of_a_conflict_settles_the_figure(process: Process, report: str):
    conflict = item(process, "TT-16")
    [table] = [line.id for line in conflict.lines if line.method == "table"]
    decide(process, AN, table, Verdict.ACCEPT, seen=conflict.seen)
    settled = item(process, "TT-16")
    assert (settled.state, settled.amount, settled.people) == (ReviewState.ACCEPTED, Decimal(1187), ("An",))
    assert shown(process, "open").remaining == len(shown(process).items) - 1


def test_text_and_annex_that_agree_are_decided_together(process: Process, report: str):
    both = item(process, "TT-12")
    done = decide(process, AN, both.id, Verdict.ACCEPT, seen=both.seen)
    assert set(done.values) == {line.id for line in both.lines}
    assert amounts(process, "TT-12") == {Decimal(1250): True}


def test_a_correction_is_typed_as_in_a_report_and_needs_a_reason(process: Process, report: str):
    value = item(process, "TT-20").id
    with pytest.raises(UsageError, match="lý do"):
        decide(process, AN, value, Verdict.CORRECT, amount="98,7")
    decide(process, AN, value, Verdict.CORRECT, amount="98,7", reason="in nhầm")
    assert amounts(process, "TT-20") == {Decimal("98.7"): True}
    with process.desk() as desk:
        assert desk.values.get(value).amount == Decimal("98.5")


@pytest.mark.parametrize(
    ("typed", "why"), [("chín mươi gì đó", "Không đọc được"), ("103", "lớn hơn"), ("", "Không đọc được")]
)
def test_a_number_that_cannot_be_is_not_taken(process: Process, report: str, typed: str, why: str):
    with pytest.raises(UsageError, match=why):
        decide(process, AN, item(process, "TT-20").id, Verdict.CORRECT, amount=typed, reason="x")
    assert amounts(process, "TT-20") == {Decimal("98.5"): False}


def test_a_rejected_figure_no_longer_counts_and_comes_back_when_undone(process: Process, report: str):
    value = item(process, "TT-20").id
    done = decide(process, AN, value, Verdict.REJECT, reason="số của Thành phố")
    assert amounts(process, "TT-20") == {}
    undo(process, AN, done.act)
    assert amounts(process, "TT-20") == {Decimal("98.5"): False}
    assert item(process, "TT-20").state is ReviewState.OPEN


def test_a_save_on_what_somebody_has_decided_meanwhile_is_refused_and_told(process: Process, report: str):
    seen = item(process, "TT-20")
    decide(process, AN, seen.id, Verdict.CORRECT, amount="98,7", reason="in nhầm", seen=seen.seen)
    with pytest.raises(OutOfDate, match=r"An đã sửa thành 98,7 lúc .* vì “in nhầm”"):
        decide(process, BINH, seen.id, Verdict.ACCEPT, seen=seen.seen)
    assert amounts(process, "TT-20") == {Decimal("98.7"): True}


def test_only_the_one_who_decided_undoes_and_only_while_it_is_the_last_word(process: Process, report: str):
    value = item(process, "TT-20").id
    done = decide(process, AN, value, Verdict.ACCEPT)
    with pytest.raises(NotAllowed, match="Chỉ An"):
        undo(process, BINH, done.act)
    decide(process, BINH, value, Verdict.REJECT, reason="sai kỳ")
    with pytest.raises(OutOfDate, match="Bình đã từ chối sau đó"):
        undo(process, AN, done.act)


def test_a_unit_officer_and_a_leader_decide_nothing(process: Process, report: str):
    value = item(process, "TT-20").id
    for person in (UNIT, Person("Lãnh đạo", Role.LEADER)):
        with pytest.raises(NotAllowed):
            decide(process, person, value, Verdict.ACCEPT)


def test_under_four_eyes_a_second_person_must_agree(process: Process, report: str):
    set_four_eyes(process, Person("Quản trị", Role.ADMIN), ["TT-20"])
    value = item(process, "TT-20").id
    decide(process, AN, value, Verdict.ACCEPT)
    assert (item(process, "TT-20").state, amounts(process, "TT-20")) == (ReviewState.SECOND, {Decimal("98.5"): False})
    with pytest.raises(NotAllowed, match="người thứ hai"):
        decide(process, AN, value, Verdict.ACCEPT)
    decide(process, BINH, value, Verdict.ACCEPT)
    assert (item(process, "TT-20").state, amounts(process, "TT-20")) == (
        ReviewState.ACCEPTED,
        {Decimal("98.5"): True},
    )


def test_only_quiet_figures_are_accepted_together_and_undone_as_one(process: Process, report: str):
    quiet = [i for i in shown(process).items if i.quiet]
    assert [i.indicator.code for i in quiet] == ["TT-12"]
    done = accept_together(process, AN, [(i.id, i.seen) for i in quiet])
    assert item(process, "TT-12").state is ReviewState.ACCEPTED
    undo(process, AN, done.act)
    assert item(process, "TT-12").state is ReviewState.OPEN
    loud = item(process, "TT-16")
    with pytest.raises(UsageError, match="xem riêng"):
        accept_together(process, AN, [(quiet[0].id, item(process, "TT-12").seen), (loud.id, loud.seen)])
    assert item(process, "TT-12").state is ReviewState.OPEN
    with pytest.raises(UsageError, match="nhiều nhất 50"):
        accept_together(process, AN, [(quiet[0].id, "")] * 51)


def test_a_figure_is_read_again_from_chosen_words_and_both_go_back_with_one_undo(process: Process, report: str):
    other = sent(process, a_reviewed_report(("98,5%", "98,5% (tháng 9 đạt 99,1%)"), number="413/BC-SNV"))
    value = item(process, "TT-20").id
    with process.desk() as desk:
        [block] = [b for b in desk.documents.document(other).blocks if "99,1%" in b.text]
    at = block.text.index("99,1")
    done = reread(process, AN, value, block.id, Span(at, at + 4), reason="số cuối quý")
    assert amounts(process, "TT-20") == {Decimal("99.1"): True}
    with process.desk() as desk:
        made = desk.values.get(done.values[0])
    assert (made.method, made.citation.number.of(block.text)) == (Method.PERSON, "99,1")
    undo(process, AN, done.act)
    assert amounts(process, "TT-20") == {Decimal("98.5"): False}
    with pytest.raises(UsageError, match="không có số"):
        reread(process, AN, value, block.id, Span(0, 5))


def test_an_unplaced_number_is_bound_where_it_stands_never_typed(process: Process, report: str):
    [number] = shown(process).numbers
    assert number.number.quote == "37"
    done = bind(process, AN, report, number.number.block_id, number.number.span.start, "TT-13", Q3)
    assert amounts(process, "TT-13") == {Decimal(37): True}
    assert shown(process).numbers == ()
    with pytest.raises(OutOfDate, match="An đã gắn số này vào TT-13"):
        bind(process, BINH, report, number.number.block_id, number.number.span.start, "TT-16", Q3)
    with process.desk() as desk:
        assert "37 trường hợp" in desk.values.get(done.values[0]).citation.quote
    undo(process, AN, done.act)
    assert (amounts(process, "TT-13"), len(shown(process).numbers)) == ({}, 1)


def test_a_number_that_is_none_is_set_aside_and_taken_up_again(process: Process, report: str):
    [number] = shown(process).numbers
    where = (report, number.number.block_id, number.number.span.start)
    put_aside(process, AN, *where)
    assert shown(process).numbers == ()
    put_aside(process, AN, *where, aside=False)
    assert len(shown(process).numbers) == 1


def test_what_a_person_bound_survives_a_second_reading(process: Process, report: str):
    [number] = shown(process).numbers
    bind(process, AN, report, number.number.block_id, number.number.span.start, "TT-13", Q3)
    with process.desk() as desk:
        content = process.files.read(desk.documents.receipt(report).sha256)
    assert sent(process, content, Given("Sở Y tế", Q3)) == report
    with process.desk() as desk:
        [standing] = desk.values.standings(indicators=["TT-13"])
    assert (standing.value.unit, standing.amount, standing.approved) == ("Sở Y tế", Decimal(37), True)


def test_a_new_version_asks_again_only_for_what_changed(process: Process, report: str):
    for code in ("TT-12", "TT-20"):
        decide(process, AN, item(process, code).id, Verdict.ACCEPT)
    old = item(process, "TT-12").id
    sent(process, a_reviewed_report(("98,5%", "98,9%")))
    assert (item(process, "TT-12").state, item(process, "TT-20").state) == (ReviewState.ACCEPTED, ReviewState.OPEN)
    with process.desk() as desk:
        [carried] = desk.values.decisions(item(process, "TT-12").id)
        assert desk.journal.first_broken() is None
    assert (carried.person, carried.carried_from, "phiên bản 1" in carried.reason) == ("An", old, True)


def test_a_decision_on_a_replaced_version_is_refused(process: Process, report: str):
    old = item(process, "TT-20").id
    sent(process, a_reviewed_report(("98,5%", "98,9%")))
    with pytest.raises(OutOfDate, match="phiên bản mới"):
        decide(process, AN, old, Verdict.ACCEPT)


def test_a_question_goes_to_the_unit_and_its_answer_brings_the_figure_back_on_top(process: Process, report: str):
    value = item(process, "TT-20").id
    asked = send_back(process, AN, value, "Tỷ lệ này tính cho quý hay 9 tháng?")
    assert item(process, "TT-20").state is ReviewState.ASKED
    assert [q.asked.question for q in questions(process, UNIT)] == ["Tỷ lệ này tính cho quý hay 9 tháng?"]
    assert questions(process, Person("Khác", Role.UNIT_OFFICER, "Sở Y tế")) == []
    answer(process, UNIT, asked.id, "Tính cho quý III.")
    first = shown(process, "open").items[0]
    assert (first.indicator.code, first.reasons[0].risk) == ("TT-20", Risk.ANSWERED)
    with pytest.raises(OutOfDate, match="đã trả lời"):
        withdraw(process, AN, asked.id)


def test_another_unit_does_not_answer(process: Process, report: str):
    asked = send_back(process, AN, item(process, "TT-20").id, "Đúng không?")
    with pytest.raises(NotFound):
        answer(process, Person("Khác", Role.UNIT_OFFICER, "Sở Y tế"), asked.id, "Đúng.")


def test_a_question_is_taken_back_while_it_waits(process: Process, report: str):
    asked = send_back(process, AN, item(process, "TT-20").id, "Đúng không?")
    withdraw(process, AN, asked.id)
    assert item(process, "TT-20").state is ReviewState.OPEN


def test_a_new_version_answers_the_open_question(process: Process, report: str):
    asked = send_back(process, AN, item(process, "TT-20").id, "Đúng không?")
    sent(process, a_reviewed_report(("98,5%", "98,9%")))
    [told] = questions(process, UNIT)
    assert (told.asked.id, told.asked.state, told.asked.letters[0].text) == (
        asked.id,
        SendBackState.ANSWERED,
        "Phiên bản 2",
    )


def test_every_act_is_in_the_journal(process: Process, report: str):
    done = decide(process, AN, item(process, "TT-20").id, Verdict.ACCEPT)
    undo(process, AN, done.act)
    asked = send_back(process, AN, item(process, "TT-20").id, "Đúng không?")
    answer(process, UNIT, asked.id, "Đúng.")
    [number] = shown(process).numbers
    put_aside(process, AN, report, number.number.block_id, number.number.span.start)
    with process.desk() as desk:
        entries = desk.journal.entries()[1:]
        assert desk.journal.first_broken() is None
    assert [(e.person, e.act) for e in entries] == [
        ("An", "accept"), ("An", "undo"), ("An", "send_back"), ("Đơn vị", "answer_back"), ("An", "put_aside")
    ]  # fmt: skip


def test_two_programs_see_each_others_decisions(process: Process, report: str):
    """Each keeps its own book; the database tells both what is new."""
    beside = Process(process.settings)
    shown(beside)
    decide(process, AN, item(process, "TT-20").id, Verdict.ACCEPT)
    assert item(beside, "TT-20").state is ReviewState.ACCEPTED
    sent(process, a_reviewed_report(unit="SỞ Y TẾ", number="9/BC-SYT"))
    assert "Sở Y tế" in shown(beside).units
    beside.close()


def test_the_view_of_a_pdf_marks_the_number_on_its_page(process: Process):
    sent(process, a_reviewed_pdf(), Given("Sở Nội vụ", Q3))
    view = figure_view(process, item(process, "TT-20").id)
    page = view.place.page
    assert page is not None
    [box] = page.figure
    assert 0 < box.x0 < box.x1 < page.width
    words = page_words(process, view.receipt.document_id, page.number)
    [(block, word)] = [(b, w) for b, w in words if w.box == box]
    assert block.id == view.place.value.citation.block_id
    assert word.span.overlaps(view.place.value.citation.number)
    assert page_words(process, view.receipt.document_id, page.number + 1) == []


def test_the_view_of_a_text_without_pages_marks_the_words_themselves(process: Process, report: str):
    view = figure_view(process, item(process, "TT-16").id)
    assert view.place.page is None
    runs = [run for t in view.place.text for cell in t.cells for run in cell if run.mark == "number"]
    assert [run.text for run in runs] == ["1.178"]
    assert [p.value.citation.quote for p in view.places][1].startswith("2 | Số hồ sơ đã giải quyết")
    assert {t.block.kind for t in view.place.text} >= {BlockKind.PARAGRAPH}
    assert "1.250" in {c.quote for c in view.place.choices}


def test_the_pace_of_a_person_tells_how_long_it_will_take(process: Process, report: str):
    assert (shown(process, "open").remaining, shown(process, "open").minutes) == (3, 1)
