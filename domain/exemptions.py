"""Indicators that do not apply to a unit or to a whole group, as people said: it then owes no figure for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from domain.indicators import Code
from domain.periods import Period
from domain.units import ReportingUnit, Spared, UnitGroup

_EVER = (0, 10_000)  # quarters, as `Period.quarter_number` counts them: without a beginning, without an end


@dataclass(frozen=True, slots=True)
class Exemption:
    """One thing a person said. target: the value of a group, or a unit's id.

    applies: False for "does not apply"; True for "does", for one unit also while its group is spared; None takes back
    what was said of the target. first, last: the quarters whose reports it is about, with all that have the same
    cut-off; None: from ever, for ever. id: 0 until stored.
    """

    indicator: Code
    target: str
    applies: bool | None
    reason: str
    person: str
    at: datetime
    first: Period | None = None
    last: Period | None = None
    id: int = 0

    @property
    def group(self) -> UnitGroup | None:
        """None for one unit."""
        return UnitGroup(self.target) if self.target in set(UnitGroup) else None

    @property
    def span(self) -> tuple[int, int]:
        """Its first and last quarter, counted through the years."""
        return (
            _EVER[0] if self.first is None else self.first.quarter_number,
            _EVER[1] if self.last is None else self.last.quarter_number,
        )

    def outside(self, other: Exemption) -> list[Exemption]:
        """What is left of it beside the other's time: itself, one or two stretches, or nothing."""
        (start, end), (gone, until) = self.span, other.span
        return [self._within(a, b) for a, b in ((start, min(end, gone - 1)), (max(start, until + 1), end)) if a <= b]

    def meets(self, other: Exemption) -> bool:
        """Whether both are about one indicator and some quarter."""
        return self.indicator == other.indicator and self.outside(other) != [self]

    def _within(self, start: int, end: int) -> Exemption:
        first = None if start == _EVER[0] else Period.of_quarter(start)
        return replace(self, first=first, last=None if end == _EVER[1] else Period.of_quarter(end))


def in_force(said: Iterable[Exemption]) -> list[Exemption]:
    """What counts now, in the order it was first spoken of: of each indicator and target stretches of time that do not
    meet, for later words count before earlier ones."""
    found: dict[tuple[Code, str], list[Exemption]] = {}
    for one in sorted(said, key=lambda e: e.id):
        earlier = found.get((one.indicator, one.target), [])
        left = [rest for known in earlier for rest in known.outside(one)]
        found[one.indicator, one.target] = left if one.applies is None else [*left, one]
    return [one for words in found.values() for one in sorted(words, key=lambda e: e.span)]


def with_exemptions(units: Iterable[ReportingUnit], said: Iterable[Exemption]) -> list[ReportingUnit]:
    """The units, each knowing what does not apply to it and when; what is said of the unit itself counts before its
    group's."""
    words: defaultdict[str, list[Exemption]] = defaultdict(list)
    for one in in_force(said):
        words[one.target].append(one)
    return [_knowing(unit, words[unit.group.value], words[unit.id]) for unit in units]


def _knowing(unit: ReportingUnit, of_group: Sequence[Exemption], own: Sequence[Exemption]) -> ReportingUnit:
    left = list(of_group)
    for one in own:
        left = [rest for known in left for rest in (known.outside(one) if known.meets(one) else [known])]
    spared = frozenset(_joined([e for e in (*left, *own) if not e.applies]))
    return unit if spared == unit.spared else replace(unit, spared=spared)


def _joined(said: Sequence[Exemption]) -> Iterator[Spared]:
    """Stretches of one indicator that follow each other as one, so that equal times look equal."""
    ordered = sorted((e.indicator, *e.span) for e in said)
    for code, spans in groupby(ordered, key=itemgetter(0)):
        first, last = -1, -2
        for _, start, end in spans:
            if start > last + 1:
                if first <= last:
                    yield Spared(code, first, last)
                first = start
            last = max(last, end)
        yield Spared(code, first, last)
