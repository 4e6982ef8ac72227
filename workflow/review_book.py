"""The figures of a period kept ready between requests. SQL stays the truth: each look compares what the database has
with what the book was made from, and makes again only what changed."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from operator import attrgetter
from threading import RLock

from domain.indicators import Catalogue
from domain.periods import Period
from store.changes import LATE
from store.reviews import Marks, ReviewStore
from store.send_backs import SendBackStore
from workflow.resting import rests
from workflow.review_items import Group, QueueItem, item_of, known_of
from workflow.review_risks import Risk

_KEPT = 6  # periods


class Book:
    """items: riskiest first; by_value finds one by any of its places. left, by_risk: of the figures still to look at.
    units: with a report of the period. What nobody asks for is not made: most only turn from figure to figure."""

    def __init__(self, items: Iterable[QueueItem]) -> None:
        self._items = tuple(items)

    @cached_property
    def items(self) -> tuple[QueueItem, ...]:
        return tuple(sorted(self._items, key=attrgetter("order")))

    @cached_property
    def by_value(self) -> Mapping[str, QueueItem]:
        return {line.id: item for item in self._items for line in item.lines}

    @cached_property
    def by_risk(self) -> Mapping[Risk, int]:
        found = dict.fromkeys(Risk, 0)
        for item in self._items:
            if item.state.is_open:
                for risk in {reason.risk for reason in item.reasons}:
                    found[risk] += 1
        return found

    @cached_property
    def left(self) -> int:
        return sum(1 for item in self._items if item.state.is_open)

    @cached_property
    def units(self) -> tuple[str, ...]:
        return tuple(sorted({i.unit for i in self._items}))


class ReviewBooks:
    """Books of the periods people work on. One for the whole process; requests run in threads."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._lock = RLock()
        self._kept: dict[Period, _Pages] = {}

    def book(self, store: ReviewStore, send_backs: SendBackStore, period: Period) -> Book:
        """Only within a transaction that reads: what a writer sees may yet be rolled back."""
        with self._lock:
            pages, newest = self._kept.get(period), store.newest()
            if pages is not None and pages.at == newest:
                return pages.book
            marks = store.marks()
            if pages is None or pages.outdated(marks):
                pages = _Pages(store, send_backs, self._catalogue, period)
                self._keep(period, pages)
            book = pages.turned(store, send_backs, marks)
            pages.at = newest if pages.complete(marks) else None
            return book

    def _keep(self, period: Period, pages: _Pages) -> None:
        self._kept.pop(period, None)
        self._kept[period] = pages
        while len(self._kept) > _KEPT:
            self._kept.pop(next(iter(self._kept)))


class _Pages:
    """All figures of one period, and the marks of the database they were made at."""

    def __init__(self, store: ReviewStore, send_backs: SendBackStore, catalogue: Catalogue, period: Period) -> None:
        started = time.monotonic()
        self.at: tuple[int, int] | None = None  # how far the database was when the pages told all of it
        self._period = period
        self._marks = store.marks()
        self._seen = {number for number, _ in store.decided_after(self._marks.decision - LATE)}
        self._known = known_of(store, send_backs, catalogue, period)
        self._group_of = {line.id: group for group, lines in self._known.groups.items() for line in lines}
        made = ((group, item_of(self._known, lines)) for group, lines in self._known.groups.items())
        self._items = {group: item for group, item in made if item is not None}
        self._book = Book(self._items.values())
        self._made_at = time.monotonic()
        self._took = self._made_at - started

    def outdated(self, marks: Marks) -> bool:
        """Reports came in, were read again or taken out, or other indicators came under four eyes."""
        if marks.reports == self._marks.reports and marks.four_eyes == self._marks.four_eyes:
            return False
        return marks.four_eyes != self._marks.four_eyes or not rests(self._made_at, self._took)

    @property
    def book(self) -> Book:
        return self._book

    def complete(self, marks: Marks) -> bool:
        """Whether no report is left out because the pages rest."""
        return marks.reports == self._marks.reports

    def turned(self, store: ReviewStore, send_backs: SendBackStore, marks: Marks) -> Book:
        """With the decisions and questions since."""
        if marks.journal == self._marks.journal and marks.decision == self._marks.decision:
            return self._book
        recent = store.decided_after(self._marks.decision - LATE)
        decided = list(dict.fromkeys(value_id for number, value_id in recent if number not in self._seen))
        self._seen = {number for number, _ in recent}
        changed = {self._group_of[i] for i in decided if i in self._group_of} | self._new_values(store, decided)
        for value_id in decided:
            self._known.decisions[value_id] = store.decisions_on(value_id)
        changed |= self._asked_again(send_backs)
        if changed:
            self._make(changed)
        self._marks = replace(marks, reports=self._marks.reports)
        return self._book

    def _new_values(self, store: ReviewStore, decided: Sequence[str]) -> set[Group]:
        """Groups of values that people made since: they join the figure they belong to."""
        unknown = [i for i in decided if i not in self._group_of]
        changed: set[Group] = set()
        for line in store.lines_of(unknown, self._period):
            if line.indicator not in self._known.catalogue:
                continue
            group = (line.document_id, line.indicator, line.period)
            self._known.groups.setdefault(group, []).append(line)
            self._group_of[line.id] = group
            changed.add(group)
        return changed

    def _asked_again(self, send_backs: SendBackStore) -> set[Group]:
        before, now = self._known.asked, {s.value_id: s for s in reversed(send_backs.find(period=self._period))}
        self._known.asked = now
        told = [i for i in before.keys() | now.keys() if before.get(i) != now.get(i)]
        return {self._group_of[i] for i in told if i in self._group_of}

    def _make(self, groups: set[Group]) -> None:
        for group in groups:
            item = item_of(self._known, self._known.groups[group])
            if item is None:
                self._items.pop(group, None)
            else:
                self._items[group] = item
        self._book = Book(self._items.values())
