"""Domain objects to JSON and back, exactly: Decimal as text, tuples as lists, enums by value."""

from __future__ import annotations

import zlib
from typing import Any, TypeVar

from pydantic import TypeAdapter

T = TypeVar("T")
_adapters: dict[object, TypeAdapter[Any]] = {}


def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def to_json(value: object) -> str:
    """JSON of a dataclass, or of a tuple of them."""
    if isinstance(value, tuple):
        return "[" + ",".join(to_json(item) for item in value) + "]"
    return _adapter(type(value)).dump_json(value).decode()


def from_json(kind: type[T], text: str | bytes) -> T:
    found: T = _adapter(kind).validate_json(text)
    return found


def pack(value: object, *, level: int = 6) -> bytes:
    """Compressed JSON, for whole documents. level: 1 for what is soon put in its place anew."""
    return zlib.compress(_adapter(type(value)).dump_json(value), level)


def unpack(kind: type[T], content: bytes) -> T:
    return from_json(kind, zlib.decompress(content))
