"""Wordings that people taught: how a report calls an indicator, who said so, and at which number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from domain.documents import DocumentId
from domain.indicators import Code

LEARNED_MARK = "+cg."  # in the catalogue version of what was read with learned wordings


@dataclass(frozen=True, slots=True, order=True)
class Called:
    """An indicator and what a report calls it: all that reading needs to know of a learned wording."""

    words: str
    code: Code


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """From then on the wording names nothing; what it once read stays as it was read."""

    person: str
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LearnedWording:
    """words: as printed. document_id, quote: the report and the words around the number it was learned from; empty
    where it was written by itself. id: 0 until stored."""

    words: str
    indicator: Code
    person: str
    at: datetime
    document_id: DocumentId = ""
    quote: str = ""
    withdrawn: Withdrawal | None = None
    id: int = 0

    @property
    def is_active(self) -> bool:
        return self.withdrawn is None

    @property
    def called(self) -> Called:
        return Called(self.words, self.indicator)


def in_use(wordings: Iterable[LearnedWording]) -> frozenset[Called]:
    """What reading goes by now."""
    return frozenset(w.called for w in wordings if w.is_active)
