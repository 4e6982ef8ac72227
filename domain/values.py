"""What a report says, figure by figure: values with their citations, and everything that is not a value, by name."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from domain.citations import Citation, Grounding
from domain.documents import BlockId, DocumentId
from domain.indicators import Code
from domain.numbers import Qualifier
from domain.periods import Period
from domain.quantities import Measure, plain
from domain.texts import Span


class FigureKind(StrEnum):
    """What a number is in its sentence (the contract's `kind`)."""

    ACTUAL = "actual"
    TARGET = "target"
    PREVIOUS = "previous"
    BENCHMARK = "benchmark"
    DELTA = "delta"
    DATE = "date"
    DOC_NUMBER = "doc_number"
    OTHER = "other"


class Method(StrEnum):
    SENTENCE = "sentence"
    TABLE = "table"
    MODEL = "model"
    PERSON = "person"  # a reviewer bound these words to the indicator


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """An actual value of the reporting unit, grounded in a quote.

    unit: official name of the reporting unit. measure: the indicator's. amount: in base units.
    numerator, denominator: only where both are printed. confidence: 0–1 from evidence, not from a model.
    readings: all values it may have – by its digits, or by another place of the report; empty unless in doubt.
    """

    id: str
    document_id: DocumentId
    unit: str
    indicator: Code
    period: Period
    amount: Decimal
    measure: Measure
    citation: Citation
    grounding: Grounding
    method: Method
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    qualifier: Qualifier | None = None
    confidence: float = 1.0
    readings: tuple[Decimal, ...] = ()
    catalogue: str = ""

    @property
    def where(self) -> str:
        return "table" if self.method is Method.TABLE else "text"


def value_id(indicator: Code, period: Period, amount: Decimal, citation: Citation) -> str:
    """16 hex digits from what was read and where, so a second reading gives the same id."""
    where = f"{citation.block_id}:{citation.number.start}-{citation.number.end}"
    return hashlib.sha256(f"{indicator}|{period}|{plain(amount)}|{where}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class OtherFigure:
    """A number that is a target, previous value, benchmark, delta or other: kept with its kind, never a value."""

    kind: FigureKind
    citation: Citation
    indicator: Code | None = None
    amount: Decimal | None = None
    measure: Measure | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Ignored:
    """A number left out by a named rule: "date", "doc_number", "list_number", "column_number", "part_of_total" …"""

    quote: str
    rule: str
    block_id: BlockId
    span: Span
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Unaccounted:
    """A number nobody could place: offered to the reviewer for binding."""

    quote: str
    block_id: BlockId
    span: Span
    page: int | None = None
    reason: str = ""


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at. `rule` is stable ("percent_mismatch"), `message` one Vietnamese sentence."""

    rule: str
    severity: Severity
    message: str
    indicators: tuple[Code, ...] = ()
    citations: tuple[Citation, ...] = ()


class NarrativeKind(StrEnum):
    PROBLEM = "problem"  # tồn tại, hạn chế
    CAUSE = "cause"  # nguyên nhân
    PROPOSAL = "proposal"  # kiến nghị, đề xuất
    TASK = "task"  # nhiệm vụ kỳ tới
    INITIATIVE = "initiative"  # sáng kiến, mô hình


@dataclass(frozen=True, slots=True)
class Narrative:
    """A sentence worth carrying into the city report. owner as printed, deadline only where a day or month is."""

    kind: NarrativeKind
    text: str
    citation: Citation
    owner: str | None = None
    deadline: date | None = None


@dataclass(frozen=True, slots=True)
class SecondReading:
    """That a language model has read a report too, and what came of it.

    prompt: with its version. calls: how often it was asked. agreed, differing: figures it read as the rules did, or
    not. added: values it found with the rules' support. suggested: unplaced numbers it offers an indicator for.
    """

    prompt: str
    model: str
    calls: int
    agreed: int = 0
    differing: int = 0
    added: int = 0
    suggested: int = 0


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything read from one document. Every number of the document is in exactly one of values (by its number
    span, which several indicators may share), others, ignored and unaccounted.

    second: None where no model has read the report, or where it failed on the way.
    """

    document_id: DocumentId
    unit: str
    period: Period
    values: tuple[IndicatorValue, ...] = ()
    others: tuple[OtherFigure, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    unaccounted: tuple[Unaccounted, ...] = ()
    findings: tuple[Finding, ...] = ()
    narratives: tuple[Narrative, ...] = ()
    second: SecondReading | None = None

    def narratives_of(self, kind: NarrativeKind) -> tuple[Narrative, ...]:
        return tuple(n for n in self.narratives if n.kind is kind)
