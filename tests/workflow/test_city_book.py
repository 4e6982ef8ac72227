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
from tests.support.review_reports import a_reviewed_report
from workflow.city_book import CityBook, CityBooks
from workflow.city_series import city_series, make_ready
from workflow.factory import Process
from workflow.intake import Upload, take_in
from workflow.keeping_fresh import LookedAt, freshen
from workflow.material import material_of
from workflow.overview import city_table
from workflow.reading import Given
from workflow.review_acts import decide, undo
from workflow.review_numbers import bind
from workflow.review_queue import Filters, queue
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


def test_a_bound_number_for_a_period_nobody_told_is_in_the_trend(process: Process):
    """What a person reads in a report may be of a period that no other figure is of."""
    take_in(process, Upload("x.docx", a_reviewed_report(("1.250", "1.251"), unit="SỞ NỘI VỤ")), Given())
    indicator, before = process.catalogue["TT-13"], Period.parse("2026-Q1")
    with process.desk() as desk:
        assert city_series(process, desk, indicator, Q3) == ()
    [number, *_] = queue(process, Q3, Filters(states="all")).numbers
    bind(process, REVIEWER, number.document_id, number.number.block_id, number.number.span.start, "TT-13", before)
    with process.desk() as desk:
        assert [p.period for p in city_series(process, desk, indicator, Q3)] == [before]


def test_trends_made_ready_at_once_are_those_made_one_by_one(process: Process):
    send(process)
    send(process, unit="SỞ Y TẾ", number="7/BC-SYT", amount="1.300")
    codes = {f.indicator for f in book_of(process).material.facts}
    beside = Process(process.settings)
    make_ready(beside, Q3)
    for code in codes:
        with process.desk() as desk, beside.desk() as there:
            indicator = process.catalogue[code]
            assert city_series(beside, there, indicator, Q3) == city_series(process, desk, indicator, Q3), code
    beside.close()


def test_a_trend_is_the_same_whether_the_city_s_figures_are_kept_or_not(process: Process):
    send(process)
    send(process, unit="SỞ Y TẾ", number="7/BC-SYT", amount="1.300")
    assert city_table(process, Q3)
    facts = book_of(process).material.facts
    for fact in facts:
        decide(process, REVIEWER, fact.values[0].id, Verdict.CORRECT, reason="đối chiếu", amount="11")
        beside = Process(process.settings)
        with process.desk() as desk, beside.desk() as there:
            assert process.sheets.keeps_city(Q3)
            assert not beside.sheets.keeps_city(Q3)
            for code in {f.indicator for f in facts}:
                indicator = process.catalogue[code]
                kept = city_series(process, desk, indicator, Q3)
                assert kept == city_series(beside, there, indicator, Q3), code
        beside.close()


def test_what_people_looked_at_is_made_again_beside_the_requests(process: Process):
    send(process)
    former = book_of(process)
    rows = former.once("hàng", lambda book: [u.name for u in book.draft.units])
    assert rows == ["Sở Nội vụ"]
    send(process, unit="SỞ Y TẾ", number="7/BC-SYT")
    freshen(process)
    kept = process.kept(CityBooks)._books.peek(Q3)
    assert kept is not None
    assert kept is not former
    assert kept._made["hàng"] == ["Sở Nội vụ", "Sở Y tế"]


def test_what_cannot_be_made_beside_the_requests_is_left_to_who_asks(
    process: Process, caplog: pytest.LogCaptureFixture
):
    def broken(_process: Process, _period: Period) -> None:
        raise ValueError("không làm được")

    made: list[Period] = []
    process.kept(LookedAt).note(broken, Q3)
    process.kept(LookedAt).note(lambda _process, period: made.append(period), Q3)
    freshen(process)
    assert "could not be made ahead" in caplog.text
    assert made == [Q3]
    caplog.clear()
    freshen(process)
    assert "could not be made ahead" not in caplog.text
    assert made == [Q3, Q3]


def test_only_what_was_looked_at_last_is_made_beside_the_requests(process: Process):
    made: list[Period] = []

    def remake(_process: Process, period: Period) -> None:
        made.append(period)

    for year in range(2000, 2020):
        process.kept(LookedAt).note(remake, Period.parse(f"{year}-Y"))
    freshen(process)
    assert [p.year for p in made] == list(range(2014, 2020))
