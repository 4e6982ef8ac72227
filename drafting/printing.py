"""How a number is printed in an official report: never rounded here, so what is printed is what is meant."""

from __future__ import annotations

from decimal import Decimal

from domain.quantities import DONG, PERCENT, Measure, vietnamese

_SCALES = ((Decimal(10) ** 9, "tỷ đồng"), (Decimal(10) ** 6, "triệu đồng"))


def in_prose(amount: Decimal, measure: Measure) -> str:
    """ "12.345", "05" for a count below ten, "98,9%", "11,72 tỷ đồng"; the counted noun is left to the sentence."""
    if measure == PERCENT:
        return f"{vietnamese(amount)}%"
    if measure == DONG:
        return _money(amount)
    if amount == amount.to_integral_value() and 0 < amount < 10 and measure not in ("điểm", "hạng", "điểm %"):
        return f"0{int(amount)}"
    return vietnamese(amount)


def in_table(amount: Decimal, measure: Measure) -> str:
    """As in a cell whose measure stands in its row or column: "12.345", "98,9", "11.720" (triệu đồng)."""
    if measure == DONG:
        return vietnamese(amount / money_scale(amount)[0])
    return vietnamese(amount)


def table_measure(amount: Decimal | None, measure: Measure) -> str:
    """What to print in the "ĐVT" cell beside `in_table`."""
    return money_scale(amount)[1] if measure == DONG and amount is not None else measure


def money_scale(amount: Decimal) -> tuple[Decimal, str]:
    """The largest of tỷ, triệu and đồng in which the amount has at most three decimals and is not below one."""
    for scale, name in _SCALES:
        scaled = amount / scale
        if abs(scaled) >= 1 and scaled == scaled.quantize(Decimal("0.001")):
            return scale, name
    return Decimal(1), DONG


def _money(amount: Decimal) -> str:
    scale, name = money_scale(amount)
    return f"{vietnamese(amount / scale)} {name}"
