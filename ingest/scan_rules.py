"""Ruled lines of a straightened picture: found as long thin bars of ink, handed on as edges, wiped out for reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.layout import Edge
from ingest.ocr import Grey
from ingest.scan_stamps import Ink

_WHITE = 255


@dataclass(frozen=True, slots=True)
class Bar:
    """A long thin bar of ink. level: it runs across. Pixels: `start`–`end` along it, `first`–`last` over its width."""

    level: bool
    start: int
    end: int
    first: int
    last: int

    @property
    def length(self) -> int:
        return self.end - self.start

    @property
    def at(self) -> float:
        return (self.first + self.last + 1) / 2

    def edge(self, scale: float) -> Edge:
        """In points, from pixels of `scale` to the point."""
        return Edge(self.level, round(self.at / scale, 2), round(self.start / scale, 2), round(self.end / scale, 2))


def find_bars(ink: Ink, scale: float) -> list[Bar]:
    """Ruled lines: longer than any stroke of a letter, thin, with little print touching them."""
    level = _bars(ink, scale, level=True)
    upright = _bars(np.ascontiguousarray(ink.T), scale, level=False)
    standing = [b for b in upright if b.length > 32 * scale or _held(b, level, 4 * scale)]
    return level + standing


def _held(bar: Bar, others: Sequence[Bar], near: float) -> bool:
    """Both ends of a short bar meet a line: it is a side of a cell, not a letter."""

    def meets(end: int) -> bool:
        return any(abs(o.at - end) <= near and o.start - near <= bar.at <= o.end + near for o in others)

    return meets(bar.start) and meets(bar.end)


def _bars(ink: Ink, scale: float, *, level: bool) -> list[Bar]:
    shortest = (24 if level else 11) * scale
    runs = [r for r in _runs(ink, least=round(5 * scale), gap=round(1.2 * scale)) if r[2] - r[1] >= shortest]
    joined = _joined(runs, slack=round(1.5 * scale))
    return [
        Bar(level, start, end, first, last)
        for first, last, start, end in joined
        if end - start >= shortest and _thin(first, last, start, end, scale) and _bare(ink, first, last, start, end)
    ]


def _runs(ink: Ink, *, least: int, gap: int) -> list[tuple[int, int, int]]:
    """(row, start, end) of runs of ink along rows; pieces no further apart than `gap` are one."""
    thick = ink.copy()
    thick[1:] |= ink[:-1]
    steps = np.diff(np.pad(thick, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(steps == 1)
    ends = np.nonzero(steps == -1)[1]
    kept = ends - starts >= least
    rows, starts, ends = rows[kept], starts[kept], ends[kept]
    if rows.size == 0:
        return []
    opens = np.ones(rows.size, dtype=bool)
    opens[1:] = (rows[1:] != rows[:-1]) | (starts[1:] - ends[:-1] > gap)
    firsts = np.nonzero(opens)[0]
    lasts = np.append(firsts[1:], rows.size) - 1
    return list(zip(rows[firsts].tolist(), starts[firsts].tolist(), ends[lasts].tolist(), strict=True))


def _joined(runs: Sequence[tuple[int, int, int]], *, slack: int) -> list[tuple[int, int, int, int]]:
    """Runs of neighbouring rows that touch, as (first row, last row, start, end)."""
    done: list[list[int]] = []
    live: list[list[int]] = []
    for row, start, end in runs:
        done += [b for b in live if row - b[1] > slack]
        live = [b for b in live if row - b[1] <= slack]
        touching = [b for b in live if b[2] <= end + slack and start <= b[3] + slack]
        merged = [row, row, start, end]
        for bar in touching:
            live.remove(bar)
            merged = [min(merged[0], bar[0]), max(merged[1], bar[1]), min(merged[2], bar[2]), max(merged[3], bar[3])]
        live.append(merged)
    return [(b[0], b[1], b[2], b[3]) for b in done + live]


def _thin(first: int, last: int, start: int, end: int, scale: float) -> bool:
    """No thicker than a border, or than a long border that is slightly bent."""
    thickness = last - first + 1
    return thickness <= 2.2 * scale or (thickness <= 4 * scale and end - start > 40 * thickness)


def _bare(ink: Ink, first: int, last: int, start: int, end: int) -> bool:
    """Along most of it nothing touches it: it is not the foot of a line of heavy letters."""
    above = ink[max(first - 4, 0), start:end].mean()
    below = ink[min(last + 3, ink.shape[0] - 1), start:end].mean()
    return bool(max(above, below) < 0.4 and above + below < 0.55)


def wiped(grey: Grey, bars: Sequence[Bar]) -> Grey:
    """The picture without the bars; where print crosses one, the print stays."""
    clear = grey.copy()
    turned = clear.T
    for bar in bars:
        _wipe(clear if bar.level else turned, bar)
    return clear


def _wipe(view: NDArray[np.uint8], bar: Bar) -> None:
    first, last = max(bar.first - 2, 0), min(bar.last + 3, view.shape[0])
    start, end = max(bar.start - 2, 0), min(bar.end + 2, view.shape[1])
    above = view[max(first - 2, 0), start:end] < 128
    below = view[min(last + 1, view.shape[0] - 1), start:end] < 128
    crossed = above & below
    strip = view[first:last, start:end]
    strip[:, ~crossed] = _WHITE
