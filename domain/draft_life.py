"""The life of a city report: worked on, submitted, approved by a named person, and from then on frozen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from domain.drafts import DraftReport
from domain.periods import Period


class DraftState(StrEnum):
    OPEN = "open"
    SUBMITTED = "submitted"
    APPROVED = "approved"

    @property
    def label(self) -> str:
        return {
            DraftState.OPEN: "Đang soạn",
            DraftState.SUBMITTED: "Đã trình",
            DraftState.APPROVED: "Đã duyệt",
        }[self]


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """One report being written. submitted_by, approved_by: the people's names, None until then.

    frozen: the SHA-256 of the approved Word file, empty until then. version: the newest one's number.
    """

    id: int
    period: Period
    kind: str
    state: DraftState
    version: int
    started_at: dt.datetime
    submitted_by: str | None = None
    approved_by: str | None = None
    approved_at: dt.datetime | None = None
    frozen: str = ""


@dataclass(frozen=True, slots=True)
class DraftVersion:
    """What the report was after one act. told: the act in Vietnamese, for the list of versions."""

    number: int
    person: str
    at: dt.datetime
    told: str


@dataclass(frozen=True, slots=True)
class StaleNumber:
    """A figure of the draft that stands no longer. now: what it would be printed as today; None: nothing any more."""

    paragraph: str
    shown: str
    now: str | None


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line that two versions differ in; empty where one does not have it."""

    where: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A kept draft with its newest words and what was noticed about them."""

    kept: KeptDraft
    report: DraftReport
    stale: tuple[StaleNumber, ...] = ()
