"""Amounts, periods and indicators as an answer says them. Pure; every number said is the one given."""

from __future__ import annotations

import re
from decimal import Decimal

from domain.facts import Fact, FactState
from domain.indicators import Indicator, IndicatorType, Semantics
from domain.number_reading import read_numbers
from domain.numbers import Qualifier
from domain.periods import Period, PeriodKind
from domain.quantities import DONG, PERCENT, Measure, vietnamese
from domain.texts import fold_case

_HEDGES = {
    Qualifier.GT: "trên ",
    Qualifier.LT: "dưới ",
    Qualifier.APPROX: "khoảng ",
    Qualifier.MIN: "ít nhất ",
    Qualifier.MAX: "không quá ",
}
_BIG = ((Decimal(10) ** 9, "tỷ đồng"), (Decimal(10) ** 6, "triệu đồng"))
RANK = "hạng"
POINTS = "điểm %"


def amount_words(amount: Decimal, measure: Measure) -> str:
    """ "98,75%", "9.016 hồ sơ", "51,2 tỷ đồng", "thứ 2"."""
    if measure == PERCENT:
        return f"{vietnamese(amount)}%"
    if measure == RANK:
        return f"thứ {vietnamese(amount)}"
    if measure == DONG:
        for size, words in _BIG:
            if abs(amount) >= size:
                return f"{vietnamese(amount / size)} {words}"
    return f"{vietnamese(amount)} {measure}"


def fact_words(fact: Fact) -> str:
    """The fact's amount as reported, with the hedge it was written with; both amounts of a conflict."""
    if fact.amount is None:
        joint = " và " if fact.state is FactState.CONFLICT else " hoặc "
        return joint.join(amount_words(a, fact.measure) for a in fact.amounts)
    return hedge(fact) + amount_words(fact.amount, fact.measure)


def hedge(fact: Fact) -> str:
    """The hedge as printed in front of the number ("gần "), or what it means where it is printed elsewhere."""
    value = next((v for v in fact.values if v.amount == fact.amount), None)
    if value is None or value.qualifier is None:
        return ""
    at = value.citation.number.start - value.citation.span.start
    for mention in read_numbers(value.citation.quote):
        if mention.number.start == at and mention.span.start < at:
            return f"{fold_case(value.citation.quote[mention.span.start : at].strip())} "
    return _HEDGES.get(value.qualifier, "")


def indicator_words(indicator: Indicator) -> str:
    """The indicator's name as it stands inside a sentence, without what its brackets explain."""
    name = re.sub(r"\s*\((?!SIPAS|PAR INDEX|DTI)[^)]*\)", "", indicator.name).strip()
    if ": " in name:  # "Bộ chỉ số 766: tổng điểm"
        whole, _, part = name.partition(": ")
        return f"{part} {whole}"
    if " – " in name:  # "766 – Dịch vụ công trực tuyến"
        whole, _, part = name.partition(" – ")
        return f"{indicator.measure} “{part}” của Bộ chỉ số {whole}"
    first = name.split(" ", 1)[0]
    return name if first.isupper() and len(first) > 1 else name[:1].lower() + name[1:]


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def period_words(period: Period, indicator: Indicator) -> str:
    """When a figure holds, in front of a sentence: "Lũy kế 9 tháng đầu năm 2026", "Quý III năm 2026"."""
    if indicator.semantics is Semantics.CUMULATIVE and period.kind in (PeriodKind.HALF, PeriodKind.NINE_MONTHS):
        return f"Lũy kế {period.label}"
    if indicator.semantics is Semantics.STATE:
        return f"Tại thời điểm chốt số liệu {period.label}"
    return capital(period.label)


def difference_measure(measure: Measure) -> Measure:
    """What a difference of two such amounts counts: percents differ by "điểm %", ranks by "bậc"."""
    return {PERCENT: POINTS, RANK: "bậc"}.get(measure, measure)


def change_words(earlier: Decimal, later: Decimal, indicator: Indicator) -> str:
    """ "tăng 0,13 điểm %", "giảm 3 bậc", "không đổi". A rank rises when its number falls."""
    if earlier == later:
        return "không đổi"
    rises = later < earlier if indicator.type is IndicatorType.RANK else later > earlier
    size = amount_words(abs(later - earlier), difference_measure(indicator.measure))
    return f"{'tăng' if rises else 'giảm'} {size}"


def state_words(*facts: Fact) -> str:
    """ "đã duyệt" or "chưa duyệt"; of several facts, "có số chưa duyệt" when they differ."""
    approved = {fact.approved for fact in facts}
    if approved == {True}:
        return "đã duyệt"
    return "chưa duyệt" if approved == {False} else "một phần chưa duyệt"


def listed(words: list[str], *, most: int = 12) -> str:
    """ "A, B và C"; past `most` the rest is left to the reader without a number."""
    if len(words) > most:
        return ", ".join(words[:most]) + " và các đơn vị khác"
    return " và ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
