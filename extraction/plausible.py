"""Whether a number can be a value of an indicator at all: whole, within bounds, on the right scale."""

from __future__ import annotations

from domain.indicators import Indicator, IndicatorType
from domain.numbers import NumberForm, NumberMention


def plausible(indicator: Indicator, mention: NumberMention) -> bool:
    """Bounds only rule out where they cannot be a slip of the report: scores and ranks. Counts must be whole."""
    value = mention.value
    if value is None:
        return False
    if indicator.type is IndicatorType.RANK:
        return mention.form is NumberForm.RANK or (value == value.to_integral_value() and value >= 1)
    if mention.form is NumberForm.RANK:
        return False
    if indicator.integer and value != value.to_integral_value():
        return False
    if indicator.type is IndicatorType.SCORE and indicator.high is not None and not indicator.is_percent:
        on_scale = mention.denominator is None or mention.denominator == indicator.high
        return value <= indicator.high and on_scale
    return True
