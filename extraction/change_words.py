"""Words of comparison: what a value was before, and by how much it changed."""

from __future__ import annotations

import re

from domain.numbers import NumberMention
from domain.periods import Period
from extraction.clauses import Surroundings
from extraction.named_periods import NamedPeriod, Naming, earlier, named_periods

_MORE = (
    r"tăng|giảm|cao hơn|thấp hơn|nhiều hơn|ít hơn|hơn|kém|vượt|tụt|cải thiện|chênh lệch|chênh|nhanh hơn|chậm hơn|thêm"
)
_CHANGE = re.compile(
    rf"(?<!\w)(?:{_MORE})(?:\s+(?:thêm|nhẹ|tới|khoảng|được|lần lượt|mạnh|đến|tương ứng|hơn))*\s*[:(+]*\s*$"
)
_THAN = re.compile(r"(?<!\w)(?:so với|so cùng kỳ|hơn|của)(?!\w)")
_ORGANISED = re.compile(
    r"^(?:đơn vị|phòng|tổ chức|đầu mối|biên chế|chi cục|cơ quan|trường|trung tâm|sở|ban)$"
)
_SAVED = re.compile(r"(?:thời gian|chi phí|thời hạn|thành phần hồ sơ|số ngày)[^;]*$")
_START = re.compile(r"(?<!\w)từ\s+$")
_TO = re.compile(r"^\s*(?:[^\W\d_,;]+\s+){0,4}(?:lên|xuống|còn|thành|về)(?!\w)")
_MERGED = re.compile(r"(?<!\w)(?:sắp xếp|sáp nhập|hợp nhất|nhập)(?:\s+lại)?\s*$")
_INTO = re.compile(r"^[^;,]{0,40}(?:thành|còn)(?!\w)")
_INDEX = re.compile(r"(?<!\w)(?:par[ -]?index|sipas|papi|pci|dti|chỉ số|xếp hạng|xếp thứ|thứ hạng|bảng xếp hạng|chuyển đổi số|xếp loại)(?!\w)")
_BEFORE = re.compile(r"(?<!\w)(?:trước đây|trước khi|trước sắp xếp|đầu năm|cuối năm \d{4}|trước đó|giao đầu năm|đầu kỳ)(?!\w)(?!\s+đến nay)")


def is_start(place: Surroundings) -> bool:
    """The first of two values: "từ 401 xuống 380", "sắp xếp 70 ban thành 41"."""
    if _START.search(place.lead) and _TO.search(place.tail):
        return True
    return bool(_MERGED.search(place.lead) and _INTO.search(place.tail))


def is_delta(place: Surroundings, mention: NumberMention) -> bool:
    """A number that says by how much, not how many."""
    if not _CHANGE.search(place.clause):
        return False
    if "so với" in place.tail[:60] or re.match(r"\s*(?:,|\)|\.|;|$)", place.tail) and place.before is not None and "giảm" not in place.clause:
        return True
    if re.search(r"(?<!\w)giảm|hơn\s*$", place.clause) is None or "hơn" in place.clause:
        return True
    if mention.measure is not None and _ORGANISED.match(mention.measure) or mention.measure == "người":
        return False
    return not _SAVED.search(place.lead)


def is_previous(place: Surroundings, report: Period | None) -> bool:
    """A value of an earlier period, named before it in its clause or right behind it."""
    if report is None:
        return bool(re.search(r"(?<!\w)(?:cùng kỳ|năm trước|năm ngoái|kỳ trước(?! chuyển)|quý trước)(?!\w)[^,]*$", place.clause))
    words = place.clause
    if place.bracketed and not place.lead.strip(" :"):
        words = re.split(r"[,;)|]", place.outside)[-1]
    named = [p for p in named_periods(words, report) if p.naming is not Naming.INSIDE]
    if not named:
        return bool(_BEFORE.search(words)) and not re.search(r"từ đầu năm", words)
    return _is_before(named[-1], words, report, place)


def _is_before(named: NamedPeriod, words: str, report: Period, place: Surroundings) -> bool:
    if named.naming in (Naming.SAME_LAST_YEAR, Naming.PREVIOUS):
        return True
    if named.naming is not Naming.EXPLICIT:
        return False
    if named.bare_year and named.period.year == report.year - 1 and _INDEX.search(place.sentence and (place.outside + place.lead)):
        return "so với" in words
    return earlier(named.period, report) or ("so với" in words and named.period != report)
