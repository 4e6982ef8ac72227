"""Reviewing over HTTP: the queue, one figure, and every act of a reviewer; what units were asked and answered."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query

from api.access import needs
from api.context import ProcessOf, asked_period, read_period
from api.review_wire import (
    AnswerIn,
    Aside,
    Binding,
    DecisionIn,
    DoneOut,
    FigureOut,
    FourEyes,
    OpenNumberOut,
    QuestionIn,
    QuestionOut,
    ReadingOut,
    Reread,
    ReviewLine,
    ReviewQueue,
    Together,
    Words,
    done,
    figure_out,
    line,
    question,
)
from api.wire import Number
from domain.errors import UsageError
from domain.indicators import Area
from domain.people import Act, Person
from domain.quantities import plain
from domain.reviews import Verdict
from domain.texts import Span
from workflow.review_acts import MOST_AT_ONCE, accept_together, decide, undo
from workflow.review_numbers import bind, put_aside, read_at, reread
from workflow.review_queue import Filters, queue, searchable
from workflow.review_risks import Risk
from workflow.review_rules import four_eyes, set_four_eyes
from workflow.review_sending import Question, answer, questions, send_back, withdraw
from workflow.review_view import figure_view

router = APIRouter(prefix="/api/v1/reviews", tags=["thẩm định"])
Reviewer = Annotated[Person, needs(Act.DECIDE)]
Sender = Annotated[Person, needs(Act.SEND_BACK)]


@router.get("", summary="Hàng chờ thẩm định")
def listed(
    process: ProcessOf,
    person: Reviewer,
    period: str,
    unit: Annotated[str, Query(max_length=200)] = "",
    area: Area | None = None,
    risk: Risk | None = None,
    state: Literal["open", "asked", "done", "all"] = "open",
    words: Annotated[str, Query(max_length=200)] = "",
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> ReviewQueue:
    """Figures of a period's reports, riskiest first."""
    filters = Filters(unit, area, risk, state, searchable(words))
    found = queue(process, asked_period(period), filters, person=person.name)
    return ReviewQueue(
        items=[line(i) for i in found.items[offset : offset + limit]],
        remaining=found.remaining,
        minutes=found.minutes,
        left=found.left,
        total=found.total,
        by_risk={risk.value: count for risk, count in found.by_risk.items()},
        open_numbers=len(found.numbers),
    )


@router.get("/together", summary="Số liệu có thể chấp nhận cùng lúc")
def preview(process: ProcessOf, person: Reviewer, period: str, unit: str = "") -> list[ReviewLine]:
    """Figures that may be accepted together: text and annex agree, nothing speaks against them."""
    found = queue(process, asked_period(period), Filters(unit=unit), person=person.name)
    return [line(i) for i in found.items if i.quiet][:MOST_AT_ONCE]


@router.post("/together", summary="Chấp nhận cùng lúc")
def together(process: ProcessOf, person: Reviewer, chosen: Together) -> DoneOut:
    """All or none; undone as one act."""
    return done(accept_together(process, person, [(c.id, c.seen) for c in chosen.figures]))


@router.post("/acts/{act}/undo", summary="Hoàn tác một thao tác")
def undone(process: ProcessOf, person: Reviewer, act: str) -> DoneOut:
    """All that one act decided is open again."""
    return done(undo(process, person, act))


@router.get("/numbers", summary="Các số chưa rõ")
def numbers(process: ProcessOf, person: Reviewer, period: str, unit: str = "") -> list[OpenNumberOut]:
    """Numbers of the reports that nobody could place."""
    found = queue(process, asked_period(period), Filters(unit=unit), person=person.name).numbers
    return [
        OpenNumberOut(
            unit=n.unit,
            document=n.document_id,
            block=n.number.block_id,
            start=n.number.span.start,
            end=n.number.span.end,
            quote=n.number.quote,
            page=n.number.page,
            reason=n.number.reason,
        )
        for n in found
    ]


@router.post("/numbers/bind", summary="Gắn số với chỉ tiêu")
def bound(process: ProcessOf, person: Reviewer, binding: Binding) -> DoneOut:
    """Such a number is this indicator's, for this period: a value grounded at its words."""
    at = asked_period(binding.period)
    return done(bind(process, person, binding.document, binding.block, binding.start, binding.indicator, at))


@router.post("/numbers/aside", summary="Bỏ một số khỏi danh sách")
def aside(process: ProcessOf, person: Reviewer, number: Aside) -> Aside:
    """Such a number is no figure of the report, or is one after all."""
    put_aside(process, person, number.document, number.block, number.start, aside=number.aside)
    return number


@router.get("/four-eyes", summary="Chỉ tiêu cần hai người duyệt", dependencies=[needs(Act.SEE_ALL_REPORTS)])
def twice(process: ProcessOf) -> FourEyes:
    """Indicators on which two people must agree."""
    return FourEyes(indicators=sorted(four_eyes(process)))


@router.put("/four-eyes", summary="Đặt chỉ tiêu cần hai người duyệt")
def set_twice(process: ProcessOf, person: Annotated[Person, needs(Act.MANAGE)], wanted: FourEyes) -> FourEyes:
    return FourEyes(indicators=sorted(set_four_eyes(process, person, wanted.indicators)))


@router.get("/questions", summary="Những gì đã hỏi đơn vị")
def asked(
    process: ProcessOf, person: Annotated[Person, needs(Act.SEE_OWN_REPORTS)], period: str | None = None
) -> list[QuestionOut]:
    """What units were asked; a unit sees its own."""
    return [question(q) for q in questions(process, person, period=read_period(period))]


@router.post("/questions/{number}/answer", summary="Đơn vị trả lời")
def answered(
    process: ProcessOf, person: Annotated[Person, needs(Act.ANSWER_BACK)], number: Number, told: AnswerIn
) -> QuestionOut:
    made = answer(process, person, number, told.answer)
    return question(Question(made, _name(process, made.indicator), False))


@router.post("/questions/{number}/withdraw", summary="Rút câu hỏi")
def withdrawn(process: ProcessOf, person: Sender, number: Number) -> QuestionOut:
    made = withdraw(process, person, number)
    return question(Question(made, _name(process, made.indicator), False))


@router.get("/{value_id}", summary="Một số liệu", dependencies=[needs(Act.DECIDE)])
def one(process: ProcessOf, value_id: str) -> FigureOut:
    """A figure with its checks, all its places, former values and decisions."""
    return figure_out(figure_view(process, value_id))


@router.post("/{value_id}/decisions", summary="Chấp nhận, sửa hoặc từ chối")
def decided(process: ProcessOf, person: Reviewer, value_id: str, told: DecisionIn) -> DoneOut:
    """Refused with 409 when somebody has decided since `seen`."""
    verdict = Verdict(told.verdict)
    return done(decide(process, person, value_id, verdict, seen=told.seen, reason=told.reason, amount=told.amount))


@router.post("/{value_id}/reading", summary="Thử đọc từ lời văn khác")
def reading(process: ProcessOf, person: Reviewer, value_id: str, words: Words) -> ReadingOut:
    """What the figure would be if it were read from these words."""
    found = read_at(process, person, value_id, words.block, span_of(words))
    return ReadingOut(
        block=found.block_id, start=found.span.start, end=found.span.end, quote=found.quote, value=plain(found.amount)
    )


@router.post("/{value_id}/reread", summary="Đọc lại từ lời văn khác")
def read_again(process: ProcessOf, person: Reviewer, value_id: str, words: Reread) -> DoneOut:
    """The figure is read from these words of its report instead."""
    span = span_of(words)
    return done(reread(process, person, value_id, words.block, span, reason=words.reason, seen=words.seen))


@router.post("/{value_id}/send-back", summary="Trả lại đơn vị kèm câu hỏi")
def sent_back(process: ProcessOf, person: Sender, value_id: str, told: QuestionIn) -> QuestionOut:
    made = send_back(process, person, value_id, told.question, reason=told.reason, seen=told.seen)
    return question(Question(made, _name(process, made.indicator), False))


def span_of(words: Words) -> Span:
    if words.end <= words.start:
        raise UsageError("Phần chữ đã chọn phải có ít nhất một ký tự.")
    return Span(words.start, words.end)


def _name(process: ProcessOf, code: str) -> str:
    found = process.catalogue.get(code)
    return found.name if found else code
