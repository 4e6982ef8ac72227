"""What a sentence's figures are told to be, for tests of targets, results and what is neither."""

from __future__ import annotations

from domain.number_reading import read_numbers
from domain.numbers import NumberForm
from extraction.kinds import KindContext, classify_kinds

NOTHING_KNOWN = KindContext()
_NO_FIGURES = (NumberForm.DATE, NumberForm.DOC_NUMBER, NumberForm.NAME)


def kinds(text: str, context: KindContext = NOTHING_KNOWN) -> dict[str, str]:
    """The kind of every figure that is no date, document number or name, by its digits."""
    mentions = read_numbers(text)
    found = zip(mentions, classify_kinds(text, mentions, context=context), strict=True)
    return {m.number.of(text): k.value for m, k in found if m.form not in _NO_FIGURES}
