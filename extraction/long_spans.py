"""Stretches of time that reach back before the report's year and last until now: figures of no period of a report.

"Từ ngày 01/7/2025 đến nay tiếp nhận 15.210 hồ sơ" in a report of 2026 counts more than any quarter or year of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from domain.indicators import Catalogue
from domain.periods import Period
from domain.texts import Span, fold_case
from domain.values import FigureKind
from extraction.candidates import Candidate
from extraction.clauses import sentences
from extraction.named_periods import Naming, named_periods

_UNTIL_NOW = (
    r"(?:cho )?(?:đến|tới)(?: hết| thời điểm| ngày| tháng| cuối| hết ngày)?(?: nay| hiện tại| báo cáo| \d| quý| kỳ)"
)
_SINCE = re.compile(
    rf"(?<!\w)(?:tính |kể |lũy kế |luỹ kế )?từ (?P<start>(?:ngày|tháng|quý|năm|đầu năm|cuối năm|khi|sau khi|lúc|"
    rf"thời điểm|đầu nhiệm kỳ|\d)[^;:|]{{0,90}}?)[,)]?\s*{_UNTIL_NOW}(?!\w)"
)
_AFTER_YEARS = re.compile(  # "sau hơn một năm vận hành", "qua 14 tháng thực hiện"
    r"(?<!\w)(?:sau|qua) (?:hơn |gần |tròn |đúng )*"
    r"(?:(?:\d|một|hai|ba|bốn|năm) năm|1[3-9] tháng|[2-9]\d tháng)(?: rưỡi)? "
    r"(?:vận hành|thực hiện|triển khai|hoạt động|đi vào|sắp xếp|thành lập|áp dụng)(?!\w)"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_MONTH = re.compile(r"(?:tháng |/)(1[0-2]|0?[1-9])/20\d\d")
_TERM = re.compile(r"nhiệm kỳ|đại hội|sắp xếp|vận hành|thành lập|(?:0?2|hai) cấp|đi vào hoạt động|hợp nhất|sáp nhập")
_BRACKETS = re.compile(r"\([^()]*\)")
_NEAR = 40  # characters
_CLOSE_OF_YEAR = 12  # a report counts from the middle of the December before its year


def without_long_spans(candidates: Iterable[Candidate], report: Period, catalogue: Catalogue) -> list[Candidate]:
    """Results counted over such a stretch stay figures of the text, but are no values of the report's."""
    return [_placed(candidate, report, catalogue) for candidate in candidates]


def _placed(candidate: Candidate, report: Period, catalogue: Catalogue) -> Candidate:
    indicator = catalogue.get(candidate.code) if candidate.code else None
    if indicator is None or candidate.kind is not FigureKind.ACTUAL or not indicator.semantics.runs:
        return candidate
    told = any(_last(fold_case(words), report) is not None for words in _around(candidate))
    if candidate.block.row is None:
        told = reaches_back(candidate.block.text, candidate.number, report)
    return replace(candidate, kind=FigureKind.OTHER, period=None) if told else candidate


def _around(candidate: Candidate) -> Iterator[str]:
    """Label, groups, caption and head of a cell."""
    row = candidate.block.row
    if row is not None:
        yield from (row.label or "", *row.groups, row.caption or "")
        if (cell := candidate.cell) is not None:
            yield from cell.header


def reaches_back(text: str, at: Span, report: Period) -> bool:
    """Whether the figure at `at` is of a stretch that began before the report's year and comes up to now."""
    sentence = next((s for s in sentences(text) if s.start <= at.start < s.end), Span(0, len(text)))
    before = _BRACKETS.sub(lambda m: " " * len(m.group()), fold_case(text[sentence.start : at.start]))
    since = _last(before, report)
    behind = re.split(r"[;,]\s|\d[\d.,]*\s(?:hồ sơ|văn bản|người|%)", fold_case(text[at.end : sentence.end]))[0]
    if since is not None:
        return not _another_period(f"{before[since:]} {behind[:_NEAR]}", report)
    if named_periods(before, report):
        return False
    return _last(behind, report) is not None


def _last(folded: str, report: Period) -> int | None:
    """Where the last such stretch named ends."""
    ends = [m.end() for m in _SINCE.finditer(folded) if _is_before(m["start"], report)]
    ends += [m.end() for m in _AFTER_YEARS.finditer(folded)]
    return max(ends, default=None)


def _is_before(start: str, report: Period) -> bool:
    years = [int(y) for y in _YEAR.findall(start)]
    if not years:
        return _TERM.search(start) is not None and report.year > _TWO_LEVELS
    month = _MONTH.search(start)
    close = years[0] == report.year - 1 and month is not None and int(month.group(1)) == _CLOSE_OF_YEAR
    return years[0] < report.year and not close and not start.startswith("cuối năm")


def _another_period(between: str, report: Period) -> bool:
    """ "…; riêng quý III 1.200": a period of its own is named since."""
    return any(p.naming is not Naming.SAME_LAST_YEAR and not p.bare_year for p in named_periods(between, report))


_TWO_LEVELS = 2025  # the City's wards and communes as they are began on 1 July 2025
