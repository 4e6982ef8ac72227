"""How scanned words are set: type size and weight, told from the ink itself, steadied over lines and pages."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import numpy as np

from ingest.ocr_hocr import SeenWord
from ingest.scan_stamps import Ink
from ingest.type_widths import set_width

_BODY_SHARE = 0.89  # of a type's size: from the feet of its g to the top of its h
_LIKE, _LIKE_SHORT = 0.11, 0.4  # a smaller difference from the page's usual size is none; of a line of a few letters
_ENOUGH = 8  # letters and digits: the widths of fewer tell the size badly
_HEAVY = 1.3  # strokes this much thicker than the usual ones are bold


def sizes(words: Sequence[SeenWord], scale: float) -> list[float]:
    """Points, for each word: its line's type. Lines near the usual size have it: single lines are measured badly."""
    if not words:
        return []
    lines: dict[int, list[SeenWord]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    measured = {number: _measured(line, scale) for number, line in lines.items()}
    letters = sorted(measured[word.line][0] for word in words for _ in word.text)
    usual = round(letters[len(letters) // 2] * 2) / 2 or 12.0
    return [_steady(*measured[word.line], usual) for word in words]


def _steady(points: float, well: bool, usual: float) -> float:
    return usual if abs(points / usual - 1) < (_LIKE if well else _LIKE_SHORT) else round(points * 2) / 2


def _measured(line: Sequence[SeenWord], scale: float) -> tuple[float, bool]:
    """Points, and whether they are well measured: from how wide the words are, or of a few from their height."""
    sure = [w for w in line if w.confidence > 0.5 and any(c.isalnum() for c in w.text)]
    if sum(len(w.text) for w in sure) >= _ENOUGH:
        return sum(w.right - w.left for w in sure) / sum(set_width(w.text) for w in sure) / scale, True
    return median(w.size for w in line) / _BODY_SHARE / scale, False


def heavy(words: Sequence[SeenWord], ink: Ink) -> list[bool]:
    """Which words are bold. A line that is mostly one way is wholly so."""
    strokes = [_stroke(word, ink) for word in words]
    known = [s for s in strokes if s]
    if not known:
        return [False] * len(words)
    usual = _usual(words, strokes)
    bold = [bool(s) and s > _HEAVY * usual * _relative(w, words) for w, s in zip(words, strokes, strict=True)]
    return _by_line(words, strokes, bold)


def _usual(words: Sequence[SeenWord], strokes: Sequence[float]) -> float:
    """The stroke of the page's plain words: the lower of what is common."""
    weighted = sorted(s for w, s in zip(words, strokes, strict=True) if s for _ in w.text)
    return weighted[len(weighted) // 3]


def _relative(word: SeenWord, words: Sequence[SeenWord]) -> float:
    """How far the word's type is larger or smaller than usual; strokes grow with it."""
    usual = median(w.size for w in words)
    return min(max(word.size / usual, 0.7), 1.5)


def _stroke(word: SeenWord, ink: Ink) -> float:
    """The usual thickness of upright strokes in a word with letters or digits, pixels; 0 where it has none."""
    if not any(c.isalnum() for c in word.text):
        return 0.0
    box = ink[int(word.top) : int(word.bottom), int(word.left) : int(word.right)]
    if box.size == 0:
        return 0.0
    steps = np.diff(np.pad(box, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    runs = np.nonzero(steps == -1)[1] - np.nonzero(steps == 1)[1]
    return float(np.median(runs)) if runs.size else 0.0


def _by_line(words: Sequence[SeenWord], strokes: Sequence[float], bold: list[bool]) -> list[bool]:
    """Neighbours on a line, no wide gap between them, mostly agree."""
    steady = list(bold)
    for first, last in _stretches(words):
        judged = [i for i in range(first, last) if strokes[i]]
        letters = sum(len(words[i].text) for i in judged)
        dark = sum(len(words[i].text) for i in judged if bold[i])
        if letters and (dark > 0.75 * letters or dark < 0.25 * letters):
            steady[first:last] = [dark > 0.5 * letters] * (last - first)
        else:
            for i in range(first, last):
                if not strokes[i] and i > first:
                    steady[i] = steady[i - 1]
    return steady


def _stretches(words: Sequence[SeenWord]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    first = 0
    for i in range(1, len(words) + 1):
        ends = i == len(words) or words[i].line != words[i - 1].line
        if ends or words[i].left - words[i - 1].right > 1.5 * words[i].size:
            out.append((first, i))
            first = i
    return out if words else []
