"""Raw paragraphs and tables of any format into blocks: one way to ids, sections, letterhead, tables and signature."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from domain.documents import Block, BlockKind, DocumentId, RowPlace, block_id
from ingest import captions
from ingest.headings import Heading, Outline, find_headings
from ingest.raw import RawItem, RawParagraph, RawTable
from ingest.tables import ReadTable, TableRow, joined, read_table
from ingest.zones import as_text, front_end, paragraphs_of, signs, split_tabs, still_signing, unframed

_APART = (BlockKind.PAGE_HEADER, BlockKind.PAGE_FOOTER, BlockKind.FOOTNOTE)


def assemble(document: DocumentId, items: Sequence[RawItem]) -> tuple[Block, ...]:
    """Blocks in reading order with ids "<document>#b0000" …, from what a reader of any format found.

    Empty paragraphs are dropped. Tables that `continue` the one before become one table; heads printed again go.
    """
    printed = _continued(_without_frames(_printed(items)))
    writer = _Writer(document)
    end = front_end(printed)
    for item in printed[:end]:
        writer.lines(item, BlockKind.LETTERHEAD)
    _write_body(writer, printed[end:])
    return tuple(writer.blocks)


def _printed(items: Iterable[RawItem]) -> list[RawItem]:
    return [i for i in items if isinstance(i, RawTable) or i.text.strip()]


def _without_frames(items: Sequence[RawItem]) -> list[RawItem]:
    """Tables that only frame other things are opened, from the outside in."""
    out: list[RawItem] = []
    for item in items:
        content = unframed(item) if isinstance(item, RawTable) else None
        if content is None:
            out.append(item)
        else:
            out.extend(_without_frames(_printed(content)))
    return out


def _continued(items: Sequence[RawItem]) -> list[RawItem]:
    out: list[RawItem] = []
    for item in items:
        last = next((i for i in range(len(out) - 1, -1, -1) if not _apart(out[i])), None)
        before = out[last] if last is not None else None
        if isinstance(item, RawTable) and item.continues and last is not None and isinstance(before, RawTable):
            out[last] = joined(before, item)
        else:
            out.append(item)
    return out


def _apart(item: RawItem) -> bool:
    return isinstance(item, RawParagraph) and item.kind in _APART


def _write_body(writer: _Writer, items: Sequence[RawItem]) -> None:
    signing = False
    headings = _headings(items)
    for i, item in enumerate(items):
        if _apart(item):
            writer.item(item, items, i, None)
            continue
        was_signing = signing
        signing = (signing and still_signing(item)) or (i > 0 and signs(item))
        if signing and not was_signing:
            writer.outline.clear()
        if signing:
            writer.lines(item, BlockKind.SIGNATURE)
        else:
            writer.item(item, items, i, headings[i])


def _headings(items: Sequence[RawItem]) -> list[Heading | None]:
    paragraphs = [(i, item) for i, item in enumerate(items) if isinstance(item, RawParagraph)]
    found: list[Heading | None] = [None] * len(items)
    for (i, _), heading in zip(paragraphs, find_headings([p for _, p in paragraphs]), strict=True):
        found[i] = heading
    return found


@dataclass(slots=True)
class _Writer:
    document: DocumentId
    blocks: list[Block] = field(default_factory=list)
    outline: Outline = field(default_factory=Outline)
    tables: int = 0

    def lines(self, item: RawItem, kind: BlockKind) -> None:
        """Letterhead or signature: every piece of a line set with tabs, every paragraph of a layout table."""
        paragraphs = paragraphs_of(item) if isinstance(item, RawTable) else [item]
        for paragraph in paragraphs:
            for piece in split_tabs(paragraph):
                self._paragraph(piece, paragraph.kind or kind)

    def item(self, item: RawItem, items: Sequence[RawItem], at: int, heading: Heading | None) -> None:
        """Something of the body; its neighbours name a table."""
        if isinstance(item, RawTable):
            caption, notes = captions.above(items, at)
            self.table(item, caption, " ".join([*notes, *captions.below(items, at)]))
            self.outline.content()
        elif heading is not None and heading.run_in:
            if self.outline.takes(heading):
                self.outline.enter(heading)
            self._paragraph(as_text(item), BlockKind.PARAGRAPH)
            self.outline.content()
        elif heading is not None:
            level = self.outline.enter(heading)
            self._paragraph(as_text(item), BlockKind.HEADING, level)
        else:
            self._paragraph(as_text(item), item.kind or BlockKind.PARAGRAPH)
            self.outline.content()

    def table(self, table: RawTable, caption: str, note: str) -> None:
        read = read_table(table)
        number, self.tables = self.tables, self.tables + 1
        for row in read.rows:
            if row.text:
                self._row(row, read, number, caption or read.title, note)
            for inner in row.inner:
                self.table(inner, row.text[:200], note)

    def _paragraph(self, paragraph: RawParagraph, kind: BlockKind, level: int | None = None) -> None:
        inside = kind in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.FOOTNOTE)
        self.blocks.append(
            Block(
                block_id(self.document, len(self.blocks)),
                len(self.blocks),
                kind,
                paragraph.text.replace("\n", " ") if kind is BlockKind.HEADING else paragraph.text,
                page=paragraph.page,
                section=self.outline.section if inside else "",
                headings=self.outline.titles if inside else (),
                level=level,
                marker=paragraph.marker,
                words=paragraph.words,
                origin=paragraph.origin,
            )
        )

    def _row(self, row: TableRow, table: ReadTable, number: int, caption: str, note: str) -> None:
        place = RowPlace(
            table=number,
            row=row.row,
            label=row.label.label,
            number=row.label.number,
            groups=row.label.groups,
            subtotal=row.label.subtotal,
            columns=table.columns,
            caption=caption,
            note=note,
        )
        self.blocks.append(
            Block(
                block_id(self.document, len(self.blocks)),
                len(self.blocks),
                row.kind,
                row.text,
                page=row.page,
                section=self.outline.section or captions.printed_name(caption),
                headings=self.outline.titles,
                words=row.words,
                cells=row.cells,
                row=place,
                origin=row.origin,
            )
        )
