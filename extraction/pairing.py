"""Numbers that explain each other: x/y, a percent and its parts, a total and its pieces."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from domain.numbers import NumberForm
from domain.values import FigureKind
from extraction.bound import Spot
from extraction.carrying import _TIME, own_words
from extraction.labels import LabelIndex

_NEAR_ENOUGH = Decimal("0.1")


def settle(text: str, spots: Sequence[Spot], labels: LabelIndex) -> None:
    """Denominators, numerators of percents, and one code for one total."""
    for _, group in groupby(spots, key=lambda s: s.stretch.sentence):
        _one_total(text, list(group))
    for spot in spots:
        _fraction(spot, labels)
    for order, spot in enumerate(spots):
        if spot.is_percent and spot.code is not None:
            _parts(spot, spots[max(0, order - 4) : order + 4], labels)


def _fraction(spot: Spot, labels: LabelIndex) -> None:
    mention = spot.mention
    if mention.denominator is None:
        return
    spot.denominator = mention.denominator
    if mention.form is NumberForm.RANK or spot.measure == "điểm":
        return
    spot.numerator = mention.value
    code = labels.wordings.out_of.get(spot.code or "")
    if code is not None and spot.kind in (
        FigureKind.ACTUAL,
        FigureKind.TARGET,
        FigureKind.PREVIOUS,
        FigureKind.BENCHMARK,
    ):
        spot.denominator_code = code


def _one_total(text: str, spots: list[Spot]) -> None:
    """One indicator has one value for one period: of several in a sentence the total stays, or the firmest."""
    by_code: dict[str, list[Spot]] = {}
    for spot in spots:
        if spot.code is not None and spot.kind is FigureKind.ACTUAL and not _TIME.search(own_words(text, spot)):
            by_code.setdefault(spot.code, []).append(spot)
    for same in by_code.values():
        if len(same) > 1:
            kept = _total_of(same)
            for spot in same:
                if spot is not kept:
                    spot.code, spot.component, spot.evidence = None, True, None


def _total_of(same: Sequence[Spot]) -> Spot | None:
    for spot in same:
        others = [s.mention.value or Decimal(0) for s in same if s is not spot]
        if sum(others) == spot.mention.value:
            return spot
    best = max(same, key=lambda s: s.score)
    return best if sum(s.score == best.score for s in same) == 1 or best is same[0] else same[0]


def _parts(spot: Spot, around: Sequence[Spot], labels: LabelIndex) -> None:
    """Numerator and denominator of a percent, where two counts beside it give just that percent."""
    percent = spot.mention.value
    if percent is None:
        return
    counts = [s.mention for s in around if not s.is_percent and s.mention.value is not None and s.kind is spot.kind]
    pairs = [(m.value, m.denominator) for m in counts if m.denominator]
    pairs += [(a.value, b.value) for a in counts for b in counts if a is not b]
    for x, y in pairs:
        if x is not None and y and x <= y and abs(x * 100 / y - percent) <= _NEAR_ENOUGH:
            spot.numerator, spot.denominator = x, y
            return
