"""When a report is due: so many working days after the cut-off, unless people set another day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from domain.periods import Period, PeriodKind
from domain.units import UnitGroup

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class DayMark:
    """What a person said of a day. free: True for a day off, False for a working day, None for as the law has it."""

    day: date
    free: bool | None
    reason: str
    person: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DayOff:
    """A day that is no working day, or a Saturday or Sunday that is one. name: which holiday, or why. mark: who set it;
    None where the law does."""

    day: date
    name: str
    free: bool = True
    mark: DayMark | None = None


@dataclass(frozen=True, slots=True)
class DueRule:
    """days: working days after the cut-off, by group. fixed: holidays of every year, named by (day, month). moving:
    those of one year, named by day. marks: what people said last of a day."""

    days: Mapping[UnitGroup, int]
    fixed: Mapping[tuple[int, int], str] = field(default_factory=dict)
    moving: Mapping[date, str] = field(default_factory=dict)
    marks: Mapping[date, DayMark] = field(default_factory=dict)

    def due(self, period: Period, group: UnitGroup) -> date:
        """The last day on which a report of the period is in time."""
        day = period.end
        for _ in range(self.days[group]):
            day = self._next_working(day)
        return day

    def works(self, day: date) -> bool:
        mark = self.marks.get(day)
        if mark is not None and mark.free is not None:
            return not mark.free
        return day.weekday() < _SATURDAY and day not in self.holidays(day.year)

    def holidays(self, year: int) -> dict[date, str]:
        """Every holiday of a year by name; one on a weekend gives the next working day off (Bộ luật Lao động, Điều 111
        khoản 3)."""
        named = {date(year, month, day): name for (day, month), name in self.fixed.items()}
        named |= {day: name for day, name in self.moving.items() if day.year == year}
        found = dict(sorted(named.items()))
        for day, name in list(found.items()):
            instead = day
            while day.weekday() >= _SATURDAY and (instead.weekday() >= _SATURDAY or instead in found):
                instead += timedelta(days=1)
            if instead != day:
                found[instead] = f"nghỉ bù {name}"
        return found

    def days_off(self, year: int) -> list[DayOff]:
        """The law's and what people set, in order."""
        found = {day: DayOff(day, name) for day, name in self.holidays(year).items()}
        for day, mark in self.marks.items():
            if day.year == year and mark.free is not None:
                name = mark.reason or (found[day].name if day in found else "")
                found[day] = DayOff(day, name, mark.free, mark)
        return sorted(found.values(), key=lambda d: d.day)

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
        self._made: dict[tuple[Period, UnitGroup], DueDate] = {}  # asked for each report of a list

    def of(self, period: Period, group: UnitGroup) -> DueDate | None:
        """None for a month: no report is owed for it. Periods with the same cut-off are due alike."""
        if period.kind is PeriodKind.MONTH:
            return None
        at = (period.last_quarter, group)
        if at not in self._made:
            self._made[at] = DueDate(*at, self.rule.due(*at), self._changes.get(at))
        return self._made[at]

    def is_late(self, period: Period, group: UnitGroup, received: date) -> bool:
        """Whether a report received that day came after the due day."""
        due = self.of(period, group)
        return due is not None and received > due.day


def quarters_of(year: int) -> Sequence[Period]:
    """The four reports of a year, by the quarter that each ends with."""
    return [Period(year, PeriodKind.QUARTER, n) for n in (1, 2, 3, 4)]
