"""Things made from other things that are kept themselves, as long as those stay the same ones."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")
_MOST = 4


class MadeFrom(Generic[T]):
    """The few things used last, each made from one object – that very one: to compare what two hold would take as long
    as to make the thing again."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: dict[Hashable, tuple[object, T]] = {}

    def get(self, key: Hashable, of: object, make: Callable[[], T]) -> T:
        with self._lock:
            kept = self._kept.get(key)
        if kept is None or kept[0] is not of:
            kept = (of, make())
        with self._lock:
            self._kept.pop(key, None)
            self._kept[key] = kept  # the newest used stands last
            for gone in list(self._kept)[:-_MOST]:
                del self._kept[gone]
        return kept[1]
