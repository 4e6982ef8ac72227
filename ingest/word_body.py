"""The body of a .docx in reading order, as raw paragraphs and tables; notes and boxes where they belong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from domain.documents import BlockKind
from domain.texts import Span
from ingest.legacy_fonts import OldCode
from ingest.normalise import clean
from ingest.office_zip import Element
from ingest.raw import Align, RawCell, RawItem, RawParagraph, RawTable
from ingest.word_fields import Fields
from ingest.word_letters import Run, like_thousands
from ingest.word_numbering import Numbering
from ingest.word_package import W
from ingest.word_places import ALTERNATE, chosen
from ingest.word_runs import Note, Printed, read_runs
from ingest.word_styles import ParagraphStyle, Styles, align_of, flag, level_of, value, whole

_MOST_COLUMNS = 200
_READ = frozenset(W + t for t in ("p", "tbl", "altChunk"))
_OPEN = frozenset(W + t for t in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))


@dataclass(slots=True)
class BodyReader:
    """Reads one story after another (body, headers, notes); numbering counts on through the body.

    footnotes: ("footnote" | "endnote", id) to its element; each is taken out when it is read.
    """

    styles: Styles
    numbering: Numbering
    footnotes: dict[tuple[str, str], Element] = field(default_factory=dict)
    changed: bool = False
    hidden: bool = False
    struck: bool = False
    images: int = 0
    unread: bool = False
    old_codes: set[OldCode] = field(default_factory=set)
    _note_number: int = 0
    _fields: Fields = field(default_factory=Fields)
    _waiting: list[Note] = field(default_factory=list)  # marks of notes met inside a note
    _inside_note: bool = False

    def items(self, story: Element) -> list[RawItem]:
        """Of a whole story: its fields begin and end in it."""
        outer, self._fields = self._fields, Fields(story)
        try:
            return self._items(story)
        finally:
            self._fields = outer

    def _items(self, story: Element) -> list[RawItem]:
        out: list[RawItem] = []
        new_page = False
        held: Printed | None = None
        blocks = [b for b in _blocks(story) if b.tag in _READ]
        for i, element in enumerate(blocks):
            if element.tag == W + "tbl" and self._fields.printing:
                out.extend(self._table(element))
                new_page = False
            elif element.tag == W + "p":
                printed, style = self._printed(element)
                if held is not None:
                    printed.follow(held)
                    held = None
                if _mark_removed(element):
                    if _mark_hidden(element):
                        printed.add("\n", style.look)
                    self.changed |= _mark_deleted(element)
                    if i + 1 < len(blocks) and blocks[i + 1].tag == W + "p":
                        held = printed
                    if held is not None or printed.empty:
                        continue
                starts = new_page or printed.page_break_before or bool(flag(element.find(W + "pPr"), "pageBreakBefore"))
                out.extend(self._paragraph(element, printed, style, starts))
                new_page = printed.page_break_after or _section_ends(element) or (starts and not printed.begun)
            elif element.tag == W + "altChunk":
                self.unread = True
        return out

    def _printed(self, element: Element) -> tuple[Printed, ParagraphStyle]:
        style = self.styles.paragraph(value(element.find(W + "pPr"), "pStyle"))
        printed = read_runs(element, style.look, self.styles, self._fields)
        self.changed |= printed.changed
        self.hidden |= printed.hidden
        self.struck |= printed.struck
        self.images += printed.images
        self.old_codes |= printed.old_codes
        return printed, style

    def _paragraph(
        self, element: Element, printed: Printed, style: ParagraphStyle, starts_page: bool
    ) -> Iterator[RawItem]:
        properties = element.find(W + "pPr")
        text, origin = clean(printed.text, keep_tabs=True)
        letters = [r for r in printed.runs if any(c.isalnum() for c in r.text)]
        marker = self._marker(properties, style)
        yield RawParagraph(
            text,
            bold=bool(letters) and all(r.look.bold or r.look.caps for r in letters),
            italic=bool(letters) and all(r.look.italic for r in letters),
            size=_size(letters),
            align=align_of(properties) or style.align or Align.LEFT,
            level=level_of(properties) or style.level,
            marker=marker,
            starts_page=starts_page,
            origin=origin,
        )
        for box in printed.boxes:
            yield from self.items(box)
        for words in printed.drawn:
            yield RawParagraph(clean(words)[0])
        yield from self._notes(printed.notes)

    def _marker(self, properties: Element | None, style: ParagraphStyle) -> str:
        own = None if properties is None else properties.find(W + "numPr")
        number = value(own, "numId") or style.numbering[0]
        if not number or number == "0":
            return ""
        level = value(own, "ilvl") or style.numbering[1]
        if level is None or not level.isdecimal():
            return self.numbering.marker(
                number, self.numbering.level_of_style(number, value(properties, "pStyle") or "")
            )
        return self.numbering.marker(number, int(level))

    def _notes(self, notes: list[Note]) -> Iterator[RawParagraph]:
        """Each note once; those that notes refer to come after them."""
        self._waiting.extend(notes)
        if self._inside_note:
            return
        self._inside_note = True
        while self._waiting:
            waiting, self._waiting = self._waiting, []
            for note in waiting:
                yield from self._note(note)
        self._inside_note = False

    def _note(self, note: Note) -> Iterator[RawParagraph]:
        story = self.footnotes.pop((note.kind, note.id), None)
        if story is None:
            return
        self._note_number += note.mark is None
        number = note.mark or str(self._note_number)
        first = True
        for item in self.items(story):
            for line in _lines_of(item) if isinstance(item, RawTable) else [item]:
                if line.text:
                    own = _without_mark(line, note.mark) if first and note.mark else line
                    yield replace(own, kind=BlockKind.FOOTNOTE, marker=number)
                    first = False

    def _table(self, element: Element) -> Iterator[RawItem]:
        rows = [r for r in _inside(element, W + "tr") if not self._row_deleted(r)]
        notes: list[RawItem] = []
        grid = [self._row(row, notes) for row in rows]
        heads = [bool(flag(r.find(W + "trPr"), "tblHeader")) for r in rows]
        yield RawTable(
            _with_heights(grid),
            columns=max((c.cell.column + c.cell.width for row in grid for c in row), default=0),
            header_rows=next((i for i, head in enumerate(heads) if not head), len(heads)),
        )
        yield from notes

    def _row_deleted(self, row: Element) -> bool:
        """By a tracked change, whole or cell by cell."""
        cells = list(_inside(row, W + "tc"))
        deleted = row.find(f"{W}trPr/{W}del") is not None or (bool(cells) and all(map(_cell_deleted, cells)))
        self.changed |= deleted
        return deleted

    def _row(self, row: Element, notes: list[RawItem]) -> list[_GridCell]:
        column = min(whole(row.find(W + "trPr"), "gridBefore", 0), _MOST_COLUMNS)
        cells: list[_GridCell] = []
        for element in _inside(row, W + "tc"):
            if _cell_deleted(element):
                self.changed = True
                continue
            properties = element.find(W + "tcPr")
            width = min(max(1, whole(properties, "gridSpan", 1)), _MOST_COLUMNS)
            merge = None if properties is None else properties.find(W + "vMerge")
            state = "" if merge is None else merge.get(W + "val") or "continue"
            if (value(properties, "hMerge") or "") == "continue" and cells:
                cells[-1] = replace(cells[-1], cell=replace(cells[-1].cell, width=cells[-1].cell.width + width))
            else:
                cells.append(_GridCell(self._cell(element, column, width, notes), state))
            column += width
        return cells

    def _cell(self, element: Element, column: int, width: int, notes: list[RawItem]) -> RawCell:
        paragraphs: list[RawParagraph] = []
        tables: list[RawTable] = []
        for item in self.items(element):
            if isinstance(item, RawTable):
                tables.append(item)
            elif item.kind is not None:
                notes.append(item)
            elif item.text or item.marker:
                paragraphs.append(item)
        if paragraphs and not any(p.text for p in paragraphs):
            paragraphs = [replace(p, text=p.marker.rstrip("."), marker="") for p in paragraphs]
        return RawCell(column, _figures_apart(paragraphs), width, 1, tuple(tables))


@dataclass(frozen=True, slots=True)
class _GridCell:
    cell: RawCell
    merge: str  # "", "restart" or "continue"


def _with_heights(grid: list[list[_GridCell]]) -> tuple[tuple[RawCell, ...], ...]:
    """Rows of the cells that begin in them, each as high as the cells below that continue it."""
    rows: list[tuple[RawCell, ...]] = []
    below: dict[int, int] = {}  # how many cells continue one above, by column
    for row in reversed(grid):
        kept = [c for c in row if c.merge != "continue"]
        heights = [1 + below.get(c.cell.column, 0) if c.merge == "restart" else 1 for c in kept]
        rows.append(tuple(replace(c.cell, height=h) for c, h in zip(kept, heights, strict=True)))
        below = {c.cell.column: 1 + below.get(c.cell.column, 0) for c in row if c.merge == "continue"}
    return tuple(reversed(rows))


def _figures_apart(paragraphs: list[RawParagraph]) -> tuple[RawParagraph, ...]:
    """Of a cell, which is written on one line: two figures one under the other are no spaced thousands."""
    following = [p.text for p in paragraphs[1:]] + [""]
    return tuple(
        replace(p, text=f"{p.text} ") if like_thousands(p.text, text) else p
        for p, text in zip(paragraphs, following, strict=False)
    )


def _lines_of(table: RawTable) -> Iterator[RawParagraph]:
    """Row by row, for a table where only lines may stand."""
    for row in table.rows:
        yield RawParagraph(" | ".join(c.text for c in row if c.text))
        for cell in row:
            for inner in cell.tables:
                yield from _lines_of(inner)


def _without_mark(line: RawParagraph, mark: str) -> RawParagraph:
    rest = line.text.removeprefix(mark).lstrip()
    return line.part(Span(len(line.text) - len(rest), len(line.text))) if line.text.startswith(mark) else line


def _blocks(story: Element) -> Iterator[Element]:
    """Paragraphs and tables of a story, through content controls, accepted insertions and alternatives."""
    for element in story:
        if element.tag in _OPEN:
            yield from _blocks(element)
        elif element.tag == ALTERNATE:
            yield from _blocks(chosen(element))
        elif isinstance(element.tag, str):
            yield element


def _inside(parent: Element, tag: str) -> Iterator[Element]:
    return (e for e in _blocks(parent) if e.tag == tag)


def _mark_removed(paragraph: Element) -> bool:
    """The paragraph goes on in the next one, or is not there at all."""
    return _mark_deleted(paragraph) or _mark_hidden(paragraph) or _dropped_capital(paragraph)


def _mark_deleted(paragraph: Element) -> bool:
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(mark.find(W + t) is not None for t in ("del", "moveFrom"))


def _dropped_capital(paragraph: Element) -> bool:
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    return frame is not None and frame.get(W + "dropCap") in ("drop", "margin")


def _mark_hidden(paragraph: Element) -> bool:
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and _hides(mark)


def _hides(mark: Element) -> bool:
    """A style separator only sets a heading and the text behind it on one line."""
    return bool(flag(mark, "vanish")) and not flag(mark, "specVanish")


def _cell_deleted(cell: Element) -> bool:
    return cell.find(f"{W}tcPr/{W}cellDel") is not None


def _section_ends(paragraph: Element) -> bool:
    section = paragraph.find(f"{W}pPr/{W}sectPr")
    return section is not None and value(section, "type") != "continuous"


def _size(runs: Iterable[Run]) -> float | None:
    return max((r.look.size for r in runs if r.look.size), default=None)
