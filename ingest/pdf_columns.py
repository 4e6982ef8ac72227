"""Where a page's lines run side by side: letterhead, signature, real columns. Found by a gap no word crosses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from ingest.layout import Line, PrintedWord

_LONE_MARKER = re.compile(
    r"(?:[-–—+*•●○▪■◦➢✓]|\(?[a-zđ]\)|\(?\d{1,3}[).]?|\d{1,2}(?:\.\d{1,2})*[.)]?|[IVXLC]{1,6}[.)]?)+"
)


_TITLE = re.compile(r"(?:BÁO CÁO|TỜ TRÌNH|KẾ HOẠCH|THÔNG BÁO|QUYẾT ĐỊNH|CÔNG VĂN|PHỤ LỤC|BIỂU|Phụ lục)\b")


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two columns of lines that stand next to each other; each is read to its end before the other."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Gutter:
    start: float
    end: float

    @property
    def width(self) -> float:
        return self.end - self.start

    def narrowed(self, other: _Gutter) -> _Gutter:
        return _Gutter(max(self.start, other.start), min(self.end, other.end))


def tell_columns(lines: Sequence[Line]) -> list[Line | SideBySide]:
    """The lines in reading order, stretches of two columns told apart."""
    parts: list[Line | SideBySide] = []
    i = 0
    while i < len(lines):
        stretch = _stretch(lines, i)
        if stretch is None:
            parts.append(lines[i])
            i += 1
            continue
        last, gutter = stretch
        columns = _split(lines[i : last + 1], gutter)
        if _mostly_figures(columns.left) or _mostly_figures(columns.right):
            parts += lines[i : last + 1]
        else:
            parts.append(columns)
        i = last + 1
    return parts


def _stretch(lines: Sequence[Line], i: int) -> tuple[int, _Gutter] | None:
    """Last line of the two-column stretch that line i opens, and the gap between its columns."""
    gutter = _gap(lines[i])
    if gutter is None:
        return None
    last, sides, pairs = i, [lines[i]], 1
    for j in range(i + 1, len(lines)):
        if not _close(lines[j - 1], lines[j]):
            break
        free = _free(lines[j], gutter)
        if free is None:
            break
        both = _has_both(lines[j], free)
        if not both and (_TITLE.match(lines[j].text) or not _in_column(lines[j], sides, free)):
            break
        if both and free.width < 0.8 * lines[j].size:
            break
        gutter = free
        sides.append(lines[j])
        last, pairs = j, pairs + both
    if pairs == 1 and (gutter.width < 2.5 * lines[i].size or _runs_on(lines, i, gutter)):
        return None
    return last, gutter


def _mostly_figures(lines: Sequence[Line]) -> bool:
    """Numbers behind their labels are read with them, line by line."""
    words = [w.text for line in lines for w in line.words]
    return 2 * sum(any(c.isdigit() for c in w) for w in words) > len(words)


def _runs_on(lines: Sequence[Line], i: int, gutter: _Gutter) -> bool:
    """The line below carries the sentence on under the left part: a hole in running text is no gap of columns."""
    if i + 1 >= len(lines):
        return False
    below = lines[i + 1]
    return below.text[0].islower() and below.box.x0 < gutter.start and below.box.y0 - lines[i].box.y1 < lines[i].size


def _gap(line: Line) -> _Gutter | None:
    """The widest gap inside a line, if it is far wider than its other gaps and not behind a mere list marker."""
    gaps = [(b.box.x0 - a.box.x1, a, b) for a, b in zip(line.words, line.words[1:], strict=False)]
    if not gaps:
        return None
    width, left, right = max(gaps, key=lambda g: g[0])
    others = sorted(g[0] for g in gaps if g[0] != width)
    usual = median(others) if others else 0.3 * line.size
    if width < max(1.2 * line.size, 2.2 * usual):
        return None
    before = "".join(w.text for w in line.words if w.box.x1 <= left.box.x1)
    if _LONE_MARKER.fullmatch(before):
        return None
    return _Gutter(left.box.x1, right.box.x0)


def _free(line: Line, gutter: _Gutter) -> _Gutter | None:
    """What is left of the gap beside this line's words; None when a word stands in it."""
    start, end = gutter.start, gutter.end
    for word in line.words:
        if word.box.x1 <= (start + end) / 2:
            start = max(start, word.box.x1)
        elif word.box.x0 >= (start + end) / 2:
            end = min(end, word.box.x0)
        else:
            shifted = (
                _Gutter(start, word.box.x0) if word.box.x0 - start > end - word.box.x1 else _Gutter(word.box.x1, end)
            )
            start, end = shifted.start, shifted.end
        if end - start < 0.5 * line.size:
            return None
    return _Gutter(start, end)


def _has_both(line: Line, gutter: _Gutter) -> bool:
    return line.words[0].box.x1 <= gutter.start + 0.1 and line.words[-1].box.x0 >= gutter.end - 0.1


def _in_column(line: Line, sides: Sequence[Line], gutter: _Gutter) -> bool:
    """A line on one side only, set under that column's lines: same middle or same left end."""
    box = line.box
    on_left = box.x1 <= gutter.start + 0.1
    above = [_side(other, gutter, left=on_left) for other in sides]
    for words in above:
        if not words:
            continue
        x0, x1 = words[0].box.x0, words[-1].box.x1
        if abs((x0 + x1) - (box.x0 + box.x1)) < 16 or (on_left and abs(x0 - box.x0) < 6):
            return True
    return False


def _side(line: Line, gutter: _Gutter, *, left: bool) -> list[PrintedWord]:
    middle = (gutter.start + gutter.end) / 2
    return [w for w in line.words if ((w.box.x0 + w.box.x1) / 2 < middle) == left]


def _close(above: Line, below: Line) -> bool:
    """No more empty room between them than a signature leaves."""
    return below.box.y0 - above.box.y1 < 7 * above.size


def _split(lines: Sequence[Line], gutter: _Gutter) -> SideBySide:
    left = [Line(tuple(words), line.page) for line in lines if (words := _side(line, gutter, left=True))]
    right = [Line(tuple(words), line.page) for line in lines if (words := _side(line, gutter, left=False))]
    return SideBySide(tuple(left), tuple(right))
