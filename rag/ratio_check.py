"""A printed percent against its own parts: those printed beside it, or those reported as figures of their own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from domain.facts import Fact
from domain.indicators import Code, Indicator, Part

_TOLERANCE = Decimal("0.1")  # a printed percent may differ from its parts by rounding


@dataclass(frozen=True, slots=True)
class Recount:
    """numerator and denominator, the percent they make, and the facts they are (none if printed with the percent)."""

    numerator: Decimal
    denominator: Decimal
    percent: Decimal
    parts: tuple[Fact, ...] = ()

    def contradicts(self, fact: Fact) -> bool:
        return fact.amount is not None and abs(self.percent - fact.amount) > _TOLERANCE


def part_codes(indicator: Indicator) -> tuple[str, ...]:
    """Codes of both parts; empty unless both are figures of the catalogue."""
    if not indicator.is_percent or not (indicator.numerator and indicator.denominator):
        return ()
    codes = (indicator.numerator.codes, indicator.denominator.codes)
    return (*codes[0], *codes[1]) if all(codes) else ()


def same_cut_off(fact: Fact, reported: Iterable[Fact], steady: Collection[Code]) -> dict[Code, Fact]:
    """What else the unit reported for the fact's period, or for any with its cut-off where that says the same.

    steady: indicators of which it does, as what was planned for the year.
    """
    mine = [f for f in reported if f.unit == fact.unit]
    same_day = {f.indicator: f for f in mine if f.indicator in steady and f.period.end == fact.period.end}
    return same_day | {f.indicator: f for f in mine if f.period == fact.period}


def recount(
    fact: Fact, indicator: Indicator, reported: Iterable[Fact], *, steady: Collection[Code] = ()
) -> Recount | None:
    """None where the parts are not known, the denominator is zero, or a hedge ("gần 8.200", "dưới 70%") leaves no exact
    number to compare with.
    """
    if fact.measure != "%" or fact.amount is None or _hedged(fact):
        return None
    if fact.numerator is not None and fact.denominator:
        return Recount(fact.numerator, fact.denominator, percent_of(fact.numerator, fact.denominator))
    if not part_codes(indicator) or indicator.numerator is None or indicator.denominator is None:
        return None
    beside = same_cut_off(fact, reported, steady)
    over, under = _added(indicator.numerator, beside), _added(indicator.denominator, beside)
    if over is None or not under or not under[0]:
        return None
    parts = (*over[1], *under[1])
    return None if any(map(_hedged, parts)) else Recount(over[0], under[0], percent_of(over[0], under[0]), parts)


def _hedged(fact: Fact) -> bool:
    return fact.values[0].qualifier is not None


def _added(part: Part, beside: dict[str, Fact]) -> tuple[Decimal, Sequence[Fact]] | None:
    facts = [beside[code] for code in part.codes if code in beside]
    amounts = [f.amount for f in facts if f.amount is not None]
    return (sum(amounts, Decimal(0)), facts) if len(amounts) == len(part.codes) else None


def percent_of(numerator: Decimal, denominator: Decimal) -> Decimal:
    """Two decimals, half up; the denominator is not zero."""
    return (numerator / denominator * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
