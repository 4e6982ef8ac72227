"""People and their roles: added, changed, disabled – each by someone, each in the journal."""

from __future__ import annotations

import datetime as dt

from domain.errors import LoginRefused, NotFound, UsageError
from domain.people import Account, Person, Role
from domain.texts import nfc, one_space
from workflow.access import Visitor
from workflow.factory import Desk, Process
from workflow.passwords import check_rules, hashed, made_up
from workflow.reading import official_unit
from workflow.sessions import open_session, prove

HERE = "dòng lệnh"  # who acts when a command is typed on the server
_NAME_SIGNS = frozenset(" .-_@")


def has_accounts(process: Process) -> bool:
    with process.desk() as desk:
        return desk.people.count() > 0


def accounts(process: Process) -> list[Account]:
    """All people, by name."""
    with process.desk() as desk:
        return desk.people.all()


def add_person(
    process: Process, *, by: str, name: str, role: Role, unit: str | None, password: str, must_change: bool
) -> Account:
    """A new account; UsageError when the name, the unit or the password will not do."""
    person = Person(_good_name(name), role, _unit_for(process, role, unit))
    check_rules(password, person.name)
    kept = hashed(password)
    with process.desk(writing=True) as desk:
        if desk.people.named(person.name) is not None:
            raise UsageError(f"Đã có tài khoản “{person.name}”; hãy chọn tên khác.")
        made = desk.people.add(person, password=kept, must_change=must_change, at=dt.datetime.now(dt.UTC))
        desk.journal.add(by, "person_added", person.name, _role_words(person))
    return made


def change_role(process: Process, account_id: int, *, by: str, role: Role, unit: str | None) -> None:
    """Another role or unit; the person is logged out everywhere, so that nothing runs on with the old one."""
    unit = _unit_for(process, role, unit)
    with process.desk(writing=True) as desk:
        before = _one(desk, account_id)
        if (before.person.role, before.person.unit) == (role, unit):
            return
        if role is not Role.ADMIN:
            _keep_an_admin(desk, before)
        desk.people.set_role(account_id, role, unit)
        desk.sessions.remove_of(account_id)
        after = Person(before.person.name, role, unit)
        told = f"{_role_words(before.person)} → {_role_words(after)}"
        desk.journal.add(by, "person_role_changed", before.person.name, told)


def set_disabled(process: Process, account_id: int, disabled: bool, *, by: str) -> None:
    """Closes or opens an account; closing ends its sessions, and its tokens no longer open anything."""
    with process.desk(writing=True) as desk:
        found = _one(desk, account_id)
        if found.disabled == disabled:
            return
        if disabled:
            _keep_an_admin(desk, found)
            desk.sessions.remove_of(account_id)
        desk.people.set_disabled(account_id, disabled)
        desk.journal.add(by, "person_disabled" if disabled else "person_enabled", found.person.name)


def reset_password(process: Process, account_id: int, *, by: str, password: str | None = None) -> str:
    """The new password, made up unless given; the person must change it when next logging in.

    It may be that somebody else knew the old one: what they opened ends, sessions and tokens alike.
    """
    new = password or made_up()
    with process.desk() as desk:
        found = _one(desk, account_id)
    check_rules(new, found.person.name)
    kept = hashed(new)
    with process.desk(writing=True) as desk:
        desk.people.set_password(account_id, kept, must_change=True)
        desk.sessions.remove_of(account_id)
        for token in desk.tokens.of_person(account_id):
            if token.revoked_at is None:
                desk.tokens.revoke(token.id, dt.datetime.now(dt.UTC))
                desk.journal.add(by, "token_revoked", token.name, found.person.name)
        desk.journal.add(by, "password_reset", found.person.name)
    return new


def change_own_password(process: Process, visitor: Visitor, *, old: str, new: str, address: str) -> str:
    """The secret of a new session: all others of this person end. Guessing the old one is slowed as logging in is."""
    account = visitor.account
    try:
        prove(process, account.person.name, old, address=address, at=dt.datetime.now(dt.UTC))
    except LoginRefused as error:
        raise error if error.wait else UsageError("Mật khẩu hiện tại không đúng.") from error
    if nfc(old) == nfc(new):
        raise UsageError("Mật khẩu mới phải khác mật khẩu hiện tại.")
    check_rules(new, account.person.name)
    kept = hashed(new)
    with process.desk(writing=True) as desk:
        desk.people.set_password(account.id, kept, must_change=False)
        desk.sessions.remove_of(account.id)
        desk.journal.add(account.person.name, "password_changed", account.person.name)
        return open_session(desk, account)


def named(process: Process, name: str) -> Account:
    with process.desk() as desk:
        found = desk.people.named(name)
    if found is None:
        raise NotFound(f"Không có tài khoản “{name}”. Xem “tonghop people list”.")
    return found


def account_of(process: Process, account_id: int) -> Account:
    with process.desk() as desk:
        return _one(desk, account_id)


def note(process: Process, person: Person, act: str, subject: str, detail: str = "") -> None:
    """One entry in the journal by itself: for what changes nothing else, such as reading a sensitive page."""
    with process.desk(writing=True) as desk:
        desk.journal.add(person.name, act, subject, detail)


def _one(desk: Desk, account_id: int) -> Account:
    found = desk.people.get(account_id)
    if found is None:
        raise NotFound("Không có tài khoản này.")
    return found


def _keep_an_admin(desk: Desk, leaving: Account) -> None:
    if leaving.person.role is Role.ADMIN and not leaving.disabled and desk.people.active_admins() == 1:
        raise UsageError(f"“{leaving.person.name}” là quản trị duy nhất; hãy thêm một quản trị khác trước.")


def _good_name(name: str) -> str:
    good = one_space(nfc(name))
    if not 2 <= len(good) <= 64 or not all(c.isalnum() or c in _NAME_SIGNS for c in good):
        raise UsageError("Tên đăng nhập gồm 2 đến 64 chữ, số, dấu cách hoặc . - _ @.")
    return good


def _unit_for(process: Process, role: Role, unit: str | None) -> str | None:
    if role is not Role.UNIT_OFFICER:
        if unit:
            raise UsageError(f"Chỉ {Role.UNIT_OFFICER.label.lower()} thuộc một đơn vị; hãy bỏ đơn vị hoặc đổi vai trò.")
        return None
    if not unit:
        raise UsageError("Cán bộ đơn vị phải thuộc một đơn vị; hãy cho biết đơn vị nào.")
    return official_unit(unit, process.registry)


def _role_words(person: Person) -> str:
    return f"{person.role.label}, {person.unit}" if person.unit else person.role.label
