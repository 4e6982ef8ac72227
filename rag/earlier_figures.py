"""Of which period a figure is that a report tells only to compare with: "(năm 2024 là 54)", "cùng kỳ 2.102"."""

from __future__ import annotations

import re
from dataclasses import replace

from domain.periods import Period, PeriodKind
from domain.values import OtherFigure
from rag.folded import fold
from rag.period_words import asked_periods

_BEFORE = 45  # characters in front of a number that may say when it was
_CLAUSE = re.compile(r"[;(]|,\s|\.\s")
_YEAR_BEFORE = r"cung ky(?: nam (?:truoc|ngoai|20\d\d))?|nam (?:truoc|ngoai)"


def dated(figure: OtherFigure, now: Period) -> OtherFigure:
    """The figure with the period that the words right before it name, where it has none. now: of the report."""
    if figure.period is not None:
        return figure
    place = figure.citation
    at = place.number.start - place.span.start
    told = fold(_CLAUSE.split(place.quote[max(at - _BEFORE, 0) : at])[-1])
    if told.has(_YEAR_BEFORE):
        return replace(figure, period=now.year_before())
    named = asked_periods(told, known=[now])
    if len(named.periods) == 1:
        return replace(figure, period=named.periods[0])
    if named.year is not None and now.kind is PeriodKind.YEAR:
        return replace(figure, period=Period(named.year, PeriodKind.YEAR))
    return figure
