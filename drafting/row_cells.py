"""Cells of a table's row that were changed by hand: what names a row's figures is not polished, as sentences are."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from domain.indicators import Code
from domain.texts import Span
from drafting.known_lines import KnownLine
from drafting.row_places import PLACE
from drafting.wording import turns

_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")
_RATE = re.compile(r"(?<!\w)(?:tỷ|tỉ) lệ(?!\w)", re.IGNORECASE)  # "tỷ lệ hồ sơ trực tuyến" is no count of them
_QUOTED = "Lời trích nguồn không còn đúng nguyên văn"
_OTHER = "Dự thảo nêu “{}” ở dòng này"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the draft, as it stands now. span: in the row's text now; figures: whether the draft's hold a slot."""

    old: str
    new: str
    span: Span
    figures: bool

    @property
    def is_kept(self) -> bool:
        """Whether it stands word for word and holds none of the draft's figures."""
        return self.old == self.new and not self.figures

    @property
    def has_other_figures(self) -> bool:
        """Whether other numbers stand where the draft's figures are."""
        return self.figures and sorted(_FIGURE.findall(self.old)) != sorted(_FIGURE.findall(self.new))


def cells(text: str) -> Iterator[tuple[Span, str]]:
    """The cells of a row, each with its place; a paragraph is one."""
    start = 0
    for cell in text.split(" | "):
        yield Span(start, start + len(cell)), cell
        start += len(cell) + 3


def side_by_side(known: KnownLine, text: str) -> list[Cell]:
    """The row's cells beside the draft's; none where there are more or fewer."""
    old, new = list(cells(known.text)), list(cells(text))
    if len(old) != len(new):
        return []
    return [
        Cell(before, now, span, any(place.overlaps(slot) for slot, _ in known.slots))
        for (place, before), (span, now) in zip(old, new, strict=True)
    ]


def changed(
    found: Sequence[Cell],
    *,
    units_in: Callable[[str], Sequence[str]],
    indicators_in: Callable[[str], Collection[Code]],
) -> Iterator[tuple[str, str]]:
    """What stands in a cell now and why it may not, for each that names other things than the draft's.

    Other words for the same indicator or unit are no other thing.
    """
    for cell in found[1:] if PLACE.match(f"{found[0].old} | ") else found:
        if cell.old == cell.new:
            continue
        if cell.old.startswith("“") and cell.old.endswith("”"):
            yield cell.new, _QUOTED
        elif not _says_the_same(cell, units_in, indicators_in):
            yield cell.new, _OTHER.format(cell.old)


def _says_the_same(
    cell: Cell, units_in: Callable[[str], Sequence[str]], indicators_in: Callable[[str], Collection[Code]]
) -> bool:
    """Words around a figure may be others; a cell without one is a label, and still names what it named."""
    units = sorted(units_in(cell.old))
    if cell.has_other_figures or units != sorted(units_in(cell.new)) or turns([cell.old], cell.new, same_order=True):
        return False
    if cell.figures:
        return True
    codes = set(indicators_in(cell.old))
    return (
        bool(codes or units)
        and codes == set(indicators_in(cell.new))
        and bool(_RATE.search(cell.old)) is bool(_RATE.search(cell.new))
        and sorted(_FIGURE.findall(cell.old)) == sorted(_FIGURE.findall(cell.new))
    )
