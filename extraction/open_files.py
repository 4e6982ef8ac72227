"""Files still open told behind those resolved: "đã giải quyết 1.994, còn 221 hồ sơ trong hạn, không hồ sơ nào trễ".

"Còn lại 1.980 hồ sơ trong hạn" behind late ones is the rest of those resolved: only what stands right behind all of
them, or opens a sentence that speaks of nothing else, is taken for open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.numbers import NumberForm
from domain.texts import fold_case
from domain.values import FigureKind
from extraction.bound import Spot

_RESOLVED, _OPEN, _OPEN_IN_TIME, _OPEN_LATE = "TT-16", "TT-22", "TT-23", "TT-24"
_IN_TIME, _LATE = "TT-30", "TT-19"
_LEFT = re.compile(r"\s*(?:hồ sơ|hs)?\s*[,;]\s*(?:hiện |nay |chỉ )?còn(?: lại)?\s*(?:là|:)?\s*")  # right behind another
_OPENS = re.compile(
    r"\W*(?:(?:đến|tính đến|tới)(?: hết)?(?: ngày)? (?:nay|\d[\d/]*|thời điểm báo cáo|cuối kỳ)[\s,]*"
    r"|hiện(?: nay| tại)?[\s,]*|trên hệ thống[\s,]*|(?:toàn )?(?:phường|xã|sở|đơn vị)\s+)*còn(?: lại)?\s*(?:là|:)?\s*"
)
_TOLD_IN_TIME = re.compile(r"\s*(?:hồ sơ|hs)?\s*(?:(?:vẫn|đang|còn)\s+)*trong (?:thời )?hạn(?!\w)")
_TOLD_OPEN = re.compile(
    r"\s*(?:hồ sơ|hs)?\s*(?:[,(]|(?:vẫn |còn )*(?:đang|trong (?:thời )?hạn)|chưa (?:đến|tới|giải quyết|xử lý|trả|xong))"
)
_AND_LATE = re.compile(
    r"\s*(?:hồ sơ|hs)?\s*(?:(?:vẫn|đang|còn)\s+)*trong (?:thời )?hạn và (?:có |còn )?(?=\d)"
)  # "… và 21 hồ sơ quá hạn"
_ENDS_LATE = re.compile(r"\s*(?:hồ sơ|hs)?\s*(?:(?:đã|đang|bị)\s+)*(?:quá|trễ) (?:hạn|hẹn)\s*(?:[.,;)]|$)")
_UNDER_WAY = re.compile(r"\s*(?:hồ sơ|hs)\s+(?:hiện |còn |vẫn )*đang(?!\w)")
_DONE = re.compile(r"(?<!\w)(?:trả|giải quyết|xử lý|hoàn thành|xong|kết quả)(?!\w)")
_OF_OTHERS = re.compile(
    r"\W*(?:(?:về|riêng|đối với) )*(?:lĩnh vực|hồ sơ công việc|khiếu nại|tố cáo|đơn thư|công tác)(?!\w)"
)
_IN_PERIOD = re.compile(r"(?<!\w)(?:trong|cả) (?:kỳ|quý|cả quý)(?!\w)")
_STRENGTH = 0.9


def settle_open_files(text: str, spots: Sequence[Spot]) -> None:
    """spots: of one sentence, in order."""
    _by_sum(spots)
    folded = fold_case(text)
    for order, spot in enumerate(spots):
        following = spots[order + 1 : order + 3]
        if not _turns(folded, spots[:order], spot):
            _leave_open(folded, spot, following)
            continue
        behind = folded[spot.mention.number.end :]
        if order:
            _name_parts(folded, spot, following)
        if spot.code == _IN_TIME and _TOLD_IN_TIME.match(behind):
            spot.code = _OPEN_IN_TIME
        if _TOLD_OPEN.match(behind):
            _late_of(folded, spot, following)


def _turns(folded: str, earlier: Sequence[Spot], spot: Spot) -> bool:
    """Whether files are told that are left: right behind all those resolved, or first of all in the sentence."""
    if spot.kind is not FigureKind.ACTUAL or spot.is_percent or spot.measure not in ("hồ sơ", None):
        return False
    if _OF_OTHERS.match(folded, spot.stretch.sentence.start):
        return False
    start = spot.mention.span.start
    if not earlier:
        return spot.measure == "hồ sơ" and _OPENS.fullmatch(folded, spot.stretch.sentence.start, start) is not None
    if not _few_enough(earlier, spot):
        return False
    last = earlier[-1]
    if last.code == _LATE and len(earlier) > 2 and folded[last.mention.span.end :].lstrip().startswith(("quá", "trễ")):
        return _behind_brackets(folded, earlier, start)
    return last.code == _RESOLVED and _LEFT.fullmatch(folded, last.mention.span.end, start) is not None


def _few_enough(earlier: Sequence[Spot], spot: Spot) -> bool:
    """Far fewer are open than were resolved: as many are the rest of these."""
    resolved = next((s.mention.value for s in reversed(earlier) if s.code == _RESOLVED), None)
    return resolved is not None and spot.mention.value is not None and spot.mention.value * 2 <= resolved


def _behind_brackets(folded: str, earlier: Sequence[Spot], start: int) -> bool:
    """ "Đã giải quyết 1.994 hồ sơ (1.980 trong hạn, 14 quá hạn), còn 221 …": all of those resolved were told."""
    whole, *parts = [s for s in earlier[-3:] if s.mention.value is not None]
    summed = whole.mention.value == sum(p.mention.value or 0 for p in parts)
    closed = folded.rfind(")", earlier[-1].mention.span.end, start)
    return whole.code == _RESOLVED and summed and closed > 0 and _LEFT.fullmatch(folded, closed + 1, start) is not None


def _name_parts(folded: str, spot: Spot, following: Sequence[Spot]) -> None:
    """ "Còn 221 hồ sơ (200 trong hạn, 21 quá hạn)": what is left with its parts."""
    parts = [p for p in following if p.kind is FigureKind.ACTUAL and not p.is_percent]
    if spot.code is not None or len(parts) < 2 or spot.mention.value != sum(p.mention.value or 0 for p in parts):
        return
    told = [re.split(r"[,;.)]", folded[p.mention.number.end :])[0] for p in parts]
    if "trong hạn" in told[0] and "quá hạn" in told[1]:
        for named, code in zip((spot, *parts), (_OPEN, _OPEN_IN_TIME, _OPEN_LATE), strict=True):
            named.code, named.score, named.component = code, _STRENGTH, False


def _late_of(folded: str, spot: Spot, following: Sequence[Spot]) -> None:
    """ "…, không hồ sơ nào quá hạn", "… và 21 hồ sơ quá hạn": of those left, unless they are said to be done."""
    late = following[0] if following else None
    if late is None or late.code != _LATE or late.kind is not FigureKind.ACTUAL:
        return
    behind = folded[late.mention.number.end :]
    if late.mention.form is NumberForm.ZERO:
        between = folded[spot.mention.number.end : late.mention.span.start]
        told = re.split(r"[,;.]", behind)[0]
        none_late = between.count(",") + between.count(";") == 1 and not (_DONE.search(told) or _IN_PERIOD.search(told))
        late.code = _OPEN_LATE if none_late and not _DONE.search(between) else late.code
    elif _AND_LATE.match(folded, spot.mention.number.end) and _ENDS_LATE.match(behind):
        late.code = _OPEN_LATE


def _leave_open(folded: str, spot: Spot, following: Sequence[Spot]) -> None:
    """ "221 hồ sơ đang được thẩm định, không hồ sơ nào trong số này quá hạn": none of what nobody could name."""
    late = following[0] if following else None
    if spot.code not in (None, _RESOLVED) or late is None or late.code != _LATE:
        return
    if late.mention.form is NumberForm.ZERO and _UNDER_WAY.match(folded, spot.mention.number.end):
        spot.set_aside()
        late.set_aside()


def _by_sum(spots: Sequence[Spot]) -> None:
    """ "Còn lại 98 hồ sơ, trong hạn 96, quá hạn 02": the late ones of those still open."""
    for still_open, in_time, late in zip(spots, spots[1:], spots[2:], strict=False):
        codes = (still_open.code, in_time.code, late.code)
        summed = (in_time.mention.value or 0) + (late.mention.value or 0)
        if codes == (_OPEN, _OPEN_IN_TIME, _LATE) and summed == still_open.mention.value:
            late.code = _OPEN_LATE
