"""Lines of the report that give what units say in their own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from domain.drafts import Paragraph, Run
from domain.values import Narrative
from drafting.desk import Desk
from drafting.quoting import clean, in_same_words, quoted, representative

_MOST_SAME = 3  # units named before words they have in common
_FEWEST_WORDS = 3
_BETWEEN = re.compile(r";(?![^()]*\))")
_LEANS = re.compile(
    r"(?:do|nên|nhưng|mà|vì|trong khi|đồng thời|dẫn đến|kéo theo|từ đó|qua đó|tuy)(?!\w)", re.IGNORECASE
)


def lines_of(desk: Desk, told: Sequence[tuple[str, Narrative]], most: int) -> list[Paragraph]:
    return [line_of(desk, units, n) for units, n in representative(told, most)]


def line_of(desk: Desk, units: Sequence[str], narrative: Narrative, after: str = "") -> Paragraph:
    """ "Sở A: …"; where several units use the same words, before these all of them."""
    who = desk.listed(units, _MOST_SAME, f"cùng nêu “{clean(narrative.text)}”")
    words = quoted(desk, units[0], clean(narrative.text), narrative.citation)
    return Paragraph((*who, Run(f"{after}: "), *words), "dash")


def some(shown: int, told: Sequence[tuple[str, Narrative]]) -> str:
    """Said before sentences that are not all that was told."""
    return ", tiêu biểu" if shown < len(in_same_words(told)) else ""


def one_by_one(told: Iterable[tuple[str, Narrative]]) -> Iterator[tuple[str, Narrative]]:
    """Each difficulty or cause by itself where a sentence gives several: "Nhân lực mỏng; máy quét hỏng; …". A sentence
    with a clause that leans on another stays whole."""
    for unit, narrative in told:
        clauses = [clause.strip() for clause in _BETWEEN.split(narrative.text)]
        if any(_LEANS.match(c) or len(c.split()) < _FEWEST_WORDS for c in clauses):
            yield unit, narrative
        else:
            yield from ((unit, replace(narrative, text=clause)) for clause in clauses)
