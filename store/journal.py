"""The append-only journal: each entry carries the hash of the one before, so that a change anywhere shows."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from store import schema as rows

_START = "0" * 64


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

    def entries(self) -> list[Entry]:
        found = self._db.execute(select(rows.journal).order_by(rows.journal.c.seq))
        return [Entry(r.seq, r.at, r.person, r.act, r.subject, r.detail, r.previous, r.hash) for r in found]

    def first_broken(self) -> Entry | None:
        """The first entry that does not follow from the one before it; None when the chain holds."""
        previous, seq = _START, 1
        for entry in self.entries():
            if entry.previous != previous or entry.seq != seq or entry.hash != entry.expected_hash():
                return entry
            previous, seq = entry.hash, seq + 1
        return None
