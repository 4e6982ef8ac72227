"""Until when a task is to be done."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

from domain.texts import fold_case

_DAY = r"(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})(?:\s*[/.-]\s*(?P<year>\d{4}))?(?![\d/%])"
_DAY_WORDS = r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})(?:\s+năm\s+(?P<year>\d{4}))?"
_MONTH = (
    r"(?<!đầu )(?<!giữa )(?:(?P<before>(?<=trước ))|)tháng\s+(?P<month>\d{1,2})"
    r"(?:\s*[/]\s*(?P<year>\d{4})|\s+năm\s+(?P<year2>\d{4}))?(?![\d/])"
)
_UNTIL = (
    r"(?:trước|xong|hạn(?: cuối| hoàn thành| chót)?|chậm nhất|muộn nhất|đến hết|hết|đến|trong|hoàn thành|vào|phấn đấu"
    r"|thời hạn|xong trước)\s*:?\s*(?:là\s+|vào\s+|đến\s+|trong\s+|trước\s+)*(?:hết\s+)?(?:ngày\s+)?"
)

_PAST = timedelta(days=60)
_DATED = tuple(re.compile(p) for p in (_UNTIL + _DAY, _DAY_WORDS, _UNTIL + _MONTH, _MONTH, r"(?<![\d/])" + _DAY))


def deadline_of(task: str, *, told: date) -> date | None:
    """The day a task is due; a month means its last day, "đầu tháng", a quarter or "thường xuyên" none.

    told: the day the report closes. A day printed without a year is in its year, or in the next where that is past.
    """
    words = fold_case(task)
    for pattern in _DATED:
        # The last one counts: "hồ sơ nộp trước 01/9, thời hạn 30/11/2026" is due in November.
        found = [m.groupdict() for m in pattern.finditer(words)]
        full = [f for f in found if f.get("year") or f.get("year2")] or found
        if full:
            return _day_of(full[-1], told)
    return None


def _day_of(read: Mapping[str, str | None], told: date) -> date | None:
    month, day = int(read["month"] or 0), read.get("day")
    year = read.get("year") or read.get("year2")
    due = _real_day(int(year or told.year), month, day)
    if due is not None and year is None and due < told - _PAST:
        due = _real_day(told.year + 1, month, day)
    if due is not None and read.get("before") is not None:
        return due.replace(day=1) - timedelta(days=1)  # "trước tháng 12" ends with November
    return due


def _real_day(year: int, month: int, day: str | None) -> date | None:
    if not 1 <= month <= 12 or not 2000 <= year <= 2100:
        return None
    last = monthrange(year, month)[1]
    number = last if day is None else int(day)
    return date(year, month, number) if 1 <= number <= last else None
