"""Who has to do a task, as printed."""

from __future__ import annotations

import re

from extraction.action_verbs import ACTION_VERBS

_MANY = (
    r"(?:Các|Tất cả các|Toàn bộ các|Từng)(?= (?:phòng|đơn vị|ban|chi cục|chi nhánh|trung tâm|trường|xã|phường|tổ|thôn"
    r"|cơ quan|bộ phận)(?!\w))"
)
_BODY = (
    rf"(?:{_MANY}|Phòng|Văn phòng|VP|Trung tâm|TT|Chi cục|Cục|Ban(?! hành)|Công an|Tổ(?! chức)|Đội|Trưởng|Sở|UBND"
    r"|Ủy ban|Uỷ ban|Đoàn|Hội(?! nghị)|Bộ phận"
    r"|Quỹ|Viện|Trường|Trạm|Nhà|Bộ Chỉ huy|Thanh tra|Chủ tịch|Phó|Giám đốc|Chánh (?:Văn phòng|Thanh tra)"
    r"|Lãnh đạo|Đồng chí|Đ/c|Cán bộ|Công chức|P\.\s?(?=[A-ZĐ])|BQL|BCH|Mặt trận)"
)
# Verbs that stand inside names behind a comma: "Phòng Giám sát, kiểm tra và xử lý sau thanh tra".
_NAMING_VERBS = "hỗ trợ|kiểm tra|giám sát|tư vấn|đào tạo|bồi dưỡng|tiếp nhận|nghiên cứu|khai thác|thẩm định|hướng dẫn"
# "Phòng Quản lý xây dựng rà soát …" is named up to its second verb, "… xây dựng bộ câu hỏi" up to its first.
_NAMED_ON = rf"(?!(?:(?<=uản lý)|(?<=đầu tư))\s+xây dựng\s+(?:{ACTION_VERBS})(?!\w))"
_VERB_NEXT = rf"{_NAMED_ON}(?=\s+(?:{ACTION_VERBS})(?!\w))"
_NAME_STOP = rf"(?:{_VERB_NEXT}|(?=\s*[:;.()])|(?=\s+[-–]\s+(?:{ACTION_VERBS}))|(?=,\s+(?:{ACTION_VERBS}|[a-z]+\s))|$)"
_NAME = rf"{_BODY}(?:(?:\s|(?<=\.))\S.{{0,80}}?)??{_NAME_STOP}"
_LONG_NAME = (
    rf"(?:(?:Phòng|Trung tâm|Ban|Đội|Chi cục)(?: \w+){{1,5}}, (?:{_NAMING_VERBS})(?: \w+){{0,6}}?(?<! và)"
    rf"|{_MANY} \w+(?: \w+){{0,2}}(?:, (?:đơn vị|ban|trung tâm|chi cục|cơ quan|tổ|thôn))+)"
    rf"{_VERB_NEXT}"
)
_NO_NAME = re.compile(
    r"^(?:(?:Các|Tất cả các|Toàn bộ các|Từng) (?:đơn vị|cơ quan)|(?:Tất cả|Toàn bộ) các \w+|Công chức|Cán bộ)$"
    r"|(?<!số )\d"
)
_TIME_FIRST = re.compile(
    r"^(?:Trong|Trước|Đến|Từ|Đầu|Cuối|Giữa|Quý|Tháng|Ngày|Chậm nhất|Hết|Sang|Năm|Định kỳ|Hằng|Hàng)(?!\w)"
    r"[^,:;]{0,60}[,:]\s*"
)
_LEADS = (
    re.compile(
        rf"^(?:UBND|Ủy ban|Sở|Phường|Xã|Chủ tịch|Giám đốc|Lãnh đạo)(?: [\w-]+){{0,5}}? (?:yêu cầu|giao|phân công)"
        rf"(?: cho)? (?P<owner>{_NAME})"
    ),
    re.compile(rf"^(?P<owner>{_LONG_NAME})"),
    re.compile(rf"^(?P<owner>{_NAME})\s*:"),
    re.compile(
        rf"(?:đơn vị|cơ quan|phòng)?\s*(?:chủ trì|đầu mối|thực hiện|phụ trách)\s*:\s*(?P<owner>{_BODY}.*?)(?=[.;()]|$)"
    ),
    re.compile(rf"^(?:Giao|giao|Yêu cầu|Đề nghị)\s+(?:cho\s+)?(?P<owner>{_NAME})"),
    re.compile(rf"^(?P<owner>{_NAME})"),
    re.compile(
        rf"[,;(]\s*(?:giao\s+|do\s+)?(?P<owner>{_NAME})\s+(?:chủ trì|theo dõi|thực hiện|đôn đốc|phụ trách|hoàn thành"
        rf"|tham mưu)"
    ),
    re.compile(rf"(?i:giao)\s+(?P<owner>{_NAME})"),
    re.compile(rf"^Phối hợp(?: với)?\s+(?P<owner>{_NAME})"),
)
_SOMEBODY_ACTS = re.compile(rf"(?:(?:Giao|Yêu cầu)\s+)?(?:{_LONG_NAME}|{_BODY}(?:\s[^.;:]{{0,80}}?)??{_VERB_NEXT})")
_ACTS = re.compile(rf"(?:{ACTION_VERBS}|nâng cao|kiên quyết)(?!\w)", re.IGNORECASE)


def owner_of(task: str) -> str | None:
    """The body a task names as responsible, in its own words; None if it names nobody."""
    words = _TIME_FIRST.sub("", task)
    for pattern in _LEADS:
        match = pattern.search(words)
        if match:
            owner = re.sub(r"\s+của\s.*$", "", match.group("owner")).strip(" ,.:;")
            if 1 < len(owner) <= 90 and not _NO_NAME.search(owner):
                return owner
    return None


def acts(words: str) -> bool:
    """Whether the words begin with what is to be done, or with somebody and what they are to do."""
    return _ACTS.match(words) is not None or somebody_acts(words)


def somebody_acts(words: str) -> bool:
    return _SOMEBODY_ACTS.match(words) is not None
