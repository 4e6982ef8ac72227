"""Quản trị over HTTP: units and their names, due days, the queue, and the engines at work."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Query

from api.access import needs
from api.context import ProcessOf, needed_period, read_period
from api.manage_wire import (
    DayIn,
    DayOut,
    DueIn,
    DueOut,
    EndIn,
    EnginesOut,
    ExemptionIn,
    ExemptionOut,
    NameIn,
    QueueOut,
    TriedOut,
    UnitChangeOut,
    UnitOut,
    change_out,
    day_out,
    due_out,
    engines_out,
    exemption_out,
    group_due_out,
    queue_out,
    unit_out,
)
from domain.jobs import JobState
from domain.people import Act, Person
from domain.periods import FIRST_YEAR, LAST_YEAR
from domain.unit_changes import ChangeKind
from domain.units import UnitGroup
from workflow.due_dates import days_off, mark_day, set_due, year_calendar
from workflow.engines import engines, try_model
from workflow.exemptions import set_applies, spared
from workflow.queue_state import queue_state
from workflow.unit_list import add_name, end_unit, found_units, take_back, unit_view

router = APIRouter(prefix="/api/v1/manage", tags=["quản trị"])
Manager = Annotated[Person, needs(Act.MANAGE)]
Year = Annotated[int | None, Query(ge=FIRST_YEAR, le=LAST_YEAR)]


@router.get("/units", dependencies=[needs(Act.MANAGE)])
def units(process: ProcessOf, q: Annotated[str, Query(max_length=100)] = "") -> list[UnitOut]:
    """Units with these words in one of their names, with or without diacritics; all for none."""
    return [unit_out(u) for u in found_units(process, q)]


@router.get("/units/{unit_id}", dependencies=[needs(Act.MANAGE)])
def unit(process: ProcessOf, unit_id: str) -> UnitOut:
    return unit_out(unit_view(process, unit_id).unit)


@router.get("/units/{unit_id}/changes", dependencies=[needs(Act.MANAGE)])
def changes(process: ProcessOf, unit_id: str) -> list[UnitChangeOut]:
    """What people said of the unit, oldest first, taken back or not."""
    return [change_out(c) for c in unit_view(process, unit_id).changes]


@router.post("/units/{unit_id}/names", status_code=201)
def named(process: ProcessOf, person: Manager, unit_id: str, name: NameIn) -> UnitChangeOut:
    """From now on reports and questions may write the unit this way."""
    return change_out(add_name(process, person, unit_id, ChangeKind(name.kind), name.words))


@router.post("/units/{unit_id}/end", status_code=201)
def ended(process: ProcessOf, person: Manager, unit_id: str, end: EndIn) -> UnitChangeOut:
    """From that day no report is due from it, and a letterhead with its name is asked about."""
    return change_out(end_unit(process, person, unit_id, end.since, heir=end.heir))


@router.post("/unit-changes/{number}/withdraw")
def withdrawn(process: ProcessOf, person: Manager, number: int) -> UnitChangeOut:
    """What was read with it stays as it was read."""
    return change_out(take_back(process, person, number))


@router.get("/calendar", dependencies=[needs(Act.MANAGE)])
def calendar(
    process: ProcessOf, year: Annotated[int | None, Query(ge=FIRST_YEAR, le=LAST_YEAR)] = None
) -> list[DueOut]:
    """Due days of a year, this one unless told, and how many units sent in time, late, or not yet."""
    asked = year or dt.datetime.now().astimezone().year
    return [group_due_out(g) for _, groups in year_calendar(process, asked) for g in groups]


@router.put("/calendar/{period}/{group}")
def due(process: ProcessOf, person: Manager, period: str, group: UnitGroup, told: DueIn) -> DueOut:
    """Another due day; the day of the rule takes a change back."""
    return due_out(set_due(process, person, needed_period(period), group, told.day, reason=told.reason))


@router.get("/days-off", dependencies=[needs(Act.MANAGE)])
def off(process: ProcessOf, year: Year = None) -> list[DayOut]:
    """Holidays of a year, this one unless told, and the days that people set."""
    return [day_out(d) for d in days_off(process, year or dt.datetime.now().astimezone().year)]


@router.put("/days-off/{day}")
def day(process: ProcessOf, person: Manager, day: dt.date, told: DayIn) -> list[DayOut]:
    """A day off or a working day, or as the law has it; the days of its year then."""
    mark_day(process, person, day, told.free, reason=told.reason)
    return [day_out(d) for d in days_off(process, day.year)]


@router.get("/exemptions", dependencies=[needs(Act.MANAGE)])
def exemptions(process: ProcessOf) -> list[ExemptionOut]:
    """Indicators that a group or a unit owes no figure for, and units of such a group that do."""
    return [exemption_out(s) for s in spared(process)]


@router.post("/exemptions", status_code=201)
def exempted(process: ProcessOf, person: Manager, said: ExemptionIn) -> ExemptionOut:
    """Does not apply, or applies again, for ever or for some periods; the last word counts."""
    when = {"first": read_period(said.first), "last": read_period(said.last)}
    return exemption_out(
        set_applies(process, person, said.indicator, said.target, applies=said.applies, reason=said.reason, **when)
    )


@router.get("/queue")
def queue(process: ProcessOf, person: Manager, state: JobState | None = None) -> QueueOut:
    """Counts, and the files of one state, or those open, failed, or ended since yesterday."""
    return queue_out(queue_state(process, person, state=state))


@router.get("/engines", dependencies=[needs(Act.MANAGE)])
def at_work(process: ProcessOf) -> EnginesOut:
    """What is set and where; the model's key is never told."""
    return engines_out(engines(process))


@router.post("/engines/try")
def tried(process: ProcessOf, person: Manager) -> TriedOut:
    """Asks the language model one short question, for ten seconds at most."""
    result = try_model(process, person)
    return TriedOut(answered=result.answered, milliseconds=result.milliseconds, words=result.words)
