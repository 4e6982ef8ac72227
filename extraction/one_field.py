"""Figures of one field of work or one place only ("hồ sơ đất đai", "tại điểm Yên Bài"): none of the whole unit."""

from __future__ import annotations

import re

from domain.indicators import Area, Code
from domain.numbers import NumberForm
from domain.texts import fold_case
from extraction.bound import Spot
from extraction.labels import LabelIndex

_ALL_FIELDS = re.compile(r"(?:các|mọi|tất cả|toàn bộ|tất cả các) lĩnh vực")
_FIELD_IN_NAME = re.compile(r"(?:đăng ký đất đai|phòng công chứng|quản lý đất đai)")
_OF_WHOLE = re.compile(r"(?<!\w)(?:toàn (?:phường|xã|sở|ban|đơn vị)|tổng)(?!\w)")
_HEAD = re.compile(r"[^,;:.\d|]{2,60}:\s*$")
_REASON = re.compile(r"^.*(?<!\w)(?:nên|do đó|vì vậy|vì thế)(?!\w)")  # "hồ sơ đất đai nhiều nên mới số hóa 73%"
_IN_FIELD = re.compile(r"(?<!\w)(?:ở|riêng) (?:lĩnh vực|mảng)(?!\w)")  # "không có hồ sơ trả lại ở lĩnh vực thể thao"
_BY_FIELD = re.compile(
    r"\W*(?:phân|chia|tách)(?: ra)? theo (?:từng )?"
    r"(?:lĩnh vực|nhóm lĩnh vực|(?:loại|nhóm) hồ sơ(?! (?:đã )?(?:tiếp nhận|giải quyết)))(?!\w)[^:]{0,40}:"
)
_STATE = (  # what became of the files, or how they came: no field of work
    "phải|đúng|trước|quá|trễ|trực|đã|đang|mới|tiếp|nộp|giải|chuyển|trả|kỳ|quý|có phí|trong|chưa|còn|tồn|chậm|gửi|qua"
)
_ONE_GROUP = re.compile(
    r"(?<!\w)riêng (?:nhóm|mảng|loại(?! (?:toàn trình|một phần)(?: là| có)? $)|thủ tục|khối|điểm|phần việc) [^,;]*$|"
    rf"(?<!các )(?<!mọi )(?<!\w)nhóm hồ sơ (?!{_STATE})[^,;:\d]*$"
)
_GROUP_AS_SUBJECT = re.compile(rf"\W*nhóm hồ sơ (?!{_STATE})[^;:.\d]*(?<!\w)(?:có|nhận|là|phát sinh)\s*")
_AT_ONE_PLACE = re.compile(  # "05 hồ sơ quá hạn tại điểm Yên Bài"
    r"[^,;.:()\d]{0,40}?(?<!\w)(?:tại|ở|của) (?:điểm|chi nhánh|cơ sở|tổ|thôn)"
    r"(?! (?:phục vụ|tiếp nhận|một cửa|chức|kinh doanh|sản xuất|giáo dục|y tế))(?!\w)"
)


def is_one_field(text: str, spot: Spot, code: Code, labels: LabelIndex) -> bool:
    """Whether the figure is of one field of work only ("hồ sơ đất đai", "lĩnh vực hộ tịch"); a course on it is not."""
    if spot.measure not in ("%", "hồ sơ", None) or labels.catalogue[code].area is Area.CV:
        return False
    before = fold_case(text[spot.stretch.near.start : spot.mention.span.start])
    if not _OF_WHOLE.search(before):
        before = fold_case(_headed(text, spot)) + before
    before = _FIELD_IN_NAME.sub("", _ALL_FIELDS.sub("", _REASON.sub("", before)))
    behind = fold_case(text[spot.mention.span.end : spot.stretch.near.end])
    if spot.mention.form is NumberForm.ZERO and _IN_FIELD.search(behind):
        before += behind
    placed = spot.measure == "hồ sơ" and _AT_ONE_PLACE.match(fold_case(text), spot.mention.span.end) is not None
    if _BY_FIELD.match(fold_case(text), spot.stretch.sentence.start):
        return True
    led = fold_case(text[spot.stretch.sentence.start : spot.mention.span.start])
    if placed or _ONE_GROUP.search(before) or _GROUP_AS_SUBJECT.fullmatch(led):
        return True
    return any(re.search(rf"(?<!\w){name}(?!\w)", before) for name in labels.wordings.fields)


def _headed(text: str, spot: Spot) -> str:
    """The head of a list before the clause: "Đất đai: giải quyết 214 hồ sơ"."""
    led = text[spot.stretch.sentence.start : spot.stretch.near.start]
    head = _HEAD.search(led)
    return head.group() if head else ""
