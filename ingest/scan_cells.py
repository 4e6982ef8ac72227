"""Cells of ruled tables in a scanned page, each read on its own, so that columns never run together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from domain.documents import DOUBTFUL, Box
from ingest.layout import Edge, PrintedWord
from ingest.ocr import Grey, Manner, Recogniser
from ingest.ocr_hocr import SeenWord
from ingest.ruled_tables import GridCell, find_grids
from ingest.scan_numbers import Reading, read_digits, reading_of
from ingest.scan_places import Look, Place, look_at
from ingest.scan_stamps import Ink

_WHITE = 255
_TILE = 16  # pixels: pieces in which ink is looked for
_LEAST = 24  # pixels of ink: less is a speck
_APART, _DIRT = 9, 45  # pixels: dirt stands so far from the print, and has less ink
_INSET = 1.2  # points: a border and its ragged edge
_ONE_LINE = 17.0  # points: print of two lines is taller
_FIRST_LINE = 100_000  # lines of cells are numbered from here, so that none is a line of the page
_SURE = 0.8
_FAINT = 0.3  # a number read less surely tells nothing
_MOST_OF_IT = 0.7
# A cell's border read as one more letter of its head.
_BORDERED = {f"{head}{stroke}": head for head in ("STT", "TT", "ĐVT") for stroke in ("L", "I", "|", "1")}


def cell_places(edges: Sequence[Edge], ink: Ink, scale: float) -> list[Place]:
    """Where the print of each cell of each ruled table stands; empty cells are left out."""
    tiles = list(_ink_tiles(ink, scale))
    cells = [cell for grid in find_grids(edges, tiles) for cell in grid.cells if not cell.inner]
    return [tight for cell in cells if (tight := _tight(_inside(cell, scale), ink)) is not None]


def blanked(grey: Grey, places: Sequence[Place]) -> Grey:
    """The page with these places white."""
    clear = grey.copy()
    for place in places:
        clear[place.top : place.bottom, place.left : place.right] = _WHITE
    return clear


def read_cells(grey: Grey, ink: Ink, places: Sequence[Place], scale: float, recogniser: Recogniser) -> list[SeenWord]:
    """The words of the cells, cell by cell."""
    words: list[SeenWord] = []
    single = [p for p in places if p.height <= _ONE_LINE * scale]
    read = dict(zip(single, _read_single(grey, ink, single, recogniser), strict=True))
    several = [p for p in places if p not in read]
    read.update(zip(several, look_at(grey, several, Look(Manner.BLOCK), recogniser), strict=True))
    for number, place in enumerate(places):
        words += [_of_cell(w, number) for w in read[place]]
    return words


def _of_cell(word: SeenWord, number: int) -> SeenWord:
    text = _BORDERED.get(word.text, word.text)
    return replace(word, text=text, line=_FIRST_LINE + 1000 * number + word.line)


def _read_single(grey: Grey, ink: Ink, places: Sequence[Place], recogniser: Recogniser) -> list[list[SeenWord]]:
    """Cells of one line: as words and, twice, as a number; dashes are told by their shape."""
    as_words = look_at(grey, places, Look(Manner.LINE), recogniser)
    as_number = read_digits(grey, places, [min(p.height, 48) - 6 for p in places], recogniser)
    out = []
    for place, words, (one, two) in zip(places, as_words, as_number, strict=True):
        if _is_dash(place.ink(ink)):
            out.append([_word(place, "-", 0.95)])  # too wide and flat for dirt
        else:
            out.append(_settled(place, words, _over(place, one), _over(place, two)))
    return out


def _over(place: Place, reading: Reading) -> Reading:
    """Nothing, if it is of a part of the print only: the rest is no number."""
    return reading if reading.width >= _MOST_OF_IT * (place.width - 6) else Reading("", 0.0)


def _settled(place: Place, words: list[SeenWord], one: Reading, two: Reading) -> list[SeenWord]:
    """What a cell of one line says: words, or the number that two of three readings give."""
    first = reading_of(words)
    if _is_text(first) or not (one.core or two.core):
        return words
    agreed = _agreed(first, one, two)
    if agreed is not None:
        return [_word(place, agreed.text, agreed.confidence, words)]
    best = max((r for r in (one, two, first) if r.core), key=lambda r: r.confidence)
    if sum(c.isalpha() for c in first.text) > 2 or best.confidence < _FAINT:
        return words
    return [_word(place, best.core, min(best.confidence, DOUBTFUL * 0.75), words)]


def _agreed(first: Reading, one: Reading, two: Reading) -> Reading | None:
    if one.core == two.core and max(one.confidence, two.confidence) >= DOUBTFUL:
        sure = max(one.confidence, two.confidence)
        return Reading(_whole(one), sure if first.core in ("", one.core) else min(sure, 0.85))
    for other in (one, two):
        if other.core and other.core == first.core and max(other.confidence, first.confidence) >= _SURE:
            return Reading(_whole(other), min(max(other.confidence, first.confidence), 0.9))
    return None


def _whole(reading: Reading) -> str:
    """With its brackets: "(3)" heads a column."""
    return reading.text if reading.text == f"({reading.core})" else reading.core


def _is_text(reading: Reading) -> bool:
    letters = [c for c in reading.text if c.isalpha()]
    many = len(letters) >= 2 and len(letters) > sum(c.isdigit() for c in reading.text)
    return (many and reading.confidence >= 0.5) or (bool(letters) and reading.confidence >= 0.9)


def _is_dash(ink: Ink) -> bool:
    """One level stroke and nothing else."""
    rows, columns = np.nonzero(ink.any(axis=1))[0], np.nonzero(ink.any(axis=0))[0]
    if not rows.size or not columns.size:
        return False
    high, wide = int(rows[-1] - rows[0]) + 1, int(columns[-1] - columns[0]) + 1
    filled = ink.sum() / (high * wide)
    return 8 <= wide <= 70 and high <= 9 and wide >= 1.8 * high and bool(filled > 0.7)


def _word(place: Place, text: str, confidence: float, like: Sequence[SeenWord] = ()) -> SeenWord:
    size = like[0].size if like else 0.0
    base = like[0].base if like else float(place.bottom - 3 + (12 if text == "-" else 0))
    left, top, right, bottom = place.left + 3, place.top + 3, place.right - 3, place.bottom - 3
    return SeenWord(text, left, top, right, bottom, base, size, 0, confidence)


def _ink_tiles(ink: Ink, scale: float) -> Iterator[PrintedWord]:
    """Stand-ins for words, so that grids can be found before anything is read."""
    rows, columns = ink.shape[0] // _TILE, ink.shape[1] // _TILE
    tiles = ink[: rows * _TILE, : columns * _TILE].reshape(rows, _TILE, columns, _TILE)
    side = _TILE / scale
    for row, column in np.argwhere(tiles.sum(axis=(1, 3)) > 8).tolist():
        yield PrintedWord("x", Box(column * side, row * side, (column + 1) * side, (row + 1) * side), 10.0)


def _inside(cell: GridCell, scale: float) -> Place:
    box = cell.box
    return Place(
        round((box.x0 + _INSET) * scale),
        round((box.y0 + _INSET) * scale),
        round((box.x1 - _INSET) * scale),
        round((box.y1 - _INSET) * scale),
    )


def _tight(place: Place, ink: Ink) -> Place | None:
    """The place cut down to its print; None when there is none."""
    inner = place.ink(ink)
    if inner.sum() < _LEAST:
        return None
    rows = _trimmed(inner, axis=1)
    columns = _trimmed(inner[rows[0] : rows[1]], axis=0) if rows else None
    if rows is None or columns is None:
        return None
    room = 3
    return Place(
        max(place.left, place.left + columns[0] - room),
        max(place.top, place.top + rows[0] - room),
        min(place.right, place.left + columns[1] + room),
        min(place.bottom, place.top + rows[1] + room),
    )


def _trimmed(ink: Ink, *, axis: int) -> tuple[int, int] | None:
    """Where print begins and ends along the rows (axis 1) or columns (axis 0); dirt at either end is left out."""
    profile = ink.sum(axis=axis)
    filled = np.nonzero(profile > 0)[0]
    if not filled.size:
        return None
    breaks = np.nonzero(np.diff(filled) > _APART)[0]
    starts, ends = filled[np.append(0, breaks + 1)], filled[np.append(breaks, filled.size - 1)] + 1
    groups = [(int(a), int(b)) for a, b in zip(starts, ends, strict=True)]
    while len(groups) > 1 and _is_dirt(profile, *groups[0]):
        groups.pop(0)
    while len(groups) > 1 and _is_dirt(profile, *groups[-1]):
        groups.pop()
    return groups[0][0], groups[-1][1]


def _is_dirt(profile: NDArray[np.int64], start: int, end: int) -> bool:
    """Little ink in all directions; a dash is wider."""
    return bool(end - start < _APART and profile[start:end].sum() < _DIRT)
