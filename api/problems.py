"""How a refusal is told to a program: one JSON shape (RFC 9457), one Vietnamese sentence."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

MEDIA_TYPE = "application/problem+json"


class Problem(BaseModel):
    """Why a request was not done."""

    title: str = Field(description="Tên ngắn của mã trạng thái HTTP, tiếng Anh.")
    status: int = Field(ge=400, le=599, description="Mã trạng thái HTTP.")
    detail: str = Field(description="Một câu tiếng Việt: sai ở đâu, làm gì tiếp.")


def problem(status: int, detail: str, *, headers: Mapping[str, str] | None = None) -> JSONResponse:
    told = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail)
    return JSONResponse(told.model_dump(), status, headers=headers, media_type=MEDIA_TYPE)
