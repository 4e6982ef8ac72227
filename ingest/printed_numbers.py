"""Pure: the number a heading, list item or table row prints in front of its words, and what sort of number it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from domain.texts import fold_case

_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_ORDINALS = {
    word: n
    for n, words in enumerate(
        ("", "nhất một", "hai nhì", "ba", "tư bốn", "năm lăm", "sáu", "bảy bẩy", "tám", "chín", "mười"), start=0
    )
    for word in words.split()
}
_WORD = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_NAMED = re.compile(
    r"(?P<name>phần|chương|mục|phụ lục|phụ biểu)"
    r"(?:\s+số)?(?:\s+thứ)?(?:\s*:)?\s+(?P<number>\d{1,2}(?:\.\d{1,2})*|[ivx]+|[a-h]|" + _WORD + r")(?![\w])"
    r"\s*[.:)\-–]?\s*",
)
_BARE_ANNEX = re.compile(r"phụ lục\b\s*[.:\-–]?\s*")
_IN_WORDS = re.compile(rf"(?P<number>{_WORD})\s*(?:[.:]|là\b,?)\s+", re.IGNORECASE)
_PATH = re.compile(r"(?P<number>(?:[IVX]+|[A-H])(?:\.\d{1,2})+|\d{1,2}(?:\.\d{1,2})+)\s*[.):]?\s+(?=\S)")
_ONE = re.compile(r"(?P<number>[IVX]+|[A-HK-Z]|\d{1,2})\s*(?:[.):]\s*(?=[^\W\d_]|[\"“(]|$)|[.):/]\s+(?=\S))")
_DASHED = re.compile(r"(?P<number>[IVX]+|[A-H]|\d{1,2})\s*[-–]\s+(?=[^\W\d_])")
_POINT = re.compile(r"(?P<number>[a-zđ]\d?)\s*[).]\s+(?=\S)|(?P<alone>[a-zđ])\)\s*(?=\S)")


class Sort(IntEnum):
    """Sorts of printed number, outermost first; UPPER and ROMAN stand in whichever order the document uses them."""

    ANNEX = 0
    PART = 1
    UPPER = 2
    ROMAN = 3
    SECTION = 4  # "Mục 1"
    WORD = 5  # "Hai."
    DECIMAL = 6  # one or more levels
    POINT = 7  # "a)"


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """sort and printed parts: "1.2" is ("1", "2"); "Phụ lục II" is ("II",) with name "Phụ lục".

    end: where the words begin after it. value: of the last part, from 1.
    """

    sort: Sort
    parts: tuple[str, ...]
    end: int
    name: str = ""

    @property
    def depth(self) -> int:
        return len(self.parts)

    @property
    def value(self) -> int:
        return number_value(self.parts[-1]) if self.parts else 0


def read_number(text: str) -> PrintedNumber | None:
    """The number `text` begins with, or None. A letter that is also a Roman figure ("C.", "D.") is read as a letter
    except I, V, X, which only the letters before them could tell."""
    folded = fold_case(text)
    if match := _NAMED.match(folded):
        return _named(text, match)
    if match := _BARE_ANNEX.match(folded):
        return PrintedNumber(Sort.ANNEX, (), match.end(), "Phụ lục")
    if match := _PATH.match(text):
        return PrintedNumber(_path_sort(match["number"]), tuple(match["number"].split(".")), match.end())
    if match := _ONE.match(text) or _DASHED.match(text):
        return _single(match["number"], match.end())
    if match := _POINT.match(text):
        return PrintedNumber(Sort.POINT, (match["number"] or match["alone"],), match.end())
    if (match := _IN_WORDS.match(text)) and text[:1].isupper():
        return PrintedNumber(Sort.WORD, (match["number"],), match.end())
    return None


def read_marker(marker: str) -> PrintedNumber | None:
    """The same for an automatic number, which is nothing but the number ("II.", "1.2.", "a)"); None for a bullet."""
    bare = marker.strip()
    if not any(c.isalnum() for c in bare):
        return None
    return read_number(f"{bare}{'' if bare[-1] in '.)' else ')' if bare[-1].islower() else '.'} x")


def number_value(part: str) -> int:
    """1 for "1", "I", "A", "a", "nhất"; 0 if it counts nothing."""
    if part.isdigit():
        return int(part)
    if part and _ROMAN.fullmatch(part.upper()) and (part.isupper() or len(part) > 1):
        return _roman_value(part.upper())
    if len(part) == 1:
        return "abcdđeghiklmnopqrstuvxy".find(part.lower()) + 1
    return _ORDINALS.get(fold_case(part), 0)


def _roman_value(roman: str) -> int:
    worth = {"I": 1, "V": 5, "X": 10}
    total = 0
    for here, following in zip(roman, [*roman[1:], ""], strict=True):
        total += -worth[here] if worth.get(following, 0) > worth[here] else worth[here]
    return total


def _named(text: str, match: re.Match[str]) -> PrintedNumber:
    name, number = match["name"], text[match.start("number") : match.end("number")]
    if name in ("phụ lục", "phụ biểu"):
        return PrintedNumber(Sort.ANNEX, (_upper_roman(number),), match.end(), name.capitalize())
    if name == "mục":
        return PrintedNumber(Sort.SECTION, tuple(number.split(".")), match.end(), "Mục")
    ordinal = " thứ" if "thứ" in match.group() else ""
    return PrintedNumber(Sort.PART, (_upper_roman(number),), match.end(), name.capitalize() + ordinal)


def _upper_roman(number: str) -> str:
    return number.upper() if _ROMAN.fullmatch(number.upper()) or len(number) == 1 else number.lower()


def _path_sort(number: str) -> Sort:
    first = number.split(".")[0]
    return Sort.DECIMAL if first.isdigit() else Sort.ROMAN if _ROMAN.fullmatch(first) else Sort.UPPER


def _single(number: str, end: int) -> PrintedNumber | None:
    if number.isdigit():
        return PrintedNumber(Sort.DECIMAL, (number,), end)
    if _ROMAN.fullmatch(number):
        return PrintedNumber(Sort.ROMAN, (number,), end)
    return PrintedNumber(Sort.UPPER, (number,), end) if len(number) == 1 else None
