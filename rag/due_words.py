"""By when tasks are to be done, as a question says it: months, or a day."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass

from domain.texts import Span
from rag.folded import Folded

_NUMBER = r"(?:1[0-2]|0?[1-9])"
_MONTHS = re.compile(
    rf"\b(?P<until>(?:(?:truoc|den|cham nhat)(?: het| cuoi)?|truoc khi het|het) )?thang (?P<first>{_NUMBER})"
    rf"(?P<more>(?:\s*(?:,|va|hoac|hay|-)\s*(?:thang )?{_NUMBER}\b(?!\s*[/.-]\s*\d{{1,2}}[/.-]))*)"
    r"(?:\s*[/.-]\s*|\s+nam\s+)?(?P<year>20\d\d)?\b"
)
_WRITTEN_DAY = r"(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>20\d\d)\b"
_UNTIL = re.compile(rf"\b(?:truoc|den|het|toi|cham nhat)(?:\s+(?:het|ngay|la))*\s+{_WRITTEN_DAY}")
_SINCE = re.compile(rf"\b(?:sau|tu)(?:\s+ngay)?\s+{_WRITTEN_DAY}")


@dataclass(frozen=True, slots=True)
class Due:
    """months: any day of them, of `year` or of any year. since, until: those days and between; a report's "trước ngày"
    names it."""

    span: Span
    months: tuple[int, ...] = ()
    year: int | None = None
    since: dt.date | None = None
    until: dt.date | None = None

    def holds(self, deadline: dt.date) -> bool:
        if self.months:
            return deadline.month in self.months and self.year in (None, deadline.year)
        return (self.since or deadline) <= deadline <= (self.until or deadline)


def asked_due(question: Folded) -> Due | None:
    since, until = _day(_SINCE.search(question.bare)), _day(_UNTIL.search(question.bare))
    if since or until:
        spans = [found[0] for found in (since, until) if found]
        span = Span(min(s.start for s in spans), max(s.end for s in spans))
        return Due(span, since=since[1] if since else None, until=until[1] if until else None)
    if match := _MONTHS.search(question.bare):
        return _of_months(match)
    return None


def _day(match: re.Match[str] | None) -> tuple[Span, dt.date] | None:
    if match is None:
        return None
    try:
        return Span(match.start(), match.end()), dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _of_months(match: re.Match[str]) -> Due:
    span, year = Span(match.start(), match.end()), int(match["year"]) if match["year"] else None
    months = (int(match["first"]), *(int(n) for n in re.findall(r"\d+", match["more"])))
    if not match["until"]:
        return Due(span, months=months, year=year)
    before = match["until"].strip() == "truoc"
    if year is None:
        return Due(span, months=tuple(range(1, months[-1] + (not before))))
    last = dt.date(year, months[-1], 1 if before else monthrange(year, months[-1])[1])
    return Due(span, until=last - dt.timedelta(days=1) if before else last)
