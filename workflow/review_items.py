"""A figure to review: one unit's indicator for one period in one report. All places it stands at are looked at
together, so that a conflict is one thing to decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from domain.indicators import Aggregation, Catalogue, Indicator
from domain.periods import Period
from domain.reviews import Decision, Verdict, approvers, in_force, stamp
from domain.send_backs import SendBack, SendBackState
from store.reviews import FindingLine, Line, ReviewStore
from store.send_backs import SendBackStore
from workflow.review_places import findings_by_value
from workflow.review_risks import READ_ALIKE, Reason, Risk, of_change, of_conflict, of_findings, of_reading, of_weight

_FEW_UNITS = 5  # a share of the city's figure says nothing among fewer
Group = tuple[str, str, str]  # document, indicator, period


class ReviewState(StrEnum):
    OPEN = "open"
    SECOND = "second"  # one person agreed; the indicator asks for two
    ASKED = "asked"  # sent back, the unit has not answered
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"

    @property
    def label(self) -> str:
        return {
            ReviewState.OPEN: "Cần xem",
            ReviewState.SECOND: "Chờ người thứ hai",
            ReviewState.ASKED: "Đã trả lại đơn vị",
            ReviewState.ACCEPTED: "Đã chấp nhận",
            ReviewState.CORRECTED: "Đã sửa",
            ReviewState.REJECTED: "Đã từ chối",
        }[self]

    @property
    def is_open(self) -> bool:
        return self in (ReviewState.OPEN, ReviewState.SECOND)


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One figure to review. id: of the value shown first. amount: as it counts now, None for a conflict.

    order: riskiest first; of alike ones those that a model read too come last; then report by report, in reading order.
    seen: the stamp of its decisions. quiet: text and annex agree and nothing speaks against it, so that it may be
    accepted together with others. agreed: a model read it as the rules did.
    """

    id: str
    document_id: str
    unit: str
    indicator: Indicator
    period: Period
    amount: Decimal | None
    amounts: tuple[Decimal, ...]
    lines: tuple[Line, ...]
    reasons: tuple[Reason, ...]
    state: ReviewState
    seen: str
    quiet: bool = False
    people: tuple[str, ...] = ()
    agreed: bool = False
    order: tuple[int, bool, str, int] = field(init=False, compare=False, repr=False)
    is_open: bool = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Once: thousands are looked through at every look at the queue."""
        object.__setattr__(self, "is_open", self.state.is_open)
        object.__setattr__(self, "order", (-self.score, self.agreed, self.unit, self.lines[0].position))

    @property
    def score(self) -> int:
        return sum(reason.score for reason in self.reasons)

    @property
    def level(self) -> str:
        """ "bad", "warn" or "good": the strongest of its reasons."""
        if any(r.grave for r in self.reasons):
            return "bad"
        return "warn" if any(r.risk is not Risk.WEIGHT for r in self.reasons) else "good"


@dataclass(slots=True)
class Known:
    """Everything the queue of a period is made from."""

    catalogue: Catalogue
    groups: dict[Group, list[Line]]
    findings: dict[str, list[FindingLine]]
    before: dict[tuple[str, str, str], str]
    decisions: dict[str, list[Decision]]
    asked: dict[str, SendBack]
    twice: frozenset[str]
    totals: dict[tuple[str, str], Decimal] = field(default_factory=dict)


def known_of(store: ReviewStore, send_backs: SendBackStore, catalogue: Catalogue, period: Period) -> Known:
    groups: dict[Group, list[Line]] = defaultdict(list)
    for line in store.lines(period):
        if line.indicator in catalogue:
            groups[(line.document_id, line.indicator, line.period)].append(line)
    earlier = {p for _, _, text in groups for p in _before(text)}
    known = Known(
        catalogue=catalogue,
        groups=groups,
        findings=findings_by_value(store, [line for g in groups.values() for line in g], period),
        before=store.amounts(earlier) if earlier else {},
        decisions=store.decisions(period),
        asked={s.value_id: s for s in reversed(send_backs.find(period=period))},
        twice=store.four_eyes(),
    )
    known.totals = _totals(known)
    return known


@lru_cache(maxsize=256)
def _period(text: str) -> Period:
    return Period.parse(text)


@lru_cache(maxsize=256)
def _before(text: str) -> tuple[Period, ...]:
    """Where a former figure may be found, the nearest first."""
    period = _period(text)
    return tuple(dict.fromkeys((period.previous(), period.year_before())))


def _totals(known: Known) -> dict[tuple[str, str], Decimal]:
    """What the city's figure of each adding indicator would be, from the place shown first of each figure."""
    totals: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    units: dict[tuple[str, str], int] = defaultdict(int)
    for (_, code, period), lines in known.groups.items():
        if known.catalogue[code].aggregation is Aggregation.SUM:
            totals[(code, period)] += Decimal(lines[0].amount)
            units[(code, period)] += 1
    return {key: total for key, total in totals.items() if units[key] >= _FEW_UNITS}


def item_of(known: Known, lines: Sequence[Line]) -> QueueItem | None:
    first = lines[0]
    people = 2 if first.indicator in known.twice else 1
    if not any(line.id in known.decisions for line in lines):
        if all(line.method == "person" for line in lines):
            return None
        standing = {line.id: line.amount for line in lines if line.method != "person"}
        backers: tuple[str, ...] = ()
        decided: list[Decision] = []
        state = ReviewState.OPEN
        settled = False
    else:
        decided = [d for line in lines for d in known.decisions.get(line.id, ())]
        standing, backers, state = _fold(known, lines, people)
        if not standing and state is ReviewState.OPEN:
            return None
        settled = not state.is_open
    counted = [line for line in lines if line.id in standing] or list(lines)
    counted.sort(key=lambda li: (li.id not in known.decisions, li.qualifier is not None, -li.confidence))
    exact = [line for line in counted if line.qualifier is None] or counted
    if len({standing.get(line.id, line.amount) for line in exact}) > 1:
        exact.sort(key=lambda line: line.position)  # a conflict is told in reading order
    amounts = tuple(dict.fromkeys(standing.get(line.id, line.amount) for line in exact))
    asked = _asked(known, lines)
    if state.is_open and asked is not None and asked.state is SendBackState.WAITING:
        state = ReviewState.ASKED
    reasons = () if settled else _reasons(known, lines, exact, amounts, asked)
    return QueueItem(
        id=exact[0].id,
        document_id=first.document_id,
        unit=first.unit,
        indicator=known.catalogue[first.indicator],
        period=_period(first.period),
        amount=Decimal(amounts[0]) if len(amounts) == 1 else None,
        amounts=tuple(Decimal(a) for a in amounts),
        lines=tuple(lines),
        reasons=reasons,
        state=state,
        seen=stamp(decided),
        quiet=state is ReviewState.OPEN and people == 1 and _quiet(lines, reasons, amounts),
        people=backers,
        agreed=any(f.rule == READ_ALIKE for f in known.findings.get(exact[0].id, ())),
    )


def _fold(known: Known, lines: Sequence[Line], people: int) -> tuple[dict[str, str], tuple[str, ...], ReviewState]:
    """What stands at each place, who stands behind it, and how far the figure is. As `domain.facts` counts: once a
    place is approved, only approved places count."""
    standing: dict[str, str] = {}
    backers: dict[str, tuple[str, ...]] = {}
    corrected = rejected = False
    for line in lines:
        kept = in_force(known.decisions.get(line.id, ()))
        if not kept:
            if line.method != "person":
                standing[line.id] = line.amount
            continue
        if kept[-1].verdict is Verdict.REJECT:
            rejected = True
            continue
        fixed = [d.amount for d in kept if d.verdict is Verdict.CORRECT and d.amount is not None]
        standing[line.id] = str(fixed[-1]) if fixed else line.amount
        corrected = corrected or bool(fixed)
        backers[line.id] = approvers(kept)
    approved = {i: amount for i, amount in standing.items() if len(backers.get(i, ())) >= people}
    named = tuple(dict.fromkeys(p for group in backers.values() for p in group))
    if approved:
        one = len(set(approved.values())) == 1
        done = ReviewState.CORRECTED if corrected else ReviewState.ACCEPTED
        return approved, named, done if one else ReviewState.OPEN
    if not standing:
        return standing, named, ReviewState.REJECTED if rejected else ReviewState.OPEN
    return standing, named, ReviewState.SECOND if named else ReviewState.OPEN


def _asked(known: Known, lines: Sequence[Line]) -> SendBack | None:
    """The newest question about the figure that is not closed."""
    found = [s for line in lines if (s := known.asked.get(line.id)) and s.state is not SendBackState.CLOSED]
    return max(found, key=lambda s: s.id) if found else None


def _reasons(
    known: Known,
    lines: Sequence[Line],
    exact: Sequence[Line],
    amounts: Sequence[str],
    asked: SendBack | None,
) -> tuple[Reason, ...]:
    reasons: list[Reason] = []
    conflict = len(amounts) > 1
    if asked is not None and asked.state is SendBackState.ANSWERED:
        reasons.append(Reason(Risk.ANSWERED, "đơn vị đã trả lời câu hỏi", 500))
    if conflict:
        reasons.append(of_conflict(amounts))
    found = {id(f): f for line in lines for f in known.findings.get(line.id, ())}
    reasons += of_findings(found.values(), conflict=conflict)
    shown = exact[0]
    if not conflict and not any(r.risk is Risk.JUMP for r in reasons):
        reasons += _change(known, shown, amounts[0])
    hedged = shown.qualifier is not None
    reasons += [r for r in of_reading(shown) if r.risk is not Risk.HEDGED or hedged]
    total = known.totals.get((shown.indicator, shown.period))
    if total is not None and (heavy := of_weight(Decimal(amounts[0]), total)):
        reasons.append(heavy)
    reasons.sort(key=lambda r: -r.score)
    return tuple(reasons)


def _change(known: Known, line: Line, amount: str) -> list[Reason]:
    for period in _before(line.period):
        former = known.before.get((line.unit, line.indicator, str(period)))
        if former is not None:
            indicator = known.catalogue[line.indicator]
            told = of_change(Decimal(amount), Decimal(former), indicator, period.short_label)
            return [told] if told else []
    return []


def _quiet(lines: Sequence[Line], reasons: Sequence[Reason], amounts: Sequence[str]) -> bool:
    where = {"table" if line.method == "table" else "text" for line in lines if line.method != "person"}
    calm = all(r.risk is Risk.WEIGHT for r in reasons)
    exact = all(line.qualifier is None and len(line.readings.split()) <= 1 for line in lines)
    return calm and exact and len(where) == 2 and len(amounts) == 1
