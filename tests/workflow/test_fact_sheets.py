"""Facts kept between requests are, after whatever was done, the facts that the database would give."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from threading import Event, Thread
from typing import Any

import pytest

from domain.errors import TongHopError
from domain.facts import Fact
from domain.periods import Period
from domain.reviews import Verdict
from store.changes import ChangeStore, Placed, Scope
from tests.support.databases import DATABASES, database
from tests.support.random_acts import ACTS, PEOPLE, sent
from workflow.factory import Desk, Process
from workflow.facts import DeskFacts, fed_by
from workflow.review_acts import decide
from workflow.review_queue import Filters, queue

Q3 = Period.parse("2026-Q3")


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    yield from database(request.param)


def facts_at(desk: Desk, process: Process) -> DeskFacts:
    return DeskFacts(desk, catalogue=process.catalogue, registry=process.registry)


def told(desk: Desk, process: Process) -> tuple[Any, ...]:
    facts = facts_at(desk, process)
    by_period = [facts.facts(periods=[at]) for at in fed_by(Q3)]
    return (*by_period, facts.facts(["TT-12"], units=["Sở Y tế"], periods=[Q3]), list(facts.city_figures(Q3).items()))


@pytest.mark.parametrize("seed", range(4))
def test_kept_facts_are_those_of_the_database_after_every_act(process: Process, seed: int):
    chance = random.Random(seed)
    different = set()
    for _ in range(25):
        act = chance.choice(ACTS)
        try:
            act(process, chance)
        except TongHopError:
            continue  # refused: nothing was changed
        with process.desk() as desk:
            assert desk.sheets is not None
            kept, read = told(desk, process), told(replace(desk, sheets=None), process)
        assert kept == read, act.__name__
        different.add(str(read))
    assert len(different) > 5


def test_a_writer_sees_what_it_has_written_and_nobody_else_does_until_it_is_kept(process: Process):
    chance = random.Random(1)
    sent(process, chance)
    [one] = [i for i in queue(process, Q3, Filters()).items if i.indicator.code == "TT-12"]
    with process.desk() as desk:
        before = told(desk, process)
    with suppress(InterruptedError), process.desk(writing=True) as desk:
        desk.values.replace(one.document_id, [])
        assert facts_at(desk, process).facts(periods=[Q3]) == []
        raise InterruptedError
    with process.desk() as desk:
        assert told(desk, process) == before


class SlowStore(ChangeStore):
    """Reads figures and then lingers."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.connection, once=True)
        self.has_read, self.may_end = Event(), Event()

    def values(self, scope: Scope) -> list[Placed]:
        found = super().values(scope)
        self.has_read.set()
        self.may_end.wait(20)
        return found


def test_who_reads_a_period_first_keeps_nobody_waiting_and_misses_nothing_decided_meanwhile(process: Process):
    sent(process, random.Random(1))
    [one] = [i for i in queue(process, Q3, Filters()).items if i.indicator.code == "TT-12"]
    before: list[Fact] = []
    with process.desk() as slow_desk:
        slow = SlowStore(slow_desk)
        reader = Thread(target=lambda: before.extend(process.sheets.facts(slow, [Q3])))
        slow.mark()
        reader.start()
        assert slow.has_read.wait(20)
        decide(process, PEOPLE[0], one.id, Verdict.REJECT, seen=None, reason="sai")
        with process.desk() as desk:
            process.sheets.facts(desk.changes, [Period.parse("2026-Y")])
        assert reader.is_alive()
        slow.may_end.set()
        reader.join()
        snapshot = slow_desk.connection.dialect.name == "sqlite"  # PostgreSQL shows what was committed meanwhile
    assert ("TT-12" in {f.indicator for f in before}) is snapshot
    assert process.sheets.holds([Q3])
    with process.desk() as desk:
        kept, read = told(desk, process), told(replace(desk, sheets=None), process)
    assert kept == read
    assert "TT-12" not in {f.indicator for f in kept[0]}


def test_what_an_older_transaction_reads_is_not_kept(process: Process):
    """A request that began before a decision must not leave behind what it saw."""
    sent(process, random.Random(1))
    [one] = [i for i in queue(process, Q3, Filters()).items if i.indicator.code == "TT-12"]
    with process.desk() as older:
        older.journal.count()  # its view of the database begins here
        decide(process, PEOPLE[0], one.id, Verdict.REJECT, seen=None, reason="sai")
        with process.desk() as newer:
            DeskFacts(newer, catalogue=process.catalogue, registry=process.registry).facts(
                periods=[Period.parse("2026-Y")]
            )
        DeskFacts(older, catalogue=process.catalogue, registry=process.registry).facts(periods=[Q3])
    with process.desk() as desk:
        assert told(desk, process) == told(replace(desk, sheets=None), process)
