"""The search box over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.access import needs
from api.context import ProcessOf, read_period
from api.hits import LONGEST, Hit, hits
from domain.people import Act, Person, may
from workflow.looking_up import look_up

router = APIRouter(prefix="/api/v1", tags=["tìm"])


@router.get("/search", summary="Tìm màn hình, đơn vị, chỉ tiêu, báo cáo")
def searched(
    process: ProcessOf,
    person: Annotated[Person, needs(Act.SEE_OWN_REPORTS)],
    q: Annotated[str, Query(max_length=LONGEST)],
    ky: str | None = None,
) -> list[Hit]:
    """Screens, units, indicators and reports that hold every typed word, as far as the person may see them; and the
    words as a question, where they may be one."""
    period = read_period(ky)
    return hits(q, look_up(process, person, q, period=period), can=lambda act: may(person, act), period=period)
