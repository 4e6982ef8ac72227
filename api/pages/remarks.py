"""Nhận xét câu trả lời: said on the ask page, listed for who looks after the answers."""

from __future__ import annotations

import json
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from api.access import needs
from api.context import ProcessOf, read_period
from api.templating import page
from domain.errors import UsageError
from domain.people import Act, Person
from domain.remarks import Judged
from workflow.remarks import as_cases, remark, remark_counts, remarks

router = APIRouter(prefix="/hoi-dap/nhan-xet")
SHOWN = 50
Words = Annotated[str, Form(max_length=2000)]


@router.post("")
def said(
    process: ProcessOf,
    person: Annotated[Person, needs(Act.ASK)],
    cau_hoi: Words = "",
    danh_gia: Annotated[str, Form(max_length=12)] = "",
    loi: Words = "",
    ky: Annotated[str, Form(max_length=8)] = "",
    truoc: Annotated[list[str] | None, Form()] = None,
) -> RedirectResponse:
    """Back to the answer it speaks of, which then thanks."""
    before = [("truoc", q[:2000]) for q in truoc or ()]
    told = "nhan"
    try:
        if danh_gia not in {one.value for one in Judged}:
            raise UsageError("Hãy chọn Đúng, Sai hoặc Thiếu.")
        after, period = [q for _, q in before], read_period(ky)
        remark(process, person, cau_hoi, Judged(danh_gia), words=loi, period=period, after=after)
    except UsageError as error:
        told = str(error)
    address = [*([("ky", ky)] if ky else []), ("cau_hoi", cau_hoi), *before, ("nhan_xet", told)]
    return RedirectResponse(f"/hoi-dap?{urlencode(address)}#nhan-xet", 303)


@router.get("", dependencies=[needs(Act.SEE_REMARKS)])
def listed(
    request: Request,
    process: ProcessOf,
    danh_gia: Judged | None = None,
    truoc: Annotated[int | None, Query(ge=1)] = None,
) -> Response:
    """danh_gia: only these. truoc: only those older than that number."""
    found = remarks(process, judged=danh_gia, before=truoc, limit=SHOWN + 1)
    shown = found[:SHOWN]
    return page(
        request,
        "remarks.html",
        shown=shown,
        kinds=list(Judged),
        counts=remark_counts(process),
        judged=danh_gia,
        older=shown[-1].id if len(found) > SHOWN else None,
    )


@router.get("/tai-ve", dependencies=[needs(Act.SEE_REMARKS)])
def handed_out(process: ProcessOf) -> Response:
    """The questions as new cases for the measurement of answers."""
    content = json.dumps(as_cases(process), ensure_ascii=False, indent=1)
    headers = {"Content-Disposition": 'attachment; filename="cau-hoi-tu-nhan-xet.json"'}
    return Response(content, media_type="application/json", headers=headers)
