"""How far a piece of work is, told while it goes on. Whoever is told may stop it."""

from __future__ import annotations

from collections.abc import Callable

from domain.errors import TongHopError

# What is being done, how much of it is done, and of how much; the work ends where this raises.
Told = Callable[[str, int, int], None]


class Stopped(TongHopError):
    """Somebody who waited asked for the end: nothing is kept of the work."""


def unheard(what: str, done: int, whole: int) -> None:
    """For who does not wait."""
