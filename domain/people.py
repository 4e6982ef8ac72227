"""Who may do what: one table, and what is not in it is refused."""

from __future__ import annotations

import datetime as dt
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
    """What a page or route is for. A unit officer's acts reach only what belongs to the own unit."""

    SEND_REPORT = "send_report"  # also: settle unit and period, cancel and retry what one sent
    SEE_OWN_REPORTS = "see_own_reports"
    SEE_OWN_UNIT = "see_own_unit"  # the page of one's own unit: what it owes, sent and was asked
    SEE_ALL_REPORTS = "see_all_reports"
    SEE_CITY = "see_city"  # figures over all units: indicators, matrix, rankings, oversight
    DECIDE = "decide"  # accept, correct, reject, undo
    TEACH_WORDING = "teach_wording"  # what an indicator is also called in reports
    SEND_BACK = "send_back"  # a report or a figure goes back to its unit with a question
    ANSWER_BACK = "answer_back"  # the unit answers what was sent back
    ASK = "ask"  # and to say whether an answer was right
    SEE_REMARKS = "see_remarks"  # what people said of answers, and the questions as new cases
    SEE_DRAFTS = "see_drafts"
    DRAFT = "draft"  # change, check and hand out the consolidated report
    APPROVE_DRAFT = "approve_draft"  # the report is then frozen as it is
    EXPORT = "export"
    MANAGE = "manage"  # units, aliases, calendar, wordings, models, jobs
    MANAGE_PEOPLE = "manage_people"
    SEE_JOURNAL = "see_journal"
    OWN_ACCOUNT = "own_account"  # the own password and tokens, logging out

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Act.SEND_REPORT: "gửi báo cáo",
    Act.SEE_OWN_REPORTS: "xem báo cáo của đơn vị mình",
    Act.SEE_OWN_UNIT: "xem trang của đơn vị mình",
    Act.SEE_ALL_REPORTS: "xem báo cáo của mọi đơn vị",
    Act.SEE_CITY: "xem số liệu toàn Thành phố",
    Act.DECIDE: "thẩm định số liệu",
    Act.TEACH_WORDING: "ghi nhớ cách gọi chỉ tiêu",
    Act.SEND_BACK: "trả lại đơn vị",
    Act.ANSWER_BACK: "trả lời nội dung bị trả lại",
    Act.ASK: "hỏi đáp",
    Act.SEE_REMARKS: "xem nhận xét về câu trả lời",
    Act.SEE_DRAFTS: "xem dự thảo báo cáo",
    Act.DRAFT: "sửa dự thảo báo cáo",
    Act.APPROVE_DRAFT: "duyệt dự thảo báo cáo",
    Act.EXPORT: "xuất số liệu",
    Act.MANAGE: "quản trị danh mục và hệ thống",
    Act.MANAGE_PEOPLE: "quản lý người dùng",
    Act.SEE_JOURNAL: "xem nhật ký",
    Act.OWN_ACCOUNT: "quản lý tài khoản của mình",
}

_EVERYONE = frozenset({Act.SEE_OWN_REPORTS, Act.OWN_ACCOUNT})
_INSIDE = _EVERYONE | {Act.SEE_ALL_REPORTS, Act.SEE_CITY, Act.SEE_DRAFTS, Act.ASK, Act.EXPORT}

_MAY: dict[Role, frozenset[Act]] = {
    Role.UNIT_OFFICER: _EVERYONE | {Act.SEE_OWN_UNIT, Act.SEND_REPORT, Act.ANSWER_BACK},
    Role.OFFICER: _INSIDE | {Act.SEND_REPORT, Act.SEND_BACK, Act.DRAFT, Act.SEE_REMARKS},
    Role.REVIEWER: _INSIDE | {Act.DECIDE, Act.TEACH_WORDING, Act.SEND_BACK},
    Role.LEADER: _INSIDE | {Act.APPROVE_DRAFT},
    Role.ADMIN: frozenset(Act) - {Act.SEE_OWN_UNIT},  # who belongs to no unit
}


@dataclass(frozen=True, slots=True)
class Person:
    """unit: official name of the unit a unit officer belongs to, None for the others.

    scopes: the acts a program's token is limited to; None when the person is here in person.
    """

    name: str
    role: Role
    unit: str | None = None
    scopes: frozenset[Act] | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """A person as the service knows them. must_change: the password was set by someone else. Times are UTC."""

    id: int
    person: Person
    created_at: dt.datetime
    must_change: bool = False
    disabled: bool = False
    logged_in_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """A program's way in, limited to `acts`. expires_at: None for never."""

    id: int
    account: Account
    name: str
    acts: frozenset[Act]
    created_at: dt.datetime
    expires_at: dt.datetime | None = None
    revoked_at: dt.datetime | None = None
    used_at: dt.datetime | None = None


def acts_of(role: Role) -> frozenset[Act]:
    """The role's row of the table."""
    return _MAY[role]


def may(person: Person, act: Act, *, unit: str | None = None) -> bool:
    """Whether this person may do this, to what belongs to `unit` (None: to no unit in particular)."""
    if act not in _MAY[person.role] or (person.scopes is not None and act not in person.scopes):
        return False
    return person.role is not Role.UNIT_OFFICER or unit is None or unit == person.unit
