"""A PDF page's own space, as it is shown, and as its text wants to be read: the same places in other numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from domain.documents import Box, Word
from ingest.raw import RawCell, RawItem, RawParagraph, RawTable


@dataclass(frozen=True, slots=True)
class PageFrame:
    """From the page's own space (its visible part) to points from the top left after `turn` clockwise quarters."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.turn % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.turn % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.turn == 1:
            return y - self.bottom, x - self.left
        if self.turn == 2:
            return self.right - x, y - self.bottom
        if self.turn == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def back(self, x: float, y: float) -> tuple[float, float]:
        """The way back to the page's own space."""
        if self.turn == 1:
            return y + self.left, x + self.bottom
        if self.turn == 2:
            return self.right - x, y + self.bottom
        if self.turn == 3:
            return self.right - y, self.top - x
        return x + self.left, self.top - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        return Box(*self.edges(x0, y0, x1, y1))

    def edges(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of the rectangle with these corners."""
        if self.turn == 0:
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        ax, ay = self.point(x0, y0)
        bx, by = self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


class Lie(Protocol):
    """How a page lies: places as they were read to places as they are shown."""

    def box(self, box: Box) -> Box: ...


@dataclass(frozen=True, slots=True)
class Turned:
    """A page whose text lies sideways or upside down as shown: read in one frame, told in the other."""

    read: PageFrame
    shown: PageFrame

    def box(self, box: Box) -> Box:
        x0, y0, x1, y1 = self.shown.edges(*self.read.back(box.x0, box.y0), *self.read.back(box.x1, box.y1))
        return Box(round(min(x0, x1), 2), round(min(y0, y1), 2), round(max(x0, x1), 2), round(max(y0, y1), 2))


def as_shown(items: Sequence[RawItem], turned: Mapping[int, Lie]) -> list[RawItem]:
    """The items with the boxes of turned pages (by number) as they are shown."""
    return [_table(i, turned) if isinstance(i, RawTable) else _paragraph(i, turned) for i in items]


def _paragraph(paragraph: RawParagraph, turned: Mapping[int, Lie]) -> RawParagraph:
    return replace(paragraph, words=tuple(_word(w, turned) for w in paragraph.words))


def _table(table: RawTable, turned: Mapping[int, Lie]) -> RawTable:
    return replace(table, rows=tuple(tuple(_cell(cell, turned) for cell in row) for row in table.rows))


def _cell(cell: RawCell, turned: Mapping[int, Lie]) -> RawCell:
    paragraphs = tuple(_paragraph(p, turned) for p in cell.paragraphs)
    return replace(cell, paragraphs=paragraphs, tables=tuple(_table(t, turned) for t in cell.tables))


def _word(word: Word, turned: Mapping[int, Lie]) -> Word:
    page = turned.get(word.page)
    return replace(word, box=page.box(word.box)) if page else word
