"""Files "tồn của quý II": brought over into the report's period, or left at its end, by the quarter that is named."""

from __future__ import annotations

import re
from datetime import timedelta

from domain.indicators import Code
from domain.periods import Period, PeriodKind
from domain.texts import Span, fold_case

_BROUGHT, _LEFT = "TT-15", "TT-22"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_OF_QUARTER = (
    r"tồn(?: lại| đọng)? (?:của|từ) quý (?P<quarter>iv|i{1,3}|[1-4])(?:(?:\s?/\s?| năm )(?P<year>20\d\d))?(?![\w/])"
)
_ONLY_SOME = re.compile(  # "trong đó 9 hồ sơ tồn của quý II", "đã giải quyết 57 hồ sơ tồn của quý II"
    r"(?<!\w)(?:so với|trong đó|gồm|chủ yếu|giải quyết|xử lý|trả|quá hạn|trễ|còn|hiện|đang|dứt điểm)(?!\w)"
)
_AHEAD = re.compile(rf"{_OF_QUARTER}(?:\s*(?:là|có|còn|:))*\s*$")
_BEHIND = re.compile(rf"\s*(?:hồ sơ|hs)?\s*{_OF_QUARTER}")


def of_named_quarter(text: str, at: Span, code: Code | None, report: Period) -> Code | None:
    """The code of files brought over or left, by the quarter named right beside the number; None where that is neither
    the report's last nor the one before it began."""
    if code not in (_BROUGHT, _LEFT):
        return code
    folded = fold_case(text)
    told = _AHEAD.search(folded[: at.start]) or _BEHIND.match(folded, at.end)
    if told is None:
        return code
    led = re.split(r"[.;]\s", folded[: at.start])[-1]
    if _ONLY_SOME.search(led):
        return None
    quarter = Period(int(told["year"] or report.year), PeriodKind.QUARTER, _QUARTERS[told["quarter"]])
    if quarter == report.last_quarter:
        return _LEFT
    return _BROUGHT if quarter.end + timedelta(days=1) == report.start else None
