"""Kinds of files that are handed out, and how the OpenAPI document tells them."""

from __future__ import annotations

from typing import Any

CSV = "text/csv"
PNG = "image/png"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def binary(media_type: str) -> dict[int | str, dict[str, Any]]:
    """A route's `responses`: the answer is a file of this kind."""
    return {200: {"description": "Tệp", "content": {media_type: {"schema": {"type": "string", "format": "binary"}}}}}
