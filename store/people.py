"""People and their password hashes."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from domain.people import Account, Person, Role
from domain.texts import fold_case, nfc, one_space
from store import schema as rows


def name_key(name: str) -> str:
    """A name as compared: one case, one kind of space."""
    return one_space(fold_case(nfc(name)))


class PeopleStore:
    """Accounts by name and id. A person is never deleted, only disabled: the journal and decisions name them."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, person: Person, *, password: str, must_change: bool, at: dt.datetime) -> Account:
        """password: the hash. The name must be free."""
        made = self._db.execute(
            insert(rows.people).values(
                name=person.name, key=name_key(person.name), role=person.role.value, unit=person.unit,
                password=password, must_change=must_change, disabled=False, created_at=_bare(at),
            )
        )  # fmt: skip
        [number] = made.inserted_primary_key or (0,)
        return Account(number, person, at, must_change)

    def all(self) -> list[Account]:
        return [account(row) for row in self._db.execute(select(rows.people).order_by(rows.people.c.key))]

    def count(self) -> int:
        return self._db.execute(select(func.count()).select_from(rows.people)).scalar() or 0

    def get(self, account_id: int) -> Account | None:
        row = self._db.execute(select(rows.people).where(rows.people.c.id == account_id)).first()
        return account(row) if row else None

    def named(self, name: str) -> Account | None:
        row = self._db.execute(select(rows.people).where(rows.people.c.key == name_key(name))).first()
        return account(row) if row else None

    def password(self, account_id: int) -> str | None:
        """The argon2 hash."""
        return self._db.execute(select(rows.people.c.password).where(rows.people.c.id == account_id)).scalar()

    def set_password(self, account_id: int, password: str, *, must_change: bool) -> None:
        self._set(account_id, password=password, must_change=must_change)

    def set_role(self, account_id: int, role: Role, unit: str | None) -> None:
        self._set(account_id, role=role.value, unit=unit)

    def set_disabled(self, account_id: int, disabled: bool) -> None:
        self._set(account_id, disabled=disabled)

    def set_logged_in(self, account_id: int, at: dt.datetime) -> None:
        self._set(account_id, logged_in_at=_bare(at))

    def active_admins(self) -> int:
        query = select(func.count()).where(rows.people.c.role == Role.ADMIN.value, rows.people.c.disabled.is_(False))
        return self._db.execute(query).scalar() or 0

    def _set(self, account_id: int, **values: Any) -> None:
        self._db.execute(update(rows.people).where(rows.people.c.id == account_id).values(values))


def account(row: Row[Any]) -> Account:
    return Account(
        id=row.id,
        person=Person(row.name, Role(row.role), row.unit),
        created_at=row.created_at.replace(tzinfo=dt.UTC),
        must_change=row.must_change,
        disabled=row.disabled,
        logged_in_at=row.logged_in_at.replace(tzinfo=dt.UTC) if row.logged_in_at else None,
    )


def _bare(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(dt.UTC).replace(tzinfo=None)
