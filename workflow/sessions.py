"""Logging in and out, and who a cookie or a token belongs to."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import math
import secrets
from dataclasses import replace

from domain.errors import LoginRefused
from domain.people import Account
from store.people import name_key
from store.sessions import Failures
from workflow.access import Visitor
from workflow.factory import Desk, Process
from workflow.passwords import hashed, matches, outdated

_TOUCHED_EVERY = dt.timedelta(minutes=1)  # so that reading a page rarely writes
_FORGOTTEN_AFTER = dt.timedelta(days=1)
_LONGEST_WAIT = 15 * 60
_FREE_TRIES = {"name": 4, "address": 20}  # many people share one address in an office
WRONG = "Tên đăng nhập hoặc mật khẩu không đúng."


def log_in(process: Process, name: str, password: str, *, address: str, now: dt.datetime | None = None) -> str:
    """The secret for the cookie of a new session; LoginRefused in one sentence, with the same words and in the same
    time whether or not the name exists."""
    at = now or _now()
    found = prove(process, name, password, address=address, at=at)
    with process.desk(writing=True) as desk:
        desk.people.set_logged_in(found.id, at)
        desk.sessions.remove_begun_before(at - dt.timedelta(hours=process.settings.session_hours))
        desk.journal.add(found.person.name, "login", address)
        return open_session(desk, found, at)


def prove(process: Process, name: str, password: str, *, address: str, at: dt.datetime) -> Account:
    """Whose name and password these are; LoginRefused when they do not fit, or after too many tries."""
    keys = {"name": f"name {name_key(name)}", "address": f"address {address}"}
    found, kept = _admit(process, keys, name, at)
    if not matches(password, kept) or found is None or kept is None or found.disabled:
        with process.desk(writing=True) as desk:
            who = found.person.name if found else "(tên không có)"
            desk.journal.add(who, "login_failed", address, "tài khoản đã khóa" if found and found.disabled else "")
        raise LoginRefused(WRONG)
    with process.desk(writing=True) as desk:
        desk.attempts.take_turn()
        desk.attempts.put(keys["name"], Failures())
        counted = desk.attempts.failures(keys["address"])
        desk.attempts.put(keys["address"], replace(counted, count=max(0, counted.count - 1)))
        if outdated(kept):
            desk.people.set_password(found.id, hashed(password), must_change=found.must_change)
    return found


def open_session(desk: Desk, account: Account, at: dt.datetime | None = None) -> str:
    """A new session's secret: 256 random bits, of which only the hash is kept."""
    secret = secrets.token_urlsafe(32)
    desk.sessions.add(secret, account.id, at or _now())
    return secret


def log_out(process: Process, visitor: Visitor) -> None:
    if visitor.session is None:
        return
    with process.desk(writing=True) as desk:
        desk.sessions.remove(visitor.session)
        desk.journal.add(visitor.person.name, "logout", visitor.person.name)


def end_session(process: Process, secret: str) -> None:
    """The session that a browser still had when its person logged in anew."""
    with process.desk(writing=True) as desk:
        desk.sessions.remove(secret)


def visitor_of_session(process: Process, secret: str, now: dt.datetime | None = None) -> Visitor | None:
    """None when the session is unknown, was idle too long, is too old, or its person is disabled."""
    at = now or _now()
    idle = dt.timedelta(minutes=process.settings.session_idle_minutes)
    longest = dt.timedelta(hours=process.settings.session_hours)
    with process.desk() as desk:
        session = desk.sessions.get(secret)
    if session is None or session.account.disabled:
        return None
    if at - session.seen_at > idle or at - session.created_at > longest:
        return None
    if at - session.seen_at > _TOUCHED_EVERY:
        with process.desk(writing=True) as desk:
            desk.sessions.touch(secret, at)
    return Visitor(session.account, session.account.person, session=secret)


def visitor_of_token(process: Process, secret: str, now: dt.datetime | None = None) -> Visitor | None:
    """None when the token is unknown, revoked or expired, or its person is disabled."""
    at = now or _now()
    with process.desk() as desk:
        token = desk.tokens.get(secret)
    if token is None or token.revoked_at or token.account.disabled or (token.expires_at and token.expires_at <= at):
        return None
    if token.used_at is None or at - token.used_at > _TOUCHED_EVERY:
        with process.desk(writing=True) as desk:
            desk.tokens.touch(token.id, at)
    return Visitor(token.account, replace(token.account.person, scopes=token.acts), token=token.name)


def form_token(secret: str) -> str:
    """What a form must carry beside the cookie: made from it, and it cannot be turned back into it."""
    return hmac.new(secret.encode(), b"form", hashlib.sha256).hexdigest()


def form_token_fits(secret: str, told: str) -> bool:
    return hmac.compare_digest(form_token(secret).encode(), told.encode())


def _admit(process: Process, keys: dict[str, str], name: str, at: dt.datetime) -> tuple[Account | None, str | None]:
    """The account and its hash. The try is counted before the password is looked at, so that many at once count too."""
    with process.desk(writing=True) as desk:
        desk.attempts.take_turn()
        desk.attempts.forget_before(at - _FORGOTTEN_AFTER)
        counted = {kind: desk.attempts.failures(key) for kind, key in keys.items()}
        wait = max(_wait(counted[kind], _FREE_TRIES[kind], at) for kind in keys)
        if wait > 0:
            raise LoginRefused(f"Đã nhập sai nhiều lần. Hãy thử lại sau {_words(wait)}.", wait=wait)
        for kind, key in keys.items():
            desk.attempts.put(key, Failures(counted[kind].count + 1, at))
        found = desk.people.named(name)
        return found, desk.people.password(found.id) if found else None


def _wait(failures: Failures, free: int, at: dt.datetime) -> int:
    """Seconds still to wait: none at first, then 2, 4, 8 … up to a quarter of an hour after the last failure."""
    if failures.last_at is None or failures.count <= free:
        return 0
    delay: int = min(2 ** min(failures.count - free, 12), _LONGEST_WAIT)
    passed = (at - failures.last_at).total_seconds()
    return max(0, math.ceil(delay - passed))


def _words(seconds: int) -> str:
    return f"{seconds} giây" if seconds < 120 else f"{-(-seconds // 60)} phút"


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
