"""Where words about what is aimed at turn to what was reached: "phấn đấu quý IV 95%, quý III đạt 91,2%"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.periods import Period
from extraction.named_periods import NamedPeriod, Naming, later, named_periods

_CLAUSE = re.compile(r"[,;:]\s+(?=[^\W\d_])")
_OWN_RESULT = re.compile(  # "chỉ tiêu 80%, phường đạt 71,3%"
    r"(?:(?:nhưng|còn|song|đến nay)\s+)?(?:ubnd\s+)?(?:phường|xã|sở|ban|đơn vị|trung tâm|trên thực tế)\s+"
    r"(?!nào )(?:[^\W\d_]+\s+){0,3}?(?:(?:đạt|được|còn)(?:\s+(?:được|gần|hơn|trên|là))*\s+\d"
    r"|có(?:\s+(?:được|gần|hơn|là))*\s+\d[\d.,]*(?![\d.,]|\s?%))"
    r"(?![^,;]{0,40}(?:trở (?:lên|xuống)|(?<!\w)(?:phải|sẽ)(?!\w)))"
)
_SUBJECT = re.compile(r"(?<!\w)(phường|xã|sở)\s+(?:[^\W\d_]+\s+){0,2}?(?:đạt|có|được|còn)\s")
_ONLY_SO_FAR = re.compile(  # "cả năm 4 cuộc đối thoại, mới tổ chức 01 cuộc"
    r"(?:nay |đến nay |hiện |phường |xã |sở )?mới\s+(?:chỉ\s+)?(?:tổ chức|đăng|mở|kiểm tra|rà soát|giải ngân|"
    r"hoàn thành|thực hiện|xong|đạt|có|được|cấp|cử|tuyển)(?!\w)"
)
_TOO = re.compile(r"(?<!\w)(?:các|mỗi|từng|nhóm) (?:sở|phường|xã|đơn vị)|(?:sở|phường|xã|ban), (?:ngành|xã|phường)")
_TWO = 2  # "sở đạt 90%, phường đạt 95%" sets a goal for each
_STILL_AIMED = re.compile(r"[^,;\d]{0,25}(?<!\w)(?:phải|cần|phấn đấu|dự kiến|sẽ|mục tiêu|chỉ tiêu|kế hoạch|giao)(?!\w)")


def turns_at(words: str, start: int, report: Period | None) -> int | None:
    """Where behind `start`, the end of the words that open a goal, a clause turns to results; None if none does.

    words: folded. A goal has its own figure before anything is held against it.
    """
    for clause in _CLAUSE.finditer(words, start):
        goal = words[start : clause.start()]
        if any(c.isdigit() for c in goal) and _turns(words, clause.end(), goal, report):
            return clause.start()
    return None


def _turns(words: str, at: int, goal: str, report: Period | None) -> bool:
    if _ONLY_SO_FAR.match(words, at):
        return True
    if _OWN_RESULT.match(words, at) and not _TOO.search(goal) and len(set(_SUBJECT.findall(words, at))) < _TWO:
        return True
    return report is not None and _is_now(words, at, goal, report)


def _is_now(words: str, at: int, goal: str, report: Period) -> bool:
    """The clause opens with the report's own time, while all times of the goal are still to come."""
    opening = words[at : at + 40]
    named = named_periods(opening, report)
    if not named or opening[: named[0].span.start].strip() not in ("", "trong", "kết quả", "còn", "riêng", "của"):
        return False
    aims = [p for p in named_periods(goal, report) if p.naming is Naming.EXPLICIT]
    ahead = [p for p in aims if later(p.period, report) or p.bare_year]
    if any(later(p.period, report) for p in named_periods(words[at:], report) if p.naming is Naming.EXPLICIT):
        return False  # "cả năm 200 tin, quý III 60 tin, quý IV 60 tin": the steps of a goal
    now = _is_of_report(named[0], report, named_periods(words[:at], report))
    return now and len(ahead) == len(aims) and _STILL_AIMED.match(opening, named[0].span.end) is None


def _is_of_report(named: NamedPeriod, report: Period, before: Sequence[NamedPeriod]) -> bool:
    if named.naming is Naming.WHOLE_YEAR:  # "năm nay" against a year to come
        return any(p.period.year > report.year for p in before)
    return named.period == report and named.naming in (Naming.EXPLICIT, Naming.INSIDE)
