"""Drawn lines and the words between them to grids of cells, from positions alone. Points from the page's top left."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from domain.documents import Box
from ingest.layout import Edge, PrintedWord

_NEAR = 3.0  # points: ends and lines this close meet
_SLACK = 1.0
_DASH = 5.0  # the widest gap between dashes or dots of one line
_SHORT = 5.0  # a shorter line is no border


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a drawn grid: first row and column, how many of each it covers, and the words whose middle is in it.

    inner: grids drawn inside it, their words are theirs alone.
    """

    row: int
    column: int
    height: int
    width: int
    box: Box
    words: tuple[PrintedWord, ...]
    inner: tuple[Grid, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """xs: the upright lines, left to right; ys: the level lines, top to bottom."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def columns(self) -> int:
        return len(self.xs) - 1

    @property
    def words(self) -> set[int]:
        """The identities of the words in it and in its inner grids."""
        own = {id(word) for cell in self.cells for word in cell.words}
        return own.union(*(grid.words for cell in self.cells for grid in cell.inner))


def find_grids(edges: Sequence[Edge], words: Sequence[PrintedWord]) -> list[Grid]:
    """Tables of at least two cells with words in them, top to bottom. An inner table takes its words from the outer."""
    frames = sorted((f for f in map(_frame, _connected(_whole(edges))) if f), key=lambda f: f.area)
    taken: set[int] = set()
    grids: list[Grid] = []
    for frame in frames:
        inside = [w for w in words if id(w) not in taken and _within(w, frame)]
        grid = _holding(frame.filled(inside), grids)
        if sum(1 for cell in grid.cells if cell.words or cell.inner) < 2:
            continue
        taken |= grid.words
        held = {id(g) for cell in grid.cells for g in cell.inner}
        grids = [g for g in grids if id(g) not in held] + [grid]
    return sorted(grids, key=lambda g: (g.box.y0, g.box.x0))


def _holding(grid: Grid, others: Sequence[Grid]) -> Grid:
    """The grid with the other ones that are drawn inside its cells."""
    cells = [replace(cell, inner=tuple(g for g in others if _inside(g.box, cell.box))) for cell in grid.cells]
    return replace(grid, cells=tuple(cells))


def _inside(inner: Box, outer: Box) -> bool:
    return outer.x0 <= inner.x0 and outer.y0 <= inner.y0 and inner.x1 <= outer.x1 and inner.y1 <= outer.y1


@dataclass(slots=True)
class _Frame:
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    level: dict[int, list[Edge]] = field(default_factory=dict)
    upright: dict[int, list[Edge]] = field(default_factory=dict)

    @property
    def area(self) -> float:
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])

    def filled(self, words: Iterable[PrintedWord]) -> Grid:
        homes = self._merged()
        members: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for place, home in homes.items():
            members.setdefault(home, []).append(place)
        held: dict[tuple[int, int], list[PrintedWord]] = {}
        for word in words:
            row = bisect_right(self.ys, word.middle) - 1
            column = bisect_right(self.xs, (word.box.x0 + word.box.x1) / 2) - 1
            if (row, column) in homes:
                held.setdefault(homes[row, column], []).append(word)
        cells = [self._cell(places, tuple(held.get(home, ()))) for home, places in members.items()]
        return Grid(self.xs, self.ys, tuple(sorted(cells, key=lambda c: (c.row, c.column))))

    def _cell(self, places: list[tuple[int, int]], words: tuple[PrintedWord, ...]) -> GridCell:
        top, left = min(r for r, _ in places), min(c for _, c in places)
        bottom, right = max(r for r, _ in places) + 1, max(c for _, c in places) + 1
        box = Box(self.xs[left], self.ys[top], self.xs[right], self.ys[bottom])
        return GridCell(top, left, bottom - top, right - left, box, words)

    def _merged(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Each elementary cell's home: the first of those it is joined with, no drawn line between them."""
        rows, columns = len(self.ys) - 1, len(self.xs) - 1
        home = {(r, c): (r, c) for r in range(rows) for c in range(columns)}

        def root(place: tuple[int, int]) -> tuple[int, int]:
            while home[place] != place:
                place = home[place]
            return place

        for r in range(rows):
            for c in range(columns):
                if c + 1 < columns and not self._crossed(self.upright, c + 1, self.ys, r):
                    _join(home, root((r, c)), root((r, c + 1)))
                if r + 1 < rows and not self._crossed(self.level, r + 1, self.xs, c):
                    _join(home, root((r, c)), root((r + 1, c)))
        return {place: root(place) for place in home}

    @staticmethod
    def _crossed(edges: dict[int, list[Edge]], line: int, others: tuple[float, ...], at: int) -> bool:
        middle = (others[at] + others[at + 1]) / 2
        return any(e.start <= middle <= e.end for e in edges.get(line, ()))


def _join(home: dict[tuple[int, int], tuple[int, int]], a: tuple[int, int], b: tuple[int, int]) -> None:
    if a != b:
        home[max(a, b)] = min(a, b)


def _within(word: PrintedWord, frame: _Frame) -> bool:
    across = (word.box.x0 + word.box.x1) / 2
    return frame.xs[0] <= across <= frame.xs[-1] and frame.ys[0] <= word.middle <= frame.ys[-1]


def _frame(edges: Sequence[Edge]) -> _Frame | None:
    """The grid of edges that touch each other; None if they make no two cells."""
    level, upright = [e for e in edges if e.level], [e for e in edges if not e.level]
    if len(level) < 2 or len(upright) < 2:
        return None
    ys, xs = _lines(level), _lines(upright)
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) < 2:
        return None
    frame = _Frame(tuple(xs), tuple(ys))
    for edge in level:
        frame.level.setdefault(_nearest(ys, edge.at), []).append(edge)
    for edge in upright:
        frame.upright.setdefault(_nearest(xs, edge.at), []).append(edge)
    return frame


def _lines(edges: Iterable[Edge]) -> list[float]:
    """One position for edges drawn in the same line, give or take their thickness."""
    groups: list[list[float]] = []
    for at in sorted(e.at for e in edges):
        if groups and at - groups[-1][-1] <= _NEAR:
            groups[-1].append(at)
        else:
            groups.append([at])
    return [sum(g) / len(g) for g in groups]


def _nearest(lines: Sequence[float], at: float) -> int:
    return min(range(len(lines)), key=lambda i: abs(lines[i] - at))


def _whole(edges: Sequence[Edge]) -> list[Edge]:
    """Pieces of one line put together: borders are often drawn cell by cell, dashed or dotted."""
    whole: list[Edge] = []
    for edge in sorted(edges, key=lambda e: (e.level, round(e.at), e.start)):
        last = whole[-1] if whole else None
        near = last is not None and last.level == edge.level and abs(last.at - edge.at) <= _SLACK
        if last is not None and near and last.start <= edge.start <= last.end + _DASH:
            whole[-1] = replace(last, end=max(last.end, edge.end))
        else:
            whole.append(edge)
    return [e for e in whole if e.end - e.start >= _SHORT]


def _connected(edges: Sequence[Edge]) -> list[list[Edge]]:
    """Edges in groups that touch, each group one drawing."""
    parent = list(range(len(edges)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    level = sorted((e.at, i) for i, e in enumerate(edges) if e.level)
    upright = [(e, i) for i, e in enumerate(edges) if not e.level]
    heights = [at for at, _ in level]
    for edge, i in upright:
        for at, j in level[bisect_right(heights, edge.start - _NEAR) :]:
            if at > edge.end + _NEAR:
                break
            if edges[j].start - _NEAR <= edge.at <= edges[j].end + _NEAR:
                parent[root(i)] = root(j)
    groups: dict[int, list[Edge]] = {}
    for i, edge in enumerate(edges):
        groups.setdefault(root(i), []).append(edge)
    return [g for g in groups.values() if len(g) >= 4]
