"""The noun that follows a number in a sentence."""

from __future__ import annotations

from domain.drafts import Slot
from domain.quantities import DONG, PERCENT, Measure


def counted(slot: Slot) -> str:
    """The counted noun that follows a slot's number, with its space; nothing where the number carries it."""
    return counted_after(slot.measure)


def counted_after(measure: Measure) -> str:
    """As `counted`, of a number with that measure."""
    if measure in (PERCENT, DONG):
        return ""
    return " điểm phần trăm" if measure == "điểm %" else f" {measure}"
