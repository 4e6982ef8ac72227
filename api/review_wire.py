"""Bodies of the review API."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from api.contract_wire import CitationOut
from domain.quantities import plain
from domain.reviews import Decision, Verdict
from domain.send_backs import SendBackState
from domain.values import Method
from workflow.contract import citation_json
from workflow.review_acts import Done
from workflow.review_items import QueueItem
from workflow.review_sending import Question
from workflow.review_view import FigureView, Place

Reason = Field(default="", max_length=2000)
Seen = Field(default=None, max_length=40, description="Dấu `seen` của số liệu khi xem; khác hiện tại thì bị từ chối.")


class ReasonLine(BaseModel):
    risk: str
    words: str
    score: int
    rule: str


class FigureLine(BaseModel):
    """A figure. value: None where the places disagree; values: the differing ones."""

    id: str
    document: str
    unit: str
    indicator: str
    name: str
    measure: str
    period: str
    value: str | None
    values: list[str]
    state: str
    score: int
    reasons: list[ReasonLine]
    seen: str
    together: bool


class ReviewLine(FigureLine):
    """A figure in the queue. places: how many it stands at."""

    places: int


class CheckOut(BaseModel):
    """level: "good", "warn" or "bad"."""

    level: str
    words: str


class DecisionOut(BaseModel):
    """act: to undo it by. carried_from: the value of an earlier reading on which it was taken."""

    verdict: Verdict
    person: str
    at: str
    reason: str
    value: str | None
    act: str
    carried_from: str | None


class PlaceOut(BaseModel):
    """extracted: as read; value: as it counts now, None once rejected."""

    id: str
    value: str | None
    extracted: str
    method: Method
    confidence: float
    citation: CitationOut
    decisions: list[DecisionOut]


class FormerOut(BaseModel):
    period: str
    value: str
    document: str
    id: str


class AskedOut(BaseModel):
    id: int
    question: str
    state: SendBackState


class FigureOut(FigureLine):
    """A figure with its checks, all its places, former values and what its unit was asked."""

    kind: Literal["actual"]
    checks: list[CheckOut]
    places: list[PlaceOut]
    history: list[FormerOut]
    questions: list[AskedOut]


class ReviewQueue(BaseModel):
    """remaining, minutes: of what the filters leave. left, total: of the whole period."""

    items: list[ReviewLine]
    remaining: int
    minutes: int
    left: int
    total: int
    by_risk: dict[str, int]
    open_numbers: int


class DecisionIn(BaseModel):
    verdict: Literal["accept", "correct", "reject"]
    reason: str = Reason
    amount: str = Field(default="", max_length=100, description="Số như viết trong văn bản: 12.345 hoặc 98,9.")
    seen: str | None = Seen


class Words(BaseModel):
    """Words of the figure's own report, by offsets into a block's text."""

    block: str = Field(max_length=40)
    start: int = Field(ge=0, le=10_000_000)
    end: int = Field(ge=0, le=10_000_000)


class Reread(Words):
    reason: str = Reason
    seen: str | None = Seen


class ReadingOut(BaseModel):
    block: str
    start: int
    end: int
    quote: str
    value: str


class Chosen(BaseModel):
    id: str = Field(max_length=40)
    seen: str = Field(max_length=40)


class Together(BaseModel):
    figures: list[Chosen] = Field(min_length=1, max_length=50)


class DoneOut(BaseModel):
    """act: to undo it by."""

    act: str
    values: list[str]
    message: str


class QuestionIn(BaseModel):
    question: str = Field(min_length=1, max_length=2000)
    reason: str = Reason
    seen: str | None = Seen


class AnswerIn(BaseModel):
    answer: str = Field(min_length=1, max_length=2000)


class LetterOut(BaseModel):
    kind: str
    person: str
    at: str
    text: str
    document: str


class QuestionOut(BaseModel):
    id: int
    value: str
    document: str
    unit: str
    period: str
    indicator: str
    name: str
    quote: str
    reason: str
    question: str
    person: str
    at: str
    state: str
    settled: bool
    letters: list[LetterOut]


class OpenNumberOut(BaseModel):
    unit: str
    document: str
    block: str
    start: int
    end: int
    quote: str
    page: int | None
    reason: str


class Binding(BaseModel):
    document: str = Field(max_length=12)
    block: str = Field(max_length=40)
    start: int = Field(ge=0, le=10_000_000)
    indicator: str = Field(max_length=8)
    period: str = Field(max_length=8)


class Aside(BaseModel):
    document: str = Field(max_length=12)
    block: str = Field(max_length=40)
    start: int = Field(ge=0, le=10_000_000)
    aside: bool = True


class FourEyes(BaseModel):
    indicators: list[str] = Field(max_length=500)


def line(item: QueueItem) -> ReviewLine:
    return ReviewLine(
        id=item.id,
        document=item.document_id,
        unit=item.unit,
        indicator=item.indicator.code,
        name=item.indicator.name,
        measure=item.indicator.measure,
        period=str(item.period),
        value=None if item.amount is None else plain(item.amount),
        values=[plain(a) for a in item.amounts],
        places=len(item.lines),
        state=item.state.value,
        score=item.score,
        reasons=[ReasonLine(risk=r.risk.value, words=r.words, score=r.score, rule=r.rule) for r in item.reasons],
        seen=item.seen,
        together=item.quiet,
    )


def done(made: Done) -> DoneOut:
    return DoneOut(act=made.act, values=list(made.values), message=made.message)


def figure_out(view: FigureView) -> FigureOut:
    return FigureOut(
        **{**line(view.item).model_dump(exclude={"places"}), "seen": view.seen},
        kind="actual",
        checks=[CheckOut(level=c.level, words=c.words) for c in view.checks],
        places=[_place(p) for p in view.places],
        history=[FormerOut(period=str(at), value=plain(n), document=d, id=i) for at, n, d, i in view.history],
        questions=[AskedOut(id=s.id, question=s.question, state=s.state) for s in view.asked],
    )


def question(told: Question) -> QuestionOut:
    asked = told.asked
    return QuestionOut(
        id=asked.id,
        value=asked.value_id,
        document=asked.document_id,
        unit=asked.unit,
        period=str(asked.period),
        indicator=asked.indicator,
        name=told.indicator_name,
        quote=asked.citation.quote,
        reason=asked.reason,
        question=asked.question,
        person=asked.person,
        at=asked.at.isoformat(),
        state=asked.state.value,
        settled=told.settled,
        letters=[
            LetterOut(kind=x.kind.value, person=x.person, at=x.at.isoformat(), text=x.text, document=x.document_id)
            for x in asked.letters
        ],
    )


def _place(place: Place) -> PlaceOut:
    return PlaceOut(
        id=place.value.id,
        value=None if place.amount is None else plain(place.amount),
        extracted=plain(place.value.amount),
        method=place.value.method,
        confidence=place.value.confidence,
        citation=CitationOut(**citation_json(place.value.citation)),
        decisions=[_decision(d) for d in place.decisions],
    )


def _decision(told: Decision) -> DecisionOut:
    return DecisionOut(
        verdict=told.verdict,
        person=told.person,
        at=told.at.isoformat(),
        reason=told.reason,
        value=None if told.amount is None else plain(told.amount),
        act=told.act,
        carried_from=told.carried_from or None,
    )
