"""People, roles and the journal over HTTP, for those who manage them; and who one is."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from api.access import VisitorOf, needs
from api.context import ProcessOf
from api.wire import Number
from domain.people import Account, Act, Person, Role, may
from workflow.accounts import account_of, accounts, add_person, change_role, note, reset_password, set_disabled
from workflow.audit import journal_state
from workflow.passwords import made_up

router = APIRouter(prefix="/api/v1", tags=["người dùng"])
Manager = Annotated[Person, needs(Act.MANAGE_PEOPLE)]


class PersonLine(BaseModel):
    id: int
    name: str
    role: Role
    unit: str | None
    disabled: bool
    must_change_password: bool
    logged_in_at: str | None


class NewPerson(BaseModel):
    name: str = Field(min_length=2, max_length=64)
    role: Role
    unit: str | None = None


class WithPassword(PersonLine):
    """password: made up, told this once; the person must change it when first logging in."""

    password: str


class Changed(BaseModel):
    """Only what is told changes."""

    role: Role | None = None
    unit: str | None = None
    disabled: bool | None = None


class Me(BaseModel):
    name: str
    role: Role
    unit: str | None
    acts: list[Act]


class JournalState(BaseModel):
    entries: int
    intact: bool
    first_broken: int | None


@router.get("/me", summary="Mình là ai, được làm gì", dependencies=[needs(Act.SEE_OWN_REPORTS)])
def me(visitor: VisitorOf) -> Me:
    """Who the session or token belongs to, and what it may do."""
    person = visitor.person
    return Me(name=person.name, role=person.role, unit=person.unit, acts=[a for a in Act if may(person, a)])


@router.get("/people", summary="Danh sách người dùng")
def listed(process: ProcessOf, person: Manager) -> list[PersonLine]:
    note(process, person, "people_read", "danh sách")
    return [_line(a) for a in accounts(process)]


@router.post("/people", summary="Thêm người dùng", status_code=201)
def added(process: ProcessOf, person: Manager, new: NewPerson) -> WithPassword:
    password = made_up()
    made = add_person(
        process, by=person.name, name=new.name, role=new.role, unit=new.unit, password=password, must_change=True
    )
    return WithPassword(**_line(made).model_dump(), password=password)


@router.patch("/people/{account_id}", summary="Đổi vai trò, khóa hoặc mở tài khoản")
def changed(process: ProcessOf, person: Manager, account_id: Number, change: Changed) -> PersonLine:
    if change.role is not None:
        change_role(process, account_id, by=person.name, role=change.role, unit=change.unit)
    if change.disabled is not None:
        set_disabled(process, account_id, change.disabled, by=person.name)
    return _line(account_of(process, account_id))


@router.post("/people/{account_id}/password", summary="Đặt lại mật khẩu")
def password_reset(process: ProcessOf, person: Manager, account_id: Number) -> WithPassword:
    password = reset_password(process, account_id, by=person.name)
    return WithPassword(**_line(account_of(process, account_id)).model_dump(), password=password)


@router.get("/journal/state", summary="Chuỗi nhật ký còn nguyên không")
def journal(process: ProcessOf, person: Annotated[Person, needs(Act.SEE_JOURNAL)]) -> JournalState:
    """Whether the chain of the journal holds, as `tonghop audit verify` says."""
    note(process, person, "journal_read", "kiểm tra chuỗi")
    count, broken = journal_state(process)
    return JournalState(entries=count, intact=broken is None, first_broken=broken.seq if broken else None)


def _line(account: Account) -> PersonLine:
    return PersonLine(
        id=account.id,
        name=account.person.name,
        role=account.person.role,
        unit=account.person.unit,
        disabled=account.disabled,
        must_change_password=account.must_change,
        logged_in_at=account.logged_in_at.isoformat() if account.logged_in_at else None,
    )
