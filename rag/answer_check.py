"""Reads a finished answer back: every number in it is one of its values, its coverage, or inside a verbatim quote."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from domain.answers import Answer
from domain.number_reading import read_numbers
from domain.numbers import NumberForm
from domain.texts import one_space
from rag.table_rows import row_words

_NO_FIGURE = (NumberForm.DATE, NumberForm.DOC_NUMBER, NumberForm.NAME)
_PLACE = re.compile(r"(?m)^\d+\. ")
_DEADLINE = re.compile(r"\(hạn \d{2}/\d{2}/\d{4}\)")


def unsupported_numbers(answer: Answer) -> list[str]:
    """The numbers, as written, that nothing the answer stands on supports; empty for a sound answer."""
    text = _own_words(answer)
    supported = {abs(v.amount) for v in answer.values} | set(_coverage(answer))
    return [
        mention.span.of(text)
        for mention in read_numbers(text)
        if mention.form not in _NO_FIGURE and not _holds(supported, (mention.value, mention.high, mention.denominator))
    ]


def _holds(supported: set[Decimal], amounts: Iterable[Decimal | None]) -> bool:
    return all(amount is None or abs(amount) in supported for amount in amounts)


def _own_words(answer: Answer) -> str:
    """The text without what is quoted from a source and without the places of a ranking."""
    text = _DEADLINE.sub("", _PLACE.sub("", answer.text))
    for quote in sorted((one_space(source.quote) for source in answer.sources), key=len, reverse=True):
        for quoted in (f"“{quote}”", f"- {quote}", f"- {row_words(quote)}"):
            text = text.replace(quoted, " ")
    return text


def _coverage(answer: Answer) -> list[Decimal]:
    return [Decimal(part) for part in (answer.coverage or "").split("/") if part.isdigit()]
