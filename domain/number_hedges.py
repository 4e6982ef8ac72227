"""Words in front of a number (and a few behind it) that make it a bound or an estimate."""

from __future__ import annotations

import re

from domain.numbers import Qualifier

_BEFORE = {
    Qualifier.GT: "hơn|trên",
    Qualifier.LT: "gần|dưới|chưa tới|chưa đến|chưa đầy|chưa được|suýt soát",
    Qualifier.APPROX: "khoảng|xấp xỉ|ước|ước đạt|ước tính|ước khoảng|chừng|trên dưới|trung bình khoảng",
    Qualifier.MIN: "tối thiểu|ít nhất|không dưới|không thấp hơn|không ít hơn",
    Qualifier.MAX: "tối đa|không quá|nhiều nhất|không vượt quá|không vượt|không cao hơn",
}
_SIGNS = {"≥": Qualifier.MIN, ">": Qualifier.GT, "≤": Qualifier.MAX, "<": Qualifier.LT, "~": Qualifier.APPROX}
_WORDS = {word: qualifier for qualifier, words in _BEFORE.items() for word in words.split("|")}
_HEDGE = re.compile(
    rf"(?:(?<!\w)(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})(?:\s+(?:là|đạt))?\s*|"
    r"(?P<sign>[≥≤><~])=?\s*)$"
)
_REACH = 24
_OR_MORE = re.compile(r"\s*(?:trở lên|trở xuống)(?!\w)")
_COMPARISON = re.compile(
    r"(?<!\w)(?<!không )(?:cao|thấp|ít|nhiều|sớm|muộn|lâu|kém|lớn|nhỏ|nhanh|chậm|dài|ngắn|tốt)\s+hơn\s*$"
)


def hedge_before(folded: str, start: int) -> tuple[int, Qualifier] | None:
    """Where the hedge right before a number at `start` begins, and what it says; None without one.

    "hơn" is none in "cao hơn 5 %"; "vượt", "quá", "lên tới" are none either: they compare or tell a change.
    """
    front = folded[max(0, start - _REACH) : start]
    match = _HEDGE.search(front)
    if match is None or _COMPARISON.search(front):
        return None
    qualifier = _WORDS[match["word"]] if match["word"] else _SIGNS[match["sign"]]
    return start - len(front) + match.start(), qualifier


def bound_after(folded: str, end: int) -> tuple[int, Qualifier] | None:
    """ "trở lên" (at least) or "trở xuống" (at most) right after a number's measure."""
    match = _OR_MORE.match(folded, end)
    if match is None:
        return None
    return match.end(), Qualifier.MIN if "lên" in match.group() else Qualifier.MAX
