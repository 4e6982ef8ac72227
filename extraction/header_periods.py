"""Periods named in a table's headers, captions, labels and notes, read against the report's own period."""

from __future__ import annotations

import re

from domain.periods import Period, PeriodKind
from domain.texts import fold_case

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR = r"(?:\s*(?:[/.-]|năm)?\s*(?P<year>20\d\d))?"
_QUARTER = re.compile(rf"\bqu[ýí]\s*(?P<q>iv|i{{1,3}}|[1-4])\b{_YEAR}|\bq\.?\s?(?P<q2>iv|i{{1,3}}|[1-4])\b{_YEAR.replace('year', 'year2')}")
_MONTHS = re.compile(rf"\b(?P<n>6|9|sáu|chín|06|09)\s*(?:tháng|t)\b(?:\s*đầu năm)?{_YEAR}")
_MONTH = re.compile(r"\btháng\s*(?P<m>1[0-2]|0?[1-9])\b(?:\s*(?:/|năm)\s*(?P<year>20\d\d))?(?!\s*tháng)")
_WHOLE_YEAR = re.compile(r"\b(?:năm|cả năm)\s*(?P<year>20\d\d)|^\s*(?P<year2>20\d\d)\s*$|\b(?P<ago>năm (?:trước|ngoái))\b")
_CUMULATIVE = re.compile(r"lũy kế|luỹ kế|\blk\b|từ đầu năm|cộng dồn|tính từ 15/12|đầu năm đến")
_PREVIOUS = re.compile(
    r"cùng kỳ|\bkỳ (liền )?trước( liền kề)?$|^kỳ trước|quý trước|năm trước|năm ngoái|kỳ báo cáo trước|số (liệu )?kỳ trước$"
)
# "Từ kỳ trước", "kỳ trước chuyển sang": files carried in, a figure of this period.
_CARRIED = re.compile(
    r"(từ|tồn|còn) (kỳ|quý) trước|(kỳ|quý) trước (chuyển|để lại|sang|mang)|chuyển (sang|qua|từ)"
    r"|(nhận|giải quyết).*(kỳ|quý) trước"
)


def named_period(words: str, report: Period) -> Period | None:
    """The period these words name; without a year, the latest such period that is not after the report."""
    folded = fold_case(words)
    if match := _QUARTER.search(folded):
        quarter = _QUARTERS[match.group("q") or match.group("q2")]
        year = match.group("year") or match.group("year2")
        return Period(int(year) if year else report.year, PeriodKind.QUARTER, quarter)
    if match := _MONTHS.search(folded):
        kind = PeriodKind.HALF if match.group("n") in ("6", "06", "sáu") else PeriodKind.NINE_MONTHS
        return Period(int(match.group("year") or report.year), kind)
    if match := _MONTH.search(folded):
        return Period(int(match.group("year") or report.year), PeriodKind.MONTH, int(match.group("m")))
    if match := _WHOLE_YEAR.search(folded):
        year = match.group("year") or match.group("year2")
        return Period(int(year) if year else report.year - 1, PeriodKind.YEAR)
    return None


def names_cumulative(words: str) -> bool:
    return bool(_CUMULATIVE.search(fold_case(words)))


def names_previous(words: str, report: Period) -> bool:
    """Whether a header speaks of an earlier period without naming it ("Cùng kỳ", "Kỳ trước")."""
    folded = fold_case(words)
    if _CARRIED.search(folded) or named_period(words, report) == report:
        return False
    return bool(_PREVIOUS.search(folded))
