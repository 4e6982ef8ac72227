"""The people of a demo home: one for each role, with made-up passwords that the login page shows.

They are only in homes that `tonghop demo` filled. Such a home is never opened to other machines.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from domain.people import Role
from workflow.accounts import HERE, add_person, has_accounts
from workflow.factory import Process
from workflow.passwords import made_up

_NAMES = {
    Role.UNIT_OFFICER: "donvi",
    Role.OFFICER: "canbo",
    Role.REVIEWER: "thamdinh",
    Role.LEADER: "lanhdao",
    Role.ADMIN: "quantri",
}
_FILE = "tai-khoan-dung-thu.json"


@dataclass(frozen=True, slots=True)
class DemoPerson:
    name: str
    role: Role
    password: str
    unit: str | None = None


def demo_people(home: Path) -> list[DemoPerson]:
    """Empty unless this is a demo home."""
    try:
        told = json.loads((home / _FILE).read_text("utf-8"))
    except FileNotFoundError:
        return []
    return [DemoPerson(t["name"], Role(t["role"]), t["password"], t["unit"]) for t in told]


def add_demo_people(process: Process, *, unit: str) -> list[DemoPerson]:
    """One person for each role, the unit officer of `unit`; nobody is added where there are accounts already."""
    home = process.settings.home
    if has_accounts(process):
        return demo_people(home)
    people = [DemoPerson(n, r, made_up(), unit if r is Role.UNIT_OFFICER else None) for r, n in _NAMES.items()]
    for person in people:
        add_person(
            process, by=HERE, name=person.name, role=person.role, unit=person.unit, password=person.password,
            must_change=False,
        )  # fmt: skip
    told = [{"name": p.name, "role": p.role.value, "password": p.password, "unit": p.unit} for p in people]
    (home / _FILE).write_text(json.dumps(told, ensure_ascii=False, indent=1), "utf-8")
    (home / _FILE).chmod(0o600)
    return people
