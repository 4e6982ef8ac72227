"""Tìm: what the box at the top finds, as a page of its own; with scripts the same lines appear while typing."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.access import needs
from api.context import ProcessOf, read_period
from api.hits import LONGEST, hits
from api.pages.reports import chosen
from api.templating import page
from domain.people import Act, Person, may
from workflow.looking_up import look_up

router = APIRouter()


@router.get("/tim")
def searched(
    request: Request,
    process: ProcessOf,
    person: Annotated[Person, needs(Act.SEE_OWN_REPORTS)],
    q: Annotated[str, Query(max_length=LONGEST)] = "",
    ky: str | None = None,
) -> Response:
    period, known = chosen(process, ky)
    found = look_up(process, person, q, period=period)
    lines = hits(q, found, can=lambda act: may(person, act), period=read_period(ky))
    return page(request, "search.html", period=period, periods=known, words=q.strip(), lines=lines, kept={"q": q})
