"""The own tokens over HTTP."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel, Field

from api.access import VisitorOf, needs
from api.context import ProcessOf
from api.wire import Number
from domain.people import Act, Token
from workflow.tokens import make_token, revoke_token, tokens_of

router = APIRouter(prefix="/api/v1/tokens", tags=["mã truy cập"], dependencies=[needs(Act.OWN_ACCOUNT)])


class TokenLine(BaseModel):
    id: int
    name: str
    acts: list[Act]
    created_at: str
    expires_at: str | None
    revoked_at: str | None
    used_at: str | None


class NewToken(BaseModel):
    """acts: what the token may do, within one's own role."""

    name: str = Field(min_length=1, max_length=64)
    acts: list[Act] = Field(min_length=1)
    days: int = Field(90, ge=1, le=366)


class Made(BaseModel):
    """The token itself, told this once."""

    token: str


@router.get("", summary="Mã của mình")
def listed(process: ProcessOf, visitor: VisitorOf) -> list[TokenLine]:
    return [_line(t) for t in tokens_of(process, visitor)]


@router.post("", summary="Tạo mã", status_code=201)
def made(process: ProcessOf, visitor: VisitorOf, new: NewToken) -> Made:
    return Made(token=make_token(process, visitor, name=new.name, acts=new.acts, days=new.days))


@router.delete("/{token_id}", summary="Thu hồi mã", status_code=204)
def revoked(process: ProcessOf, visitor: VisitorOf, token_id: Number) -> None:
    revoke_token(process, visitor, token_id)


def _line(token: Token) -> TokenLine:
    times = (token.created_at, token.expires_at, token.revoked_at, token.used_at)
    created, expires, revoked, used = (t.isoformat() if t else None for t in times)
    acts = sorted(token.acts)
    return TokenLine(
        id=token.id, name=token.name, acts=acts, created_at=created or "", expires_at=expires, revoked_at=revoked,
        used_at=used,
    )  # fmt: skip
