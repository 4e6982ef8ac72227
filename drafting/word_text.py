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
_BREAKS = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}


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
        for line in (chart_lines(root, part) if part.startswith("charts/") else _lines(root, part))
    )


def _unreadable() -> UnreadableFile:
    words = "Tệp không phải là văn bản Word (.docx) đọc được; hãy mở lại bằng Word, lưu dạng .docx rồi gửi lại."
    return UnreadableFile(words, reason="not_docx")


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)


def _lines(element: etree._Element, part: str) -> Iterator[Line]:
    for child in element:
        if child.tag == f"{_W}p":
            yield from _paragraph(child, part)
        elif child.tag == f"{_W}tbl":
            yield from _table(child, part)
        elif child.tag not in _SKIPPED and isinstance(child.tag, str):
            yield from _lines(child, part)


def _paragraph(element: etree._Element, part: str) -> Iterator[Line]:
    written = _Written()
    written.read(element)
    if written.text.strip():
        yield Line(written.text, part, marks=tuple(written.marks))
    for box in element.iter(f"{_W}txbxContent"):
        if not _in_fallback(box):
            yield from _lines(box, part)


def _in_fallback(box: etree._Element) -> bool:
    return any(isinstance(a.tag, str) and a.tag.endswith("}Fallback") for a in box.iterancestors())


class _Written:
    """The characters of a stretch of XML, and where its marks stand. Deleted text and field codes are not written."""

    def __init__(self) -> None:
        self.text = ""
        self.marks: list[Mark] = []
        self._open: dict[str, tuple[str, int]] = {}
        self._field = 0  # inside a field's result such as a page number

    def read(self, element: etree._Element) -> None:
        for child in element:
            tag = child.tag
            if tag in _SKIPPED or not isinstance(tag, str) or tag.endswith(("}txbxContent", "}Fallback", "}fldSimple")):
                continue
            if tag == f"{_W}t":
                self.text += plain_spaces(nfc(child.text or "")) if not self._field else ""
            elif tag in _BREAKS:
                self.text += _BREAKS[tag]
            elif tag == f"{_W}fldChar":
                self._field += {"begin": 1, "end": -1}.get(child.get(f"{_W}fldCharType", ""), 0)
            elif tag == f"{_W}bookmarkStart":
                self._start(child)
            elif tag == f"{_W}bookmarkEnd":
                self._end(child)
            else:
                self.read(child)

    def _start(self, element: etree._Element) -> None:
        match = _MARK.fullmatch(element.get(f"{_W}name", ""))
        if match:
            self._open[element.get(f"{_W}id", "")] = (match.group(1), len(self.text))

    def _end(self, element: etree._Element) -> None:
        claim, start = self._open.pop(element.get(f"{_W}id", ""), ("", 0))
        if claim and start < len(self.text):
            self.marks.append(Mark(Span(start, len(self.text)), claim))


def _table(element: etree._Element, part: str) -> Iterator[Line]:
    heads: dict[int, str] = {}
    first = True
    for row in element.iterchildren(f"{_W}tr"):
        cells = list(_cells(row))
        head = first or row.find(f"{_W}trPr/{_W}tblHeader") is not None
        if head:
            for column, written in cells:
                heads[column] = " ".join(filter(None, (heads.get(column), written.text.strip())))
        yield from _row_line([(c, w) for c, w in cells if w.text.strip()], heads, part, head)
        for inner in row.iter(f"{_W}tbl"):
            if next(inner.iterancestors(f"{_W}tr")) is row:
                yield from _table(inner, part)
        first = False


def _cells(row: etree._Element) -> Iterator[tuple[int, _Written]]:
    column = 0
    for cell in row.iter(f"{_W}tc"):
        if next(cell.iterancestors(f"{_W}tr")) is not row:
            continue
        written = _Written()
        for paragraph in cell.iterchildren(f"{_W}p", f"{_W}sdt"):
            written.text += " " if written.text else ""
            written.read(paragraph)
        yield column, written
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
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
