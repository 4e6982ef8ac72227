"""A figure sent back to its unit: the passage, the rule and the question in one message, and what came in reply."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.citations import Citation
from domain.documents import DocumentId
from domain.indicators import Code
from domain.periods import Period


class LetterKind(StrEnum):
    REPLY = "reply"  # the unit's words
    NEW_VERSION = "new_version"  # the unit sent the report again
    CLOSED = "closed"  # a reviewer is content


class SendBackState(StrEnum):
    WAITING = "waiting"
    ANSWERED = "answered"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        return {
            SendBackState.WAITING: "Chờ đơn vị trả lời",
            SendBackState.ANSWERED: "Đơn vị đã trả lời",
            SendBackState.CLOSED: "Đã xong",
        }[self]


@dataclass(frozen=True, slots=True)
class Letter:
    """One step after the question. document_id: the new version, only with NEW_VERSION."""

    kind: LetterKind
    person: str
    at: datetime
    text: str = ""
    document_id: DocumentId = ""


@dataclass(frozen=True, slots=True)
class SendBack:
    """id: 0 until stored. reason: the rule in words, why the figure is asked about. letters: in order."""

    document_id: DocumentId
    value_id: str
    unit: str
    period: Period
    indicator: Code
    citation: Citation
    reason: str
    question: str
    person: str
    at: datetime
    letters: tuple[Letter, ...] = ()
    id: int = 0

    @property
    def state(self) -> SendBackState:
        if not self.letters:
            return SendBackState.WAITING
        return SendBackState.CLOSED if self.letters[-1].kind is LetterKind.CLOSED else SendBackState.ANSWERED
