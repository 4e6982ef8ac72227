"""No test reaches beyond this machine, and each gets a home of its own."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workflow import resting
from workflow.factory import Process
from workflow.settings import Settings

GOLDEN = "--update-golden"
_CONNECT = socket.socket.connect


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(GOLDEN, action="store_true", help="write what was read as the expected outcome; look it over")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption(GOLDEN) and os.environ.get("CI"):
        raise pytest.UsageError(f"{GOLDEN} is refused where CI is set: goldens are looked over by a person")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption(GOLDEN))


def _only_here(self: socket.socket, address: Any) -> Any:
    if self.family in (socket.AF_INET, socket.AF_INET6) and str(address[0]) not in ("127.0.0.1", "::1", "localhost"):
        raise OSError(f"the network is cut in tests: {address}")
    return _CONNECT(self, address)


@pytest.fixture(autouse=True, scope="session")
def network_cut() -> Iterator[None]:
    """Connections to other machines fail at once, in every test."""
    socket.socket.connect = _only_here  # type: ignore[method-assign, assignment]
    yield
    socket.socket.connect = _CONNECT  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def nothing_rests(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """What pages show is never some seconds old, however slow the machine; resting has tests of its own."""
    if request.path.name != "test_resting.py":
        monkeypatch.setattr(resting, "QUICK", float("inf"))


@pytest.fixture
def database_url() -> str | None:
    """None: SQLite in the home. Modules that are about storing say `DATABASES` instead."""
    return None


@pytest.fixture
def process(tmp_path: Path, database_url: str | None) -> Iterator[Process]:
    """The whole product on an empty home, with the embedder that needs no weights."""
    process = Process(Settings(home=tmp_path / "home", embedder="hashing", database_url=database_url))
    process.settings.home.mkdir()
    yield process
    process.close()
