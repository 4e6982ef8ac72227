"""Trang của đơn vị over HTTP: what the own unit owes, sent and was asked."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel

from api.access import needs
from api.context import ProcessOf
from domain.people import Act, Person
from workflow.due_dates import Duty
from workflow.own_unit import OwnUnit, own_unit
from workflow.review_sending import Question

router = APIRouter(prefix="/api/v1/own-unit", tags=["trang của đơn vị"])


class DutyOut(BaseModel):
    """document: the first report sent for it, None while there is none."""

    period: str
    cut_off: dt.date
    due: dt.date
    document: str | None
    late: bool


class QuestionOut(BaseModel):
    """quote: the passage as printed. waiting: the unit has to answer."""

    id: int
    document: str
    period: str
    indicator: str
    quote: str
    question: str
    waiting: bool


class OwnUnitOut(BaseModel):
    """unit: None where the list of units has it no more."""

    unit: str | None
    duties: list[DutyOut]
    documents: list[str]
    questions: list[QuestionOut]


@router.get("", dependencies=[needs(Act.SEE_OWN_REPORTS)])
def shown(process: ProcessOf, person: Annotated[Person, needs(Act.SEE_OWN_UNIT)]) -> OwnUnitOut:
    """Nothing of other units is in it."""
    view = own_unit(process, person)
    return OwnUnitOut(
        unit=view.unit.name if view.unit else None,
        duties=[_duty(d) for d in view.duties],
        documents=[line.receipt.document_id for line in view.sent],
        questions=_questions(view),
    )


def _questions(view: OwnUnit) -> list[QuestionOut]:
    return [*(_question(q, waiting=True) for q in view.waiting), *(_question(q, waiting=False) for q in view.answered)]


def _duty(duty: Duty) -> DutyOut:
    return DutyOut(
        period=str(duty.due.period),
        cut_off=duty.due.period.end,
        due=duty.due.day,
        document=duty.first.document_id if duty.first else None,
        late=duty.is_late,
    )


def _question(question: Question, *, waiting: bool) -> QuestionOut:
    asked = question.asked
    return QuestionOut(
        id=asked.id,
        document=asked.document_id,
        period=str(asked.period),
        indicator=asked.indicator,
        quote=asked.citation.quote,
        question=asked.question,
        waiting=waiting,
    )
