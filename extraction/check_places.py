"""Check 8: the same figure in the text and in a table of one report."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from domain.numbers import Qualifier
from domain.values import Finding, IndicatorValue
from extraction.check_rules import Seen, finding, is_exact, shown


def text_against_annex(seen: Seen) -> Iterator[Finding]:
    """8. A figure in the text equals the same figure in a table (R12). A rounded figure only has to round it."""
    for code, _, values in seen.groups():
        table = [v for v in values if v.where == "table" and is_exact(v)]
        text = [v for v in values if v.where == "text" and len(v.readings) <= 1]
        if not table or not text:
            continue
        amounts = {v.amount for v in table}
        wrong = [v for v in text if not any(_agree(v, amount) for amount in amounts)]
        if wrong and len(wrong) == len(text):
            said, printed = wrong[0], table[0]
            message = (
                f"{seen.indicator(code).name}: phần lời ghi {shown(said.amount, said.measure)}, "
                f"biểu ghi {shown(printed.amount, printed.measure)}."
            )
            yield finding("text_annex_conflict", message, (code,), (said.citation, printed.citation))


def _agree(said: IndicatorValue, printed: Decimal) -> bool:
    """Equal, or a rounding or bound that the printed figure satisfies."""
    if said.amount == printed:
        return True
    if said.measure == "%" and said.qualifier is None:
        return abs(said.amount - printed) < Decimal("0.05")
    if said.qualifier is None:
        return False
    if said.qualifier in (Qualifier.GT, Qualifier.MIN):
        return printed >= said.amount
    if said.qualifier in (Qualifier.LT, Qualifier.MAX):
        return printed <= said.amount
    return abs(said.amount - printed) <= printed * Decimal("0.05")
