"""Which indicators two people must agree on."""

from __future__ import annotations

from collections.abc import Iterable

from domain.errors import UsageError
from domain.people import Act, Person
from store.reviews import ReviewStore
from workflow.factory import Process
from workflow.review_acts import allowed


def four_eyes(process: Process) -> frozenset[str]:
    with process.desk() as desk:
        return ReviewStore(desk.connection).four_eyes()


def set_four_eyes(process: Process, person: Person, indicators: Iterable[str]) -> frozenset[str]:
    """The whole list anew."""
    wanted = frozenset(indicators)
    unknown = sorted(code for code in wanted if code not in process.catalogue)
    if unknown:
        raise UsageError(f"Không có chỉ tiêu mã {', '.join(unknown)}.")
    with process.desk(writing=True) as desk:
        allowed(person, "", Act.MANAGE)
        ReviewStore(desk.connection).set_four_eyes(wanted)
        desk.journal.add(person.name, "four_eyes", "reviews", " ".join(sorted(wanted)))
    return wanted
