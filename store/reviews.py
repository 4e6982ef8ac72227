"""What the review queue is made of, read lightly: thousands of figures at once, without their citations."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select

from domain.citations import Citation
from domain.periods import Period
from domain.reviews import Decision
from domain.texts import Span
from domain.values import Method, Unaccounted
from store import schema as rows
from store.changes import ChangeStore, Mark
from store.codec import from_json
from store.database import take_turn
from store.documents import current_documents
from store.values import decision_of

_V = rows.indicator_values.c
_LATELY = 4000  # decisions of all people in which a person's own last ones are looked for
_DECIDING = 8_000_000_000  # on PostgreSQL, see `one_at_a_time`
_LIGHT = (
    _V.id, _V.document_id, _V.unit, _V.indicator, _V.period, _V.amount, _V.measure, _V.method, _V.grounding,
    _V.qualifier, _V.confidence, _V.readings, _V.position,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A value as the queue needs it. period, amount and readings as stored; readings: how many ways it can be read."""

    id: str
    document_id: str
    unit: str
    indicator: str
    period: str
    amount: str
    measure: str
    method: str
    grounding: str
    qualifier: str | None
    confidence: float
    readings: str
    position: int


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding as the queue needs it. citations: JSON as stored, parsed only where it matters."""

    document_id: str
    rule: str
    severity: str
    message: str
    indicators: tuple[str, ...]
    citations: str


@dataclass(frozen=True, slots=True)
class OpenNumber:
    """A number nobody could place, in a current report. aside: a reviewer called it no figure of the report."""

    unit: str
    document_id: str
    number: Unaccounted
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """How far the database is: other marks mean that something was added. reports: how many count, and when the
    newest was read, by the journal's own numbers. journal: its newest entry; entries appear in the order of their
    numbers, which other tables do not promise on PostgreSQL.
    """

    reports: tuple[int, ...]
    four_eyes: frozenset[str]
    journal: int
    decision: int


class ReviewStore:
    """Queries for reviewing; decisions themselves go through `ValueStore.decide`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def lines(self, period: Period) -> list[Line]:
        """Every value of the current reports of a period, report by report in reading order."""
        query = select(*_LIGHT).where(_V.document_id.in_(_reports(period))).order_by(_V.unit, _V.position)
        found: Sequence[Sequence[Any]] = self._db.execute(query).all()
        return [Line(*row) for row in found]

    def lines_of(self, value_ids: Sequence[str], period: Period) -> list[Line]:
        """Some of them."""
        if not value_ids:
            return []
        query = select(*_LIGHT).where(_V.id.in_(value_ids), _V.document_id.in_(_reports(period)))
        found: Sequence[Sequence[Any]] = self._db.execute(query).all()
        return [Line(*row) for row in found]

    def marks(self, newest: Mark) -> Marks:
        """newest: as the transaction knows it."""
        d, j = rows.documents.c, rows.journal.c
        reports = current_documents().with_only_columns(func.count(), func.sum(d.version))
        read = select(func.max(j.seq)).where(j.act == "stored")
        told = (*self._db.execute(reports).one(), self._db.execute(read).scalar())
        return Marks(tuple(n or 0 for n in told), self.four_eyes(), newest.journal, newest.decision)

    def amounts(self, periods: Iterable[Period]) -> dict[tuple[str, str, str], str]:
        """Amounts of current reports for some periods by unit, indicator and period; the last in reading order."""
        query = (
            select(_V.unit, _V.indicator, _V.period, _V.amount)
            .where(_V.period.in_([str(p) for p in periods]), _V.document_id.in_(current_documents()))
            .order_by(_V.document_id, _V.position)
        )
        return {(unit, code, period): amount for unit, code, period, amount in self._db.execute(query).all()}

    def findings(self, period: Period) -> list[FindingLine]:
        f = rows.findings.c
        query = select(f.document_id, f.rule, f.severity, f.message, f.indicators, f.citations).where(
            f.document_id.in_(_reports(period))
        )
        return [
            FindingLine(r.document_id, r.rule, r.severity, r.message, tuple(r.indicators.split()), r.citations)
            for r in self._db.execute(query.order_by(f.id))
        ]

    def places(self, value_ids: Sequence[str]) -> dict[str, str]:
        """Citations as stored (JSON) of some values."""
        found: dict[str, str] = {}
        for start in range(0, len(value_ids), 500):
            query = select(_V.id, _V.citation).where(_V.id.in_(value_ids[start : start + 500]))
            found.update((row.id, row.citation) for row in self._db.execute(query))
        return found

    def made_by_people(self, period: Period) -> list[tuple[str, tuple[str, int]]]:
        """Values that people bound: their id, and the block and first character of their number."""
        query = select(_V.id, _V.citation).where(_V.method == Method.PERSON.value, _V.document_id.in_(_reports(period)))
        found = [(row.id, from_json(Citation, row.citation)) for row in self._db.execute(query)]
        return [(value_id, (c.block_id, c.number.start)) for value_id, c in found]

    def decisions(self, period: Period) -> dict[str, list[Decision]]:
        """Decisions on the current reports of a period, by value."""
        d = rows.decisions
        query = select(d).join(rows.indicator_values, _V.id == d.c.value_id).where(_V.document_id.in_(_reports(period)))
        found: dict[str, list[Decision]] = defaultdict(list)
        for row in self._db.execute(query.order_by(d.c.id)):
            found[row.value_id].append(decision_of(row))
        return found

    def decided_after(self, decision_id: int) -> list[tuple[int, str]]:
        return ChangeStore(self._db).decided_after(decision_id)

    def decisions_on(self, value_id: str) -> list[Decision]:
        d = rows.decisions
        return [decision_of(r) for r in self._db.execute(select(d).where(d.c.value_id == value_id).order_by(d.c.id))]

    def of_act(self, act: str) -> list[Decision]:
        """All that was decided at once."""
        query = select(rows.decisions).where(rows.decisions.c.act == act).order_by(rows.decisions.c.id)
        return [decision_of(row) for row in self._db.execute(query)]

    def recent_moments(self, person: str, *, limit: int = 40) -> list[dt.datetime]:
        """When somebody last decided, newest first: their pace."""
        d = rows.decisions.c
        lately = select(func.max(d.id) - _LATELY).scalar_subquery()
        query = select(d.at).where(d.id > lately, d.person == person, d.carried_from == "").order_by(d.id.desc())
        return [moment.replace(tzinfo=dt.UTC) for moment in self._db.execute(query.limit(limit)).scalars()]

    def four_eyes(self) -> frozenset[str]:
        """Indicators on which two people must agree."""
        return frozenset(self._db.execute(select(rows.four_eyes.c.indicator)).scalars())

    def set_four_eyes(self, indicators: Iterable[str]) -> None:
        self._db.execute(delete(rows.four_eyes))
        wanted = [{"indicator": code} for code in sorted(set(indicators))]
        if wanted:
            self._db.execute(insert(rows.four_eyes), wanted)

    def one_at_a_time(self, document_id: str) -> None:
        """Until the end of the transaction nobody else decides on this report: what was looked at cannot change."""
        take_turn(self._db, _DECIDING + int(document_id, 16) % 1_000_000)

    def open_numbers(self, *, period: Period | None = None, document_id: str | None = None) -> list[OpenNumber]:
        """Numbers nobody could place, report by report in reading order."""
        o = rows.open_numbers
        query = select(o, rows.documents.c.unit).join(rows.documents, rows.documents.c.id == o.c.document_id)
        if period is not None:
            query = query.where(o.c.document_id.in_(_reports(period)))
        if document_id is not None:
            query = query.where(o.c.document_id == document_id)
        aside = self.aside()
        return [
            OpenNumber(r.unit, r.document_id, _unaccounted(r), aside.get((r.document_id, r.block_id, r.start), False))
            for r in self._db.execute(query.order_by(rows.documents.c.unit, o.c.block_id, o.c.start))
        ]

    def put_aside(
        self, number: OpenNumber, *, person: str, at: dt.datetime, reason: str = "", aside: bool = True
    ) -> None:
        """Appended; the last word counts."""
        self._db.execute(
            insert(rows.set_aside).values(
                document_id=number.document_id,
                block_id=number.number.block_id,
                start=number.number.span.start,
                aside=aside,
                person=person,
                at=at.astimezone(dt.UTC).replace(tzinfo=None),
                reason=reason,
            )
        )

    def aside(self) -> dict[tuple[str, str, int], bool]:
        """The last word on each number that somebody put aside or took back, by report, block and first character."""
        found = self._db.execute(select(rows.set_aside).order_by(rows.set_aside.c.id))
        return {(r.document_id, r.block_id, r.start): r.aside for r in found}


def _reports(period: Period) -> Select[Any]:
    found: Select[Any] = current_documents().where(rows.documents.c.period == str(period))
    return found


def _unaccounted(row: Any) -> Unaccounted:
    return Unaccounted(row.quote, row.block_id, Span(row.start, row.end), row.page, row.reason)
