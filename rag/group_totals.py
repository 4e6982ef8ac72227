"""Figures of a group of units taken together: "các phường tổng cộng", always with who is in them and who is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from domain.facts import Fact
from domain.indicators import Aggregation, Indicator
from domain.quantities import DONG, Measure, plain
from domain.units import UnitGroup
from rag.chosen_facts import of_one_period
from rag.doubtful_figures import other_periods_told
from rag.figure_words import amount_words, fact_words, indicator_words, listed, period_words, state_words
from rag.notebook import Notebook
from rag.ratio_check import percent_of

GROUP_WORDS = {
    UnitGroup.DEPARTMENT: "các sở",
    UnitGroup.WARD: "các phường",
    UnitGroup.COMMUNE: "các xã",
    UnitGroup.OTHER: "các cơ quan khác",
    UnitGroup.CITY: "Thành phố",
}
_HOW_POOLED = "Gộp theo tử số và mẫu số, không lấy bình quân các tỷ lệ."
_MOST_NAMED = 20
_BOTH = 2  # a numerator and a denominator; a numerator of several figures is not told apart


@dataclass(frozen=True, slots=True)
class GroupTotal:
    """lines: none where the figures do not add up to one. counted: how many units are in it."""

    lines: tuple[str, ...] = ()
    counted: int = 0


def group_total(
    facts: Sequence[Fact],
    missing: Sequence[str],
    group: str,
    indicator: Indicator,
    notes: Notebook,
    *,
    elsewhen: Sequence[Fact] = (),
) -> GroupTotal:
    """facts: one per unit. group: "các phường". elsewhen: what other units tell of another period.

    Who is left out of it is told, with why.
    """
    fitting, others = of_one_period([f for f in facts if f.amount is not None], indicator)
    ratio = indicator.aggregation is Aggregation.RATIO
    made = (_ratio if ratio else _sum)(fitting, group, indicator, notes) if fitting else GroupTotal()
    if not made.lines:
        return made
    lines = list(made.lines)
    notes.use(*others, *elsewhen)
    lines += other_periods_told([*others, *elsewhen], "Chưa tính vào")
    if doubted := [f for f in facts if f.amount is None]:
        notes.use(*doubted)
        lines.append(f"Chưa tính vào vì số liệu chưa thống nhất: {listed([_told(f) for f in doubted])}.")
    if missing:
        lines.append(f"Chưa có số liệu của {listed(list(missing))}.")
    return GroupTotal(tuple(lines), made.counted)


def _sum(facts: Sequence[Fact], group: str, indicator: Indicator, notes: Notebook) -> GroupTotal:
    if indicator.aggregation is not Aggregation.SUM:
        return GroupTotal()
    notes.use(*facts)
    amounts = [f.amount for f in facts if f.amount is not None]
    total, how = sum(amounts, Decimal(0)), " + ".join(plain(a) for a in amounts)
    notes.computed(total, indicator.measure, how, unit=group, indicator=indicator.code, period=facts[0].period)
    words = amount_words(total, indicator.measure)
    return GroupTotal((_sentence(facts, group, indicator, words), _listed([_told(f) for f in facts])), len(facts))


def _ratio(facts: Sequence[Fact], group: str, indicator: Indicator, notes: Notebook) -> GroupTotal:
    """The sums of both parts divided, over the units whose parts are known and agree with their percent."""
    counts = [(fact, notes.recount(fact, indicator)) for fact in facts]
    sound = [(fact, count) for fact, count in counts if count is not None and not count.contradicts(fact)]
    over = sum((count.numerator for _, count in sound), Decimal(0))
    under = sum((count.denominator for _, count in sound), Decimal(0))
    if not under:
        return GroupTotal()
    counted = [fact for fact, _ in sound]
    notes.use(*counted)
    told, measure = [], ""
    for fact, count in sound:
        parts = notes.parts_reported(fact, count, indicator)
        notes.use(*parts)
        measure = parts[0].measure if parts else measure
        both = f" ({'/'.join(_amount(p.amount, p.measure) for p in parts)})" if len(parts) == _BOTH else ""
        told.append(_told(fact) + both)
    how = f"tổng tử số {plain(over)} chia tổng mẫu số {plain(under)} của các đơn vị"
    percent, code, period = percent_of(over, under), indicator.code, facts[0].period
    notes.computed(percent, "%", how, unit=group, indicator=code, period=period)
    notes.computed(over, measure, "cộng tử số của các đơn vị", unit=group, indicator=code, period=period)
    notes.computed(under, measure, "cộng mẫu số của các đơn vị", unit=group, indicator=code, period=period)
    words = f"{amount_words(percent, '%')} ({_amount(over, measure)}/{_amount(under, measure)})"
    lines = [_sentence(counted, group, indicator, words), _HOW_POOLED, _listed(told)]
    left = [fact for fact, count in counts if (fact, count) not in sound]
    unknown = [f.unit for f, count in counts if count is None]
    unsound = [_told(f) for f in left if f.unit not in unknown]
    lines += [f"Chưa tính vào vì chỉ nêu tỷ lệ, không nêu đủ tử số và mẫu số: {listed(unknown)}."] if unknown else []
    lines += [f"Chưa tính vào vì tỷ lệ in không khớp tử số, mẫu số: {listed(unsound)}."] if unsound else []
    return GroupTotal(tuple(lines), len(counted))


def _amount(amount: Decimal | None, measure: Measure) -> str:
    """In tỷ đồng where it is money; else the bare number, for its noun is told with the percent."""
    return amount_words(amount or Decimal(0), DONG if measure == DONG else "").strip()


def _sentence(facts: Sequence[Fact], group: str, indicator: Indicator, words: str) -> str:
    when, name = period_words(facts[0].period, indicator), indicator_words(indicator)
    return f"{when}, {name} của {group} gộp lại là {words} (số tính ra từ số liệu {state_words(*facts)})."


def _listed(told: Sequence[str]) -> str:
    if len(told) > _MOST_NAMED:
        return ""
    return f"Trong đó: {'; '.join(told)}."


def _told(fact: Fact) -> str:
    return f"{fact.unit} {fact_words(fact)}"
