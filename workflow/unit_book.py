"""The units as they are now: our own list, and on it what people added. Kept between requests, looked at often."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from threading import Lock

from domain.exemptions import with_exemptions
from domain.unit_changes import with_changes
from domain.units import UnitRegistry
from store.exemptions import ExemptionStore
from store.unit_changes import UnitChangeStore
from workflow.registry import load_registry

_SECONDS = 1.0  # until what another process changed is seen here


class UnitBook:
    """One for a process. opened: what people said, in a transaction of its own."""

    def __init__(self, opened: Callable[[], AbstractContextManager[tuple[UnitChangeStore, ExemptionStore]]]) -> None:
        self._opened = opened
        self._lock = Lock()
        self._stamp = (0, 0, 0)
        self._registry = load_registry()
        self._look_again = 0.0

    def registry(self) -> UnitRegistry:
        """The same object until something changes: what others derive from it stays good."""
        with self._lock:
            if time.monotonic() >= self._look_again:
                self._look()
            return self._registry

    def changed(self) -> None:
        """Somebody here has just changed units: the next one to ask sees it."""
        self._look_again = 0.0

    def _look(self) -> None:
        with self._opened() as (changes, exemptions):
            stamp = (*changes.stamp(), exemptions.newest())
            if stamp != self._stamp:
                units = with_changes(load_registry().units, changes.all())
                self._registry = UnitRegistry(with_exemptions(units, exemptions.all()))
                self._stamp = stamp
        self._look_again = time.monotonic() + _SECONDS
