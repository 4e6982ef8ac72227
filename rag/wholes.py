"""Which count is a part of which other, so that the share of one in the other may be told."""

from __future__ import annotations

from collections.abc import Mapping

from domain.indicators import Catalogue, Code
from rag.remaining import DONE_OF

_PARTS: Mapping[Code, tuple[Code, ...]] = {
    "CD-05": ("CD-06", "CD-07", "CD-08"),
    "TC-02": ("TC-03",),
    "TC-06": ("TC-07",),
    "TC-07": ("TC-08",),
    "TT-01": ("TT-09", "TT-05"),
    "TT-05": ("TT-06",),
    "TT-11": ("TT-12", "TT-15", "TT-16", "TT-22"),
    "TT-12": ("TT-13", "TT-14"),
    "TT-16": ("TT-17", "TT-18", "TT-19", "TT-30"),
    "TT-19": ("TT-26",),
    "TT-22": ("TT-23", "TT-24"),
    "BM-03": ("TK-04", "TK-05", "TK-06", "TK-07"),
    "CQS-01": ("CQS-02",),
}


def parts_of(whole: Code) -> tuple[Code, ...]:
    return (*_PARTS.get(whole, ()), *(part for part, of in DONE_OF.items() if of == whole))


def whole_of(part: Code) -> Code | None:
    """The whole a count is usually told against; None where it is part of none."""
    if part in DONE_OF:
        return DONE_OF[part]
    return next((whole for whole, parts in _PARTS.items() if part in parts), None)


def made_of(catalogue: Catalogue) -> list[tuple[Code, Code, Code]]:
    """(part, whole, percent) of the catalogue's percents that are one count of one other."""
    found: list[tuple[Code, Code, Code]] = []
    for indicator in catalogue:
        over = indicator.numerator.codes if indicator.numerator else ()
        under = indicator.denominator.codes if indicator.denominator else ()
        if len(over) == len(under) == 1:
            found.append((over[0], under[0], indicator.code))
    return found


def as_share(part: Code, whole: Code, catalogue: Catalogue) -> tuple[Code, ...]:
    """The percent that is this part of this whole, where the catalogue has it; else both."""
    own = [share for p, w, share in made_of(catalogue) if (p, w) == (part, whole)]
    return tuple(own[:1]) or (part, whole)
