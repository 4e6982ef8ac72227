"""`tonghop people`: who may come in. The first admin is made here; the others more easily on the page Quản trị."""

from __future__ import annotations

import sys
from getpass import getpass

from domain.errors import UsageError
from domain.people import Account, Role
from workflow.accounts import HERE, accounts, add_person, named, reset_password, set_disabled
from workflow.contract import Json
from workflow.factory import Process
from workflow.settings import load_settings
from workflow.terminal import DONE, put


def add(name: str, *, role: str, unit: str | None, from_stdin: bool) -> int:
    process = Process(load_settings())
    try:
        made = add_person(
            process,
            by=HERE,
            name=name,
            role=_role(role),
            unit=unit,
            password=_password(from_stdin),
            must_change=False,
        )
    finally:
        process.close()
    print(f"Đã thêm {made.person.name} ({made.person.role.label}).")
    return DONE


def show(*, as_json: bool) -> int:
    process = Process(load_settings())
    found = accounts(process)
    process.close()
    if as_json:
        put([person_json(a) for a in found])
    elif not found:
        print("Chưa có tài khoản nào. Tạo quản trị đầu tiên: tonghop people add TÊN --role admin")
    else:
        for one in found:
            state = "đã khóa" if one.disabled else "chờ đổi mật khẩu" if one.must_change else "đang dùng"
            print(f"{one.person.name:<24} {one.person.role.label:<18} {one.person.unit or '':<28} {state}")
    return DONE


def disable(name: str, *, back: bool = False) -> int:
    """Closes an account, or opens it again."""
    process = Process(load_settings())
    try:
        found = named(process, name)
        set_disabled(process, found.id, not back, by=HERE)
    finally:
        process.close()
    print(f"Đã {'mở lại' if back else 'khóa'} tài khoản {found.person.name}.")
    return DONE


def password(name: str, *, from_stdin: bool) -> int:
    """A new password for someone who forgot it; it is changed when first used."""
    process = Process(load_settings())
    try:
        found = named(process, name)
        reset_password(process, found.id, by=HERE, password=_password(from_stdin))
    finally:
        process.close()
    print(f"Đã đặt lại mật khẩu của {found.person.name}; người này phải đổi mật khẩu khi đăng nhập.")
    return DONE


def person_json(account: Account) -> Json:
    person = account.person
    return {
        "name": person.name,
        "role": person.role.value,
        "unit": person.unit,
        "disabled": account.disabled,
        "must_change_password": account.must_change,
    }


def _role(word: str) -> Role:
    try:
        return Role(word)
    except ValueError as error:
        known = ", ".join(f"{r.value} ({r.label})" for r in Role)
        raise UsageError(f"Không có vai trò “{word}”. Các vai trò: {known}.") from error


def _password(from_stdin: bool) -> str:
    """Typed twice without being shown, or one line of standard input."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise UsageError("Không có cửa sổ lệnh để hỏi mật khẩu; hãy đưa mật khẩu vào bằng --password-stdin.")
    first = getpass("Mật khẩu: ")
    if getpass("Nhập lại mật khẩu: ") != first:
        raise UsageError("Hai lần nhập mật khẩu khác nhau; chưa lưu gì.")
    return first
