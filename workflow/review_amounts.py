"""A number as a reviewer types it, read with the same grammar as the reports."""

from __future__ import annotations

from decimal import Decimal

from domain.errors import UsageError
from domain.indicators import Indicator
from domain.number_reading import read_numbers
from domain.numbers import NumberMention
from domain.quantities import DONG, vietnamese
from domain.texts import nfc


def typed_amount(words: str, indicator: Indicator) -> Decimal:
    """In the indicator's base unit; raises UsageError in words the reviewer can act on."""
    words = nfc(words).strip()
    mention = one_number(words, indicator)
    if mention is None or mention.value is None:
        raise UsageError(f"Không đọc được số từ “{words}”. Hãy ghi như 12.345 hoặc 98,9.")
    if len(mention.readings) > 1:
        ways = " hoặc ".join(vietnamese(r) for r in mention.readings)
        raise UsageError(
            f"“{words}” đọc được hai cách: {ways}. Dấu chấm chia hàng nghìn, dấu phẩy chia phần thập phân."
        )
    return fitting(mention.value, indicator)


def one_number(words: str, indicator: Indicator) -> NumberMention | None:
    """The number that some words are, and nothing else; the indicator's unit is understood where none is written."""
    found = read_numbers(words)
    if len(found) == 1 and found[0].measure is None and indicator.measure in ("%", DONG):
        found = read_numbers(f"{words}{'' if indicator.is_percent else ' '}{indicator.measure}") or found
    whole = len(found) == 1 and found[0].span.start == 0 and found[0].span.end >= len(words)
    return found[0] if whole else None


def fitting(amount: Decimal, indicator: Indicator) -> Decimal:
    """The amount, if the indicator can have it."""
    if indicator.integer and amount != amount.to_integral_value():
        raise UsageError(f"{indicator.name} là số đếm, không có phần thập phân.")
    if indicator.low is not None and amount < indicator.low:
        raise UsageError(f"{indicator.name} không thể nhỏ hơn {vietnamese(indicator.low)}.")
    if indicator.high is not None and amount > indicator.high:
        raise UsageError(f"{indicator.name} không thể lớn hơn {vietnamese(indicator.high)}.")
    return amount
