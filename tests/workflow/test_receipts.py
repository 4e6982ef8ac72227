"""The list of sent files is kept between requests, and is never older than the files."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from domain.people import Person, Role
from domain.periods import Period
from domain.units import UnitGroup
from tests.support.docx_files import a_report
from workflow.due_dates import set_due
from workflow.factory import Process
from workflow.intake import Upload, take_in_file
from workflow.overview import ReceiptLine, receipts
from workflow.reading import Given
from workflow.review_numbers import bind
from workflow.review_queue import Filters, queue

Q3 = Period.parse("2026-Q3")
OFFICER, REVIEWER, ADMIN = (Person(r.value, r) for r in (Role.OFFICER, Role.REVIEWER, Role.ADMIN))


@pytest.fixture
def report(process: Process) -> str:
    """Came on 18/9, a day late; one of its numbers nobody could place."""
    words = "Trong quý III, Sở tiếp nhận 300 hồ sơ. Trong đó có 37 trường hợp đặc biệt."
    [taken] = take_in_file(process, Upload("a.docx", a_report(words)), Given())
    assert taken.receipt is not None
    with process.desk(writing=True) as desk:
        desk.documents.put(replace(taken.receipt, received_at=dt.datetime(2026, 9, 18, 5, tzinfo=dt.UTC)))
    return taken.receipt.document_id


def lines(process: Process, person: Person = OFFICER) -> list[ReceiptLine]:
    return receipts(process, Q3, person=person)


def test_a_file_that_could_not_be_read_is_in_the_list_at_once(process: Process, report: str):
    assert len(lines(process)) == 1
    list(take_in_file(process, Upload("b.pdf", b"%PDF-1.7 broken"), Given()))
    assert [line.receipt.state.value for line in lines(process)] == ["unreadable", "stored"]


def test_a_due_day_moved_puts_a_late_report_in_time_at_once(process: Process, report: str):
    assert [line.late for line in lines(process)] == [True]
    set_due(process, ADMIN, Q3, UnitGroup.DEPARTMENT, dt.date(2026, 9, 21), reason="bão")
    assert [line.late for line in lines(process)] == [False]


def test_a_figure_that_a_person_bound_is_counted_at_once(process: Process, report: str):
    before = lines(process)[0].values
    [number] = queue(process, Q3, Filters()).numbers
    bind(process, REVIEWER, report, number.number.block_id, number.number.span.start, "TT-13", Q3)
    assert lines(process)[0].values == before + 1


def test_a_unit_sees_its_own_files_also_after_somebody_saw_all(process: Process, report: str):
    assert len(lines(process)) == 1
    assert len(lines(process, Person("x", Role.UNIT_OFFICER, "Sở Nội vụ"))) == 1
    assert lines(process, Person("y", Role.UNIT_OFFICER, "Sở Y tế")) == []
