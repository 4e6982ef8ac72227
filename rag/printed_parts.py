"""Where the numerator or denominator of a printed percent stands, so that it is cited at its own words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from domain.citations import Citation, cite
from domain.documents import Block
from domain.facts import Fact
from domain.number_reading import read_numbers
from domain.numbers import NumberMention
from domain.quantities import Measure
from domain.texts import Span
from rag.fact_source import FactSource
from rag.sentences import sentence_spans

_SCALES = (Decimal(1), Decimal(10) ** 3, Decimal(10) ** 6, Decimal(10) ** 9)  # a table may count in millions


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """measure: as printed beside the number; empty where none is."""

    citation: Citation
    measure: Measure


def printed_part(fact: Fact, amount: Decimal, source: FactSource) -> PrintedPart | None:
    """The place that prints the amount, nearest to the percent; None where its paragraph or row does not print it."""
    at = fact.citation
    block = source.block(at.document_id, at.block_id)
    places = [mention for mention in read_numbers(block.text) if _is(mention, amount)]
    if not places:
        return None
    nearest = min(places, key=lambda mention: abs(mention.number.start - at.number.start))
    quoted = at if at.span.contains(nearest.number) else cite(block, _sentence(block, nearest.number), nearest.number)
    return PrintedPart(quoted, nearest.measure or "")


def _is(mention: NumberMention, amount: Decimal) -> bool:
    numbers = (mention.value, mention.denominator)
    return any(number is not None and number * scale == amount for number in numbers for scale in _SCALES)


def _sentence(block: Block, number: Span) -> Span:
    return next((span for span in sentence_spans(block.text) if span.contains(number)), number)
