"""Words that count whatever was spoken of: "bộ" of applications, "điểm" that must be put right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from domain.numbers import NumberForm, NumberMention, Qualifier
from domain.quantities import SCALES
from domain.texts import Span, fold_case

_FILES = re.compile(r"(?<!\w)(?:hồ sơ|hs|tthc)(?!\w)")
_NO_FILES = re.compile(r"\s+(?:ngành|phận|luật|máy|thủ tục|quy trình|chỉ số|chữ ký|chứng thư|tài liệu|thiết bị)(?!\w)")
_SUBJECTS = re.compile(
    r"(?<!\w)(?:phản ánh|kiến nghị|pakn|bồi dưỡng|đào tạo|tập huấn|truy cập|tuyên truyền|hồ sơ)(?!\w)"
)
_TURNS = re.compile(r"\s+(?:xem|truy cập|người|cán bộ|công chức|viên chức|học|hồ sơ|phát)(?!\w)")
_IN_WHOLE = re.compile(r"\s+(?:trong|trên)\s+(?:tổng\s+)?(?:số\s+)?(?:là\s+)?")
_SCALES = SCALES | {None}
_STAFF = frozenset(("người", "biên chế", "chỉ tiêu"))
_MORE_THAN = re.compile(r"trên(?:\s+tổng(?:\s+số)?)?\s+$")
_DONE = re.compile(r"[^,;.:()\d]{0,40}(?<!\w)(?:hoàn thành|đúng hạn|được \w+|đã \w+|xong)(?:\s+[^\W\d_]+){0,3}\s*")
_FAULTS = re.compile(r"(?<!\w)(?:kiểm tra|tồn tại|hạn chế|thiếu sót|chấn chỉnh|khắc phục)(?!\w)")
_FAULTY = re.compile(r"\s+(?:cần|phải|còn|chưa|tồn tại|hạn chế|thiếu sót|sai|vi phạm|vướng|yếu)(?!\w)")
_FAULT_MENDED = re.compile(r"\s+(?:đã|được|đã được)\s+(?:khắc phục|chấn chỉnh|sửa)(?!\w)")
_MENDED = re.compile(
    r"(?<!\w)(?:khắc phục|sửa|chấn chỉnh|xử lý|ghi nhận|phát hiện|chỉ ra|nhắc)"
    r"(?:\s+(?:được|xong|ra|tại chỗ|dứt điểm|ngay|luôn))*\s*$"
)


def resolved(text: str, mentions: Sequence[NumberMention], headings: Sequence[str] = ()) -> list[NumberMention]:
    """The mentions, those counted in such a word counted in what it stands for."""
    folded = fold_case(text)
    above = " ".join(fold_case(h) for h in headings)
    found: list[NumberMention] = []
    for mention in mentions:
        if mention.measure == "bộ" and _is_file(folded, above, mention):
            mention = replace(mention, measure="hồ sơ")
        elif mention.measure == "điểm" and _is_fault(folded, mention, found):
            mention = replace(mention, measure="vấn đề")
        elif mention.measure == "lượt" and _is_petition(folded, mention):
            mention = replace(mention, measure="PAKN")
        found.append(mention)
    found = [_whole(folded, before, m) for before, m in zip([None, *found], found, strict=False)]
    return [_of_the_whole(folded, m, after) for m, after in zip_longest(found, found[1:])]


def _is_file(folded: str, above: str, mention: NumberMention) -> bool:
    spoken = _FILES.search(folded, 0, mention.span.start) or _FILES.search(above)
    return spoken is not None and not _NO_FILES.match(folded, mention.span.end)


def _is_petition(folded: str, mention: NumberMention) -> bool:
    """ "Phản ánh, kiến nghị: nhận 33 lượt"; not the turns of people trained or pages looked at."""
    spoken = [m.group() for m in _SUBJECTS.finditer(folded, 0, mention.span.start)]
    return (
        bool(spoken) and spoken[-1] in ("phản ánh", "kiến nghị", "pakn") and not _TURNS.match(folded, mention.span.end)
    )


def _of_the_whole(folded: str, mention: NumberMention, whole: NumberMention | None) -> NumberMention:
    """ "đúng hạn 166 trong tổng số 173 nhiệm vụ": both are counted in the same."""
    if mention.measure is not None or mention.form is not NumberForm.AMOUNT or whole is None:
        return mention
    linked = _IN_WHOLE.fullmatch(folded, mention.span.end, whole.span.start)
    return replace(mention, measure=whole.measure) if linked and whole.measure not in _SCALES else mention


def _whole(folded: str, part: NumberMention | None, mention: NumberMention) -> NumberMention:
    """ "31 nhiệm vụ hoàn thành trên 39 nhiệm vụ": out of 39, not more than 39."""
    if part is None or mention.qualifier is not Qualifier.GT or not mention.measure:
        return mention
    if part.measure != mention.measure and not {part.measure, mention.measure} <= _STAFF:
        return mention
    lead = _MORE_THAN.search(folded, mention.span.start, mention.number.start)
    if lead is None or (part.value or 0) > (mention.value or 0) or mention.measure in _SCALES:
        return mention
    between = folded[part.span.end : mention.span.start]
    if between.strip() and not _DONE.fullmatch(between):
        return mention
    return replace(mention, qualifier=None, span=Span(mention.number.start, mention.span.end))


def _is_fault(folded: str, mention: NumberMention, earlier: Sequence[NumberMention]) -> bool:
    """ "ghi nhận 16 điểm phải chấn chỉnh", "đã sửa xong 12 điểm": no score."""
    value = mention.value
    if mention.form is not NumberForm.AMOUNT or value is None or value != value.to_integral_value():
        return False
    again = any(m.measure == "vấn đề" for m in earlier)
    if _FAULTY.match(folded, mention.span.end) or (again and _FAULT_MENDED.match(folded, mention.span.end)):
        return True
    mended = _MENDED.search(folded, max(0, mention.span.start - 40), mention.span.start)
    return mended is not None and (again or _FAULTS.search(folded, 0, mention.span.start) is not None)
