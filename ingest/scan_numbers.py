"""Numbers of a scanned page, read again: a wrong digit is the worst error there is.

Every number is cut out and shown twice more, at other sizes and contrasts, to a model of another language that may
answer in digits and signs only. What two of three readings say counts; where they do not agree the word is kept with
a confidence below `domain.documents.DOUBTFUL`, so that whoever uses the figure is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.documents import DOUBTFUL
from ingest.ocr import Grey, Manner, Recogniser
from ingest.ocr_hocr import SeenWord
from ingest.scan_places import Look, Place, look_at

_BEST_HEIGHT = 26.0  # pixels of a digit that is read best
_NUMBER = re.compile(r"(?P<before>[(“\"'\[]*)(?P<core>[-–+]?\d[\d.,/%:-]*?)(?P<after>%?[)\]”\"'.,;:]*)")
_MISTAKEN = re.compile(r"[\doOQDlIiSsBbZzgGqTtAYV|!/.,()%;:'’-]{1,9}")  # what digits are taken for
_UNSURE = 0.75
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class Reading:
    """What one look at a place gave: its words without spaces, and the least of their confidences."""

    text: str
    confidence: float

    @property
    def core(self) -> str:
        """The number without brackets and the punctuation around it."""
        match = _NUMBER.fullmatch(self.text)
        return match["core"] + ("%" if match["after"].startswith("%") else "") if match else ""


def reading_of(words: Sequence[SeenWord]) -> Reading:
    return Reading("".join(w.text for w in words), min((w.confidence for w in words), default=0.0))


def number_looks(height: float) -> tuple[Look, Look]:
    """Two looks at print whose digits are about `height` pixels high."""
    zoom = min(max(_BEST_HEIGHT / max(height, 8.0), 0.4), 2.0)
    return Look(Manner.NUMBERS, round(zoom, 2), 170), Look(Manner.NUMBERS, round(zoom * 1.25, 2), 205)


def read_digits(
    grey: Grey, places: Sequence[Place], heights: Sequence[float], recogniser: Recogniser
) -> list[tuple[Reading, Reading]]:
    """Each place read twice as a number; heights: of its digits, pixels."""
    found: dict[int, list[Reading]] = {i: [] for i in range(len(places))}
    for which in (0, 1):
        by_look: dict[Look, list[int]] = {}
        for i, height in enumerate(heights):
            by_look.setdefault(number_looks(round(height / 4) * 4)[which], []).append(i)
        for look, members in by_look.items():
            for i, words in zip(members, look_at(grey, [places[i] for i in members], look, recogniser), strict=True):
                found[i].append(reading_of(words))
    return [(found[i][0], found[i][1]) for i in range(len(places))]


def checked(words: Sequence[SeenWord], grey: Grey, recogniser: Recogniser) -> list[SeenWord]:
    """The words with every number among them read again."""
    suspects = [i for i, word in enumerate(words) if _is_number(word)]
    places = [_place(words[i], grey) for i in suspects]
    heights = [0.72 * words[i].size for i in suspects]
    out = list(words)
    for i, readings in zip(suspects, read_digits(grey, places, heights, recogniser), strict=True):
        out[i] = settled(words[i], *readings)
    return out


def _is_number(word: SeenWord) -> bool:
    if _NUMBER.fullmatch(word.text):
        return True
    return word.confidence < _UNSURE and _MISTAKEN.fullmatch(word.text) is not None and word.text not in ("-", "–")


def _place(word: SeenWord, grey: Grey) -> Place:
    return Place(
        max(int(word.left) - 3, 0),
        max(int(word.top) - 4, 0),
        min(int(word.right) + 4, grey.shape[1]),
        min(int(word.bottom) + 5, grey.shape[0]),
    )


def settled(word: SeenWord, one: Reading, two: Reading) -> SeenWord:
    """The word as most readings have it, with the confidence that their agreement earns."""
    first = Reading(word.text, word.confidence)
    if first.core and first.core == one.core == two.core:
        return replace(word, confidence=max(word.confidence, one.confidence, two.confidence))
    if first.core and first.core in (one.core, two.core):
        agreeing = one if one.core == first.core else two
        return replace(word, confidence=min(max(word.confidence, agreeing.confidence), 0.9))
    if one.core and one.core == two.core and max(one.confidence, two.confidence) >= _SURE:
        sure = min(max(one.confidence, two.confidence), 0.85)
        return replace(word, text=_put(word.text, one), confidence=sure)
    return _doubtful(word, first, one, two)


def _doubtful(word: SeenWord, first: Reading, one: Reading, two: Reading) -> SeenWord:
    """No two readings agree: the surest is kept, marked."""
    if not first.core and not any(c.isdigit() for c in word.text):
        return word
    best = max((r for r in (one, two) if r.core), key=lambda r: r.confidence, default=first)
    low = DOUBTFUL * 0.75
    if best.confidence >= _SURE and (not first.core or first.confidence < _UNSURE):
        return replace(word, text=_put(word.text, best), confidence=low)
    return replace(word, confidence=min(word.confidence, low))


def _put(text: str, reading: Reading) -> str:
    """The number in place of the old one, what stands around it kept."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return reading.text
    after = match["after"].removeprefix("%")
    return f"{match['before']}{reading.core}{after}"
