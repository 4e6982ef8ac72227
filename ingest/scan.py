"""One page's picture to printed words and ruled lines: set straight, read, its cells and numbers read again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

import numpy as np
from PIL import Image, ImageFilter

from domain.documents import DOUBTFUL
from ingest.layout import Edge, PrintedWord
from ingest.ocr import Grey, Manner, Recogniser
from ingest.ocr_hocr import SeenWord
from ingest.scan_cells import blanked, cell_places, read_cells
from ingest.scan_dirt import with_dashes, without_dirt
from ingest.scan_missed import read_missed
from ingest.scan_numbers import checked
from ingest.scan_picture import Lie, Straight, evened, ink_of, lies_sideways, straightened
from ingest.scan_raised import with_marks_apart
from ingest.scan_romans import with_romans
from ingest.scan_rules import find_bars, wiped
from ingest.scan_stamps import Ink, without_pale_marks
from ingest.scan_type import heavy, sizes
from ingest.text_quality import ENOUGH, quality

_LINE_INK = 185  # a ruled line is often paler than print
_POOR = 0.62  # mean confidence of a page that lies the wrong way
_FEW_LETTERS = 30
_TOUCHED = 24  # pixels of a mark that crosses a word
_DASHES = "-–—"
_FAIR = 0.88  # pages that are read well have 0.93 and more


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """What was read. words, edges: points of the straightened page; `lie` leads back to the page as it is shown.

    quality: 0–1, the share of plausible Vietnamese weighed with the recogniser's confidence.
    """

    lie: Lie
    words: tuple[PrintedWord, ...]
    edges: tuple[Edge, ...]
    quality: float


def read_scan(grey: Grey, scale: float, recogniser: Recogniser) -> ScannedPage:
    """scale: pixels in a point. Raises PageUnread when the recogniser gives up."""
    best: tuple[Straight, list[SeenWord], list[Edge], Ink] | None = None
    even = evened(grey)
    for turns in (1, 3) if lies_sideways(even) else (0, 2):
        found = _read_so(even, scale, turns, recogniser)
        if best is None or goodness(found[1]) > goodness(best[1]):
            best = found
        if goodness(best[1]) >= _POOR or _letters(best[1]) < _FEW_LETTERS:
            break
    assert best is not None
    straight, words, edges, taken_off = best
    ink = ink_of(straight.grey)
    words = with_marks_apart(checked(words, straight.grey, recogniser), ink)
    words = with_romans(with_dashes(words, ink), ink)
    poor = goodness(words) < _FAIR
    words = [_doubted(w) if poor or _under_a_mark(w, taken_off) else w for w in words]
    return ScannedPage(straight.lie, tuple(_printed(words, straight, ink)), tuple(edges), goodness(words))


def _doubted(word: SeenWord) -> SeenWord:
    """On a bad picture, and where a stamp was taken off, the recogniser is sure of wrong digits and dashes too."""
    doubtful = any(c.isdigit() or c in _DASHES for c in word.text)
    return replace(word, confidence=min(word.confidence, 0.9 * DOUBTFUL)) if doubtful else word


def _under_a_mark(word: SeenWord, taken_off: Ink) -> bool:
    room = taken_off[int(word.top) : int(word.bottom) + 1, int(word.left) : int(word.right) + 1]
    return int(room.sum()) >= _TOUCHED


def _read_so(
    even: Grey, scale: float, turns: int, recogniser: Recogniser
) -> tuple[Straight, list[SeenWord], list[Edge], Ink]:
    """The page read as if it stood upright after so many quarter turns; the ruled lines wiped out of the picture.

    Last, where pale marks were taken off.
    """
    straight = straightened(even, scale, turns=turns)
    bars = find_bars(_soft_ink(straight.grey), scale)
    unruled = wiped(straight.grey, bars)
    clear = without_pale_marks(unruled)
    taken_off = (unruled < _LINE_INK) & (clear >= _LINE_INK)
    edges = [bar.edge(scale) for bar in bars]
    ink = ink_of(clear)
    places = cell_places(edges, ink, scale)
    [loose] = recogniser.read([blanked(clear, places)], Manner.PAGE)
    inside = read_cells(clear, ink, places, scale, recogniser) if goodness(loose) >= _POOR or not loose else []
    words = without_dirt(loose)
    if goodness(words) >= _POOR:
        words += without_dirt(read_missed(clear, ink, words, places, recogniser))
    words += without_dirt(_sized(inside))
    return replace(straight, grey=clear), words, edges, taken_off


def _soft_ink(grey: Grey) -> Ink:
    return np.asarray(Image.fromarray(grey).filter(ImageFilter.GaussianBlur(1.0))) < _LINE_INK


def _letters(words: Sequence[SeenWord]) -> int:
    return sum(len(w.text) for w in words)


def goodness(words: Sequence[SeenWord]) -> float:
    """How well a page was read, 0–1: confidence by length, lowered when its words are no Vietnamese."""
    letters = _letters(words)
    if not letters:
        return 0.0
    sure = sum(w.confidence * len(w.text) for w in words) / letters
    return round(sure * min(quality(w.text for w in words) / ENOUGH, 1.0), 3)


def _sized(words: Sequence[SeenWord]) -> list[SeenWord]:
    """Words of cells whose type size was not measured take the usual one."""
    known = [w.size for w in words if w.size]
    usual = median(known) if known else 40.0
    return [w if w.size else replace(w, size=usual) for w in words]


def _printed(words: Sequence[SeenWord], straight: Straight, ink: Ink) -> list[PrintedWord]:
    points = sizes(words, straight.scale)
    bold = heavy(words, ink)
    return [_word(w, straight, size, dark) for w, size, dark in zip(words, points, bold, strict=True)]


def _word(word: SeenWord, straight: Straight, size: float, bold: bool) -> PrintedWord:
    """As high as its line's type, like the words of a text layer."""
    scale = straight.scale
    top, bottom = word.base - 0.9 * size * scale, word.base + 0.24 * size * scale
    box = straight.points(word.left, top, word.right, bottom)
    confidence = round(word.confidence, 2)
    if word.raised:
        return PrintedWord(word.text, box, 0.6 * size, glued=True, raised=True, confidence=confidence)
    return PrintedWord(word.text, box, size, bold=bold, confidence=confidence)
