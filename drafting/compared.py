"""Which indicators a report of a kind sets against earlier periods: nothing else of those periods need be read."""

from __future__ import annotations

from collections.abc import Iterator

from domain.indicators import Aggregation, Better, Catalogue, Code
from drafting.city import made_of
from drafting.outline import Outline, PartSpec


def compared_codes(outline: Outline, catalogue: Catalogue) -> tuple[Code, ...]:
    """Those whose change is told, and every indicator their figures are made of, in catalogue order."""
    told = {*outline.comparison, *_rates(catalogue), *(c for part in outline.parts for c in _changes(part))}
    parts = {code for told_code in told if told_code in catalogue for code in made_of(catalogue[told_code])}
    return tuple(i.code for i in catalogue if i.code in parts)


def _rates(catalogue: Catalogue) -> Iterator[Code]:
    """City rates of which a rise or a fall is told in the assessment."""
    return (i.code for i in catalogue if i.aggregation is Aggregation.RATIO and i.better is Better.HIGHER)


def _changes(part: PartSpec) -> Iterator[Code]:
    for sentence in part.body:
        yield from sentence.change
    for sub in part.parts:
        yield from _changes(sub)
