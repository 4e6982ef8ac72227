"""What stands outside the text of a page: running heads and feet, page numbers, footnotes with their marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from domain.texts import fold_diacritics
from ingest.layout import Line

_PAGE_NUMBER = re.compile(r"(?i)[-–—\s]*(?:trang|page)?\s*\d{1,4}\s*(?:/\s*\d{1,4})?[-–—\s]*")
Mark = tuple[int, str]  # page and footnote mark: marks may begin again on every page

_EDGE = 0.12  # share of the page's height where running lines may stand


@dataclass(frozen=True, slots=True)
class PageLines:
    """One page's lines by what they are, each top to bottom."""

    number: int
    headers: tuple[Line, ...]
    body: tuple[Line, ...]
    footnotes: tuple[Line, ...]
    footers: tuple[Line, ...]


def tell_margins(pages: Sequence[tuple[int, float, Sequence[Line]]]) -> list[PageLines]:
    """For each (page number, height, lines outside tables)."""
    heads = _repeated(pages, top=True)
    feet = _repeated(pages, top=False)
    return [_told(number, height, list(lines), heads, feet) for number, height, lines in pages]


def _told(number: int, height: float, lines: list[Line], heads: set[str], feet: set[str]) -> PageLines:
    headers: list[Line] = []
    footers: list[Line] = []
    while lines and _is_running(lines[0], heads, lines[0].box.y1 < _EDGE * height):
        headers.append(lines.pop(0))
    while lines and _is_running(lines[-1], feet, lines[-1].box.y0 > (1 - _EDGE) * height):
        footers.insert(0, lines.pop())
    body, notes = _footnotes(lines)
    return PageLines(number, tuple(headers), tuple(body), tuple(notes), tuple(footers))


def _is_running(line: Line, repeated: set[str], at_edge: bool) -> bool:
    return at_edge and (bool(_PAGE_NUMBER.fullmatch(line.text)) or _shape(line) in repeated)


def _shape(line: Line) -> str:
    """The words without their numbers and diacritics: recognised print differs in these from page to page. The height
    is left out, since landscape pages have their feet elsewhere."""
    return re.sub(r"\d+", "0", fold_diacritics(line.text))


def _repeated(pages: Sequence[tuple[int, float, Sequence[Line]]], *, top: bool) -> set[str]:
    seen: Counter[str] = Counter()
    for _, height, lines in pages:
        ends = lines[:3] if top else lines[-3:]
        near = [x for x in ends if (x.box.y1 < _EDGE * height if top else x.box.y0 > (1 - _EDGE) * height)]
        seen.update({_shape(line) for line in near})
    return {shape for shape, times in seen.items() if times >= max(2, len(pages) / 2)}


def marks_in(lines: Sequence[Line]) -> list[Mark]:
    """Footnote marks set raised behind words."""
    return [(line.page, w.text) for line in lines for w in line.words if w.raised and w.text.strip("()[]").isdigit()]


def _footnotes(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Small lines at the foot of the page that open with a mark printed raised above them."""
    if len(lines) < 2:
        return lines, []
    usual = median(line.size for line in lines)
    start = len(lines)
    while start > 0 and lines[start - 1].size <= 0.9 * usual:
        start -= 1
    marks = {text for _, text in marks_in(lines[:start])}
    first = next((i for i in range(start, len(lines)) if lines[i].words[0].text in marks), None)
    return (lines, []) if first is None else (lines[:first], lines[first:])
