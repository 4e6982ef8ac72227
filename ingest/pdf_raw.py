"""Paragraphs, columns, footnotes and running lines of a PDF as raw paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain.documents import BlockKind
from ingest.layout import Line, Margins, Paragraph, PrintedWord, flow_text
from ingest.pdf_margins import Mark
from ingest.pdf_paragraphs import paragraphs_of, usual_pitch
from ingest.raw import Align, RawParagraph

_BULLETS = frozenset("•●○▪■◦➢✓")


def column_paragraphs(lines: Sequence[Line], page: Margins, *, left: bool) -> list[RawParagraph]:
    """Paragraphs of one of two columns. A centred column is as wide as its middle allows within the page."""
    widest = max((line.box for line in lines), key=lambda b: b.x1 - b.x0)
    middle = (widest.x0 + widest.x1) / 2
    level = max(line.box.x0 for line in lines) - min(line.box.x0 for line in lines) < 1.5 and len(lines) > 1
    if not level and sum(abs((line.box.x0 + line.box.x1) / 2 - middle) < 6 for line in lines) > len(lines) / 2:
        room = middle - page.left if left else page.right - middle
        half = max(room, (widest.x1 - widest.x0) / 2)
        margins = Margins(middle - half, middle + half, centred=True)
    else:
        margins = Margins(min(line.box.x0 for line in lines), widest.x1)
    return [raw_paragraph(p, margins) for p in paragraphs_of(lines, margins, usual_pitch(lines))]


def raw_paragraph(paragraph: Paragraph, margins: Margins, *, drop: Sequence[Mark] = ()) -> RawParagraph:
    lines = [_without(line, drop) for line in paragraph.lines] if drop else list(paragraph.lines)
    bullet, lines = _bullet(lines)
    text, words = flow_text(lines)
    return RawParagraph(
        text,
        page=paragraph.page,
        words=words,
        bold=paragraph.bold,
        italic=paragraph.italic,
        size=paragraph.size,
        align=_align(paragraph, margins),
        marker=bullet,
    )


def _bullet(lines: list[Line]) -> tuple[str, list[Line]]:
    """A drawn bullet is no word of the text; a typed dash is."""
    first = lines[0]
    if first.words[0].text not in _BULLETS or len(first.words) == 1:
        return "", lines
    return first.words[0].text, [Line(first.words[1:], first.page), *lines[1:]]


def _align(paragraph: Paragraph, margins: Margins) -> Align:
    if paragraph.centred:
        return Align.CENTER
    box = paragraph.lines[0].box
    if box.x0 > (margins.left + margins.right) / 2 and box.x1 > margins.right - 8:
        return Align.RIGHT
    return Align.JUSTIFIED if len(paragraph.lines) > 1 else Align.LEFT


def _without(line: Line, marks: Sequence[Mark]) -> Line:
    """The line without these footnote marks; a full stop behind one moves up to its word."""
    kept: list[PrintedWord] = []
    dropped = False
    for word in line.words:
        if word.raised and (line.page, word.text) in marks:
            dropped = True
            continue
        closes = dropped and word.text[0] in ".,;:)!?"
        kept.append(replace(word, glued=True) if closes else word)
        dropped = False
    return Line(tuple(kept), line.page) if kept else line


def footnotes_by_mark(lines: Sequence[Line]) -> dict[Mark, RawParagraph]:
    """The notes at the foot of one page."""
    notes: dict[Mark, list[Line]] = {}
    mark: Mark | None = None
    for line in lines:
        opens = (line.page, line.words[0].text)
        if opens[1].strip("()[]").isdigit() and len(line.words) > 1 and opens not in notes:
            mark = opens
            notes[mark] = [Line(line.words[1:], line.page)]
        elif mark:
            notes[mark].append(line)
    return {mark: _note(mark[1], found) for mark, found in notes.items()}


def _note(mark: str, lines: Sequence[Line]) -> RawParagraph:
    text, words = flow_text(lines)
    return RawParagraph(text, lines[0].page, words, size=lines[0].size, marker=mark, kind=BlockKind.FOOTNOTE)


def running_line(line: Line, kind: BlockKind) -> RawParagraph:
    text, words = flow_text([line])
    return RawParagraph(text, line.page, words, size=line.size, kind=kind)
