"""All characters of a PDF page at once: what they are, where they stand, and the height of their baselines."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import pypdfium2.raw as raw

from ingest.pdf_calls import address, loose_box_of, origin_of, unicode_of
from ingest.pdf_frames import PageFrame

SPACE, LEFT_OUT = " ", "\0"
Edges = tuple[float, float, float, float]  # left, top, right, bottom

_HYPHENS = (0x02, 0xFFFE)  # what pdfium puts for a hyphen at the end of a line
_SPACES = (0x20, 0x0A, 0x0D, 0x09, 0xA0, 0x2002, 0x2003, 0x2007, 0x2009, 0x202F, 0x3000, 0x00)
_DROPPED = (0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)
_BULLETS = {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF02D: "-", 0xF0A8: "•", 0xF076: "•"}
_SHOWN = {
    **dict.fromkeys(_SPACES, SPACE),
    **dict.fromkeys(_DROPPED, LEFT_OUT),
    **dict.fromkeys(_HYPHENS, "-"),
    **_BULLETS,
}
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Characters:
    """Parallel, one entry for each of pdfium's characters. Places are those of the frame.

    text: SPACE for a space of any kind, LEFT_OUT for what is not read. boxes: left, top, right, bottom of each
    in the page's own space, one after the other.
    """

    text: str
    lefts: list[float]
    rights: list[float]
    bases: list[float]
    boxes: list[float]
    frame: PageFrame

    def edges(self, index: int) -> Edges:
        left, top, right, bottom = self.boxes[4 * index : 4 * index + 4]
        return self.frame.edges(left, bottom, right, top)

    def tallest(self, start: int, end: int) -> float:
        """No character from start to end is taller than this."""
        boxes, across = self.boxes[4 * start : 4 * end], self.frame.turn % 2
        high, low = (2, 0) if across else (1, 3)
        return max(boxes[high::4]) - min(boxes[low::4])


def read_characters(textpage: Any, frame: PageFrame) -> Characters:
    """Of an open text page."""
    count = max(raw.FPDFText_CountChars(textpage), 0)
    page, every = repeat(address(textpage)), range(count)
    boxes, origins = (ctypes.c_float * (4 * count))(), (ctypes.c_double * (2 * count))()
    box_at, origin_at = ctypes.addressof(boxes), ctypes.addressof(origins)
    boxed = list(map(loose_box_of, page, every, range(box_at, box_at + 16 * count, 16)))
    xs, ys = range(origin_at, origin_at + 16 * count, 16), range(origin_at + 8, origin_at + 8 + 16 * count, 16)
    based = list(map(origin_of, page, every, xs, ys))
    text = _shown(list(map(unicode_of, page, every)))
    if not (all(boxed) and all(based)):
        placed = (a and b for a, b in zip(boxed, based, strict=True))
        text = "".join(c if c == SPACE or held else LEFT_OUT for c, held in zip(text, placed, strict=True))
    return _placed(text, boxes[:], origins[:], frame)


def _shown(codes: list[int]) -> str:
    """One character for each code; of a letter in two halves the second stands for both."""
    text = "".join(map(chr, codes))
    if _HALF.search(text):
        text = "".join(_whole(codes))
    return text.translate(_SHOWN)


def _whole(codes: list[int]) -> list[str]:
    found: list[str] = []
    pending = 0xD800
    for code in codes:
        if 0xD800 <= code < 0xDC00:
            pending = code
            found.append("\u200b")
        elif 0xDC00 <= code < 0xE000:
            found.append(chr(0x10000 + ((pending - 0xD800) << 10) + (code - 0xDC00)))
        else:
            found.append(chr(code))
    return found


def _placed(text: str, boxes: list[float], origins: list[float], frame: PageFrame) -> Characters:
    if frame.turn == 0:
        lefts, rights = [x - frame.left for x in boxes[0::4]], [x - frame.left for x in boxes[2::4]]
        return Characters(text, lefts, rights, [frame.top - y for y in origins[1::2]], boxes, frame)
    corners = zip(boxes[0::4], boxes[3::4], boxes[2::4], boxes[1::4], strict=True)
    edges = [frame.edges(*corner) for corner in corners]
    bases = [frame.point(x, y)[1] for x, y in zip(origins[0::2], origins[1::2], strict=True)]
    return Characters(text, [e[0] for e in edges], [e[2] for e in edges], bases, boxes, frame)
