"""All text of any DOCX as lines: paragraphs, table rows, headers, footnotes. Reads the XML itself, to start fast."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from domain.errors import UnreadableFile
from domain.texts import Span, nfc, plain_spaces
from drafting.chart_text import chart_rows

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|charts/chart\d*)\.xml")
_MARK = re.compile(r"_s([0-9a-f]{12})_\d+")
_MOST_BYTES = 200_000_000
_SKIPPED = frozenset(f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr"))
_T, _P, _TBL, _TR, _TC, _SDT = (f"{_W}{name}" for name in ("t", "p", "tbl", "tr", "tc", "sdt"))
_TAB, _TABS = f"{_W}tab", f"{_W}tabs"  # what is written, and where it stops
_FIELD, _START, _END, _BOX = (f"{_W}{name}" for name in ("fldChar", "bookmarkStart", "bookmarkEnd", "txbxContent"))
_ACROSS, _REPEATED = f"{_W}gridSpan", f"{_W}trPr/{_W}tblHeader"
_NOT_HERE = ("}txbxContent", "}Fallback", "}fldSimple")  # told elsewhere, or told twice
_APART = (*(f"{_W}{name}" for name in ("del", "moveFrom", "delText", "fldSimple")), _BOX, "{*}Fallback")
_BREAKS = {_TAB: " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}
_WRITTEN = (_T, *_BREAKS, _FIELD, _START, _END)
_FRAMED = (_TBL, _SDT)
_IN_ROW = (_TC, _P, _ACROSS, *_FRAMED, *_WRITTEN)


@dataclass(frozen=True, slots=True)
class Mark:
    """A number's place and what it was drafted to state."""

    span: Span
    claim: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a table row with its cells joined by " | ". heads: the column heads above each cell of a row.

    part: "document", "header1", "footnotes" …; row: whether it is a table row; head: whether it is a table's head.
    """

    text: str
    part: str
    row: bool = False
    head: bool = False
    cells: tuple[Span, ...] = ()
    heads: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()


def read_lines(content: bytes) -> tuple[Line, ...]:
    """Every line in document order, the body first. UnreadableFile for what is not a Word file."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = sorted(
                (n for n in archive.namelist() if _PARTS.fullmatch(n)), key=lambda n: ("document" not in n, n)
            )
            if "word/document.xml" not in names or sum(archive.getinfo(n).file_size for n in names) > _MOST_BYTES:
                raise _unreadable()
            roots = [(n[5:-4], etree.fromstring(archive.read(n), _parser())) for n in names]
    except (zipfile.BadZipFile, etree.XMLSyntaxError, EOFError, NotImplementedError, RuntimeError) as error:
        raise _unreadable() from error
    return tuple(
        line
        for part, root in roots
        for line in (
            chart_lines(root, part) if part.startswith("charts/") else _lines(root, _Part(part, _is_plain(root)))
        )
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """plain: nothing in it is deleted, told twice, or boxed inside a paragraph."""

    name: str
    plain: bool


def _is_plain(root: etree._Element) -> bool:
    return next(root.iter(*_APART), None) is None


def _unreadable() -> UnreadableFile:
    words = "Tệp không phải là văn bản Word (.docx) đọc được; hãy mở lại bằng Word, lưu dạng .docx rồi gửi lại."
    return UnreadableFile(words, reason="not_docx")


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)


def _lines(element: etree._Element, part: _Part) -> Iterator[Line]:
    for child in element:
        if child.tag == _P:
            yield from _paragraph(child, part)
        elif child.tag == _TBL:
            yield from _table(child, part)
        elif child.tag not in _SKIPPED and isinstance(child.tag, str):
            yield from _lines(child, part)


def _paragraph(element: etree._Element, part: _Part) -> Iterator[Line]:
    written = _Written(part.plain)
    written.read(element)
    if written.text.strip():
        yield Line(written.text, part.name, marks=tuple(written.marks))
    for box in () if part.plain else element.iter(_BOX):
        if not _in_fallback(box):
            yield from _lines(box, part)


def _in_fallback(box: etree._Element) -> bool:
    return any(isinstance(a.tag, str) and a.tag.endswith("}Fallback") for a in box.iterancestors())


class _Written:
    """The characters of a stretch of XML, and where its marks stand. Deleted text and field codes are not written."""

    __slots__ = ("_field", "_open", "_plain", "marks", "text")

    def __init__(self, plain: bool) -> None:
        self.text = ""
        self.marks: list[Mark] = []
        self._plain = plain
        self._open: dict[str, tuple[str, int]] = {}
        self._field = 0  # inside a field's result such as a page number

    def read(self, element: etree._Element) -> None:
        """In a plain part only what is written is looked at: most of a file is how it looks."""
        if not self._plain:
            self._read_around(element)
            return
        for child in element.iter(*_WRITTEN):
            self.take(child)

    def _read_around(self, element: etree._Element) -> None:
        for child in element:
            tag = child.tag
            if tag in _SKIPPED or not isinstance(tag, str) or tag.endswith(_NOT_HERE):
                continue
            if tag in _WRITTEN:
                self.take(child)
            else:
                self._read_around(child)

    def take(self, element: etree._Element) -> None:
        """One of the `_WRITTEN`."""
        tag = element.tag
        if tag == _T:
            self.text += plain_spaces(nfc(element.text or "")) if not self._field else ""
        elif tag == _START:
            self._start(element)
        elif tag == _END:
            self._end(element)
        elif tag == _FIELD:
            self._field += {"begin": 1, "end": -1}.get(element.get(f"{_W}fldCharType", ""), 0)
        elif next(element.iterancestors()).tag != _TABS:
            self.text += _BREAKS[tag]

    def _start(self, element: etree._Element) -> None:
        match = _MARK.fullmatch(element.get(f"{_W}name", ""))
        if match:
            self._open[element.get(f"{_W}id", "")] = (match.group(1), len(self.text))

    def _end(self, element: etree._Element) -> None:
        claim, start = self._open.pop(element.get(f"{_W}id", ""), ("", 0))
        if claim and start < len(self.text):
            self.marks.append(Mark(Span(start, len(self.text)), claim))


def _rows(element: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, those in content controls and custom XML too."""
    for child in element:
        if child.tag == _TR:
            yield child
        elif child.tag != _TBL and child.tag not in _SKIPPED and isinstance(child.tag, str):
            yield from _rows(child)


def _table(element: etree._Element, part: _Part) -> Iterator[Line]:
    heads: dict[int, str] = {}
    first = True
    for row in _rows(element):
        cells = (_plain_cells(row) if part.plain else None) or list(_cells(row, part))
        head = first or row.find(_REPEATED) is not None
        if head:
            for column, written in cells:
                heads[column] = " ".join(filter(None, (heads.get(column), written.text.strip())))
        yield from _row_line([(c, w) for c, w in cells if w.text.strip()], heads, part.name, head)
        for inner in row.iter(_TBL):
            if next(inner.iterancestors(_TR)) is row:
                yield from _table(inner, part)
        first = False


def _plain_cells(row: etree._Element) -> list[tuple[int, _Written]] | None:
    """As `_cells`, and three times as quick; None for a row that holds a table or a frame."""
    found: list[tuple[int, _Written]] = []
    written, column, across = _Written(plain=True), 0, 0
    for element in row.iter(*_IN_ROW):
        tag = element.tag
        if tag == _TC:
            column, across, written = column + across, 1, _Written(plain=True)
            found.append((column, written))
        elif tag == _P:
            written.text += " " if written.text else ""
        elif tag == _ACROSS:
            across = int(element.get(f"{_W}val", "1"))
        elif tag in _FRAMED:
            return None
        else:
            written.take(element)
    return found


def _cells(row: etree._Element, part: _Part) -> Iterator[tuple[int, _Written]]:
    column = 0
    for cell in row.iter(_TC):
        if cell.getparent() is not row and next(cell.iterancestors(_TR)) is not row:
            continue  # of a table within the row
        written = _Written(part.plain)
        for paragraph in cell.iterchildren(_P, _SDT):
            written.text += " " if written.text else ""
            written.read(paragraph)
        yield column, written
        span = cell.find(f"{_W}tcPr/{_ACROSS}")
        column += int(span.get(f"{_W}val", "1")) if span is not None else 1


def chart_lines(root: etree._Element, part: str) -> Iterator[Line]:
    """The chart as the rows of a table: its series' names, then each bar's name with the labels of its series."""
    for row in chart_rows(root):
        cells: list[Span] = []
        at = 0
        for cell in row:
            cells.append(Span(at, at + len(cell)))
            at += len(cell) + 3
        yield Line(" | ".join(row), part, row=True, cells=tuple(cells), heads=("",) * len(row))


def _row_line(cells: list[tuple[int, _Written]], heads: dict[int, str], part: str, head: bool) -> Iterator[Line]:
    text = ""
    spans: list[Span] = []
    marks: list[Mark] = []
    for _, written in cells:
        text += " | " if text else ""
        spans.append(Span(len(text), len(text) + len(written.text)))
        marks += [Mark(Span(m.span.start + len(text), m.span.end + len(text)), m.claim) for m in written.marks]
        text += written.text
    if text:
        above = tuple(heads.get(c, "") for c, _ in cells)
        yield Line(text, part, row=True, head=head, cells=tuple(spans), heads=above, marks=tuple(marks))
