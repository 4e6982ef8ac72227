"""Reading ahead makes the first look quick, and never keeps the service from starting."""

from __future__ import annotations

import pytest

from api import templating
from domain.periods import Period
from tests.support.review_reports import a_reviewed_report
from workflow.factory import Process
from workflow.facts import fed_by
from workflow.intake import Upload, take_in_file
from workflow.reading import Given
from workflow.warming import warm

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
