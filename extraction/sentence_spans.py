"""Where sentences begin and end, without being fooled by numbers, dates, abbreviations or list marks."""

from __future__ import annotations

import re

from domain.texts import Span

# A full stop ends a sentence when a capital, a digit, a quote or a dash follows and no short abbreviation stands before.
_END = re.compile(r"[.!?…]+[\"”’)]*(?=\s+[\"“(\-–+*•]?\s*[A-ZÀ-ỸĐ0-9\"“(\-–])|\n+")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:TP|Tp|ĐT|P|Q|ThS|TS|PGS|GS|BS|KS|Tr|tr|v\.v|\d{1,2}|[IVX]{1,4}|[a-zđA-ZĐ])$")


def sentence_spans(text: str) -> list[Span]:
    """The sentences of `text` in order, trimmed; together they hold everything but white space."""
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if match.group().startswith(".") and len(match.group()) == 1 and _abbreviated(text, start, match.start()):
            continue
        _add(spans, text, start, match.end())
        start = match.end()
    _add(spans, text, start, len(text))
    return spans


def sentence_at(text: str, position: int) -> Span:
    """The sentence that holds `position`; the whole text if it falls between two."""
    for span in sentence_spans(text):
        if span.start <= position < span.end:
            return span
    return Span(0, len(text))


def _abbreviated(text: str, start: int, stop: int) -> bool:
    before = text[max(start, stop - 12) : stop]
    match = _ABBREVIATION.search(before)
    if match is None:
        return False
    mark = match.group().strip(" (")
    # "1." and "a." are list marks only at the very beginning; "đạt 95." ends a sentence.
    if mark.isdigit() or len(mark) == 1 or set(mark) <= set("IVX"):
        return text[start:stop].strip(" (-–") == mark
    return True


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append(Span(start, end))
