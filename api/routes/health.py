"""Whether the process lives, and whether it can do its work."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel

from api.context import ProcessOf
from workflow.readiness import readiness

router = APIRouter(tags=["trạng thái"])


class Alive(BaseModel):
    status: Literal["ok"] = "ok"


class Ready(BaseModel):
    """Whether everything can be used, and each part."""

    ready: bool
    database: bool
    index: bool
    model: bool


@router.get("/healthz", summary="Tiến trình còn sống")
def healthz() -> Alive:
    return Alive()


@router.get("/readyz", summary="Có làm việc được không", responses={503: {"model": Ready, "description": "Chưa"}})
def readyz(process: ProcessOf, answer: Response) -> Ready:
    """503 while the database, the index or the model folder cannot be used."""
    parts = readiness(process)
    answer.status_code = 200 if all(parts.values()) else 503
    return Ready(ready=all(parts.values()), **parts)
