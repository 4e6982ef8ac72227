"""A database that is only looked into: nothing is created, migrated or locked; an older one counts as none."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, inspect, text
from sqlalchemy.exc import DBAPIError

from store.database import HEAD

_SQLITE = "sqlite:///"


@contextmanager
def looking_into(url: str) -> Iterator[Connection | None]:
    """A connection that cannot write; None where there is no database of this version."""
    engine = _engine(url)
    if engine is None:
        yield None
        return
    try:
        with engine.connect() as connection:
            yield connection if _is_current(connection) else None
    finally:
        engine.dispose()


def _engine(url: str) -> Engine | None:
    if not url.startswith(_SQLITE):
        return create_engine(url, execution_options={"postgresql_readonly": True})
    path = Path(url.removeprefix(_SQLITE))
    if not path.is_file():
        return None
    return create_engine("sqlite://", creator=lambda: sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True))


def _is_current(connection: Connection) -> bool:
    try:
        if not inspect(connection).has_table("alembic_version"):
            return False
        return connection.execute(text("select version_num from alembic_version")).scalar() == HEAD
    except DBAPIError:  # damaged, locked away, or no database at all: then there is nothing to look into
        return False
