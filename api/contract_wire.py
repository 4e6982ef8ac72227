"""Bodies of what the command-line contract prints too (`workflow.contract`): the same fields, described for programs.

A field added to the contract is told even before it is described here.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from api.wire import Box
from domain.citations import Grounding
from domain.documents import HowRead
from domain.facts import FactState
from domain.indicators import Aggregation, Area
from domain.numbers import Qualifier
from domain.values import FigureKind, Method, Severity

Amount = str  # a decimal number in the base unit: "98.9", "14000000"


class Printed(BaseModel):
    """One JSON object of the contract."""

    model_config = ConfigDict(extra="allow")


class CitationOut(Printed):
    """Where words stand. start, end: offsets into the block's text. boxes: in points from the page's top left, one for
    each line, on the page named at the same place of box_pages."""

    quote: str
    document: str
    block: str
    page: int | None
    start: int
    end: int
    boxes: list[Box] | None
    box_pages: list[int] | None
    section: str | None


class ValueOut(Printed):
    """unit: the measure. readings: all amounts it may have; empty unless in doubt."""

    id: str
    indicator: str
    value: Amount
    unit: str
    kind: Literal["actual"]
    period: str
    numerator: Amount | None
    denominator: Amount | None
    qualifier: Qualifier | None
    method: Method
    citation: CitationOut
    grounding: Grounding
    confidence: float = Field(ge=0, le=1)
    readings: list[Amount]


class PageOut(Printed):
    page: int | None
    how: HowRead
    quality: float
    reason: str | None


class DoubtOut(Printed):
    field: str
    reason: str
    candidates: list[str]


class HeadOut(Printed):
    """pages: None where the format has none."""

    id: str
    unit: str | None
    period: str | None
    number: str | None
    date: str | None
    title: str | None
    pages: int | None
    reading: list[PageOut]
    doubts: list[DoubtOut]
    notes: list[str]


class OtherOut(Printed):
    """A number that is a target, a former figure, a benchmark … and never a value."""

    quote: str
    kind: FigureKind
    indicator: str | None
    value: Amount | None
    unit: str | None
    period: str | None
    page: int | None
    citation: CitationOut


class NumberOut(Printed):
    quote: str
    page: int | None
    block: str
    start: int
    end: int


class IgnoredOut(NumberOut):
    rule: str


class UnaccountedOut(NumberOut):
    reason: str


class FindingOut(Printed):
    rule: str
    severity: Severity
    indicators: list[str]
    message: str
    citations: list[CitationOut]


class NarrativeOut(Printed):
    text: str
    citation: CitationOut


class TaskOut(NarrativeOut):
    owner: str | None
    deadline: str | None


class NarrativesOut(Printed):
    problems: list[NarrativeOut]
    causes: list[NarrativeOut]
    proposals: list[NarrativeOut]
    tasks: list[TaskOut]
    initiatives: list[NarrativeOut]


class ReportOut(Printed):
    """Every number of the report is in exactly one of values, others, ignored and unaccounted."""

    document: HeadOut
    values: list[ValueOut]
    others: list[OtherOut]
    ignored: list[IgnoredOut]
    unaccounted: list[UnaccountedOut]
    findings: list[FindingOut]
    passages: NarrativesOut


class FactOut(Printed):
    """value: None for a conflict; amounts: the differing ones."""

    unit: str
    indicator: str
    period: str
    value: Amount | None
    amounts: list[Amount]
    measure: str
    state: FactState
    approved: bool
    value_ids: list[str]
    citation: CitationOut


class CityFigureOut(Printed):
    """value: None where it cannot be made, and `why` says so. coverage: units in it over units that sent a report."""

    indicator: str
    scope: str
    period: str
    value: Amount | None
    unit: str
    coverage: str = Field(pattern=r"^\d+/\d+$")
    numerator: Amount | None
    denominator: Amount | None
    from_: list[str] = Field(alias="from")
    missing: list[str]
    why: str


class IndicatorLine(BaseModel):
    code: str
    name: str
    unit: str
    area: Area
    aggregation: Aggregation


class AnswerValueOut(Printed):
    """computed: how, where it was computed from others; citation is None then."""

    unit: str
    indicator: str
    period: str
    value: Amount
    measure: str
    citation: CitationOut | None
    computed: str | None
    state: str


class SourceOut(Printed):
    document: str
    document_id: str
    unit: str
    page: int | None
    quote: str
    citation: CitationOut


class UnderstoodOut(Printed):
    """One question of the message as it was read. Empty units: all; empty periods: the latest."""

    kind: str
    words: str
    units: list[str]
    periods: list[str]
    indicators: list[str]


class ReplyOut(Printed):
    """reason: why there is no answer, or what to choose between. code: of a missing answer. by_model: the words are a
    language model's, each sentence checked against its citations."""

    status: Literal["answered", "no_answer", "clarify"]
    answer: str
    reason: str | None
    values: list[AnswerValueOut]
    citations: list[SourceOut]
    coverage: str | None
    code: str | None = None
    choices: list[str] = []
    warnings: list[str] = []
    by_model: bool = False
    understood: list[UnderstoodOut] = []
