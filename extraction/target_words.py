"""Words that make a number a target: goals, plans, requirements and forecasts, until a result speaks again."""

from __future__ import annotations

import re

from domain.numbers import NumberMention
from domain.periods import Period
from extraction.clauses import Surroundings
from extraction.named_periods import GRACE, Naming, days_named, later, named_periods

_NOUN = (
    r"(?:mục tiêu|chỉ tiêu(?!\s+(?:biên chế|công chức|viên chức|người|số lượng))|yêu cầu|định mức|mức phấn đấu|kh(?=\s*:?\s*$))"
)
_LOCAL = re.compile(rf"(?<!\w){_NOUN}(?!\w)[^;|]*$")
_PLAN = re.compile(
    r"(?<!\w)(?:kế hoạch|kh)(?:\s+(?:năm|quý|tháng|giao|là|đề ra|đặt ra|cả năm|được giao|\d{4}|[ivx]+|của [^\W\d_]+|năm \d{4}))*\s*[:(]?\s*$"
)
_STARTS = re.compile(
    r"(?<!\w)(?:phấn đấu|đặt mục tiêu|đặt chỉ tiêu|đặt kế hoạch|mục tiêu|dự kiến|dự tính|dự báo|sẽ|cam kết|hướng tới|hướng đến|quyết tâm|"
    r"đặt ra|đề ra|đăng ký|chỉ tiêu (?:năm|cả năm|thành phố giao|đặt ra|giao)|yêu cầu|theo lộ trình|định hướng|"
    r"đề nghị (?:bố trí|bổ sung|các|sở|thành phố|ubnd|giao)|phải đạt|phải bảo đảm|phải đảm bảo|cần đạt|"
    r"kế hoạch (?:năm \d{4}|quý [ivx]+|giải ngân|kiểm tra|tuyển dụng|rà soát|yêu cầu|đặt|khắc phục)(?! số))(?!\w)"
)
_RESULT = re.compile(
    r"(?<!\w)(?:đã|đến nay|hiện(?:\s+(?:nay|có|là|tại|đạt|mới|sử dụng))?|kết quả|thực tế|mới đạt|mới có|hoàn thành được|tuy nhiên|nhưng|còn (?:là)?)(?!\w)"
)
_RIGHT = re.compile(r"^\s*(?:[^\W\d_]+\s+){0,12}(?:phải|cần)\s+(?:được|đạt|hoàn thành|bảo đảm|đảm bảo|trả|còn|gửi|thực hiện|có)")
_PLANS = re.compile(r"phương hướng|nhiệm vụ (?:trọng tâm|thời gian tới|quý|năm|6 tháng|3 tháng|kỳ|các tháng|chủ yếu)|kế hoạch (?:quý|năm) tới")


def is_target(place: Surroundings, mention: NumberMention, report: Period | None, headings: tuple[str, ...] = ()) -> bool:
    """Whether the words around a number make it something aimed at."""
    if mention.measure == "biên chế" and "dự kiến" not in place.lead and "phấn đấu" not in place.lead:
        return False
    if _LOCAL.search(place.clause) and not _RESULT.search(place.clause):
        return True
    if _PLAN.search(place.clause):
        return True
    if place.bracketed and not place.lead.strip() and re.search(r"(?:kế hoạch|chỉ tiêu|mục tiêu)[^,;]{0,20}$", place.outside.rstrip(" (")):
        return True
    return _governed(place) or bool(_RIGHT.search(place.tail)) or (report is not None and _ahead(place, report))


def _governed(place: Surroundings) -> bool:
    """A goal was opened earlier in the part and no result has been stated since."""
    words = place.lead if place.bracketed else _part_before(place)
    opened = None
    for match in _STARTS.finditer(words):
        opened = match
    if opened is None:
        return False
    return _RESULT.search(words, opened.end()) is None and not re.search(r",[^,]*(?<!\w)đạt(?!\w)[^,]*$", words[opened.end() :])


def _part_before(place: Surroundings) -> str:
    return place.lead


def _ahead(place: Surroundings, report: Period) -> bool:
    """A later period or a day still to come stands in the number's own clause."""
    for named in named_periods(place.clause + " # " + place.after, report):
        if named.naming is Naming.EXPLICIT and later(named.period, report):
            return True
    return any(day > report.end + GRACE for _, day in days_named(place.clause + place.after))
