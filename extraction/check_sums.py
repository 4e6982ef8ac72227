"""Checks 5–6: totals against their listed parts, and against the catalogue's identities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product

from domain.indicators import Code, IndicatorType
from domain.periods import Period
from domain.values import Finding, IndicatorValue, Method
from extraction.check_rules import Seen, finding, is_exact, shown
from extraction.part_lists import parts_after

# total = sum of parts, each over the same files or bodies. TT-25 may stand outside the balance: optional there.
IDENTITIES: tuple[tuple[Code, tuple[tuple[Code, ...], ...]], ...] = (
    ("TT-11", (("TT-12", "TT-15"),)),
    ("TT-11", (("TT-16", "TT-22"), ("TT-16", "TT-22", "TT-25"))),
    ("TT-12", (("TT-13", "TT-14"),)),
    ("TT-16", (("TT-17", "TT-18", "TT-19"), ("TT-17", "TT-18", "TT-19", "TT-25"))),
    ("TT-16", (("TT-30", "TT-19"),)),
    ("TT-30", (("TT-17", "TT-18"),)),
    ("TT-22", (("TT-23", "TT-24"),)),
    ("BM-03", (("TK-04", "TK-05", "TK-06", "TK-07"),)),
    ("XH-09", (("XH-11", "XH-12", "XH-13", "XH-14", "XH-15", "XH-16"),)),
)
_COUNTED = (IndicatorType.COUNT, IndicatorType.STOCK, IndicatorType.AMOUNT)


def total_of_listed_parts(seen: Seen) -> Iterator[Finding]:
    """5. A total followed by its complete list of parts is their sum (R5). Far off, the list was not meant complete."""
    for value in seen.values:
        indicator = seen.indicator(value.indicator)
        if value.method is Method.TABLE or indicator.type not in _COUNTED or not is_exact(value) or value.denominator:
            continue
        text = seen.document.block(value.citation.block_id).text
        listed = parts_after(text, value.citation.number)
        if listed is None or listed.total == value.amount or any(a >= value.amount for a in listed.amounts):
            continue
        if abs(listed.total - value.amount) <= max(value.amount * Decimal("0.3"), Decimal(3)):
            added = " + ".join(shown(a, "").strip() for a in listed.amounts)
            message = (
                f"{indicator.name}: ghi tổng {shown(value.amount, '').strip()} nhưng các phần liệt kê "
                f"{added} = {shown(listed.total, '').strip()}."
            )
            yield finding("sum_mismatch", message, (value.indicator,), (value.citation,))


def catalogue_identities(seen: Seen) -> Iterator[Finding]:
    """6. Received, resolved and open files balance, kinds of bodies add up (R5). Any balance that holds is accepted."""
    for period in dict.fromkeys(v.period for v in seen.values):
        for total, ways in IDENTITIES:
            found = _unbalanced(seen, total, ways, period)
            if found is not None:
                yield found


def _unbalanced(seen: Seen, total: Code, ways: Sequence[Sequence[Code]], period: Period) -> Finding | None:
    whole = seen.settled(total, period)
    if whole is None:
        return None
    tried: list[tuple[Decimal, list[IndicatorValue]]] = []
    for parts in ways:
        readings = [[v for v in seen.of(code, period) if is_exact(v)] for code in parts]
        if all(readings) and not any(len({v.amount for v in r}) > 1 for r in readings):
            tried += [(sum((v.amount for v in c), Decimal(0)), list(c)) for c in product(*(r[:1] for r in readings))]
    if not tried or any(amount == whole.amount for amount, _ in tried):
        return None
    amount, parts_found = tried[0]
    if not _comparable(whole, parts_found):
        return None
    added = " + ".join(f"{shown(v.amount, '').strip()} ({v.indicator})" for v in parts_found)
    message = (
        f"{seen.indicator(total).name}: ghi {shown(whole.amount, '').strip()} "
        f"nhưng {added} = {shown(amount, '').strip()}."
    )
    codes = (total, *(v.indicator for v in parts_found))
    return finding("sum_mismatch", message, codes, (v.citation for v in (whole, *parts_found)))


def _comparable(whole: IndicatorValue, parts: Sequence[IndicatorValue]) -> bool:
    """A balance is judged where its figures stand together: one table, or one section of the text."""
    places = {_place(v) for v in (whole, *parts)}
    return len(places) == 1


def _place(value: IndicatorValue) -> str:
    if value.method is Method.TABLE:
        return f"{value.citation.block_id.partition('#')[0]}:table:{value.citation.section}"
    return f"{value.citation.block_id}"
