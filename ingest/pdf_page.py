"""One PDF page as pdfium sees it: words with boxes, and drawn lines. Nothing here knows paragraphs or tables."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from operator import attrgetter

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from domain.documents import Box
from ingest.layout import Edge, PrintedWord
from ingest.legacy_fonts import OldCode, decoded
from ingest.normalise import clean
from ingest.pdf_characters import LEFT_OUT, SPACE, Characters, Edges, read_characters
from ingest.pdf_drawings import drawn_on
from ingest.pdf_frames import Lie, PageFrame
from ingest.pdf_pieces import whole_words
from ingest.pdf_styles import TypeStyle, TypeStyles, main_turn

_STRETCH = re.compile(f"[^{SPACE}]+")
_LIFT = 0.12  # of the type size: a letter further up or down does not stand on the same baseline
_BACK = -0.8  # of the type size: how far a letter may stand over the one before
_GAP = 0.6  # of the type size: a wider gap ends a word; pdfium itself puts spaces into narrower ones


@dataclass(frozen=True, slots=True)
class PageContent:
    """number from 1. Places are those of `frame`, in which the text stands upright; `shown` is how the page is shown.

    pictures: share of the page images cover. struck: how many characters are left out because a line is drawn through
    them. converted: some words were set in a font from before Unicode. hidden: no letter is painted. lie: of a scanned
    page that was straightened. across: words set slanting across the page, as "DỰ THẢO" is.
    laid_over: words of notes and form fields, which are not read.
    """

    number: int
    frame: PageFrame
    shown: PageFrame
    words: tuple[PrintedWord, ...]
    edges: tuple[Edge, ...]
    pictures: float = 0.0
    struck: int = 0
    converted: bool = False
    hidden: bool = False
    lie: Lie | None = None
    across: str = ""
    laid_over: tuple[str, ...] = ()

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
        chars = read_characters(textpage.raw, frame)
        found = _Words(chars, styles, strikes)
        words = whole_words(tuple(_on_page(found, frame)))
    finally:
        textpage.close()
    covered = min(pictures / max(frame.width * frame.height, 1), 1.0)
    return PageContent(
        number,
        frame,
        shown,
        words,
        tuple(edges),
        covered,
        strikes.met,
        styles.converted,
        styles.hidden,
        across=" ".join(found.across),
    )


@dataclass(slots=True)
class _Strikes:
    """Level lines that may be drawn through print. met: characters found struck out."""

    lines: list[Edge]
    met: int = 0
    _heights: list[float] = field(init=False)

    def __post_init__(self) -> None:
        self.lines.sort(key=attrgetter("at"))
        self._heights = [line.at for line in self.lines]

    def near(self, bases: Sequence[float], tallest: float) -> bool:
        """Whether a line runs at the height of letters on these baselines, however far to the side."""
        return bool(self._between(min(bases) - 0.42 * tallest, max(bases)))

    def _between(self, top: float, bottom: float) -> list[Edge]:
        """The lines from top to bottom, and a little beyond."""
        return self.lines[bisect_left(self._heights, top - 1) : bisect_right(self._heights, bottom + 1)]

    def through(self, edges: Edges, base: float) -> bool:
        """The line crosses the lower letters' height and covers the character."""
        height, middle = edges[3] - edges[1], (edges[0] + edges[2]) / 2
        for line in self._between(base - 0.42 * height, base - 0.13 * height):
            if 0.13 * height < base - line.at < 0.42 * height and line.start <= middle <= line.end:
                self.met += 1
                return True
        return False


def _on_page(words: Iterable[PrintedWord], frame: PageFrame) -> Iterator[PrintedWord]:
    width, height = frame.width + 1, frame.height + 1
    for word in words:
        across = (word.box.x0 + word.box.x1) / 2
        if word.text and -1 <= across <= width and -1 <= word.middle <= height:
            yield word


@dataclass(slots=True)
class _Run:
    """Characters of the word being read. base: height of its baseline."""

    chars: list[str]
    edges: Edges
    style: TypeStyle
    base: float
    glued: bool = False
    raised: bool = False

    def follows(self, edges: Edges, base: float) -> str:
        """How the next character stands to this word: "on", "shifted" (up or down, as a footnote mark) or "away"."""
        size = max(self.style.size, 1.0)
        if self.style.turned:
            near = abs(edges[0] - self.edges[0]) < 0.5 * size and edges[3] > self.edges[1] - _GAP * size
            return "on" if near else "away"
        gap, lift = edges[0] - self.edges[2], abs(base - self.base)
        if not _BACK * size < gap < _GAP * size or lift > 0.7 * size:
            return "away"
        return "on" if lift <= _LIFT * size else "shifted"

    def add(self, char: str, edges: Edges) -> None:
        self.chars.append(char)
        x0, y0, x1, y1 = self.edges
        self.edges = (min(x0, edges[0]), min(y0, edges[1]), max(x1, edges[2]), max(y1, edges[3]))

    def word(self) -> PrintedWord:
        return _printed("".join(self.chars), self.edges, self.style, self.base, glued=self.glued, raised=self.raised)


def _printed(
    chars: str, edges: Edges, style: TypeStyle, base: float, *, glued: bool = False, raised: bool = False
) -> PrintedWord:
    """Its height is the line's (from the baseline and the size): fonts do not agree on what a box holds."""
    x0, y0, x1, y1 = edges
    if not style.turned:
        y0, y1 = base - 0.9 * style.size, base + 0.24 * style.size
    box = Box(round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2))
    text = _cleaned(chars, style.code)
    return PrintedWord(text, box, style.size, style.bold, style.italic, glued, raised, style.turned)


@lru_cache(maxsize=16384)
def _cleaned(text: str, code: OldCode | None) -> str:
    return clean(decoded(text, code) if code else text)[0]


class _Words:
    """The words of a page: a stretch without a space is mostly one, and is then taken as a whole."""

    def __init__(self, chars: Characters, styles: TypeStyles, strikes: _Strikes) -> None:
        self._chars = chars
        self._styles = styles
        self._strikes = strikes
        self.across: list[str] = []  # words of marks across the page: they belong to none of its lines
        self._hole: Edges | None = None  # where struck-out characters were: the next word takes their room

    def __iter__(self) -> Iterator[PrintedWord]:
        for match in _STRETCH.finditer(self._chars.text):
            start, end = match.span()
            style = self._styles.at(start)
            if style.slanted:
                self.across.append(match.group().replace(LEFT_OUT, ""))
                continue
            word = self._whole(start, end, style)
            if word is not None:
                yield word
            else:
                yield from self._pieces(start, end)

    def _whole(self, start: int, end: int, style: TypeStyle) -> PrintedWord | None:
        """The stretch as one word; None where it must be read letter by letter."""
        chars = self._chars
        text = chars.text[start:end]
        if self._hole or LEFT_OUT in text:
            return None
        base, bases = chars.bases[start], chars.bases[start:end]
        if self._strikes.lines and self._strikes.near(bases, chars.tallest(start, end)):
            return None
        size = max(style.size, 1.0)
        level = bases.count(base) == len(bases) or max(abs(b - base) for b in bases) <= _LIFT * size
        if style.turned or not level:
            return None
        lefts, reach = chars.lefts[start:end], chars.rights[start]
        back, gap = _BACK * size, _GAP * size
        for left, right in zip(lefts[1:], chars.rights[start + 1 : end], strict=True):
            if not back < left - reach < gap:
                return None
            if right > reach:
                reach = right
        return _printed(text, (min(lefts), 0.0, reach, 0.0), style, base)

    def _pieces(self, start: int, end: int) -> Iterator[PrintedWord]:
        run: _Run | None = None
        for index in range(start, end):
            char = self._chars.text[index]
            if char == LEFT_OUT:
                continue
            edges, base = self._chars.edges(index), self._chars.bases[index]
            if self._strikes.lines and self._strikes.through(edges, base):
                self._hole = self._hole or edges
                continue
            step = run.follows(edges, base) if run else "away"
            if run and step == "on":
                run.add(char, edges)
                continue
            opened = _Run([char], self._with_hole(edges), self._styles.at(index), base)
            if run:
                opened.glued = step == "shifted"
                opened.raised = opened.glued and base < run.base and opened.style.size < 0.9 * run.style.size
                yield run.word()
            run = opened
        if run:
            yield run.word()

    def _with_hole(self, edges: Edges) -> Edges:
        hole, self._hole = self._hole, None
        if hole and hole[0] < edges[0] and abs(hole[3] - edges[3]) < edges[3] - edges[1]:
            return hole[0], *edges[1:]
        return edges
