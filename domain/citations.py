"""Where a value was read. `cite` is the only maker, so a quote can never disagree with its source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from domain.documents import Block, BlockId, Box
from domain.texts import Span


class Grounding(StrEnum):
    """How firmly a value stands on its quote."""

    EXACT = "exact"  # the quote holds the number as printed
    NORMALISED = "normalised"  # the same after undoing a slip (a stray space, O for 0, a wrong separator)


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim quote at an exact place. `boxes`: (page, box) of each line of the quote; empty without pages.

    number: the characters of the number itself, as offsets into the block's text.
    """

    block_id: BlockId
    page: int | None
    span: Span
    quote: str
    number: Span
    section: str = ""
    boxes: tuple[tuple[int, Box], ...] = ()

    @property
    def spot(self) -> str:
        """The quoted words within their document, as they stand in addresses: "b0042:10:36"."""
        return f"{self.block_id.partition('#')[2]}:{self.span.start}:{self.span.end}"

    @property
    def document_id(self) -> str:
        return self.block_id.partition("#")[0]


def cite(block: Block, span: Span, number: Span | None = None) -> Citation:
    """The citation of `span` in `block`; `number` is the figure inside it (the whole span if None)."""
    number = span if number is None else number
    if not span.contains(number) or span.end > len(block.text):
        raise ValueError("the number must stand inside the quote, and the quote inside the block")
    boxes = line_boxes(block, span)
    page = boxes[0][0] if boxes else block.page
    return Citation(block.id, page, span, span.of(block.text), number, block.section, boxes)


def line_boxes(block: Block, span: Span) -> tuple[tuple[int, Box], ...]:
    """One box per printed line of the quoted words, in reading order."""
    lines: list[tuple[int, Box]] = []
    for word in block.words:
        if not word.span.overlaps(span):
            continue
        if lines and lines[-1][0] == word.page and _same_line(lines[-1][1], word.box):
            lines[-1] = (word.page, lines[-1][1].joined(word.box))
        else:
            lines.append((word.page, word.box))
    return tuple(lines)


def _same_line(line: Box, word: Box) -> bool:
    middle = (word.y0 + word.y1) / 2
    return line.y0 <= middle <= line.y1 and word.x0 >= line.x0
