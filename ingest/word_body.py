"""The body of a .docx in reading order, as raw paragraphs and tables; notes and boxes where they belong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from domain.documents import BlockKind
from ingest.legacy_fonts import OldCode
from ingest.normalise import clean
from ingest.office_zip import Element
from ingest.raw import Align, RawCell, RawItem, RawParagraph, RawTable
from ingest.word_numbering import Numbering
from ingest.word_package import W
from ingest.word_runs import Printed, Run, read_runs
from ingest.word_styles import ParagraphStyle, Styles, align_of, flag, level_of, value, whole

_MOST_COLUMNS = 200
_OPEN = frozenset(W + t for t in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))


@dataclass(slots=True)
class BodyReader:
    """Reads one story after another (body, headers, notes); numbering counts on through the body.

    footnotes: ("footnote" | "endnote", id) to its element.
    """

    styles: Styles
    numbering: Numbering
    footnotes: dict[tuple[str, str], Element] = field(default_factory=dict)
    changed: bool = False
    hidden: bool = False
    images: int = 0
    unread: bool = False
    old_codes: set[OldCode] = field(default_factory=set)
    _note_number: int = 0

    def items(self, story: Element) -> list[RawItem]:
        out: list[RawItem] = []
        new_page = False
        held: Printed | None = None
        for element in _blocks(story):
            if element.tag == W + "tbl":
                out.extend(self._table(element))
                new_page = False
            elif element.tag == W + "p":
                printed, style = self._printed(element)
                if held is not None:
                    printed.runs[:0] = held.runs
                    printed.notes[:0] = held.notes
                    held = None
                if _mark_removed(element) and _another_follows(element):
                    held, self.changed = printed, True
                    continue
                starts = new_page or printed.page_break_before or bool(flag(element.find(W + "pPr"), "pageBreakBefore"))
                out.extend(self._paragraph(element, printed, style, starts))
                blank = not printed.text.strip()
                new_page = printed.page_break_after or _section_ends(element) or (starts and blank)
            elif element.tag == W + "altChunk":
                self.unread = True
        return out

    def _printed(self, element: Element) -> tuple[Printed, ParagraphStyle]:
        style = self.styles.paragraph(value(element.find(W + "pPr"), "pStyle"))
        printed = read_runs(element, style.look, self.styles)
        self.changed |= printed.changed
        self.hidden |= printed.hidden
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
        for note in printed.notes:
            yield from self._note(note)

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

    def _note(self, note: tuple[str, str]) -> Iterator[RawParagraph]:
        story = self.footnotes.get(note)
        if story is None:
            return
        self._note_number += 1
        number = str(self._note_number)
        for item in self.items(story):
            if isinstance(item, RawParagraph) and item.text:
                yield replace(item, kind=BlockKind.FOOTNOTE, marker=number)

    def _table(self, element: Element) -> Iterator[RawItem]:
        rows = [r for r in _inside(element, W + "tr") if r.find(f"{W}trPr/{W}del") is None]
        notes: list[RawItem] = []
        grid = [self._row(row, notes) for row in rows]
        heads = [bool(flag(r.find(W + "trPr"), "tblHeader")) for r in rows]
        yield RawTable(
            tuple(tuple(_with_height(grid, i, c) for c in row if c.merge != "continue") for i, row in enumerate(grid)),
            columns=max((c.cell.column + c.cell.width for row in grid for c in row), default=0),
            header_rows=next((i for i, head in enumerate(heads) if not head), len(heads)),
        )
        yield from notes

    def _row(self, row: Element, notes: list[RawItem]) -> list[_GridCell]:
        column = min(whole(row.find(W + "trPr"), "gridBefore", 0), _MOST_COLUMNS)
        cells: list[_GridCell] = []
        for element in _inside(row, W + "tc"):
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
        return RawCell(column, tuple(paragraphs), width, 1, tuple(tables))


@dataclass(frozen=True, slots=True)
class _GridCell:
    cell: RawCell
    merge: str  # "", "restart" or "continue"


def _with_height(grid: list[list[_GridCell]], row: int, found: _GridCell) -> RawCell:
    if found.merge != "restart":
        return found.cell
    height = 1
    for below in grid[row + 1 :]:
        if not any(c.merge == "continue" and c.cell.column == found.cell.column for c in below):
            break
        height += 1
    return replace(found.cell, height=height)


def _blocks(story: Element) -> Iterator[Element]:
    """Paragraphs and tables of a story, through content controls and accepted insertions."""
    for element in story:
        if element.tag in _OPEN:
            yield from _blocks(element)
        elif isinstance(element.tag, str):
            yield element


def _inside(parent: Element, tag: str) -> Iterator[Element]:
    return (e for e in _blocks(parent) if e.tag == tag)


def _mark_removed(paragraph: Element) -> bool:
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _another_follows(paragraph: Element) -> bool:
    following = paragraph.getnext()
    return following is not None and following.tag == W + "p"


def _section_ends(paragraph: Element) -> bool:
    section = paragraph.find(f"{W}pPr/{W}sectPr")
    return section is not None and value(section, "type") != "continuous"


def _size(runs: Iterable[Run]) -> float | None:
    return max((r.look.size for r in runs if r.look.size), default=None)
