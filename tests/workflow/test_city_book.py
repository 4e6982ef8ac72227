"""The book kept between requests says what the database says, whatever happened since it was made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import pytest

from domain.facts import Fact
from domain.people import Person, Role
from domain.periods import Period
from domain.reviews import Verdict
from tests.support.databases import DATABASES, database
from tests.support.docx_files import BODY, a_report
from workflow.city_book import CityBook, CityBooks
from workflow.city_series import city_series
from workflow.factory import Process
from workflow.intake import Upload, take_in
from workflow.material import material_of
from workflow.reading import Given
from workflow.review_acts import decide, undo
from workflow.unit_view import unit_view

Q3 = Period.parse("2026-Q3")
REVIEWER = Person("Thẩm định", Role.REVIEWER)


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    yield from database(request.param)


def book_of(process: Process) -> CityBook:
    """As a request gets it; held against the facts and city figures as read anew."""
    with process.desk() as desk:
        book = process.kept(CityBooks).book(process, desk, Q3)
        anew = CityBook(material_of(process, desk, Q3), process.catalogue)
    assert in_one_order(book.material.facts) == in_one_order(anew.material.facts)
    assert in_one_order(book.material.earlier) == in_one_order(anew.material.earlier)
    assert book.material.reporting == anew.material.reporting
    assert book.material.unread == anew.material.unread
    assert list(book.material.findings) == list(anew.material.findings)
    assert {k: f.amount for k, f in book.draft.city.items()} == {k: f.amount for k, f in anew.draft.city.items()}
    return book


def in_one_order(facts: Sequence[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda f: (f.unit, f.indicator, str(f.period)))


def send(process: Process, *, unit: str = "SỞ NỘI VỤ", number: str = "12/BC-SNV", amount: str = "1.250") -> None:
    parts = [str(part).replace("1.250", amount) for part in BODY]
    take_in(process, Upload("x.docx", a_report(*parts, unit=unit, number=number), "x"), Given())


def test_a_book_is_the_same_until_something_happens(process: Process):
    send(process)
    assert book_of(process) is book_of(process)
    with process.desk(writing=True) as desk:
        desk.journal.add("x", "login", "x")
    assert book_of(process) is book_of(process)


def test_new_reports_and_new_versions_are_in_the_book(process: Process):
    assert book_of(process).draft.names == ()
    send(process)
    assert book_of(process).draft.names == ("Sở Nội vụ",)
    send(process, unit="SỞ Y TẾ", number="7/BC-SYT")
    assert len(book_of(process).draft.names) == 2
    send(process, amount="1.300")
    fact = book_of(process).draft.book.get("Sở Nội vụ", "TT-12", Q3)
    assert fact is not None
    assert fact.amount == 1300


def test_a_decision_and_its_undoing_are_in_the_book(process: Process):
    send(process)
    fact = book_of(process).draft.book.get("Sở Nội vụ", "TT-12", Q3)
    assert fact is not None
    assert not fact.approved
    done = decide(process, REVIEWER, fact.values[0].id, Verdict.ACCEPT)
    fact = book_of(process).draft.book.get("Sở Nội vụ", "TT-12", Q3)
    assert fact is not None
    assert fact.approved
    undo(process, REVIEWER, done.act)
    fact = book_of(process).draft.book.get("Sở Nội vụ", "TT-12", Q3)
    assert fact is not None
    assert not fact.approved


def test_a_rejected_figure_leaves_the_city_s_figure_and_its_trend(process: Process):
    send(process)
    indicator = process.catalogue["TT-12"]
    fact = book_of(process).draft.book.get("Sở Nội vụ", "TT-12", Q3)
    assert fact is not None
    with process.desk() as desk:
        assert city_series(process, desk, indicator, Q3)[-1].amount == 1250
    for value in fact.values:
        decide(process, REVIEWER, value.id, Verdict.REJECT, reason="số của kỳ khác")
    assert book_of(process).draft.book.get("Sở Nội vụ", "TT-12", Q3) is None
    with process.desk() as desk:
        assert city_series(process, desk, indicator, Q3) == ()


def test_one_unit_s_page_needs_no_book_of_the_city(process: Process):
    send(process)
    own = Person("Cán bộ", Role.UNIT_OFFICER, "Sở Nội vụ")
    view = unit_view(process, own, "so-noi-vu", Q3)
    assert view.sent
    assert {line.place for line in view.lines} == {None}
    assert max(r.received_at for r in view.reports) <= dt.datetime.now(dt.UTC)
