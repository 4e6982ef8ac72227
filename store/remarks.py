"""Remarks on answers. Rows are only appended."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sqlalchemy import Connection, Row, func, insert, select

from domain.remarks import Judged, Remark
from store import schema as rows

_R = rows.answer_remarks.c


class RemarkStore:
    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, remark: Remark) -> Remark:
        made = self._db.execute(
            insert(rows.answer_remarks).values(
                question=remark.question,
                after="\n".join(remark.after),
                period=remark.period,
                status=remark.status,
                reply=remark.reply,
                judged=remark.judged.value,
                words=remark.words,
                person=remark.person,
                at=remark.at.astimezone(dt.UTC).replace(tzinfo=None),
            )
        )
        [number] = made.inserted_primary_key or (0,)
        return replace(remark, id=number)

    def newest(self, *, judged: Judged | None = None, before: int | None = None, limit: int = 100) -> list[Remark]:
        """before: only those with a smaller number."""
        query = select(rows.answer_remarks).order_by(_R.id.desc()).limit(limit)
        if judged is not None:
            query = query.where(_R.judged == judged.value)
        if before is not None:
            query = query.where(_R.id < before)
        return [_remark(row) for row in self._db.execute(query)]

    def counts(self) -> dict[Judged, int]:
        found = self._db.execute(select(_R.judged, func.count()).group_by(_R.judged))
        return {Judged(name): many for name, many in found.all()}


def _remark(row: Row[tuple[object, ...]]) -> Remark:
    return Remark(
        question=row.question,
        after=tuple(filter(None, row.after.split("\n"))),
        period=row.period,
        status=row.status,
        reply=row.reply,
        judged=Judged(row.judged),
        words=row.words,
        person=row.person,
        at=row.at.replace(tzinfo=dt.UTC),
        id=row.id,
    )
