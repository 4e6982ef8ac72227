"""Rectangles of a page's picture: cut out for reading on their own, and their words put back where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from ingest.ocr import Grey, Manner, Recogniser
from ingest.ocr_hocr import SeenWord
from ingest.scan_stamps import Ink

_WHITE = 255
_ROOM = 16  # pixels of white around a picture that is read


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle of pixels on the page."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    def cut(self, grey: Grey) -> Grey:
        return grey[self.top : self.bottom, self.left : self.right]

    def ink(self, ink: Ink) -> Ink:
        return ink[self.top : self.bottom, self.left : self.right]


@dataclass(frozen=True, slots=True)
class Look:
    """How a piece is shown to the recogniser. zoom: its size against the page's. white: levels from here on are paper.

    Type of about 25 pixels is read best; a second look at another size and contrast errs in other places.
    """

    manner: Manner
    zoom: float = 1.0
    white: int = 255


def look_at(grey: Grey, places: Sequence[Place], look: Look, recogniser: Recogniser) -> list[list[SeenWord]]:
    """The words in each place, in pixels of the page."""
    return look_at_each(grey, [(place, look) for place in places], recogniser)


def look_at_each(grey: Grey, looks: Sequence[tuple[Place, Look]], recogniser: Recogniser) -> list[list[SeenWord]]:
    """The same for places that are shown in different ways, all of one manner: starting the recogniser costs more than
    a small picture.
    """
    if not looks:
        return []
    [manner] = {look.manner for _, look in looks}
    read = recogniser.read([_picture(place.cut(grey), look) for place, look in looks], manner)
    return [
        [_moved(word, place, look.zoom) for word in words] for (place, look), words in zip(looks, read, strict=True)
    ]


def _picture(piece: Grey, look: Look) -> Grey:
    if look.white < _WHITE:
        dark = 60
        piece = np.clip((piece.astype(np.float32) - dark) * (_WHITE / (look.white - dark)), 0, _WHITE).astype(np.uint8)
    if look.zoom != 1.0:
        size = max(1, round(piece.shape[1] * look.zoom)), max(1, round(piece.shape[0] * look.zoom))
        piece = np.asarray(Image.fromarray(piece).resize(size, Image.Resampling.BICUBIC))
    return np.pad(piece, _ROOM, constant_values=_WHITE)


def _moved(word: SeenWord, place: Place, zoom: float) -> SeenWord:
    def across(x: float) -> float:
        return (x - _ROOM) / zoom + place.left

    def down(y: float) -> float:
        return (y - _ROOM) / zoom + place.top

    return replace(
        word,
        left=across(word.left),
        right=across(word.right),
        top=down(word.top),
        bottom=down(word.bottom),
        base=down(word.base),
        size=word.size / zoom,
    )
