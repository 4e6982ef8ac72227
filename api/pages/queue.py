"""Quản trị, hàng đợi: sent files that wait, are read, or failed; cancelled and tried again by hand."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from api.access import needs
from api.context import ProcessOf, QueueOf
from api.sent_files import job_line
from api.templating import page
from domain.errors import TongHopError
from domain.jobs import JobState
from domain.people import Act, Person
from workflow.queue_state import SHOWN, queue_state
from workflow.sending import cancel, cancel_waiting, retry

router = APIRouter(prefix="/quan-tri/hang-doi")
Manager = Annotated[Person, needs(Act.MANAGE)]
LIST = "/quan-tri/hang-doi"


@router.get("")
def listed(
    request: Request,
    process: ProcessOf,
    person: Manager,
    trang_thai: Annotated[JobState | None, Query()] = None,
    bao: Annotated[str, Query(max_length=500)] = "",
    loi: Annotated[str, Query(max_length=500)] = "",
) -> Response:
    """trang_thai: only jobs of this state; else those open, failed, or ended since yesterday."""
    state = queue_state(process, person, state=trang_thai)
    return page(
        request,
        "queue.html",
        state=state,
        lines=[job_line(j) for j in state.jobs],
        states=list(JobState),
        chosen=trang_thai,
        most=SHOWN,
        told=bao,
        error=loi,
    )


@router.post("/huy-cho")
def all_cancelled(process: ProcessOf, person: Manager) -> RedirectResponse:
    """Every waiting file, of whoever sent it."""
    return _back(bao=f"Đã hủy {cancel_waiting(process, person)} tệp còn chờ.")


@router.post("/{job_id}/huy")
def cancelled(process: ProcessOf, person: Manager, job_id: str) -> RedirectResponse:
    try:
        job = cancel(process, person, job_id)
    except TongHopError as error:
        return _back(loi=str(error))
    return _back(bao=f"“{job.name}”: {job_line(job).words}")


@router.post("/{job_id}/thu-lai")
def retried(process: ProcessOf, queue: QueueOf, person: Manager, job_id: str) -> RedirectResponse:
    try:
        job = retry(process, queue, person, job_id)
    except TongHopError as error:
        return _back(loi=str(error))
    return _back(bao=f"“{job.name}”: {job_line(job).words}")


def _back(**told: str) -> RedirectResponse:
    return RedirectResponse(f"{LIST}?{urlencode(told)}", 303)
