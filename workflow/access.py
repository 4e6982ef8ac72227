"""What a person may reach: acts, and for a unit officer only what belongs to the own unit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.errors import NotAllowed, NotFound
from domain.people import Account, Act, Person, Role, may
from domain.receipts import Receipt
from workflow.factory import Process

if TYPE_CHECKING:
    from workflow.reading import Given


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who makes a request. session: the cookie's secret, None when a program came with a token (`token`: its name)."""

    account: Account
    person: Person
    session: str | None = None
    token: str | None = None


def require(person: Person, act: Act, *, unit: str | None = None) -> None:
    """NotAllowed, in one sentence, unless the table lets this person do this."""
    if may(person, act, unit=unit):
        return
    if person.scopes is not None and may(replace(person, scopes=None), act, unit=unit):
        raise NotAllowed(f"Mã truy cập này không được phép {act.label}; hãy tạo mã khác có quyền ấy.")
    raise NotAllowed(f"Vai trò {person.role.label} không được phép {act.label}; cần thì hãy báo người quản trị.")


def sees(person: Person, receipt: Receipt) -> bool:
    """A unit officer sees the unit's reports, and the files sent in person whose unit is not known yet."""
    if may(person, Act.SEE_ALL_REPORTS):
        return True
    if receipt.unit is None:
        return receipt.received_from == person.name
    return may(person, Act.SEE_OWN_REPORTS, unit=receipt.unit)


def receipt_for(process: Process, person: Person, document_id: str) -> Receipt:
    """The file, if it is there for this person; what belongs to others is not found rather than refused."""
    with process.desk() as desk:
        receipt = desk.documents.receipt(document_id)
    if receipt is None or not sees(person, receipt):
        raise NotFound(f"Không có tệp mã {document_id}.")
    return receipt


def given_for(person: Person, given: Given) -> Given:
    """What the person may say about a file: a unit officer speaks for the own unit only."""
    if person.role is not Role.UNIT_OFFICER:
        return given
    require(person, Act.SEND_REPORT, unit=given.unit)
    return replace(given, unit=None, only=person.unit)
