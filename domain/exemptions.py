"""Indicators that do not apply to a unit or to a whole group, as people said: it then owes no figure for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from domain.indicators import Code
from domain.units import ReportingUnit, UnitGroup


@dataclass(frozen=True, slots=True)
class Exemption:
    """One thing a person said. target: the value of a group, or a unit's id. applies: True takes it back, and for one
    unit of a spared group says that it owes the figure all the same. id: 0 until stored."""

    indicator: Code
    target: str
    applies: bool
    reason: str
    person: str
    at: datetime
    id: int = 0

    @property
    def group(self) -> UnitGroup | None:
        """None for one unit."""
        return UnitGroup(self.target) if self.target in set(UnitGroup) else None


def last_words(said: Iterable[Exemption]) -> list[Exemption]:
    """What counts now: the last of each indicator and target, in the order they were first spoken of."""
    found: dict[tuple[Code, str], Exemption] = {}
    for one in sorted(said, key=lambda e: e.id):
        found[one.indicator, one.target] = one
    return list(found.values())


def with_exemptions(units: Iterable[ReportingUnit], said: Iterable[Exemption]) -> list[ReportingUnit]:
    """The units, each knowing what does not apply to it; what is said of the unit itself counts before its group's."""
    counts: dict[str, dict[Code, bool]] = {}
    for one in last_words(said):
        counts.setdefault(one.target, {})[one.indicator] = one.applies
    return [_knowing(unit, {**counts.get(unit.group.value, {}), **counts.get(unit.id, {})}) for unit in units]


def _knowing(unit: ReportingUnit, applies: dict[Code, bool]) -> ReportingUnit:
    spared = frozenset(code for code, owed in applies.items() if not owed)
    return replace(unit, spared=spared) if spared else unit
