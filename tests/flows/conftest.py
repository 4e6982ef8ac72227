"""One service for all the days that people spend with it, and a browser for each module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.support.browsers import PageAs, a_browser, pages_of, serving
from workflow.factory import Process
from workflow.settings import Settings


@pytest.fixture(scope="session")
def living(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """The process behind the service."""
    process = Process(Settings(home=tmp_path_factory.mktemp("home"), embedder="hashing"))
    yield process
    process.close()


@pytest.fixture(scope="session")
def address(living: Process) -> Iterator[str]:
    with serving(living) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with a_browser() as browser:
        yield browser


@pytest.fixture
def page_as(browser: Browser, living: Process, address: str) -> Iterator[PageAs]:
    with pages_of(browser, living, address) as page_as:
        yield page_as
