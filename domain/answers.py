"""What a question gets back: an answer that cites, a reason why there is none, or choices to pick from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from domain.citations import Citation
from domain.indicators import Code
from domain.periods import Period
from domain.quantities import Measure


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one document for searching. `text` is what is embedded and shown; blocks tell where it stands."""

    id: str  # "<document_id>#p0007"
    document_id: str
    unit: str
    period: Period
    text: str
    section: str
    headings: tuple[str, ...]
    page: int | None
    block_ids: tuple[str, ...]
    citation: Citation  # of its first block's words, so that it can be opened


@dataclass(frozen=True, slots=True)
class FoundPassage:
    passage: Passage
    score: float


@dataclass(frozen=True, slots=True)
class AnswerValue:
    """A figure used in an answer. citation None only for one computed from others; `computed` then says how.

    state: "đã duyệt" or "chưa duyệt".
    """

    unit: str
    indicator: Code
    period: Period
    amount: Decimal
    measure: Measure
    citation: Citation | None
    computed: str = ""
    state: str = "chưa duyệt"


@dataclass(frozen=True, slots=True)
class CitedSource:
    """document: the file's name; quote: the words relied on."""

    document_id: str
    document: str
    unit: str
    page: int | None
    quote: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Answer:
    """by_model: the words are a language model's, each sentence held against the quotes it names."""

    text: str
    values: tuple[AnswerValue, ...] = ()
    sources: tuple[CitedSource, ...] = ()
    coverage: str | None = None
    warnings: tuple[str, ...] = ()
    by_model: bool = False


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """reason: one Vietnamese sentence; code: "not_reported" | "outside" | "unknown_unit" | "no_data" | "conflict" |
    "not_allowed" | "not_understood"."""

    reason: str
    code: str
    sources: tuple[CitedSource, ...] = ()


@dataclass(frozen=True, slots=True)
class Clarify:
    question: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Understood:
    """One question as it was read. kind: the machine's name of what is wanted, words: the same for people.

    units: official names, or "các phường"; empty where all are meant. periods: labels; empty where the latest is meant.
    """

    kind: str
    words: str
    units: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()


Reply = Answer | NoAnswer | Clarify
