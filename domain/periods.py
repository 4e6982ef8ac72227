"""Reporting periods with their cut-offs (domain rule: NĐ 09/2019/NĐ-CP, Điều 12).

A reporting year runs from 15/12 of the year before to 14/12; quarters, half-year and nine months follow it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_TEXT = re.compile(r"(\d{4})-(?:(Q)([1-4])|(6M|9M|Y)|M(0[1-9]|1[0-2]))")
FIRST_YEAR, LAST_YEAR = 1990, 2100  # reports and the indices they quote
_ROMAN = ("I", "II", "III", "IV")


class PeriodKind(StrEnum):
    MONTH = "M"
    QUARTER = "Q"
    HALF = "6M"
    NINE_MONTHS = "9M"
    YEAR = "Y"


@dataclass(frozen=True, slots=True)
class Period:
    """A reporting period. `index`: quarter 1–4 or month 1–12, 0 for the others."""

    year: int
    kind: PeriodKind
    index: int = 0

    def __hash__(self) -> int:
        """As equal as the fields, and quick: figures of every unit are found by it."""
        return hash((self.year, str.__hash__(self.kind), self.index))

    @staticmethod
    def parse(text: str) -> Period:
        """From "2026-Q3", "2026-6M", "2026-9M", "2026-Y" or "2026-M07"; ValueError otherwise."""
        match = _TEXT.fullmatch(text.strip().upper())
        if match is None:
            raise ValueError(f"not a period: {text!r}")
        year, _, quarter, whole, month = match.groups()
        if not FIRST_YEAR <= int(year) <= LAST_YEAR:
            raise ValueError(f"not a year of reports: {text!r}")
        if quarter:
            return Period(int(year), PeriodKind.QUARTER, int(quarter))
        if whole:
            return Period(int(year), PeriodKind(whole))
        return Period(int(year), PeriodKind.MONTH, int(month))

    def __str__(self) -> str:
        if self.kind is PeriodKind.QUARTER:
            return f"{self.year}-Q{self.index}"
        if self.kind is PeriodKind.MONTH:
            return f"{self.year}-M{self.index:02d}"
        return f"{self.year}-{self.kind.value}"

    @property
    def months(self) -> tuple[int, int]:
        """First and last month it reports on, 1–12."""
        if self.kind is PeriodKind.QUARTER:
            return 3 * self.index - 2, 3 * self.index
        if self.kind is PeriodKind.MONTH:
            return self.index, self.index
        return 1, {PeriodKind.HALF: 6, PeriodKind.NINE_MONTHS: 9, PeriodKind.YEAR: 12}[self.kind]

    @property
    def start(self) -> date:
        """The 15th of the month before its first month."""
        first = self.months[0]
        return date(self.year - 1, 12, 15) if first == 1 else date(self.year, first - 1, 15)

    @property
    def end(self) -> date:
        """The cut-off: the 14th of its last month."""
        return date(self.year, self.months[1], 14)

    @property
    def label(self) -> str:
        """As written in a report: "quý III năm 2026", "6 tháng đầu năm 2026"."""
        if self.kind is PeriodKind.QUARTER:
            return f"quý {_ROMAN[self.index - 1]} năm {self.year}"
        if self.kind is PeriodKind.MONTH:
            return f"tháng {self.index} năm {self.year}"
        names = {PeriodKind.HALF: "6 tháng đầu năm", PeriodKind.NINE_MONTHS: "9 tháng đầu năm", PeriodKind.YEAR: "năm"}
        return f"{names[self.kind]} {self.year}"

    @property
    def short_label(self) -> str:
        """For tables and chips: "Quý III/2026", "6 tháng/2026", "Năm 2026"."""
        if self.kind is PeriodKind.QUARTER:
            return f"Quý {_ROMAN[self.index - 1]}/{self.year}"
        if self.kind is PeriodKind.MONTH:
            return f"Tháng {self.index:02d}/{self.year}"
        names = {PeriodKind.HALF: "6 tháng/", PeriodKind.NINE_MONTHS: "9 tháng/", PeriodKind.YEAR: "Năm "}
        return f"{names[self.kind]}{self.year}"

    def previous(self) -> Period:
        """The period of the same kind just before; half-year and nine months step by a year."""
        if self.kind in (PeriodKind.QUARTER, PeriodKind.MONTH) and self.index > 1:
            return Period(self.year, self.kind, self.index - 1)
        last = {PeriodKind.QUARTER: 4, PeriodKind.MONTH: 12}.get(self.kind, 0)
        return Period(self.year - 1, self.kind, last)

    def year_before(self) -> Period:
        return Period(self.year - 1, self.kind, self.index)

    def cumulative(self) -> Period:
        """From the start of the reporting year to this period's cut-off: Q1 itself, Q2 → 6M, Q3 → 9M, Q4 → Y."""
        if self.kind is not PeriodKind.QUARTER:
            return self
        kinds = {2: PeriodKind.HALF, 3: PeriodKind.NINE_MONTHS, 4: PeriodKind.YEAR}
        return Period(self.year, kinds[self.index]) if self.index in kinds else self

    @property
    def last_quarter(self) -> Period:
        """The quarter that ends with this period (6M → Q2, 9M → Q3, Y → Q4); a month gives the quarter it lies in."""
        return Period(self.year, PeriodKind.QUARTER, (self.months[1] + 2) // 3)

    @property
    def quarter_number(self) -> int:
        """Of the quarter that ends with this period or that it lies in, counted through the years."""
        return 4 * self.year + self.last_quarter.index - 1

    @staticmethod
    def of_quarter(number: int) -> Period:
        """The quarter of that number."""
        return Period(number // 4, PeriodKind.QUARTER, number % 4 + 1)

    @property
    def sort_key(self) -> tuple[date, date]:
        return self.end, self.start
