"""Pure: where words of a document without pages stand on its printed pages; exactly there, or nowhere.

A Word file says nothing of pages. Its printed form, read as a PDF, has the same letters in nearly the same order, with
a box for every word. A block is found by all its letters; one that occurs several times by its turn and surroundings.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from domain.citations import line_boxes
from domain.documents import Block, BlockKind, Box, Document
from domain.texts import Span

_FEWEST = 12  # letters of a quote that is looked for by itself
_AROUND = 24  # letters before or after that must agree where a text occurs more than once
_RUNNING = (BlockKind.PAGE_HEADER, BlockKind.PAGE_FOOTER)
Places = tuple[tuple[int, Box], ...]


@dataclass(slots=True)
class _Letters:
    """All letters of a document in one string, and where each came from."""

    text: str = ""
    starts: list[int] = field(default_factory=list)  # where each block's letters begin
    offsets: list[list[int]] = field(default_factory=list)  # of each letter in its block's text
    blocks: list[Block] = field(default_factory=list)

    def within(self, start: int, end: int) -> Iterator[tuple[Block, Span]]:
        """The stretches of blocks that letters start..end come from."""
        at = start
        while at < end:
            i = bisect_right(self.starts, at) - 1
            first = at - self.starts[i]
            last = min(end - self.starts[i], len(self.offsets[i])) - 1
            yield self.blocks[i], Span(self.offsets[i][first], self.offsets[i][last] + 1)
            at = self.starts[i] + last + 1


def places_of(document: Document, block: Block, span: Span, printed: Document) -> Places:
    """(page, box) of each printed line of the quote, in order; empty where it cannot be told for certain.

    document: the one that `block` is of. printed: the same, printed and read again.
    """
    source, target = _letters(document.blocks), _letters(printed.blocks)
    own = next((i for i, b in enumerate(source.blocks) if b.id == block.id), None)
    if own is None:
        return ()
    first, last = source.starts[own], source.starts[own] + len(source.offsets[own])
    inside = [first + i for i, offset in enumerate(source.offsets[own]) if span.start <= offset < span.end]
    if not inside:
        return ()
    quote = (inside[0], inside[-1] + 1)
    for start, end in ((first, last), quote):
        found = _same(source.text, target.text, start, end)
        if found is not None:
            return _boxes(target, found + quote[0] - start, found + quote[1] - start)
    return ()


def _boxes(letters: _Letters, start: int, end: int) -> Places:
    boxes = tuple(line for block, span in letters.within(start, end) for line in line_boxes(block, span))
    return boxes if len({page for page, _ in boxes}) <= 2 else ()


def _same(source: str, target: str, start: int, end: int) -> int | None:
    """Where the letters source[start:end] stand in the target, if that is beyond doubt."""
    wanted = source[start:end]
    here, there = _all(source, wanted), _all(target, wanted)
    if not there or len(here) != len(there):
        return None
    turn = here.index(start) if start in here else -1
    if turn < 0 or (len(here) == 1 and len(wanted) < _FEWEST and not _agree(source, target, start, there[0], wanted)):
        return None
    if len(here) > 1 and not _agree(source, target, start, there[turn], wanted):
        return None
    return there[turn]


def _agree(source: str, target: str, here: int, there: int, wanted: str) -> bool:
    """The letters right before or right after are the same."""
    before = source[max(here - _AROUND, 0) : here]
    after = source[here + len(wanted) : here + len(wanted) + _AROUND]
    same_before = bool(before) and target[:there].endswith(before)
    same_after = bool(after) and target.startswith(after, there + len(wanted))
    return same_before or same_after


def _all(text: str, wanted: str) -> list[int]:
    found: list[int] = []
    at = text.find(wanted)
    while at != -1:
        found.append(at)
        at = text.find(wanted, at + len(wanted))
    return found


def _letters(blocks: Sequence[Block]) -> _Letters:
    letters = _Letters()
    parts: list[str] = []
    at = 0
    for block in blocks:
        offsets = [] if block.kind in _RUNNING else [i for i in _printed(block) if not block.text[i].isspace()]
        if not offsets:
            continue
        letters.blocks.append(block)
        letters.starts.append(at)
        letters.offsets.append(offsets)
        parts.append("".join(_small(block.text[i]) for i in offsets))
        at += len(offsets)
    letters.text = "".join(parts)
    return letters


def _printed(block: Block) -> Iterator[int]:
    """Characters that stand on paper: the bars between the cells of a row do not."""
    if not block.cells:
        return iter(range(len(block.text)))
    return (i for cell in block.cells for i in range(cell.span.start, cell.span.end))


def _small(char: str) -> str:
    lower = char.lower()
    return lower if len(lower) == 1 else char
