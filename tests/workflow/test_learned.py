"""A reviewer teaches a wording: what it would change is seen first, nothing is lost, and everything is on record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from domain.errors import NotAllowed, NotFound, OutOfDate, UsageError
from domain.people import Person, Role
from domain.periods import Period
from domain.reviews import Verdict
from domain.values import Method
from tests.support.databases import DATABASES, database
from tests.support.docx_files import a_report
from tests.support.review_reports import a_reviewed_report
from workflow.factory import Process
from workflow.intake import Upload, take_in_file
from workflow.learned import proposal, taught, teach, withdraw_wording
from workflow.learned_preview import preview
from workflow.reading import Given
from workflow.rereading import read_again, read_again_with
from workflow.review_acts import decide
from workflow.review_numbers import bind
from workflow.review_queue import Filters, queue

Q3 = Period.parse("2026-Q3")
AN = Person("An", Role.REVIEWER)
BINH = Person("Bình", Role.REVIEWER)
WORDS = "tập vắt vai quý trước"
SAYS_SO = ("các bộ phận đã xử lý 37 trường hợp phát sinh", f"có 37 {WORDS}")


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    yield from database(request.param)


def sent(process: Process, *changes: tuple[str, str], unit: str = "SỞ NỘI VỤ", number: str = "412/BC-SNV") -> str:
    content = a_reviewed_report(SAYS_SO, *changes, unit=unit, number=number)
    [taken] = take_in_file(process, Upload("bao-cao.docx", content), Given())
    assert taken.receipt is not None
    return taken.receipt.document_id


@pytest.fixture
def report(process: Process) -> str:
    return sent(process)


def bound(process: Process, report: str) -> str:
    """The value that An makes of the report's unplaced 37."""
    [number] = [n for n in queue(process, Q3, Filters(states="all")).numbers if n.document_id == report]
    return bind(process, AN, report, number.number.block_id, number.number.span.start, "TT-15", Q3).values[0]


def carried(process: Process) -> dict[str, tuple[Decimal, bool]]:
    """By unit what counts as carried over from the period before, and whether it is approved."""
    with process.desk() as desk:
        return {s.value.unit: (s.amount, s.approved) for s in desk.values.standings(indicators=["TT-15"])}


def test_of_a_bound_number_its_own_words_are_proposed_and_remembered_with_their_report(process: Process, report: str):
    value = bound(process, report)
    offered = proposal(process, value)
    assert (offered.words, offered.indicator, offered.number) == (WORDS, "TT-15", "37")
    made = teach(process, AN, offered.words, "TT-15", value_id=value)
    assert (made.words, made.person, made.document_id) == (WORDS, "An", report)
    assert f"37 {WORDS}" in made.quote


def test_a_report_sent_afterwards_is_read_with_it_and_still_has_to_be_reviewed(process: Process):
    teach(process, AN, WORDS, "TT-15")
    sent(process, unit="SỞ Y TẾ", number="9/BC-SYT")
    assert carried(process) == {"Sở Y tế": (Decimal(37), False)}
    [told] = taught(process)
    assert (told.used, told.report) == (1, "")


def test_before_saving_the_preview_shows_which_numbers_would_become_figures_and_writes_nothing(
    process: Process, report: str
):
    sent(process, ("37", "41"), unit="SỞ Y TẾ", number="9/BC-SYT")
    bound(process, report)
    effect = preview(process, BINH, f" “{WORDS}”", "TT-15")
    told = {g.receipt.unit: (g.value.indicator, g.value.amount, g.bound) for g in effect.gained}
    assert told == {"Sở Nội vụ": ("TT-15", Decimal(37), True), "Sở Y tế": ("TT-15", Decimal(41), False)}
    assert (effect.changed, effect.seen, effect.total, effect.held, effect.is_cut) == ([], 2, 2, 2, False)
    assert all("37" in g.value.citation.quote or "41" in g.value.citation.quote for g in effect.gained)
    assert taught(process) == []
    assert carried(process) == {"Sở Nội vụ": (Decimal(37), True)}


def test_a_preview_out_of_time_says_what_it_has_not_looked_at(process: Process, report: str):
    effect = preview(process, AN, WORDS, "TT-15", seconds=-1)
    assert (effect.seen, effect.total, effect.is_cut, effect.gained) == (0, 1, True, [])


def test_a_preview_warns_of_figures_that_would_be_another(process: Process):
    body = ("# I. KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH", "Tiếp nhận mới: xếp góc tủ 530 hồ sơ.")
    [_] = take_in_file(process, Upload("bao-cao.docx", a_report(*body)), Given())
    effect = preview(process, AN, "xếp góc tủ", "TT-15")
    [changed] = effect.changed
    assert (changed.before.indicator, changed.now.indicator, changed.now.amount) == ("TT-12", "TT-15", Decimal(530))
    assert effect.gained == []


def test_of_a_wording_in_use_the_preview_shows_what_it_does(process: Process):
    teach(process, AN, WORDS, "TT-15")
    sent(process)
    effect = preview(process, AN, WORDS.capitalize(), "TT-15")
    assert effect.in_use
    assert [g.value.amount for g in effect.gained] == [Decimal(37)]


def test_stored_reports_are_read_again_and_what_was_decided_stays(process: Process, report: str):
    other = sent(process, ("37", "41"), unit="SỞ Y TẾ", number="9/BC-SYT")
    share = next(
        i.id for i in queue(process, Q3, Filters(states="all", unit="Sở Y tế")).items if i.indicator.code == "TT-20"
    )
    decide(process, BINH, share, Verdict.CORRECT, amount="98,7", reason="in nhầm")
    value = bound(process, report)
    made = teach(process, AN, WORDS, "TT-15", value_id=value)
    [again] = read_again_with(process, AN, made.id)
    assert (again.receipt.document_id, again.gained, again.refused) == (other, 1, "")
    assert carried(process) == {"Sở Nội vụ": (Decimal(37), True), "Sở Y tế": (Decimal(41), False)}
    with process.desk() as desk:
        [standing] = desk.values.standings(indicators=["TT-20"], units=["Sở Y tế"])
        assert desk.documents.account(other).unaccounted == ()
        assert desk.journal.first_broken() is None
    assert (standing.amount, standing.approved) == (Decimal("98.7"), True)
    shown = queue(process, Q3, Filters(states="all", unit="Sở Y tế"))
    assert "TT-15" in {i.indicator.code for i in shown.items}
    assert shown.numbers == ()


def test_a_number_bound_by_hand_stays_approved_when_its_report_is_read_again(process: Process, report: str):
    value = bound(process, report)
    teach(process, AN, WORDS, "TT-15", value_id=value)
    read_again(process, AN, report)
    with process.desk() as desk:
        read = desk.values.get(value)
    assert read is not None
    assert read.method is Method.SENTENCE
    assert carried(process) == {"Sở Nội vụ": (Decimal(37), True)}


def test_a_report_that_would_lose_a_figure_is_left_as_it_is(process: Process, report: str):
    made = teach(process, AN, WORDS, "TT-15")
    with process.desk(writing=True) as desk:
        stored = desk.values.of_document(report)
        desk.values.replace(report, [*stored[:-1], replace(stored[-1], id="f" * 16)])
    with pytest.raises(UsageError, match="gửi lại tệp"):
        read_again(process, AN, report)
    [told] = read_again_with(process, AN, made.id)
    assert "gửi lại tệp" in told.refused
    assert carried(process) == {}


def test_a_withdrawn_wording_reads_nothing_more_and_takes_nothing_back(process: Process):
    made = teach(process, AN, WORDS, "TT-15")
    sent(process)
    withdraw_wording(process, BINH, made.id, reason="nhầm chỉ tiêu")
    sent(process, unit="SỞ Y TẾ", number="9/BC-SYT")
    assert carried(process) == {"Sở Nội vụ": (Decimal(37), False)}
    with pytest.raises(OutOfDate, match="Bình đã ngừng dùng"):
        withdraw_wording(process, AN, made.id)
    with pytest.raises(UsageError, match="đã ngừng dùng"):
        read_again_with(process, AN, made.id)
    [told] = taught(process)
    assert (told.wording.withdrawn.person, told.wording.withdrawn.reason) == ("Bình", "nhầm chỉ tiêu")
    teach(process, AN, WORDS, "TT-15")
    assert [t.wording.is_active for t in taught(process)] == [True, False]


def test_the_same_words_are_not_taught_twice_nor_for_two_indicators(process: Process):
    teach(process, AN, WORDS, "TT-15")
    with pytest.raises(OutOfDate, match="An đã ghi nhớ"):
        teach(process, BINH, WORDS.upper(), "TT-15")
    with pytest.raises(UsageError, match="TT-15 Số hồ sơ kỳ trước chuyển sang"):
        teach(process, BINH, WORDS, "TT-22")


@pytest.mark.parametrize("words", ["hồ sơ", "đạt", "bộ gối quý 2", "", "(bộ) gối từ quý trước"])
def test_a_bad_wording_is_neither_previewed_nor_kept(process: Process, words: str):
    for act in (preview, teach):
        with pytest.raises(UsageError):
            act(process, AN, words, "TT-15")
    with pytest.raises(NotFound, match="XX-1"):
        teach(process, AN, WORDS, "XX-1")
    assert taught(process) == []


@pytest.mark.parametrize("role", [Role.UNIT_OFFICER, Role.OFFICER, Role.LEADER])
def test_others_teach_withdraw_and_read_again_nothing(process: Process, role: Role):
    made = teach(process, AN, WORDS, "TT-15")
    person = Person("Khác", role, "Sở Nội vụ" if role is Role.UNIT_OFFICER else None)
    for act in (
        lambda: teach(process, person, "lượng giấy tờ nộp từ xa", "TT-13"),
        lambda: preview(process, person, WORDS, "TT-15"),
        lambda: withdraw_wording(process, person, made.id),
        lambda: read_again_with(process, person, made.id),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_teaching_reading_again_and_withdrawing_are_in_the_journal(process: Process, report: str):
    made = teach(process, AN, WORDS, "TT-15")
    read_again_with(process, AN, made.id)
    withdraw_wording(process, BINH, made.id)
    with process.desk() as desk:
        entries = desk.journal.entries()[1:]
        assert desk.journal.first_broken() is None
    assert [(e.person, e.act) for e in entries] == [
        ("An", "wording_added"), ("An", "stored"), ("Bình", "wording_withdrawn")
    ]  # fmt: skip
    assert WORDS in entries[0].detail
