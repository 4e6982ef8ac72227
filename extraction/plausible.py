"""Whether a number can be a value of an indicator at all: whole, within bounds, on the right scale."""

from __future__ import annotations

from domain.indicators import Indicator, IndicatorType
from domain.numbers import NumberForm, NumberMention
from extraction.wordings import Wordings

_LEAST_SCORE = 30  # a bare whole number below is a rank, no percentage of an index


def plausible(indicator: Indicator, mention: NumberMention, wordings: Wordings) -> bool:
    """Bounds only rule out where they cannot be a slip of the report: scores and ranks. Counts must be whole."""
    value = mention.value
    if value is None:
        return False
    whole = value == value.to_integral_value()
    if indicator.type is IndicatorType.RANK:
        return (
            mention.form is not NumberForm.ZERO and whole and value >= 1 and _field_fits(indicator, mention, wordings)
        )
    if indicator.type is IndicatorType.SCORE and mention.form is NumberForm.ZERO:
        return False
    if mention.form is NumberForm.RANK or (indicator.integer and not whole):
        return False
    bare = mention.measure is None and whole and value < _LEAST_SCORE
    if indicator.type is IndicatorType.SCORE and indicator.is_percent and bare:
        return False  # "hạng …: SIPAS 8, PCI 13"
    if indicator.type is IndicatorType.SCORE:
        return _on_scale(indicator, mention, wordings)
    return True


def _field_fits(indicator: Indicator, mention: NumberMention, wordings: Wordings) -> bool:
    """A province's rank is out of all provinces, a department's or commune's out of fewer or more."""
    if mention.denominator is None:
        return True
    among_provinces = int(mention.denominator) in wordings.provinces
    if indicator.code in wordings.city_only:
        return among_provinces
    return indicator.code != "XH-18" or not among_provinces


def _on_scale(indicator: Indicator, mention: NumberMention, wordings: Wordings) -> bool:
    assert mention.value is not None
    of = mention.denominator
    if indicator.is_percent and of is not None and of != indicator.high:
        return False  # points of a part ("điểm thẩm định 64/70")
    if indicator.is_percent or indicator.high is None:
        return of is None or of not in wordings.fields_of_rank or mention.value != mention.value.to_integral_value()
    return mention.value <= indicator.high and (of is None or of == indicator.high)
