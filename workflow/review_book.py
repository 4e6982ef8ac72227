"""The figures of a period kept ready between requests. SQL stays the truth: each look compares what the database has
with what the book was made from, and makes again only what changed."""

from __future__ import annotations

import time
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from operator import attrgetter
from threading import RLock

from domain.indicators import Catalogue
from domain.periods import Period
from store.changes import Mark
from store.reviews import Marks, ReviewStore
from store.send_backs import SendBackStore
from workflow.resting import rests
from workflow.review_items import Group, QueueItem, item_of, known_of
from workflow.review_risks import Risk

_KEPT = 6  # periods
_ORDER = attrgetter("order")


@dataclass(frozen=True, slots=True)
class Book:
    """items: riskiest first; by_value finds one by any of its places. left, by_risk: of the figures still to look at.
    by_unit: how many figures each unit with a report of the period has."""

    items: tuple[QueueItem, ...]
    by_value: Mapping[str, QueueItem]
    by_risk: Mapping[Risk, int]
    by_unit: Mapping[str, int]
    left: int

    @staticmethod
    def of(items: Iterable[QueueItem]) -> Book:
        return Book((), {}, dict.fromkeys(Risk, 0), {}, 0).turned((), sorted(items, key=_ORDER))

    def turned(self, gone: Sequence[QueueItem], come: Sequence[QueueItem]) -> Book:
        """The next one; of thousands of figures a decision changes one."""
        items, by_value = list(self.items), dict(self.by_value)
        by_risk, by_unit, left = Counter(self.by_risk), Counter(self.by_unit), self.left
        for item, step in (*((i, -1) for i in gone), *((i, 1) for i in come)):
            by_unit[item.unit] += step
            left += step * item.is_open
            by_risk.update(dict.fromkeys({r.risk for r in item.reasons}, step) if item.is_open else {})
        for item in gone:
            del items[_place(items, item)]
            for line in item.lines:
                by_value.pop(line.id, None)
        for item in come:
            insort(items, item, key=_ORDER)
        by_value.update((line.id, item) for item in come for line in item.lines)
        return Book(tuple(items), by_value, by_risk, +by_unit, left)

    @property
    def units(self) -> tuple[str, ...]:
        return tuple(sorted(self.by_unit))


def _place(items: Sequence[QueueItem], item: QueueItem) -> int:
    return next(n for n in count(bisect_left(items, item.order, key=_ORDER)) if items[n] is item)


class ReviewBooks:
    """Books of the periods people work on. One for the whole process; requests run in threads."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._lock = RLock()
        self._kept: dict[Period, _Pages] = {}

    def book(self, store: ReviewStore, send_backs: SendBackStore, period: Period, newest: Mark) -> Book:
        """Only within a transaction that reads: what a writer sees may yet be rolled back. newest: how far the database
        is, as the transaction sees it."""
        with self._lock:
            pages = self._kept.get(period)
            if pages is not None and pages.at == newest:
                return pages.book
            marks = store.marks(newest)
            if pages is None or pages.outdated(marks):
                pages = _Pages(store, send_backs, self._catalogue, period, marks)
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

    def __init__(
        self, store: ReviewStore, send_backs: SendBackStore, catalogue: Catalogue, period: Period, marks: Marks
    ) -> None:
        started = time.monotonic()
        self.at: Mark | None = None  # how far the database was when the pages told all of it
        self._period = period
        self._marks = marks
        self._seen = {number for number, _ in store.decided_after(self._marks.decision)}
        self._known = known_of(store, send_backs, catalogue, period)
        self._group_of = {line.id: group for group, lines in self._known.groups.items() for line in lines}
        made = ((group, item_of(self._known, lines)) for group, lines in self._known.groups.items())
        self._items = {group: item for group, item in made if item is not None}
        self._book = Book.of(self._items.values())
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
        recent = store.decided_after(self._marks.decision)
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
        gone = [self._items.pop(group) for group in groups if group in self._items]
        made = {group: item_of(self._known, self._known.groups[group]) for group in groups}
        come = {group: item for group, item in made.items() if item is not None}
        self._items.update(come)
        self._book = self._book.turned(gone, tuple(come.values()))
