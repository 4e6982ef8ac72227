"""Checks 1–4: printed percents against their parts, and shares that cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from domain.documents import Document
from domain.indicators import Code, IndicatorType
from domain.numbers import Qualifier
from domain.periods import Period
from domain.values import Finding, IndicatorValue, Method
from extraction.check_rules import Seen, finding, is_exact, rounded, shown
from extraction.printed_parts import parts_around

_POINT = Decimal("0.1")
_HEDGED = Decimal(1)
_FAR = Decimal(12)
# Shares whose parts the catalogue names otherwise or in more than one way: (numerator sums), (denominators).
_FORMULAS: dict[Code, tuple[tuple[tuple[Code, ...], ...], tuple[tuple[Code, ...], ...]]] = {
    "TT-20": ((("TT-17", "TT-18"), ("TT-30",)), (("TT-16",),)),
    "TT-21": ((("TT-19",),), (("TT-16",), ("TT-11",), ("TT-12",))),
    "CQS-05": ((("TT-13",),), (("TT-12",), ("TT-11",))),
}

_RELATED: dict[Code, tuple[Code, ...]] = {
    "TT-20": ("TT-16", "TT-17", "TT-18", "TT-19", "TT-30"),
    "TT-21": ("TT-16", "TT-19"),
    "CQS-05": ("TT-11", "TT-12", "TT-13", "TT-14"),
}


def percent_of_printed_parts(seen: Seen) -> Iterator[Finding]:
    """1. A percent printed beside its parts is their quotient (R4); a typing slip shows here first."""
    for value in seen.values:
        parts = _printed_parts(value, seen.document) if value.measure == "%" else None
        if parts is None:
            continue
        computed = 100 * parts[0] / parts[1]
        if _differs(value, computed, seen.document) and abs(computed - value.amount) <= _FAR:
            yield _mismatch(value, computed, _parts(*parts), [value])


def quotient_holds(value: IndicatorValue, document: Document) -> bool:
    """Whether a percent is the quotient of the parts printed beside it."""
    parts = _printed_parts(value, document) if value.measure == "%" else None
    return parts is not None and not _differs(value, 100 * parts[0] / parts[1], document)


def percent_of_reported_parts(seen: Seen) -> Iterator[Finding]:
    """2. A percent agrees with its parts reported elsewhere in the same report for the same period (R4)."""
    for code, period, values in seen.groups():
        value = seen.settled(code, period) or _only_hedged(values)
        if value is None or value.measure != "%" or any(_printed_parts(v, seen.document) for v in values):
            continue
        quotients = _quotients(seen, code, period)
        if not quotients or any(not _differs(value, q, seen.document) for q, _ in quotients):
            continue
        computed, parts = quotients[0]
        if code in _FORMULAS and not set(_FORMULAS[code][1][0]) <= {p.indicator for p in parts}:
            continue  # only a second-choice denominator is known: it may excuse a percent, never accuse it
        if abs(computed - value.amount) <= _FAR:  # a wider gap means another population, not a slip
            printed = " và ".join(shown(p.amount, p.measure) for p in parts)
            yield _mismatch(value, computed, printed, [value, *parts])


def complementary_shares(seen: Seen) -> Iterator[Finding]:
    """3. On-time and late shares of the same files are 100% together."""
    for code, period, _ in seen.groups():
        on_time = seen.settled("TT-20", period) if code == "TT-20" else None
        late = seen.settled("TT-21", period) if on_time else None
        if on_time and late and Decimal(1) < abs(on_time.amount + late.amount - 100) + 1 - 2 * _POINT:
            message = (
                f"Tỷ lệ đúng hạn {shown(on_time.amount, '%')} và tỷ lệ quá hạn {shown(late.amount, '%')} "
                "không cộng thành 100%."
            )
            yield finding("percent_mismatch", message, ("TT-20", "TT-21"), (on_time.citation, late.citation))


def impossible_share(seen: Seen) -> Iterator[Finding]:
    """4. A share of a whole lies between 0 and 100% (R3); growth and plan completion are no indicators of this kind."""
    for value in seen.values:
        indicator = seen.indicator(value.indicator)
        bounded = indicator.measure == "%" and indicator.type in (IndicatorType.RATIO, IndicatorType.SCORE)
        if bounded and (value.amount > 100 or value.amount < 0):
            message = f"{indicator.name}: {shown(value.amount, '%')} nằm ngoài khoảng 0–100%."
            yield finding("impossible_percent", message, (value.indicator,), (value.citation,))


def _printed_parts(value: IndicatorValue, document: Document) -> tuple[Decimal, Decimal] | None:
    if value.numerator is not None and value.denominator:
        return value.numerator, value.denominator
    if value.method is Method.TABLE:
        return None
    found = parts_around(document.block(value.citation.block_id).text, value.citation.number)
    return found if found and found[1] else None


def _only_hedged(values: Sequence[IndicatorValue]) -> IndicatorValue | None:
    """ "khoảng 84,2%" is still held against its parts, with more room."""
    return values[0] if len(values) == 1 and values[0].qualifier is Qualifier.APPROX else None


def _quotients(seen: Seen, code: Code, period: Period) -> list[tuple[Decimal, list[IndicatorValue]]]:
    found = []
    if any(_conflicting(seen, related, period) for related in _RELATED.get(code, ())):
        return []
    for tops, bottoms in product(*_parts_of(seen, code)):
        above = [seen.settled(c, period) for c in tops]
        below = [_denominator(seen, c, period) for c in bottoms]
        if all(above) and all(below):
            parts = [v for v in (*above, *below) if v is not None]
            bottom = sum((v.amount for v in below if v), Decimal(0))
            if bottom:
                found.append((100 * sum((v.amount for v in above if v), Decimal(0)) / bottom, parts))
    return found


def _conflicting(seen: Seen, code: Code, period: Period) -> bool:
    """Text and annex differ on it: then no quotient made of its story can be held against anything."""
    return len({v.amount for v in seen.of(code, period) if is_exact(v)}) > 1


def _denominator(seen: Seen, code: Code, period: Period) -> IndicatorValue | None:
    """A plan counts for the whole year, so it is looked up under the report's period too."""
    return seen.settled(code, period) or (
        seen.settled(code, seen.period) if seen.indicator(code).semantics.value in ("T", "S") else None
    )


def _parts_of(seen: Seen, code: Code) -> tuple[tuple[tuple[Code, ...], ...], tuple[tuple[Code, ...], ...]]:
    if code in _FORMULAS:
        return _FORMULAS[code]
    indicator = seen.indicator(code)
    top = indicator.numerator.codes if indicator.numerator else ()
    bottom = indicator.denominator.codes if indicator.denominator else ()
    return ((top,) if top else (), (bottom,) if bottom else ())


def _differs(value: IndicatorValue, computed: Decimal, document: Document) -> bool:
    """Beyond 0,1 point and beyond what rounding to the printed digits explains; hedged figures get a whole point."""
    gap = abs(value.amount - computed)
    if value.qualifier in (Qualifier.GT, Qualifier.MIN):
        return value.amount > computed + _POINT
    if value.qualifier in (Qualifier.LT, Qualifier.MAX):
        return value.amount < computed - _POINT
    if not is_exact(value) and value.qualifier is None:
        return False
    half_digit = Decimal(1).scaleb(-_printed_decimals(value, document)) / 2
    allowed = max(_POINT, half_digit, _HEDGED if value.qualifier is Qualifier.APPROX else Decimal(0))
    return gap > allowed


def _printed_decimals(value: IndicatorValue, document: Document) -> int:
    printed = value.citation.number.of(document.block(value.citation.block_id).text)
    digits = printed.replace(".", ",").partition(",")[2]
    return sum(ch.isdigit() for ch in digits)


def _parts(numerator: Decimal, denominator: Decimal) -> str:
    return f"{shown(numerator, '').strip()}/{shown(denominator, '').strip()}"


def _mismatch(value: IndicatorValue, computed: Decimal, parts: str, places: list[IndicatorValue]) -> Finding:
    message = (
        f"Báo cáo ghi {shown(value.amount, '%')} nhưng tính từ {parts} được "
        f"{shown(rounded(computed, 2 if abs(computed - value.amount) < 1 else 1), '%')}."
    )
    codes = (value.indicator,)
    return finding("percent_mismatch", message, codes, (v.citation for v in places))
