"""Words of coloured stamps at the top of a scanned page: seen by themselves, for the reading itself fades them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from PIL import Image, ImageFilter

from ingest.ocr import Grey, Manner, Recogniser
from ingest.ocr_hocr import SeenWord
from ingest.scan_picture import slant_of
from ingest.scan_stamps import Around, Colour, touching

_WHITE, _DARK = 255, 150
_UPPER = 0.5  # of the page's height: marks stand at its top
_PALEST = 24  # difference of colours that a picture's own compression makes
_TILE = 16  # pixels
_LEAST = 10  # coloured pixels in a tile
_JOINED = 2  # tiles: how far apart the letters of a mark may stand
_MARGIN = 24  # pixels around a stamp
_LOWEST, _NARROWEST = 22, 40  # pixels: smaller things are no words
_MOST = 8  # stamps on a page
_MUCH = 0.25  # of the upper page: so much colour is a picture
_HIGH = 60.0  # pixels: larger letters are made smaller, as recognisers know them
_RULE, _POST = 0.6, 0.8  # of a box's width and height: ink as long as that is a rule of the box


def coloured_ink(picture: Colour) -> Grey | None:
    """What is printed in colour, black on white; None where there is none."""
    small = picture.reshape(-1, 3)
    ink = (small.max(axis=1) - small.min(axis=1)).reshape(picture.shape[:2])
    if int((ink > 2 * _PALEST).sum()) < _LEAST * _LEAST:
        return None
    levels = np.clip(_WHITE - (np.arange(256.0) - _PALEST) * 2.2, 0, _WHITE).astype(np.uint8)
    return np.asarray(levels[ink])


def stamp_lines(ink: Grey, turns: int, recogniser: Recogniser) -> list[str]:
    """Lines read of each stamp in the upper part. turns: quarter turns anticlockwise that set the page upright."""
    upright = np.rot90(ink, turns % 4)
    pieces = [clear for piece in _stamps(upright[: round(upright.shape[0] * _UPPER)]) for clear in _views(piece)]
    return [line for words in recogniser.read(pieces, Manner.BLOCK) for line in _lines(words)]


def _stamps(ink: Grey) -> Iterator[Grey]:
    """Groups of coloured ink that are large enough for words, each cut out."""
    dark = ink < _DARK
    if dark.mean() > _MUCH:
        return
    rows, columns = -(-ink.shape[0] // _TILE), -(-ink.shape[1] // _TILE)
    padded = np.pad(dark, ((0, rows * _TILE - ink.shape[0]), (0, columns * _TILE - ink.shape[1])))
    tiles = padded.reshape(rows, _TILE, columns, _TILE).sum(axis=(1, 3)) >= _LEAST
    groups = [np.array(g) for g in touching(Around(tiles).count(_JOINED) > 0)]
    for group in sorted(groups, key=len, reverse=True)[:_MOST]:
        (top, left), (bottom, right) = group.min(axis=0) * _TILE, (group.max(axis=0) + 1) * _TILE
        inside = dark[top:bottom, left:right]
        ys, xs = np.nonzero(inside)
        if ys.size and np.ptp(ys) >= _LOWEST and np.ptp(xs) >= _NARROWEST:
            cut = ink[top + ys.min() : top + ys.max() + 1, left + xs.min() : left + xs.max() + 1]
            yield np.pad(cut, _MARGIN, constant_values=_WHITE)


def _views(stamp: Grey) -> Iterator[Grey]:
    """The stamp made level, without the rules of its box."""
    image = Image.fromarray(stamp)
    slant = slant_of(stamp)
    if abs(slant) > 0.3:
        image = image.rotate(slant, resample=Image.Resampling.BICUBIC, fillcolor=_WHITE, expand=True)
    yield _sized(_without_box(np.array(image)))


def _without_box(stamp: Grey) -> Grey:
    """Rows inked nearly from end to end at its top and bottom are a box; then such columns are too, else letters."""
    dark = stamp < 200
    ys, xs = np.nonzero(dark)
    if not ys.size:
        return stamp
    high, wide = int(np.ptp(ys)) + 1, int(np.ptp(xs)) + 1
    rules = np.flatnonzero(dark.sum(axis=1) >= _RULE * wide) - ys.min()
    if not rules.size or rules[0] > high / 4 or rules[-1] < high * 3 / 4:
        return stamp
    level = Around((dark.sum(axis=1) >= _RULE * wide)[None, :]).count(2)[0] > 0
    upright = Around((dark.sum(axis=0) >= _POST * high)[None, :]).count(2)[0] > 0
    clear = stamp.copy()
    clear[level, :] = _WHITE
    clear[:, upright] = _WHITE
    return clear


def _sized(stamp: Grey) -> Grey:
    """Not much larger than recognisers know print, a little softened."""
    ys, _ = np.nonzero(stamp < _DARK)
    high = float(np.ptp(ys)) if ys.size else 0.0
    image = Image.fromarray(stamp)
    if high > _HIGH:
        share = max(_HIGH / high, 0.4)
        size = round(image.width * share), round(image.height * share)
        image = image.resize(size, Image.Resampling.LANCZOS)
    return np.asarray(image.filter(ImageFilter.GaussianBlur(0.6)))


def _lines(words: Sequence[SeenWord]) -> list[str]:
    lines: dict[int, list[str]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word.text)
    return [" ".join(line) for line in lines.values()]
