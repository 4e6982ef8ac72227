"""Words that make a number neither a result nor a goal: scales, field sizes, thresholds, samples, shares of one."""

from __future__ import annotations

import re

from domain.numbers import NumberForm, NumberMention, Qualifier
from domain.quantities import PERCENT
from extraction.clauses import Surroundings

_SCALE = re.compile(r"(?<!\w)(?:thang(?:\s+điểm)?|tối đa(?:\s+là)?|điểm tối đa(?:\s+là)?|mức tối đa|trên tổng|điểm chuẩn)\s*:?\s*$")
_FIELD = re.compile(r"(?<!\w)(?:bình quân|tính chung|trong(?:\s+(?:tổng số|số))?|trên|tại|của|giữa|đứng đầu|dẫn đầu)\s*$")
_GROUP = re.compile(r"(?<!\w)(?:trong\s+(?:nhóm|khối|tốp)|thuộc nhóm|nhóm|khối|top|đứng trong|lọt)\s*$")
_PLACES = frozenset(("tỉnh", "thành phố", "bộ", "sở", "xã, phường", "phường", "xã", "địa phương", "quận"))
_EACH = re.compile(r"(?<!\w)(?:mỗi(?:\s+[^\W\d_]+){0,2}|cứ)\s*(?:từ|khoảng|có)?\s*$")
_SURVEYED = re.compile(r"(?<!\w)(?:khảo sát|điều tra|phỏng vấn|phiếu điều tra)(?:\s+(?:tại|của|đối với)(?:\s+[^\W\d_]+){1,3})?\s*(?:là|:)?\s*$")
_THRESHOLD = re.compile(r"(?<!\w)(?:ngưỡng|đạt từ|chuẩn)\s*$|\(\s*từ\s*$")
_CLASS = re.compile(r"^\s*(?:đơn vị|địa phương|tỉnh|bộ)?\s*(?:dẫn đầu|cao nhất|thấp nhất|cuối bảng|đứng đầu)")
_TASKED = re.compile(r"(?<!\w)(?:giao|phân công)(?:\s+(?:cho|nhiệm vụ|cccc))*(?:[^,;]{0,25}\s+cho)?\s*$")
_ALL_RATED = re.compile(r"^\s*(?:cbcc\w*\s*)?được đánh giá")


def is_other(place: Surroundings, mention: NumberMention, folded_number: str) -> bool:
    """Whether the number is a size, a scale, a threshold or a sample. `folded_number`: its own words."""
    if mention.form is NumberForm.RANK:
        return re.search(r"(?<!\w)top\s*$", place.lead + folded_number[:3]) is not None and "top" in folded_number
    if mention.qualifier is Qualifier.MAX and folded_number.startswith("tối đa"):
        return mention.denominator is None and mention.measure in (PERCENT, "điểm", None)
    if place.lead.rstrip().endswith("/"):
        return mention.measure in _PLACES or mention.measure in (None, "điểm", "thôn") and not place.after.strip()
    if _SCALE.search(place.lead) and mention.denominator is None or _EACH.search(place.clause) or _THRESHOLD.search(place.clause):
        return True
    if mention.qualifier is Qualifier.RANGE and "dưới" in folded_number:
        return True
    if _is_threshold(place, mention):
        return True
    if mention.measure == PERCENT:
        return False
    if mention.measure == "lần" and re.search(r"đi lại\s*$", place.clause):
        return True
    return _is_field(place, mention) or _is_sample(place, mention) or _ALL_RATED.match(place.after) is not None


def _is_field(place: Surroundings, mention: NumberMention) -> bool:
    if _GROUP.search(place.lead) or _CLASS.match(place.after):
        return True
    if mention.denominator is None and mention.measure in _PLACES and (_FIELD.search(place.lead) or _TASKED.search(place.clause)):
        return True
    return mention.measure in ("đơn vị", "phòng, đơn vị", "phòng") and _TASKED.search(place.clause) is not None


def _is_threshold(place: Surroundings, mention: NumberMention) -> bool:
    """ "07 đơn vị đạt trên 90%": the line that makes the class, not a level reached."""
    if mention.qualifier is None or mention.measure not in (PERCENT, "điểm", None):
        return False
    if place.before is None:
        return re.match(r"\W*(?:những|các)\s+[^,;]*\s(?:có|đạt)(?:\s+[^\W_]+){0,8}\s*$", place.lead) is not None
    counted = r"^\s*(?:[^\W\d_]+\s+){0,3}(?:đạt|có)(?:\s+(?:kết quả|điểm|chỉ số|tỷ lệ|mức|điểm số|giá trị))*\s*$"
    return re.match(counted, place.lead) is not None


def _is_sample(place: Surroundings, mention: NumberMention) -> bool:
    people = mention.measure in ("người", "doanh nghiệp", "phiếu") and _SURVEYED.search(place.clause) is not None
    return people and (mention.measure != "phiếu" or "điều tra" in place.clause)
