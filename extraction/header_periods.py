"""What a header, caption or row label says of time, where words are few: "Quý II", "Kỳ trước", "Lũy kế", "Năm 2025"."""

from __future__ import annotations

import re
from datetime import date

from domain.periods import Period, PeriodKind
from domain.texts import fold_case
from extraction.named_periods import Naming, named_periods

# "Từ kỳ trước", "kỳ trước chuyển sang": files carried in, a figure of this period.
_CARRIED = re.compile(
    r"(từ|tồn|còn) (kỳ|quý) trước|(kỳ|quý) trước (chuyển|để lại|sang|mang)|chuyển (sang|qua|từ)"
    r"|(nhận|giải quyết).*(kỳ|quý) trước"
)


# "T7", "T9 (đến 14/9)": a month as narrow columns print it.
_SHORT_MONTH = re.compile(r"^t\.?\s?(0?[1-9]|1[0-2])(?![\w.,/%])")
_DAYS = re.compile(r"(\d{1,2})/(\d{1,2})(?:/\d{4})?\s*(?:-|–|đến|tới)\s*(?:ngày\s*)?(\d{1,2})/(\d{1,2})")
_SHORTER = 20  # days


def named_period(words: str, report: Period) -> Period | None:
    """The first period these words name outright; None for "kỳ này", "lũy kế" and the like."""
    return next((n.period for n in named_periods(words, report) if n.naming is Naming.EXPLICIT), None)


def is_part_of(named: Period, report: Period) -> bool:
    """A month or quarter inside the report's period, other than the quarter the report ends with."""
    inside = report.start <= named.start and named.end <= report.end
    return inside and named not in (report, report.cumulative(), report.last_quarter)


def is_stretch_of(words: str, report: Period) -> bool:
    """A month written short, or days that are only some of the report's ("15/7 - 14/8")."""
    folded = fold_case(words).strip(" .()")
    if month := _SHORT_MONTH.match(folded):
        inside = report.start.month <= int(month.group(1)) <= report.end.month
        return inside and report.kind is not PeriodKind.MONTH
    days = _DAYS.search(folded)
    if days is None:
        return False
    try:
        first = date(report.year, int(days[2]), int(days[1]))
        last = date(report.year, int(days[4]), int(days[3]))
    except ValueError:
        return False
    inside = report.start <= first < last <= report.end
    return inside and (last - first).days + _SHORTER < (report.end - report.start).days


def names_cumulative(words: str, report: Period) -> bool:
    return any(n.naming is Naming.RUNNING for n in named_periods(words, report))


def names_previous(words: str, report: Period) -> bool:
    """Whether a header speaks of an earlier period without naming it ("Cùng kỳ", "Kỳ trước")."""
    if _CARRIED.search(fold_case(words)) or named_period(words, report) == report:
        return False
    return any(n.naming in (Naming.SAME_LAST_YEAR, Naming.PREVIOUS) for n in named_periods(words, report))
