"""Coloured ink on a scanned page: round stamps and signatures are taken off the print they lie over."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ingest.ocr import Grey
from ingest.scan_picture import touching

Colour = NDArray[np.uint8]  # rows of pixels of red, green, blue

_TILE = 16  # pixels
_VIVID = 55  # difference of the strongest and weakest colour that black ink does not have
_LEAST = 6  # coloured pixels in a tile
_LARGE = 7  # tiles: stamps and signatures are taller than any line of print
_MOST = 0.35  # of a page's dark pixels: beyond that the page is printed in colour


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
    over = _large(vivid)
    if not over.any():
        return grey
    mask = np.kron(over, np.ones((_TILE, _TILE), dtype=bool))[: grey.shape[0], : grey.shape[1]]
    brightest = picture.max(axis=2).astype(np.float32)
    faded = np.clip(255 - (255 - brightest) * 0.6, 0, 255).astype(np.uint8)
    return np.where(mask & _coloured(picture), faded, grey)


def _vivid(picture: Colour) -> NDArray[np.bool_]:
    return np.asarray(picture.max(axis=2).astype(np.int16) - picture.min(axis=2) > _VIVID)


def _coloured(picture: Colour) -> NDArray[np.bool_]:
    """Also the pale rims of coloured strokes."""
    return np.asarray(picture.max(axis=2).astype(np.int16) - picture.min(axis=2) > _VIVID // 3)


def _large(vivid: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tiles (whole page, rounded up) that belong to something large and coloured."""
    rows, columns = -(-vivid.shape[0] // _TILE), -(-vivid.shape[1] // _TILE)
    padded = np.pad(vivid, ((0, rows * _TILE - vivid.shape[0]), (0, columns * _TILE - vivid.shape[1])))
    tiles = padded.reshape(rows, _TILE, columns, _TILE).sum(axis=(1, 3)) >= _LEAST
    out = np.zeros_like(tiles)
    for group in touching(tiles):
        ys, xs = [y for y, _ in group], [x for _, x in group]
        if max(ys) - min(ys) + 1 >= _LARGE and max(xs) - min(xs) + 1 >= _LARGE // 2:
            out[ys, xs] = True
    return _widened(out)


def _widened(tiles: NDArray[np.bool_]) -> NDArray[np.bool_]:
    padded = np.pad(tiles, 1)
    near = [
        padded[1 + dy : 1 + dy + tiles.shape[0], 1 + dx : 1 + dx + tiles.shape[1]]
        for dy in (-1, 0, 1)
        for dx in (-1, 0, 1)
    ]
    return np.asarray(np.any(near, axis=0))
