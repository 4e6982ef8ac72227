"""The City's figures, made of the units' by each indicator's own rule, always with who is in them."""

from __future__ import annotations

from collections.abc import Sequence

from domain.city import CityFigure
from domain.facts import CITY
from domain.indicators import Indicator
from domain.periods import Period
from domain.quantities import plain
from rag.chosen_facts import answering_periods
from rag.doubtful_figures import not_counted
from rag.fact_source import FactSource
from rag.figure_words import (
    amount_words,
    change_words,
    difference_measure,
    indicator_words,
    period_words,
    state_words,
)
from rag.notebook import Notebook


def city_figure(facts: FactSource, indicator: Indicator, periods: Sequence[Period]) -> CityFigure | None:
    """The first of the periods' figures that has an amount; else one that says why there is none; else None."""
    refused: CityFigure | None = None
    for asked in periods:
        for period in answering_periods(asked, indicator):
            figure = facts.city(indicator.code, period)
            if figure is not None and figure.amount is not None:
                return figure
            refused = refused or figure
    return refused


def city_sentence(figure: CityFigure, indicator: Indicator, source: FactSource, notes: Notebook) -> str:
    assert figure.amount is not None
    notes.city(figure)
    when, name = period_words(figure.period, indicator), indicator_words(indicator)
    words = amount_words(figure.amount, figure.measure)
    state = f" ({state_words(*figure.parts)})" if figure.parts else ""
    sentence = (
        f"{when}, toàn Thành phố có {name} là {words}, tổng hợp từ {figure.coverage} đơn vị đã gửi báo cáo{state}."
    )
    return " ".join([sentence, *not_counted(figure, indicator, source, notes)])


def city_trend(figures: Sequence[CityFigure], indicator: Indicator, source: FactSource, notes: Notebook) -> list[str]:
    """The City's figure over periods, earliest first, and the change; a change of who reports is said."""
    lines = [city_sentence(figure, indicator, source, notes) for figure in figures]
    first, last = figures[0], figures[-1]
    if len(figures) < 2 or first.amount is None or last.amount is None:
        return lines
    measure = difference_measure(indicator.measure)
    how = f"{plain(last.amount)} - {plain(first.amount)}"
    change = last.amount - first.amount
    notes.computed(change, measure, how, unit=CITY, indicator=indicator.code, period=last.period)
    words = change_words(first.amount, last.amount, indicator)
    same = {f.unit for f in first.parts} == {f.unit for f in last.parts}
    care = "" if same else " Các đơn vị có số liệu ở các kỳ này không giống nhau nên so sánh này chỉ để tham khảo."
    return [*lines, f"So với {first.period.label}, {last.period.label} {words}.{care}"]
