"""Bodies of the HTTP API. Figures travel as decimal strings, periods as in the command-line contract."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path
from pydantic import BaseModel, Field

Number = Annotated[int, Path(ge=1, le=2_147_483_647)]  # of a row, in an address
Box = Annotated[list[float], Field(min_length=4, max_length=4)]  # x0, y0, x1, y1


class TakenFile(BaseModel):
    """What became of one sent file. status: "queued" while its job has not ended, and then `job` tells more."""

    file: str
    status: str
    unit: str | None
    period: str | None
    values: int
    findings: int
    reason: str | None
    document: str | None
    job: str | None = None


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


class Place(BaseModel):
    """Where words stand: a page from 1, and a box for each line, in points from the page's top left."""

    page: int
    boxes: list[Box]


class PageWord(BaseModel):
    """A word on a page: its block and characters there, and its box in points from the page's top left."""

    block: str
    start: int
    end: int
    text: str
    box: Box


class Question(BaseModel):
    question: str = Field(min_length=1, max_length=2000)
    period: str | None = None
    after: list[Annotated[str, Field(max_length=2000)]] = Field(default=[], max_length=10)


class Settled(BaseModel):
    """Unit and period of a file that was in doubt."""

    unit: str | None = None
    period: str | None = None
