"""Pure: the reporting period a title names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from domain.periods import Period, PeriodKind
from domain.texts import fold_case, one_space

_YEAR = r"(?:\s*(?:[/\-.,]|của|trong)?\s*(?:năm\s*)?(?P<year>20\d\d)\b)?"
_QUARTER = re.compile(
    r"\b(?:quý|quí|q)(?:\s*số)?[\s.\-:]*(?P<quarter>iv|iii|ii|i|0?[1-4]|một|nhất|hai|ba|bốn|tư)\b" + _YEAR
)
_MONTHS = re.compile(
    r"\b(?P<months>0?6|0?9|sáu|chín)\s*(?:\(\w+\)\s*)?(?:tháng|t)\b(?!\s*(?:cuối|sau|tới|tiếp|còn lại))"
    r"(?:\s*(?:đầu năm|đầu|của năm|từ đầu năm))?" + _YEAR
)
_HALF = re.compile(r"\b(?:nửa đầu năm|nửa năm đầu|bán niên)\b" + _YEAR)
_MONTH = re.compile(r"\btháng\s*(?P<month>0?[1-9]|1[0-2])(?:\s*(?:[/\-.]|năm)\s*)(?P<year>20\d\d)\b")
_WHOLE_YEAR = re.compile(r"\b(?:năm|cả năm)\s*(?P<year>20\d\d)\b")
_OTHER_PERIODS = re.compile(
    r"\b(?:phương hướng|nhiệm vụ trọng tâm|(?:;|,|và)\s*(?:một số\s+)?nhiệm vụ|kế hoạch công tác|so sánh với|so với"
    r"|dự kiến|cùng kỳ|ước thực hiện)\b"
)
_NO_PERIOD = re.compile(r"\btháng\s*(?:cuối|sau|tới|tiếp|còn lại)\b.{0,12}?\b20\d\d\b")  # "6 tháng cuối năm 2026"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "nhất": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4}
_LATEST = timedelta(days=150)


def periods_in(text: str, *, written: date | None = None) -> tuple[Period, ...]:
    """The reporting periods `text` names, most telling first; a quarter stands for the total since January beside it.

    Periods of plans and comparisons ("phương hướng quý IV", "so với năm 2024") do not count. `written` gives the year
    where none is printed.
    """
    folded = one_space(fold_case(text))
    cut = _OTHER_PERIODS.search(folded)
    told = _named(folded[: cut.start()], written, folded) if cut else ()
    return told or _named(folded, written, folded)


def _named(text: str, written: date | None, everything: str) -> tuple[Period, ...]:
    found: list[tuple[int, Period]] = []
    rest = _NO_PERIOD.sub(lambda m: " " * len(m.group()), text)
    for pattern in (_QUARTER, _MONTHS, _HALF, _MONTH):
        for match in pattern.finditer(rest):
            period = _period(match, written, everything)
            if period is not None:
                found.append((match.start(), period))
        rest = pattern.sub(lambda m: " " * len(m.group()), rest)
    if not found:
        years = [(m.start(), Period(int(m["year"]), PeriodKind.YEAR)) for m in _WHOLE_YEAR.finditer(rest)]
        found.extend(years)
    ordered = list(dict.fromkeys(p for _, p in sorted(found, key=lambda f: f[0])))
    quarters = [p for p in ordered if p.kind is PeriodKind.QUARTER]
    return tuple(p for p in ordered if not any(p != q and p == q.cumulative() for q in quarters))


def _period(match: re.Match[str], written: date | None, everything: str) -> Period | None:
    named = match.groupdict()
    kind, index = PeriodKind.HALF, 0
    if quarter := named.get("quarter"):
        kind, index = PeriodKind.QUARTER, int(quarter) if quarter.isdigit() else _QUARTERS[quarter]
    elif months := named.get("months"):
        kind = PeriodKind.HALF if months in ("6", "06", "sáu") else PeriodKind.NINE_MONTHS
    elif month := named.get("month"):
        kind, index = PeriodKind.MONTH, int(month)
    if year := named.get("year"):
        return Period(int(year), kind, index)
    return _with_year(kind, index, everything, written)


def _with_year(kind: PeriodKind, index: int, text: str, written: date | None) -> Period | None:
    """The one year the title prints elsewhere, else the year that fits the day it was written."""
    years = {int(y) for y in re.findall(r"\b20\d\d\b", text)}
    if len(years) == 1:
        return Period(years.pop(), kind, index)
    if years or written is None:
        return None
    fitting = [Period(y, kind, index) for y in (written.year, written.year - 1)]
    return next((p for p in fitting if _fits(p, written)), None)


def _fits(period: Period, written: date) -> bool:
    return period.end - timedelta(days=20) <= written <= period.end + _LATEST


def comes_too_early(period: Period, written: date) -> bool:
    """A report written more than a month before its period's cut-off cannot be of that period."""
    return written < period.end - timedelta(days=31)


def fitting_day(periods: Sequence[Period], written: date) -> tuple[Period, ...]:
    return tuple(p for p in periods if _fits(p, written))
