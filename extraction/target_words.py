"""Words that make a number a target: goals, plans, requirements and forecasts, until a result speaks again."""

from __future__ import annotations

import re

from domain.numbers import NumberMention, Qualifier
from domain.periods import Period
from domain.quantities import DONG, PERCENT
from extraction.clauses import Surroundings
from extraction.named_periods import GRACE, Naming, days_named, later, named_periods

_QUOTA = r"(?!\s+(?:số\s+)?(?:biên chế|công chức|viên chức|người làm việc|số lượng|được giao))"
_NOUN = rf"(?:mục tiêu|chỉ tiêu{_QUOTA}|(?<!đạt )(?<!không )(?<!số )yêu cầu(?!\s+(?:cấp|nộp|bổ sung|giải quyết|xử lý))|định mức|mức phấn đấu|mức trần|dự kiến ban đầu)"
_LOCAL = re.compile(rf"(?<!\w)(?<!\d ){_NOUN}(?!\w)[^;|]*$")
_PLAN = re.compile(
    r"(?<!\w)(?:kế hoạch|kh)(?:\s+(?:năm|quý|tháng|giao|là|đề ra|đặt ra|cả năm|được giao|\d{4}|[ivx]+))*\s*[:(]?\s*$"
)
_AGENT = r"(?:thành phố|ubnd|chính phủ|nghị quyết|kế hoạch|trung ương|chỉ thị|thủ tướng|bộ nội vụ|hđnd|(?<!các )(?:sở|phường|xã|ban|trung tâm))"
_VERB = (
    r"phấn đấu|đặt mục tiêu|đặt chỉ tiêu|đặt kế hoạch|dự kiến|dự tính|dự báo|sẽ|cam kết|hướng tới|hướng đến|quyết tâm|"
    r"đặt ra|đề ra|đăng ký (?:tuyển|mục tiêu|chỉ tiêu|phấn đấu|thực hiện|hoàn thành|giảm|đạt|giữ)|theo lộ trình|lộ trình|định hướng|nhu cầu|"
    r"đề xuất (?:cắt giảm|giảm|mục tiêu)|đề nghị (?:bố trí|bổ sung|các|sở|thành phố|ubnd|giao|mỗi|tập huấn)|phải đạt|phải bảo đảm|phải đảm bảo|"
    r"phải giảm|(?<!tính )đến năm (?:19|20)\d\d(?=,?\s+(?:có|đạt|cung cấp|phấn đấu|mức|giảm|hoàn thành))|phải xử lý dứt điểm|theo kế hoạch[^;]{0,30} (?:cả năm|hết năm)|cần đạt|chỉ được tồn|kế hoạch yêu cầu"
)
_STICKY = re.compile(
    rf"(?:^\W*|(?<!\w))(?:{_VERB}|^\W*yêu cầu|{_AGENT}\s*(?:[^\W\d_]+\s+){{0,2}}yêu cầu|kế hoạch (?:năm \d{{4}}|quý [ivx]+|giải ngân|tuyển dụng|khắc phục)(?! số))(?!\w)"
)
_ORDER = r"khẩn trương|bảo đảm|đảm bảo|đẩy mạnh|đẩy nhanh|tăng cường|chủ động|tập trung (?:thực hiện|hoàn thành|nâng)|tiếp tục|nâng cao"
_OPENING = re.compile(
    rf"^\W*(?:\(?\w{{1,3}}[.)]\s*)?(?:{_ORDER})(?!\w)|"
    rf"^\W*(?:(?:trong|đến|từ)?\s*(?:năm|quý)\s[^,;]{{0,20}},?\s+)?(?:các\s+)?(?:mục tiêu|chỉ tiêu{_QUOTA}|yêu cầu|theo kế hoạch(?! số),|kế hoạch (?:kiểm tra|rà soát|năm)|chương trình năm)(?!\w)"
)
_RESULT = re.compile(
    r"(?<!\w)(?:đã(?!\s+được\s+(?:phê duyệt|thống nhất))|đến nay|(?<!thực )(?<!thể )(?<!phát )(?<!xuất )(?<!cải )hiện(?:\s+(?:nay|có|là|tại|đạt|mới|sử dụng|ở))?(?!\s+đại)|(?:^|[,;:.]\s*)kết quả|thực tế|mới đạt|mới có|mới ở|"
    r"hoàn thành được|tuy nhiên|nhưng|đã đạt|quý này)(?!\w)"
)
_REACHED = re.compile(r",\s*(?:đạt|thực hiện|tuyển được)(?!\w)")
_DUTY = re.compile(r"^\s*(?:[^\W\d_]+\s+){0,12}(?:phải|cần)\s+(?:được|đạt|hoàn thành|bảo đảm|đảm bảo|trả|còn|gửi|thực hiện|có|xử lý)")
_BRACKET = re.compile(rf"(?<!\w)(?:kế hoạch|{_NOUN})(?!\w)[^,;]{{0,25}}$")
_MOVED_ON = re.compile(r"(?:sang|chuyển|lùi|kéo dài)\s*[^,;]{0,12}$")


def is_target(place: Surroundings, mention: NumberMention, report: Period | None, headings: tuple[str, ...] = ()) -> bool:
    """Whether the words around a number make it something aimed at."""
    governed = _governed(place, mention)
    if mention.measure == "biên chế" and not governed:
        return False
    if governed or _near(place, mention):
        return True
    if mention.measure == PERCENT and _DUTY.search(place.after) or re.match(r"[^,;]*(?<!\w)sẽ(?!\w)", place.after):
        return True
    if mention.qualifier is Qualifier.MIN and mention.span.start < mention.number.start and _RESULT.search(place.so_far) is None:
        return re.search(r"(?<!\w)(?:hoàn thành|có)\s*$", place.lead) is None
    if re.match(r"\s*(?:của|theo) kế hoạch", place.after) and re.search(r"(?:mức|với|hơn)\s*$", place.clause):
        return True
    return report is not None and _ahead(place, mention, report)


def is_governed(place: Surroundings, mention: NumberMention) -> bool:
    """A goal was opened earlier in the part and no result has been stated since."""
    return _governed(place, mention)


def _near(place: Surroundings, mention: NumberMention) -> bool:
    if (local := _LOCAL.search(place.clause)) and not _RESULT.search(local.group()):
        return True
    if mention.measure != DONG and _PLAN.search(place.clause) and not _document_list(place):
        return True
    bracket = place.bracketed and not place.lead.strip(" :")
    return bracket and mention.measure != DONG and _BRACKET.search(place.outside.rstrip(" (")) is not None


def _document_list(place: Surroundings) -> bool:
    """ "công văn 08, kế hoạch 03": documents counted by kind."""
    return re.search(r"(?:công văn|thông báo|quyết định|văn bản|báo cáo|chỉ thị)", place.so_far + place.tail) is not None


def _governed(place: Surroundings, mention: NumberMention) -> bool:
    words = place.so_far
    opened = _OPENING.search(words)
    if opened is not None and _REACHED.search(words, opened.end()):
        opened = None
    for opened_later in _STICKY.finditer(words):
        if opened_later.group() not in ("đặt ra", "đề ra") or mention.measure != "nhiệm vụ":
            opened = opened_later
    return opened is not None and _RESULT.search(words, opened.end()) is None


def _ahead(place: Surroundings, mention: NumberMention, report: Period) -> bool:
    """A later period or a day still to come stands in the number's own clause."""
    for words in (place.clause, place.after):
        for named in named_periods(words, report):
            moved = _MOVED_ON.search(words[: named.span.start])
            if named.naming is Naming.EXPLICIT and later(named.period, report) and not moved:
                return True
        for span, day in days_named(words) if mention.measure == PERCENT else ():
            if day > report.end + GRACE and not _MOVED_ON.search(words[: span.start]):
                return True
    return False


__all__ = ["Qualifier", "is_governed", "is_target"]
