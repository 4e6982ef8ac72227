"""Remarks on answers over HTTP."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from api.access import needs
from api.context import ProcessOf, read_period
from api.wire import Question
from domain.people import Act, Person
from domain.remarks import Judged, Remark
from workflow.remarks import as_cases, remark, remarks

router = APIRouter(prefix="/api/v1/ask/remarks", tags=["hỏi đáp"])


class RemarkIn(Question):
    judged: Judged
    words: str = Field(default="", max_length=500, description="Sai ở đâu, thiếu gì.")


class RemarkOut(BaseModel):
    """reply: what the service answered when the remark was made."""

    id: int
    question: str
    after: list[str]
    period: str | None
    status: Literal["answered", "no_answer", "clarify"]
    reply: str
    judged: Judged
    words: str
    person: str
    at: str


class ValueCase(BaseModel):
    unit: str
    code: str
    period: str
    value: str


class CaseOut(BaseModel):
    """A question as the measurement of answers reads it; what is right is there only where a person said so."""

    id: str
    type: Literal["remark"]
    question: str
    period: str | None = None
    after: list[str] | None = None
    note: str
    values: list[ValueCase] | None = None
    quotes: list[str] | None = None
    no_answer: bool | None = None
    asks_back: list[str] | None = None


@router.post("", status_code=201, summary="Nhận xét một câu trả lời")
def said(process: ProcessOf, person: Annotated[Person, needs(Act.ASK)], told: RemarkIn) -> RemarkOut:
    """Whether the answer to this question is right, wrong or incomplete; kept with the answer as it is now."""
    period = read_period(told.period)
    return _out(remark(process, person, told.question, told.judged, words=told.words, period=period, after=told.after))


@router.get("", summary="Các nhận xét", dependencies=[needs(Act.SEE_REMARKS)])
def listed(
    process: ProcessOf,
    judged: Judged | None = None,
    before: Annotated[int | None, Query(ge=1, le=2**31)] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> list[RemarkOut]:
    """Newest first; before: only those with a smaller number."""
    return [_out(one) for one in remarks(process, judged=judged, before=before, limit=limit)]


@router.get(
    "/cases",
    summary="Nhận xét thành câu hỏi kiểm tra",
    response_model=list[CaseOut],
    response_model_exclude_unset=True,
    dependencies=[needs(Act.SEE_REMARKS)],
)
def cases(process: ProcessOf) -> list[CaseOut]:
    """Oldest first, in the form that `python -m eval` reads."""
    return [CaseOut.model_validate(case) for case in as_cases(process)]


def _out(one: Remark) -> RemarkOut:
    return RemarkOut.model_validate(
        {
            "id": one.id,
            "question": one.question,
            "after": list(one.after),
            "period": one.period or None,
            "status": one.status,
            "reply": one.reply,
            "judged": one.judged,
            "words": one.words,
            "person": one.person,
            "at": one.at.isoformat(timespec="seconds"),
        }
    )
