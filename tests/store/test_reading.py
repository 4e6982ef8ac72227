"""Looking into a home changes nothing in it."""

from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from store.database import open_engine
from store.reading import looking_into
from store.values import ValueStore


def test_without_a_database_there_is_nothing_to_see_and_none_is_made(tmp_path: Path) -> None:
    with looking_into(f"sqlite:///{tmp_path / 'tonghop.db'}") as connection:
        assert connection is None
    assert list(tmp_path.iterdir()) == []


def test_a_current_database_can_be_read_but_not_written(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'tonghop.db'}"
    open_engine(url).dispose()
    with looking_into(url) as connection:
        assert connection is not None
        assert ValueStore(connection).of_unit("Sở Mẫu") == []
        with pytest.raises(OperationalError, match="readonly"):
            connection.exec_driver_sql("create table t (x integer)")


def test_a_file_that_is_no_database_is_none(tmp_path: Path) -> None:
    path = tmp_path / "tonghop.db"
    path.write_bytes(b"not a database, only some words in a file")
    with looking_into(f"sqlite:///{path}") as connection:
        assert connection is None
    assert path.read_bytes() == b"not a database, only some words in a file"


def test_a_database_of_an_older_version_is_left_as_it_is(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'tonghop.db'}"
    open_engine(url, revision="0001").dispose()
    with looking_into(url) as connection:
        assert connection is None
