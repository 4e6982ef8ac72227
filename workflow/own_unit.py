"""Trang của đơn vị: what the unit owes and when, what it sent and what became of it, and what was sent back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from domain.due_dates import quarters_of
from domain.people import Person
from domain.periods import Period
from domain.units import ReportingUnit
from workflow.due_dates import Duty, duties
from workflow.factory import Process
from workflow.overview import ReceiptLine, receipts
from workflow.review_sending import Question, questions


@dataclass(frozen=True, slots=True)
class OwnUnit:
    """unit: None where the list of units has the person's no more. waiting: questions that the unit has to answer.
    today: for "còn n ngày"."""

    unit: ReportingUnit | None
    today: dt.date
    duties: Sequence[Duty] = ()
    sent: Sequence[ReceiptLine] = ()
    waiting: Sequence[Question] = ()
    answered: Sequence[Question] = ()

    @property
    def next_duty(self) -> Duty | None:
        """What is to be sent next: the earliest report whose cut-off has passed or comes, and that is not here."""
        return next((d for d in self.duties if d.first is None), None)


def own_unit(process: Process, person: Person, *, today: dt.date | None = None) -> OwnUnit:
    """Nothing of other units is in it."""
    day = today or dt.datetime.now().astimezone().date()
    unit = next((u for u in process.registry.units if u.name == person.unit), None)
    if unit is None:
        return OwnUnit(None, day)
    with process.desk() as desk:
        owed = duties(desk, unit, _around(day))
    asked = questions(process, person)
    waiting = [q for q in asked if not q.settled and q.asked.state.value == "waiting"]
    return OwnUnit(
        unit,
        day,
        owed,
        receipts(process, None, person=person),
        waiting,
        [q for q in asked if q not in waiting],
    )


def _around(day: dt.date) -> list[Period]:
    """The last cut-off before the day and the next three: what may still be owed, and what comes."""
    quarters = [q for year in (day.year - 1, day.year, day.year + 1) for q in quarters_of(year)]
    past = [q for q in quarters if q.end < day]
    return [*past[-2:], *quarters[len(past) : len(past) + 2]]
