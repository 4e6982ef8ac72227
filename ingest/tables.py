"""Pure: a grid of cells into rows that know their header path, label, number, groups and whether they add others up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.documents import BlockKind, Cell, Word
from domain.texts import OffsetMap, Span, fold_case, one_space
from ingest.normalise import moved
from ingest.raw import UNMOVED, RawCell, RawParagraph, RawTable
from ingest.table_heads import is_figure, split_heads
from ingest.table_labels import RowLabel, label_rows

SEPARATOR = " | "


@dataclass(frozen=True, slots=True)
class TableRow:
    """One printed row. `row` counts from 0 with heads; a row without any text has none and is not given."""

    kind: BlockKind
    row: int
    text: str
    cells: tuple[Cell, ...]
    words: tuple[Word, ...]
    origin: OffsetMap
    page: int | None
    label: RowLabel
    inner: tuple[RawTable, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadTable:
    """title: what a row over the full width above the heads says, where the table names itself inside its own grid."""

    rows: tuple[TableRow, ...]
    columns: int
    title: str = ""


def read_table(table: RawTable) -> ReadTable:
    """Heads, body rows and what the rows say about themselves."""
    heads = split_heads(table)
    labels = label_rows(table, heads)
    rows: list[TableRow] = []
    for i, cells in enumerate(table.rows):
        kind = BlockKind.TABLE_HEAD if i in heads.rows else BlockKind.TABLE_ROW
        paths = {} if kind is BlockKind.TABLE_HEAD else {c.column: heads.path(c.column) for c in cells}
        row = _row(i, kind, cells, paths, labels[i])
        if row is not None:
            rows.append(row)
    return ReadTable(tuple(rows), table.columns, heads.title)


def joined(first: RawTable, rest: RawTable) -> RawTable:
    """A table and its continuation on the next page as one; head rows printed again are left out."""
    repeated = 0
    heads = [_printed(r) for r in first.rows[: max(8, first.header_rows)]]
    at = heads.index(_printed(rest.rows[0])) if rest.rows and _printed(rest.rows[0]) in heads else None
    while at is not None and repeated < len(rest.rows) and at + repeated < len(heads):
        if _printed(rest.rows[repeated]) != heads[at + repeated] or _has_result(rest.rows[repeated]):
            break
        repeated += 1
    return replace(first, rows=first.rows + rest.rows[repeated:], columns=max(first.columns, rest.columns))


def _has_result(cells: Sequence[RawCell]) -> bool:
    figures = [c.text for c in cells if is_figure(c.text)]
    return bool(figures) and any(not is_figure(c.text) and c.text for c in cells) and len(figures) > 1


def _printed(cells: Sequence[RawCell]) -> tuple[tuple[int, str], ...]:
    return tuple((c.column, one_space(fold_case(c.text))) for c in cells if c.text)


def _row(
    number: int, kind: BlockKind, cells: Sequence[RawCell], paths: dict[int, tuple[str, ...]], label: RowLabel
) -> TableRow | None:
    text, words, made, origins, pages = "", [], [], [], []
    for cell in cells:
        if not cell.text:
            continue
        start = len(text) + len(SEPARATOR) if text else 0
        text += (SEPARATOR if text else "") + cell.text
        made.append(Cell(Span(start, len(text)), cell.column, cell.width, paths.get(cell.column, ())))
        at = start
        for paragraph in (p for p in cell.paragraphs if p.text):
            words.extend(_words_from(paragraph, at))
            origins.append((at, paragraph.origin))
            pages.append(paragraph.page)
            at += len(paragraph.text) + 1
    inner = tuple(t for c in cells for t in c.tables)
    if not text and not inner:
        return None
    page = next((p for p in pages if p is not None), None)
    return TableRow(kind, number, text, tuple(made), tuple(words), _origin(origins), page, label, inner)


def _words_from(paragraph: RawParagraph, at: int) -> list[Word]:
    return [replace(w, span=Span(w.span.start + at, w.span.end + at)) for w in paragraph.words]


def _origin(parts: Sequence[tuple[int, OffsetMap]]) -> OffsetMap:
    """The cells' maps as one: the source of a row is its cells' sources, set where the cells stand."""
    if all(m == UNMOVED for _, m in parts):
        return UNMOVED
    here: list[int] = []
    there: list[int] = []
    drift = 0
    for at, part in parts:
        shifted = moved(part, at)
        here.extend(shifted.here)
        there.extend(t + at + drift for t in shifted.there)
        drift += part.there[-1] - part.here[-1]
    return OffsetMap(tuple(here), tuple(there))
