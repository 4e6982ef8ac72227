"""Words that ask for a number rather than tell it: proposals, duties, costs yet to come, what a document lays down."""

from __future__ import annotations

import re

from domain.numbers import NumberMention
from domain.quantities import DONG, PERCENT
from extraction.clauses import Surroundings
from extraction.target_words import RESULT

_ASK = r"(?<!\w)(?<!giải quyết )(?<!phản ánh, )(?:đề nghị|đề xuất|kiến nghị)"
_WORDS = r"(?:,?\s+[^\W\d_]+)"
_RESOURCE = r"(?:trang bị|bổ sung|cấp|giao|hỗ trợ|bố trí|tăng|mua sắm|tuyển|điều động|ủy quyền|phân cấp)"
_ASKED_MORE = re.compile(rf"{_ASK}{_WORDS}{{0,14}}?\s+{_RESOURCE}{_WORDS}{{0,3}}?\s+thêm\s*$")
_ASKED_OF_OTHERS = re.compile(
    rf"{_ASK}\s+(?:với\s+)?(?:thành phố|ubnd|sở|bộ|chính phủ|trung ương|hđnd|quý sở){_WORDS}{{0,8}}?\s+"
    rf"{_RESOURCE}{_WORDS}{{0,4}}?\s*$"
)
_ASKED_STAFF = re.compile(
    rf"{_ASK}\s+(?:giao|bổ sung|bố trí|cấp|hỗ trợ|trang bị)(?:\s+(?:cho|thêm|kinh phí|xã|phường|sở))*\s*$"
)
_STAFF_OR_MONEY = ("biên chế", "người", "công chức", DONG)
_NEXT = re.compile(
    r"[^,;.()]{0,40}(?<!\w)(?<!chuyển )(?<!sang )(?:quý|năm|tháng|kỳ|tuần|thời gian) "
    r"(?:tới|sau|tiếp theo)(?!\w)(?! nay)"
)
_BOUND_TO = re.compile(  # "nhấn mạnh phải đưa tỷ lệ số hóa lên 95% và xóa 100% hồ sơ tồn"
    r"(?<!\w)(?:phải|cần) (?:đưa|nâng(?! cao)|giảm|kéo giảm|hạ|xóa)(?!\w)[^;]*$|(?<!\w)chậm nhất [^;]*,[^;]*$"
)
_MAY_BE = re.compile(r"(?<!\w)(?:có thể|có khả năng|dự báo) (?:sẽ )?(?:đạt|tăng|giảm|hoàn thành|vượt)(?!\w)[^,;]*$")
_PLANNED = re.compile(
    r"(?<!\w)(?:ban hành|xây dựng|tham mưu|phê duyệt|có) kế hoạch "
    r"(?:mở|kiểm tra|tổ chức|tuyển|cử|rà soát|bồi dưỡng)(?!\w)"
    r"(?![^;]*(?:đã|kết quả|phát hiện|(?:mở|kiểm tra|tổ chức|cử|rà soát) được)(?!\w))[^;]*$"
)
_TO_BE_LAID = re.compile(
    r"(?<!\w)(?:chuẩn bị|dự định|chuẩn bị hồ sơ) (?:trình|ban hành|mở|tổ chức|tuyển|triển khai)(?!\w)[^,;]*$"
)
_PURPOSE = re.compile(r"(?<!\w)nhằm (?:nâng(?! cao)|đạt|đưa|giảm|hạ)(?!\w)[^,;]*$")
_PENDING = re.compile(
    rf"(?<!\w)đang (?:trình|xin ý kiến|lấy ý kiến|hoàn thiện)(?: về)? (?:phương án|đề án|kế hoạch){_WORDS}{{0,6}}?\s*$"
)
_GRANTED = re.compile(
    r"(?<!\w)(?:(?:đã )?được [^,;.]{0,30}?(?:chấp thuận|phê duyệt|thông qua|đồng ý)|đã (?:có|nhận|phê duyệt))(?!\w)"
)
_EXPECTED = re.compile(r"(?<!\w)(?:dự kiến|sẽ|có thể)(?!\w)")
_UNMET = re.compile(r"[,;(]\s*(?:nhưng |song |vẫn |nên )?(?:chưa|không) đạt (?:mức |được )?yêu cầu(?: là)?\s*$")
_DUTY = re.compile(
    r"(?<!\w)(?<!nhiệm vụ )(?<!hồ sơ )(?:phải|cần)\s+(?:hoàn thành|đạt|giữ|bảo đảm|đảm bảo|xử lý|xong|số hóa|giải ngân)"
    r"(?:\s+(?:được|mức|tỷ lệ|ít nhất|tối thiểu|trên))*\s*$"
)
_LAID_DOWN = re.compile(
    r"(?<!\w)(?:quy định|khống chế|ấn định)\s+(?:là|phải|ở mức|không quá)(?:\s+(?:đạt|dưới|trên))*\s*$"
)
_COST = re.compile(
    rf"(?<!\w)(?:chi phí|kinh phí|giá trị|giá gói thầu){_WORDS}{{0,6}}?\s+(?:dự toán|dự kiến|ước)(?: là| khoảng)?\s*$"
)
_BY_PLAN = re.compile(
    r"(?:^|[:;])\W*theo (?:kế hoạch|nghị quyết|chương trình|đề án|chỉ thị|công điện)(?!\w)[^,;]{0,60},"
    r"(?P<told>[^;]*)$"
)
_BY_WHEN = re.compile(
    r"[^,;.()]{0,40}(?<!\w)(?:trong (?:cả )?năm(?! qua| vừa)|trước (?:ngày )?\d|"
    r"chậm nhất|trong (?:quý|tháng) [ivx\d]+|đến hết)"
)
_GIVEN_NOT_AIMED_AT = ("nhiệm vụ", "biên chế", DONG)  # what a plan holds or gives is there
_YEAR_SET = re.compile(r"(?<!\w)(?:năm 20\d\d|cả năm|trong năm)(?!\w)")
_GIVEN_OR_HELD = re.compile(r"(?<!\w)(?:được|gồm|có|giao)(?!\w)")
_GOALS_IN_FRONT = re.compile(
    r"(?<!\w)(?:so với|theo|với|vượt|cùng|bằng|đạt|các|những)\s+(?:các |những )?(?:mục tiêu|chỉ tiêu)"
    r"(?!\s+(?:\d|được giao))[^,;()]{0,60}$"
)


def is_asked(place: Surroundings, mention: NumberMention, before: NumberMention | None) -> bool:
    """Whether what stands around a number asks for it. `before`: the figure before it in its part."""
    return (
        _is_proposed(place, mention)
        or _is_meant(place)
        or (_NEXT.match(place.after) is not None and RESULT.search(place.so_far) is None)
        or _is_required(place, mention, before)
        or (mention.measure == DONG and _COST.search(place.clause) is not None)
        or _is_of_plan(place, mention)
        or _is_in_bracket_of_goals(place, mention)
    )


def _is_meant(place: Surroundings) -> bool:
    """ "nhằm nâng … lên 97%", "phải đưa … về 0", "có thể đạt 96%": what is wanted or thought of, not yet there."""
    if _PURPOSE.search(place.clause) or _TO_BE_LAID.search(place.clause) or _MAY_BE.search(place.clause):
        return True
    bound = _BOUND_TO.search(place.so_far) or _PLANNED.search(place.so_far)
    return bound is not None and RESULT.search(bound.group()) is None


def _is_proposed(place: Surroundings, mention: NumberMention) -> bool:
    """ "đề nghị trang bị thêm 06 máy", unless it was granted."""
    if _PENDING.search(place.so_far):
        return _GRANTED.search(place.tail) is None or _EXPECTED.search(place.tail) is not None
    staff = mention.measure in _STAFF_OR_MONEY and _ASKED_STAFF.search(place.so_far)
    asked = staff or _ASKED_MORE.search(place.so_far) or _ASKED_OF_OTHERS.search(place.so_far)
    return asked is not None and _GRANTED.search(place.tail) is None


def _is_required(place: Surroundings, mention: NumberMention, before: NumberMention | None) -> bool:
    """ "đạt 95,1%, chưa đạt yêu cầu 98%", "phải hoàn thành 100%", "quy định là 20%"."""
    if mention.measure != PERCENT or mention.denominator is not None:
        return False
    held = before is not None and before.measure == PERCENT
    if held and _UNMET.search(place.lead):
        return True
    return _DUTY.search(place.clause) is not None or _LAID_DOWN.search(place.clause) is not None


def _is_of_plan(place: Surroundings, mention: NumberMention) -> bool:
    """ "Theo Kế hoạch số 26, Thành phố kiểm tra 48 cơ quan trong năm": what the plan says, not what was done."""
    plan = _BY_PLAN.search(place.so_far)
    if plan is None or mention.measure in _GIVEN_NOT_AIMED_AT or RESULT.search(plan["told"]):
        return False
    if _GIVEN_OR_HELD.search(place.clause):
        return False
    return _BY_WHEN.match(place.after) is not None or _YEAR_SET.search(plan["told"]) is not None


def _is_in_bracket_of_goals(place: Surroundings, mention: NumberMention) -> bool:
    """ "so với mục tiêu của Nghị quyết (số hóa 90%; ký số 95%)"."""
    if not place.bracketed or mention.denominator is not None:
        return False
    front = _GOALS_IN_FRONT.search(place.outside)
    return front is not None and RESULT.search(front.group()) is None and RESULT.search(place.so_far) is None
