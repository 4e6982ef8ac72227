"""Dự thảo: the consolidated report of a period, its gaps, and the files to take away."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.access import needs
from api.context import ProcessOf
from api.pages.reports import chosen
from api.templating import page
from domain.drafts import Paragraph, Table
from domain.people import Act
from workflow.reporting import draft_shown

router = APIRouter()


@router.get("/du-thao", dependencies=[needs(Act.SEE_DRAFTS)])
def shown(request: Request, process: ProcessOf, ky: str | None = None) -> Response:
    period, known = chosen(process, ky)
    draft = draft_shown(process, period) if period else None
    return page(
        request,
        "draft.html",
        period=period,
        periods=known,
        cumulative=True,
        draft=draft,
        is_paragraph=_is_paragraph,
        is_table=_is_table,
    )


def _is_paragraph(part: Paragraph | Table) -> bool:
    return isinstance(part, Paragraph)


def _is_table(part: Paragraph | Table) -> bool:
    return isinstance(part, Table)
