"""Dự thảo: the city report of a period being written, submitted and approved, with where each figure comes from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, File, Form, Query, Request, UploadFile
from fastapi.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from markupsafe import Markup
from pydantic import BaseModel, Field

from api.access import needs
from api.context import ProcessOf
from api.draft_sheet import annexes_of, marked_words, sheet_of
from api.followed import followed_answer
from api.media import DOCX
from api.pages.reports import chosen
from api.routes.drafts import file_answer
from api.templating import page, rendered
from domain.draft_life import DraftState, Opened
from domain.drafts import DraftReport
from domain.errors import TongHopError, UsageError
from domain.people import Act, Person, may
from domain.periods import Period
from workflow import draft_life as life
from workflow.factory import Process
from workflow.keeping_fresh import LookedAt
from workflow.made_from import MadeFrom
from workflow.reporting import draft_shown, make_draft_ahead
from workflow.rewording import reword_paragraph, reword_section

router = APIRouter(prefix="/du-thao")
Writer = Annotated[Person, needs(Act.DRAFT)]
Approver = Annotated[Person, needs(Act.APPROVE_DRAFT)]
LAID_OUT = "Đã lập dự thảo. Bấm vào một đoạn để xem nguồn số liệu hoặc sửa."
Base = Annotated[int, Form(ge=0)]


class Edited(BaseModel):
    """What a person typed: words, a slot's key, words … in turns. ban: the version they saw."""

    doan: str = Field(max_length=200)
    loi: list[str] = Field(max_length=400)
    so: list[str] = Field(max_length=400)
    ban: int


@router.get("")
def shown(
    request: Request,
    process: ProcessOf,
    person: Annotated[Person, needs(Act.SEE_DRAFTS)],
    ky: str | None = None,
    kiem: bool = False,
    bao: Annotated[str, Query(max_length=2000)] = "",
    loi: Annotated[str, Query(max_length=2000)] = "",
) -> Response:
    """kiem: with the check of every number. bao, loi: what to tell."""
    period, known = chosen(process, ky)
    opened = life.open_draft(process, period) if period else None
    report = opened.report if opened else draft_shown(process, period) if period else None
    editable = _editable(opened) and may(person, Act.DRAFT)
    if period:
        process.kept(LookedAt).note(write_ahead, period)
    return page(
        request,
        "draft.html",
        period=period,
        periods=known,
        cumulative=True,
        report=report,
        opened=opened,
        outline=report.placed() if report else (),
        annexes=annexes_of(report) if report else [],
        pages=_pages(process, report, opened, editable=editable) if report else "",
        versions=life.versions_of(process, opened.kept.id) if opened else [],
        rewords=process.language_model is not None,
        checked=life.check(process, opened.kept.id) if opened and kiem else None,
        told=bao,
        error=loi,
    )


class PagesWritten(MadeFrom[Markup]):
    """The pages of drafts as they print: hundreds of figures with their sources, written when one of them changes."""


def write_ahead(process: Process, period: Period) -> None:
    """Whoever looks next finds them written."""
    opened = life.open_draft(process, period, ahead=True)
    report = opened.report if opened else make_draft_ahead(process, period)
    for editable in {False, _editable(opened)}:
        _pages(process, report, opened, editable=editable)


def _pages(process: Process, report: DraftReport, opened: Opened | None, *, editable: bool) -> Markup:
    def made() -> Markup:
        parts = {"sheet": sheet_of(report, opened), "annexes": annexes_of(report)}
        told = rendered("draft_pages.html", report=report, opened=opened, open=editable, **parts)
        return Markup(told)  # noqa: S704  # a template's own

    return process.kept(PagesWritten).get((report.period, editable), opened or report, made)


def _editable(opened: Opened | None) -> bool:
    return opened is not None and opened.kept.state is DraftState.OPEN


@router.post("/lap")
def laid_out(process: ProcessOf, person: Writer, ky: Annotated[str, Form(max_length=12)] = "") -> RedirectResponse:
    period, _ = chosen(process, ky)
    if period is None:
        raise UsageError("Chưa có báo cáo nào để lập dự thảo.")
    life.lay_out(process, person, period)
    return _back(period, bao=LAID_OUT)


@router.post("/lap/tung-buoc")
def laid_out_step_by_step(
    process: ProcessOf, person: Writer, ky: Annotated[str, Form(max_length=12)] = ""
) -> StreamingResponse:
    """As `laid_out`, for a page that shows how far it is; nothing is kept when the page leaves before the end."""
    period, _ = chosen(process, ky)
    if period is None:
        raise UsageError("Chưa có báo cáo nào để lập dự thảo.")
    return followed_answer(
        lambda told: life.lay_out(process, person, period, told=told),
        lambda _: {"den": _address(period, bao=LAID_OUT)},
    )


@router.get("/{draft_id}/kiem-tra", dependencies=[needs(Act.SEE_DRAFTS)])
def checked_step_by_step(process: ProcessOf, draft_id: int) -> StreamingResponse:
    life.period_of(process, draft_id)  # one that is not there is an error of its own
    return followed_answer(
        lambda told: life.check(process, draft_id, told=told),
        lambda checked: {"html": rendered("draft_checked.html", checked=checked)},
    )


@router.post("/{draft_id}/doan")
def edited(process: ProcessOf, person: Writer, draft_id: int, sent: Edited) -> Response:
    """The new version's number, or one sentence to show beside the paragraph, which stays open."""
    try:
        version = life.edit_paragraph(process, person, draft_id, sent.doan, sent.loi, sent.so, base=sent.ban)
    except TongHopError as error:
        return JSONResponse({"loi": str(error)})
    return JSONResponse({"ban": version})


@router.post("/{draft_id}/viec")
def acted(
    process: ProcessOf,
    person: Writer,
    draft_id: int,
    ban: Base = 0,
    doan: Annotated[str, Form(max_length=200)] = "",
    viec: Annotated[str, Form(max_length=8)] = "",
) -> Response:
    """viec: "up", "down", "drop", "anew", "reword" for one paragraph, "refresh" for all."""
    if viec == "reword":
        return _done(process, draft_id, lambda: reword_paragraph(process, person, draft_id, doan, base=ban))
    if viec == "refresh":
        return _done(process, draft_id, lambda: life.refresh(process, person, draft_id, base=ban))
    return _done(process, draft_id, lambda: life.act_on_paragraph(process, person, draft_id, doan, viec, base=ban))


@router.post("/{draft_id}/muc")
def retitled(
    process: ProcessOf,
    person: Writer,
    draft_id: int,
    ban: Base = 0,
    muc: Annotated[str, Form(max_length=20)] = "",
    ten: Annotated[str, Form(max_length=400)] = "",
) -> Response:
    return _done(process, draft_id, lambda: life.retitle(process, person, draft_id, muc, ten, base=ban))


@router.post("/{draft_id}/viet-lai")
def reworded(
    process: ProcessOf,
    person: Writer,
    draft_id: int,
    ban: Base = 0,
    muc: Annotated[str, Form(max_length=20)] = "",
) -> Response:
    """All paragraphs of a section that state figures, in the model's words."""
    period = life.period_of(process, draft_id)
    try:
        return _back(period, bao=reword_section(process, person, draft_id, muc, base=ban).told)
    except TongHopError as error:
        return _back(period, loi=str(error))


@router.post("/{draft_id}/viet-lai/tung-buoc")
def reworded_step_by_step(
    process: ProcessOf,
    person: Writer,
    draft_id: int,
    ban: Base = 0,
    muc: Annotated[str, Form(max_length=20)] = "",
) -> StreamingResponse:
    """As `reworded`, for a page that shows how far it is; nothing is kept when the page leaves before the end."""
    period = life.period_of(process, draft_id)
    return followed_answer(
        lambda told: reword_section(process, person, draft_id, muc, base=ban, told=told),
        lambda done: {"den": _address(period, bao=done.told)},
    )


@router.post("/{draft_id}/trinh")
def submitted(process: ProcessOf, person: Writer, draft_id: int, ban: Base = 0) -> Response:
    return _done(process, draft_id, lambda: life.submit(process, person, draft_id, base=ban), "Đã trình dự thảo.")


@router.post("/{draft_id}/rut")
def taken_back(process: ProcessOf, person: Writer, draft_id: int, ban: Base = 0) -> Response:
    return _done(
        process, draft_id, lambda: life.give_back(process, person, draft_id, Act.DRAFT, base=ban), "Đã rút về để sửa."
    )


@router.post("/{draft_id}/tra-lai")
def given_back(process: ProcessOf, person: Approver, draft_id: int, ban: Base = 0) -> Response:
    told = "Đã trả lại để sửa."
    return _done(
        process, draft_id, lambda: life.give_back(process, person, draft_id, Act.APPROVE_DRAFT, base=ban), told
    )


@router.post("/{draft_id}/duyet")
def approved(process: ProcessOf, person: Approver, draft_id: int, ban: Base = 0) -> Response:
    told = "Đã duyệt; văn bản được giữ nguyên từ lúc này."
    return _done(process, draft_id, lambda: life.approve(process, person, draft_id, base=ban), told)


@router.post("/{draft_id}/doi-chieu")
def read_back(
    request: Request,
    process: ProcessOf,
    person: Writer,
    draft_id: int,
    tep: Annotated[UploadFile | None, File()] = None,
    nhan: Annotated[bool, Form()] = False,
) -> Response:
    """nhan: its words are taken over too."""
    if tep is None:
        raise UsageError("Hãy chọn tệp Word (.docx) đã sửa để đối chiếu.")
    found = life.read_back(process, person, draft_id, tep.file.read(), take_over=nhan)
    name = tep.filename or "tệp"
    return page(request, "draft_compared.html", period=found.kept.period, name=name, found=found, marked=marked_words)


@router.post("/{draft_id}/mau")
def filled(
    process: ProcessOf, person: Writer, draft_id: int, tep: Annotated[UploadFile | None, File()] = None
) -> Response:
    """The office's own template comes back filled."""
    if tep is None:
        raise UsageError("Hãy chọn tệp mẫu Word (.docx) của cơ quan.")
    kept, content = life.filled(process, person, draft_id, tep.file.read())
    return file_answer(content, DOCX, f"bao-cao-cchc-{kept.period}-theo-mau.docx")


@router.get("/{draft_id}/ban/{number}", dependencies=[needs(Act.SEE_DRAFTS)])
def version(request: Request, process: ProcessOf, draft_id: int, number: int) -> Response:
    kept, changes = life.version_changes(process, draft_id, number)
    told = next(v for v in life.versions_of(process, draft_id) if v.number == number)
    return page(
        request, "draft_version.html", period=kept.period, kept=kept, version=told, changes=changes, marked=marked_words
    )


@router.get("/{draft_id}/tep", dependencies=[needs(Act.SEE_DRAFTS)])
def file(process: ProcessOf, draft_id: int, sach: bool = False) -> Response:
    """sach: without comments and sources; of an approved report the very file that was approved."""
    kept, content = life.file_of(process, draft_id, checking=not sach)
    return file_answer(content, DOCX, f"bao-cao-cchc-{kept.period}{'' if sach else '-doi-chieu'}.docx")


def _done(process: Process, draft_id: int, act: Callable[[], object], told: str = "") -> Response:
    """The act, then back to the page with what to tell; a draft that is not there stays an error of its own."""
    period = life.period_of(process, draft_id)
    try:
        act()
    except TongHopError as error:
        return _back(period, loi=str(error))
    return _back(period, bao=told)


def _back(period: Period, **told: str) -> RedirectResponse:
    return RedirectResponse(_address(period, **told), 303)


def _address(period: Period, **told: str) -> str:
    words = {key: value for key, value in told.items() if value}
    return f"/du-thao?{urlencode({'ky': str(period), **words})}"
