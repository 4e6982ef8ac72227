"""People decide; what was extracted never changes. A decision is appended, and `standing` folds them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from domain.values import IndicatorValue, Method


class Verdict(StrEnum):
    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    UNDO = "undo"  # takes back the last decision that is not itself taken back


@dataclass(frozen=True, slots=True)
class Decision:
    """amount: the corrected amount, only with CORRECT. reason: required with CORRECT and REJECT.

    act: what was decided at once shares it, and is undone at once. carried_from: the value of the former version of
    the report on which this was decided; empty for a decision taken on this value itself.
    """

    value_id: str
    verdict: Verdict
    person: str
    at: datetime
    reason: str = ""
    amount: Decimal | None = None
    act: str = ""
    carried_from: str = ""


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


@dataclass(frozen=True, slots=True)
class Outcome:
    """What decisions on a value come to. corrected: its amount as last corrected. people: who stands behind it."""

    undecided: bool
    rejected: bool
    corrected: Decimal | None
    people: tuple[str, ...]

    def amount_of(self, value: IndicatorValue) -> Decimal | None:
        """The amount that counts now: as extracted, as last corrected, or None once rejected.

        A value that a person made counts only while that person's decision on it is in force.
        """
        if self.rejected or (self.undecided and value.method is Method.PERSON):
            return None
        return value.amount if self.corrected is None else self.corrected


def outcome(decisions: Iterable[Decision]) -> Outcome:
    """The same for the same verdicts, people and amounts in the same order."""
    kept = in_force(decisions)
    corrections = [d.amount for d in kept if d.verdict is Verdict.CORRECT and d.amount is not None]
    rejected = bool(kept) and kept[-1].verdict is Verdict.REJECT
    return Outcome(not kept, rejected, corrections[-1] if corrections else None, approvers(kept))


def standing(value: IndicatorValue, decisions: Iterable[Decision]) -> Decimal | None:
    """The amount that counts now; None for what does not count."""
    return outcome(decisions).amount_of(value)


def approvers(decisions: Iterable[Decision]) -> tuple[str, ...]:
    """The people who stand behind the amount that counts now, each once: whoever corrected it last, and whoever
    accepted it since."""
    people: list[str] = []
    for decision in in_force(decisions):
        if decision.verdict is not Verdict.ACCEPT:
            people = []
        if decision.verdict is not Verdict.REJECT and decision.person not in people:
            people.append(decision.person)
    return tuple(people)


def approved(decisions: Iterable[Decision], *, people: int = 1) -> bool:
    """Whether enough different people stand behind the amount; two for indicators under four eyes."""
    return len(approvers(decisions)) >= people


def stamp(decisions: Iterable[Decision]) -> str:
    """What someone has seen of a figure's decisions; another stamp means that somebody has decided since."""
    told = [f"{d.value_id}|{d.verdict}|{d.person}|{d.at.isoformat()}|{d.act}" for d in decisions]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:12]
