"""A report cut into passages: paragraphs of one section together, table rows with their header."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from domain.answers import Passage
from domain.citations import cite
from domain.documents import Block, BlockKind, Document
from domain.periods import Period
from domain.texts import Span

_ENOUGH = 420  # characters: a passage this long takes no further paragraph
_MOST = 900  # a passage never grows past this, unless one block is longer
_TABLE_MOST = 700
_SEARCHED = (BlockKind.PARAGRAPH, BlockKind.TABLE_ROW, BlockKind.FOOTNOTE)


def chunk(document: Document, *, unit: str, period: Period) -> list[Passage]:
    """The document's passages in reading order. Letterhead, signature, page headers and footers are left out.

    `text` starts with the headings above it, so that a passage tells what it is about by itself.
    """
    return [
        _passage(document, number, blocks, unit, period) for number, blocks in enumerate(_groups(document.blocks), 1)
    ]


def _groups(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    wanted = [b for b in blocks if b.kind in _SEARCHED and b.text.strip()]
    for (_, table), run in groupby(wanted, key=_place):
        limit = _TABLE_MOST if table is not None else _MOST
        yield from _filled(list(run), limit, _TABLE_MOST if table is not None else _ENOUGH)


def _place(block: Block) -> tuple[tuple[str, ...], int | None]:
    return block.headings, block.row.table if block.row else None


def _filled(blocks: Sequence[Block], most: int, enough: int) -> Iterator[list[Block]]:
    held: list[Block] = []
    for block in blocks:
        length = sum(len(b.text) + 1 for b in held)
        if held and (length >= enough or length + len(block.text) > most) and not _continues(held[-1]):
            yield held
            held = []
        held.append(block)
    if held:
        yield held


def _continues(block: Block) -> bool:
    """A line that announces what follows ("Nguyên nhân:") stays with it."""
    return block.text.rstrip().endswith(":") and len(block.text) < 200


def _passage(document: Document, number: int, blocks: Sequence[Block], unit: str, period: Period) -> Passage:
    first = blocks[0]
    lines = [heading_line(first.headings)] if first.headings else []
    lines += _table_context(first)
    lines += [_line(block) for block in blocks]
    return Passage(
        id=f"{document.id}#p{number:04d}",
        document_id=document.id,
        unit=unit,
        period=period,
        text="\n".join(lines),
        section=first.section,
        headings=first.headings,
        page=first.page,
        block_ids=tuple(b.id for b in blocks),
        citation=cite(first, Span(0, len(first.text))),
    )


def heading_line(headings: Sequence[str]) -> str:
    """What a passage below these headings begins with."""
    return " › ".join(heading.strip() for heading in headings)


def _line(block: Block) -> str:
    return f"{block.marker} {block.text}".strip()


def _table_context(first: Block) -> list[str]:
    if first.row is None:
        return []
    header = " | ".join(dict.fromkeys(" › ".join(cell.header) for cell in first.cells if cell.header))
    groups = " › ".join(first.row.groups)
    return [line for line in (first.row.caption, header, groups) if line]
