"""Questions to units and the letters that answered them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, insert, select

from domain.citations import Citation
from domain.periods import Period
from domain.send_backs import Letter, LetterKind, SendBack
from store import schema as rows
from store.codec import from_json, to_json

_S = rows.send_backs.c


class SendBackStore:
    """Nothing here is ever changed: a question stands as it was asked, letters are appended."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, asked: SendBack) -> SendBack:
        made = self._db.execute(
            insert(rows.send_backs).values(
                document_id=asked.document_id,
                value_id=asked.value_id,
                unit=asked.unit,
                period=str(asked.period),
                indicator=asked.indicator,
                citation=to_json(asked.citation),
                reason=asked.reason,
                question=asked.question,
                person=asked.person,
                at=_bare(asked.at),
            )
        )
        [number] = made.inserted_primary_key or (0,)
        return replace(asked, id=number)

    def reply(self, send_back_id: int, letter: Letter) -> None:
        self._db.execute(
            insert(rows.letters).values(
                send_back_id=send_back_id,
                kind=letter.kind.value,
                person=letter.person,
                at=_bare(letter.at),
                text=letter.text,
                document_id=letter.document_id,
            )
        )

    def get(self, send_back_id: int) -> SendBack | None:
        found = self._found(select(rows.send_backs).where(_S.id == send_back_id))
        return found[0] if found else None

    def find(
        self, *, unit: str | None = None, period: Period | None = None, value_id: str | None = None
    ) -> list[SendBack]:
        """Newest first."""
        query = select(rows.send_backs).order_by(_S.id.desc())
        if unit is not None:
            query = query.where(_S.unit == unit)
        if period is not None:
            query = query.where(_S.period == str(period))
        if value_id is not None:
            query = query.where(_S.value_id == value_id)
        return self._found(query)

    def _found(self, query: Any) -> list[SendBack]:
        asked = self._db.execute(query).all()
        letters: dict[int, list[Letter]] = defaultdict(list)
        mine = rows.letters.c.send_back_id.in_([row.id for row in asked])
        for row in self._db.execute(select(rows.letters).where(mine).order_by(rows.letters.c.id)) if asked else ():
            letters[row.send_back_id].append(_letter(row))
        return [_send_back(row, tuple(letters[row.id])) for row in asked]


def _bare(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(dt.UTC).replace(tzinfo=None)


def _letter(row: Any) -> Letter:
    return Letter(LetterKind(row.kind), row.person, row.at.replace(tzinfo=dt.UTC), row.text, row.document_id)


def _send_back(row: Any, letters: tuple[Letter, ...]) -> SendBack:
    return SendBack(
        document_id=row.document_id,
        value_id=row.value_id,
        unit=row.unit,
        period=Period.parse(row.period),
        indicator=row.indicator,
        citation=from_json(Citation, row.citation),
        reason=row.reason,
        question=row.question,
        person=row.person,
        at=row.at.replace(tzinfo=dt.UTC),
        letters=letters,
        id=row.id,
    )
