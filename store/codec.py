"""Domain objects to JSON and back, exactly: Decimal as text, tuples as lists, enums by value."""

from __future__ import annotations

import zlib
from functools import cache
from typing import TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")


@cache
def _adapter(kind: type[T]) -> TypeAdapter[T]:
    return TypeAdapter(kind)


def to_json(value: object) -> str:
    return _adapter(type(value)).dump_json(value).decode()


def from_json(kind: type[T], text: str | bytes) -> T:
    return _adapter(kind).validate_json(text)


def pack(value: object) -> bytes:
    """Compressed JSON, for whole documents."""
    return zlib.compress(_adapter(type(value)).dump_json(value), 6)


def unpack(kind: type[T], content: bytes) -> T:
    return _adapter(kind).validate_json(zlib.decompress(content))
