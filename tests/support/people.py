"""People of a test service, logged in without their passwords being hashed: that takes its time on purpose."""

from __future__ import annotations

import datetime as dt

from domain.people import Person, Role
from workflow.factory import Process
from workflow.sessions import open_session

UNIT = "Sở Nội vụ"  # of the unit officer, unless told otherwise
NO_PASSWORD = "!"  # no password has this hash


def session_of(process: Process, role: Role, *, unit: str | None = None, name: str | None = None) -> str:
    """The secret of a session of a person in this role, added when first asked for."""
    own = (unit or UNIT) if role is Role.UNIT_OFFICER else None
    person = Person(name or f"{role.value} {own or ''}".strip(), role, own)
    now = dt.datetime.now(dt.UTC)
    with process.desk(writing=True) as desk:
        account = desk.people.named(person.name) or desk.people.add(
            person, password=NO_PASSWORD, must_change=False, at=now
        )
        return open_session(desk, account, now)
