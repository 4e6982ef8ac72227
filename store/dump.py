"""The whole database as lines of JSON, the same for SQLite and PostgreSQL: either can be restored from the other.

Sessions, failed logins and signs of life are left out: they are nothing one would want back.
"""

from __future__ import annotations

import base64
import datetime as dt
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import (
    Connection,
    DateTime,
    Engine,
    LargeBinary,
    MetaData,
    Table,
    func,
    insert,
    inspect,
    literal_column,
    select,
    text,
)

from domain.keywords import indexed_text
from store import schema as rows
from store.database import WRITING

PASSING = frozenset({"sessions", "login_attempts", "workers", "draft_lines"})
_BATCH = 500


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """Everything as it was at one moment, while others go on writing."""
    level = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    with engine.connect().execution_options(**{WRITING: False}, **level) as connection, connection.begin():
        yield connection


def tables() -> list[str]:
    """In an order in which they can be filled."""
    return [t.name for t in rows.metadata.sorted_tables if t.name not in PASSING]


def lines_of(connection: Connection, name: str) -> Iterator[str]:
    """A JSON object for each row."""
    table = rows.metadata.tables[name]
    query = select(table).order_by(*table.primary_key.columns)
    for row in connection.execute(query.execution_options(yield_per=_BATCH)).mappings():
        yield json.dumps({key: _told(value) for key, value in row.items()}, ensure_ascii=False)


def is_empty(engine: Engine) -> bool:
    """Whether no table holds anything."""
    with engine.connect() as connection:
        known = set(inspect(connection).get_table_names())
        held = [n for n in tables() if n in known and _any(connection, rows.metadata.tables[n])]
    return not held


def _any(connection: Connection, table: Table) -> bool:
    return connection.execute(select(literal_column("1")).select_from(table).limit(1)).first() is not None


def fill(connection: Connection, lines: Iterable[tuple[str, Iterable[str]]]) -> dict[str, int]:
    """Rows by table, into empty tables as they are in this database; how many of each. The text index is made anew."""
    there = MetaData()
    there.reflect(connection)
    counts: dict[str, int] = {}
    for name, told in lines:
        counts[name] = _fill(connection, there.tables[name], told)
    _fill_terms(connection)
    if connection.dialect.name == "postgresql":
        _set_sequences(connection, there)
    return counts


def _fill(connection: Connection, table: Table, lines: Iterable[str]) -> int:
    count = 0
    batch: list[dict[str, Any]] = []
    for line in lines:
        batch.append({key: _read(table, key, value) for key, value in json.loads(line).items()})
        if len(batch) == _BATCH:
            connection.execute(insert(table), batch)
            count, batch = count + len(batch), []
    if batch:
        connection.execute(insert(table), batch)
    return count + len(batch)


def _fill_terms(connection: Connection) -> None:
    terms = ":terms" if connection.dialect.name == "sqlite" else "to_tsvector('simple', :terms)"
    statement = text(f"INSERT INTO passage_terms (id, terms) VALUES (:id, {terms})")  # noqa: S608  # no outside text
    found = connection.execute(select(rows.passages.c.id, rows.passages.c.text)).all()
    for start in range(0, len(found), _BATCH):
        part = found[start : start + _BATCH]
        connection.execute(statement, [{"id": row.id, "terms": indexed_text(row.text)} for row in part])


def _set_sequences(connection: Connection, there: MetaData) -> None:
    for name in tables():
        keys = list(there.tables[name].primary_key.columns) if name in there.tables else []
        if len(keys) != 1 or keys[0].type.python_type is not int:
            continue
        sequence = connection.execute(select(func.pg_get_serial_sequence(name, keys[0].name))).scalar()
        last = connection.execute(select(func.max(keys[0]))).scalar()
        if sequence and last:
            connection.execute(select(func.setval(sequence, last)))


def _told(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    return value.isoformat() if isinstance(value, dt.datetime) else value


def _read(table: Table, key: str, value: Any) -> Any:
    kind = table.c[key].type
    if value is None:
        return None
    if isinstance(kind, LargeBinary):
        return base64.b64decode(value)
    return dt.datetime.fromisoformat(value) if isinstance(kind, DateTime) else value
