"""The noun that follows a number in a sentence."""

from __future__ import annotations

from domain.drafts import Slot
from domain.quantities import DONG, PERCENT


def counted(slot: Slot) -> str:
    """The counted noun that follows a slot's number, with its space; nothing where the number carries it."""
    if slot.measure in (PERCENT, DONG):
        return ""
    return " điểm phần trăm" if slot.measure == "điểm %" else f" {slot.measure}"
