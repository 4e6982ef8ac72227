"""Checks 9–11: a report against itself over time and against the unit's earlier reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from domain.citations import Citation
from domain.indicators import Aggregation, Code, IndicatorType
from domain.periods import Period, PeriodKind
from domain.values import FigureKind, Finding, IndicatorValue, Severity
from extraction.check_rules import Seen, finding, is_exact, shown

_JUMP = Decimal("0.5")
_SMALL = Decimal(10)
# Flows that are no sums over time: files brought in from the period before.
_NOT_ADDITIVE = frozenset(("TT-11", "TT-15"))


@dataclass(frozen=True, slots=True)
class _Point:
    """One figure on a time line, from this report or an earlier one."""

    period: Period
    amount: Decimal
    measure: str
    citation: Citation
    own: bool


def cumulative_never_falls(seen: Seen) -> Iterator[Finding]:
    """9. What has been counted since the start of the year is at least what any part of that time counted (R6)."""
    for code in dict.fromkeys(v.indicator for v in seen.values):
        if not _adds_up_over_time(seen, code):
            continue
        points = _points(seen, code)
        reported: set[Period] = set()
        for longer in points:
            for shorter in points:
                if longer.own and longer.period not in reported and _falls(longer, shorter):
                    reported.add(longer.period)
                    yield _fall(seen, code, longer, shorter)


def opening_equals_closing(seen: Seen) -> Iterator[Finding]:
    """10. Files brought in are the files left open at the end of the period before (R8)."""
    opening = seen.settled("TT-15", seen.period)
    before = [v for v in seen.earlier if v.indicator == "TT-22" and v.period == seen.period.previous() and is_exact(v)]
    if opening and before and all(v.amount != opening.amount for v in before):
        message = (
            f"Hồ sơ kỳ trước chuyển sang {shown(opening.amount, 'hồ sơ')} khác số đang giải quyết cuối kỳ trước "
            f"{shown(before[0].amount, 'hồ sơ')}."
        )
        places = (opening.citation, before[0].citation)
        yield finding("opening_state", message, ("TT-15", "TT-22"), places, Severity.WARNING)


def jump(seen: Seen) -> Iterator[Finding]:
    """11. More than half up or down on the period before is asked about, never taken as wrong (R10)."""
    for code, period, _ in seen.groups():
        value = seen.settled(code, period)
        before = [v for v in seen.earlier if v.indicator == code and v.period == period.previous() and is_exact(v)]
        if value is None or not before or seen.indicator(code).type is IndicatorType.RANK:
            continue
        old = before[-1]
        if max(value.amount, old.amount) < _SMALL or not old.amount:
            continue
        if abs(value.amount - old.amount) / old.amount > _JUMP:
            message = (
                f"{seen.indicator(code).name}: {shown(value.amount, value.measure)}, kỳ trước "
                f"{shown(old.amount, old.measure)} (chênh quá 50%)."
            )
            yield finding("jump", message, (code,), (value.citation, old.citation), Severity.INFO)


def _adds_up_over_time(seen: Seen, code: Code) -> bool:
    indicator = seen.indicator(code)
    flow = indicator.semantics.runs
    counted = indicator.type in (IndicatorType.COUNT, IndicatorType.AMOUNT)
    return flow and counted and code not in _NOT_ADDITIVE and indicator.aggregation is not Aggregation.NONE


def _points(seen: Seen, code: Code) -> list[_Point]:
    points = [_point(v, own=True) for v in seen.values if v.indicator == code and is_exact(v)]
    points += [_point(v, own=False) for v in seen.earlier if v.indicator == code and is_exact(v)]
    for other in seen.others:
        if other.kind is FigureKind.PREVIOUS and other.indicator == code and other.period and other.amount is not None:
            measure = seen.indicator(code).measure
            points.append(_Point(other.period, other.amount, measure, other.citation, own=False))
    return points


def _point(value: IndicatorValue, *, own: bool) -> _Point:
    return _Point(value.period, value.amount, value.measure, value.citation, own)


def _falls(longer: _Point, shorter: _Point) -> bool:
    """The longer time runs from the start of the same year and holds all of the shorter one, yet counts less."""
    from_start = longer.period.kind in (PeriodKind.HALF, PeriodKind.NINE_MONTHS, PeriodKind.YEAR)
    first_quarter = longer.period.kind is PeriodKind.QUARTER and longer.period.index == 1
    holds = longer.period.start <= shorter.period.start and shorter.period.end <= longer.period.end
    different = longer.period != shorter.period
    return (from_start or first_quarter) and holds and different and longer.amount < shorter.amount


def _fall(seen: Seen, code: Code, longer: _Point, shorter: _Point) -> Finding:
    message = (
        f"{seen.indicator(code).name}: {longer.period.label} là {shown(longer.amount, longer.measure)}, "
        f"nhỏ hơn {shorter.period.label} ({shown(shorter.amount, shorter.measure)})."
    )
    return finding("cumulative_falls", message, (code,), (longer.citation, shorter.citation))


def earlier_of(values: tuple[IndicatorValue, ...], period: Period) -> tuple[IndicatorValue, ...]:
    """Former values that ended before the period: what later reports said does not bind this one."""
    return tuple(v for v in values if v.period.end < period.end)
