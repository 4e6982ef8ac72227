"""The engine, and the check at start-up that the tables are the ones this code knows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DBAPIError

from domain.errors import ConfigurationError

HEAD = "0012"  # the newest revision in store/migrations/versions
WRITING = "tonghop_writing"  # execution option: False for a transaction that only reads
_MIGRATING = 7_461_004  # on PostgreSQL: who brings the tables up to date
_MIGRATIONS = Path(__file__).parent / "migrations"


def open_engine(url: str, *, revision: str = "head") -> Engine:
    """An engine on this database, its tables brought up to date; or, while empty, to an older revision."""
    engine = (
        create_engine(url, pool_size=8, max_overflow=72)  # a kept connection keeps its pages in memory
        if url.startswith("sqlite")
        else create_engine(url, pool_size=10, max_overflow=40, pool_pre_ping=True)
    )
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _sqlite_pragmas)
        event.listen(engine, "begin", _begin)
    migrate(engine, revision=revision)
    return engine


def _sqlite_pragmas(connection: object, _record: object) -> None:
    connection.isolation_level = None  # type: ignore[attr-defined]  # SQLAlchemy begins transactions itself
    cursor = connection.cursor()  # type: ignore[attr-defined]
    # FULL: what was answered "accepted" is still there after a power cut.
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "busy_timeout=15000", "synchronous=FULL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """A writer takes the lock at once, so that two writers wait for each other instead of failing in the middle."""
    writing = connection.get_execution_options().get(WRITING, True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def take_turn(connection: Connection, key: int) -> None:
    """Until the end of the transaction, nobody else is between this and their own end; SQLite's writers wait anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})


def migrate(engine: Engine, *, revision: str = "head") -> None:
    """Bring the tables to HEAD; a database newer than this code is refused."""
    try:
        found = _revision(engine)
    except DBAPIError as error:
        raise ConfigurationError(
            "Không mở được cơ sở dữ liệu: tệp hỏng hoặc không phải của Tổng Hợp. Hãy khôi phục từ bản sao lưu."
        ) from error
    if found == HEAD:
        return
    if found is not None and found > HEAD:
        raise ConfigurationError(
            f"Cơ sở dữ liệu có phiên bản {found}, mới hơn phần mềm ({HEAD}). Hãy cập nhật phần mềm."
        )
    # Alembic takes a third of a second to import; a start with current tables does without it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["engine"] = engine
    with _one_migrating(engine):
        command.upgrade(config, revision)


@contextmanager
def _one_migrating(engine: Engine) -> Iterator[None]:
    """Processes that start together wait for the first one's migration, and then find nothing to do."""
    if engine.dialect.name != "postgresql":
        yield
        return
    with engine.connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": _MIGRATING})
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": _MIGRATING})


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.execute(text("select version_num from alembic_version")).scalar()
        return found
