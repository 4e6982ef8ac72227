"""When a report is due: so many working days after the cut-off, unless people set another day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.periods import Period, PeriodKind
from domain.units import UnitGroup

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class DueRule:
    """days: working days after the cut-off, by group. fixed: (day, month) free in every year. free: other free days."""

    days: Mapping[UnitGroup, int]
    fixed: frozenset[tuple[int, int]] = frozenset()
    free: frozenset[date] = frozenset()

    def due(self, period: Period, group: UnitGroup) -> date:
        """The last day on which a report of the period is in time."""
        day = period.end
        for _ in range(self.days[group]):
            day = self._next_working(day)
        return day

    def works(self, day: date) -> bool:
        return day.weekday() < _SATURDAY and (day.day, day.month) not in self.fixed and day not in self.free

    def _next_working(self, day: date) -> date:
        day += timedelta(days=1)
        while not self.works(day):
            day += timedelta(days=1)
        return day


@dataclass(frozen=True, slots=True)
class DueChange:
    """Another day for one group and period, said by a person. id: 0 until stored."""

    period: Period
    group: UnitGroup
    day: date
    reason: str
    person: str
    at: datetime
    id: int = 0


@dataclass(frozen=True, slots=True)
class DueDate:
    """base: by the rule alone. change: the last one a person made, None for none."""

    period: Period
    group: UnitGroup
    base: date
    change: DueChange | None = None

    @property
    def day(self) -> date:
        return self.change.day if self.change else self.base

    @property
    def label(self) -> str:
        """As the report is called: "Quý I/2026", "6 tháng/2026", "9 tháng/2026", "Năm 2026"."""
        return self.period.cumulative().short_label


class DueDates:
    """The calendar of reports: the rule, and on it the last change of each period and group."""

    def __init__(self, rule: DueRule, changes: Iterable[DueChange] = ()) -> None:
        self.rule = rule
        self._changes = {(c.period, c.group): c for c in sorted(changes, key=lambda c: c.id)}

    def of(self, period: Period, group: UnitGroup) -> DueDate | None:
        """None for a month: no report is owed for it. Periods with the same cut-off are due alike."""
        if period.kind is PeriodKind.MONTH:
            return None
        quarter = period.last_quarter
        return DueDate(quarter, group, self.rule.due(quarter, group), self._changes.get((quarter, group)))

    def is_late(self, period: Period, group: UnitGroup, received: date) -> bool:
        """Whether a report received that day came after the due day."""
        due = self.of(period, group)
        return due is not None and received > due.day


def quarters_of(year: int) -> Sequence[Period]:
    """The four reports of a year, by the quarter that each ends with."""
    return [Period(year, PeriodKind.QUARTER, n) for n in (1, 2, 3, 4)]
