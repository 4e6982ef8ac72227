"""A question folded for reading: one case, no diacritics, same length, so places in it are places in the question."""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.keywords import has_diacritics
from domain.texts import Span, fold_case, fold_diacritics, nfc


@dataclass(frozen=True, slots=True)
class Folded:
    """text: NFC as asked. bare: folded, same length. marked: the person typed diacritics."""

    text: str
    bare: str
    marked: bool

    def has(self, pattern: str) -> bool:
        """Whether the bare text has the pattern, at word boundaries."""
        return self.find(pattern) is not None

    def says(self, words: str) -> bool:
        """Whether these words, given with their diacritics, are said: "mấy" is not "máy" where marks were typed."""
        if self.marked:
            return re.search(rf"\b(?:{words})\b", fold_case(self.text)) is not None
        return self.has(fold_diacritics(words))

    def find(self, pattern: str) -> re.Match[str] | None:
        return re.search(rf"\b(?:{pattern})\b", self.bare)

    def without(self, *spans: Span) -> Folded:
        """The same question with these places blanked out (lengths stay)."""
        text, bare = self.text, self.bare
        for span in spans:
            blank = " " * (span.end - span.start)
            text = text[: span.start] + blank + text[span.end :]
            bare = bare[: span.start] + blank + bare[span.end :]
        return Folded(text, bare, self.marked)

    def blanked(self, pattern: str | re.Pattern[str]) -> Folded:
        """The same question with every place blanked out where the bare text has the pattern."""
        return self.without(*(Span(m.start(), m.end()) for m in re.finditer(pattern, self.bare)))


_I_FOR_Y = re.compile(r"\b(qu|k|l|t|m)i\b")  # "quí", "kì", "xử lí", "tỉ lệ"


def fold(question: str) -> Folded:
    text = nfc(question).strip()
    return Folded(text, folded(text), has_diacritics(text))


def folded(text: str) -> str:
    """Without diacritics and with one spelling where i and y are both written; same length."""
    return _I_FOR_Y.sub(r"\1y", fold_diacritics(text))
