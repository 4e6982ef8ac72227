"""Vietnamese text as syllables, with what stands between them: what words are matched on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.texts import Span, fold_case, fold_diacritics

# "quí", "kì", "lí", "tỉ" are also written with y; one spelling for comparing.
_Y = dict(zip("iìíỉĩị", "yỳýỷỹỵ", strict=True))
_I_FOR_Y = re.compile(r"(?<!\w)(qu|k|l|t|m)([iìíỉĩị])(?!\w)")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:\.[^\W\d_]+)*", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Syllable:
    """shape: as written, folded: one case and tone placing, bare: without diacritics; gap: the characters before it."""

    shape: str
    folded: str
    bare: str
    start: int
    end: int
    gap: str

    @property
    def is_number(self) -> bool:
        return self.shape[0].isdigit()


def syllables(text: str) -> list[Syllable]:
    """Words and numbers in order. "T.toán" and "c.cấp" are one syllable each."""
    folded = _I_FOR_Y.sub(lambda m: m.group(1) + _Y[m.group(2)], fold_case(text))
    bare = fold_diacritics(folded)
    found: list[Syllable] = []
    end = 0
    for match in _TOKEN.finditer(text):
        at = slice(match.start(), match.end())
        found.append(Syllable(text[at], folded[at], bare[at], match.start(), match.end(), text[end : match.start()]))
        end = match.end()
    return found


def span_of(tokens: list[Syllable], first: int, last: int) -> Span:
    return Span(tokens[first].start, tokens[last].end)
