"""What a reader of one format hands over, before anyone decides what is a heading, a row or a letterhead.

Readers fill these from their own format; `ingest.blocks.assemble` turns them into blocks the same way for all.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from domain.documents import BlockKind, Word
from domain.texts import OffsetMap, Span
from ingest.normalise import moved

UNMOVED = OffsetMap()  # every character where it was


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFIED = "justified"


@dataclass(frozen=True, slots=True)
class RawParagraph:
    """One paragraph as printed: `text` has been through `normalise.clean`; `words` have spans into it.

    bold, italic: every letter is. size: points. level: of a real heading style, 1 the outermost.
    marker: automatic number or bullet as shown, where it is not in the text.
    kind: only where the format itself says so (FOOTNOTE, PAGE_HEADER, PAGE_FOOTER); a footnote stands right after
    the paragraph that carries its mark. starts_page: a page begins here by the writer's will.
    A tab in the text is kept: it separates the columns of a letterhead set with tab stops.
    """

    text: str
    page: int | None = None
    words: tuple[Word, ...] = ()
    bold: bool = False
    italic: bool = False
    size: float | None = None
    align: Align = Align.LEFT
    level: int | None = None
    marker: str = ""
    kind: BlockKind | None = None
    starts_page: bool = False
    origin: OffsetMap = UNMOVED

    def part(self, span: Span) -> RawParagraph:
        """The same paragraph cut down to `span`, words and origin moved along."""
        if span.start == 0 and span.end == len(self.text):
            return self
        inside = tuple(w for w in self.words if span.contains(w.span))
        words = tuple(replace(w, span=Span(w.span.start - span.start, w.span.end - span.start)) for w in inside)
        return replace(self, text=span.of(self.text), words=words, origin=moved(self.origin, -span.start))


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell where it begins. column: first grid column from 0; width, height: grid columns and rows it covers.

    tables: tables standing inside the cell, after its paragraphs.
    """

    column: int
    paragraphs: tuple[RawParagraph, ...] = ()
    width: int = 1
    height: int = 1
    tables: tuple[RawTable, ...] = ()

    @property
    def text(self) -> str:
        """On one line; every character where it is in its paragraph."""
        return " ".join([p.text for p in self.paragraphs if p.text]).replace("\n", " ").replace("\t", " ")

    @property
    def bold(self) -> bool:
        printed = [p for p in self.paragraphs if p.text]
        return bool(printed) and all(p.bold for p in printed)


@dataclass(frozen=True, slots=True)
class RawTable:
    """A grid. A row lists the cells that begin in it, left to right; a cell covered from above is left out.

    ruled: lines are drawn. header_rows: rows the format itself marks as repeated heads.
    continues: goes on from the table before it, over a page break (its heads may be printed again).
    """

    rows: tuple[tuple[RawCell, ...], ...]
    columns: int
    ruled: bool = True
    header_rows: int = 0
    continues: bool = False


RawItem = RawParagraph | RawTable
