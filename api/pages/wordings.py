"""Cách gọi chỉ tiêu: the wordings people taught, what one would change, teaching it, ending its use."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from api.access import needs
from api.context import ProcessOf
from api.errors import status_of
from api.templating import page
from domain.errors import TongHopError
from domain.people import Act, Person
from workflow.factory import Process
from workflow.learned import Proposal, proposal, taught, teach, withdraw_wording
from workflow.learned_preview import PERIODS, preview
from workflow.rereading import ReadAgain, read_again_with

router = APIRouter(prefix="/cach-goi")
Teacher = Annotated[Person, needs(Act.TEACH_WORDING)]
LIST = "/cach-goi"
_SHOWN = 60  # figures of a preview


@router.get("", dependencies=[needs(Act.TEACH_WORDING)])
def listed(
    request: Request,
    process: ProcessOf,
    moi: Annotated[int | None, Query(ge=1)] = None,
    bao: Annotated[str, Query(max_length=2000)] = "",
    loi: Annotated[str, Query(max_length=2000)] = "",
) -> Response:
    """moi: the wording just taught, to offer reading stored reports with it. bao, loi: what to tell."""
    wordings = taught(process)
    return page(
        request,
        "wordings.html",
        active=[t for t in wordings if t.wording.is_active],
        withdrawn=[t for t in wordings if not t.wording.is_active],
        fresh=next((t for t in wordings if t.wording.id == moi and t.wording.is_active), None),
        catalogue=process.catalogue,
        told=bao,
        error=loi,
    )


@router.get("/xem-truoc")
def previewed(
    request: Request,
    process: ProcessOf,
    person: Teacher,
    tu: Annotated[str, Query(max_length=300)] = "",
    ma: Annotated[str, Query(max_length=300)] = "",
    so: Annotated[str, Query(max_length=40)] = "",
) -> Response:
    """tu: the words. ma: the indicator, "TT-15" or "TT-15 and its name". so: the figure they were learned from."""
    return _preview_page(request, process, person, tu, _code(ma), so)


@router.post("")
def added(
    request: Request,
    process: ProcessOf,
    person: Teacher,
    tu: Annotated[str, Form(max_length=300)] = "",
    ma: Annotated[str, Form(max_length=300)] = "",
    so: Annotated[str, Form(max_length=40)] = "",
) -> Response:
    try:
        made = teach(process, person, tu, _code(ma), value_id=so)
    except TongHopError as error:
        return _preview_page(request, process, person, tu, _code(ma), so, refused=error)
    told = f"Đã ghi nhớ “{made.words}” là {made.indicator}. Báo cáo gửi từ nay được đọc theo cách gọi này."
    return _back(moi=str(made.id), bao=told)


@router.post("/{number}/ngung")
def withdrawn(
    process: ProcessOf, person: Teacher, number: int, ly_do: Annotated[str, Form(max_length=500)] = ""
) -> RedirectResponse:
    try:
        made = withdraw_wording(process, person, number, reason=ly_do)
    except TongHopError as error:
        return _back(loi=str(error))
    return _back(bao=f"Đã ngừng dùng “{made.words}”. Số liệu đã đọc trước đó giữ nguyên.")


@router.post("/{number}/doc-lai")
def read_again(process: ProcessOf, person: Teacher, number: int) -> RedirectResponse:
    try:
        done = read_again_with(process, person, number)
    except TongHopError as error:
        return _back(loi=str(error))
    return _back(bao=_said(done), loi=" ".join(d.refused for d in done if d.refused)[:1900])


def _back(**told: str) -> RedirectResponse:
    return RedirectResponse(f"{LIST}?{urlencode({k: v for k, v in told.items() if v})}", 303)


def _preview_page(
    request: Request,
    process: Process,
    person: Person,
    words: str,
    code: str,
    value_id: str,
    *,
    refused: TongHopError | None = None,
) -> Response:
    effect, error = None, refused
    if error is None:
        try:
            effect = preview(process, person, words, code)
        except TongHopError as caught:
            error = caught
    return page(
        request,
        "wording_preview.html",
        status=status_of(error) if error else 200,
        words=words,
        code=code,
        indicator=process.catalogue.get(code),
        learned_from=_learned_from(process, value_id, code),
        effect=effect,
        error=str(error) if error else "",
        catalogue=process.catalogue,
        most=_SHOWN,
        last_periods=PERIODS,
    )


def _learned_from(process: Process, value_id: str, code: str) -> Proposal | None:
    if not value_id:
        return None
    found = proposal(process, value_id)
    return found if found.indicator == code else None


def _said(done: list[ReadAgain]) -> str:
    read = [d for d in done if not d.refused]
    if not done:
        return "Không có báo cáo nào cần đọc lại theo cách gọi này."
    return f"Đã đọc lại {len(read)} báo cáo, thêm {sum(d.gained for d in read)} số liệu để thẩm định." if read else ""


def _code(told: str) -> str:
    return told.strip().partition(" ")[0].upper()
