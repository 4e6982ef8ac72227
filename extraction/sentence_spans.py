"""Sentences as they are quoted: trimmed, with a list mark ("1.") kept on the sentence it numbers."""

from __future__ import annotations

import re

from domain.texts import Span
from extraction.clauses import sentences

_LIST_MARK = re.compile(r"[-–+*•\s]*(?:\d+(?:\.\d+)*|[a-zđ]|[IVX]+|[A-ZĐ])[.)]\s*")


def sentence_spans(text: str) -> list[Span]:
    """The sentences of `text` in order; together they hold everything but white space."""
    spans: list[Span] = []
    marked: int | None = None
    for span in sentences(text):
        start = span.start if marked is None else marked
        marked = start if _LIST_MARK.fullmatch(text, start, span.end) else None
        if marked is None and text[start : span.end].strip():
            spans.append(_trimmed(text, start, span.end))
    if marked is not None and text[marked:].strip():
        spans.append(_trimmed(text, marked, len(text)))
    return spans


def sentence_at(text: str, position: int) -> Span:
    """The sentence that holds `position`; the whole text if it falls between two."""
    for span in sentence_spans(text):
        if span.start <= position < span.end:
            return span
    return Span(0, len(text))


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip())))
