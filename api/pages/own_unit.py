"""Trang của đơn vị: what we owe and when, what we sent, what was sent back; nothing of other units."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.access import needs
from api.context import ProcessOf
from api.sent_files import job_line
from api.templating import page
from domain.people import Act, Person
from workflow.own_unit import own_unit
from workflow.sending import sent_lately

router = APIRouter(prefix="/don-vi-cua-toi")


@router.get("", dependencies=[needs(Act.SEE_OWN_REPORTS)])
def shown(request: Request, process: ProcessOf, person: Annotated[Person, needs(Act.SEE_OWN_UNIT)]) -> Response:
    view = own_unit(process, person)
    jobs = [job_line(j) for j in sent_lately(process, person)]
    return page(request, "own_unit.html", view=view, jobs=jobs)
