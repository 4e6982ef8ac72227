"""What a draft of a period prints, kept beside what it was made from. A cache: whoever reads it says what must hold."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import Connection, delete, insert, select

from domain.periods import Period
from store import schema as rows
from store.codec import pack, unpack
from store.database import take_turn

T = TypeVar("T")
_L = rows.draft_lines.c
_TURN = 7_461_012  # on PostgreSQL: who puts lines in place of others
_NEUTRAL = frozenset(
    (
        "login", "login_failed", "logout", "token_used", "people_read", "journal_read", "answer_remarked",
        "draft_started", "draft_changed", "draft_submitted", "draft_given_back", "draft_approved", "draft_read_back",
    )
)  # fmt: skip


class DraftLineStore:
    """One set of lines for each period."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def newest_change(self) -> str:
        """The chained hash of the newest entry of the journal after which a draft may say something else."""
        j = rows.journal.c
        newest = select(j.hash).where(j.act.not_in(_NEUTRAL)).order_by(j.seq.desc()).limit(1)
        return self._db.execute(newest).scalar() or ""

    def get(self, kind: type[T], period: Period, *, made_from: str) -> T | None:
        """None unless lines made from exactly this are kept."""
        query = select(_L.content).where(_L.period == str(period), _L.made_from == made_from)
        content = self._db.execute(query).scalar()
        return None if content is None else unpack(kind, content)

    def put(self, period: Period, lines: object, *, made_from: str) -> None:
        """In place of those kept before."""
        take_turn(self._db, _TURN)
        self._db.execute(delete(rows.draft_lines).where(_L.period == str(period)))
        content = pack(lines, level=1)
        self._db.execute(insert(rows.draft_lines).values(period=str(period), made_from=made_from, content=content))
