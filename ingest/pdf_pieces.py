"""Pieces of words put together: a machine that lacks a font's Vietnamese letters takes them from another font, and
draws all letters of the one before all of the other, so that a word arrives in pieces that touch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import itemgetter

from ingest.layout import PrintedWord, join_boxes

_TOUCH = 0.09  # of the type size: no space between words is so narrow
_OVER = -0.25  # of the type size: letters may lean over their neighbours
_LEVEL = 0.1  # of the type size
_FOOT = 0.24  # of the type size: from the baseline to the lower edge of a word's box


def whole_words(words: Sequence[PrintedWord]) -> tuple[PrintedWord, ...]:
    """The words, each in the place of its first piece."""
    if not _goes_back(words):
        return tuple(words)
    placed = sorted(
        ((word.box.y1 - _FOOT * word.size, word.box.x0, at) for at, word in enumerate(words) if not word.turned),
        key=itemgetter(0, 1),
    )
    joins: list[list[int]] = []
    for line in _levels(placed):
        joins += _touching(sorted(line), words)
    if not joins:
        return tuple(words)
    made = {pieces[0]: _joined([words[at] for at in pieces]) for pieces in joins}
    taken = {at for pieces in joins for at in pieces}
    first = {min(pieces): pieces[0] for pieces in joins}
    kept = (made[first[at]] if at in first else word for at, word in enumerate(words) if at in first or at not in taken)
    return tuple(kept)


def _goes_back(words: Sequence[PrintedWord]) -> bool:
    """Whether a line that was left, or a place further left on it, is drawn on again: else there are no pieces."""
    left: set[float] = set()
    height, reach = -1.0, 0.0
    for word in words:
        box = word.box
        if box.y1 != height:
            if box.y1 in left:
                return True
            left.add(height)
            height = box.y1
        elif box.x0 < reach:
            return True
        reach = box.x0
    return False


def _levels(placed: Iterable[tuple[float, float, int]]) -> Iterable[list[tuple[float, int]]]:
    """(left, index) of the words on each baseline."""
    line: list[tuple[float, int]] = []
    level = float("-inf")
    for base, left, at in placed:
        if base - level > 1.0 and line:
            yield line
            line = []
        level = base
        line.append((left, at))
    if line:
        yield line


def _touching(line: Sequence[tuple[float, int]], words: Sequence[PrintedWord]) -> list[list[int]]:
    """Indices of pieces that make one word, from left to right."""
    runs: list[list[int]] = []
    for _, at in line:
        if runs and _touch(words[runs[-1][-1]], words[at]):
            runs[-1].append(at)
        else:
            runs.append([at])
    return [run for run in runs if len(run) > 1]


def _touch(one: PrintedWord, other: PrintedWord) -> bool:
    size = max(one.size, other.size, 1.0)
    gap = other.box.x0 - one.box.x1
    level = abs((one.box.y1 - _FOOT * one.size) - (other.box.y1 - _FOOT * other.size)) < _LEVEL * size
    plain = not (one.glued or other.glued or one.raised or other.raised)
    return plain and level and _OVER * size < gap < _TOUCH * size and abs(one.size - other.size) < _LEVEL * size


def _joined(pieces: Sequence[PrintedWord]) -> PrintedWord:
    """Weight and slant are those of the piece with most letters."""
    main = max(pieces, key=lambda p: len(p.text))
    return replace(main, text="".join(p.text for p in pieces), box=join_boxes([p.box for p in pieces]))
