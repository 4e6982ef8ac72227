"""Extractions of small reports, for tests of what follows reading."""

from __future__ import annotations

from decimal import Decimal

from domain.citations import Grounding, cite
from domain.numbers import Qualifier
from domain.periods import Period
from domain.texts import Span
from domain.values import Extraction, IndicatorValue, Method, value_id
from extraction.catalogue import load_catalogue
from extraction.extract import extract
from tests.support.notation import a_block, a_document


def an_extraction(
    notation: str, *, unit: str = "Phường Mẫu", period: str = "2026-Q3", earlier: tuple[IndicatorValue, ...] = ()
) -> Extraction:
    """The notation read as a report of the unit."""
    document = a_document(notation, unit=unit, period=period)
    return extract(document, catalogue=load_catalogue(), unit=unit, period=Period.parse(period), earlier=earlier)


def a_value(
    code: str,
    amount: str,
    *,
    period: str = "2026-Q3",
    quote: str = "",
    method: Method = Method.SENTENCE,
    qualifier: Qualifier | None = None,
) -> IndicatorValue:
    """A value that stands on a quote holding its amount."""
    catalogue = load_catalogue()
    text = quote or f"{catalogue[code].name}: {amount.replace('.', ',')}"
    printed = amount.replace(".", ",")
    at = text.rindex(printed)
    citation = cite(a_block(text), Span(0, len(text)), Span(at, at + len(printed)))
    when = Period.parse(period)
    return IndicatorValue(
        id=value_id(code, when, Decimal(amount), citation),
        document_id="a" * 12,
        unit="Phường Mẫu",
        indicator=code,
        period=when,
        amount=Decimal(amount),
        measure=catalogue[code].measure,
        citation=citation,
        grounding=Grounding.EXACT,
        method=method,
        qualifier=qualifier,
    )


def values_of(said: str, unit: str = "Phường Láng", period: str = "2026-Q3") -> dict[tuple[str, str], Decimal]:
    """The values of a report's words, by indicator and period."""
    extraction = an_extraction(said, unit=unit, period=period)
    return {(v.indicator, str(v.period)): v.amount.normalize() for v in extraction.values}
