"""Who has to do a task, as printed, and until when."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from domain.texts import fold_case

_BODY = (
    r"(?:Phòng|Văn phòng|VP|Trung tâm|TT|Chi cục|Cục|Ban(?! hành)|Công an|Tổ(?! chức)|Đội|Trưởng|Sở|UBND|Ủy ban"
    r"|Uỷ ban|Đoàn|Hội(?! nghị)|Bộ phận"
    r"|Quỹ|Viện|Trường|Trạm|Nhà|Bộ Chỉ huy|Thanh tra|Chủ tịch|Phó|Giám đốc|P\.\s?(?=[A-ZĐ])|BQL|BCH|Mặt trận)"
)
# Verbs that end an owner's name when no punctuation does.
_VERBS = (
    "xử lý|sử lý|xây dựng|hoàn thành|hoàn thiện|hoàn tất|tham mưu|chủ trì|tổ chức|thường xuyên|rà soát|giải ngân"
    "|giải quyết|mở|tiếp tục|đôn đốc|phối hợp|kiểm tra|sơ kết|tổng kết|khảo sát|cử|thanh toán|lo|sẽ|báo cáo|theo dõi"
    "|thực hiện|trình|triển khai|ban hành|đưa|trả|bố trí|tháo gỡ|số hóa|số hoá|chỉnh lý|nâng|cập nhật|lập|hướng dẫn"
    "|công khai|phấn đấu|bảo đảm|đảm bảo|duy trì|tăng cường|đẩy mạnh|làm|giữ|dứt điểm|xong|gửi|tuyên truyền|đề xuất"
    "|chuẩn bị|khắc phục|chấn chỉnh|tập trung|quán triệt|phân công|có trách nhiệm|hằng|hàng|định kỳ|cùng|khẩn trương"
    "|kiện toàn|đăng|tập huấn|vận hành|kết nối|cung cấp|tiếp nhận|nghiên cứu|xem xét|bàn giao|thống kê|tổng hợp|phải"
    "|thẩm định"
)
_VERB_NEXT = rf"(?=\s+(?:{_VERBS})(?!\w))"
_NAME_STOP = rf"(?:{_VERB_NEXT}|(?=\s*[:;.()])|(?=\s+[-–]\s+(?:{_VERBS}))|(?=,\s+(?:{_VERBS}|[a-z]+\s))|$)"
_NAME = rf"{_BODY}(?:(?:\s|(?<=\.))\S.{{0,80}}?)??{_NAME_STOP}"
_LEADS = (
    re.compile(rf"^(?P<owner>{_NAME})\s*:"),
    re.compile(
        rf"(?:đơn vị|cơ quan|phòng)?\s*(?:chủ trì|đầu mối|thực hiện|phụ trách)\s*:\s*(?P<owner>{_BODY}.*?)(?=[.;()]|$)"
    ),
    re.compile(rf"^(?:Giao|giao|Yêu cầu|Đề nghị)\s+(?:cho\s+)?(?P<owner>{_NAME})"),
    re.compile(rf"^(?P<owner>{_NAME})"),
    re.compile(
        rf"[,(]\s*(?:giao\s+|do\s+)?(?P<owner>{_NAME})\s+(?:chủ trì|theo dõi|thực hiện|đôn đốc|phụ trách|hoàn thành"
        rf"|tham mưu)"
    ),
    re.compile(rf"(?i:giao)\s+(?P<owner>{_NAME})"),
    re.compile(rf"^Phối hợp(?: với)?\s+(?P<owner>{_NAME})"),
)
_DAY = r"(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})(?:\s*[/.-]\s*(?P<year>\d{4}))?(?![\d/%])"
_DAY_WORDS = r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})(?:\s+năm\s+(?P<year>\d{4}))?"
_MONTH = r"tháng\s+(?P<month>\d{1,2})(?:\s*[/]\s*(?P<year>\d{4})|\s+năm\s+(?P<year2>\d{4}))?(?![\d/])"
_UNTIL = (
    r"(?:trước|xong|hạn(?: cuối| hoàn thành| chót)?|chậm nhất|muộn nhất|đến hết|hết|đến|trong|hoàn thành|vào|phấn đấu"
    r"|thời hạn|xong trước)\s*:?\s*(?:là\s+|vào\s+|đến\s+|trong\s+|trước\s+)*(?:hết\s+)?(?:ngày\s+)?"
)


def owner_of(task: str) -> str | None:
    """The body a task names as responsible, in its own words; None if it names nobody."""
    for pattern in _LEADS:
        match = pattern.search(task)
        if match:
            owner = re.sub(r"\s+của\s.*$", "", match.group("owner")).strip(" ,.:;")
            if 1 < len(owner) <= 90:
                return owner
    return None


def deadline_of(task: str, *, year: int) -> date | None:
    """The day a task is due; a month means its last day, a quarter or "thường xuyên" none. `year` if unprinted."""
    words = fold_case(task)
    dated = (
        re.search(_UNTIL + _DAY, words)
        or re.search(_DAY_WORDS, words)
        or re.search(_UNTIL + _MONTH, words)
        or re.search(_MONTH, words)
        or re.search(r"(?<![\d/])" + _DAY, words)
    )
    if dated is None:
        return None
    found = dated.groupdict()
    return _real_day(int(found.get("year") or found.get("year2") or year), int(found["month"]), found.get("day"))


def _real_day(year: int, month: int, day: str | None) -> date | None:
    if not 1 <= month <= 12 or not 2000 <= year <= 2100:
        return None
    last = monthrange(year, month)[1]
    number = last if day is None else int(day)
    return date(year, month, number) if 1 <= number <= last else None
