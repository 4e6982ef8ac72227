"""Footnote marks in scanned print: a small figure set high behind a word, which recognisers take for its last letter.

"văn bản¹" is harmless, but "21¹" is read as 211 or 21'.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ingest.ocr_hocr import SeenWord
from ingest.scan_stamps import Ink

_ENDS_IN_FIGURE = re.compile(r"(?P<body>.*[\w)](?=\d)|.*\d)(?P<mark>[\d'\"’”*°])(?P<after>[.,;:)]*)")
_LOWEST = 0.3  # of the height of the letters: a mark's foot stands at least so far above theirs
_SMALL = 0.8  # of their height: a mark is no taller


@dataclass(frozen=True, slots=True)
class _Glyph:
    """Ink between two blank columns. Pixels of the word's box."""

    left: int
    right: int
    top: int
    bottom: int

    @property
    def height(self) -> int:
        return self.bottom - self.top


def with_marks_apart(words: Iterable[SeenWord], ink: Ink) -> list[SeenWord]:
    """The words, their footnote marks as raised words of their own."""
    return [part for word in words for part in _parts(word, ink)]


def _parts(word: SeenWord, ink: Ink) -> Iterator[SeenWord]:
    match = _ENDS_IN_FIGURE.fullmatch(word.text)
    glyphs = _glyphs(ink[int(word.top) : int(word.bottom) + 1, int(word.left) : int(word.right) + 1]) if match else []
    place = _mark_place(glyphs, len(match["after"])) if match else None
    if match is None or place is None:
        yield word
        return
    mark = glyphs[place]
    left, right = word.left + mark.left, word.left + mark.right
    yield replace(word, text=match["body"] + match["after"], right=left - 1)
    yield replace(
        word,
        text=match["mark"],
        left=left,
        right=right,
        top=word.top + mark.top,
        bottom=word.top + mark.bottom,
        raised=True,
    )


def _glyphs(box: Ink) -> list[_Glyph]:
    columns = np.nonzero(box.any(axis=0))[0]
    if not columns.size:
        return []
    found = []
    for group in np.split(columns, np.nonzero(np.diff(columns) > 1)[0] + 1):
        rows = np.nonzero(box[:, group].any(axis=1))[0]
        found.append(_Glyph(int(group[0]), int(group[-1]) + 1, int(rows[0]), int(rows[-1]) + 1))
    return found


def _mark_place(glyphs: Sequence[_Glyph], after: int) -> int | None:
    """Which glyph is a mark: the last but for the signs after it, small and high."""
    place = len(glyphs) - 1 - after
    if place < 1:
        return None
    before = glyphs[:place]
    tall = max(g.height for g in before)
    foot = max(g.bottom for g in before if g.height > 0.6 * tall)
    mark = glyphs[place]
    high = foot - mark.bottom >= _LOWEST * tall
    return place if high and 0.25 * tall < mark.height <= _SMALL * tall else None
