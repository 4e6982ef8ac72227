"""Numbers written out: "mười bảy nghìn một trăm bốn mươi", "bốn mươi tám phẩy bốn", "hai phần ba"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from domain.number_scales import OTHER_WORD

_ONES = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_THOUSANDS = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_JOINTS = ("mười", "mươi", "chục", "trăm", "linh", "lẻ", "phẩy", "rưỡi")
_SCALE = rf"(?:{'|'.join(_THOUSANDS)})(?!\w){OTHER_WORD}"
_WORD = "|".join((_SCALE, *sorted((*_ONES, *_JOINTS), key=len, reverse=True)))

NUMBER_WORDS = re.compile(rf"(?<!\w)(?:{_WORD})(?:\s+(?:{_WORD}))*(?!\w)")
"""A run of number words in folded text. A run may hold words that count nothing ("năm" for year)."""

FRACTION = re.compile(
    r"(?<!\w)(?:(?P<top>một|hai|ba|bốn|năm|sáu|bảy|tám|chín)\s+phần\s+"
    r"(?P<bottom>hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)|(?P<half>(?:một|phân)\s+nửa))(?!\w)(?!\s+(?:mươi|trăm))"
)
_ORDINALS = {"nhất": 1, "nhì": 2, "tư": 4, "mười": 10} | _ONES


def words_value(words: Sequence[str]) -> Decimal | None:
    """The number a run of number words says, None if they do not make one."""
    if "phẩy" in words:
        return _with_decimals(words)
    half = len(words) > 1 and words[-1] == "rưỡi"
    whole = _whole(words[:-1] if half else words)
    if whole is None or not half:
        return None if whole is None else Decimal(whole)
    step = {**_THOUSANDS, "trăm": 100, "chục": 10}.get(words[-2], 1)
    return Decimal(whole) + Decimal(step) / 2


def ordinal_value(word: str) -> Decimal | None:
    """ "nhất", "hai", "tư" after "thứ"."""
    return Decimal(_ORDINALS[word]) if _ORDINALS.get(word) else None


def fraction_percent(match: re.Match[str]) -> Decimal | None:
    """A FRACTION match in percent, to one decimal ("một phần ba" is 33.3)."""
    if match["half"]:
        return Decimal(50)
    top, bottom = _small(match["top"]), _small(match["bottom"])
    if not bottom or top > bottom:
        return None
    percent = Decimal(100 * top) / bottom
    return percent if percent == percent.to_integral_value() else percent.quantize(Decimal("0.1"))


def _small(word: str) -> int:
    return 10 if word == "mười" else _ONES[word]


def _with_decimals(words: Sequence[str]) -> Decimal | None:
    at = list(words).index("phẩy")
    whole, after = _whole(words[:at]), list(words[at + 1 :])
    scale = 1
    while len(after) > 1 and after[-1] in _THOUSANDS:  # "bốn mươi mốt phẩy hai tỷ"
        scale *= _THOUSANDS[after.pop()]
    if whole is None or not after:
        return None
    if all(w in _ONES for w in after):
        digits = "".join(str(_ONES[w]) for w in after)
    else:
        part = _whole(after)
        if part is None:
            return None
        digits = str(part)
    return Decimal(f"{whole}.{digits}") * scale


def _whole(words: Sequence[str]) -> int | None:
    """Largest scale first: what stands before it multiplies, what stands after it adds."""
    for name, scale in sorted(_THOUSANDS.items(), key=lambda item: -item[1]):
        if name in words:
            at = len(words) - 1 - list(reversed(words)).index(name)
            front = _whole(words[:at]) if at else None
            back = _whole(words[at + 1 :]) if at + 1 < len(words) else 0
            if front is None or back is None or back >= scale:
                return None
            return front * scale + back
    return _below_thousand(words)


def _below_thousand(words: Sequence[str]) -> int | None:
    words = list(words)
    if "trăm" not in words:
        return _below_hundred(words)
    at = words.index("trăm")
    if at != 1 or words[0] not in _ONES:
        return None
    rest = words[2:]
    if not rest:
        return _ONES[words[0]] * 100
    if rest[0] in ("linh", "lẻ"):
        return _ONES[words[0]] * 100 + _ONES[rest[1]] if len(rest) == 2 and rest[1] in _ONES else None
    tail = _below_hundred(rest)
    return None if tail is None else _ONES[words[0]] * 100 + tail


def _below_hundred(words: list[str]) -> int | None:
    if len(words) == 1:
        return 10 if words[0] in ("mười", "chục") else _ONES.get(words[0])
    if words and words[0] == "mười":
        return 10 + _ONES[words[1]] if len(words) == 2 and words[1] in _ONES else None
    if len(words) in (2, 3) and words[0] in _ONES and words[1] in ("mươi", "chục"):
        ones = _ONES.get(words[2]) if len(words) == 3 else 0
        return None if ones is None else _ONES[words[0]] * 10 + ones
    if len(words) == 2 and words[0] in ("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"):
        return _ONES[words[0]] * 10 + _ONES[words[1]] if words[1] in ("mốt", "tư", "lăm", "nhăm") else None
    return None
