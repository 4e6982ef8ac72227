"""Values as read and the decisions people took on them; what stands is folded on the way out."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from sys import intern
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update

from domain.citations import Grounding
from domain.facts import Standing
from domain.numbers import Qualifier
from domain.periods import Period
from domain.quantities import plain
from domain.reviews import Decision, Outcome, Verdict, outcome
from domain.values import IndicatorValue, Method
from store import schema as rows
from store.citations import stored_citation
from store.codec import to_json
from store.documents import current_documents, is_current, period_of

_V = rows.indicator_values.c
_GROUNDINGS = {g.value: g for g in Grounding}
_METHODS = {m.value: m for m in Method}
_QUALIFIERS = {q.value: q for q in Qualifier}
_VERDICTS = {v.value: v for v in Verdict}
_UNASKED = dt.datetime(1, 1, 1, tzinfo=dt.UTC)  # the moment of a decision where nobody looks at it
_D = rows.decisions.c
_WITH_DECISIONS = select(rows.indicator_values, _D.id, _D.verdict, _D.person, _D.amount).outerjoin(
    rows.decisions, _D.value_id == _V.id
)
_PLACE = itemgetter(1, 16)  # of a row of `_WITH_DECISIONS`: its report, and where in it
_UNDECIDED = outcome(())
_FEW = 500  # values whose decisions are asked for by id; for more, by the query that found them


class ValueStore:
    """Indicator values of all documents."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def replace(self, document_id: str, values: Sequence[IndicatorValue]) -> None:
        """The values of one document, as its newest reading gives them; those that people made stay."""
        by_reading = _V.method != Method.PERSON.value
        self._db.execute(delete(rows.indicator_values).where(_V.document_id == document_id, by_reading))
        if not values:
            return
        now_read = _V.id.in_([v.id for v in values])
        self._db.execute(delete(rows.indicator_values).where(_V.document_id == document_id, now_read))
        own = update(rows.indicator_values).where(_V.document_id == document_id)
        self._db.execute(own.values(unit=values[0].unit))
        self._db.execute(insert(rows.indicator_values), [row_of(v, i) for i, v in enumerate(values)])

    def add(self, value: IndicatorValue) -> None:
        """A value that a person made; adding it again changes nothing."""
        if self.get(value.id) is None:
            last = select(func.max(_V.position)).where(_V.document_id == value.document_id)
            position = (self._db.execute(last).scalar() or 0) + 1
            self._db.execute(insert(rows.indicator_values).values(row_of(value, position)))

    def get(self, value_id: str) -> IndicatorValue | None:
        row = self._db.execute(select(rows.indicator_values).where(_V.id == value_id)).first()
        return value_of(row) if row else None

    def of_document(self, document_id: str) -> list[IndicatorValue]:
        query = select(rows.indicator_values).where(_V.document_id == document_id).order_by(_V.position)
        return [value_of(row) for row in self._db.execute(query)]

    def count(self) -> int:
        """Of all documents and versions."""
        return self._db.execute(select(func.count()).select_from(rows.indicator_values)).scalar_one()

    def count_by_document(self, documents: Sequence[str]) -> dict[str, int]:
        query = select(_V.document_id, func.count()).group_by(_V.document_id)
        if len(documents) <= _FEW:
            query = query.where(_V.document_id.in_(documents))
        return {row[0]: row[1] for row in self._db.execute(query)}

    def of_unit(self, unit: str, *, before: str | None = None) -> list[IndicatorValue]:
        """Values of a unit's current reports, without those of document `before`."""
        query = select(rows.indicator_values).where(_V.unit == unit, _V.document_id.in_(current_documents()))
        if before is not None:
            query = query.where(_V.document_id != before)
        return [value_of(row) for row in self._db.execute(query.order_by(_V.document_id, _V.position))]

    def periods(self, indicators: Sequence[str]) -> list[Period]:
        """For which reports tell any of these, also where they count no more or all of it was rejected since."""
        query = select(_V.period).where(_V.indicator.in_(indicators))
        return [period_of(text) for text in self._db.execute(query.distinct()).scalars()]

    def standings(
        self,
        *,
        indicators: Iterable[str] | None = None,
        units: Iterable[str] | None = None,
        periods: Iterable[Period] | None = None,
    ) -> list[Standing]:
        """What counts now in current reports: values not rejected, with corrections applied."""
        few = indicators is not None and units is not None
        query = _WITH_DECISIONS.where(is_current(_V.document_id) if few else _V.document_id.in_(current_documents()))
        if indicators is not None:
            query = query.where(_V.indicator.in_(list(indicators)))
        if units is not None:
            query = query.where(_V.unit.in_(list(units)))
        if periods is not None:
            query = query.where(_V.period.in_([str(p) for p in periods]))
        twice = set(self._db.execute(select(rows.four_eyes.c.indicator)).scalars())
        found: list[Standing] = []
        for value, told in self._decided(query):
            amount, enough = told.amount_of(value), 2 if value.indicator in twice else 1
            if amount is not None:
                found.append(Standing(value, amount, len(told.people) >= enough))
        return found

    def rejected_units(self, periods: Iterable[Period]) -> list[str]:
        """The unit of each value in the current reports of some periods that reviewers rejected. They reject few."""
        rejections = select(_D.value_id).where(_D.verdict == Verdict.REJECT.value)
        no = list(dict.fromkeys(self._db.execute(rejections).scalars()))
        reports = current_documents().where(rows.documents.c.period.in_([str(p) for p in periods]))
        found: list[str] = []
        for start in range(0, len(no), _FEW):
            query = _WITH_DECISIONS.where(_V.document_id.in_(reports), _V.id.in_(no[start : start + _FEW]))
            found += [value.unit for value, told in self._decided(query) if told.amount_of(value) is None]
        return found

    def decide(self, decision: Decision) -> None:
        """Append; nothing is ever changed or removed."""
        self._db.execute(
            insert(rows.decisions).values(
                value_id=decision.value_id,
                verdict=decision.verdict.value,
                person=decision.person,
                at=decision.at.astimezone(dt.UTC).replace(tzinfo=None),
                reason=decision.reason,
                amount=None if decision.amount is None else plain(decision.amount),
                act=decision.act,
                carried_from=decision.carried_from,
            )
        )

    def decisions(self, value_id: str) -> list[Decision]:
        query = select(rows.decisions).where(rows.decisions.c.value_id == value_id).order_by(rows.decisions.c.id)
        return [decision_of(row) for row in self._db.execute(query)]

    def decisions_on(self, wanted: Sequence[str] | Select[Any]) -> dict[str, list[Decision]]:
        """By value, in order. wanted: ids of values, or what finds them."""
        query = select(rows.decisions).where(rows.decisions.c.value_id.in_(wanted)).order_by(rows.decisions.c.id)
        found: dict[str, list[Decision]] = defaultdict(list)
        for row in self._db.execute(query).all():
            found[row.value_id].append(decision_of(row))
        return found

    def _decided(self, query: Select[Any]) -> Iterator[tuple[IndicatorValue, Outcome]]:
        """Each value in the order of the reports, and what decisions on it come to. query: of `_WITH_DECISIONS`.

        Put in order here: SQLite takes twice as long where it is to sort whole rows, with all that they cite."""
        values: dict[str, IndicatorValue] = {}
        told: dict[str, list[tuple[int, *_Verdict]]] = {}
        for *columns, number, verdict, person, amount in sorted(self._db.execute(query).all(), key=_PLACE):
            key = columns[0]
            if key not in values:
                values[key] = value_of(columns)
            if number is not None:
                told.setdefault(key, []).append((number, verdict, person, amount))
        for key, value in values.items():
            decided = told.get(key)
            yield value, _outcome(tuple([d[1:] for d in sorted(decided)])) if decided else _UNDECIDED


_Verdict = tuple[str, str, str | None]  # what, by whom, to which amount


@lru_cache(maxsize=4096)  # of tens of thousands of figures most were accepted, each by one of few people
def _outcome(verdicts: tuple[_Verdict, ...]) -> Outcome:
    return outcome(
        Decision("", _VERDICTS[verdict], person, _UNASKED, amount=None if amount is None else Decimal(amount))
        for verdict, person, amount in verdicts
    )


def row_of(value: IndicatorValue, position: int) -> dict[str, Any]:
    return {
        "id": value.id,
        "document_id": value.document_id,
        "unit": value.unit,
        "indicator": value.indicator,
        "period": str(value.period),
        "amount": plain(value.amount),
        "measure": value.measure,
        "method": value.method.value,
        "grounding": value.grounding.value,
        "numerator": None if value.numerator is None else plain(value.numerator),
        "denominator": None if value.denominator is None else plain(value.denominator),
        "qualifier": value.qualifier.value if value.qualifier else None,
        "confidence": value.confidence,
        "readings": " ".join(plain(r) for r in value.readings),
        "catalogue": value.catalogue,
        "citation": to_json(value.citation),
        "position": position,
    }


def value_of(row: Row[Any] | Sequence[Any]) -> IndicatorValue:
    """Of a whole row of the table. A draft reads forty thousand: a tuple is taken apart four times as fast as it is
    asked by names."""
    columns: Sequence[Any] = row
    (
        key, document_id, unit, indicator, period, amount, measure, method, grounding, numerator, denominator,
        qualifier, confidence, readings, catalogue, citation, _position,
    ) = columns  # fmt: skip
    return IndicatorValue(
        key,
        intern(document_id),
        intern(unit),
        intern(indicator),
        period_of(period),
        Decimal(amount),
        intern(measure),
        stored_citation(citation),
        _GROUNDINGS[grounding],
        _METHODS[method],
        None if numerator is None else Decimal(numerator),
        None if denominator is None else Decimal(denominator),
        _QUALIFIERS[qualifier] if qualifier else None,
        confidence,
        tuple(Decimal(r) for r in readings.split()) if readings else (),
        intern(catalogue),
    )


def decision_of(row: Row[Any]) -> Decision:
    """Of a whole row of the table."""
    columns: tuple[Any, ...] = tuple(row)
    _key, value_id, verdict, person, at, reason, amount, act, carried_from = columns
    return Decision(
        value_id,
        _VERDICTS[verdict],
        intern(person),
        at.replace(tzinfo=dt.UTC),
        reason,
        None if amount is None else Decimal(amount),
        act,
        carried_from,
    )
