"""Reading ahead makes the first look quick, and never keeps the service from starting."""

from __future__ import annotations

from threading import Event, Thread

import pytest

from api import templating
from domain.periods import Period
from rag.embedders import HashingEmbedder, Vectors
from tests.support.review_reports import a_reviewed_report
from workflow.factory import Process
from workflow.facts import fed_by
from workflow.intake import Upload, take_in_file
from workflow.reading import Given
from workflow.warming import opening, warm, warm_asking

Q3 = Period.parse("2026-Q3")


@pytest.fixture
def report(process: Process) -> None:
    assert [t.status for t in take_in_file(process, Upload("bao-cao.docx", a_reviewed_report()), Given())] == ["stored"]


def test_the_newest_period_is_read_before_anybody_asks(process: Process, report: None):
    warm(process)
    assert set(fed_by(Q3)) <= process.sheets._sheets.keys()


def test_templates_are_compiled_before_anybody_opens_a_page():
    templating._ENVIRONMENT.cache.clear()
    templating.read_ahead()
    assert {"overview.html", "review.html", "matrix.html"} <= {key[1] for key in templating._ENVIRONMENT.cache}


def test_a_home_that_cannot_be_read_ahead_is_opened_all_the_same(
    process: Process, report: None, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("workflow.warming.city_table", None)
    warm(process)
    assert "nothing was read ahead" in caplog.text


def test_the_search_is_opened_before_anybody_asks(process: Process, report: None):
    warm_asking(process)
    assert "_vectors" in process.__dict__
    assert not opening(process)


class SlowEmbedder(HashingEmbedder):
    """Says when it is asked, and answers when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.let = Event(), Event()

    def query(self, text: str) -> Vectors:
        self.asked.set()
        self.let.wait(10)
        return super().query(text)


def test_while_the_search_opens_it_is_told(process: Process, report: None):
    slow = SlowEmbedder()
    other = Process(process.settings, embedder=slow)
    opener = Thread(target=warm_asking, args=(other,))
    opener.start()
    assert slow.asked.wait(10)
    assert opening(other)
    slow.let.set()
    opener.join()
    assert not opening(other)
    other.close()
