"""Trả lại: what a unit was asked about its figures, with a box to answer and a place for the new version."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from api.access import needs
from api.context import ProcessOf, read_period
from api.pages.reports import chosen
from api.templating import page
from domain.people import Act, Person, may
from workflow.review_sending import answer, questions

router = APIRouter(prefix="/tra-lai")


@router.get("")
def listed(
    request: Request, process: ProcessOf, person: Annotated[Person, needs(Act.SEE_OWN_REPORTS)], ky: str | None = None
) -> Response:
    _, known = chosen(process, None)
    period = read_period(ky)
    found = questions(process, person, period=period)
    waiting = [q for q in found if not q.settled and q.asked.state.value == "waiting"]
    return page(
        request,
        "review_sent_back.html",
        period=period,
        periods=known,
        waiting=waiting,
        others=[q for q in found if q not in waiting],
    )


@router.post("/{number}")
def answered(
    process: ProcessOf,
    person: Annotated[Person, needs(Act.ANSWER_BACK)],
    number: int,
    tra_loi: Annotated[str, Form()] = "",
) -> RedirectResponse:
    answer(process, person, number, tra_loi)
    return RedirectResponse(f"/don-vi-cua-toi#hoi-{number}" if may(person, Act.SEE_OWN_UNIT) else "/tra-lai", 303)
