"""Words of change: by how much something rose or fell, and the two ends of "từ … lên …"."""

from __future__ import annotations

import re

from domain.numbers import NumberForm, NumberMention
from domain.quantities import PERCENT
from extraction.clauses import Surroundings

_THAN = r"(?:cao|thấp|nhiều|ít|lớn|nhỏ|nhanh|chậm|sớm|tốt)\s+hơn"
CHANGE = re.compile(
    rf"(?<!\w)(?:tăng|(?<!cắt )(?<!tinh )giảm|{_THAN}|hơn|kém|vượt|tụt|cải thiện|chênh lệch|chênh|thu hẹp|nhích|lùi|"
    r"(?:^|,)\s*thêm|ít đi)(?:\s+(?:thêm|nhẹ|tới|khoảng|lần lượt|mạnh|đến|tương ứng|hơn|trên|gần))*\s*[:(+]*\s*$|"
    r"[(]\s*\+\s*$"
)
_THAN_PERIOD = re.compile(
    rf"(?<!\w)(?:{_THAN}|hơn|kém)\s+(?:so với\s+)?(?:cùng kỳ|(?:năm|quý|kỳ|tháng)\s+(?:trước|ngoái|[ivx]+|\d{{4}}))"
    r"(?:[\s/]*(?:năm\s*)?(?:\d{4}|trước))?\s*$"
)
_THAN_OTHER = re.compile(rf"(?<!\w)(?:{_THAN}|hơn|kém|vượt)\s+[^,;()]{{2,40}}$")
_RISE_IS = re.compile(r"(?:giá trị|mức|điểm số) (?:tăng|giảm)[^,;]*là\s*$")
_DEDUCTED = re.compile(r"(?<!\w)(?:trừ|mất|cộng thêm|cộng|thưởng)(?:\s+(?:tới|đi|mất|khoảng))?\s*$")
_FALL = re.compile(r"(?<!\w)(?:giảm(?!\s+(?:ít|nhiều)\s+hơn)|ít đi)")
_REORGANISED = frozenset(
    ("phòng", "tổ chức", "đầu mối", "biên chế", "chi cục", "cơ quan", "trường", "trung tâm", "sở", "ban", "đơn vị")
) | {"chỉ tiêu"}
_CUT = re.compile(
    r"(?<!\w)(?:thời gian|chi phí|thời hạn|thành phần hồ sơ|số ngày|số lần|sắp xếp|sáp nhập|chức danh|lãnh đạo|cấp phó|"
    r"tinh giản|biên chế|đơn vị sự nghiệp|đầu mối|tổ chức bên trong|phòng chuyên môn)(?!\w)"
)
_CUT_BEHIND = re.compile(r"\s*(?:thời gian|chi phí|thời hạn|số ngày|biên chế)(?!\w)")
_AGAINST_RULE = re.compile(
    r"[^,;]*so với (?:mức )?(?:quy định|luật|pháp luật|thời hạn|số (?:được )?giao|mốc|năm mốc|năm gốc|biên chế|"
    r"năm (?:2015|2021|2022)(?!\w))"  # the base years of staff cuts
)
_FROM = re.compile(r"(?<!\w)từ\s+(?:(?:vị trí|hạng|mức|thứ)\s+)*$")
_FROM_WHERE = re.compile(r"(?<!\w)từ chỗ(?:\s+(?:chỉ|mới|có|đạt))*\s+$")  # "từ chỗ chỉ có 3,1% …, nay đã lên 47,6%"
_NOW_AT = re.compile(r"[^.;]{0,80}?(?<!\w)(?:nay|hiện|đến nay)(?!\w)")
_CHANGED_FROM = re.compile(r"(?<!\w)(?:tăng|giảm|lên|xuống)\s+từ\s+$")
_AT_A_TIME = re.compile(  # "giảm từ 2.655 cuối tháng 6"
    r"\s*(?:[^\W\d_]+\s+){0,2}?(?:hồi\s+|vào\s+|ở\s+|của\s+)?(?:cuối|đầu)\s+(?:tháng|quý|năm|kỳ)(?!\w)[^,;.]{0,15}[,;.)]"
)
_UP_FROM = re.compile(r"(?<!\w)(?:lên|xuống|còn)\s+(?:[^;,]|,\d)*\stừ\s+(?:mức\s+)?$")
_TO = re.compile(r"^\s*(?:\([^)]*\)\s*)?(?:[^\W\d_,;]+\s+|[^\W_]+\s+){0,6}(?:lên|xuống|còn|thành|về)(?!\w)")
_MERGED = re.compile(r"(?<!\w)(?:sắp xếp|sáp nhập|hợp nhất|nhập)(?:\s+(?:lại|xong|song|được))?\s*$")
_INTO = re.compile(r"^[^;,]{0,40}(?:thành|còn)(?!\w)")
_SECOND = re.compile(r"(?<!\w)(?:xuống còn|lên tới|lên đến|lên|xuống|còn|thành|đạt)\s*$")


def is_start(place: Surroundings) -> bool:
    """The first of two values: "từ 401 xuống 380", "sắp xếp 70 ban thành 41"."""
    if _FROM.search(place.lead) and _TO.search(place.tail):
        return True
    if _UP_FROM.search(place.so_far) or (_FROM_WHERE.search(place.lead) and _NOW_AT.match(place.tail)):
        return True
    if _CHANGED_FROM.search(place.lead) and (not place.tail.strip(" .)") or _AT_A_TIME.match(place.tail)):
        return True
    return _MERGED.search(place.lead) is not None and _INTO.search(place.tail) is not None


def is_end(place: Surroundings) -> bool:
    """The second of two values: "(từ 15 ngày) xuống còn 10 ngày"."""
    return _SECOND.search(place.lead) is not None and "từ" in place.so_far


def is_delta(place: Surroundings, mention: NumberMention, before: NumberMention | None) -> bool:
    """A number that says by how much, not how many. `before`: the figure before it in its part."""
    if mention.form is NumberForm.RANK:
        return False  # "cao hơn bình quân cả nước (89,04%) và xếp thứ 4/34"
    cut = _FALL.search(place.clause) is not None and _CUT.search(place.clause) is not None
    if _THAN_PERIOD.search(place.clause) or (_RISE_IS.search(place.clause) and not cut):
        return True
    if mention.measure == "điểm" and _DEDUCTED.search(place.clause):
        return True
    if _THAN_OTHER.search(place.clause) and not place.bracketed:
        return _is_difference(mention, before)
    if place.bracketed and not place.lead.strip() and re.search(r"(?:tăng|giảm)\s*$", place.outside):
        return True
    if not CHANGE.search(place.clause):
        return False
    return _FALL.search(place.clause) is None or not _is_reduction_reached(place, mention, before)


def _is_reduction_reached(place: Surroundings, mention: NumberMention, before: NumberMention | None) -> bool:
    """ "giảm 5 phòng", "thời gian giảm 30%": what was cut is itself the result."""
    if mention.measure in _REORGANISED:
        return True
    compared = "so với" in place.after and not (mention.measure == PERCENT and _AGAINST_RULE.match(place.after))
    named = _CUT.search(place.opening) is not None or _CUT_BEHIND.match(place.after) is not None
    if mention.measure in (PERCENT, None, "người") and not compared and named:
        return True
    if mention.measure != "người":
        return False
    listed = re.search(r"giảm[^;]*giảm", place.so_far) is not None
    alone = before is None and not place.bracketed and "so với" not in place.tail
    return (listed and not compared) or alone


def _is_difference(mention: NumberMention, before: NumberMention | None) -> bool:
    """Smaller than the figure before (for shares and scores clearly so): not the value compared with."""
    if mention.value is None or before is None or before.value is None:
        return False
    level = mention.measure in (PERCENT, "điểm") or before.measure in (PERCENT, "điểm")
    return abs(mention.value) < abs(before.value) * (3 if level else 10) / 10
