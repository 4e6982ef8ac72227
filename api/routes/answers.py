"""Questions over HTTP."""

from __future__ import annotations

from fastapi import APIRouter

from api.access import needs
from api.context import ProcessOf, read_period
from api.contract_wire import ReplyOut
from api.wire import Question
from domain.people import Act
from workflow.asking import ask_and_tell
from workflow.contract import Json, answered_json

router = APIRouter(prefix="/api/v1", tags=["hỏi đáp"])


@router.post(
    "/ask",
    summary="Hỏi",
    response_model=ReplyOut,
    response_model_exclude_unset=True,
    dependencies=[needs(Act.ASK)],
)
def asked(process: ProcessOf, question: Question) -> Json:
    """An answer with its figures and citations, a reason why there is none, or choices to pick from.

    `after`: what was asked before in the conversation, earliest first, so that "còn quý trước?" is understood.
    """
    told = ask_and_tell(process, question.question, period=read_period(question.period), after=question.after)
    return answered_json(told.reply, told.understood)
