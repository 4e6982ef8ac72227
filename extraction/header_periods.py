"""What a header, caption or row label says of time, where words are few: "Quý II", "Kỳ trước", "Lũy kế", "Năm 2025"."""

from __future__ import annotations

import re

from domain.periods import Period
from domain.texts import fold_case
from extraction.named_periods import Naming, named_periods

# "Từ kỳ trước", "kỳ trước chuyển sang": files carried in, a figure of this period.
_CARRIED = re.compile(
    r"(từ|tồn|còn) (kỳ|quý) trước|(kỳ|quý) trước (chuyển|để lại|sang|mang)|chuyển (sang|qua|từ)"
    r"|(nhận|giải quyết).*(kỳ|quý) trước"
)


def named_period(words: str, report: Period) -> Period | None:
    """The first period these words name outright; None for "kỳ này", "lũy kế" and the like."""
    return next((n.period for n in named_periods(words, report) if n.naming is Naming.EXPLICIT), None)


def is_part_of(named: Period, report: Period) -> bool:
    """A month or quarter inside the report's period, other than the quarter the report ends with."""
    inside = report.start <= named.start and named.end <= report.end
    return inside and named not in (report, report.cumulative(), report.last_quarter)


def names_cumulative(words: str, report: Period) -> bool:
    return any(n.naming is Naming.RUNNING for n in named_periods(words, report))


def names_previous(words: str, report: Period) -> bool:
    """Whether a header speaks of an earlier period without naming it ("Cùng kỳ", "Kỳ trước")."""
    if _CARRIED.search(fold_case(words)) or named_period(words, report) == report:
        return False
    return any(n.naming in (Naming.SAME_LAST_YEAR, Naming.PREVIOUS) for n in named_periods(words, report))
