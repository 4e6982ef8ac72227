"""The databases that what is stored is tested on: SQLite always, PostgreSQL where tools/postgres_for_tests.sh runs."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from functools import cache

import psycopg
import pytest

from store.database import open_engine
from workflow.settings import Settings

SERVER = os.environ.get("TONGHOP_TEST_POSTGRES")
needs_postgres = pytest.mark.skipif(SERVER is None, reason="cần PostgreSQL: tools/postgres_for_tests.sh pytest …")
DATABASES = [pytest.param("sqlite", id="sqlite"), pytest.param("postgresql", id="postgresql", marks=needs_postgres)]


def database(kind: str) -> Iterator[str | None]:
    """The address of an empty database with all tables, dropped afterwards; None for SQLite in the test's home."""
    if kind == "sqlite":
        yield None
        return
    name = f"t{secrets.token_hex(6)}"
    _do(f"CREATE DATABASE {name} TEMPLATE {_template()}")
    try:
        yield _address(name)
    finally:
        _do(f"DROP DATABASE {name} WITH (FORCE)")


@cache
def _template() -> str:
    """A database that the migrations themselves have filled, copied for each test."""
    name = f"template_{secrets.token_hex(6)}"
    _do(f"CREATE DATABASE {name}")
    open_engine(Settings(database_url=_address(name)).database).dispose()
    return name


def _address(name: str) -> str:
    assert SERVER is not None
    server, _, where = SERVER.partition("?")
    return f"{server.rpartition('/')[0]}/{name}?{where}"


def _do(statement: str) -> None:
    assert SERVER is not None
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(statement)
