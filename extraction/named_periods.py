"""Periods named in a text ("quý III", "9 tháng đầu năm", "cùng kỳ", "lũy kế"), seen from the report's own period."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from domain.periods import Period, PeriodKind
from domain.texts import Span, fold_case

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_WORDS = {"ba": 3, "sáu": 6, "chín": 9, "mười hai": 12}
_Y = r"(?P<{0}>(?:19|20)\d\d)"
_OF = r"(?:\s?[/-]\s?|,?\s+năm\s+)"
_NOT_CARRIED = r"(?!\s+(?:chuy[ểễ]n|sang|gối|mang|kéo|dồn|tồn|còn tồn|để lại)(?!\w))"  # what came over counts later
_NAMED = re.compile(
    "|".join(
        (
            rf"(?P<day>(?:0?[1-9]|[12]\d|3[01]))\s?[/.-]\s?(?P<month_of_day>0?[1-9]|1[0-2])\s?[/.-]\s?{_Y.format('year_of_day')}(?!\d)",
            rf"(?<!\w)(?<!tồn )q(?:uý|\.)?\s*(?P<quarter>iv|i{{1,3}}|[1-4])"
            rf"(?:{_OF}{_Y.format('year_of_quarter')})?(?![\w.]\w|\w){_NOT_CARRIED}",
            rf"(?:(?<!\w)|(?<=^lk)|(?<=\Wlk))(?P<months>[369]|0[369]|12|ba|sáu|chín)\s*(?:tháng|t(?!\w))(?:\s+đầu(?:\s+của)?(?:\s+năm)?)?"
            rf"(?:(?:{_OF}|\s+){_Y.format('year_of_months')})?(?!\w)(?!\s+cuối)",
            r"(?<!\w)(?P<half>nửa\s+(?:đầu\s+năm|năm\s+đầu)|"
            r"(?:trong|sau|qua|hết)\s+nửa\s+năm(?!\s+(?:hoạt|sắp|vận|thực|triển|áp|đi|chạy|thí|làm)(?!\w)))(?!\w)(?!\s+(?:sau|tới|cuối|(?:19|20)\d\d))",
            rf"(?<!\w)(?<!tuần )(?<!giữa )tháng\s+(?P<month>0?[1-9]|1[0-2])"
            rf"(?:{_OF}{_Y.format('year_of_month')})?(?![\w/]|[.,]\d)",
            rf"(?<!\w)năm\s+{_Y.format('year')}(?!\w)",
            rf"(?<![\w.,/-])(?<!\d\d [-–] ){_Y.format('bare_year')}(?![\w%/]|[.,-]\d|\s[-–]\s(?:19|20)\d\d)",
            r"(?<!\w)(?P<same>cùng\s+kỳ|cùng\s+thời\s+điểm|ck\s+năm\s+trước)",
            r"(?<!\w)(?P<last>(?:kỳ|quý|tháng)\s+(?:trước|liền\s+trước|liền\s+kề)|kỳ\s+báo\s+cáo\s+trước|"
            r"lần\s+(?:đánh\s+giá\s+|công\s+bố\s+)?trước)(?!\w)"
            rf"{_NOT_CARRIED}",
            r"(?<!\w)(?P<last_year>năm\s+(?:trước|ngoái|liền\s+trước)|cuối\s+năm\s+trước)(?!\w)"
            rf"{_NOT_CARRIED}",
            r"(?<!\w)(?P<whole_year>(?:cả|hết|trọn)\s+năm|năm\s+nay|trong\s+năm)(?!\s+(?:19|20)\d\d)(?!\w)",
            r"(?<!\w)(?P<inside>(?:trong|riêng|của|tại)\s+(?:kỳ|quý|tháng|kỳ\s+báo\s+cáo)|(?:kỳ|quý|tháng)\s+(?:này|báo\s+cáo))(?!\w)(?!\s+(?:[ivx]+|\d|trước|liền))",
            r"(?<!\w)(?<!nhất )(?P<running>l[ũu][ỹy]\s+kế"
            r"|lk(?!\w)|(?:từ|kể\s+từ|tính\s+từ)\s+(?:đầu\s+năm|(?:ngày\s+)?(?:15/12|0?1/0?1)"
            r"|(?<=tính từ )tháng\s+12(?:\s?/\s?|\s+năm\s+)(?P<december>20\d\d)(?=\s+(?:đến|tới)\s+nay)"
            r"|tháng\s+(?:0?1(?!\d)|giêng|một)(?:(?:\s?/\s?|\s+năm\s+)20\d\d)?)"
            r"(?:\s*(?:đến|tới|[-–])\s*(?:(?:hết|cuối)\s+)*tháng\s+(?P<until>1[0-2]|0?[1-9])(?![\d/]))?"
            r"|đầu\s+năm\s+đến\s+nay|(?<!năm )(?<!tháng )(?<!i )(?<!v )(?<!quý )(?<!điểm )(?<!tính )(?<!không )"
            r"(?<!chưa )(?<!kể )(?<!phải )cộng\s+dồn"
            r"(?=\s*:?\s*(?:(?:là|được|đạt|có)\s+)?(?:\d|$)|\s?\))"
            r"|(?:^\s*|(?<=[.;:,]\s))(?P<three>ba|3)\s+quý\s+(?:đầu\s+năm\s+)?(?:cộng|gộp)\s+(?:lại|chung)"
            r"|qua\s+(?P<quarters>ba|3)\s+quý(?:\s+đầu(?:\s+năm)?)?(?=\s+đã\s+có\s+tổng)"
            r"|(?:tính|cộng|kể|gộp)\s+(?:thêm\s+)?(?:cả\s+|với\s+)?(?:các|hai|ba|2|3)\s+quý\s+(?:trước|đầu))",
        )
    )
)

_DAY = re.compile(
    r"(?<!\w)(?:đến|tới|hết|trước)\s+(?:(?:hết|ngày)\s+)*(?P<day>[0-3]?\d)\s?/\s?(?P<month>[01]?\d)(?![\w/.,-]*\d)"
)

_UNTIL_DAY = re.compile(
    r"(?:\s?/\s?20\d\d)?\s*,?\s*(?:đến|tới|[-–])\s*(?:(?:hết|cuối|ngày)\s+)*"
    r"\d{1,2}\s?/\s?(?P<month>0?[1-9]|1[0-2])(?!\d)"
    r"(?:\s?/\s?20\d\d)?"
)


class Naming(Enum):
    """How a period is named."""

    EXPLICIT = "explicit"  # "quý III", "9 tháng", "năm 2025", "tháng 8"
    SAME_LAST_YEAR = "same_last_year"  # "cùng kỳ"
    PREVIOUS = "previous"  # "kỳ trước", "quý trước", "năm trước"
    INSIDE = "inside"  # "trong quý", "kỳ này": the report's own period
    RUNNING = "running"  # "lũy kế", "từ đầu năm"
    WHOLE_YEAR = "whole_year"  # "cả năm"


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """A period named at `span`. bare_year: only a year, which may be an index year. own_year: the year is written."""

    span: Span
    naming: Naming
    period: Period
    bare_year: bool = False
    own_year: bool = False


def named_periods(text: str, report: Period) -> tuple[NamedPeriod, ...]:
    """Every period named in `text`, in order; parts left out ("quý II") are filled from the report's year."""
    folded = fold_case(text)
    found = (_read(match, report) for match in _NAMED.finditer(folded))
    return tuple(p for p in found if p is not None)


def earlier(period: Period, report: Period) -> bool:
    """It ended before the report's period began."""
    return period.end < report.start


def later(period: Period, report: Period) -> bool:
    """It begins after the report's period ended, or ends in a later year."""
    return period.start > report.end or period.year > report.year


def days_named(text: str) -> tuple[tuple[Span, date], ...]:
    """Full dates of the text with their places."""
    found = []
    for match in _NAMED.finditer(fold_case(text)):
        if match["day"] and (day := _date(match)):
            found.append((Span(*match.span()), day))
    return tuple(found)


def days_of(text: str, year: int) -> tuple[tuple[Span, date], ...]:
    """Days up to which something is told, printed without their year: "đến 31/12"."""
    found = []
    for match in _DAY.finditer(fold_case(text)):
        try:
            found.append((Span(*match.span()), date(year, int(match["month"]), int(match["day"]))))
        except ValueError:
            continue
    return tuple(found)


def _date(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year_of_day"]), int(match["month_of_day"]), int(match["day"]))
    except ValueError:
        return None


def _read(match: re.Match[str], report: Period) -> NamedPeriod | None:
    span = Span(*match.span())
    if match["day"] or (match["half"] and "đầu" not in match["half"] and report.end.month != 6):
        return None  # half a year from when?
    explicit = _explicit(match, report)
    if explicit is not None:
        years = [match[f"year_of_{part}"] for part in ("quarter", "months", "month")]
        bare = bool(match["year"] or match["bare_year"])
        return NamedPeriod(span, Naming.EXPLICIT, explicit, bare, bare or any(years))
    return _relative(match, span, report)


def _explicit(match: re.Match[str], report: Period) -> Period | None:
    if number := match["quarter"]:
        quarter = _ROMAN[number] if number in _ROMAN else int(number)
        return Period(int(match["year_of_quarter"] or report.year), PeriodKind.QUARTER, quarter)
    if number := match["months"]:
        months: int = _WORDS[number] if number in _WORDS else int(number)
        year = int(match["year_of_months"] or report.year)
        if months == 3 and "đầu" not in match.group() and year == report.year:
            return report.last_quarter
        return _first_months(months, year)
    if match["half"]:
        return Period(report.year, PeriodKind.HALF)
    if match["month"]:
        return Period(int(match["year_of_month"] or report.year), PeriodKind.MONTH, int(match["month"]))
    if written := match["year"] or match["bare_year"]:
        return Period(int(written), PeriodKind.YEAR)
    return None


def _first_months(months: int, year: int) -> Period | None:
    """The first three, six, nine or twelve months of a year; None for others, which no report closes."""
    if months == 3:
        return Period(year, PeriodKind.QUARTER, 1)
    kind = {6: PeriodKind.HALF, 9: PeriodKind.NINE_MONTHS, 12: PeriodKind.YEAR}.get(months)
    return Period(year, kind) if kind else None


def _relative(match: re.Match[str], span: Span, report: Period) -> NamedPeriod:
    if match["same"]:
        return NamedPeriod(span, Naming.SAME_LAST_YEAR, report.year_before())
    if match["last"]:
        quarter = match["last"].startswith("quý") and report.kind is not PeriodKind.MONTH
        period = report.last_quarter.previous() if quarter else report.previous()
        return NamedPeriod(span, Naming.PREVIOUS, period)
    if match["last_year"]:
        return NamedPeriod(span, Naming.PREVIOUS, Period(report.year - 1, PeriodKind.YEAR))
    if match["whole_year"]:
        return NamedPeriod(span, Naming.WHOLE_YEAR, Period(report.year, PeriodKind.YEAR))
    if match["inside"]:
        quarter = "quý" in match["inside"] and report.kind not in (PeriodKind.QUARTER, PeriodKind.MONTH)
        return NamedPeriod(span, Naming.INSIDE, report.last_quarter if quarter else report)
    return _running(match, span, report)


def _running(match: re.Match[str], span: Span, report: Period) -> NamedPeriod:
    """Time counted from the start of the year: up to now, or to the close of an earlier quarter it names."""
    if match["three"] or match["quarters"]:
        nine = Period(report.year, PeriodKind.NINE_MONTHS)
        return NamedPeriod(span, Naming.RUNNING if nine == report.cumulative() else Naming.EXPLICIT, nine)
    if match["december"] and int(match["december"]) != report.year - 1:
        return NamedPeriod(span, Naming.EXPLICIT, Period(int(match["december"]), PeriodKind.MONTH, 12))
    behind = _UNTIL_DAY.match(match.string, match.end())
    month = int(match["until"] or (behind["month"] if behind else 0))
    period = _first_months(month, report.year) if month < report.end.month else None
    if period is None or not match["running"].startswith(("từ", "kể", "tính")):
        return NamedPeriod(span, Naming.RUNNING, report.cumulative())
    return NamedPeriod(Span(span.start, behind.end()) if behind else span, Naming.EXPLICIT, period)


GRACE = timedelta(days=25)
"""Reports are written after their cut-off: a day this close to it still belongs to the work reported on."""
