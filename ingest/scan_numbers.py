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
from ingest.scan_places import Look, Place, look_at_each

_BEST_HEIGHT = 26.0  # pixels of a digit that is read best
_NUMBER = re.compile(r"(?P<before>[(“\"'\[]*)(?P<core>[-–+]?\d[\d.,/%:-]*?)(?P<after>%?[)\]”\"'.,;:]*)")
_MISTAKEN = re.compile(r"[\doOQDlIiSsBbZzgGqTtAYV|!/.,()%;:'’-]{1,9}")  # what digits are taken for
_BEGUN = re.compile(r"[(“]?\d[\d.]*(?:[.,„]\d*)?")
_GOES_ON = re.compile(r"(?:[.,„]\d[\d.,]*|\d{3}(?:[.,]\d+)*)%?[)”.,;:]*")
_UNSURE = 0.75
_SURE = 0.8
_ALONE = 0.75  # a number that only one look could read


@dataclass(frozen=True, slots=True)
class Reading:
    """What one look at a place gave: its words without spaces, the least of their confidences, how far they reach."""

    text: str
    confidence: float
    width: float = 0.0

    @property
    def core(self) -> str:
        """The number without brackets and the punctuation around it."""
        match = _NUMBER.fullmatch(self.text)
        return match["core"] + ("%" if match["after"].startswith("%") else "") if match else ""


def reading_of(words: Sequence[SeenWord]) -> Reading:
    if not words:
        return Reading("", 0.0)
    width = max(w.right for w in words) - min(w.left for w in words)
    return Reading("".join(w.text for w in words), min(w.confidence for w in words), width)


_LOOKS = ((1.0, 170), (1.25, 205), (0.85, 190))  # zoom against the best, level of white; the third settles a tie


def read_digits(
    grey: Grey, places: Sequence[Place], heights: Sequence[float], recogniser: Recogniser
) -> list[tuple[Reading, Reading]]:
    """Each place read twice as a number, and once more where the two differ; heights: of its digits, pixels."""
    both = [(p, _look(h, which)) for which in (0, 1) for p, h in zip(places, heights, strict=True)]
    readings = [reading_of(words) for words in look_at_each(grey, both, recogniser)]
    first, second = readings[: len(places)], readings[len(places) :]
    differ = [i for i, (a, b) in enumerate(zip(first, second, strict=True)) if a.core != b.core and (a.core or b.core)]
    third = look_at_each(grey, [(places[i], _look(heights[i], 2)) for i in differ], recogniser)
    for i, words in zip(differ, third, strict=True):
        reading = reading_of(words)
        if reading.core == first[i].core:
            second[i] = reading
        elif reading.core == second[i].core:
            first[i] = reading
    return list(zip(first, second, strict=True))


def _look(height: float, which: int) -> Look:
    zoom, white = _LOOKS[which]
    zoom *= min(max(_BEST_HEIGHT / max(round(height / 4) * 4, 8), 0.4), 2.0)
    return Look(Manner.NUMBERS, round(zoom, 2), white)


def rejoined(words: Sequence[SeenWord]) -> list[SeenWord]:
    """Numbers that were read in two pieces ("97" ",4%") as one word."""
    out: list[SeenWord] = []
    for word in words:
        before = out[-1] if out else None
        if before is not None and _is_rest(before, word):
            text = before.text + word.text
            sure = min(before.confidence, word.confidence)
            out[-1] = replace(before, text=text.replace("„", ","), right=word.right, confidence=sure)
        else:
            out.append(word)
    return out


def _is_rest(before: SeenWord, word: SeenWord) -> bool:
    if before.line != word.line or not (_BEGUN.fullmatch(before.text) and _GOES_ON.fullmatch(word.text)):
        return False
    gap = word.left - before.right
    signed = before.text[-1] in ".,„" or word.text[0] in ".,„"
    return gap < (0.22 if signed else 0.0) * word.size


def checked(words: Sequence[SeenWord], grey: Grey, recogniser: Recogniser) -> list[SeenWord]:
    """The words with every number among them read again."""
    words = rejoined(words)
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
    if word.text in ("-", "–") or _MISTAKEN.fullmatch(word.text) is None:
        return False
    # "TTTT" is an abbreviation, though a reader of digits would see 1111 in it.
    letters_only = not any(c.isdigit() for c in word.text) and sum(c.isalpha() for c in word.text) > 2
    return word.confidence < _UNSURE and not letters_only


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
    if not one.core and not two.core and first.core:
        return replace(word, confidence=min(word.confidence, _ALONE))
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
