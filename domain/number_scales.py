"""Scale words between a number and its measure: nghìn, triệu, tỷ, nghìn tỷ."""

from __future__ import annotations

import re

_SCALES = {
    "nghìn": 10**3,
    "ngàn": 10**3,
    "vạn": 10**4,
    "triệu": 10**6,
    "tr": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
    "nghìn tỷ": 10**12,
    "nghìn tỉ": 10**12,
    "ngàn tỷ": 10**12,
    "ngàn tỉ": 10**12,
    "triệu tỷ": 10**15,
    "triệu tỉ": 10**15,
}
OTHER_WORD = r"(?!(?:(?<=tỷ)|(?<=tỉ))\s+(?:lệ|trọng|suất|giá|số|mỉ)(?!\w))(?!(?<=triệu)\s+(?:tập|hồi)(?!\w))"
"""What makes a scale word the beginning of another one: "tỷ lệ", "triệu tập"."""
_SCALE = re.compile(
    r"\s*(?P<scale>(?:nghìn|ngàn|triệu)\s+t[ỷỉ]|nghìn|ngàn|triệu|t[ỷỉ]|vạn|tr(?=\.?\s?(?:đồng|đ(?!\w))))\.?"
    r"(?:(?![^\W\d_])|(?=đ(?:ồng)?(?!\w)))" + OTHER_WORD
)
_SMALLER = re.compile(r"\s([0-9]{1,3})(?=\s(?:nghìn|ngàn|triệu))")


def scale_at(folded: str, end: int) -> tuple[int, int]:
    """What a number ending at `end` is multiplied by, and where the scale word ends; 1 and `end` without one."""
    match = _SCALE.match(folded, end)
    if match is None:
        return 1, end
    return _SCALES[" ".join(match["scale"].split())], match.end()


def smaller_scale_at(folded: str, end: int, scale: int) -> tuple[int, int]:
    """What "325 nghìn" adds after "6 triệu", and where it ends; 0 and `end` without it."""
    digits = _SMALLER.match(folded, end) if scale >= 10**6 else None
    if digits is None:
        return 0, end
    part, after = scale_at(folded, digits.end())
    return (int(digits[1]) * part, after) if part < scale else (0, end)
