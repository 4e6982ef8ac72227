"""Whether the process lives, and whether it can do its work."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from api.context import ProcessOf
from workflow.readiness import readiness

router = APIRouter(tags=["trạng thái"])


@router.get("/healthz")
def healthz() -> dict[str, str]:
    return {"status": "ok"}


@router.get("/readyz")
def readyz(process: ProcessOf) -> JSONResponse:
    parts = readiness(process)
    return JSONResponse({"ready": all(parts.values()), **parts}, 200 if all(parts.values()) else 503)
