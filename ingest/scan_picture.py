"""A page's picture set right: upright, straight, even background, few specks; and the way back to the page as shown."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from domain.documents import Box
from ingest.ocr import Grey
from ingest.scan_stamps import Around, Ink

_Places = NDArray[np.float32]

_WHITE = 255
_INK = 140  # after evening out, darker is print
_FAINT_INK = 190  # what may be dirt
_SPECKS = ((2, 8), (5, 28))  # pixels around a speck that hold it, and that hold nothing else; small ones may be near
_SMALL = 4  # how much smaller pictures are for finding the slant
_STEEPEST = 8.0  # degrees of slant looked for
_PALEST = 0.8  # of the way from black to paper: beyond it everything is paper
_FEW_POINTS = 200  # of print: a slant cannot be told from fewer
_NOISY = 5.0  # grey levels: grain that is smoothed away


@dataclass(frozen=True, slots=True)
class Lie:
    """How a page's print lay: from points of the straightened page back to the page as it is shown.

    turns: quarter turns anticlockwise it was given, then `slant` degrees anticlockwise about its middle.
    width, height: of the straightened page, in points.
    """

    width: float
    height: float
    turns: int = 0
    slant: float = 0.0

    def box(self, box: Box) -> Box:
        """A box of the same size about the same middle, on the page as shown."""
        across, down = self._back((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
        wide, high = (box.x1 - box.x0) / 2, (box.y1 - box.y0) / 2
        if self.turns % 2:
            wide, high = high, wide
        return Box(round(across - wide, 2), round(down - high, 2), round(across + wide, 2), round(down + high, 2))

    def _back(self, x: float, y: float) -> tuple[float, float]:
        angle = math.radians(self.slant)
        dx, dy = x - self.width / 2, y - self.height / 2
        x = self.width / 2 + dx * math.cos(angle) - dy * math.sin(angle)
        y = self.height / 2 + dx * math.sin(angle) + dy * math.cos(angle)
        if self.turns == 1:
            return self.height - y, x
        if self.turns == 2:
            return self.width - x, self.height - y
        if self.turns == 3:
            return y, self.width - x
        return x, y


@dataclass(frozen=True, slots=True)
class Straight:
    """A straightened picture. scale: its pixels in a point."""

    grey: Grey
    scale: float
    lie: Lie

    def points(self, left: float, top: float, right: float, bottom: float) -> Box:
        """Pixels to points of the straightened page."""
        s = self.scale
        return Box(round(left / s, 2), round(top / s, 2), round(right / s, 2), round(bottom / s, 2))


def straightened(even: Grey, scale: float, *, turns: int = 0) -> Straight:
    """An evened picture after `turns` quarter turns anticlockwise, made level by its lines of print."""
    even = np.ascontiguousarray(np.rot90(even, turns % 4))
    slant = slant_of(even)
    if abs(slant) >= 0.03:
        turned = Image.fromarray(even).rotate(slant, resample=Image.Resampling.BICUBIC, fillcolor=_WHITE)
        even = np.asarray(turned)
    height, width = even.shape
    return Straight(even, scale, Lie(width / scale, height / scale, turns % 4, slant))


def evened(grey: Grey) -> Grey:
    """Shadows and grey paper made white, grain smoothed, dirt wiped off."""
    paper = _paper(grey)
    even = np.clip(grey.astype(np.float32) * (250.0 / np.maximum(paper, 40)), 0, _WHITE).astype(np.uint8)
    grain = _grain(even)
    if grain > _NOISY:
        radius = min(0.4 + grain / 30, 1.3)
        even = np.asarray(Image.fromarray(even).filter(ImageFilter.GaussianBlur(radius)))
    return without_specks(_contrasted(even))


def _contrasted(grey: Grey) -> Grey:
    """Print made black and paper white, also where all print is pale."""
    black = float(min(max(np.percentile(grey[::4, ::4], 0.7), 25.0), 140.0))
    white = black + _PALEST * (250.0 - black)
    levels = np.clip((np.arange(256.0) - black) * (_WHITE / (white - black)), 0, _WHITE)
    return np.asarray(levels.astype(np.uint8)[grey])


def _paper(grey: Grey) -> NDArray[np.float32]:
    """How bright the paper is at each pixel: what most of its surroundings reach."""
    side = 32
    rows, columns = -(-grey.shape[0] // side), -(-grey.shape[1] // side)
    padded = np.pad(grey, ((0, rows * side - grey.shape[0]), (0, columns * side - grey.shape[1])), mode="edge")
    tiles = padded.reshape(rows, side, columns, side)[:, ::3, :, ::3].swapaxes(1, 2).reshape(rows, columns, -1)
    bright = np.percentile(tiles, 75, axis=2).astype(np.uint8)
    wide = Image.fromarray(bright).filter(ImageFilter.MedianFilter(5)).filter(ImageFilter.GaussianBlur(2))
    full = wide.resize((columns * side, rows * side), Image.Resampling.BILINEAR)
    return np.asarray(full, dtype=np.float32)[: grey.shape[0], : grey.shape[1]]


def _grain(grey: Grey) -> float:
    """The usual difference between neighbouring pixels of bare paper, in grey levels."""
    sample = grey[::7, :].astype(np.int16)
    left, right = sample[:, :-1], sample[:, 1:]
    paper = (left > 170) & (right > 170) & (left + right < 2 * _WHITE)
    steps = np.abs(left - right)[paper]
    return float(np.median(steps)) * 1.05 if steps.size > 1000 else 0.0


def ink_of(grey: Grey) -> Ink:
    """Which pixels are print."""
    return grey < _INK


def without_specks(grey: Grey) -> Grey:
    """The picture without dirt: dots no larger than a full stop that stand far from all other print."""
    ink = grey < _FAINT_INK
    around = Around(ink)
    clear = grey.copy()
    for own, far in _SPECKS:
        ys, xs = np.nonzero(ink & (around.count(own) == around.count(far)))
        for dy in range(-2, 3):
            for dx in range(-2, 3):
                clear[np.clip(ys + dy, 0, grey.shape[0] - 1), np.clip(xs + dx, 0, grey.shape[1] - 1)] = _WHITE
    return clear


def _print_points(grey: Grey) -> tuple[_Places, _Places]:
    """Rows and columns of dark pixels of the picture made smaller, not more than are needed."""
    small = np.asarray(Image.fromarray(grey).reduce(_SMALL))
    ys, xs = np.nonzero(small < 170)
    step = max(1, ys.size // 60000)
    return ys[::step].astype(np.float32), xs[::step].astype(np.float32)


def slant_of(grey: Grey) -> float:
    """Degrees by which lines of print fall to the right; turned anticlockwise so far they are level."""
    ys, xs = _print_points(grey)
    if ys.size < _FEW_POINTS:
        return 0.0
    ys = ys + (xs * 0.618) % 1.0  # else whole numbers of rows favour a slant of nought
    best = _sharpest(ys, xs, np.arange(-_STEEPEST, _STEEPEST + 0.01, 0.5))
    best = _sharpest(ys, xs, np.arange(best - 0.5, best + 0.51, 0.1))
    return float(_sharpest(ys, xs, np.arange(best - 0.1, best + 0.101, 0.02)))


def _sharpest(ys: _Places, xs: _Places, angles: NDArray[np.float64]) -> float:
    """The angle along which print gathers most sharply in lines."""
    scores = [_sharpness(ys, xs, angle) for angle in angles]
    return float(angles[int(np.argmax(scores))])


def _sharpness(ys: _Places, xs: _Places, angle: float) -> float:
    across = ys - xs * math.tan(math.radians(angle))
    rows = np.bincount((across - across.min()).astype(np.int32))
    return float(np.sum(np.diff(rows.astype(np.float64)) ** 2))


def lies_sideways(grey: Grey) -> bool:
    """The lines of print run up and down the picture."""
    ys, xs = _print_points(grey)
    if ys.size < _FEW_POINTS:
        return False
    angles = np.arange(-_STEEPEST, _STEEPEST + 0.01, 0.5)
    level = max(_sharpness(ys, xs, angle) for angle in angles)
    upright = max(_sharpness(xs, ys, angle) for angle in angles)
    return upright > 1.3 * level
