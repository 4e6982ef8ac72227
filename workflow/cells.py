"""What can be said of one unit's figure for one indicator: never only a number, always where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from domain.facts import Fact, FactState
from domain.indicators import Aggregation, Code, Indicator, Part, Semantics
from domain.periods import Period
from drafting.city import periods_of, plausible
from workflow.city_book import CityBook


class CellState(StrEnum):
    """Absence has its own states: a unit that sent nothing, told nothing, has nothing to tell, or owes nothing."""

    ACCEPTED = "accepted"
    REPORTED = "reported"
    ZERO = "zero"
    AMBIGUOUS = "ambiguous"
    CONFLICT = "conflict"
    IMPOSSIBLE = "impossible"
    NOT_APPLICABLE = "not_applicable"
    SPARED = "spared"
    MISSING = "missing"
    NOT_SENT = "not_sent"

    @property
    def label(self) -> str:
        return {
            CellState.ACCEPTED: "Đã duyệt",
            CellState.REPORTED: "Chưa duyệt",
            CellState.ZERO: "Bằng 0",
            CellState.AMBIGUOUS: "Có nhiều số, cần xem",
            CellState.CONFLICT: "Mâu thuẫn",
            CellState.IMPOSSIBLE: "Ngoài giới hạn",
            CellState.NOT_APPLICABLE: "Không phát sinh",
            CellState.SPARED: "Không áp dụng",
            CellState.MISSING: "Không nêu",
            CellState.NOT_SENT: "Chưa gửi báo cáo",
        }[self]

    @property
    def counts(self) -> bool:
        """Whether there is an amount that may be used."""
        return self in (CellState.ACCEPTED, CellState.REPORTED, CellState.ZERO)

    @property
    def wrong(self) -> bool:
        """Whether a person must look before there is an amount."""
        return self in (CellState.AMBIGUOUS, CellState.CONFLICT, CellState.IMPOSSIBLE)


@dataclass(frozen=True, slots=True)
class Cell:
    """period: the figure's own, which may be the cumulative one. amount: only where it counts."""

    state: CellState
    period: Period
    fact: Fact | None = None

    @property
    def amount(self) -> Decimal | None:
        return self.fact.amount if self.fact is not None and self.state.counts else None

    @property
    def approved(self) -> bool:
        return self.fact is not None and self.fact.approved


def state_of(fact: Fact, indicator: Indicator) -> CellState:
    if fact.state is FactState.CONFLICT:
        return CellState.CONFLICT
    if fact.state is FactState.AMBIGUOUS:
        return CellState.AMBIGUOUS
    if not plausible(fact, indicator):
        return CellState.IMPOSSIBLE
    if fact.state is FactState.ZERO:
        return CellState.ZERO
    return CellState.ACCEPTED if fact.approved else CellState.REPORTED


def cell_of(book: CityBook, unit: str, code: Code, period: Period) -> Cell:
    """The unit's figure for exactly this period (for states: any with the same cut-off)."""
    if unit not in book.by_unit:
        return Cell(CellState.NOT_SENT, period)
    indicator = book.catalogue[code]
    fact = book.draft.book.get(unit, code, period)
    if fact is not None:
        return Cell(state_of(fact, indicator), fact.period, fact)
    if book.spares(unit, code, period):
        return Cell(CellState.SPARED, period)
    empty = _nothing_to_tell(book, unit, indicator, period)
    return Cell(CellState.NOT_APPLICABLE if empty else CellState.MISSING, period)


def leading_cell(book: CityBook, unit: str, code: Code) -> Cell:
    """The figure as the indicator is told first, else as the report tells it otherwise besides."""
    first = book.draft.at(code, book.draft.when(code))
    cell = cell_of(book, unit, code, first)
    if cell.fact is not None or cell.state is CellState.NOT_SENT:
        return cell
    others = (p for p in periods_of(book.catalogue[code], book.period) if p != first)
    return next((c for p in others if (c := cell_of(book, unit, code, p)).fact is not None), cell)


def _nothing_to_tell(book: CityBook, unit: str, indicator: Indicator, period: Period) -> bool:
    """No share of no files; and what is published about the City is nobody's to report."""
    if indicator.aggregation is Aggregation.LAST and indicator.semantics is Semantics.YEARLY:
        return True
    return indicator.aggregation is Aggregation.RATIO and _is_zero(book, unit, indicator.denominator, period)


def _is_zero(book: CityBook, unit: str, part: Part | None, period: Period) -> bool:
    facts = [book.draft.book.settled(unit, code, period) for code in part.codes] if part else []
    return bool(facts) and all(f is not None and f.amount == 0 for f in facts)
