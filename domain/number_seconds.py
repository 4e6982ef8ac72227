"""The second number of an amount: the y of "x/y" and "x trên tổng số y", the high end of a range."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from domain.number_digits import DIGITS, Shape, read_digits
from domain.number_measures import measure_at
from domain.number_scales import scale_at
from domain.number_words import NUMBER_WORDS, words_value

_SLASH = re.compile(r"\s?/\s?")
_OVER = re.compile(r"\s+trên\s+(?:tổng\s+số\s+|tổng\s+cộng\s+|tổng\s+)?")
_RANGE = re.compile(r"\s?[-–—]\s?(?:dưới\s+)?|\s+(?:đến|tới)\s+(?:dưới\s+)?")
FROM = re.compile(r"(?<!\w)từ\s+(?:trên\s+)?$")
_CHANGE = re.compile(r"(?:tăng|giảm|nâng|hạ|rút|cắt|kéo)(?:\s+[^\W\d_]+){0,5}\s+từ\s+$")


@dataclass(frozen=True, slots=True)
class Second:
    """Where the second number stands, its scale word included, and that scale; its value where it is in words."""

    start: int
    end: int
    scale: int = 1
    words: Decimal | None = None

    def value(self, folded: str, shape: Shape) -> Decimal:
        if self.words is not None:
            return self.words
        digits = DIGITS.match(folded, self.start)
        assert digits is not None
        return read_digits(digits.group(), shape).values[0] * self.scale


def denominator_at(folded: str, end: int) -> Second | None:
    """The y of "x/y" or "x trên y", where x ends at `end`."""
    for pattern in (_SLASH, _OVER):
        if (mark := pattern.match(folded, end)) and (digits := DIGITS.match(folded, mark.end())):
            return _second(folded, digits)
    if (mark := _OVER.match(folded, end)) and (run := NUMBER_WORDS.match(folded, mark.end())):
        said = words_value(run.group().split())
        counted = measure_at(folded, run.end())
        return Second(run.start(), run.end(), words=said) if said and counted else None
    return _behind_measure(folded, end)


def _behind_measure(folded: str, end: int) -> Second | None:
    """The y of "5.104 hồ sơ/7.320" and "12 hồ sơ/15 hồ sơ"; "30 phút/1 hồ sơ" is a rate."""
    first = measure_at(folded, end)
    mark = _SLASH.match(folded, first.end) if first else None
    digits = DIGITS.match(folded, mark.end()) if mark else None
    if first is None or digits is None or first.shape is not Shape.COUNT:
        return None
    second = measure_at(folded, digits.end())
    return _second(folded, digits) if second is None or second.measure == first.measure else None


def high_end_at(folded: str, start: int, low: Decimal, end: int) -> Second | None:
    """The high end of a range whose low end `low` stands at start..end; None where the two numbers make no range."""
    first = measure_at(folded, end)
    mark = _RANGE.match(folded, first.end if first else end)
    digits = DIGITS.match(folded, mark.end()) if mark else None
    if mark is None or digits is None:
        return None
    high = _second(folded, digits)
    if high.value(folded, Shape.OPEN) / high.scale <= low:
        return None
    second = measure_at(folded, high.end)
    if first is not None and (second is None or second.measure != first.measure):
        return None
    if mark.group().strip().startswith(("đến", "tới")):
        return high if _spoken_range(folded, start, first is None) else None
    if first is not None and first.shape is not Shape.PERCENT:
        return None
    return high if second is not None or mark.group() == mark.group().strip() else None


def _second(folded: str, digits: re.Match[str]) -> Second:
    scale, end = scale_at(folded, digits.end())
    return Second(digits.start(), end, scale)


def _spoken_range(folded: str, start: int, bare: bool) -> bool:
    """ "từ 5 đến 7 ngày", "5 đến 7 ngày"; not "tăng từ 5 đến 7"."""
    before = folded[max(0, start - 40) : start]
    return _CHANGE.search(before) is None and (bare or FROM.search(before) is not None)
