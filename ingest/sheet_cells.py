"""Pure: what a spreadsheet cell shows, written the Vietnamese way (decimal comma, dots between thousands)."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

_DECIMALS = re.compile(r"0\.(0+|#+)")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def shown(value: object, number_format: str) -> str:
    """Empty for an empty cell. Numbers keep every digit that the format or the file gives them.

    Three decimals get a fourth, "1,2340": "1,234" could be read as more than a thousand.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int | float):
        return _number(value, _QUOTED.sub("", number_format).split(";")[0])
    if isinstance(value, dt.datetime):
        clock = value.strftime(" %H:%M") if value.time() != dt.time() else ""
        return f"{value.day}/{value.month}/{value.year}{clock}"
    if isinstance(value, dt.date):
        return f"{value.day}/{value.month}/{value.year}"
    return str(value)


def _number(value: float, number_format: str) -> str:
    if value != value or value in (float("inf"), float("-inf")):
        return ""
    percent = "%" in number_format
    amount = Decimal(repr(value)) * (100 if percent else 1)
    amount = _rounded(amount, number_format)
    sign, digits = ("-", -amount) if amount < 0 else ("", amount)
    whole, _, rest = f"{digits:f}".partition(".")
    if "," in number_format:
        whole = f"{int(whole):,}".replace(",", ".")
    if len(rest) == 3 and len(whole) <= 3:
        rest += "0"
    return sign + whole + (f",{rest}" if rest else "") + ("%" if percent else "")


def _rounded(amount: Decimal, number_format: str) -> Decimal:
    """As the format prints it; without one, without the dust that binary arithmetic leaves (0.1 + 0.2)."""
    decimals = _DECIMALS.search(number_format)
    if decimals and "0" in decimals.group(1):
        return amount.quantize(Decimal(1).scaleb(-len(decimals.group(1))), rounding="ROUND_HALF_UP")
    if number_format.strip() in ("0", "#,##0", "0%"):
        return amount.quantize(Decimal(1), rounding="ROUND_HALF_UP")
    exact = amount if abs(amount) >= 10**12 else amount.quantize(Decimal("1e-10"))
    trimmed = exact.normalize()
    return trimmed.quantize(Decimal(1)) if trimmed == trimmed.to_integral_value() else trimmed
