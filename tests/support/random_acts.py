"""What people do with reports and figures, at random: a test asks after each act whether what is kept is still true."""

from __future__ import annotations

import random
from collections.abc import Callable

from domain.people import Person, Role
from domain.periods import Period
from domain.reviews import Verdict
from tests.support.review_reports import a_reviewed_report
from workflow.factory import Process
from workflow.intake import Upload, take_in_file
from workflow.learned import teach
from workflow.reading import Given
from workflow.rereading import read_again_with
from workflow.review_acts import decide, undo
from workflow.review_numbers import bind
from workflow.review_queue import Filters, queue
from workflow.review_rules import set_four_eyes

Q3 = Period.parse("2026-Q3")
PEOPLE = (Person("An", Role.REVIEWER), Person("Bình", Role.REVIEWER))
ADMIN = Person("Quản", Role.ADMIN)
UNITS = ("SỞ NỘI VỤ", "SỞ Y TẾ", "SỞ TƯ PHÁP")


def sent(process: Process, chance: random.Random) -> None:
    """A first or a new version of some unit's report, with figures of its own."""
    unit = chance.choice(UNITS)
    received = str(chance.randint(1000, 1400))
    content = a_reviewed_report(("1.250", f"{received[0]}.{received[1:]}"), unit=unit, number=f"{received}/BC")
    [taken] = take_in_file(process, Upload("bao-cao.docx", content), Given())
    assert taken.status in ("stored", "new_version", "duplicate")


def decided(process: Process, chance: random.Random) -> None:
    items = queue(process, Q3, Filters(states="all")).items
    if items:
        one, verdict = chance.choice(items), chance.choice((Verdict.ACCEPT, Verdict.CORRECT, Verdict.REJECT))
        amount = "1.234" if verdict is Verdict.CORRECT else ""
        made = decide(process, chance.choice(PEOPLE), one.id, verdict, seen=None, reason="vì thế", amount=amount)
        if chance.random() < 0.3:
            undo(process, PEOPLE[0], made.act)


def bound(process: Process, chance: random.Random) -> None:
    numbers = queue(process, Q3, Filters(states="all")).numbers
    if numbers:
        one = chance.choice(numbers)
        bind(process, PEOPLE[0], one.document_id, one.number.block_id, one.number.span.start, "TT-12", Q3)


def taught(process: Process, chance: random.Random) -> None:
    made = teach(process, PEOPLE[0], "trường hợp phát sinh", "TT-13")
    read_again_with(process, PEOPLE[0], made.id)


def looked_at_twice(process: Process, chance: random.Random) -> None:
    set_four_eyes(process, ADMIN, chance.sample(("TT-12", "TT-20", "TT-15"), 1))


ACTS: tuple[Callable[[Process, random.Random], None], ...] = (
    sent, sent, decided, decided, decided, decided, bound, looked_at_twice, taught,
)  # fmt: skip
