"""City figures: each made by the indicator's own rule, never by averaging percents, always with who is in it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from domain.city import CityFigure
from domain.facts import CITY, Fact, FactState
from domain.indicators import Aggregation, Catalogue, Code, Indicator, Part, Semantics
from domain.periods import Period, PeriodKind
from domain.units import ReportingUnit, UnitGroup

_SETTLED = (FactState.REPORTED, FactState.ZERO)
# Many units give "đúng hạn và trước hạn" as one figure: it stands for the sum of the two.
_MERGED: dict[frozenset[Code], Code] = {frozenset({"TT-17", "TT-18"}): "TT-30"}

WHY_DISTINCT = "Chỉ tiêu dùng chung giữa các đơn vị nên không cộng; xem số liệu từng đơn vị"
WHY_NONE = "Chỉ tiêu không tổng hợp thành số chung của Thành phố"
WHY_LAST = "Chỉ lấy từ nguồn công bố của Thành phố hoặc Trung ương; chưa có nguồn"
WHY_UNSETTLED = "Chưa có đơn vị nào có số liệu thống nhất"
WHY_NO_PARTS = "Các đơn vị chỉ nêu tỷ lệ, không nêu đủ tử số và mẫu số; không lấy bình quân các tỷ lệ"
WHY_NO_CASES = "Không phát sinh nên không tính tỷ lệ"


def half_up(amount: Decimal, places: int = 2) -> Decimal:
    return amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def percent(numerator: Decimal, denominator: Decimal) -> Decimal:
    """numerator/denominator in percent, two decimals, half up; the denominator is not zero."""
    return half_up(numerator * 100 / denominator)


def plausible(fact: Fact, indicator: Indicator) -> bool:
    """Whether the fact stands, and its amount can exist at all (no 103 % of files)."""
    if fact.state not in _SETTLED or fact.amount is None:
        return False
    low_enough = indicator.high is None or fact.amount <= indicator.high
    return low_enough and (indicator.low is None or fact.amount >= indicator.low)


def hedged(fact: Fact) -> bool:
    """No place prints the amount exactly: "gần 2.500"."""
    return None not in [value.qualifier for value in fact.values]


@lru_cache(maxsize=500)  # asked for each unit and indicator
def same_cut_off(period: Period) -> tuple[Period, ...]:
    """Periods that end on the same day, the nearest first: a state told for one of them is the state of all."""
    family = dict.fromkeys((period, period.cumulative(), period.last_quarter))
    return tuple(p for p in family if p.end == period.end)


class FactBook:
    """Facts found by unit, indicator and period. For states and plans any period with the same cut-off will do."""

    def __init__(self, facts: Iterable[Fact], catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._told: dict[tuple[Code, Period], dict[str, Fact]] = {}
        for fact in facts:
            self._told.setdefault((fact.indicator, fact.period), {})[fact.unit] = fact
        self._columns: dict[tuple[Code, Period], dict[str, Fact]] = {}
        self._settled: dict[tuple[Code, Period], dict[str, Fact]] = {}

    def renew(self, codes: Container[Code], facts: Iterable[Fact]) -> None:
        """Puts these, all there are of these indicators, into the place of those that were here."""
        for held in (self._told, self._columns, self._settled):
            for key in [key for key in list(held) if key[0] in codes]:
                held.pop(key, None)
        for fact in facts:
            self._told.setdefault((fact.indicator, fact.period), {})[fact.unit] = fact

    def get(self, unit: str, code: Code, period: Period) -> Fact | None:
        return self.column(code, period).get(unit)

    def settled(self, unit: str, code: Code, period: Period) -> Fact | None:
        return self.settled_column(code, period).get(unit)

    def tells(self, code: Code, period: Period) -> bool:
        """Whether any unit's fact is of exactly this period."""
        return (code, period) in self._told

    def any_of(self, codes: Iterable[Code], period: Period) -> bool:
        return any(self._told.get((code, p)) for code in codes for p in told_in(self.catalogue, code, period))

    def column(self, code: Code, period: Period) -> dict[str, Fact]:
        """By unit, all that is told; every figure is asked for many times."""
        key = (code, period)
        found = self._columns.get(key)
        if found is None:
            found = {}
            for place in reversed(told_in(self.catalogue, code, period)):  # the nearest last, so that it stands
                found |= self._told.get((code, place), {})
            self._columns[key] = found
        return found

    def settled_column(self, code: Code, period: Period) -> dict[str, Fact]:
        """By unit, what stands and can be."""
        key = (code, period)
        found = self._settled.get(key)
        if found is None:
            indicator = self.catalogue[code] if self.column(code, period) else None
            found = {u: f for u, f in self.column(code, period).items() if indicator and plausible(f, indicator)}
            self._settled[key] = found
        return found


def told_in(catalogue: Catalogue, code: Code, period: Period) -> tuple[Period, ...]:
    """Which periods' reports tell of it: a state or a plan also those of other periods that end on the same day."""
    indicator = catalogue.get(code)
    return same_cut_off(period) if indicator is not None and indicator.semantics.stands else (period,)


def periods_of(indicator: Indicator, period: Period) -> tuple[Period, ...]:
    """The periods a report on `period` gives this indicator for; in-period and cumulative figures stay apart."""
    if indicator.semantics is Semantics.YEARLY:
        return tuple(dict.fromkeys((Period(period.year - 1, PeriodKind.YEAR), Period(period.year, PeriodKind.YEAR))))
    if indicator.semantics.stands:
        return (period,)
    return tuple(dict.fromkeys((period, period.cumulative())))


def city_figures(
    facts: Sequence[Fact] | FactBook,
    *,
    catalogue: Catalogue,
    period: Period,
    reporting_units: Sequence[ReportingUnit],
    only: Container[Code] | None = None,
) -> list[CityFigure]:
    """One figure per indicator and period that any fact speaks of, in catalogue order.

    reporting_units: those that sent a report for the period; facts of others are left out. only: of these indicators.
    """
    book = facts if isinstance(facts, FactBook) else FactBook(facts, catalogue)
    return [
        figure_of(indicator, at, book, owing(reporting_units, indicator, at, book))
        for indicator in catalogue
        if only is None or indicator.code in only
        for at in periods_of(indicator, period)
        if book.any_of(_codes(indicator), at)
    ]


def owing(units: Iterable[ReportingUnit], indicator: Indicator, period: Period, book: FactBook) -> tuple[str, ...]:
    """Names of those to whom the indicator applies or who tell it all the same; the City itself owes none."""
    return tuple(
        u.name
        for u in units
        if u.group is not UnitGroup.CITY
        and (
            not u.is_spared(indicator.code, period) or any(book.get(u.name, code, period) for code in _codes(indicator))
        )
    )


def codes_behind(indicator: Indicator) -> tuple[Code, ...]:
    """Every indicator whose facts a city figure of this one may be made from."""
    below = indicator.denominator.codes if indicator.denominator else ()
    return tuple(dict.fromkeys((*_codes(indicator), *below)))


def _codes(indicator: Indicator) -> tuple[Code, ...]:
    """The indicator itself, and for a ratio its numerator: from parts alone a ratio can be made too."""
    above, below = indicator.numerator, indicator.denominator
    if indicator.aggregation is not Aggregation.RATIO or not above or not below or not below.codes:
        return (indicator.code,)
    merged = _MERGED.get(frozenset(above.codes))
    return (indicator.code, *above.codes, *((merged,) if merged else ()))


def made_of(indicator: Indicator) -> tuple[Code, ...]:
    """Every indicator whose facts may enter this one's figure."""
    parts = [part.codes for part in (indicator.numerator, indicator.denominator) if part]
    merged = [_MERGED[frozenset(codes)] for codes in parts if frozenset(codes) in _MERGED]
    return tuple(dict.fromkeys((indicator.code, *(code for codes in parts for code in codes), *merged)))


def figure_of(indicator: Indicator, period: Period, book: FactBook, units: Sequence[str]) -> CityFigure:
    """The figure over exactly these units."""
    if indicator.aggregation is Aggregation.RATIO:
        return _ratio(indicator, period, book, units)
    if indicator.aggregation is Aggregation.SUM:
        return _sum(indicator, period, book, units)
    if indicator.aggregation is Aggregation.LAST:
        return _own_source(indicator, period, book, units)
    why = WHY_DISTINCT if indicator.aggregation is Aggregation.DISTINCT else WHY_NONE
    return replace(_empty(indicator, period, book, units), why=why)


def _empty(indicator: Indicator, period: Period, book: FactBook, units: Sequence[str]) -> CityFigure:
    """Who reported what, before anything is added up."""
    firm, told = book.settled_column(indicator.code, period), book.column(indicator.code, period)
    settled = tuple(f for u in units if (f := firm.get(u)))
    have = {f.unit for f in settled}
    missing = tuple(u for u in units if u not in have)
    return CityFigure(
        indicator=indicator.code,
        period=period,
        amount=None,
        measure=indicator.measure,
        parts=(),
        missing=missing,
        expected=len(units),
        unit_facts=settled,
        unsettled=tuple(u for u in missing if u in told),
    )


def _sum(indicator: Indicator, period: Period, book: FactBook, units: Sequence[str]) -> CityFigure:
    base = _empty(indicator, period, book, units)
    if not base.unit_facts:
        return replace(base, why=WHY_UNSETTLED)
    total = sum((f.amount for f in base.unit_facts if f.amount is not None), Decimal(0))
    rounded = tuple(f.unit for f in base.unit_facts if hedged(f))
    return replace(base, amount=total, parts=base.unit_facts, used=base.unit_facts, hedged=rounded)


def _own_source(indicator: Indicator, period: Period, book: FactBook, units: Sequence[str]) -> CityFigure:
    base = _empty(indicator, period, book, units)
    own = book.settled(CITY, indicator.code, period)
    if own is None:
        return replace(base, why=WHY_LAST)
    return replace(base, amount=own.amount, parts=(own,), used=(own,), missing=(), unsettled=(), expected=1)


@dataclass(frozen=True, slots=True)
class UnitRatio:
    """One unit's numerator and denominator. fact: its printed percent, else its first part."""

    fact: Fact
    numerator: Decimal
    denominator: Decimal
    used: tuple[Fact, ...]


def _ratio(indicator: Indicator, period: Period, book: FactBook, units: Sequence[str]) -> CityFigure:
    base = _empty(indicator, period, book, units)
    ratios = UnitRatios(indicator, period, book)
    found = [r for u in units if (r := ratios.of(u))]
    inside = {r.fact.unit for r in found}
    missing = tuple(u for u in units if u not in inside)
    disputed = {u for u in missing if u in base.unsettled or ratios.disputed(u)}
    base = replace(
        base,
        missing=missing,
        unsettled=tuple(u for u in missing if u in disputed),
        percent_only=tuple(f.unit for f in base.unit_facts if f.unit not in inside and f.unit not in disputed),
    )
    if not found:
        return replace(base, why=WHY_NO_PARTS if base.percent_only else WHY_UNSETTLED)
    numerator = sum((r.numerator for r in found), Decimal(0))
    denominator = sum((r.denominator for r in found), Decimal(0))
    return replace(
        base,
        amount=percent(numerator, denominator) if denominator else None,
        parts=tuple(r.fact for r in found),
        numerator=numerator,
        denominator=denominator,
        why="" if denominator else WHY_NO_CASES,
        used=tuple(f for r in found for f in r.used),
        hedged=tuple(r.fact.unit for r in found if any(hedged(f) for f in r.used)),
    )


class UnitRatios:
    """An indicator's ratios, unit by unit."""

    def __init__(self, indicator: Indicator, period: Period, book: FactBook) -> None:
        parts = (indicator.numerator, indicator.denominator)
        self._own = book.column(indicator.code, period)
        self._above, self._below = (_Added(part, period, book) for part in parts)
        self._told = [book.column(code, period) for part in parts if part for code in part.codes]

    def of(self, unit: str) -> UnitRatio | None:
        """From the parts printed beside the percent, else from the parts' own facts; a disputed part counts for
        neither."""
        fact = self._own.get(unit)
        if fact is not None and fact.state not in _SETTLED:
            return None
        if fact is not None and fact.numerator is not None and fact.denominator is not None:
            return None if self.disputed(unit) else UnitRatio(fact, fact.numerator, fact.denominator, (fact,))
        above, below = self._above.of(unit), self._below.of(unit)
        if not above or not below:
            return None
        used = (*above, *below)
        return UnitRatio(fact or above[0], _total(above), _total(below), used if fact is None else (fact, *used))

    def disputed(self, unit: str) -> bool:
        """Whether a part is told, and does not stand."""
        found = (column.get(unit) for column in self._told)
        return any(fact is not None and fact.state not in _SETTLED for fact in found)


class _Added:
    """The facts that add up to a part, unit by unit."""

    def __init__(self, part: Part | None, period: Period, book: FactBook) -> None:
        codes = part.codes if part else ()
        merged = _MERGED.get(frozenset(codes))
        self._columns = [book.settled_column(code, period) for code in codes]
        self._whole = book.settled_column(merged, period) if merged and merged in book.catalogue else {}

    def of(self, unit: str) -> tuple[Fact, ...]:
        """Empty if one of them is missing."""
        facts = tuple([f for column in self._columns if (f := column.get(unit))])
        if len(facts) == len(self._columns):
            return facts
        whole = self._whole.get(unit)
        return (whole,) if whole else ()


def _total(facts: Iterable[Fact]) -> Decimal:
    return sum((f.amount for f in facts if f.amount is not None), Decimal(0))
