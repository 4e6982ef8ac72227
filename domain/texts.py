"""Vietnamese text as we keep it: NFC, with a way back to the original, and folds for matching.

Every fold here keeps the length of an NFC text, so an offset found in a folded text is an offset in the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

# Old and new placing of the tone mark on oa, oe, uy ("hoá" and "hóa") name the same syllable.
_TONE_PAIRS = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_TONES = re.compile(r"(?<![qQ])(" + "|".join(_TONE_PAIRS) + "|" + "|".join(k.upper() for k in _TONE_PAIRS) + r")(?!\w)")
_SPACES: dict[str, str | int | None] = {
    "\u00a0": " ",
    "\u2007": " ",
    "\u2009": " ",
    "\u202f": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\t": " ",
}


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of character offsets."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """From positions in a normalised text back to the source it came from.

    `here` and `there` are parallel, ascending: position `here[i]` came from `there[i]`, and up to the
    next entry both advance together.
    """

    here: tuple[int, ...] = (0,)
    there: tuple[int, ...] = (0,)

    def original(self, position: int) -> int:
        i = max(bisect_right(self.here, position) - 1, 0)
        return self.there[i] + (position - self.here[i])


SAME_OFFSETS = OffsetMap()


def nfc(text: str) -> str:
    """The text in Unicode NFC (TCVN 6909:2001 asks for precomposed letters)."""
    return unicodedata.normalize("NFC", text)


def nfc_with_map(source: str) -> tuple[str, OffsetMap]:
    """NFC of `source`, and where each of its characters came from."""
    if unicodedata.is_normalized("NFC", source):
        return source, OffsetMap()
    parts: list[str] = []
    here, there = [0], [0]
    position = 0
    for match in re.finditer(r"(?s).[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff]*", source):
        cluster = nfc(match.group())
        if there[-1] + (position - here[-1]) != match.start():
            here.append(position)
            there.append(match.start())
        parts.append(cluster)
        position += len(cluster)
    return "".join(parts), OffsetMap(tuple(here), tuple(there))


_PLAIN_SPACES = str.maketrans(_SPACES)
_ODD_SPACE = re.compile(f"[{''.join(_SPACES)}]")


def plain_spaces(text: str) -> str:
    """No-break, thin and other single spaces as plain spaces; same length."""
    return text.translate(_PLAIN_SPACES) if _ODD_SPACE.search(text) else text  # few texts hold any


def fold_tones(text: str) -> str:
    """ "hoá" and "hóa", "uỷ" and "ủy" alike (the newer placing); same length."""
    return _TONES.sub(lambda m: _tone_pair(m.group()), text)


def _tone_pair(pair: str) -> str:
    folded = _TONE_PAIRS[pair.lower()]
    return folded.upper() if pair.isupper() else folded


# "quí III", "tỉ lệ", "kì trước" are also written with y; one spelling for comparing.
_I_FOR_Y = re.compile(r"(?<!\w)(?:quí|kì|tỉ(?=\s+(?:lệ|đồng|trọng)))(?!\w)")
_WITH_Y = {"quí": "quý", "kì": "kỳ", "tỉ": "tỷ"}


@lru_cache(maxsize=4096)
def fold_case(text: str) -> str:
    """Lower case, one tone placing and spelling, plain spaces: for comparing words that keep their diacritics."""
    folded = plain_spaces(fold_tones(text.lower() if len(text.lower()) == len(text) else _lower_each(text)))
    if "í" not in folded and "ì" not in folded and "ỉ" not in folded:
        return folded
    return _I_FOR_Y.sub(lambda m: _WITH_Y[m.group()], folded)


def _lower_each(text: str) -> str:
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@lru_cache(maxsize=4096)
def _bare(char: str) -> str:
    if char in "đĐ":
        return "d"
    base = unicodedata.normalize("NFD", char)[0].lower()
    return base if len(base) == 1 else char


def fold_diacritics(text: str) -> str:
    """Lower case without any diacritics, đ as d; same length as an NFC text."""
    return "".join(_bare(c) for c in plain_spaces(text))


def one_space(text: str) -> str:
    """Runs of white space as one space, ends trimmed: for comparing quotes across line breaks."""
    return " ".join(plain_spaces(text).split())


_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+|\n+")


def sentences_of(text: str) -> list[str]:
    """Roughly: what stands between full stops, semicolons and line breaks, none empty; white space as one space."""
    return [line for part in _SENTENCE_END.split(text) if (line := one_space(part))]


_DAY = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")


def says_day(text: str, day: date) -> bool:
    """Whether the text names the day itself, in whole: "05/9/2026"."""
    return any((d, m, y) == (day.day, day.month, day.year) for d, m, y in (map(int, f) for f in _DAY.findall(text)))
