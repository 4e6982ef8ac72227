"""What brackets and fractions explain: the share in front of them, the total they are pieces of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from domain.texts import fold_case
from domain.values import FigureKind
from extraction.bound import Spot

_EQUALS = re.compile(r"(?<!\w)(?:tương ứng|tương đương|ứng với|tức|cụ thể|bằng|với)(?!\w)")
_RIGHT_BEHIND = re.compile(r"[,(]\s*(?:là |với |tức |gồm )?\s*$|(?<!\w)là\s*$")
_REACHED = re.compile(r"\W*(?:đạt|được)\s*(?:tỷ lệ)?\s*")
_OF_NUMBER = re.compile(  # "đạt 97,0% số nhận mới"
    r"\s*(?:của |trên )?(?:tổng )?số (?:hồ sơ |nhiệm vụ |văn bản |phản ánh )?(?:đã |được |phải |tiếp )?"
    r"(?:nhận|giải quyết|trả|giao|xử lý|phát sinh)(?!\w)"
    r"(?!\s+(?:[^\W\d_]+ ){0,2}(?:đúng|trước|trong|sớm|trực tuyến|qua))"
)
_SHARE = re.compile(r"\W*(?:tương ứng|tương đương|tức(?: là)?|(?:tính|quy) ra|chiếm|bằng)\s*(?:tỷ lệ|tới|khoảng)?\s*")
_NEAR_ENOUGH = Decimal("0.1")  # points between a printed percent and the one its counts give


def outside(text: str, spot: Spot, earlier: Sequence[Spot], *, dated: bool) -> Sequence[Spot]:
    """The spots before, without pieces told in a bracket that has closed: "128 (đất đai 121), chiếm 0,8%" is the share
    of the 128. dated: the number's own words name a time, so that it may take up what stands before the bracket."""
    named = len(earlier) > 1 and earlier[-1].code is not None and earlier[-1].kind is FigureKind.ACTUAL and not dated
    if len(earlier) < 2 or spot.stretch.opens or named:
        return earlier
    between = text[earlier[-2].mention.span.end : earlier[-1].mention.span.start]
    behind = text[earlier[-1].mention.span.end : spot.mention.span.start]
    closed = between.count("(") > between.count(")") and behind.count(")") > behind.count("(")
    together = earlier[-2].stretch.sentence == spot.stretch.sentence
    return earlier[:-1] if closed and together and not earlier[-1].is_percent else earlier


def makes(above: Decimal, below: Decimal, percent: Decimal) -> bool:
    """Whether the printed percent is the one these counts give; `below` is not zero."""
    return abs(above * 100 / below - percent) <= _NEAR_ENOUGH


def gives(spot: Spot, percent: Spot) -> bool:
    """Whether a fraction is just the percent beside it: "97,3%, tương ứng 145 trên 149 nhiệm vụ đến hạn"."""
    above, below, share = spot.mention.value, spot.mention.denominator, percent.mention.value
    if not percent.is_percent or percent.stretch.sentence != spot.stretch.sentence or spot.is_percent:
        return False
    if not below or above is None or share is None:
        return False
    return makes(above, below, share)


def explains(between: str, percent: Spot) -> bool:
    """A bracket explains what stands before it; other words do where that has a name."""
    return "(" in between or (percent.code is not None and _EQUALS.search(between) is not None)


def is_that_share(text: str, spot: Spot, earlier: Sequence[Spot]) -> bool:
    """Whether a count right behind a percent is just that share of a whole told before, or prints both: "Đang giải
    quyết 171 hồ sơ (98,8% còn trong hạn, 169 hồ sơ; …)", "100% số văn bản … (16/16)"."""
    percent, share = earlier[-1], earlier[-1].mention.value
    between = fold_case(text[percent.mention.span.end : spot.mention.span.start])
    if spot.is_percent or share is None or spot.mention.value is None or not _RIGHT_BEHIND.search(between):
        return False
    if gives(spot, percent):
        return True
    wholes = [s.mention.denominator or s.mention.value for s in earlier[:-1] if not s.is_percent]
    return any(w and spot.mention.value <= w and makes(spot.mention.value, w, share) for w in wholes[-3:])


def share_of_base(text: str, spot: Spot, count: Spot) -> bool:
    """ "…, chiếm 88% số hồ sơ tiếp nhận": words behind such a percent name the base of the count in front of it."""
    if count.code is None or count.is_percent or count.stretch.sentence != spot.stretch.sentence:
        return False
    lead = fold_case(text[spot.stretch.near.start : spot.mention.span.start])
    reached = _REACHED.fullmatch(lead) and _OF_NUMBER.match(fold_case(text), spot.mention.span.end)
    return bool(_SHARE.fullmatch(lead) or reached) and count.kind is spot.kind
