"""A short run of tools/faults.py; `make faults` is the long one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.databases import DATABASES, database
from tools.faults import run, sound

pytestmark = pytest.mark.slow


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    yield from database(request.param)


def test_nothing_is_lost_or_doubled_when_processes_are_killed(tmp_path: Path, database_url: str | None):
    report = run(tmp_path / "home", files=6, kills=5, seed=7, database_url=database_url)
    assert sound(report), report
    assert (report["kills"], report["files"]) == (5, 6)
    assert report["values"] > 6
