"""Quản trị, lịch báo cáo: when each period's report is due, from whom it came and whether in time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from domain.due_dates import DayMark, DayOff, DueChange, DueDate, DueDates, DueRule, quarters_of
from domain.errors import OutOfDate, UsageError
from domain.people import Act, Person
from domain.periods import FIRST_YEAR, LAST_YEAR, Period, PeriodKind
from domain.receipts import Receipt
from domain.texts import one_space
from domain.units import ReportingUnit, UnitGroup
from drafting.city import same_cut_off
from store.day_marks import DayMarkStore
from store.due_dates import DueDateStore
from workflow.access import require
from workflow.factory import Desk, Process

_RULE = Path(__file__).parent / "data" / "calendar.yaml"
GROUPS = (UnitGroup.DEPARTMENT, UnitGroup.WARD, UnitGroup.COMMUNE, UnitGroup.OTHER)
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class GroupDue:
    """One group's due day and how it stands: units that owe, that sent in time, late, and not yet."""

    due: DueDate
    owing: int
    in_time: int
    late: int

    @property
    def missing(self) -> int:
        return self.owing - self.in_time - self.late


@dataclass(frozen=True, slots=True)
class Duty:
    """What a unit owes for a cut-off. first: the first report it sent for it that was taken, None for none."""

    due: DueDate
    first: Receipt | None

    @property
    def is_late(self) -> bool:
        return self.first is not None and day_of(self.first) > self.due.day


@cache
def due_rule() -> DueRule:
    """From our own file."""
    told: dict[str, Any] = yaml.load(_RULE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    days = {UnitGroup(group): int(count) for group, count in told["working_days"].items()}
    fixed = {(int(at[:2]), int(at[3:])): name for at, name in told["free_every_year"].items()}
    moving = {day: name for name, listed in told["free"].items() for day in listed}
    return DueRule(days, fixed, moving)


def due_dates(desk: Desk) -> DueDates:
    """The rule with every day that people set."""
    return DueDates(_marked_rule(desk), DueDateStore(desk.connection).all())


def _marked_rule(desk: Desk) -> DueRule:
    return replace(due_rule(), marks={mark.day: mark for mark in DayMarkStore(desk.connection).all()})


def day_of(receipt: Receipt) -> dt.date:
    """The day a report came, as the clock on the wall showed it."""
    return receipt.received_at.astimezone().date()


def year_calendar(process: Process, year: int) -> list[tuple[Period, list[GroupDue]]]:
    """The four reports of a year, each with its groups."""
    with process.desk() as desk:
        dates = due_dates(desk)
        first = first_receipts(desk, quarters_of(year))
    return [(q, [_group_due(process, q, g, dates, first) for g in GROUPS]) for q in quarters_of(year)]


def set_due(
    process: Process, person: Person, period: Period, group: UnitGroup, day: dt.date, *, reason: str = ""
) -> DueDate:
    """Another due day for one group and cut-off; the day of the rule takes a change back."""
    require(person, Act.MANAGE)
    if period.kind is PeriodKind.MONTH:
        raise UsageError("Lịch chỉ có các kỳ quý I, 6 tháng, 9 tháng và năm.")
    quarter = period.last_quarter
    if not period.end < day <= period.end + dt.timedelta(days=180):
        raise UsageError(f"Hạn gửi phải sau ngày chốt số liệu {period.end:%d/%m/%Y} và không quá 180 ngày.")
    with process.desk(writing=True) as desk:
        before = due_dates(desk).of(quarter, group)
        assert before is not None
        if before.day == day:
            raise OutOfDate(f"Hạn gửi đã là ngày {day:%d/%m/%Y}.")
        told = _tidied(reason)
        store = DueDateStore(desk.connection)
        store.add(DueChange(quarter, group, day, told, person.name, dt.datetime.now(dt.UTC)))
        words = f"{group.label}: {before.day:%d/%m/%Y} → {day:%d/%m/%Y}" + (f" ({told})" if told else "")
        desk.journal.add(person.name, "due_changed", quarter.short_label, words)
        after = due_dates(desk).of(quarter, group)
    assert after is not None
    return after


def days_off(process: Process, year: int) -> list[DayOff]:
    """The holidays of a year, and the days that people set."""
    with process.desk() as desk:
        return _marked_rule(desk).days_off(year)


def mark_day(process: Process, person: Person, day: dt.date, free: bool | None, *, reason: str = "") -> None:
    """free: True for a day off, False for a day that is worked, None to leave it to the law again."""
    require(person, Act.MANAGE)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UsageError(f"Năm phải từ {FIRST_YEAR} đến {LAST_YEAR}.")
    told = _tidied(reason)
    if free is not None and not told:
        raise UsageError("Hãy ghi lý do, ví dụ văn bản cho nghỉ hoặc làm bù.")
    with process.desk(writing=True) as desk:
        store = DayMarkStore(desk.connection)
        rule = _marked_rule(desk)
        known = rule.marks.get(day)
        before = known.free if known is not None else None
        if free == before or (free is not None and before is None and rule.works(day) is not free):
            raise OutOfDate(f"Ngày {day:%d/%m/%Y} đã {'là ngày làm việc' if rule.works(day) else 'là ngày nghỉ'}.")
        store.add(DayMark(day, free, told, person.name, dt.datetime.now(dt.UTC)))
        what = {True: "ngày nghỉ", False: "ngày làm việc", None: "theo luật"}[free]
        desk.journal.add(person.name, "day_marked", f"{day:%d/%m/%Y}", what + (f" ({told})" if told else ""))


def _tidied(words: str) -> str:
    return one_space("".join(c if c.isprintable() else " " for c in words))[:_LONGEST]


def duties(desk: Desk, unit: ReportingUnit, quarters: Sequence[Period]) -> list[Duty]:
    """What the unit owes for these cut-offs, while it is there."""
    dates, first = due_dates(desk), first_receipts(desk, quarters)
    found = []
    for quarter in quarters:
        due = dates.of(quarter, unit.group)
        if due is not None and unit.is_there(quarter.end):
            found.append(Duty(due, first.get((unit.name, quarter))))
    return found


def first_receipts(desk: Desk, quarters: Iterable[Period]) -> dict[tuple[str, Period], Receipt]:
    """By unit and quarter the first report that came: corrections sent later do not make it late."""
    told = dict.fromkeys(at for quarter in quarters for at in same_cut_off(quarter))
    return desk.documents.first_by_quarter([at for at in told if at.kind is not PeriodKind.MONTH])


def late_reports(process: Process, desk: Desk, periods: Iterable[Period | None]) -> list[Receipt]:
    """Of these periods' cut-offs the reports with which a unit was late; its corrections are not among them."""
    dates, groups = due_dates(desk), {u.name: u.group for u in process.registry.units}
    quarters = dict.fromkeys(p.last_quarter for p in periods if p is not None and p.kind is not PeriodKind.MONTH)
    return [
        receipt
        for (unit, quarter), receipt in first_receipts(desk, quarters).items()
        if unit in groups and dates.is_late(quarter, groups[unit], day_of(receipt))
    ]


def _group_due(
    process: Process,
    quarter: Period,
    group: UnitGroup,
    dates: DueDates,
    first: dict[tuple[str, Period], Receipt],
) -> GroupDue:
    due = dates.of(quarter, group)
    assert due is not None
    owing = [u for u in process.registry.there_on(quarter.end) if u.group is group]
    came = [day_of(r) for u in owing if (r := first.get((u.name, quarter))) is not None]
    late = sum(day > due.day for day in came)
    return GroupDue(due, len(owing), len(came) - late, late)
