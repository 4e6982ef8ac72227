"""The calendar: who owes what, who came late, and a day that an admin sets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from domain.errors import NotAllowed, OutOfDate, UsageError
from domain.people import Person, Role
from domain.periods import Period
from domain.units import UnitGroup
from tests.support.databases import DATABASES, database
from tests.support.docx_files import a_report
from workflow.audit import journal_page
from workflow.due_dates import days_off, due_dates, mark_day, set_due, year_calendar
from workflow.factory import Process
from workflow.intake import Upload, take_in_file
from workflow.overview import receipts
from workflow.own_unit import own_unit
from workflow.reading import Given
from workflow.report_background import background_of

ADMIN = Person("Quản trị", Role.ADMIN)
OFFICER = Person("An", Role.OFFICER)
OF_UNIT = Person("Bình", Role.UNIT_OFFICER, "Sở Nội vụ")
Q3 = Period.parse("2026-Q3")
SO = UnitGroup.DEPARTMENT


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    yield from database(request.param)


def received(
    process: Process, day: dt.date, *, unit: str = "SỞ NỘI VỤ", number: str = "412/BC-SNV", period: str | None = None
) -> None:
    """A report that came that day at noon. period: None for the quarter its title names."""
    given = Given(period=Period.parse(period) if period else None)
    [taken] = take_in_file(process, Upload(f"{number}.docx", a_report(unit=unit, number=number)), given)
    assert taken.receipt is not None
    at = dt.datetime.combine(day, dt.time(12)).astimezone()
    with process.desk(writing=True) as desk:
        receipt = desk.documents.receipt(taken.receipt.document_id)
        assert receipt is not None
        desk.documents.put(replace(receipt, received_at=at))


def departments(process: Process) -> tuple[int, int, int, int]:
    """(owing, in time, late, missing) for quarter III."""
    [due] = [g for q, groups in year_calendar(process, 2026) if q == Q3 for g in groups if g.due.group is SO]
    return due.owing, due.in_time, due.late, due.missing


def test_a_report_after_its_due_day_is_late_and_a_moved_day_puts_it_in_time(process: Process):
    received(process, dt.date(2026, 9, 16))
    received(process, dt.date(2026, 9, 18), unit="SỞ Y TẾ", number="7/BC-SYT")
    assert departments(process) == (15, 1, 1, 13)
    moved = set_due(process, ADMIN, Q3, SO, dt.date(2026, 9, 18), reason="Nghỉ bão")
    assert (moved.day, moved.base) == (dt.date(2026, 9, 18), dt.date(2026, 9, 16))
    assert departments(process) == (15, 2, 0, 13)
    [entry, *_] = journal_page(process, before=None, person="", limit=1)
    assert (entry.act, entry.person) == ("due_changed", "Quản trị")
    assert "16/09/2026 → 18/09/2026 (Nghỉ bão)" in entry.detail


def test_a_correction_sent_later_does_not_make_a_report_late(process: Process):
    received(process, dt.date(2026, 9, 16))
    received(process, dt.date(2026, 9, 30), number="500/BC-SNV")
    assert departments(process)[1:3] == (1, 0)


def test_a_report_of_nine_months_is_what_was_due_for_the_quarter(process: Process):
    received(process, dt.date(2026, 9, 20), period="2026-9M")
    assert departments(process) == (15, 0, 1, 14)
    received(process, dt.date(2026, 9, 30), number="500/BC-SNV")
    assert [line.late for line in receipts(process, Q3, person=ADMIN)] == [False]
    assert [line.late for line in receipts(process, Period.parse("2026-9M"), person=ADMIN)] == [True]


def test_the_list_of_reports_marks_the_one_that_came_late_and_not_its_correction(process: Process):
    received(process, dt.date(2026, 9, 20))
    received(process, dt.date(2026, 9, 30), number="500/BC-SNV")
    received(process, dt.date(2026, 9, 15), unit="SỞ Y TẾ", number="7/BC-SYT")
    lines = {line.receipt.number: line.late for line in receipts(process, Q3, person=ADMIN)}
    assert lines == {"412/BC-SNV": True, "500/BC-SNV": False, "7/BC-SYT": False}


def test_a_reason_is_kept_as_one_readable_line(process: Process):
    moved = set_due(process, ADMIN, Q3, SO, dt.date(2026, 9, 18), reason=" nghỉ\x00\n bão \ud800")
    assert moved.change is not None
    assert moved.change.reason == "nghỉ bão"


def test_the_day_of_the_rule_takes_a_change_back(process: Process):
    set_due(process, ADMIN, Period.parse("2026-9M"), SO, dt.date(2026, 9, 20))
    back = set_due(process, ADMIN, Q3, SO, dt.date(2026, 9, 16))
    assert back.day == back.base


@pytest.mark.parametrize("day", [dt.date(2026, 9, 14), dt.date(2027, 9, 20)])
def test_a_day_before_the_cut_off_or_far_after_it_is_refused(process: Process, day: dt.date):
    with pytest.raises(UsageError, match="14/09/2026"):
        set_due(process, ADMIN, Q3, SO, day)


def test_who_may_set_a_day_and_which_periods_have_one(process: Process):
    with pytest.raises(NotAllowed):
        set_due(process, OFFICER, Q3, SO, dt.date(2026, 9, 20))
    with pytest.raises(UsageError, match="quý I, 6 tháng"):
        set_due(process, ADMIN, Period.parse("2026-M07"), SO, dt.date(2026, 9, 20))
    with pytest.raises(OutOfDate, match="đã là ngày 16/09/2026"):
        set_due(process, ADMIN, Q3, SO, dt.date(2026, 9, 16))


def test_a_unit_sees_what_it_owes_next_and_nothing_of_others(process: Process):
    received(process, dt.date(2026, 9, 16))
    received(process, dt.date(2026, 9, 16), unit="SỞ Y TẾ", number="7/BC-SYT")
    page = own_unit(process, OF_UNIT, today=dt.date(2026, 9, 20))
    assert [(str(d.due.period), d.first is not None, d.is_late) for d in page.duties] == [
        ("2026-Q2", False, False),
        ("2026-Q3", True, False),
        ("2026-Q4", False, False),
        ("2027-Q1", False, False),
    ]
    assert {line.receipt.unit for line in page.sent} == {"Sở Nội vụ"}


def test_a_person_of_no_unit_has_no_own_unit(process: Process):
    assert own_unit(process, ADMIN).unit is None


def test_a_day_off_that_an_admin_sets_moves_the_due_day_and_is_in_the_journal(process: Process):
    day = dt.date(2026, 9, 16)
    mark_day(process, ADMIN, day, True, reason="Công điện 12")
    with process.desk() as desk:
        due = due_dates(desk).of(Q3, UnitGroup.DEPARTMENT)
        entry = list(desk.journal.entries())[-1]
    assert due is not None
    assert due.day == dt.date(2026, 9, 17)
    assert (entry.act, entry.subject, entry.detail) == ("day_marked", "16/09/2026", "ngày nghỉ (Công điện 12)")
    assert [(d.name, d.mark is not None) for d in days_off(process, 2026) if d.day == day] == [("Công điện 12", True)]
    with pytest.raises(OutOfDate, match="đã là ngày nghỉ"):
        mark_day(process, ADMIN, day, True, reason="lần nữa")
    mark_day(process, ADMIN, day, None)
    with process.desk() as desk:
        assert due_dates(desk).of(Q3, UnitGroup.DEPARTMENT) == replace(due, base=day)
    with pytest.raises(OutOfDate, match="đã là ngày làm việc"):
        mark_day(process, ADMIN, day, False, reason="x")
    with pytest.raises(UsageError, match="lý do"):
        mark_day(process, ADMIN, day, True)


def test_a_report_put_into_the_store_late_but_dated_in_time_is_known_as_such(process: Process):
    received(process, dt.date(2026, 11, 29))
    received(process, dt.date(2026, 11, 29), unit="SỞ Y TẾ", number="7/BC-SYT")
    with process.desk(writing=True) as desk:
        for receipt in desk.documents.receipts_of(Q3):
            issued = dt.date(2026, 9, 16) if receipt.unit == "Sở Nội vụ" else dt.date(2026, 10, 2)
            desk.documents.put(replace(receipt, issued=issued))
    with process.desk() as desk:
        background = background_of(process, desk, Q3)
    assert {u.name for u in background.late} == {"Sở Nội vụ", "Sở Y tế"}
    assert [u.name for u in background.dated_in_time] == ["Sở Nội vụ"]
