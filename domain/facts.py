"""A fact: what stands for one unit, indicator and period, after reconciling places and folding decisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from domain.citations import Citation
from domain.indicators import Code
from domain.periods import Period
from domain.quantities import Measure
from domain.values import IndicatorValue

CITY = "Hà Nội"
_ROUNDED = Decimal("0.05")  # how far a printed percent may lie from what its parts make


class FactState(StrEnum):
    """Absence is a value: each of these is shown, none is guessed."""

    REPORTED = "reported"
    ZERO = "zero"
    CONFLICT = "conflict"  # places in one report disagree
    AMBIGUOUS = "ambiguous"  # the digits, or two places of the report, leave more than one amount


@dataclass(frozen=True, slots=True)
class Fact:
    """One unit's standing figure. values: all places it was read at, best first; amount is None for a conflict.

    amounts: the differing amounts of a conflict. approved: every counted value was accepted or corrected by a person.
    """

    unit: str
    indicator: Code
    period: Period
    amount: Decimal | None
    measure: Measure
    state: FactState
    values: tuple[IndicatorValue, ...]
    amounts: tuple[Decimal, ...] = ()
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    approved: bool = False

    @property
    def citation(self) -> Citation:
        return self.values[0].citation


@dataclass(frozen=True, slots=True)
class Standing:
    """A value and the amount that counts for it now (never None: rejected values do not stand)."""

    value: IndicatorValue
    amount: Decimal
    approved: bool = False


def facts_of(standings: Iterable[Standing]) -> tuple[Fact, ...]:
    """One fact per unit, indicator and period, in that order of appearance."""
    groups: dict[tuple[str, Code, Period], list[Standing]] = {}
    for s in standings:
        groups.setdefault((s.value.unit, s.value.indicator, s.value.period), []).append(s)
    return tuple(_fact(group) for group in groups.values())


def _fact(group: Sequence[Standing]) -> Fact:
    """Most facts are told in one place: what is asked of several is not asked of one."""
    best, exact = (group, group) if len(group) == 1 else _by_worth(group)
    first = exact[0].value
    amounts = (exact[0].amount,) if len(exact) == 1 else tuple(dict.fromkeys([s.amount for s in exact]))
    state = _state(exact[0], amounts)
    settled = state is FactState.REPORTED or state is FactState.ZERO
    parted = first if first.denominator is not None else _parted(exact)
    return Fact(
        first.unit,
        first.indicator,
        first.period,
        amounts[0] if settled else None,
        first.measure,
        state,
        tuple([s.value for s in best]),
        () if settled else tuple(dict.fromkeys((*amounts, *first.readings))),
        parted.numerator if parted else None,
        parted.denominator if parted else None,
        False not in [s.approved for s in exact],
    )


def _state(first: Standing, amounts: Sequence[Decimal]) -> FactState:
    if len(amounts) > 1:
        return FactState.CONFLICT
    if first.value.readings and not first.approved and not _proven(first.value):
        return FactState.AMBIGUOUS
    return FactState.REPORTED if first.amount else FactState.ZERO


def _parted(exact: Sequence[Standing]) -> IndicatorValue | None:
    """The first that is told with its parts."""
    return next((s.value for s in exact if s.value.denominator is not None), None) if len(exact) > 1 else None


def _by_worth(group: Sequence[Standing]) -> tuple[Sequence[Standing], Sequence[Standing]]:
    """Best first, and those of them that count."""
    best = sorted(group, key=lambda s: (not s.approved, s.value.qualifier is not None, -s.value.confidence))
    counted = [s for s in best if s.approved] or best
    # "gần 2.500" beside "2.487": a hedged figure never contradicts the exact one it rounds.
    return best, [s for s in counted if s.value.qualifier is None] or counted


def _proven(value: IndicatorValue) -> bool:
    """Whether the numerator and denominator printed with a percent make it, and none of its other readings."""
    if value.measure != "%" or value.numerator is None or not value.denominator:
        return False
    made = value.numerator * 100 / value.denominator
    return [r for r in value.readings if abs(r - made) <= _ROUNDED] == [value.amount]
