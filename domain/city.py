"""City figures: made of unit facts by the indicator's own rule, always with who is in it and who is not."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from domain.facts import Fact
from domain.indicators import Code
from domain.periods import Period
from domain.quantities import Measure


@dataclass(frozen=True, slots=True)
class CityFigure:
    """amount None means it cannot be made; `why` then says so in Vietnamese.

    parts: the unit facts added up. missing: names of reporting units without a settled fact.
    coverage: "x/y" – units in the figure over units that sent a report for the period.
    numerator, denominator: the two sums of a RATIO figure.
    used: every fact whose number entered the figure (a ratio's parts included). unit_facts: the settled facts of the
    units, also where the rule forbids adding them up. unsettled: those of `missing` that reported, but in conflict,
    ambiguously or outside what is possible. percent_only: those of `missing` that gave a percent without both parts.
    hedged: units whose counted figure is printed with "gần", "trên", "khoảng".
    """

    indicator: Code
    period: Period
    amount: Decimal | None
    measure: Measure
    parts: tuple[Fact, ...]
    missing: tuple[str, ...]
    expected: int
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    why: str = ""
    used: tuple[Fact, ...] = ()
    unit_facts: tuple[Fact, ...] = ()
    unsettled: tuple[str, ...] = ()
    percent_only: tuple[str, ...] = ()
    hedged: tuple[str, ...] = ()

    @property
    def coverage(self) -> str:
        return f"{len(self.parts)}/{self.expected}"

    @property
    def approved(self) -> int:
        """How many of the facts in it a person approved."""
        return sum(fact.approved for fact in self.used)

    @property
    def value_ids(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(fact.values[0].id for fact in self.used or self.parts))
