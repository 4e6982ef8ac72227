"""Figures of a group of units taken together: "các phường tổng cộng", always with who is in them and who is not."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from domain.facts import Fact
from domain.indicators import Aggregation, Indicator
from domain.quantities import plain
from domain.units import UnitGroup
from rag.figure_words import amount_words, fact_words, indicator_words, listed, period_words, state_words
from rag.notebook import Notebook
from rag.ratio_check import Recount, percent_of

GROUP_WORDS = {
    UnitGroup.DEPARTMENT: "các sở",
    UnitGroup.WARD: "các phường",
    UnitGroup.COMMUNE: "các xã",
    UnitGroup.OTHER: "các cơ quan khác",
    UnitGroup.CITY: "Thành phố",
}
_MOST_NAMED = 20


def group_total(
    facts: Sequence[Fact], missing: Sequence[str], group: str, indicator: Indicator, notes: Notebook
) -> list[str]:
    """facts: one per unit, of one period. group: "các phường". Empty where the figures do not add up to one."""
    settled = [f for f in facts if f.amount is not None]
    if not settled or len({f.period for f in settled}) > 1:
        return []
    made = _sum(settled, group, indicator, notes)
    if indicator.aggregation is Aggregation.RATIO:
        made = _ratio(settled, group, indicator, notes)
    if not made:
        return []
    doubted = [f for f in facts if f.amount is None]
    notes.use(*doubted)
    if doubted:
        made.append(f"Chưa tính vào vì số liệu chưa thống nhất: {listed([_told(f) for f in doubted])}.")
    if missing:
        made.append(f"Chưa có số liệu của {listed(list(missing))}.")
    return made


def _sum(facts: Sequence[Fact], group: str, indicator: Indicator, notes: Notebook) -> list[str]:
    if indicator.aggregation is not Aggregation.SUM:
        return []
    notes.use(*facts)
    amounts = [f.amount for f in facts if f.amount is not None]
    total, how = sum(amounts, Decimal(0)), " + ".join(plain(a) for a in amounts)
    notes.computed(total, indicator.measure, how, unit=group, indicator=indicator.code, period=facts[0].period)
    words = amount_words(total, indicator.measure)
    return [_sentence(facts, group, indicator, words), _parts(facts)]


def _ratio(facts: Sequence[Fact], group: str, indicator: Indicator, notes: Notebook) -> list[str]:
    """The sums of both parts divided; only where every unit's parts are known and agree with its percent."""
    counts: list[Recount] = []
    for fact in facts:
        count = notes.recount(fact, indicator)
        if count is None or count.contradicts(fact):
            return []
        counts.append(count)
    over, under = sum((c.numerator for c in counts), Decimal(0)), sum((c.denominator for c in counts), Decimal(0))
    percent = percent_of(over, under)
    notes.use(*facts)
    how = f"tổng tử số {plain(over)} chia tổng mẫu số {plain(under)} của các đơn vị"
    notes.computed(percent, "%", how, unit=group, indicator=indicator.code, period=facts[0].period)
    return [_sentence(facts, group, indicator, amount_words(percent, "%")), _parts(facts)]


def _sentence(facts: Sequence[Fact], group: str, indicator: Indicator, words: str) -> str:
    when, name = period_words(facts[0].period, indicator), indicator_words(indicator)
    return f"{when}, {name} của {group} gộp lại là {words} (số tính ra từ số liệu {state_words(*facts)})."


def _parts(facts: Sequence[Fact]) -> str:
    if len(facts) > _MOST_NAMED:
        return ""
    return f"Trong đó: {'; '.join(_told(f) for f in facts)}."


def _told(fact: Fact) -> str:
    return f"{fact.unit} {fact_words(fact)}"
