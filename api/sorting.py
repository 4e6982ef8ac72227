"""Lists that sort by their heads: `?sap=gia-tri` rising, `?sap=-gia-tri` falling; what has no value comes last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")
Key = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Sort:
    """key: "" for the list's own order."""

    key: str = ""
    falling: bool = False

    def next(self, key: str, *, falls_first: bool = False) -> str:
        """What a click on this head asks for: figures fall first, names rise first, a second click turns round."""
        falling = not self.falling if key == self.key else falls_first
        return f"-{key}" if falling else key

    def aria(self, key: str) -> str:
        if key != self.key:
            return ""
        return "descending" if self.falling else "ascending"


def read_sort(text: str, keys: Iterable[str]) -> Sort:
    """An unknown key is no error: the list stands in its own order."""
    falling, key = text.startswith("-"), text.removeprefix("-")
    return Sort(key, falling) if key in set(keys) else Sort()


def in_order(lines: Iterable[T], sort: Sort, keys: Mapping[str, Key]) -> list[T]:
    """Equal lines keep the order they come in."""
    found = list(lines)
    if sort.key not in keys:
        return found
    of = keys[sort.key]
    valued = [line for line in found if of(line) is not None]
    return sorted(valued, key=of, reverse=sort.falling) + [line for line in found if of(line) is None]
