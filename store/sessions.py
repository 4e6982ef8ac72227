"""Who is logged in, the tokens of programs, and failed logins. Cookies and tokens are known only by their hash."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from domain.people import Account, Act, Token
from store import schema as rows
from store.database import take_turn
from store.people import account

_TURN = 7_461_002


@dataclass(frozen=True, slots=True)
class Session:
    """seen_at: the last request, to the minute."""

    account: Account
    created_at: dt.datetime
    seen_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Failures:
    """How often logging in failed in a row, and when last."""

    count: int = 0
    last_at: dt.datetime | None = None


def secret_hash(secret: str) -> str:
    """What is kept of a random cookie or token: it has 256 random bits, so a fast hash is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


class SessionStore:
    """Sessions by the hash of their cookie."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, secret: str, account_id: int, at: dt.datetime) -> None:
        self._db.execute(
            insert(rows.sessions).values(
                id=secret_hash(secret), person_id=account_id, created_at=_bare(at), seen_at=_bare(at)
            )
        )

    def get(self, secret: str) -> Session | None:
        query = (
            select(rows.people, rows.sessions.c.created_at.label("begun"), rows.sessions.c.seen_at)
            .join(rows.people, rows.people.c.id == rows.sessions.c.person_id)
            .where(rows.sessions.c.id == secret_hash(secret))
        )
        row = self._db.execute(query).first()
        return Session(account(row), _utc(row.begun), _utc(row.seen_at)) if row else None

    def touch(self, secret: str, at: dt.datetime) -> None:
        self._db.execute(
            update(rows.sessions).where(rows.sessions.c.id == secret_hash(secret)).values(seen_at=_bare(at))
        )

    def remove(self, secret: str) -> None:
        self._db.execute(delete(rows.sessions).where(rows.sessions.c.id == secret_hash(secret)))

    def remove_of(self, account_id: int) -> None:
        """Logs a person out everywhere."""
        self._db.execute(delete(rows.sessions).where(rows.sessions.c.person_id == account_id))

    def remove_begun_before(self, at: dt.datetime) -> None:
        self._db.execute(delete(rows.sessions).where(rows.sessions.c.created_at < _bare(at)))


class TokenStore:
    """Tokens of programs; a revoked one stays, so that the journal can be read."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(
        self, secret: str, account_id: int, *, name: str, acts: frozenset[Act], at: dt.datetime,
        expires_at: dt.datetime | None,
    ) -> int:  # fmt: skip
        made = self._db.execute(
            insert(rows.api_tokens).values(
                hash=secret_hash(secret), person_id=account_id, name=name, acts=" ".join(sorted(acts)),
                created_at=_bare(at), expires_at=_bare(expires_at) if expires_at else None,
            )
        )  # fmt: skip
        [number] = made.inserted_primary_key or (0,)
        return int(number)

    def get(self, secret: str) -> Token | None:
        row = self._db.execute(_TOKENS.where(rows.api_tokens.c.hash == secret_hash(secret))).first()
        return _token(row) if row else None

    def of_person(self, account_id: int) -> list[Token]:
        """Newest first."""
        query = _TOKENS.where(rows.api_tokens.c.person_id == account_id).order_by(rows.api_tokens.c.id.desc())
        return [_token(row) for row in self._db.execute(query)]

    def touch(self, token_id: int, at: dt.datetime) -> None:
        self._db.execute(update(rows.api_tokens).where(rows.api_tokens.c.id == token_id).values(used_at=_bare(at)))

    def revoke(self, token_id: int, at: dt.datetime) -> None:
        self._db.execute(update(rows.api_tokens).where(rows.api_tokens.c.id == token_id).values(revoked_at=_bare(at)))


class AttemptStore:
    """Failed logins by name and by address, both only as hashes: people type passwords into the wrong field."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def take_turn(self) -> None:
        """Reading and counting belong together: many tries at once wait for each other."""
        take_turn(self._db, _TURN)

    def failures(self, key: str) -> Failures:
        row = self._db.execute(select(rows.login_attempts).where(rows.login_attempts.c.key == secret_hash(key))).first()
        return Failures(row.failures, _utc(row.last_at)) if row else Failures()

    def put(self, key: str, failures: Failures) -> None:
        """Zero failures are forgotten."""
        self._db.execute(delete(rows.login_attempts).where(rows.login_attempts.c.key == secret_hash(key)))
        if failures.count and failures.last_at:
            self._db.execute(
                insert(rows.login_attempts).values(
                    key=secret_hash(key), failures=failures.count, last_at=_bare(failures.last_at)
                )
            )

    def forget_before(self, at: dt.datetime) -> None:
        self._db.execute(delete(rows.login_attempts).where(rows.login_attempts.c.last_at < _bare(at)))


_TOKENS = select(
    rows.people,
    rows.api_tokens.c.id.label("token_id"),
    rows.api_tokens.c.name.label("token_name"),
    rows.api_tokens.c.acts,
    rows.api_tokens.c.created_at.label("made_at"),
    rows.api_tokens.c.expires_at,
    rows.api_tokens.c.revoked_at,
    rows.api_tokens.c.used_at,
).join(rows.people, rows.people.c.id == rows.api_tokens.c.person_id)


def _token(row: Row[Any]) -> Token:
    return Token(
        id=row.token_id,
        account=account(row),
        name=row.token_name,
        acts=frozenset(Act(word) for word in row.acts.split()),
        created_at=_utc(row.made_at),
        expires_at=_utc(row.expires_at) if row.expires_at else None,
        revoked_at=_utc(row.revoked_at) if row.revoked_at else None,
        used_at=_utc(row.used_at) if row.used_at else None,
    )


def _bare(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(dt.UTC).replace(tzinfo=None)


def _utc(moment: dt.datetime) -> dt.datetime:
    return moment.replace(tzinfo=dt.UTC)
