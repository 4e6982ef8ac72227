"""Bodies of Quản trị over HTTP."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, Field

from api.sent_files import JobLine, job_line
from domain.due_dates import DayOff, DueDate
from domain.unit_changes import UnitChange
from domain.units import ReportingUnit, UnitGroup
from workflow.due_dates import GroupDue
from workflow.engines import Engines, Setting
from workflow.exemptions import Spared
from workflow.queue_state import QueueState


class UnitOut(BaseModel):
    """aliases: other ways it is written. former: bodies it took over. heir: id of the unit that took it over."""

    id: str
    name: str
    group: UnitGroup
    aliases: list[str]
    former: list[str]
    symbols: list[str]
    ended: dt.date | None
    heir: str | None


class UnitChangeOut(BaseModel):
    id: int
    unit: str
    kind: Literal["alias", "former", "ended"]
    words: str
    since: dt.date | None
    heir: str | None
    person: str
    at: dt.datetime
    withdrawn_by: str | None
    withdrawn_at: dt.datetime | None


class NameIn(BaseModel):
    words: str = Field(min_length=1, max_length=300)
    kind: Literal["alias", "former"] = "alias"


class EndIn(BaseModel):
    """heir: official name or id of the unit that took it over; empty for none."""

    since: dt.date
    heir: str = Field(default="", max_length=300)


class DueIn(BaseModel):
    day: dt.date
    reason: str = Field(default="", max_length=300)


class DueOut(BaseModel):
    """base: the day by the rule alone. Counts are of units; None where they were not asked for."""

    period: str
    group: UnitGroup
    cut_off: dt.date
    day: dt.date
    base: dt.date
    changed_by: str | None
    reason: str | None
    owing: int | None = None
    in_time: int | None = None
    late: int | None = None
    missing: int | None = None


class DayIn(BaseModel):
    """free: true for a day off, false for a day that is worked, null to leave it to the law again."""

    free: bool | None
    reason: str = Field(default="", max_length=300)


class DayOut(BaseModel):
    """set_by: None where the law has it so."""

    day: dt.date
    free: bool
    name: str
    set_by: str | None


class ExemptionIn(BaseModel):
    """target: a group (so, phuong, xa, khac) or the id of a unit. applies: true to owe the figure again, null for a
    unit to stand as its group does. first, last: periods; only the reports of these cut-offs, null without an end."""

    indicator: str = Field(max_length=20)
    target: str = Field(max_length=100)
    applies: bool | None = False
    reason: str = Field(default="", max_length=300)
    first: str | None = Field(default=None, max_length=12)
    last: str | None = Field(default=None, max_length=12)


class ExemptionOut(BaseModel):
    indicator: str
    target: str
    whom: str
    applies: bool | None
    reason: str
    person: str
    at: dt.datetime
    first: str | None
    last: str | None


class QueueOut(BaseModel):
    counts: dict[str, int]
    oldest_waiting: dt.datetime | None
    workers: int
    jobs: list[JobLine]


class SettingOut(BaseModel):
    label: str
    value: str
    source: str


class EnginesOut(BaseModel):
    model: list[SettingOut]
    embedding: list[SettingOut]
    reading: list[SettingOut]
    has_model: bool


class TriedOut(BaseModel):
    answered: bool
    milliseconds: int
    words: str


def unit_out(unit: ReportingUnit) -> UnitOut:
    return UnitOut(
        id=unit.id,
        name=unit.name,
        group=unit.group,
        aliases=list(unit.aliases),
        former=list(unit.retired),
        symbols=list(unit.symbols),
        ended=unit.ended,
        heir=unit.heir or None,
    )


def change_out(change: UnitChange) -> UnitChangeOut:
    gone = change.withdrawn
    return UnitChangeOut(
        id=change.id,
        unit=change.unit,
        kind=change.kind.value,
        words=change.words,
        since=change.since,
        heir=change.heir or None,
        person=change.person,
        at=change.at,
        withdrawn_by=gone.person if gone else None,
        withdrawn_at=gone.at if gone else None,
    )


def due_out(due: DueDate) -> DueOut:
    return DueOut(
        period=str(due.period),
        group=due.group,
        cut_off=due.period.end,
        day=due.day,
        base=due.base,
        changed_by=due.change.person if due.change else None,
        reason=due.change.reason if due.change else None,
    )


def day_out(day: DayOff) -> DayOut:
    return DayOut(day=day.day, free=day.free, name=day.name, set_by=day.mark.person if day.mark else None)


def exemption_out(spared: Spared) -> ExemptionOut:
    said = spared.said
    return ExemptionOut(
        indicator=said.indicator,
        target=said.target,
        whom=spared.whom,
        applies=said.applies,
        reason=said.reason,
        person=said.person,
        at=said.at,
        first=None if said.first is None else str(said.first),
        last=None if said.last is None else str(said.last),
    )


def group_due_out(group: GroupDue) -> DueOut:
    told = due_out(group.due)
    counts = {"owing": group.owing, "in_time": group.in_time, "late": group.late, "missing": group.missing}
    return told.model_copy(update=counts)


def queue_out(state: QueueState) -> QueueOut:
    return QueueOut(
        counts={s.value: n for s, n in state.counts.items()},
        oldest_waiting=state.oldest_waiting,
        workers=state.workers,
        jobs=[job_line(j) for j in state.jobs],
    )


def engines_out(told: Engines) -> EnginesOut:
    return EnginesOut(
        model=_settings(told.model),
        embedding=_settings(told.embedding),
        reading=_settings(told.reading),
        has_model=told.has_model,
    )


def _settings(told: list[Setting]) -> list[SettingOut]:
    return [SettingOut(label=s.label, value=s.value, source=s.source) for s in told]
