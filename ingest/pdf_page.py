"""One PDF page as pdfium sees it: words with boxes, and straight drawn lines. Nothing here knows paragraphs or tables."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from domain.documents import Box
from domain.texts import nfc
from ingest.layout import Edge, PrintedWord, join_boxes

_HYPHENS = {0x02, 0xFFFE}  # what pdfium puts for a hyphen at the end of a line
_SPACES = {0x20, 0x0A, 0x0D, 0x09, 0xA0, 0x2002, 0x2003, 0x2007, 0x2009, 0x202F, 0x3000, 0x00}
_DROPPED = {0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF}
_BULLETS = {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF02D: "-", 0xF0A8: "•", 0xF076: "•"}
_BOLD_NAMES = (b"bold", b"black", b"heavy", b"demi")
_THIN = 3.0  # points: a filled rectangle this thin is a drawn line


@dataclass(frozen=True, slots=True)
class PageContent:
    """number from 1; width, height in points as shown (rotation applied). pictures: share of the page images cover."""

    number: int
    width: float
    height: float
    words: tuple[PrintedWord, ...]
    edges: tuple[Edge, ...]
    pictures: float = 0.0


@dataclass(frozen=True, slots=True)
class _Frame:
    """From the page's own space to points from the top left as shown."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int  # clockwise quarters

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.turn == 1:
            return y - self.bottom, x - self.left
        if self.turn == 2:
            return self.right - x, y - self.bottom
        if self.turn == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        ax, ay = self.point(x0, y0)
        bx, by = self.point(x1, y1)
        return Box(round(min(ax, bx), 2), round(min(ay, by), 2), round(max(ax, bx), 2), round(max(ay, by), 2))


def read_page(page: pdfium.PdfPage, number: int) -> PageContent:
    """Words and drawn lines of an open page."""
    rect = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, rect)
    frame = _Frame(rect.left, rect.bottom, rect.right, rect.top, raw.FPDFPage_GetRotation(page))
    width, height = page.get_size()
    textpage = page.get_textpage()
    try:
        words = _on_page(_words(textpage.raw, frame), width, height)
    finally:
        textpage.close()
    edges, pictures = _drawn(page, frame)
    return PageContent(number, width, height, tuple(words), tuple(edges), min(pictures / (width * height), 1.0))


def _on_page(words: Iterator[PrintedWord], width: float, height: float) -> list[PrintedWord]:
    return [
        w
        for w in words
        if -1 <= (w.box.x0 + w.box.x1) / 2 <= width + 1 and -1 <= (w.box.y0 + w.box.y1) / 2 <= height + 1
    ]


@dataclass(slots=True)
class _Run:
    """Characters of the word being read."""

    chars: list[str]
    boxes: list[Box]
    first: int
    glued: bool
    turned: bool
    raised: bool = False


def _words(textpage: Any, frame: _Frame) -> Iterator[PrintedWord]:
    fonts = _Fonts(textpage)
    run: _Run | None = None
    for index, char, box in _characters(textpage, frame):
        if box is None:
            if run:
                yield fonts.word(run)
            run = None
            continue
        step = _step(run, box)
        if run and step != "on":
            yield fonts.word(run)
        if run is None or step != "on":
            angle = raw.FPDFText_GetCharAngle(textpage, index)
            turned = _quarter(angle, frame.turn) in (1, 3)
            run = _Run([], [], index, glued=run is not None and step != "away", turned=turned, raised=step == "raised")
        run.chars.append(char)
        run.boxes.append(box)
    if run:
        yield fonts.word(run)


def _quarter(angle: float, turn: int) -> int:
    return (round(angle / (3.14159265 / 2)) + turn) % 4


def _characters(textpage: Any, frame: _Frame) -> Iterator[tuple[int, str, Box | None]]:
    """Each character with its box; None for a space of any kind."""
    unicode_of, box_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    rect = raw.FS_RECTF()
    pending = 0
    for index in range(raw.FPDFText_CountChars(textpage)):
        code = unicode_of(textpage, index)
        if code in _SPACES:
            yield index, " ", None
            continue
        if code in _DROPPED:
            continue
        if 0xD800 <= code < 0xDC00:
            pending = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((pending - 0xD800) << 10) + (code - 0xDC00)
        char = "-" if code in _HYPHENS else _BULLETS.get(code) or chr(code)
        if box_of(textpage, index, rect):
            yield index, char, frame.box(rect.left, rect.bottom, rect.right, rect.top)


def _step(run: _Run | None, box: Box) -> str:
    """How the next character follows: "on", "away" (a gap or another line), "raised" or "lowered" (another size)."""
    if run is None:
        return "away"
    last = run.boxes[-1]
    height, was = box.y1 - box.y0, last.y1 - last.y0
    if run.turned:
        return "on" if abs(box.x0 - last.x0) < 0.5 * (last.x1 - last.x0 + 1) else "away"
    gap = box.x0 - last.x1
    if gap > 0.25 * max(was, 1) or gap < -0.8 * max(was, 1) or box.y0 > last.y1 or box.y1 < last.y0:
        return "away"
    if height < 0.8 * was and box.y1 < last.y1 - 0.12 * was:
        return "raised"
    if was < 0.8 * height and last.y1 < box.y1 - 0.12 * height:
        return "lowered"
    return "on" if abs(box.y1 - last.y1) < 0.4 * max(was, 1) else "away"


class _Fonts:
    """What pdfium knows of the font at a character, asked once per text object and font."""

    def __init__(self, textpage: Any) -> None:
        self._textpage = textpage
        self._styles: dict[int, tuple[bool, bool]] = {}

    def word(self, run: _Run) -> PrintedWord:
        bold, italic = self._style(run.first)
        box = join_boxes(run.boxes)
        size = float(raw.FPDFText_GetFontSize(self._textpage, run.first)) * self._scale(run.first)
        text = nfc("".join(run.chars))
        return PrintedWord(text, box, round(size, 1), bold, italic, run.glued, run.raised, run.turned)

    def _scale(self, index: int) -> float:
        matrix = raw.FS_MATRIX()
        if not raw.FPDFText_GetMatrix(self._textpage, index, matrix):
            return 1.0
        return float((matrix.c**2 + matrix.d**2) ** 0.5) or 1.0

    def _style(self, index: int) -> tuple[bool, bool]:
        text_object = raw.FPDFText_GetTextObject(self._textpage, index)
        if not text_object:
            return False, False
        font = raw.FPDFTextObj_GetFont(text_object)
        key = ctypes.addressof(font.contents) if font else 0
        if key not in self._styles:
            self._styles[key] = _font_style(font) if font else (False, False)
        bold, italic = self._styles[key]
        stroked = raw.FPDFTextObj_GetTextRenderMode(text_object) == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
        return bold or stroked, italic


def _font_style(font: Any) -> tuple[bool, bool]:
    buffer = ctypes.create_string_buffer(256)
    raw.FPDFFont_GetBaseFontName(font, buffer, 256)
    name = buffer.value.lower()
    flags = raw.FPDFFont_GetFlags(font)
    heavy = any(word in name for word in _BOLD_NAMES) or raw.FPDFFont_GetWeight(font) >= 600 or bool(flags & (1 << 18))
    slanted = b"italic" in name or b"oblique" in name or bool(flags & (1 << 6))
    return heavy, slanted


def _drawn(page: pdfium.PdfPage, frame: _Frame) -> tuple[list[Edge], float]:
    edges: list[Edge] = []
    pictures = 0.0
    for item, matrix in _objects(page, raw.FPDFPage_CountObjects(page), raw.FPDFPage_GetObject, _IDENTITY, 0):
        if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_IMAGE:
            box = _bounds(item, matrix, frame)
            pictures += (box.x1 - box.x0) * (box.y1 - box.y0)
        else:
            edges += _edges(item, matrix, frame)
    return edges, pictures


_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _objects(holder: Any, count: int, get: Any, matrix: _Matrix, depth: int) -> Iterator[tuple[Any, _Matrix]]:
    """Paths and images, those inside forms too, each with the way from its space to the page's."""
    for i in range(count):
        item = get(holder, i)
        kind = raw.FPDFPageObj_GetType(item)
        if kind in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            yield item, matrix
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < 5:
            inner = _multiply(_matrix_of(item), matrix)
            yield from _objects(item, raw.FPDFFormObj_CountObjects(item), raw.FPDFFormObj_GetObject, inner, depth + 1)


def _matrix_of(item: Any) -> _Matrix:
    m = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, m):
        return _IDENTITY
    return m.a, m.b, m.c, m.d, m.e, m.f


def _multiply(m: _Matrix, n: _Matrix) -> _Matrix:
    """First m, then n."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _moved(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    return matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]


def _bounds(item: Any, matrix: _Matrix, frame: _Frame) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return frame.box(*_moved(matrix, left.value, bottom.value), *_moved(matrix, right.value, top.value))


def _edges(item: Any, matrix: _Matrix, frame: _Frame) -> list[Edge]:
    box = _bounds(item, matrix, frame)
    width, height = box.x1 - box.x0, box.y1 - box.y0
    if width <= _THIN and height <= _THIN:
        return []
    if height <= _THIN:
        return [Edge(True, (box.y0 + box.y1) / 2, box.x0, box.x1)]
    if width <= _THIN:
        return [Edge(False, (box.x0 + box.x1) / 2, box.y0, box.y1)]
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    if not stroke.value and not fill.value:
        return []
    return _straight(_outline(item, matrix, frame), filled=not stroke.value)


def _outline(item: Any, matrix: _Matrix, frame: _Frame) -> list[list[tuple[float, float]]]:
    """The path's strokes as lists of points, closed ones ending where they began. Curves give no points between."""
    to_page = _multiply(_matrix_of(item), matrix)
    strokes: list[list[tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(raw.FPDFPath_CountSegments(item)):
        segment = raw.FPDFPath_GetPathSegment(item, i)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = frame.point(*_moved(to_page, x.value, y.value))
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO or not strokes:
            strokes.append([point])
        else:
            strokes[-1].append(point)
        if raw.FPDFPathSegment_GetClose(segment):
            strokes[-1].append(strokes[-1][0])
    return strokes


def _straight(strokes: list[list[tuple[float, float]]], *, filled: bool) -> list[Edge]:
    """Level and upright sides. Of filled shapes only the thin ones count: the others are shading."""
    edges: list[Edge] = []
    for points in strokes:
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        if filled:
            edges += _thin(min(xs), min(ys), max(xs), max(ys))
            continue
        for (ax, ay), (bx, by) in zip(points, points[1:], strict=False):
            if abs(ay - by) <= 0.7 and abs(ax - bx) > 1:
                edges.append(Edge(True, (ay + by) / 2, min(ax, bx), max(ax, bx)))
            elif abs(ax - bx) <= 0.7 and abs(ay - by) > 1:
                edges.append(Edge(False, (ax + bx) / 2, min(ay, by), max(ay, by)))
    return edges


def _thin(x0: float, y0: float, x1: float, y1: float) -> list[Edge]:
    if y1 - y0 <= _THIN < x1 - x0:
        return [Edge(True, (y0 + y1) / 2, x0, x1)]
    if x1 - x0 <= _THIN < y1 - y0:
        return [Edge(False, (x0 + x1) / 2, y0, y1)]
    return []
