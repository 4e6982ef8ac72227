"""An amount and what it counts. Amounts are Decimal, and two measures never mix."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

Measure = str  # as the catalogue writes it: "%", "hồ sơ", "đồng", "văn bản", "điểm", "hạng" …

PERCENT: Measure = "%"
DONG: Measure = "đồng"
SCALES: frozenset[Measure] = frozenset((PERCENT, DONG, "điểm", "hạng"))  # what is measured, not counted


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount in the base unit of its measure (đồng, never tỷ đồng)."""

    amount: Decimal
    measure: Measure

    def __add__(self, other: Quantity) -> Quantity:
        self._same(other)
        return Quantity(self.amount + other.amount, self.measure)

    def __sub__(self, other: Quantity) -> Quantity:
        self._same(other)
        return Quantity(self.amount - other.amount, self.measure)

    def _same(self, other: Quantity) -> None:
        if self.measure != other.measure:
            raise ValueError(f"cannot mix {self.measure} and {other.measure}")


def plain(amount: Decimal) -> str:
    """A decimal string without exponent or trailing zeros: "98.9", "14000000", "0"."""
    if amount == amount.to_integral_value():
        return str(amount.quantize(Decimal(1)))
    return format(amount.normalize(), "f")


def vietnamese(amount: Decimal) -> str:
    """As an official document prints it: dot for thousands, comma for decimals ("12.345", "98,9")."""
    whole, _, part = plain(abs(amount)).partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    sign = "-" if amount < 0 else ""
    return f"{sign}{grouped},{part}" if part else f"{sign}{grouped}"
