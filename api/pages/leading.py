"""Tổng quan and what it opens: the quarter at a glance, and the findings of one kind."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.access import needs
from api.charts import place_on, share, spark
from api.context import ProcessOf
from api.pages.reports import chosen
from api.templating import page
from domain.people import Act
from workflow.city_words import change_tone, change_words, rule_words
from workflow.leading import findings_of, overview
from workflow.matrix import GROUPS

router = APIRouter(prefix="/tong-quan", dependencies=[needs(Act.SEE_CITY)])
_MOST = 8  # conflicts shown at once


@router.get("")
def shown(
    request: Request, process: ProcessOf, ky: str | None = None, xep: Annotated[str, Query(max_length=8)] = ""
) -> Response:
    """xep: the indicator the units are ranked by."""
    period, known = chosen(process, ky)
    return page(
        request,
        "overview.html",
        period=period,
        periods=known,
        cumulative=True,
        kept={"xep": xep},
        view=overview(process, period, rank_by=xep) if period else None,
        groups=GROUPS,
        ids={u.name: u.id for u in process.registry.units},
        most=_MOST,
        change_words=change_words,
        change_tone=change_tone,
        rule_words=rule_words,
        spark=spark,
        share=share,
        place_on=place_on,
    )


@router.get("/phat-hien")
def found(
    request: Request, process: ProcessOf, ky: str | None = None, quy_tac: Annotated[str, Query(max_length=40)] = ""
) -> Response:
    """quy_tac: only findings by this rule."""
    period, known = chosen(process, ky)
    findings = findings_of(process, period, quy_tac) if period else []
    return page(
        request,
        "findings.html",
        period=period,
        periods=known,
        cumulative=True,
        kept={"quy_tac": quy_tac},
        title=rule_words(quy_tac) if quy_tac else "Phát hiện",
        findings=findings,
        ids={u.name: u.id for u in process.registry.units},
        catalogue=process.catalogue,
        rule_words=rule_words,
    )
