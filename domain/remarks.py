"""What people say of an answer they got: right, wrong, or something is missing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Judged(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    INCOMPLETE = "incomplete"

    @property
    def label(self) -> str:
        return {Judged.RIGHT: "Đúng", Judged.WRONG: "Sai", Judged.INCOMPLETE: "Thiếu"}[self]


@dataclass(frozen=True, slots=True)
class Remark:
    """after: what was asked before in that conversation. period: chosen on the page, empty for none.

    reply: what the service answered when the remark was made, word for word; status as in the contract.
    """

    question: str
    after: tuple[str, ...]
    period: str
    status: str
    reply: str
    judged: Judged
    words: str
    person: str
    at: dt.datetime
    id: int = 0
