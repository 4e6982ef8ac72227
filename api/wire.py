"""Bodies of the HTTP API. Figures travel as decimal strings, periods as in the command-line contract."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field


class TakenFile(BaseModel):
    """What became of one sent file."""

    file: str
    status: str
    unit: str | None
    period: str | None
    values: int
    findings: int
    reason: str | None
    document: str | None


class DocumentLine(BaseModel):
    id: str
    name: str
    state: str
    unit: str | None
    period: str | None
    number: str | None
    version: int
    current: bool
    values: int
    findings: int
    reason: str
    received_at: str


class Question(BaseModel):
    question: str = Field(min_length=1, max_length=2000)
    period: str | None = None


class Settled(BaseModel):
    """Unit and period of a file that was in doubt."""

    unit: str | None = None
    period: str | None = None


JsonObject = dict[str, Any]
