"""Print that the recogniser passed over, as it does beside stamps and pictures: found in the ink and read again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ingest.ocr import Grey, Manner, Recogniser
from ingest.ocr_hocr import SeenWord
from ingest.scan_places import Look, Place, look_at
from ingest.scan_stamps import Ink, touching

_TILE = 8  # pixels
_LEAST = 6  # pixels of ink in a tile
_REACH = 3  # tiles: so far apart letters and words of a line may stand
_MOST = 24  # places looked at on a page
_SURE = 0.7
_FIRST_LINE = 50_000


def read_missed(
    grey: Grey, ink: Ink, words: Sequence[SeenWord], places: Sequence[Place], recogniser: Recogniser
) -> list[SeenWord]:
    """Words outside the known ones and outside `places`; only what is read surely."""
    missed = _missed(_uncovered(ink, words, places))
    found: list[SeenWord] = []
    read = look_at(grey, missed, Look(Manner.BLOCK), recogniser)
    for number, seen in enumerate(read):
        kept = [w for w in seen if w.confidence >= _SURE and any(c.isalnum() for c in w.text)]
        if len(kept) * 2 > len(seen):
            found += [replace(w, line=_FIRST_LINE + 100 * number + w.line) for w in kept]
    return found


def _uncovered(ink: Ink, words: Sequence[SeenWord], places: Sequence[Place]) -> Ink:
    rest = ink.copy()
    for word in words:
        rest[max(int(word.top) - 6, 0) : int(word.bottom) + 7, max(int(word.left) - 6, 0) : int(word.right) + 7] = False
    for place in places:
        place.ink(rest)[:] = False
    return rest


def _missed(rest: Ink) -> list[Place]:
    """Where enough ink is left to be words, most ink first."""
    rows, columns = rest.shape[0] // _TILE, rest.shape[1] // _TILE
    counts = rest[: rows * _TILE, : columns * _TILE].reshape(rows, _TILE, columns, _TILE).sum(axis=(1, 3))
    filled = counts >= _LEAST
    wide = filled.copy()
    for step in range(1, _REACH + 1):
        wide[:, step:] |= filled[:, :-step]
    found: list[tuple[int, Place]] = []
    for group in touching(wide):
        ys, xs = np.array(group).T
        place = Place(
            max((int(xs.min()) - 1) * _TILE, 0),
            max((int(ys.min()) - 1) * _TILE, 0),
            (int(xs.max()) + 2) * _TILE,
            (int(ys.max()) + 2) * _TILE,
        )
        total = int(counts[ys, xs].sum())
        if _like_print(place, total):
            found.append((total, place))
    return [place for _, place in sorted(found, key=lambda f: -f[0])[:_MOST]]


def _like_print(place: Place, ink: int) -> bool:
    """As high as a line or a few, and as dark as print; strokes of a pen leave more white."""
    high, wide = place.height - 2 * _TILE, place.width - 2 * _TILE
    return 20 <= high <= 420 and wide >= 24 and wide >= 0.5 * high and 0.05 < ink / max(high * wide, 1) < 0.6
