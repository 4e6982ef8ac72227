"""Which lines of a draft a reworded line was made from: by the marks of its numbers, else by its numbers and words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from drafting.known_lines import KnownLine

_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")
_NEARLY = 0.75  # the same, of a line without figures from which a line with other numbers is taken for the draft's
_ALIKE = 0.6  # share of common words from which a line with the same figures is taken for the draft's


class Drafted:
    """The draft's lines, found from what is left of them."""

    def __init__(self, lines: Iterable[KnownLine]) -> None:
        self._lines = tuple(lines)
        self._by_claim: dict[str, list[KnownLine]] = {}
        self._by_figures: dict[tuple[str, ...], list[KnownLine]] = {}
        for line in self._lines:
            for claim in _claims(line):
                self._by_claim.setdefault(claim, []).append(line)
            self._by_figures.setdefault(_figures(line.text), []).append(line)

    def lines_behind(self, text: str, marks: Sequence[str]) -> tuple[KnownLine, ...]:
        """Several where paragraphs were joined. marks: claims of the text's marked numbers."""
        if not marks:
            return self._with_the_same_figures(text)
        found: list[KnownLine] = []
        left = set(marks)
        while left:
            lines = [line for claim in left for line in self._by_claim.get(claim, ())]
            if not lines:
                break
            best = max(lines, key=lambda line: (len(left & _claims(line)), _likeness(line.text, text)))
            found.append(best)
            left -= _claims(best)
        return tuple(found)

    def _with_the_same_figures(self, text: str) -> tuple[KnownLine, ...]:
        lines = self._by_figures.get(_figures(text), ())
        best = max(lines, key=lambda line: _likeness(line.text, text), default=None)
        if best and _likeness(best.text, text) >= _ALIKE:
            return (best,)
        return self._with_nearly_the_same_words(text)

    def _with_nearly_the_same_words(self, text: str) -> tuple[KnownLine, ...]:
        """Headings, captions and heads of tables: their numbers are not marked, and one of them may be another."""
        words = set(text.lower().split())
        as_long = (
            (own, line) for own, line in self._unmarked if _NEARLY * len(words) <= len(own) <= len(words) / _NEARLY
        )
        found = ((len(words & own) / max(len(words | own), 1), line) for own, line in as_long)
        likeness, best = max(found, key=lambda pair: pair[0], default=(0.0, None))
        return (best,) if best is not None and likeness >= _NEARLY else ()

    @cached_property
    def _unmarked(self) -> list[tuple[set[str], KnownLine]]:
        return [(set(line.text.lower().split()), line) for line in self._lines if not line.slots]

    def same_order(self, lines: Sequence[KnownLine], marks: Sequence[str]) -> bool:
        """Whether the numbers stand in the order of the one line they come from."""
        if len(lines) != 1:
            return False
        return not marks or [slot.claim for _, slot in lines[0].slots] == list(marks)


def _claims(line: KnownLine) -> set[str]:
    return {slot.claim for _, slot in line.slots}


def _figures(text: str) -> tuple[str, ...]:
    return tuple(_FIGURE.findall(text))


def _likeness(a: str, b: str) -> float:
    """Common words over all words."""
    mine, other = set(a.lower().split()), set(b.lower().split())
    return len(mine & other) / max(len(mine | other), 1)
