"""Words that make a counted figure a piece of something, or of something else, and no value of the unit's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from domain.numbers import NumberForm
from domain.texts import fold_case
from domain.values import FigureKind
from extraction.bound import Spot
from extraction.carrying import own_words
from extraction.labels import LabelIndex, Named

_BODIES = frozenset(("đơn vị", "phòng", "cơ quan", "phòng, đơn vị", "chi cục", "xã", "phường", "đơn vị sự nghiệp"))
_AND_OTHERS = re.compile(r"[^,;.:()\d]{0,30}\s(?:và|cùng)\s+(?:các|toàn bộ|một số|những)\s")
_BESIDES = re.compile(r"(?<!\w)(?:văn phòng|sở|xã|phường|ban|cơ quan|trung tâm)\s+và\s*$")
_ON_TOPIC = re.compile(r"\s*(?:về|liên quan|thuộc (?:lĩnh vực|nhóm|mảng))\s")
_THIS_WAY = re.compile(
    r"^[^;.]{0,60}(?<!\w)(?:theo|bằng|qua) (?:hình thức|phương thức|cách|mức|kênh|cơ chế) (?:này|đó|trên|ấy)(?!\w)"
)
_OF_THOSE = re.compile(r"^[^,;.\d]{0,30}(?<!\w)thuộc số (?:này|đó|trên|ấy)(?!\w)")
_ABOUT_THESE = re.compile(r"(?<!\w)(?:các|những) (?:thủ tục|tthc) (?:này|đó|trên|nói trên)(?!\w)")
_BUT = re.compile(r"^[^,;.:()|]*(?<!\w)(?:nhưng|mà)(?!\w)[^,;.:()|]*$")
_IN_HAND = re.compile(  # "đang rà soát 10 thủ tục"
    r"(?<!\w)đang (?:rà soát|kiểm tra|khắc phục|xử lý|thẩm định|soạn thảo|xây dựng|lấy ý kiến|trình|số hóa)"
    r"(?: [^\W\d_]+){0,3}\s*$"
)
_DONE_ONLY = frozenset(("TT-05", "TT-06", "TC-01", "TC-02", "TC-04", "TC-06", "TC-08", "CD-10", "CD-13", "TT-28"))
_DUE_LATER = re.compile(r"[^,;.\d]{0,40}(?:phải|cần) (?:hoàn thành|xong) (?:ngay )?(?:trước|vào|trong)(?!\w)")
_IN_DAYS = re.compile(r"(?<!\w)(?:từ|trong|xuống|còn|sau) (?:còn )?(?:là )?\d+(?:,\d+)? ngày")
_ON_AVERAGE = re.compile(r"(?<!\w)(?:bình quân|trung bình|chung|các tthc|các thủ tục|tổng thời gian)(?!\w)")
_AMONG = re.compile(r"(?<!\w)trong(?: tổng)?(?: số)?\s*$")
_MADE_OF = re.compile(r"(?<!\w)(?:gồm|bao gồm|chia ra)(?!\w)")


def is_piece(text: str, spot: Spot, best: Named, earlier: Sequence[Spot], labels: LabelIndex) -> bool:
    """Whether the number the words call `best` is only a piece: of bodies told with others, of a way of work, of a
    total told before, of one procedure."""
    here = [s for s in earlier if s.stretch.sentence == spot.stretch.sentence]
    if not spot.is_percent and _beside_others(text, spot):
        return True
    if best.code == "TT-07" and (_ABOUT_THESE.search(own_words(text, spot)) or _of_one_procedure(text, spot)):
        return True
    if spot.component and spot.mention.measure is None and _ON_TOPIC.match(_after(text, spot)):
        return True
    if spot.mention.form is NumberForm.ZERO and here and _denied_of(text, spot, here[-1]):
        return True
    if best.code == "CD-05" and spot.component and _DUE_LATER.match(_after(text, spot)):
        return True
    if best.code in _DONE_ONLY and _IN_HAND.search(fold_case(text[spot.stretch.near.start : spot.mention.span.start])):
        return True
    if _is_the_rest(spot, best, here, labels):
        return True
    return _is_within(text, spot, best, here, labels) or _of_a_total(text, spot, best, here, labels)


def _after(text: str, spot: Spot) -> str:
    return fold_case(text[spot.mention.span.end : spot.stretch.sentence.end])


def _before(text: str, spot: Spot) -> str:
    return fold_case(text[spot.stretch.sentence.start : spot.mention.span.start])


def _beside_others(text: str, spot: Spot) -> bool:
    """ "hai đơn vị sự nghiệp và các phòng", "Sở và 02 chi cục", "1.502 hồ sơ theo hình thức này"."""
    after = _after(text, spot)
    if _THIS_WAY.match(after):
        return True
    counted = spot.mention.measure in _BODIES
    return counted and (_AND_OTHERS.match(after) is not None or _BESIDES.search(_before(text, spot)) is not None)


def _denied_of(text: str, spot: Spot, counted: Spot) -> bool:
    """ "86 TTHC đã ủy quyền nhưng chưa có hồ sơ nộp": none at those, not none at all."""
    between = fold_case(text[counted.mention.span.end : spot.mention.span.start])
    return counted.mention.measure != spot.mention.measure and _BUT.match(between) is not None


def _of_one_procedure(text: str, spot: Spot) -> bool:
    """ "thủ tục … trong 18 ngày (rút ngắn 40%)" tells of that one."""
    return _IN_DAYS.search(_before(text, spot)) is not None and not _ON_AVERAGE.search(
        own_words(text, spot) + _before(text, spot)
    )


def _is_the_rest(spot: Spot, best: Named, here: Sequence[Spot], labels: LabelIndex) -> bool:
    """ "134 TTHC, trong đó 128 TTHC một cửa và 06 TTHC thực hiện tại cơ quan": what the parts before leave, unless its
    own clause tells of it."""
    if len(here) < 2 or spot.is_percent or spot.mention.value is None or spot.mention.denominator is not None:
        return False
    total, *parts = [s for s in here if s.measure == spot.measure and not s.is_percent] or [spot]
    summed = sum((s.mention.value or Decimal(0) for s in parts), spot.mention.value)
    beside = [h for h in spot.near if spot.stretch.near.overlaps(h.span)]
    own = {h.term for h in beside if labels.slot(h.term) != "object"}
    told = own.intersection((*best.label.needed, *best.label.helpful))
    return bool(parts) and summed == total.mention.value and total is not spot and not told


def _is_within(text: str, spot: Spot, best: Named, here: Sequence[Spot], labels: LabelIndex) -> bool:
    """A part of what was carried over, amended, simplified …: "86 hồ sơ kỳ trước, trong đó 84 đã trả"."""
    total = next((s for s in reversed(here) if not s.component), None)
    if total is None or total.code not in labels.wordings.broken_down or best.code == "TT-26":
        return False
    led = fold_case(text[total.stretch.near.start : total.mention.span.start])
    out_of = labels.wordings.out_of.get(best.code) == total.code
    return not out_of and (spot.component or _AMONG.search(led) is not None)


def _of_a_total(text: str, spot: Spot, best: Named, here: Sequence[Spot], labels: LabelIndex) -> bool:
    """A part of what was carried over, proposed …, by its words or because the parts add up to it."""
    totals = [i for i, s in enumerate(here) if s.code in labels.wordings.broken_down and not s.component]
    if not totals or spot.mention.value is None or best.code == here[totals[-1]].code:
        return False
    total = here[totals[-1]]
    since = fold_case(text[total.mention.span.end : spot.mention.span.start])
    made = _MADE_OF.search(since)
    if spot.component and made:
        at = total.mention.span.end + made.start()
        between = [
            s for s in here[totals[-1] + 1 :] if s.mention.span.end <= at and not s.component and not s.is_percent
        ]
        return not between  # "94 hồ sơ kỳ trước, …; đã trả 1.158 hồ sơ, gồm 1.155 …": of what stands right before
    counts = [s for s in here[totals[-1] + 1 :] if s.kind is FigureKind.ACTUAL and not s.is_percent]
    summed = sum((s.mention.value or Decimal(0) for s in counts), Decimal(0)) + spot.mention.value
    if counts and summed == total.mention.value:
        return True
    carried_over = total.code == "TT-15" and spot.mention.value <= (total.mention.value or 0)
    bare = spot.mention.measure is None and best.code == "TT-16"
    return carried_over and (bare or _OF_THOSE.match(_after(text, spot)) is not None)
