"""Shares named by their arithmetic: "đến hạn 73; đúng hạn 70; …; đạt 95,9%" can only be the one over the other."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from domain.indicators import Indicator, Part
from domain.values import FigureKind
from extraction.bound import TELLS_OF, Spot
from extraction.explained import makes
from extraction.labels import LabelIndex


def name_shares(together: Sequence[Spot], labels: LabelIndex) -> None:
    """together: the spots of one sentence. A bare percent takes the name of the only share its counts give."""
    counted = {s.code: s for s in together if s.code and s.kind is FigureKind.ACTUAL and not s.is_percent}
    told = {s.code for s in together if s.is_percent}
    for spot in together:
        if spot.code is not None or not spot.is_percent or spot.kind is not FigureKind.ACTUAL or spot.component:
            continue
        if any(labels.slot(h.term) in TELLS_OF for h in spot.near):
            continue
        given = [i for i in labels.catalogue if i.is_percent and _gives(i, counted, spot)]
        if len(given) == 1 and given[0].code not in told:
            spot.code, spot.score = given[0].code, 1.0


def _gives(share: Indicator, counted: dict[str, Spot], percent: Spot) -> bool:
    above, below = _sum(share.numerator, counted), _sum(share.denominator, counted)
    return above is not None and bool(below) and makes(above, below or Decimal(1), percent.mention.value or Decimal(-1))


def _sum(part: Part | None, counted: dict[str, Spot]) -> Decimal | None:
    if part is None or not part.codes or any(code not in counted for code in part.codes):
        return None
    return sum((counted[code].mention.value or Decimal(0) for code in part.codes), Decimal(0))
