"""What has changed since somebody last looked: every change has its entry in the journal, in the same transaction."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select

from domain.indicators import Code
from domain.periods import Period
from domain.reviews import Decision
from domain.values import IndicatorValue
from store import schema as rows
from store.documents import current_documents
from store.values import decision_of, value_of

_V = rows.indicator_values.c
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

    def stored_after(self, seq: int) -> frozenset[str]:
        """Documents read, or read again, since that entry of the journal."""
        j = rows.journal.c
        return frozenset(self._db.execute(select(j.subject).where(j.act == "stored", j.seq > seq)).scalars())

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

    def values(
        self, scope: Scope, *, documents: frozenset[str] | None = None, ids: frozenset[str] | None = None
    ) -> list[Placed]:
        """Figures for a period, or of an indicator, in current reports; of some documents, or some by id."""
        query = select(rows.indicator_values).where(_within(scope), _V.document_id.in_(current_documents()))
        if documents is not None:
            query = query.where(_V.document_id.in_(documents))
        if ids is not None:
            query = query.where(_V.id.in_(ids))
        return [Placed(row.position, value_of(row)) for row in self._db.execute(query)]

    def decisions(self, scope: Scope, *, ids: frozenset[str] | None = None) -> list[Decision]:
        """In order, on the figures for a period or of an indicator in all reports; or on some figures."""
        d = rows.decisions
        if ids is not None:
            query = select(d).where(d.c.value_id.in_(ids))
        else:
            query = select(d).join(rows.indicator_values, _V.id == d.c.value_id).where(_within(scope))
        return [decision_of(row) for row in self._db.execute(query.order_by(d.c.id))]


def _within(scope: Scope) -> ColumnElement[bool]:
    return _V.period == str(scope) if isinstance(scope, Period) else _V.indicator == scope
