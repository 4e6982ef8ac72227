"""What each gold report prints – its texts in order and its tables cell by cell – and how a reading shows the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from domain.documents import Block, BlockKind, Document

_RUNNING = (BlockKind.PAGE_HEADER, BlockKind.PAGE_FOOTER)
_MARK = re.compile(r"[-–+•*]\s+")

CellKey = tuple[str, ...]  # row label, header path …, value


@dataclass(frozen=True, slots=True)
class Print:
    """texts: paragraphs and table rows in reading order, one space between cells. cells: of each cell right of its
    row's label: number of the table, label, header path …, value.
    """

    texts: tuple[str, ...]
    cells: tuple[tuple[int | str, ...], ...]


_PRINT = TypeAdapter(Print)


def load_print(report: Path) -> Print:
    """From `<report>.print.json` beside the report."""
    return _PRINT.validate_json(report.with_suffix(".print.json").read_bytes())


def wanted_texts(printed: Print) -> list[str]:
    return [_unmarked(text) for text in printed.texts]


def read_texts(document: Document) -> list[str]:
    """As `wanted_texts`: without list marks, running heads and feet, and the bars between cells."""
    return [_unmarked(text) for block in document.blocks if block.kind not in _RUNNING for text in _printed(block)]


def wanted_cells(printed: Print) -> list[CellKey]:
    return [_key(str(cell[1]), [str(c) for c in cell[2:-1]], str(cell[-1])) for cell in printed.cells]


def read_cells(document: Document) -> list[CellKey]:
    """Of body rows that have a label, the cells right of it."""
    return [key for block in document.blocks if block.row for key in _cells(block)]


def _cells(block: Block) -> Iterator[CellKey]:
    label = block.row.label if block.row else None
    if block.kind is not BlockKind.TABLE_ROW:
        return
    at = _label_place(block, label)
    for place, cell in enumerate(block.cells):
        if place > at:
            yield _key(label or "", cell.header, block.cell_text(cell))


def _label_place(block: Block, label: str | None) -> int:
    for place, cell in enumerate(block.cells):
        if label and block.cell_text(cell).strip().endswith(label):
            return place
    return 0 if block.row and block.row.number and block.cells else -1


def _key(label: str, path: Sequence[str], value: str) -> CellKey:
    return tuple(_squeezed(text) for text in (_unmarked(label), *path, value))


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _printed(block: Block) -> Iterator[str]:
    if block.cells:
        yield " ".join(block.cell_text(cell) for cell in block.cells)
    elif block.marker and not _MARK.match(f"{block.marker} "):
        yield f"{block.marker} {block.text}"
    else:
        yield block.text


def _unmarked(text: str) -> str:
    return text[found.end() :] if (found := _MARK.match(text)) else text
