"""Rows of a draft's tables found again under another row number: a row more above, and all below count on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from domain.texts import Span
from drafting.known_lines import KnownLine
from drafting.word_text import Line

PLACE = re.compile(r"(\d+) \| ")  # what a row of our own tables begins with
_ANY_PLACE = re.compile(r"(?:\d+|[IVX]+) \| ")
_LOOKED_AT = 4  # rows above and below in which the nearest numbered ones are looked for: groups have no number


def without_places(lines: Iterable[KnownLine]) -> Mapping[str, KnownLine]:
    """The numbered rows by what stands behind their numbers."""
    return {line.text[m.end() :]: line for line in lines if (m := PLACE.match(line.text))}


def rows_below(lines: Iterable[KnownLine]) -> Mapping[str, frozenset[str]]:
    """By the words of a line without figures, the rows that stand below it up to the next such line; no numbers of
    rows or groups."""
    found: dict[str, set[str]] = {}
    head = ""
    for line in lines:
        if line.slots:
            found.setdefault(head, set()).add(unnumbered(line.text))
        else:
            head = unnumbered(line.text)
    return {text: frozenset(rows) for text, rows in found.items()}


def unnumbered(text: str) -> str:
    """A row without the number it begins with, in Roman figures where it leads a group."""
    place = _ANY_PLACE.match(text)
    return text[place.end() :] if place else text


def renumbered(known: KnownLine, text: str) -> KnownLine:
    """The row as it stands in a text, under that text's number."""
    old, new = PLACE.match(known.text), PLACE.match(text)
    by = new.end() - old.end() if old and new else 0
    return KnownLine(text, tuple((Span(s.start + by, s.end + by), slot) for s, slot in known.slots))


def in_its_place(lines: Sequence[Line], at: int) -> bool:
    """Whether a row's number counts on from the row above, or to the row below where that one was changed."""
    own = _place(lines[at])
    above, below = _numbered(lines, at, -1), _numbered(lines, at, 1)
    first = next(above, None)
    if first is None:
        return own == 1
    return own in (first + 1, next(below, 0) - 1, next(above, -2) + 2)


def _numbered(lines: Sequence[Line], at: int, step: int) -> Iterator[int]:
    """Numbers of the rows of the same table on one side of a row, the nearest first."""
    end = at + step * (_LOOKED_AT + 1)
    for line in lines[at + step : end if end >= 0 else None : step]:
        if not line.row or line.head:
            return
        if (place := _place(line)) is not None:
            yield place


def _place(line: Line) -> int | None:
    found = PLACE.match(line.text)
    return int(found[1]) if found else None
