"""Wordings that people taught. Rows are only appended: a withdrawal is a row of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, insert, select

from domain.citations import Citation
from domain.learned import LEARNED_MARK, LearnedWording, Withdrawal
from domain.values import Method
from store import schema as rows
from store.codec import from_json
from store.database import take_turn
from store.documents import current_documents

_TEACHING = 7_461_005  # on PostgreSQL, see `one_at_a_time`
_L = rows.learned_wordings.c
_W = rows.wording_withdrawals.c
_V = rows.indicator_values.c


class LearnedWordingStore:
    """Every wording ever taught, in use or withdrawn."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def one_at_a_time(self) -> None:
        """To the end of the transaction nobody else teaches or withdraws a wording: none is taught twice."""
        take_turn(self._db, _TEACHING)

    def add(self, wording: LearnedWording) -> LearnedWording:
        made = self._db.execute(
            insert(rows.learned_wordings).values(
                words=wording.words,
                indicator=wording.indicator,
                document_id=wording.document_id,
                quote=wording.quote,
                person=wording.person,
                at=_bare(wording.at),
            )
        )
        [number] = made.inserted_primary_key or (0,)
        return replace(wording, id=number)

    def withdraw(self, wording_id: int, withdrawal: Withdrawal) -> None:
        """Once only; what was taught stays in the table."""
        self._db.execute(
            insert(rows.wording_withdrawals).values(
                wording_id=wording_id, person=withdrawal.person, at=_bare(withdrawal.at), reason=withdrawal.reason
            )
        )

    def get(self, wording_id: int) -> LearnedWording | None:
        return next((w for w in self.all() if w.id == wording_id), None)

    def all(self) -> list[LearnedWording]:
        """Newest first."""
        joined = rows.learned_wordings.outerjoin(rows.wording_withdrawals, _W.wording_id == _L.id)
        told = (_W.person.label("by"), _W.at.label("until"), _W.reason)
        query = select(rows.learned_wordings, *told).select_from(joined).order_by(_L.id.desc())
        return [_wording(row) for row in self._db.execute(query)]

    def quotes(self, indicators: Iterable[str]) -> list[tuple[str, str]]:
        """(indicator, quote) of values that current reports were read to hold with learned wordings at hand."""
        read = (Method.SENTENCE.value, Method.TABLE.value)
        query = select(_V.indicator, _V.citation).where(
            _V.indicator.in_(set(indicators)),
            _V.catalogue.contains(LEARNED_MARK, autoescape=True),
            _V.method.in_(read),
            _V.document_id.in_(current_documents()),
        )
        return [(r.indicator, from_json(Citation, r.citation).quote) for r in self._db.execute(query)]


def _bare(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(dt.UTC).replace(tzinfo=None)


def _wording(row: Any) -> LearnedWording:
    gone = Withdrawal(row.by, row.until.replace(tzinfo=dt.UTC), row.reason) if row.by is not None else None
    return LearnedWording(
        words=row.words,
        indicator=row.indicator,
        person=row.person,
        at=row.at.replace(tzinfo=dt.UTC),
        document_id=row.document_id,
        quote=row.quote,
        withdrawn=gone,
        id=row.id,
    )
