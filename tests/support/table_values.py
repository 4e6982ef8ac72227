"""What a report of one or more tables says, in the notation of `tests/support/notation.py`."""

from decimal import Decimal

from domain.indicators import Code
from domain.periods import Period
from extraction.catalogue import load_catalogue
from extraction.extract import extract
from tests.support.notation import a_document

Q3, NINE, INDEX = "2026-Q3", "2026-9M", "2025-Y"
CATALOGUE = load_catalogue()


def values(notation: str, *, unit: str = "Phường Mẫu") -> dict[tuple[Code, str], Decimal]:
    """The values of a report of the third quarter, by indicator and period."""
    document = a_document(notation, unit=unit)
    read = extract(document, catalogue=CATALOGUE, unit=unit, period=Period.parse(Q3))
    return {(v.indicator, str(v.period)): v.amount for v in read.values}


def figures(*told: tuple[Code, str, str]) -> dict[tuple[Code, str], Decimal]:
    return {(code, period): Decimal(amount) for code, period, amount in told}
