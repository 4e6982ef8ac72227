"""Hỏi đáp: a question box, the answer in plain sentences, each figure a way to its words."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response, StreamingResponse

from api.access import needs
from api.answer_view import figure_address, lines_of, quoted_lines, table_of, told_of, words_address
from api.charts import place_on
from api.context import ProcessOf, read_period
from api.followed import followed_answer
from api.pages.reports import chosen
from api.templating import page, rendered
from domain.answers import Answer, Clarify, NoAnswer, Reply
from domain.people import Act
from workflow.asking import ask_and_tell, examples
from workflow.factory import Process
from workflow.warming import opening

router = APIRouter()
_REMEMBERED = 6  # questions before this one that a follow-up may lean on
_LONGEST = 2000  # letters of a question
_BY_MODEL, _VERBATIM = "mo-hinh", "trich"
_NOT_TAKEN = "Lời mô hình viết không khớp chỗ trích nên không dùng; câu trả lời trên giữ nguyên."
Before = Annotated[list[str] | None, Query()]


@router.get("/hoi-dap", dependencies=[needs(Act.ASK)])
def asked(
    request: Request,
    process: ProcessOf,
    cau_hoi: str = "",
    ky: str | None = None,
    truoc: Before = None,
    nhan_xet: Annotated[str, Query(max_length=200)] = "",
    loi: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """The question stands in the address, so an answer can be linked to and printed; so does what led to it (truoc).

    nhan_xet: what became of a remark on it: "nhan" when it was kept, else why it was not.
    loi: "mo-hinh" waits for the model's words, "trich" leaves the reports' own; else the page shows the reports' own
    at once and then has them put into the model's words.
    """
    period, known = chosen(process, ky)
    question, before = _question(cau_hoi), _earlier(truoc)
    meant, by_model = read_period(ky), loi == _BY_MODEL
    told = ask_and_tell(process, question, period=meant, after=before, worded=by_model) if question else None
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
        shown=_shown(process, answer, _address(ky, question, before)) if answer else {},
        awaited=told is not None and told.wordable and process.language_model is not None and not by_model,
        at_once=loi != _VERBATIM,
        refusal=reply if isinstance(reply, NoAnswer) else None,
        clarify=reply if isinstance(reply, Clarify) else None,
        understood=told.understood if told else (),
        remarked=nhan_xet,
        opening=opening(process),
        examples=examples(process, period) if period else [],
        words_address=words_address,
    )


@router.get("/hoi-dap/loi-mo-hinh", dependencies=[needs(Act.ASK)])
def worded_step_by_step(
    process: ProcessOf, cau_hoi: str = "", ky: str | None = None, truoc: Before = None
) -> StreamingResponse:
    """The same answer in the model's words, told how far it is; the answer that stands is kept when it cannot be."""
    question, before, meant = _question(cau_hoi), _earlier(truoc), read_period(ky)

    def ended(reply: Reply) -> dict[str, str]:
        if not isinstance(reply, Answer) or not reply.by_model:
            return {"loi": _NOT_TAKEN}
        view = _shown(process, reply, _address(ky, question, before))
        return {"html": rendered("answer.html", answer=reply, shown=view, awaited=False, words_address=words_address)}

    return followed_answer(
        lambda told: ask_and_tell(process, question, period=meant, after=before, told=told).reply, ended
    )


def _question(text: str) -> str:
    return text.strip()[:_LONGEST]


def _earlier(questions: list[str] | None) -> list[str]:
    return [_question(q) for q in questions or () if q.strip()][-_REMEMBERED:]


def _address(period: str | None, question: str, before: list[str]) -> str:
    """The conversation as it stands in an address."""
    return urlencode([("ky", period or ""), ("cau_hoi", question), *(("truoc", q) for q in before)])


def _shown(process: Process, answer: Answer, address: str) -> dict[str, Any]:
    """What the answer's own part of the page shows."""
    return {
        "lines": lines_of(answer.text),
        "table": table_of(answer),
        "quoted": quoted_lines(answer),
        "catalogue": process.catalogue,
        "figure_address": figure_address,
        "told_of": told_of,
        "place_on": place_on,
        "worded_at": f"/hoi-dap/loi-mo-hinh?{address}",
        "worded_page": f"/hoi-dap?{address}&loi={_BY_MODEL}",
        "verbatim_page": f"/hoi-dap?{address}&loi={_VERBATIM}",
    }
