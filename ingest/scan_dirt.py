"""Dirt that was read as signs: told from real punctuation by its shape, and dropped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ingest.ocr_hocr import SeenWord

_DASHES = frozenset("-–—~")
_KEPT = frozenset("%()/+=&…≥≤<>±")  # signs that stand alone with a meaning
_GLUED = "_|¦~`´^°·•¬«»*\\"  # read at the edge of a word where there is a speck
_SHORT_DASH = 0.16  # of the type's size: a shorter dash is a speck


def without_dirt(words: Iterable[SeenWord]) -> list[SeenWord]:
    """Words with a letter or digit, freed of specks at their ends, and the signs that are no specks."""
    kept = []
    for word in words:
        if any(c.isalnum() for c in word.text):
            kept.append(replace(word, text=word.text.strip(_GLUED)))
        elif _is_sign(word):
            kept.append(replace(word, text="-") if word.text in _DASHES else word)
    return kept


def _is_sign(word: SeenWord) -> bool:
    wide, high = word.right - word.left, word.bottom - word.top
    if set(word.text) <= _DASHES:
        return wide >= _SHORT_DASH * word.size and wide >= 1.5 * high
    if set(word.text) & _KEPT:
        return word.confidence >= 0.5
    return len(word.text) > 1 and word.confidence >= 0.8
