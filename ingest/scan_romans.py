"""Roman numbers one to three in scanned print, counted by their strokes: recognisers take III for II, IH or HI."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from domain.texts import fold_case
from ingest.ocr_hocr import SeenWord
from ingest.scan_stamps import Ink

_STROKES = re.compile(r"(?P<before>[(“\"]?)(?P<core>[IHlL1|Í!TJ\]\[]{1,5})(?P<after>[/.,;:)”\"]*|/\d{4}\S{0,2})")
_COUNTED = 0.93  # how sure a count of clear strokes is
_QUARTER = "quý"
_HEIGHTS = (0.25, 0.3, 0.35, 0.65, 0.7, 0.75)  # of a capital, where its strokes are counted


def with_romans(words: Sequence[SeenWord], ink: Ink) -> list[SeenWord]:
    """The words with I, II and III as their strokes say."""
    out = list(words)
    for i, word in enumerate(words):
        before = fold_case(words[i - 1].text) if i else ""
        opens = i == 0 or words[i - 1].line != word.line
        match = _STROKES.fullmatch(word.text)
        if match is None or not _may_be_roman(match["core"], before, opens=opens):
            continue
        if match["core"] == "L" and _has_foot(_ink_of(word, ink)):
            continue
        count = strokes(_tall(_ink_of(word, ink)), more="/" in match["after"])
        if 1 <= count <= 3:
            out[i] = _counted(word, match, count, ink)
    return out


def _counted(word: SeenWord, match: re.Match[str], count: int, ink: Ink) -> SeenWord:
    """As counted: recognisers lose a stroke and are sure of it."""
    after = "." if match["core"] == "L" and not match["after"] and _has_stop(_ink_of(word, ink)) else match["after"]
    text = f"{match['before']}{'I' * count}{after}"
    return replace(word, text=text, confidence=max(word.confidence, _COUNTED))


def _may_be_roman(core: str, before: str, *, opens: bool) -> bool:
    """A capital I stands in it, it opens a line, or it follows the word for a quarter and is no single digit."""
    if before.endswith(_QUARTER):
        return core != "1"
    return "I" in core or core in ("H", "HH", "lI", "ll", "|", "||") or (opens and core in ("L", "l"))


def _has_stop(box: Ink) -> bool:
    """A second, short run of ink at the bottom."""
    tall = np.nonzero(box.any(axis=1))[0]
    return len(_runs(box[int(tall[0] + 0.95 * (tall[-1] - tall[0]))])) == 2


def _tall(box: Ink) -> Ink:
    """Without what has less ink than a capital's stroke and does not reach from top to bottom: stops and commas."""
    heights = box.sum(axis=0)
    filled = np.nonzero(heights > 0)[0]
    if not filled.size:
        return box
    groups = np.split(filled, np.nonzero(np.diff(filled) > 1)[0] + 1)
    kept = np.concatenate([g for g in groups if heights[g].max() >= 0.6 * heights.max() or _reach(box[:, g]) > 0.9])
    clear = np.zeros_like(box)
    clear[:, kept] = box[:, kept]
    return clear


def _reach(part: Ink) -> float:
    """From its highest ink to its lowest, as a share of the whole height: a slash leans, but reaches all of it."""
    rows = np.nonzero(part.any(axis=1))[0]
    return int(rows[-1] - rows[0] + 1) / int(part.shape[0])


def _has_foot(box: Ink) -> bool:
    """At the bottom its stroke goes further to the right than to the left, as an L's."""
    tall = np.nonzero(box.any(axis=1))[0]
    height = int(tall[-1] - tall[0]) + 1
    stem = _runs(box[int(tall[0] + 0.5 * height)])
    foot = _runs(box[int(tall[0] + 0.93 * height)])
    if not stem or not foot:
        return True
    return (foot[0][1] - stem[0][1]) - (stem[0][0] - foot[0][0]) > 0.12 * height


def _ink_of(word: SeenWord, ink: Ink) -> Ink:
    return ink[int(word.top) : int(word.bottom) + 1, int(word.left) : int(word.right) + 1]


def strokes(box: Ink, *, more: bool = False) -> int:
    """How many equal upright strokes the ink is made of; 0 when it is made of anything else.

    more: something else may follow them, as the slash and the year in "III/2026".
    """
    tall = np.nonzero(box.any(axis=1))[0]
    if not tall.size:
        return 0
    height = int(tall[-1] - tall[0]) + 1
    rows = [_runs(box[int(tall[0] + share * height)]) for share in _HEIGHTS]
    count = int(np.median([len(r) for r in rows]))
    if more:
        return next((n for n in (3, 2, 1) if _upright([r[:n] for r in rows], n, height) and _slash(rows, n)), 0)
    return count if _upright(rows, count, height) else 0


def _slash(rows: Sequence[Sequence[tuple[int, int]]], at: int) -> bool:
    """The next stroke leans to the right."""
    high = [row[at][0] for row in rows[:3] if len(row) > at]
    low = [row[at][0] for row in rows[3:] if len(row) > at]
    return len(high) > 1 and len(low) > 1 and min(high) > max(low) + 1


def _runs(row: NDArray[np.bool_]) -> list[tuple[int, int]]:
    steps = np.diff(np.pad(row, 1).astype(np.int8))
    return list(zip(np.nonzero(steps == 1)[0].tolist(), np.nonzero(steps == -1)[0].tolist(), strict=True))


def _upright(rows: Sequence[Sequence[tuple[int, int]]], count: int, height: int) -> bool:
    """So many strokes of one thickness at nearly all heights, straight up, evenly apart, taller than thick."""
    same = [row for row in rows if len(row) == count]
    if count == 0 or len(same) < len(rows) - 2:
        return False
    starts = np.array([[start for start, _ in row] for row in same])
    thick = np.array([[end - start for start, end in row] for row in same]).mean(axis=0)
    if thick.max() > 1.6 * thick.min() or thick.max() > 0.45 * height:
        return False
    if np.ptp(starts, axis=0).max() > max(0.12 * height, 3):
        return False
    steps = np.diff(starts.mean(axis=0))
    return not steps.size or bool(steps.max() < 1.5 * steps.min())
