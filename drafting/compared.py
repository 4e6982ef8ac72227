"""Which figures of earlier periods a report of a kind is set against: nothing else of those periods need be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from domain.indicators import Aggregation, Better, Catalogue, Code, Indicator, Semantics
from domain.periods import Period
from drafting.city import made_of, periods_of, told_in
from drafting.outline import Outline, PartSpec


def compared(outline: Outline, catalogue: Catalogue, period: Period) -> Mapping[Period, tuple[Code, ...]]:
    """By earlier period the indicators whose change since is told, and all that their figures are made of."""
    first = ((code, "") for code in (*outline.comparison, *_rates(catalogue)))
    told = [(catalogue[code], when) for code, when in (*_changes(outline.parts), *first) if code in catalogue]
    found: dict[Period, dict[Code, None]] = {}
    for indicator, when in told:
        at = _told_at(indicator, period, when)
        for earlier in dict.fromkeys(then for now in at for then in (now.previous(), now.year_before())):
            for part in made_of(indicator):
                for place in told_in(catalogue, part, earlier):
                    found.setdefault(place, {})[part] = None
    return {place: tuple(codes) for place, codes in found.items()}


def _told_at(indicator: Indicator, period: Period, when: str) -> tuple[Period, ...]:
    """`Desk.at` gives one of these. when: "" for as the indicator is told first."""
    periods = periods_of(indicator, period)
    if not indicator.semantics.runs:
        return periods
    cumulative = when == "cumulative" or (not when and indicator.semantics is Semantics.CUMULATIVE)
    return periods[-1:] if cumulative else periods[:1]


def _rates(catalogue: Catalogue) -> Iterator[Code]:
    """City rates of which a rise or a fall is told in the assessment."""
    return (i.code for i in catalogue if i.aggregation is Aggregation.RATIO and i.better is Better.HIGHER)


def _changes(parts: tuple[PartSpec, ...]) -> Iterator[tuple[Code, str]]:
    for part in parts:
        for sentence in part.body:
            yield from ((code, sentence.at) for code in sentence.change)
        yield from _changes(part.parts)
