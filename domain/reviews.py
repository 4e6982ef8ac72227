"""People decide; what was extracted never changes. A decision is appended, and `standing` folds them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from domain.values import IndicatorValue


class Verdict(StrEnum):
    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    UNDO = "undo"  # takes back the last decision that is not itself taken back


@dataclass(frozen=True, slots=True)
class Decision:
    """amount: the corrected amount, only with CORRECT. reason: required with CORRECT and REJECT."""

    value_id: str
    verdict: Verdict
    person: str
    at: datetime
    reason: str = ""
    amount: Decimal | None = None


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Decisions in order, without those taken back."""
    kept: list[Decision] = []
    for decision in decisions:
        if decision.verdict is Verdict.UNDO:
            if kept:
                kept.pop()
        else:
            kept.append(decision)
    return tuple(kept)


def standing(value: IndicatorValue, decisions: Iterable[Decision]) -> Decimal | None:
    """The amount that counts now: as extracted, as last corrected, or None once rejected."""
    kept = in_force(decisions)
    if not kept:
        return value.amount
    last = kept[-1]
    if last.verdict is Verdict.REJECT:
        return None
    corrections = [d.amount for d in kept if d.verdict is Verdict.CORRECT and d.amount is not None]
    return corrections[-1] if corrections else value.amount
