"""Who may do what: one table, and what is not in it is refused."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    UNIT_OFFICER = "unit_officer"
    OFFICER = "officer"
    REVIEWER = "reviewer"
    LEADER = "leader"
    ADMIN = "admin"

    @property
    def label(self) -> str:
        return {
            Role.UNIT_OFFICER: "Cán bộ đơn vị",
            Role.OFFICER: "Cán bộ Sở Nội vụ",
            Role.REVIEWER: "Người thẩm định",
            Role.LEADER: "Lãnh đạo",
            Role.ADMIN: "Quản trị",
        }[self]


class Act(StrEnum):
    SEND_REPORT = "send_report"
    SEE_OWN_REPORTS = "see_own_reports"
    SEE_ALL_REPORTS = "see_all_reports"
    DECIDE = "decide"
    ASK = "ask"
    DRAFT = "draft"
    EXPORT = "export"
    MANAGE = "manage"


_MAY: dict[Role, frozenset[Act]] = {
    Role.UNIT_OFFICER: frozenset({Act.SEND_REPORT, Act.SEE_OWN_REPORTS}),
    Role.OFFICER: frozenset(
        {Act.SEND_REPORT, Act.SEE_OWN_REPORTS, Act.SEE_ALL_REPORTS, Act.ASK, Act.DRAFT, Act.EXPORT}
    ),
    Role.REVIEWER: frozenset({Act.SEE_OWN_REPORTS, Act.SEE_ALL_REPORTS, Act.DECIDE, Act.ASK, Act.EXPORT}),
    Role.LEADER: frozenset({Act.SEE_OWN_REPORTS, Act.SEE_ALL_REPORTS, Act.ASK, Act.EXPORT}),
    Role.ADMIN: frozenset(Act),
}


@dataclass(frozen=True, slots=True)
class Person:
    """unit: official name of the unit a unit officer belongs to, None for the others."""

    name: str
    role: Role
    unit: str | None = None


def may(person: Person, act: Act, *, unit: str | None = None) -> bool:
    """Whether this person may do this, to what belongs to `unit` (None: to no unit in particular)."""
    if act not in _MAY[person.role]:
        return False
    return person.role is not Role.UNIT_OFFICER or unit is None or unit == person.unit
