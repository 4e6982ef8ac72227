"""The queue kept between requests is the one that would be made anew, whatever was decided in between."""

from __future__ import annotations

import random

import pytest

from domain.people import Person, Role
from domain.periods import Period
from domain.reviews import Verdict
from store.reviews import ReviewStore
from store.send_backs import SendBackStore
from tests.support.docx_files import a_report
from workflow.factory import Process
from workflow.intake import Upload, take_in
from workflow.reading import Given
from workflow.review_acts import decide, undo
from workflow.review_book import Book, ReviewBooks

Q3 = Period.parse("2026-Q3")
UNITS = ("SỞ NỘI VỤ", "SỞ Y TẾ", "SỞ TƯ PHÁP")
AN = Person("An", Role.REVIEWER)


@pytest.fixture
def reports(process: Process) -> None:
    for number, unit in enumerate(UNITS):
        words = (
            f"Trong quý III, Sở tiếp nhận {300 + number} hồ sơ; giải quyết đúng hạn 290 hồ sơ, quá hạn 5 hồ sơ.",
            "Sở đã tổ chức 12 lớp tập huấn; đã ban hành 7 văn bản chỉ đạo.",
        )
        take_in(process, Upload(f"{number}.docx", a_report(*words, unit=unit, number=f"{number}/BC-S")), Given())


def kept(process: Process) -> Book:
    return book_of(process, process.reviews)


def book_of(process: Process, books: ReviewBooks) -> Book:
    with process.desk() as desk:
        store, send_backs = ReviewStore(desk.connection), SendBackStore(desk.connection)
        return books.book(store, send_backs, Q3, desk.changes.mark())


def test_after_every_decision_the_kept_queue_is_the_one_made_anew(process: Process, reports: None):
    chance, acts = random.Random(3), []
    assert len(kept(process).items) >= 9
    for _ in range(25):
        if acts and chance.random() < 0.3:
            undo(process, AN, acts.pop())
        else:
            item = chance.choice(kept(process).items)
            verdict = chance.choice((Verdict.ACCEPT, Verdict.REJECT))
            acts.append(decide(process, AN, item.id, verdict, reason="thử", seen=item.seen).act)
        now, anew = kept(process), book_of(process, ReviewBooks(process.catalogue))
        assert now == anew
        assert set(now.by_value) >= {i.id for i in now.items}
        assert now.units == anew.units
    assert kept(process).left < len(kept(process).items)
