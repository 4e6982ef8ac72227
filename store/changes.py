"""What has changed since somebody last looked: every change has its entry in the journal, in the same transaction."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select

from domain.indicators import Code
from domain.periods import Period
from domain.reviews import Decision
from domain.values import IndicatorValue
from store import schema as rows
from store.documents import current_documents, is_current
from store.values import decision_of, value_of

_V = rows.indicator_values.c
LATE = 500  # decisions looked at again
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
    """Light queries, asked at every request. once: for a transaction that only reads, in which the mark is asked for
    again and again: what it reads stands still."""

    def __init__(self, connection: Connection, *, once: bool = False) -> None:
        self._db = connection
        self._once = once
        self._mark: Mark | None = None

    def mark(self) -> Mark:
        if self._mark is None or not self._once:
            self._mark = self._newest()
        return self._mark

    def _newest(self) -> Mark:
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
        """(decision, value) of what was decided since, in order, and of the LATE before that on PostgreSQL: there a
        lower number may become visible after a higher one, while SQLite's writers come one after another."""
        d = rows.decisions.c
        after = decision_id - LATE if self._db.dialect.name == "postgresql" else decision_id
        found = self._db.execute(select(d.id, d.value_id).where(d.id > after).order_by(d.id))
        return [(number, value_id) for number, value_id in found.all()]

    def values(self, scope: Scope) -> list[Placed]:
        """All figures for a period, or of an indicator, in current reports."""
        return self._placed(_within(scope), _V.document_id.in_(current_documents()))

    def values_in(self, documents: frozenset[str]) -> list[Placed]:
        """All figures of those of these documents that count."""
        return self._placed(_V.document_id.in_(documents), is_current(_V.document_id)) if documents else []

    def values_by_id(self, ids: frozenset[str]) -> list[Placed]:
        return self._placed(_V.id.in_(ids), is_current(_V.document_id)) if ids else []

    def _placed(self, *which: ColumnElement[bool]) -> list[Placed]:
        query = select(rows.indicator_values).where(*which)
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
