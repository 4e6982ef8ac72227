"""One PDF page as pdfium sees it: words with boxes, and drawn lines. Nothing here knows paragraphs or tables."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from domain.documents import Box
from ingest.layout import Edge, PrintedWord
from ingest.legacy_fonts import OldCode, decoded
from ingest.normalise import clean
from ingest.pdf_drawings import drawn_on
from ingest.pdf_frames import Lie, PageFrame
from ingest.pdf_styles import TypeStyle, TypeStyles, main_turn

_HYPHENS = {0x02, 0xFFFE}  # what pdfium puts for a hyphen at the end of a line
_SPACES = {0x20, 0x0A, 0x0D, 0x09, 0xA0, 0x2002, 0x2003, 0x2007, 0x2009, 0x202F, 0x3000, 0x00}
_DROPPED = {0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF}
_BULLETS = {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF02D: "-", 0xF0A8: "•", 0xF076: "•"}
_GAP = 0.6  # of the type size: a wider gap ends a word; pdfium itself puts spaces into narrower ones


@dataclass(frozen=True, slots=True)
class PageContent:
    """number from 1. Places are those of `frame`, in which the text stands upright; `shown` is how the page is shown.

    pictures: share of the page images cover. struck: how many characters are left out because a line is drawn through
    them. converted: some words were set in a font from before Unicode. lie: of a scanned page that was straightened.
    """

    number: int
    frame: PageFrame
    shown: PageFrame
    words: tuple[PrintedWord, ...]
    edges: tuple[Edge, ...]
    pictures: float = 0.0
    struck: int = 0
    converted: bool = False
    lie: Lie | None = None

    @property
    def width(self) -> float:
        return self.frame.width

    @property
    def height(self) -> float:
        return self.frame.height


def read_page(page: pdfium.PdfPage, number: int) -> PageContent:
    """Words and drawn lines of an open page."""
    rect = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, rect)
    shown = PageFrame(rect.left, rect.bottom, rect.right, rect.top, raw.FPDFPage_GetRotation(page))
    textpage = page.get_textpage()
    try:
        turn = main_turn(textpage.raw)
        frame = shown if turn is None else replace(shown, turn=turn)
        edges, pictures = drawn_on(page, frame)
        styles, strikes = TypeStyles(textpage.raw, frame), _Strikes([e for e in edges if e.level])
        words = tuple(_on_page(_words(textpage.raw, frame, styles, strikes), frame))
    finally:
        textpage.close()
    covered = min(pictures / max(frame.width * frame.height, 1), 1.0)
    return PageContent(number, frame, shown, words, tuple(edges), covered, strikes.met, styles.converted)


@dataclass(slots=True)
class _Strikes:
    """Level lines that may be drawn through print. met: characters found struck out."""

    lines: list[Edge]
    met: int = 0

    def through(self, edges: _Edges, base: float) -> bool:
        """The line crosses the lower letters' height and covers the character."""
        height, middle = edges[3] - edges[1], (edges[0] + edges[2]) / 2
        for line in self.lines:
            if 0.13 * height < base - line.at < 0.42 * height and line.start <= middle <= line.end:
                self.met += 1
                return True
        return False


def _on_page(words: Iterator[PrintedWord], frame: PageFrame) -> Iterator[PrintedWord]:
    for word in words:
        across = (word.box.x0 + word.box.x1) / 2
        if word.text and -1 <= across <= frame.width + 1 and -1 <= word.middle <= frame.height + 1:
            yield word


_Edges = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(slots=True)
class _Run:
    """Characters of the word being read. base: height of its baseline."""

    chars: list[str]
    edges: _Edges
    style: TypeStyle
    base: float
    glued: bool = False
    raised: bool = False

    def follows(self, edges: _Edges, base: float) -> str:
        """How the next character stands to this word: "on", "shifted" (up or down, as a footnote mark) or "away"."""
        size = max(self.style.size, 1.0)
        if self.style.turned:
            near = abs(edges[0] - self.edges[0]) < 0.5 * size and edges[3] > self.edges[1] - _GAP * size
            return "on" if near else "away"
        gap, lift = edges[0] - self.edges[2], abs(base - self.base)
        if not -0.8 * size < gap < _GAP * size or lift > 0.7 * size:
            return "away"
        return "on" if lift <= 0.12 * size else "shifted"

    def add(self, char: str, edges: _Edges) -> None:
        self.chars.append(char)
        x0, y0, x1, y1 = self.edges
        self.edges = (min(x0, edges[0]), min(y0, edges[1]), max(x1, edges[2]), max(y1, edges[3]))

    def word(self) -> PrintedWord:
        """Its height is the line's (from the baseline and the size): fonts do not agree on what a box holds."""
        x0, y0, x1, y1 = self.edges
        style = self.style
        if not style.turned:
            y0, y1 = self.base - 0.9 * style.size, self.base + 0.24 * style.size
        box = Box(round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2))
        text = _cleaned("".join(self.chars), style.code)
        return PrintedWord(text, box, style.size, style.bold, style.italic, self.glued, self.raised, style.turned)


@lru_cache(maxsize=16384)
def _cleaned(text: str, code: OldCode | None) -> str:
    return clean(decoded(text, code) if code else text)[0]


def _words(textpage: Any, frame: PageFrame, styles: TypeStyles, strikes: _Strikes) -> Iterator[PrintedWord]:
    run: _Run | None = None
    hole: _Edges | None = None  # where struck-out characters were: the next word takes their room
    for index, char, edges, base in _characters(textpage, frame):
        if edges is None:
            if run:
                yield run.word()
            run = None
            continue
        if strikes.lines and strikes.through(edges, base):
            hole = hole or edges
            continue
        step = run.follows(edges, base) if run else "away"
        if run and step == "on":
            run.add(char, edges)
            continue
        if hole and hole[0] < edges[0] and abs(hole[3] - edges[3]) < edges[3] - edges[1]:
            edges = (hole[0], *edges[1:])
        hole = None
        opened = _Run([char], edges, styles.at(index), base)
        if run:
            opened.glued = step == "shifted"
            opened.raised = opened.glued and base < run.base and opened.style.size < 0.9 * run.style.size
            yield run.word()
        run = opened
    if run:
        yield run.word()


def _characters(textpage: Any, frame: PageFrame) -> Iterator[tuple[int, str, _Edges | None, float]]:
    """Each character with its box and the height of its baseline; no box for a space of any kind."""
    unicode_of, box_of, origin_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetCharOrigin
    rect, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    pending = 0
    for index in range(raw.FPDFText_CountChars(textpage)):
        code = unicode_of(textpage, index)
        if code in _SPACES:
            yield index, " ", None, 0.0
            continue
        if code in _DROPPED:
            continue
        if 0xD800 <= code < 0xDC00:
            pending = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((pending - 0xD800) << 10) + (code - 0xDC00)
        char = "-" if code in _HYPHENS else _BULLETS.get(code) or chr(code)
        if box_of(textpage, index, rect) and origin_of(textpage, index, x, y):
            edges = frame.edges(rect.left, rect.bottom, rect.right, rect.top)
            yield index, char, edges, frame.point(x.value, y.value)[1]
