"""Tokens for programs: limited to some acts, shown once, kept as a hash, revocable."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterable

from domain.errors import NotAllowed, NotFound, UsageError
from domain.people import Act, Token, acts_of
from domain.texts import nfc, one_space
from workflow.access import Visitor
from workflow.factory import Process

PREFIX = "tgh_"  # so that a token left in a file is recognised as one
LONGEST_DAYS = 366


def make_token(process: Process, visitor: Visitor, *, name: str, acts: Iterable[str], days: int) -> str:
    """The token itself, told this once. It may do `acts`, each of which the person may do, for `days`."""
    _in_person(visitor)
    label = one_space(nfc(name))
    if not 1 <= len(label) <= 64:
        raise UsageError("Hãy đặt tên cho mã truy cập (tối đa 64 ký tự), ví dụ tên chương trình dùng nó.")
    if not 1 <= days <= LONGEST_DAYS:
        raise UsageError(f"Thời hạn của mã là từ 1 đến {LONGEST_DAYS} ngày.")
    scope = _scope(visitor, acts)
    secret = PREFIX + secrets.token_urlsafe(32)
    now = dt.datetime.now(dt.UTC)
    person = visitor.person.name
    with process.desk(writing=True) as desk:
        desk.tokens.add(
            secret, visitor.account.id, name=label, acts=scope, at=now, expires_at=now + dt.timedelta(days=days)
        )
        desk.journal.add(person, "token_made", label, " ".join(sorted(scope)))
    return secret


def tokens_of(process: Process, visitor: Visitor) -> list[Token]:
    """The person's own tokens, newest first."""
    with process.desk() as desk:
        return desk.tokens.of_person(visitor.account.id)


def revoke_token(process: Process, visitor: Visitor, token_id: int) -> None:
    with process.desk(writing=True) as desk:
        found = next((t for t in desk.tokens.of_person(visitor.account.id) if t.id == token_id), None)
        if found is None:
            raise NotFound("Không có mã truy cập này.")
        if found.revoked_at is None:
            desk.tokens.revoke(token_id, dt.datetime.now(dt.UTC))
            desk.journal.add(visitor.person.name, "token_revoked", found.name)


def _in_person(visitor: Visitor) -> None:
    """A token cannot make a wider or longer-lived one."""
    if visitor.token is not None:
        raise NotAllowed("Mã truy cập chỉ tạo được sau khi đăng nhập trên trang web.")


def _scope(visitor: Visitor, acts: Iterable[str]) -> frozenset[Act]:
    own = acts_of(visitor.person.role)
    chosen = {a for a in own if a.value in set(acts)} - {Act.OWN_ACCOUNT}
    if not chosen or len(chosen) < len(set(acts)):
        raise UsageError("Hãy chọn ít nhất một quyền cho mã truy cập, trong các quyền của vai trò mình.")
    return frozenset(chosen)
