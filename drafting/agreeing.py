"""Figures over different units that would seem to contradict each other side by side: which of them the text leaves to
the annex, where each stands with its own number of units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from domain.city import CityFigure
from domain.indicators import Code
from domain.quantities import PERCENT

Told = list[tuple[Code, CityFigure]]
# A whole, and what is part of it: no part is more than its whole while both are over the same units.
_PARTS: Mapping[Code, Sequence[Code]] = {
    "CD-02": ("CD-03",),
    "CD-05": ("CD-06", "CD-07", "CD-08"),
    "CD-12": ("CD-13",),
    "TC-02": ("TC-03",),
    "TC-03": ("TC-04",),
    "TC-05": ("TC-06",),
    "TC-06": ("TC-07",),
    "TC-07": ("TC-08",),
    "TT-11": ("TT-12", "TT-13", "TT-14", "TT-15"),
    "TT-12": ("TT-13", "TT-14"),
    "TT-16": ("TT-17", "TT-18", "TT-30", "TT-19"),
    "TT-22": ("TT-23", "TT-24"),
    "TT-27": ("TT-28",),
    "TK-01": ("TK-02",),
}


def agreeing(figures: Told) -> Told:
    """Without a whole that is less than its part, or a part that is more than its whole: the one of fewer units goes,
    of equally many the part."""
    kept = dict(figures)
    for whole, part in _pairs(kept):
        if whole in kept and part in kept and _exceeds(kept[part], kept[whole]):
            del kept[whole if len(kept[whole].parts) < len(kept[part].parts) else part]
    return list(kept.items())


def _pairs(figures: Mapping[Code, CityFigure]) -> Iterator[tuple[Code, Code]]:
    return iter([(whole, part) for whole in figures for part in _PARTS.get(whole, ()) if part in figures])


def _exceeds(part: CityFigure, whole: CityFigure) -> bool:
    return part.period == whole.period and (part.amount or Decimal(0)) > (whole.amount or Decimal(0))


def outgrown(year_so_far: CityFigure, period: CityFigure | None) -> bool:
    """Whether more is counted in the period than in the year so far, which other units told: the latter is left out."""
    if period is None or period.period == year_so_far.period or year_so_far.measure == PERCENT:
        return False
    return (period.amount or Decimal(0)) > (year_so_far.amount or Decimal(0))
