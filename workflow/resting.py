"""Things that take long to make, kept until what they are made of changes – and, while it keeps changing, made again
only after a rest. Whoever looks during the rest sees them as they stood a few seconds ago."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar, cast

T = TypeVar("T")
QUICK = 0.2  # seconds: what is made faster than this is never old
_SLOWEST = 1.0  # seconds: what takes longer rests no longer than what takes so long


@dataclass(frozen=True, slots=True)
class Rest:
    """How many times its own making a thing rests before it is made again: by who looks at it, and by who makes it
    beside the requests – earlier, so that nobody who looks has to."""

    looking: float = 60
    ahead: float = 24


def rests(at: float, took: float, times: float = 10) -> bool:
    """Whether what was made then, in so many seconds, may still be shown although it is old."""
    return took >= QUICK and time.monotonic() - at < min(took, _SLOWEST) * times


@dataclass(frozen=True, slots=True)
class _Made:
    """of: the stamp of what it was made of. at: on the monotonic clock."""

    thing: object
    of: Hashable
    at: float
    took: float


class Resting(Generic[T]):
    """The `most` things used last. One at a time is made of each kind; others see the former one meanwhile."""

    def __init__(self, most: int, rest: Rest | None = None) -> None:
        self._most = most
        self._rest = rest or Rest()
        self._kept: dict[Hashable, _Made] = {}
        self._making: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def get(self, key: Hashable, stamp: Hashable, make: Callable[[], T], *, ahead: bool = False) -> T:
        """What was made at this stamp, or what rests; else what `make` gives. ahead: asked by who makes it beside the
        requests."""
        with self._lock:
            kept = self._kept.get(key)
            making = self._making.setdefault(key, Lock())
        times = self._rest.ahead if ahead else self._rest.looking
        if kept is not None and (kept.of == stamp or rests(kept.at, kept.took, times)):
            return self._used(key, kept)
        if not making.acquire(blocking=kept is None or kept.took < QUICK):
            assert kept is not None
            return cast(T, kept.thing)  # somebody makes the next one just now
        try:
            return self._made(key, stamp, make)
        finally:
            making.release()

    def peek(self, key: Hashable) -> T | None:
        """What is kept, however old."""
        with self._lock:
            kept = self._kept.get(key)
        return None if kept is None else cast(T, kept.thing)

    def _made(self, key: Hashable, stamp: Hashable, make: Callable[[], T]) -> T:
        with self._lock:
            kept = self._kept.get(key)
        if kept is not None and kept.of == stamp:  # made while this one waited
            return self._used(key, kept)
        began = time.monotonic()
        thing = make()
        now = time.monotonic()
        return self._used(key, _Made(thing, stamp, now, now - began))

    def _used(self, key: Hashable, made: _Made) -> T:
        with self._lock:
            self._kept.pop(key, None)
            self._kept[key] = made
            while len(self._kept) > self._most:
                oldest = next(iter(self._kept))
                del self._kept[oldest]
                self._making.pop(oldest, None)
        return cast(T, made.thing)
