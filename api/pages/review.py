"""Thẩm định: the queue, the figure and the page side by side. Everything works by forms; with scripts also by keys."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from api.access import needs
from api.context import ProcessOf, read_period
from api.pages.reports import chosen
from api.templating import page
from domain.errors import TongHopError, UsageError
from domain.indicators import AREA_NAMES, Area
from domain.people import Act, Person, may
from domain.periods import Period
from domain.reviews import Verdict
from domain.texts import Span
from workflow.factory import Process
from workflow.learned import proposal
from workflow.pictures import is_printable
from workflow.review_acts import MOST_AT_ONCE, accept_together, decide, undo
from workflow.review_numbers import bind, number_context, put_aside, reread
from workflow.review_queue import Filters, Queue, queue, searchable
from workflow.review_risks import Risk
from workflow.review_sending import send_back, withdraw
from workflow.review_view import FigureView, figure_view, hedge_words, verdict_words

router = APIRouter(prefix="/tham-dinh")
Reviewer = Annotated[Person, needs(Act.DECIDE)]
_SHOWN = 80
_STATES = {"open": "Cần xem", "asked": "Đã trả lại", "done": "Đã xong", "all": "Tất cả"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for, as typed: it is carried from page to page."""

    ky: str = ""
    don_vi: str = ""
    linh_vuc: str = ""
    rui_ro: str = ""
    trang_thai: str = "open"
    tim: str = ""

    @property
    def filters(self) -> Filters:
        area = Area(self.linh_vuc) if self.linh_vuc in set(Area) else None
        risk = Risk(self.rui_ro) if self.rui_ro in set(Risk) else None
        state = self.trang_thai if self.trang_thai in _STATES else "open"
        return Filters(self.don_vi, area, risk, state, searchable(self.tim))

    def address(self, path: str = "/tham-dinh", **more: str) -> str:
        told = {k: v for k, v in {**self.fields, **more}.items() if v and (k, v) != ("trang_thai", "open")}
        return f"{path}?{urlencode(told)}" if told else path

    @property
    def fields(self) -> dict[str, str]:
        names = ("ky", "don_vi", "linh_vuc", "rui_ro", "trang_thai", "tim")
        return {name: getattr(self, name) for name in names}


async def _asked(
    ky: str = "", don_vi: str = "", linh_vuc: str = "", rui_ro: str = "", trang_thai: str = "open", tim: str = ""
) -> Asked:
    return Asked(ky, don_vi[:200], linh_vuc, rui_ro, trang_thai, tim[:200])


AskedOf = Annotated[Asked, Depends(_asked)]


@router.get("")
def shown(
    request: Request,
    process: ProcessOf,
    person: Reviewer,
    asked: AskedOf,
    so: str = "",
    viec: str = "",
    bao: str = "",
) -> Response:
    """so: the figure to show. viec: the act that was just done, to undo. bao: what to tell about it."""
    period, known = chosen(process, asked.ky)
    asked = replace(asked, ky=str(period) if period else "")
    found = queue(process, period, asked.filters, person=person.name) if period else None
    view = _first(process, found, so)
    return page(
        request,
        "review.html",
        period=period,
        periods=known,
        asked=asked,
        queue=found,
        lines=found.items[:_SHOWN] if found else (),
        view=view,
        areas=AREA_NAMES,
        risks=list(Risk),
        states=_STATES,
        done_act=viec,
        told=bao[:300],
        **_words(),
    )


@router.get("/so/{value_id}", dependencies=[needs(Act.DECIDE)])
def one(request: Request, process: ProcessOf, asked: AskedOf, value_id: str) -> Response:
    """The figure and its page alone, for the script that turns from one to the next."""
    view = figure_view(process, value_id)
    return page(request, "review_one.html", view=view, asked=asked, **_words())


@router.post("/so/{value_id}")
def decided(
    process: ProcessOf,
    person: Reviewer,
    asked: AskedOf,
    value_id: str,
    viec: Annotated[str, Form()],
    seen: Annotated[str | None, Form()] = None,
    ly_do: Annotated[str, Form()] = "",
    so_moi: Annotated[str, Form()] = "",
    cho: Annotated[str, Form()] = "",
) -> RedirectResponse:
    """viec: accept, correct, reject, send_back or undo. cho: "block:start:end" of words to read the figure from."""
    period, _ = chosen(process, asked.ky)
    try:
        act, told = _done(process, person, value_id, viec, seen=seen, words=ly_do, amount=so_moi, place=cho)
    except TongHopError as error:
        return RedirectResponse(asked.address(so=value_id, bao=str(error)), 303)
    following = _following(process, person, asked, period, value_id)
    return RedirectResponse(asked.address(so=following, viec=act, bao=told), 303)


@router.post("/hoan-tac")
def undone(process: ProcessOf, person: Reviewer, asked: AskedOf, act: Annotated[str, Form()]) -> RedirectResponse:
    try:
        if act.startswith("hoi-"):
            number = act.removeprefix("hoi-")
            made = withdraw(process, person, int(number) if number.isdigit() else 0)
            return RedirectResponse(asked.address(so=made.value_id, bao="Đã rút lại câu hỏi."), 303)
        taken_back = undo(process, person, act)
    except TongHopError as error:
        return RedirectResponse(asked.address(bao=str(error)), 303)
    return RedirectResponse(asked.address(so=taken_back.values[0], bao=taken_back.message), 303)


@router.get("/hang-loat")
def preview(request: Request, process: ProcessOf, person: Reviewer, asked: AskedOf, bao: str = "") -> Response:
    """Figures that may be accepted together, to be looked through first."""
    period, known = chosen(process, asked.ky)
    filters = replace(asked.filters, states="open", risk=None)
    found = queue(process, period, filters, person=person.name) if period else None
    quiet = [i for i in found.items if i.quiet] if found else []
    return page(
        request,
        "review_together.html",
        period=period,
        periods=known,
        asked=asked,
        lines=quiet[:MOST_AT_ONCE],
        quiet=len(quiet),
        most=MOST_AT_ONCE,
        told=bao[:300],
    )


@router.post("/hang-loat")
def together(
    process: ProcessOf,
    person: Reviewer,
    asked: AskedOf,
    chon: Annotated[list[str], Form()] = [],  # noqa: B006  # FastAPI copies it
) -> RedirectResponse:
    """chon: "value:seen" of each ticked figure."""
    wanted = [(value_id, seen) for value_id, _, seen in (c.partition(":") for c in chon)]
    try:
        made = accept_together(process, person, wanted)
    except TongHopError as error:
        return RedirectResponse(asked.address("/tham-dinh/hang-loat", bao=str(error)), 303)
    return RedirectResponse(asked.address(viec=made.act, bao=made.message), 303)


@router.get("/so-chua-ro")
def numbers(
    request: Request,
    process: ProcessOf,
    person: Reviewer,
    asked: AskedOf,
    viec: str = "",
    bao: str = "",
    nho: str = "",
) -> Response:
    """Numbers that nobody could place, each in its sentence, to be bound to an indicator or set aside.

    nho: the figure just bound; what its report calls it may be remembered.
    """
    period, known = chosen(process, asked.ky)
    found = queue(process, period, Filters(unit=asked.don_vi), person=person.name) if period else None
    listed = found.numbers[:_SHOWN] if found else ()
    return page(
        request,
        "review_numbers.html",
        period=period,
        periods=known,
        asked=asked,
        total=len(found.numbers) if found else 0,
        numbers=number_context(process, listed),
        units=found.units if found else (),
        catalogue=process.catalogue,
        figure_periods=_periods(period),
        remember=proposal(process, nho) if nho and may(person, Act.TEACH_WORDING) else None,
        done_act=viec,
        told=bao[:300],
    )


@router.post("/so-chua-ro")
def placed(
    process: ProcessOf,
    person: Reviewer,
    asked: AskedOf,
    document: Annotated[str, Form()],
    block: Annotated[str, Form()],
    start: Annotated[int, Form()],
    viec: Annotated[str, Form()],
    chi_tieu: Annotated[str, Form()] = "",
    ky_so: Annotated[str, Form()] = "",
) -> RedirectResponse:
    """viec: bind or aside."""
    path = "/tham-dinh/so-chua-ro"
    try:
        if viec == "aside":
            put_aside(process, person, document, block, start)
            return RedirectResponse(asked.address(path, bao="Đã bỏ số này khỏi danh sách."), 303)
        at = read_period(ky_so)
        if at is None:
            raise UsageError("Hãy chọn kỳ của số liệu.")
        made = bind(process, person, document, block, start, chi_tieu.partition(" ")[0].strip(), at)
    except TongHopError as error:
        return RedirectResponse(asked.address(path, bao=str(error)), 303)
    return RedirectResponse(asked.address(path, viec=made.act, bao=made.message, nho=made.values[0]), 303)


def _done(
    process: Process, person: Person, value_id: str, what: str, *, seen: str | None, words: str, amount: str, place: str
) -> tuple[str, str]:
    """(act to undo by, what to tell)."""
    if what == "send_back":
        made = send_back(process, person, value_id, words, seen=seen)
        return f"hoi-{made.id}", f"Đã gửi câu hỏi cho {made.unit}."
    if what == "correct" and place:
        block, start, end = place.rsplit(":", 2) if place.count(":") >= 2 else ("", "0", "0")
        span = Span(int(start), int(end)) if start.isdigit() and end.isdigit() and int(start) < int(end) else Span(0, 0)
        again = reread(process, person, value_id, block, span, reason=words, seen=seen)
        return again.act, again.message
    if what not in ("accept", "correct", "reject"):
        raise UsageError("Không hiểu thao tác này.")
    told = decide(process, person, value_id, Verdict(what), seen=seen, reason=words, amount=amount)
    return told.act, told.message


def _first(process: Process, found: Queue | None, wanted: str) -> FigureView | None:
    """The figure asked for, else the riskiest of the queue."""
    if found is None:
        return None
    if wanted:
        return figure_view(process, wanted)
    return figure_view(process, found.items[0].id) if found.items else None


def _following(process: Process, person: Person, asked: Asked, period: Period | None, value_id: str) -> str:
    """What is to be looked at next: the riskiest still open, not the one just done."""
    if period is None:
        return ""
    left = queue(process, period, asked.filters, person=person.name).items
    return next((i.id for i in left if all(line.id != value_id for line in i.lines)), "")


def _periods(period: Period | None) -> list[Period]:
    """Periods that a number of a report may speak of, the likeliest first."""
    if period is None:
        return []
    year = Period.parse(f"{period.year}-Y")
    told = (
        period,
        period.cumulative(),
        period.last_quarter,
        period.previous(),
        period.year_before(),
        year,
        year.previous(),
    )
    return list(dict.fromkeys(told))


def _words() -> dict[str, Any]:
    return {"hedge": hedge_words, "verdict": verdict_words, "printable": is_printable}
