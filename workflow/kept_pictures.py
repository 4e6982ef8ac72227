"""Page images made lately, kept in memory: a page is looked at once for each of its figures."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock

_MOST = 32 * 1024 * 1024  # bytes of all images together


class KeptPictures:
    """Least recently looked at goes first. Of several who ask for the same image at once, one makes it."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._size = 0
        self._kept: dict[Hashable, bytes] = {}
        self._making: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """What `make` raises is raised, and nothing is kept."""
        with self._lock:
            if key in self._kept:
                return self._looked_at(key)
            making = self._making.setdefault(key, Lock())
        with making:
            with self._lock:
                if key in self._kept:
                    return self._looked_at(key)
            try:
                made = make()
            finally:
                with self._lock:
                    self._making.pop(key, None)
            self._keep(key, made)
            return made

    def _looked_at(self, key: Hashable) -> bytes:
        found = self._kept[key] = self._kept.pop(key)
        return found

    def _keep(self, key: Hashable, made: bytes) -> None:
        with self._lock:
            self._size += len(made) - len(self._kept.pop(key, b""))
            self._kept[key] = made
            while self._size > self._most:
                self._size -= len(self._kept.pop(next(iter(self._kept))))
