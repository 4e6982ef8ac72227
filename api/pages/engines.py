"""Quản trị, mô hình: what is at work and where it is set, to be looked at; and whether the language model answers."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.access import needs
from api.context import ProcessOf
from api.templating import page
from domain.people import Act, Person
from workflow.engines import TRY_SECONDS, engines, try_model

router = APIRouter(prefix="/quan-tri/mo-hinh")


@router.get("", dependencies=[needs(Act.MANAGE)])
def shown(request: Request, process: ProcessOf) -> Response:
    return page(request, "engines.html", engines=engines(process), seconds=int(TRY_SECONDS), tried=None)


@router.post("")
def tried(request: Request, process: ProcessOf, person: Annotated[Person, needs(Act.MANAGE)]) -> Response:
    result = try_model(process, person)
    return page(request, "engines.html", engines=engines(process), seconds=int(TRY_SECONDS), tried=result)
