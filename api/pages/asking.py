"""Hỏi đáp: a question box, the answer in plain sentences, each figure a way to its words."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.access import needs
from api.answer_view import figure_address, lines_of, quoted_lines, table_of, told_of, words_address
from api.charts import place_on
from api.context import ProcessOf, read_period
from api.pages.reports import chosen
from api.templating import page
from domain.answers import Answer, Clarify, NoAnswer
from domain.people import Act
from workflow.asking import ask_and_tell, examples
from workflow.warming import opening

router = APIRouter()
_REMEMBERED = 6  # questions before this one that a follow-up may lean on


@router.get("/hoi-dap", dependencies=[needs(Act.ASK)])
def asked(
    request: Request,
    process: ProcessOf,
    cau_hoi: str = "",
    ky: str | None = None,
    truoc: Annotated[list[str] | None, Query()] = None,
    nhan_xet: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """The question stands in the address, so an answer can be linked to and printed; so does what led to it (truoc).

    nhan_xet: what became of a remark on it: "nhan" when it was kept, else why it was not.
    """
    period, known = chosen(process, ky)
    question = cau_hoi.strip()[:2000]
    before = [q.strip()[:2000] for q in truoc or () if q.strip()][-_REMEMBERED:]
    told = ask_and_tell(process, question, period=read_period(ky), after=before) if question else None
    reply = told.reply if told else None
    answer = reply if isinstance(reply, Answer) else None
    return page(
        request,
        "asking.html",
        period=period,
        periods=known,
        question=question,
        before=before,
        answer=answer,
        lines=lines_of(answer.text) if answer else [],
        table=table_of(answer) if answer else None,
        quoted=quoted_lines(answer) if answer else {},
        refusal=reply if isinstance(reply, NoAnswer) else None,
        clarify=reply if isinstance(reply, Clarify) else None,
        understood=told.understood if told else (),
        remarked=nhan_xet,
        opening=opening(process),
        examples=examples(process, period) if period else [],
        catalogue=process.catalogue,
        figure_address=figure_address,
        told_of=told_of,
        words_address=words_address,
        place_on=place_on,
    )
