"""A table's row in an answer: its cells, without its number and the bars between them."""

from __future__ import annotations

import re

from domain.texts import one_space

_NUMBER = re.compile(r"^\d{1,2} \| ")


def row_words(words: str) -> str:
    """What is no row stays as it is, but for its spaces."""
    return _NUMBER.sub("", one_space(words)).replace(" | ", " – ")
