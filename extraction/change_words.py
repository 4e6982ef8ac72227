"""Words of comparison: what a value was before, and by how much it changed."""

from __future__ import annotations

import re

from domain.numbers import NumberMention
from domain.periods import Period
from domain.quantities import PERCENT
from extraction.clauses import Surroundings
from extraction.named_periods import NamedPeriod, Naming, earlier, named_periods

_THAN = r"(?:cao|thấp|nhiều|ít|lớn|nhỏ|nhanh|chậm|sớm|tốt)\s+hơn"
_CHANGE = re.compile(
    rf"(?<!\w)(?:tăng|(?<!cắt )(?<!tinh )giảm|{_THAN}|hơn|kém|vượt|tụt|cải thiện|chênh lệch|chênh|thu hẹp|nhích|lùi|(?:^|,)\s*thêm|ít đi)"
    r"(?:\s+(?:thêm|nhẹ|tới|khoảng|lần lượt|mạnh|đến|tương ứng|hơn|trên|gần))*\s*[:(+]*\s*$|[(]\s*\+\s*$"
)
_THAN_PERIOD = re.compile(
    rf"(?<!\w)(?:{_THAN}|hơn|kém)\s+(?:so với\s+)?(?:cùng kỳ|(?:năm|quý|kỳ|tháng)\s+(?:trước|ngoái|[ivx]+|\d{{4}}))(?:[\s/]*(?:năm\s*)?(?:\d{{4}}|trước))?\s*$"
)
_THAN_OTHER = re.compile(rf"(?<!\w)(?:{_THAN}|hơn|kém|vượt)\s+[^,;()]{{2,40}}$")
_REORGANISED = frozenset(
    ("phòng", "tổ chức", "đầu mối", "biên chế", "chi cục", "cơ quan", "trường", "trung tâm", "sở", "ban", "đơn vị", "chỉ tiêu")
)
_CUT = re.compile(r"(?<!\w)(?:thời gian|chi phí|thời hạn|thành phần hồ sơ|số ngày|số lần|sắp xếp|sáp nhập|chức danh|lãnh đạo|cấp phó|tinh giản|biên chế)(?!\w)")
_START = re.compile(r"(?<!\w)từ\s+(?:(?:vị trí|hạng|mức|thứ)\s+)*$")
_CHANGED_FROM = re.compile(r"(?<!\w)(?:tăng|giảm)\s+từ\s+$")
_SECOND = re.compile(r"(?<!\w)(?:lên|xuống|còn|thành|lên tới|lên đến|đạt)\s*$")
_CARRIED = re.compile(r"(?<!\w)(?:chuyển|tồn)(?!\w)")
_COMPARED_THEN = re.compile(r"so với[^,;]*(?<!\w)(?:đạt|đã|giảm|tăng|nay|bớt)(?!\w)")
_TO = re.compile(r"^\s*(?:\([^)]*\)\s*)?(?:[^\W\d_,;]+\s+|[^\W_]+\s+){0,6}(?:lên|xuống|còn|thành|về)(?!\w)")
_MERGED = re.compile(r"(?<!\w)(?:sắp xếp|sáp nhập|hợp nhất|nhập)(?:\s+lại)?\s*$")
_INTO = re.compile(r"^[^;,]{0,40}(?:thành|còn)(?!\w)")
_INDEX = re.compile(
    r"(?<!\w)(?:par[ -]?index|sipas|papi|pci|dti|chỉ số|xếp hạng|xếp thứ|thứ hạng|bảng xếp hạng|chuyển đổi số|đứng thứ|hạng)(?!\w)"
)
_BEFORE = re.compile(
    r"(?<!\w)(?:trước đây|trước khi|trước (?:sắp xếp|điều chỉnh|hợp nhất|sáp nhập)|đầu năm|cuối (?:năm|quý|tháng) [\divx]+|trước đó|giao đầu năm|trước ngày|thay vì)(?!\w)(?!\s+đến nay)"
)
_OLD = re.compile(r"(?<!\w)(?:cùng kỳ|năm trước|năm ngoái|kỳ trước(?! chuyển)|quý trước)(?!\w)")


def is_start(place: Surroundings) -> bool:
    """The first of two values: "từ 401 xuống 380", "sắp xếp 70 ban thành 41"."""
    if _START.search(place.lead) and _TO.search(place.tail):
        return True
    if _CHANGED_FROM.search(place.lead) and not place.tail.strip(" .)"):
        return True
    return bool(_MERGED.search(place.lead) and _INTO.search(place.tail))


def is_goal_of_change(place: Surroundings) -> bool:
    """The second of two values: "(từ 15 ngày) xuống còn 10 ngày"."""
    return re.search(r"(?<!\w)(?:xuống còn|xuống|còn|lên|thành)\s*$", place.lead) is not None and "từ" in place.so_far


def is_delta(place: Surroundings, mention: NumberMention, before: NumberMention | None) -> bool:
    """A number that says by how much, not how many. `before`: the figure before it in its part."""
    if _THAN_PERIOD.search(place.clause):
        return True
    if _THAN_OTHER.search(place.clause) and not place.bracketed:
        return _is_small(mention, before)
    if re.search(r"(?:giá trị|mức|điểm số) (?:tăng|giảm)[^,;]*là\s*$", place.clause):
        return True
    if place.bracketed and not place.lead.strip() and re.search(r"(?:tăng|giảm)\s*$", place.outside):
        return True
    if not _CHANGE.search(place.clause):
        return False
    if re.search(r"(?<!\w)giảm(?!\s+(?:ít|nhiều)\s+hơn)", place.clause.split(",")[-1]) is None:
        return True
    if mention.measure in _REORGANISED:
        return False
    if mention.measure == "người" and "so với" not in place.after and re.search(r"giảm[^;]*giảm", place.so_far):
        return False
    if mention.measure in (PERCENT, None, "người") and _CUT.search(place.opening) and "so với" not in place.after:
        return False
    return before is not None or place.bracketed or "so với" in place.tail or mention.measure != "người"


def is_previous(
    place: Surroundings, mention: NumberMention, before: NumberMention | None, report: Period | None
) -> bool:
    """A value of an earlier period, named before it in its clause or right behind it. `before`: the figure before it."""
    words = _own_words(place)
    if _CARRIED.search(words) or _COMPARED_THEN.search(words) or _SECOND.search(words) and "từ" in place.so_far:
        return False
    if re.search(r"thay vì\s*$", words):
        return True
    if re.search(r"(?<!\w)so với\s*$", words) and not place.after.strip(" ."):
        return True
    if re.search(r"(?<!\w)so với\s*$", words) or (place.bracketed and not words.strip()):
        words = words + " " + place.after
    elif re.match(r"\s*(?:của\s+)?(?:năm trước|cùng kỳ|quý trước|kỳ trước|năm ngoái)", place.after) and not _CHANGE.search(words):
        return True
    if report is None:
        return _OLD.search(words) is not None
    named = [p for p in named_periods(words, report) if p.naming is not Naming.INSIDE]
    if not named:
        return _BEFORE.search(words) is not None and "từ đầu năm" not in words
    if _is_before(named[-1], words, report, place):
        return True
    inner = named[-1].naming is Naming.EXPLICIT and named[-1].period.end < report.end and not named[-1].bare_year
    if inner and place.bracketed and before is not None and before.value is not None and mention.value is not None:
        return mention.value > before.value  # more than the whole: not a part of it
    level = mention.measure in (PERCENT, "điểm", "hạng") or "." in str(mention.value)
    return inner and level and any(c.isdigit() for c in place.opening[: -len(place.clause) or None])


def _own_words(place: Surroundings) -> str:
    """The words that can date a number: of its clause, or in front of its bracket when the bracket dates nothing."""
    words = place.clause.rsplit(" và ", 1)[-1]
    if place.bracketed and len(place.lead.split()) <= 2 and not any(c.isdigit() for c in place.lead) and not re.search(
        r"(?<!\w)(?:quý|kỳ|năm|tháng)(?!\w)", place.lead
    ):
        words = re.split(r"[,;)|]", place.outside)[-1] + " " + words
    return words


def _is_small(mention: NumberMention, before: NumberMention | None) -> bool:
    """A difference, not the value compared with: clearly smaller than the figure before."""
    if mention.value is None or before is None or before.value is None:
        return False
    level = mention.measure in (PERCENT, "điểm") or before.measure in (PERCENT, "điểm")
    return abs(mention.value) < abs(before.value) * 3 / 10 if level else abs(mention.value) < abs(before.value)


def _is_before(named: NamedPeriod, words: str, report: Period, place: Surroundings) -> bool:
    if named.naming in (Naming.SAME_LAST_YEAR, Naming.PREVIOUS):
        return True
    if named.naming is not Naming.EXPLICIT:
        return False
    years = [p.period.year for p in named_periods(place.opening, report) if p.bare_year]
    if named.bare_year and place.bracketed and years and max(years) > named.period.year:
        return True
    if named.bare_year and named.period.year == report.year - 1 and _INDEX.search(place.outside + place.so_far + place.tail):
        return "so với" in words
    return earlier(named.period, report) or ("so với" in words and named.period != report)
