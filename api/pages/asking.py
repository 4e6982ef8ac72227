"""Hỏi đáp: a question box, the answer in plain sentences, each figure a way to its words."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.access import needs
from api.context import ProcessOf, read_period
from api.pages.reports import chosen
from api.templating import page
from domain.answers import Answer, Clarify, NoAnswer
from domain.people import Act
from workflow.asking import ask, examples

router = APIRouter()


@router.get("/hoi-dap", dependencies=[needs(Act.ASK)])
def asked(request: Request, process: ProcessOf, cau_hoi: str = "", ky: str | None = None) -> Response:
    """The question stands in the address, so an answer can be linked to and printed."""
    period, known = chosen(process, ky)
    question = cau_hoi.strip()[:2000]
    reply = ask(process, question, period=read_period(ky)) if question else None
    return page(
        request,
        "asking.html",
        period=period,
        periods=known,
        question=question,
        answer=reply if isinstance(reply, Answer) else None,
        refusal=reply if isinstance(reply, NoAnswer) else None,
        clarify=reply if isinstance(reply, Clarify) else None,
        examples=examples(process, period) if period else [],
        catalogue=process.catalogue,
    )
