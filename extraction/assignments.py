"""Who has to do a task, as printed, and until when."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from domain.texts import fold_case

_BODY = (
    r"(?:Các (?:phòng|chi nhánh|ban|chi cục|trung tâm|tổ|bộ phận)(?:, đơn vị)?"
    r"|Phòng|Văn phòng|VP|Trung tâm|TT|Chi cục|Cục|Ban(?! hành)|Công an|Tổ(?! chức)|Đội|Trưởng|Sở|UBND|Ủy ban"
    r"|Uỷ ban|Đoàn|Hội(?! nghị)|Bộ phận"
    r"|Quỹ|Viện|Trường|Trạm|Nhà|Bộ Chỉ huy|Thanh tra|Chủ tịch|Phó|Giám đốc|P\.\s?(?=[A-ZĐ])|BQL|BCH|Mặt trận)"
)
# Verbs that end an owner's name when no punctuation does.
_VERBS = (
    "xử lý|sử lý|xây dựng|hoàn thành|hoàn thiện|hoàn tất|tham mưu|chủ trì|tổ chức|thường xuyên|rà soát|giải ngân"
    "|giải quyết|mở|tiếp tục|đôn đốc|phối hợp|kiểm tra|sơ kết|tổng kết|khảo sát|cử|thanh toán|lo|sẽ|báo cáo|theo dõi"
    "|thực hiện|trình|triển khai|ban hành|đưa|trả|bố trí|tháo gỡ|số hóa|số hoá|chỉnh lý|nâng|cập nhật|lập|hướng dẫn"
    "|công khai|phấn đấu|bảo đảm|đảm bảo|duy trì|tăng|đẩy mạnh|làm|giữ|dứt điểm|xong|gửi|tuyên truyền|đề xuất|đề nghị"
    "|chuẩn bị|khắc phục|chấn chỉnh|tập trung|quán triệt|phân công|có trách nhiệm|hằng|hàng|định kỳ|cùng|khẩn trương"
    "|kiện toàn|đăng|tập huấn|vận hành|kết nối|cung cấp|tiếp nhận|nghiên cứu|xem xét|bàn giao|thống kê|tổng hợp|phải"
    "|thẩm định|mua|lắp|rút|giảm|cắt|thay|sửa|trang bị|thí điểm|nhân rộng|phát động|phổ biến|vận động|áp dụng"
    "|soạn|dự thảo|bồi dưỡng|luân chuyển|tuyển|sắp xếp|điều chỉnh|chấm dứt|công bố|niêm yết|quyết toán|nộp"
    "|đối thoại|lấy ý kiến|hỗ trợ|liên thông|tích hợp|khai thác|giám sát|đo đạc|đối chiếu|bổ sung"
    "|nhập (?:đủ|liệu|dữ liệu|thông tin)"
    "|tư vấn|giới thiệu|thành lập|ra mắt|xác minh|làm sạch|đồng bộ|dán|gắn|treo|tiến hành|nhắc|cam kết"
)
_VERB_NEXT = rf"(?<!Việc)(?=\s+(?:{_VERBS})(?!\w))"
_NAME_STOP = rf"(?:{_VERB_NEXT}|(?=\s*[:;.()])|(?=\s+[-–]\s+(?:{_VERBS}))|(?=,\s+(?:{_VERBS}|[a-z]+\s))|$)"
_NAME = rf"{_BODY}(?:(?:\s|(?<=\.))\S.{{0,80}}?)??{_NAME_STOP}"
_LEADS = (
    re.compile(rf"^(?P<owner>{_NAME})\s*:"),
    re.compile(
        rf"(?:đơn vị|cơ quan|phòng)?\s*(?:chủ trì|đầu mối|thực hiện|phụ trách)\s*:\s*(?P<owner>{_BODY}.*?)(?=[.;()]|$)"
    ),
    re.compile(rf"^(?:Giao|giao|Yêu cầu|Đề nghị)\s+(?:cho\s+)?(?P<owner>{_NAME})"),
    re.compile(rf"^(?P<owner>{_NAME})"),
    re.compile(rf"^(?:Trong|Trước|Đến|Từ|Đầu|Giữa|Cuối)\s[^,:;]{{2,40}},\s+(?P<owner>{_NAME})"),
    re.compile(
        rf"[,(]\s*(?:giao\s+|do\s+)?(?P<owner>{_NAME})\s+(?:chủ trì|theo dõi|thực hiện|đôn đốc|phụ trách|hoàn thành"
        rf"|tham mưu)"
    ),
    re.compile(rf"(?i:giao)\s+(?P<owner>{_NAME})"),
    re.compile(rf"^Phối hợp(?: với)?\s+(?P<owner>{_NAME})"),
)
_DAY = r"(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})(?:\s*[/.-]\s*(?P<year>\d{4}))?(?![\d/%])"
_DAY_WORDS = r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})(?:\s+năm\s+(?P<year>\d{4}))?"
_MONTH = (
    r"(?<!đầu )(?<!giữa )"
    r"tháng\s+(?P<month>\d{1,2})(?:\s*[/]\s*(?P<year>\d{4})|\s+năm\s+(?P<year2>\d{4}))?(?![\d/])"
)
_UNTIL = (
    r"(?:trước|xong|hạn(?: cuối| hoàn thành| chót)?|chậm nhất|muộn nhất|đến hết|hết|đến|trong|hoàn thành|vào|phấn đấu"
    r"|thời hạn|xong trước)\s*:?\s*(?:là\s+|vào\s+|đến\s+|trong\s+|trước\s+)*(?:hết\s+)?(?:ngày\s+)?"
)

_DATED = tuple(re.compile(p) for p in (_UNTIL + _DAY, _DAY_WORDS, _UNTIL + _MONTH, _MONTH, r"(?<![\d/])" + _DAY))


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
    for pattern in _DATED:
        # The last one counts: "hồ sơ nộp trước 01/9, thời hạn 30/11/2026" is due in November.
        found = [m.groupdict() for m in pattern.finditer(words)]
        full = [f for f in found if f.get("year") or f.get("year2")] or found
        if full:
            last = full[-1]
            due = int(last.get("year") or last.get("year2") or year)
            return _real_day(due, int(last["month"]), last.get("day"))
    return None


def _real_day(year: int, month: int, day: str | None) -> date | None:
    if not 1 <= month <= 12 or not 2000 <= year <= 2100:
        return None
    last = monthrange(year, month)[1]
    number = last if day is None else int(day)
    return date(year, month, number) if 1 <= number <= last else None
