"""What people said of units. Rows are only appended: taking a change back is a row of its own."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, func, insert, select

from domain.unit_changes import ChangeKind, UnitChange, Withdrawn
from store import schema as rows
from store.database import take_turn

_CHANGING = 7_461_006  # on PostgreSQL, see `one_at_a_time`
_C = rows.unit_changes.c
_W = rows.unit_change_withdrawals.c


class UnitChangeStore:
    """Every change ever made, in force or taken back."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def one_at_a_time(self) -> None:
        """To the end of the transaction nobody else changes units: no name is given twice."""
        take_turn(self._db, _CHANGING)

    def add(self, change: UnitChange) -> UnitChange:
        made = self._db.execute(
            insert(rows.unit_changes).values(
                unit=change.unit,
                kind=change.kind.value,
                words=change.words,
                since=change.since.isoformat() if change.since else None,
                heir=change.heir,
                person=change.person,
                at=_bare(change.at),
            )
        )
        [number] = made.inserted_primary_key or (0,)
        return replace(change, id=number)

    def withdraw(self, change_id: int, withdrawn: Withdrawn) -> None:
        """Once only; what was said stays in the table."""
        self._db.execute(
            insert(rows.unit_change_withdrawals).values(
                change_id=change_id, person=withdrawn.person, at=_bare(withdrawn.at)
            )
        )

    def get(self, change_id: int) -> UnitChange | None:
        return next((c for c in self.all() if c.id == change_id), None)

    def all(self) -> list[UnitChange]:
        """Oldest first."""
        joined = rows.unit_changes.outerjoin(rows.unit_change_withdrawals, _W.change_id == _C.id)
        told = (_W.person.label("by"), _W.at.label("until"))
        query = select(rows.unit_changes, *told).select_from(joined).order_by(_C.id)
        return [_change(row) for row in self._db.execute(query)]

    def stamp(self) -> tuple[int, int]:
        """Another one as soon as anything is added or taken back."""
        changes = self._db.execute(select(func.count()).select_from(rows.unit_changes)).scalar_one()
        withdrawals = self._db.execute(select(func.count()).select_from(rows.unit_change_withdrawals)).scalar_one()
        return changes, withdrawals


def _bare(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(dt.UTC).replace(tzinfo=None)


def _change(row: Any) -> UnitChange:
    return UnitChange(
        unit=row.unit,
        kind=ChangeKind(row.kind),
        person=row.person,
        at=row.at.replace(tzinfo=dt.UTC),
        words=row.words,
        since=dt.date.fromisoformat(row.since) if row.since else None,
        heir=row.heir,
        withdrawn=Withdrawn(row.by, row.until.replace(tzinfo=dt.UTC)) if row.by is not None else None,
        id=row.id,
    )
