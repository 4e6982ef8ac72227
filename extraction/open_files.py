"""Files still open told behind those resolved: "đã giải quyết 1.994, còn 221 hồ sơ trong hạn, không hồ sơ nào trễ"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.numbers import NumberForm
from domain.texts import fold_case
from domain.values import FigureKind
from extraction.bound import Spot

_LEFT = re.compile(r"(?<!\w)còn(?: (?:lại|có|khoảng|tổng số))*\s*(?:là|:)?\s*$")
_DONE = re.compile(
    r"(?<!đang )(?<!được )(?<!chưa )(?<!phải )(?<!chờ )(?<!hạn )(?<!\w)(?:giải quyết|trả|xử lý)(?! (?:tiếp|lại))(?!\w)"
)
_IN_TIME_BEHIND = re.compile(r"\s*(?:hồ sơ|hs|bộ)?\s*(?:(?:vẫn|đang|còn)\s+)*trong (?:thời )?hạn(?!\w)")
_ALONE = re.compile(r"\s*(?:hồ sơ|hs)\s*[,;(]")
_STRENGTH = 0.9
_IN_TIME = {"TT-30": "TT-23"}
_LATE = {"TT-19": "TT-24"}


def settle_open_files(text: str, spots: Sequence[Spot]) -> None:
    """spots: of one sentence, in order."""
    _by_sum(spots)
    folded, turned = fold_case(text), None
    for order, spot in enumerate(spots):
        start = spots[order - 1].mention.span.end if order else spot.stretch.sentence.start
        lead, behind = folded[start : spot.mention.span.start], folded[spot.mention.number.end :]
        if _DONE.search(lead):
            turned = None
        if spot.kind is not FigureKind.ACTUAL or spot.is_percent:
            continue
        if turned is not None:
            _go_on(spot, behind)
        elif _LEFT.search(lead) and spot.measure in ("hồ sơ", None):
            turned = _in_brackets(folded, spot, spots[order + 1 :]) or _turn(spot, behind)


def _turn(spot: Spot, behind: str) -> Spot | None:
    """Whether the sentence turns to what is left: "còn 221 hồ sơ trong hạn"."""
    if spot.code in _IN_TIME and _IN_TIME_BEHIND.match(behind):
        spot.code = _IN_TIME[spot.code]
    told_alone = spot.code is None and _ALONE.match(behind) is not None
    return spot if told_alone or spot.code in ("TT-22", "TT-23") else None


def _in_brackets(folded: str, spot: Spot, following: Sequence[Spot]) -> Spot | None:
    """ "Còn 221 hồ sơ (200 trong hạn, 21 quá hạn)": what is left with its parts."""
    parts = [p for p in following[:2] if p.kind is FigureKind.ACTUAL and not p.is_percent]
    if spot.code is not None or len(parts) < 2 or spot.mention.value != sum(p.mention.value or 0 for p in parts):
        return None
    told = [re.split(r"[,;.)]", folded[p.mention.number.end :])[0] for p in parts]
    if "trong hạn" in told[0] and "quá hạn" in told[1]:
        for named, code in zip((spot, *parts), ("TT-22", "TT-23", "TT-24"), strict=True):
            named.code, named.score, named.component = code, _STRENGTH, False
    return spot


def _go_on(spot: Spot, behind: str) -> None:
    """What is told of timing behind those left is theirs, unless it says that it was resolved."""
    if spot.mention.form is NumberForm.ZERO and _DONE.search(re.split(r"[,;.]", behind)[0]):
        return
    spot.code = {**_IN_TIME, **_LATE}.get(spot.code or "", spot.code)


def _by_sum(spots: Sequence[Spot]) -> None:
    """ "Còn lại 98 hồ sơ, trong hạn 96, quá hạn 02": the late ones of those still open."""
    for still_open, in_time, late in zip(spots, spots[1:], spots[2:], strict=False):
        codes = (still_open.code, in_time.code, late.code)
        summed = (in_time.mention.value or 0) + (late.mention.value or 0)
        if codes == ("TT-22", "TT-23", "TT-19") and summed == still_open.mention.value:
            late.code = "TT-24"
