"""What does not apply to whom. Rows are only appended: the last one of an indicator, target and quarter counts."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sqlalchemy import Connection, func, insert, select

from domain.exemptions import Exemption
from store import schema as rows
from store.documents import period_of


class ExemptionStore:
    """Everything ever said of it."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, said: Exemption) -> Exemption:
        made = self._db.execute(
            insert(rows.exemptions).values(
                indicator=said.indicator,
                target=said.target,
                applies=said.applies,
                reason=said.reason,
                person=said.person,
                at=said.at.astimezone(dt.UTC).replace(tzinfo=None),
                since=None if said.first is None else str(said.first),
                until=None if said.last is None else str(said.last),
            )
        )
        [number] = made.inserted_primary_key or (0,)
        return replace(said, id=number)

    def newest(self) -> int:
        """0 for none; another one means that something was said since."""
        return self._db.execute(select(func.max(rows.exemptions.c.id))).scalar() or 0

    def all(self) -> list[Exemption]:
        """Oldest first."""
        return [
            Exemption(
                indicator=row.indicator,
                target=row.target,
                applies=row.applies,
                reason=row.reason,
                person=row.person,
                at=row.at.replace(tzinfo=dt.UTC),
                first=period_of(row.since) if row.since else None,
                last=period_of(row.until) if row.until else None,
                id=row.id,
            )
            for row in self._db.execute(select(rows.exemptions).order_by(rows.exemptions.c.id))
        ]
