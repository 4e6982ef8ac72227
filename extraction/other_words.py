"""Words that make a number neither a result nor a goal: scales, field sizes, thresholds, samples, per-unit averages."""

from __future__ import annotations

import re

from domain.numbers import NumberForm, NumberMention, Qualifier
from extraction.clauses import Surroundings

_SCALE = re.compile(r"(?<!\w)(?:thang(?:\s+điểm)?|tối đa(?:\s+là)?|điểm tối đa(?:\s+là)?|mức tối đa|trên tổng|chuẩn)\s*:?\s*$")
_FIELD = re.compile(r"(?<!\w)(?:trong(?:\s+(?:tổng số|số|nhóm|khối))?|trên|trong tổng số|khối|nhóm|đứng đầu|dẫn đầu|top)\s*$")
_FIELD_MEASURES = frozenset(("tỉnh", "thành phố", "bộ", "sở", "xã, phường", "phường", "xã", "địa phương", "quận", "đơn vị"))
_EACH = re.compile(r"(?<!\w)(?:mỗi|cứ|bình quân)(?:\s+[^\W\d_]+){0,3}\s*(?:từ|khoảng)?\s*$")
_SAMPLE = re.compile(r"(?<!\w)(?:khảo sát|điều tra|phỏng vấn|phát ra|phiếu điều tra)\s*(?:tại [^\W\d_]+ [^\W\d_]+)?\s*(?:là|:)?\s*$")
_THRESHOLD = re.compile(r"(?<!\w)(?:ngưỡng|mức|loại|nhóm)\s*\(?(?:từ)?\s*$")
_LEGAL = re.compile(r"theo quy định|theo luật")


def is_other(place: Surroundings, mention: NumberMention) -> bool:
    """Whether the number is a size, a scale, a threshold or a sample."""
    if _SCALE.search(place.lead) and mention.form is NumberForm.AMOUNT:
        return True
    if mention.form is NumberForm.RANK:
        return re.search(r"(?<!\w)top\s*$", place.lead) is not None
    if mention.measure in _FIELD_MEASURES and _FIELD.search(place.lead):
        return True
    if _EACH.search(place.clause) or _SAMPLE.search(place.clause) or _THRESHOLD.search(place.clause):
        return True
    return mention.qualifier is Qualifier.MAX and _LEGAL.search(place.tail) is not None
