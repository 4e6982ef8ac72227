"""What has changed since somebody last looked: every change has its entry in the journal, in the same transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from domain.indicators import Code
from domain.periods import Period
from domain.reviews import Decision
from domain.values import IndicatorValue
from store import schema as rows
from store.documents import current_documents
from store.values import decision_of, value_of

_V = rows.indicator_values.c
LATE = 500  # decisions looked at again: on PostgreSQL a lower number may become visible after a higher one
Scope = Period | Code  # all figures for a period, or all of an indicator


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the database is: the newest entry of the journal, and the newest decision."""

    journal: int
    decision: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A value of a current report, and where in it: values are told in the order (document, position)."""

    position: int
    value: IndicatorValue


class ChangeStore:
    """Light queries, asked at every request."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def mark(self) -> Mark:
        newest = select(
            select(func.max(rows.journal.c.seq)).scalar_subquery(),
            select(func.max(rows.decisions.c.id)).scalar_subquery(),
        )
        journal, decision = self._db.execute(newest).one()
        return Mark(journal or 0, decision or 0)

    def acts_after(self, seq: int) -> list[tuple[str, str]]:
        """(act, subject) of what was done since that entry of the journal."""
        j = rows.journal.c
        found = self._db.execute(select(j.act, j.subject).where(j.seq > seq).order_by(j.seq))
        return [(act, subject) for act, subject in found.all()]

    def current(self) -> frozenset[str]:
        """Ids of the documents that count."""
        return frozenset(self._db.execute(current_documents()).scalars())

    def four_eyes(self) -> frozenset[str]:
        return frozenset(self._db.execute(select(rows.four_eyes.c.indicator)).scalars())

    def decided_after(self, decision_id: int) -> list[tuple[int, str]]:
        """(decision, value) of what was decided since, in order."""
        d = rows.decisions.c
        found = self._db.execute(select(d.id, d.value_id).where(d.id > decision_id).order_by(d.id))
        return [(number, value_id) for number, value_id in found.all()]

    def values(self, scope: Scope) -> list[Placed]:
        """All figures for a period, or of an indicator, in current reports."""
        return self._placed(select(rows.indicator_values).where(_within(scope)))

    def values_in(self, documents: frozenset[str]) -> list[Placed]:
        """All figures of those of these documents that count."""
        return self._placed(select(rows.indicator_values).where(_V.document_id.in_(documents))) if documents else []

    def values_by_id(self, ids: frozenset[str]) -> list[Placed]:
        return self._placed(select(rows.indicator_values).where(_V.id.in_(ids))) if ids else []

    def _placed(self, query: Select[Any]) -> list[Placed]:
        query = query.where(_V.document_id.in_(current_documents()))
        return [Placed(row.position, value_of(row)) for row in self._db.execute(query).all()]

    def decisions(self, scope: Scope) -> list[Decision]:
        """In order, on the figures for a period or of an indicator, in all reports."""
        d = rows.decisions
        query = select(d).join(rows.indicator_values, _V.id == d.c.value_id).where(_within(scope))
        return [decision_of(row) for row in self._db.execute(query.order_by(d.c.id)).all()]

    def decisions_on(self, ids: frozenset[str]) -> list[Decision]:
        """In order."""
        d = rows.decisions
        found = self._db.execute(select(d).where(d.c.value_id.in_(ids)).order_by(d.c.id)) if ids else ()
        return [decision_of(row) for row in found]


def _within(scope: Scope) -> ColumnElement[bool]:
    return _V.period == str(scope) if isinstance(scope, Period) else _V.indicator == scope


def belongs(value: IndicatorValue, scope: Scope) -> bool:
    """What `ChangeStore.values` asks the database."""
    return value.period == scope if isinstance(scope, Period) else value.indicator == scope
