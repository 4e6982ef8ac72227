"""Round stamps and signatures on a scanned page, taken off the print they lie over by their colour or paleness."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ingest.ocr import Grey

Colour = NDArray[np.uint8]  # rows of pixels of red, green, blue
Ink = NDArray[np.bool_]

_WHITE = 255
_TILE = 16  # pixels
_VIVID = 55  # difference of the strongest and weakest colour that black ink does not have
_LEAST = 6  # marked pixels in a tile
_LARGE = 7  # tiles: stamps and signatures are taller than any line of print
_MOST = 0.35  # of a page's dark pixels: beyond that the page itself is printed so
_CORE, _PALE = 60, 200  # levels: strokes of print are darker within, paper is paler
_FLAT = 40  # pale pixels in a tile


def has_colour(picture: Image.Image) -> bool:
    """Whether it is worth looking at the colours; a small copy of the page will do."""
    pixels = np.asarray(picture.convert("RGB"))
    return bool(_vivid(pixels).mean() > 0.0005)


def greyed(picture: Colour) -> Grey:
    """The page in grey. Where a stamp or signature lies, its own colour's brightness: black print stays, it fades."""
    grey = np.asarray(Image.fromarray(picture).convert("L"))
    vivid = _vivid(picture)
    dark = grey < 140
    if not vivid.any() or (vivid & dark).sum() > _MOST * max(int(dark.sum()), 1):
        return grey
    over = _large(vivid, _LEAST)
    if over is None:
        return grey
    brightest = picture.max(axis=2).astype(np.float32)
    faded = np.clip(255 - (255 - brightest) * 0.6, 0, 255).astype(np.uint8)
    return np.where(over & _coloured(picture), faded, grey)


def without_pale_marks(grey: Grey) -> Grey:
    """A grey page without large marks that are nowhere as dark as its print, as stamps are on a grey scan."""
    middling = (grey > _CORE) & (grey < _PALE)
    pale = middling & (Around(grey <= _CORE).count(2) == 0)
    if pale.sum() > _MOST * max(int((grey <= _CORE).sum()), 1):
        return grey
    over = _large(pale, _FLAT)
    return grey if over is None else np.where(over & pale, np.uint8(_WHITE), grey)


def _vivid(picture: Colour) -> NDArray[np.bool_]:
    return np.asarray(picture.max(axis=2).astype(np.int16) - picture.min(axis=2) > _VIVID)


def _coloured(picture: Colour) -> NDArray[np.bool_]:
    """Also the pale rims of coloured strokes."""
    return np.asarray(picture.max(axis=2).astype(np.int16) - picture.min(axis=2) > _VIVID // 3)


def _large(marked: Ink, least: int) -> Ink | None:
    """The pixels around anything large that is marked; None where there is nothing."""
    rows, columns = -(-marked.shape[0] // _TILE), -(-marked.shape[1] // _TILE)
    padded = np.pad(marked, ((0, rows * _TILE - marked.shape[0]), (0, columns * _TILE - marked.shape[1])))
    tiles = padded.reshape(rows, _TILE, columns, _TILE).sum(axis=(1, 3)) >= least
    large = np.zeros_like(tiles)
    for group in touching(tiles):
        ys, xs = np.array(group).T
        if np.ptp(ys) + 1 >= _LARGE and np.ptp(xs) + 1 >= _LARGE // 2:
            large[ys, xs] = True
    if not large.any():
        return None
    wide = Around(large).count(1) > 0
    return np.asarray(np.kron(wide, np.ones((_TILE, _TILE), dtype=bool))[: marked.shape[0], : marked.shape[1]])


class Around:
    """How many pixels are set near each pixel."""

    def __init__(self, pixels: Ink) -> None:
        self._sums = np.pad(pixels, ((1, 0), (1, 0))).astype(np.int32)
        self._sums.cumsum(axis=0, out=self._sums).cumsum(axis=1, out=self._sums)

    def count(self, reach: int) -> NDArray[np.int32]:
        """In the square that reaches so far to all sides."""
        side = 2 * reach + 1
        total = np.pad(self._sums, ((reach, reach), (reach, reach)), mode="edge")
        return np.asarray(total[side:, side:] - total[:-side, side:] - total[side:, :-side] + total[:-side, :-side])


def touching(tiles: NDArray[np.bool_]) -> list[list[tuple[int, int]]]:
    """Groups of set tiles (row, column) that touch, also at corners."""
    left = {(int(y), int(x)) for y, x in np.argwhere(tiles)}
    groups = []
    while left:
        edge = [left.pop()]
        group = list(edge)
        while edge:
            y, x = edge.pop()
            near = {(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)} & left
            left -= near
            group += near
            edge += near
        groups.append(group)
    return groups
