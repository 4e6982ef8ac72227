"""The sentences of a paragraph, as an answer quotes them."""

from __future__ import annotations

import re
from itertools import pairwise

from domain.texts import Span

_END = re.compile(r"(?P<before>\S+)[.;!?]\s+(?=[\"“(\-–+]?\s*(?P<next>\w))")


def sentence_spans(text: str) -> list[Span]:
    """The text's sentences, without the white space around them."""
    cuts = [0, *(m.end() for m in _END.finditer(text) if _ends(m)), len(text)]
    spans: list[Span] = []
    for start, end in pairwise(cuts):
        kept = text[start:end].strip()
        if kept:
            at = text.index(kept, start)
            spans.append(Span(at, at + len(kept)))
    return spans


def _ends(match: re.Match[str]) -> bool:
    """A capital or a digit begins the next sentence; "TP. Hà Nội" and "P. Láng" are no ends."""
    before, after = match["before"], match["next"]
    short = len(before) <= 2 and before[:1].isupper()
    return (after.isupper() or after.isdigit()) and not short
