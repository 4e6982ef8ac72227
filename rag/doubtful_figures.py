"""Figures that were reported but cannot be counted: in conflict, readable in two ways, or outside what is possible."""

from __future__ import annotations

from collections.abc import Sequence

from domain.city import CityFigure
from domain.facts import Fact, FactState
from domain.indicators import Indicator
from domain.periods import Period
from rag.chosen_facts import answering_periods, beside_it
from rag.fact_source import FactSource
from rag.figure_words import fact_words, listed
from rag.notebook import Notebook
from rag.ratio_check import part_codes

_CONFLICT, _TWO_WAYS, _IMPOSSIBLE = "số liệu mâu thuẫn", "số in đọc được nhiều cách", "số liệu ngoài mức có thể"


def not_counted(figure: CityFigure, indicator: Indicator, source: FactSource, notes: Notebook) -> list[str]:
    """Why units that did report are not in the City's figure, each with its amounts; then those without a figure."""
    doubts = doubtful_facts(figure.unsettled, figure.period, indicator, source)
    notes.use(*doubts)
    sentences = [f"Chưa tính vào vì {why}: {listed(named)}." for why, named in _by_reason(doubts)]
    known = {f.unit for f in doubts}
    unexplained = [u for u in figure.unsettled if u not in known]
    if unexplained:
        sentences.append(f"Chưa tính vào vì số liệu chưa thống nhất: {listed(unexplained)}.")
    if figure.percent_only:
        few = listed(list(figure.percent_only))
        sentences.append(f"Chưa tính vào vì chỉ nêu tỷ lệ, không nêu đủ tử số và mẫu số: {few}.")
    told = {*figure.unsettled, *figure.percent_only}
    absent = [u for u in figure.missing if u not in told]
    elsewhen = of_other_periods(absent, figure.period, indicator, source)
    notes.use(*elsewhen)
    sentences += other_periods_told(elsewhen, "Chưa tính vào")
    if none := [u for u in absent if all(f.unit != u for f in elsewhen)]:
        sentences.append(f"Chưa có số liệu của {listed(none)}.")
    return sentences


def of_other_periods(units: Sequence[str], period: Period, indicator: Indicator, source: FactSource) -> list[Fact]:
    """One settled figure of each of these units for another period with the same last day, the longest first."""
    periods = beside_it(period)
    if not units or not periods:
        return []
    found = source.facts([indicator.code], units=list(units), periods=periods)
    best: dict[str, Fact] = {}
    for fact in sorted(found, key=lambda f: f.period.start):
        if fact.amount is not None:
            best.setdefault(fact.unit, fact)
    return [best[unit] for unit in units if unit in best]


def other_periods_told(facts: Sequence[Fact], left_out: str) -> list[str]:
    """left_out: "Chưa tính vào", "Không xếp"."""
    if not facts:
        return []
    told = [f"{f.unit} {fact_words(f)} ({f.period.label})" for f in facts]
    return [f"{left_out} vì chỉ có số của kỳ khác: {listed(told, most=len(told))}."]


def not_placed(doubts: Sequence[Fact]) -> list[str]:
    """Why units that did report stand in no ranking."""
    return [f"Không xếp vì {why}: {listed(named)}." for why, named in _by_reason(doubts)]


def doubtful_facts(units: Sequence[str], period: Period, indicator: Indicator, source: FactSource) -> list[Fact]:
    """Each unit's own figure; where that is settled or absent, its doubtful numerators and denominators."""
    if not units:
        return []
    periods = [p for p in answering_periods(period, indicator) if p.end == period.end]
    periods = periods if indicator.semantics.stands else [period]
    own = source.facts([indicator.code], units=units, periods=periods)
    codes = part_codes(indicator)
    parts = [f for f in source.facts(codes, units=units, periods=periods) if f.amount is None] if codes else []
    found: list[Fact] = []
    for unit in units:
        mine = [f for f in own if f.unit == unit]
        doubted = [f for f in mine if f.amount is None][:1] or [f for f in parts if f.unit == unit]
        found += doubted or mine[:1]
    return found


def _by_reason(facts: Sequence[Fact]) -> list[tuple[str, list[str]]]:
    """(reason, "unit (amounts)" of each it holds for), the commonest kind of doubt first."""
    named: dict[str, dict[str, list[str]]] = {_CONFLICT: {}, _TWO_WAYS: {}, _IMPOSSIBLE: {}}
    kinds = {FactState.CONFLICT: _CONFLICT, FactState.AMBIGUOUS: _TWO_WAYS}
    for fact in facts:
        named[kinds.get(fact.state, _IMPOSSIBLE)].setdefault(fact.unit, []).append(fact_words(fact))
    return [(why, [f"{u} ({'; '.join(words)})" for u, words in by.items()]) for why, by in named.items() if by]
