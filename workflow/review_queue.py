"""The queue of figures to review, riskiest first, filtered and counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from domain.indicators import Area
from domain.periods import Period
from domain.reviews import in_force
from domain.texts import fold_case, fold_diacritics
from store.reviews import OpenNumber, ReviewStore
from store.send_backs import SendBackStore
from workflow.factory import Desk, Process
from workflow.review_items import QueueItem, ReviewState
from workflow.review_risks import Risk

_SECONDS_EACH = 8  # before a person's own pace is known


@dataclass(frozen=True, slots=True)
class Filters:
    """Empty means all. states: "open" (still to look at), "asked", "done", "all"."""

    unit: str = ""
    area: Area | None = None
    risk: Risk | None = None
    states: str = "open"
    words: str = ""


@dataclass(frozen=True, slots=True)
class Queue:
    """items: after filtering, riskiest first. left: open figures of the whole period. minutes: for `remaining`."""

    items: tuple[QueueItem, ...]
    remaining: int
    minutes: int
    left: int
    total: int
    by_risk: Mapping[Risk, int]
    units: tuple[str, ...]
    numbers: tuple[OpenNumber, ...]


def queue(process: Process, period: Period, filters: Filters, *, person: str = "") -> Queue:
    with process.desk() as desk:
        store = ReviewStore(desk.connection)
        book = process.reviews.book(store, SendBackStore(desk.connection), period, desk.changes.mark())
        seconds = _pace(store, person)
        numbers = _not_bound(desk, _left_open(desk, store, period), period)
    wanted = _wanted(book.items, filters)
    remaining = sum(1 for i in wanted if i.is_open)
    return Queue(
        items=tuple(wanted),
        remaining=remaining,
        minutes=max(1, round(remaining * seconds / 60)) if remaining else 0,
        left=book.left,
        total=len(book.items),
        by_risk=book.by_risk,
        units=book.units,
        numbers=tuple(n for n in numbers if not filters.unit or n.unit == filters.unit),
    )


def _wanted(items: Sequence[QueueItem], filters: Filters) -> Sequence[QueueItem]:
    if filters.unit:
        items = [i for i in items if i.unit == filters.unit]
    if filters.area is not None:
        items = [i for i in items if i.indicator.area is filters.area]
    if filters.risk is not None:
        items = [i for i in items if any(r.risk is filters.risk for r in i.reasons)]
    if filters.words:
        items = [i for i in items if filters.words in _searched(i.unit, i.indicator.code, i.indicator.name)]
    if filters.states == "open":
        return [i for i in items if i.is_open]
    if filters.states == "asked":
        return [i for i in items if i.state is ReviewState.ASKED]
    if filters.states == "done":
        return [i for i in items if not (i.is_open or i.state is ReviewState.ASKED)]
    return items


@lru_cache(maxsize=20_000)
def _searched(unit: str, code: str, name: str) -> str:
    return searchable(f"{code} {name} {unit}")


def searchable(words: str) -> str:
    """As typed in the filter box: one case, no diacritics."""
    return fold_diacritics(fold_case(words)).strip()


def _pace(store: ReviewStore, person: str) -> float:
    """Seconds a person needs for one figure: the middle of the last gaps, pauses left out."""
    moments = store.recent_moments(person) if person else []
    gaps = sorted((a - b).total_seconds() for a, b in pairwise(moments))
    working = [gap for gap in gaps if 0.5 <= gap <= 120]
    return min(max(working[len(working) // 2], 2.0), 60.0) if len(working) >= 5 else _SECONDS_EACH


def _left_open(desk: Desk, store: ReviewStore, period: Period) -> list[OpenNumber]:
    """Numbers nobody could place, without those put aside. They change only with reports, and are hundreds."""
    kept = desk.remembered(("open numbers", period), lambda: store.open_numbers(period=period))
    aside = store.aside()
    places = ((n, (n.document_id, n.number.block_id, n.number.span.start)) for n in kept)
    return [replace(n, aside=False) if n.aside else n for n, place in places if not aside.get(place, False)]


def _not_bound(desk: Desk, numbers: Sequence[OpenNumber], period: Period) -> tuple[OpenNumber, ...]:
    """Without the numbers that a person has bound and whose value stands."""
    made = ReviewStore(desk.connection).made_by_people(period)
    taken = {place for value_id, place in made if in_force(desk.values.decisions(value_id))}
    return tuple(n for n in numbers if (n.number.block_id, n.number.span.start) not in taken)


def quiet_items(process: Process, value_ids: Sequence[str]) -> frozenset[str]:
    """Those of some figures that may be accepted together with others."""
    wanted = set(value_ids)
    found: set[str] = set()
    with process.desk() as desk:
        documents = {v.document_id for i in wanted if (v := desk.values.get(i)) is not None}
        receipts = [r for d in documents if (r := desk.documents.receipt(d)) is not None and r.period is not None]
        store, send_backs = ReviewStore(desk.connection), SendBackStore(desk.connection)
        for period in {r.period for r in receipts if r.period is not None}:
            book = process.reviews.book(store, send_backs, period, desk.changes.mark())
            found |= {i.id for i in book.items if i.id in wanted and i.quiet}
    return frozenset(found)
