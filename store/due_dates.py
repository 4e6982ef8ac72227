"""Due days that people set. Rows are only appended: the last one of a period and group counts."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sqlalchemy import Connection, insert, select

from domain.due_dates import DueChange
from domain.periods import Period
from domain.units import UnitGroup
from store import schema as rows


class DueDateStore:
    """Every due day ever set."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, change: DueChange) -> DueChange:
        made = self._db.execute(
            insert(rows.due_changes).values(
                period=str(change.period),
                unit_group=change.group.value,
                day=change.day.isoformat(),
                reason=change.reason,
                person=change.person,
                at=change.at.astimezone(dt.UTC).replace(tzinfo=None),
            )
        )
        [number] = made.inserted_primary_key or (0,)
        return replace(change, id=number)

    def all(self) -> list[DueChange]:
        """Oldest first."""
        return [
            DueChange(
                period=Period.parse(row.period),
                group=UnitGroup(row.unit_group),
                day=dt.date.fromisoformat(row.day),
                reason=row.reason,
                person=row.person,
                at=row.at.replace(tzinfo=dt.UTC),
                id=row.id,
            )
            for row in self._db.execute(select(rows.due_changes).order_by(rows.due_changes.c.id))
        ]
