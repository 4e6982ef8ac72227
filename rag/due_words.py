"""By when tasks are to be done, as a question says it: a month, or a day."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from domain.texts import Span
from rag.folded import Folded

_MONTH = re.compile(r"\bthang (?P<month>1[0-2]|0?[1-9])(?:\s*[/.-]\s*|\s+nam\s+)?(?P<year>20\d\d)?\b")
_DAY = re.compile(
    r"\b(?:truoc|den|het|toi|cham nhat)(?:\s+(?:het|ngay|la))*\s+"
    r"(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>20\d\d)\b"
)


@dataclass(frozen=True, slots=True)
class Due:
    """month: any day of it, of `year` or of any year. until: that day or before; a report's "trước ngày" names it."""

    span: Span
    month: int | None = None
    year: int | None = None
    until: dt.date | None = None

    def holds(self, deadline: dt.date) -> bool:
        if self.until is not None:
            return deadline <= self.until
        return deadline.month == self.month and self.year in (None, deadline.year)


def asked_due(question: Folded) -> Due | None:
    if match := _DAY.search(question.bare):
        try:
            day = dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:
            return None
        return Due(Span(match.start(), match.end()), until=day)
    if match := _MONTH.search(question.bare):
        year = int(match["year"]) if match["year"] else None
        return Due(Span(match.start(), match.end()), month=int(match["month"]), year=year)
    return None
