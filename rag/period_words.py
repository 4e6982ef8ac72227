"""Which periods a question speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.periods import Period, PeriodKind
from domain.texts import Span, fold_case
from rag.folded import Folded

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "mot": 1, "hai": 2, "ba": 3, "tu": 4}
_COUNTS = {"ba": 3, "sau": 6, "chin": 9}
_YEAR = r"(?:\s*(?:[/.-]|,?\s*(?:cua\s+)?nam)?\s*(?P<year>20\d\d))?"
_ISO = re.compile(r"\b20\d\d-(?:q[1-4]|6m|9m|y|m(?:0[1-9]|1[0-2]))\b")
_QUARTER = re.compile(rf"\b(?:qu[yi]|q)\s*\.?\s*(?P<n>iii|iv|ii|i|[1-4]|mot|hai|ba|tu)\b{_YEAR}")
_MORE_QUARTERS = re.compile(rf"\s*(?:,|va|voi|sang|den|toi|-|–|hay|hoac)\s*(?P<n>iii|iv|ii|i)\b{_YEAR}")
# "t" stands for months after a digit only: "ba t" would be found in "bất" and "bật".
_MONTHS = re.compile(
    rf"\b(?P<n>(?:3|6|9|12)(?=\s*t)|(?:ba|sau|chin)(?=\s*thang))\s*(?:thang|th|t)\b(?:\s+dau\s+nam)?{_YEAR}"
    r"(?!\s+(?:toi|nua|sau|qua|vua|gan|lien|cuoi)\b)"
)
_MORE_MONTHS = re.compile(r"\b(?P<n>6|9)\s*(?:,|va|den|toi|-)\s*(?=(?:6|9|12)\s*thang)")
_MONTH = re.compile(r"\bthang\s*(?P<n>1[0-2]|0?[1-9])\s*(?:[/.-]|nam)\s*(?P<year>20\d\d)")
# "đến hết tháng 9" names the day that the report of nine months closes with, "tháng 7" a month by itself.
_UNTIL_MONTH = re.compile(rf"\b(?:den|toi|het|cuoi)\s+(?:het\s+|cuoi\s+|giua\s+)?thang\s*(?P<n>3|6|9|12)\b{_YEAR}")
_STRETCH = re.compile(
    rf"\btu\s+thang\s*(?P<a>1?\d)\s+(?:den|toi)\s+(?:het\s+)?(?:cuoi\s+)?thang\s*(?P<n>1?\d)\b{_YEAR}"
)
_BARE_MONTH = re.compile(r"(?<!\d)(?<!\d )(?<!hoi )\bthang\s*(?P<n>1[0-2]|[1-9])\b(?!\s*(?:thang|th|t|%|[.,/-]?\d)\b)")
_HALF = re.compile(rf"\b(?:nua\s{{1,2}}dau|giua)\s{{1,2}}nam(?!\s+nay){_YEAR}")
_YEAR_ENDS = re.compile(  # a whole year beside another period
    r"\b(?:cuoi|het|so\s+voi|sang|len|tu)\s+(?:bao\s+cao\s+)?(?:cuoi\s+|ca\s+)?(?:nam\s+)?(?P<year>20\d\d)\b"
)
_YEAR_ALONE = re.compile(r"\b(?:(?:ca|trong|het)\s+)?(?:nam\s+)?(?P<year>20\d\d)\b")
_TO_DATE = r"luy\s*ke|tu\s+dau\s+nam|cong\s+don|tinh\s+chung|cong\s+ca\s+(?:cac\s+|ba\s+)?(?:quy|ky|thang)"
_NOT_TO_DATE = re.compile(  # "(không lấy số cộng dồn từ đầu năm)", "chứ không phải lũy kế"
    rf"\b(?:khong|dung|chua|tru|bo)\s+(?:phai\s+(?:la\s+)?|lay\s+|tinh\s+|ke\s+|gom\s+|cong\s+|dung\s+)*"
    rf"(?:(?:cac|con|so|lieu|phan|ca)\s+)*(?:{_TO_DATE})(?:\s+(?:{_TO_DATE}))*"
)
_AND_TO_DATE = re.compile(  # "riêng quý III và từ đầu năm": both
    rf"\W*(?:va|lan|cung|con|,|roi)\s+(?:(?:ca|so|lieu|tinh|cong|luon|them|con|la)\s+)*(?:{_TO_DATE})\b"
)
_LATEST = r"(?:quy|ky)\s+(?:nay|hien\s+tai|vua\s+roi|gan\s+(?:nhat|day))|hien\s+(?:nay|tai)|moi\s+nhat"
_BEFORE = r"(?:quy|ky)\s+(?:truoc|lien\s+truoc)(?!\s+(?:chuyen|con|de lai))"
_YEAR_BEFORE = r"cung\s+ky|nam\s+(?:ngoai|truoc)"
_COMPARED = re.compile(
    r"\b(?:so\s+voi|hon|(?:giam|tang|thap|cao|hon|kem|tot)(?:\s+di|\s+len)?\s+so)(?:\s+(?:ca|het|cuoi))?\s*$"
)  # "… so với quý II": now is meant beside it
_DATE = re.compile(r"\b(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(20\d\d)\b")
_UNTIL_DAY = re.compile(r"\b(?:den|toi|sang|va)(?: het)?(?: ngay)? \d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*20\d\d\b")
_OF_REPORT = re.compile(r"\bbao\s+cao\s*$")  # "báo cáo quý III": which report, beside the figure's own period


@dataclass(frozen=True, slots=True)
class AskedPeriods:
    """periods: in the order asked, cumulative ones already turned into their kind.

    year: a year named apart from them (of an index, or alone).
    before, year_before: compare with the period just before, or with the same one a year earlier.
    spans: the words that name periods, to be left out when looking for indicators.
    """

    periods: tuple[Period, ...] = ()
    year: int | None = None
    before: bool = False
    year_before: bool = False
    spans: tuple[Span, ...] = ()


def asked_periods(question: Folded, *, known: Sequence[Period], default: Period | None = None) -> AskedPeriods:
    """known: periods there are reports of; they give a missing year, and what "now" is."""
    now = default or latest(known)
    denied = [Span(m.start(), m.end()) for m in _NOT_TO_DATE.finditer(question.bare)]
    question = question.without(*denied)
    reader = _Reader(question, now)
    reader.read()
    reader.spans += denied
    day = _cut_off(question, known)
    if day and (
        not reader.found or (_UNTIL_DAY.search(question.bare) and day.end not in {p.end for p in reader.found})
    ):
        reader.found.append(day)
    periods = tuple(dict.fromkeys(reader.found))
    before, year_before = question.has(_BEFORE), question.has(_YEAR_BEFORE)
    if len(periods) == 1 and now is not None and _COMPARED.search(question.bare[: reader.spans[-1].start]):
        periods = tuple(dict.fromkeys((*periods, now)))
    if not periods and now is not None and (question.has(_LATEST) or before or year_before):
        periods = (now,)
    if question.has(_TO_DATE):
        if not periods and now is not None:
            periods = (now,)
        both = periods if len(periods) == 1 and _both(question, reader.spans) else ()
        periods = tuple(dict.fromkeys((*both, *(p.cumulative() for p in periods))))
    return AskedPeriods(periods, reader.year, before, year_before, tuple(reader.spans))


def _both(question: Folded, spans: Sequence[Span]) -> bool:
    """Whether a period and the time since the year began are asked for beside each other."""
    return any(_AND_TO_DATE.match(question.bare, span.end) for span in spans)


def _cut_off(question: Folded, known: Sequence[Period]) -> Period | None:
    """The known period that a day named in the question closes ("đến 14/9/2026"); of several the shortest."""
    for match in _DATE.finditer(question.bare):
        closed = [p for p in known if (p.end.day, p.end.month, p.end.year) == tuple(int(n) for n in match.groups())]
        if closed:
            return max(closed, key=lambda p: p.start)
    return None


def without_moves(question: Folded) -> Folded:
    """Without words that only move from one period to another: "quý trước", "cùng kỳ", "năm nay"."""
    words = rf"{_BEFORE}|{_YEAR_BEFORE}|{_LATEST}|{_TO_DATE}|(?:quy|ky|thang|nam)(?: (?:nay|sau|toi|kia|do))?"
    return question.blanked(rf"\b(?:{words})\b")


def latest(periods: Sequence[Period]) -> Period | None:
    """The period with the latest cut-off; of several with the same, the shortest."""
    return max(periods, key=lambda p: p.sort_key, default=None)


class _Reader:
    """Takes period words out of the question one form after the other, longest forms first."""

    def __init__(self, question: Folded, now: Period | None) -> None:
        self._said = fold_case(question.text)
        self._asked = self._bare = question.bare
        self._now = now
        self.found: list[Period] = []
        self.spans: list[Span] = []
        self.year: int | None = None

    def read(self) -> None:
        self._blank(_DATE)
        years = [int(y) for y in re.findall(r"\b20\d\d\b", self._bare)]
        shared = years[0] if len(set(years)) == 1 else None
        self._shared = shared or (self._now.year if self._now else None)
        places: list[tuple[int, Period]] = []
        for match in self._each(_ISO):
            places.append((match.start(), Period.parse(match.group())))
        for match in self._each(_STRETCH):
            if year := self._year_of(match):
                places.append((match.start(), _stretch(year, int(match["a"]), int(match["n"]))))
        for match in self._each(_UNTIL_MONTH):
            if year := self._year_of(match):
                places.append((match.start(), _from_start(year, int(match["n"]))))
        for match in self._each(_MONTH):
            places.append((match.start(), Period(int(match["year"]), PeriodKind.MONTH, int(match["n"]))))
        places += self._quarters()
        places += self._months()
        if not places and self._shared is not None:
            places += [
                (m.start(), Period(self._shared, PeriodKind.MONTH, int(m["n"]))) for m in self._each(_BARE_MONTH)
            ]
        for match in self._each(_HALF):
            if year := self._year_of(match):
                places.append((match.start(), Period(year, PeriodKind.HALF)))
        places += self._years(places)
        places = _without_reports(places, self._asked)
        self.found = [period for _, period in sorted(places, key=lambda place: place[0])]

    def _years(self, places: Sequence[tuple[int, Period]]) -> list[tuple[int, Period]]:
        """Years that belong to no other period: one alone is kept apart, several are whole years."""
        whole = re.search(r"\b(?:ca|het)\s+nam\b", self._bare)
        if places and (ended := self._each(_YEAR_ENDS)):
            return [(m.start(), Period(int(m["year"]), PeriodKind.YEAR)) for m in ended]
        left = self._each(_YEAR_ALONE)
        years = list(dict.fromkeys(int(m["year"]) for m in left))
        if not places and left and (whole or len(years) > 1):
            return [(m.start(), Period(int(m["year"]), PeriodKind.YEAR)) for m in left]
        others = [y for y in years if y not in {p.year for _, p in places}]
        self.year = others[0] if others else None
        return []

    def _quarters(self) -> list[tuple[int, Period]]:
        places: list[tuple[int, Period]] = []
        for match in list(_QUARTER.finditer(self._bare)):
            if self._said.startswith("quỹ", match.start()):  # "quỹ từ thiện" names no quarter
                continue
            run = [match]
            while more := _MORE_QUARTERS.match(self._bare, run[-1].end()):
                run.append(more)
            years = [int(m["year"]) for m in run if m["year"]]
            for part in run:
                year = int(part["year"]) if part["year"] else (years[-1] if years else self._shared)
                if year is not None:
                    places.append((part.start(), Period(year, PeriodKind.QUARTER, _ROMAN[part["n"]])))
            self._take(Span(match.start(), run[-1].end()))
        return places

    def _months(self) -> list[tuple[int, Period]]:
        places: list[tuple[int, Period]] = []
        for match in (*self._each(_MORE_MONTHS), *self._each(_MONTHS)):
            count = _COUNTS.get(match["n"]) or int(match["n"])
            if year := self._year_of(match):
                places.append((match.start(), _from_start(year, count)))
        return places

    def _year_of(self, match: re.Match[str]) -> int | None:
        named = match.groupdict().get("year")
        return int(named) if named else self._shared

    def _each(self, pattern: re.Pattern[str]) -> list[re.Match[str]]:
        matches = list(pattern.finditer(self._bare))
        for match in matches:
            self._take(Span(match.start(), match.end()))
        return matches

    def _blank(self, pattern: re.Pattern[str]) -> None:
        for match in pattern.finditer(self._bare):
            self._take(Span(match.start(), match.end()))

    def _take(self, span: Span) -> None:
        self.spans.append(span)
        self._bare = self._bare[: span.start] + " " * (span.end - span.start) + self._bare[span.end :]


def _without_reports(places: list[tuple[int, Period]], bare: str) -> list[tuple[int, Period]]:
    """Without the period that only says which report is meant, where another one with its cut-off is named."""

    def of_report(start: int, period: Period) -> bool:
        return _OF_REPORT.search(bare[:start]) is not None and any(
            p != period and p.end == period.end for _, p in places
        )

    return [(start, period) for start, period in places if not of_report(start, period)]


def _stretch(year: int, first: int, last: int) -> Period:
    """A quarter, or the months since January; any other stretch is told by no report, as its last month is."""
    if first % 3 == 1 and last == first + 2:
        return Period(year, PeriodKind.QUARTER, last // 3)
    if first == 1 and last in (6, 9, 12):
        return _from_start(year, last)
    return Period(year, PeriodKind.MONTH, min(max(last, 1), 12))


def _from_start(year: int, months: int) -> Period:
    if months == 3:
        return Period(year, PeriodKind.QUARTER, 1)
    return Period(year, {6: PeriodKind.HALF, 9: PeriodKind.NINE_MONTHS, 12: PeriodKind.YEAR}[months])
