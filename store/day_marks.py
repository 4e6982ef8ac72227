"""Days off and working days that people set. Rows are only appended: the last one of a day counts."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, insert, select

from domain.due_dates import DayMark
from store import schema as rows


class DayMarkStore:
    """Every day ever set."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, mark: DayMark) -> None:
        self._db.execute(
            insert(rows.day_marks).values(
                day=mark.day.isoformat(),
                free=mark.free,
                reason=mark.reason,
                person=mark.person,
                at=mark.at.astimezone(dt.UTC).replace(tzinfo=None),
            )
        )

    def all(self) -> list[DayMark]:
        """Oldest first."""
        return [
            DayMark(dt.date.fromisoformat(row.day), row.free, row.reason, row.person, row.at.replace(tzinfo=dt.UTC))
            for row in self._db.execute(select(rows.day_marks).order_by(rows.day_marks.c.id))
        ]
