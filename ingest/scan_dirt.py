"""Dirt that was read as signs, told from real punctuation by its shape; dashes before a line that were passed over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from ingest.ocr_hocr import SeenWord
from ingest.scan_stamps import Ink

_DASHES = frozenset("-–—~")
_KEPT = frozenset("%()/+=&…≥≤<>±")  # signs that stand alone with a meaning
_GLUED = "_|¦~`´^°·•¬«»*\\"  # read at the edge of a word where there is a speck
_SHORT_DASH = 0.16  # of the type's size: a shorter dash is a speck
_LOOK_ALIKES = str.maketrans("ñÑÐðŒœ", "ũŨĐđCc")  # letters that no Vietnamese word has
_HANGING = 2.6  # times the type's size: how far before its line a dash may stand


def without_dirt(words: Iterable[SeenWord]) -> list[SeenWord]:
    """Words with a letter or digit, freed of specks at their ends, and the signs that are no specks."""
    kept = []
    for word in words:
        if any(c.isalnum() for c in word.text):
            text = word.text.strip(_GLUED).translate(_LOOK_ALIKES).replace("ĐĐ", "Đ")
            kept.append(replace(word, text=text))
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


def with_dashes(words: Sequence[SeenWord], ink: Ink) -> list[SeenWord]:
    """The words, each line's first with the dash that hangs before it, if there is one."""
    out: list[SeenWord] = []
    for i, word in enumerate(words):
        opens = i == 0 or words[i - 1].line != word.line or word.left - words[i - 1].right > _HANGING * word.size
        if opens and word.text not in _DASHES and any(c.isalnum() for c in word.text):
            nearest = words[i - 1].right if i and words[i - 1].line == word.line else 0.0
            dash = _dash_before(word, max(nearest + 4, word.left - _HANGING * word.size), ink)
            out += [dash] if dash else []
        out.append(word)
    return out


def _dash_before(word: SeenWord, left: float, ink: Ink) -> SeenWord | None:
    """One level stroke at half the height of small letters, and nothing else on the way to the word."""
    top, bottom = int(word.base - 0.8 * word.size), int(word.base + 0.25 * word.size)
    start = max(int(left), 0)
    box = ink[max(top, 0) : max(bottom, 0), start : max(int(word.left) - 3, 0)]
    rows, columns = np.nonzero(box.any(axis=1))[0], np.nonzero(box.any(axis=0))[0]
    if not rows.size or not columns.size:
        return None
    high, wide = int(rows[-1] - rows[0]) + 1, int(columns[-1] - columns[0]) + 1
    middle = word.base - (max(top, 0) + float(rows[0] + rows[-1]) / 2)
    flat = high <= 0.2 * word.size and _SHORT_DASH * word.size <= wide <= 0.9 * word.size and wide >= 1.8 * high
    level = 0.12 * word.size <= middle <= 0.42 * word.size
    if not (flat and level and box.sum() > 0.6 * high * wide):
        return None
    at = start + int(columns[0])
    return replace(word, text="-", left=at, right=at + wide, top=word.base - middle - 3, bottom=word.base - middle + 3)
