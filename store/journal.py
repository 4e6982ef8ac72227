"""The append-only journal: each entry carries the hash of the one before, so that a change anywhere shows."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from store import schema as rows
from store.database import take_turn

_START = "0" * 64
_TURN = 7_461_001


@dataclass(frozen=True, slots=True)
class Entry:
    """One act. at: UTC, ISO 8601."""

    seq: int
    at: str
    person: str
    act: str
    subject: str
    detail: str
    previous: str
    hash: str

    def expected_hash(self) -> str:
        told = [self.seq, self.at, self.person, self.act, self.subject, self.detail, self.previous]
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


class Journal:
    """Who did what, in order."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, person: str, act: str, subject: str, detail: str = "") -> None:
        take_turn(self._db, _TURN)
        last = self._db.execute(select(rows.journal).order_by(rows.journal.c.seq.desc()).limit(1)).first()
        seq, previous = (last.seq + 1, last.hash) if last else (1, _START)
        at = dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
        bare = Entry(seq, at, person, act, subject, detail, previous, "")
        self._db.execute(
            insert(rows.journal).values(
                seq=seq, at=at, person=person, act=act, subject=subject, detail=detail, previous=previous,
                hash=bare.expected_hash(),
            )
        )  # fmt: skip

    def recent(self, *, before: int | None = None, person: str = "", limit: int = 100) -> list[Entry]:
        """Newest first; before: only entries with a smaller number."""
        query = select(rows.journal).order_by(rows.journal.c.seq.desc()).limit(limit)
        if before is not None:
            query = query.where(rows.journal.c.seq < before)
        if person:
            query = query.where(rows.journal.c.person == person)
        return [_entry(row) for row in self._db.execute(query)]

    def count(self) -> int:
        return self._db.execute(select(func.count()).select_from(rows.journal)).scalar() or 0

    def entries(self) -> list[Entry]:
        return [_entry(row) for row in self._db.execute(select(rows.journal).order_by(rows.journal.c.seq))]

    def first_broken(self) -> Entry | None:
        """The first entry that does not follow from the one before it; None when the chain holds."""
        previous, seq = _START, 1
        for entry in self.entries():
            if entry.previous != previous or entry.seq != seq or entry.hash != entry.expected_hash():
                return entry
            previous, seq = entry.hash, seq + 1
        return None


def _entry(row: Row[Any]) -> Entry:
    return Entry(row.seq, row.at, row.person, row.act, row.subject, row.detail, row.previous, row.hash)
