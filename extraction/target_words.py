"""Words that make a number a target: goals, plans, requirements and forecasts, until a result speaks again."""

from __future__ import annotations

import re

from domain.numbers import NumberMention, Qualifier
from domain.periods import Period, PeriodKind
from domain.quantities import DONG, PERCENT
from extraction.clauses import Surroundings
from extraction.named_periods import GRACE, Naming, days_named, days_of, later, named_periods
from extraction.previous_words import is_dated_old
from extraction.turning_back import turns_at

LONGEST_TITLE = 90  # characters of a title, goals announced in it or not
QUOTA = r"(?!\s+(?:số\s+)?(?:biên chế|công chức|viên chức|người làm việc|số lượng|được giao))"
_DEMAND = (
    r"(?<!đạt )(?<!không )(?<!số )yêu cầu"
    r"(?!\s+(?:[^\W\d_]+\s+){0,4}?(?:chấn chỉnh|khắc phục)(?!\w))"
    r"(?!\s+(?:cấp|nộp|bổ sung|giải quyết|xử lý|chấn chỉnh|khắc phục|sửa|làm lại|hoàn thiện|rút kinh nghiệm))"
)
_NORM = r"định mức(?! (?:viên chức|người làm việc|giáo viên|biên chế))"
_NOUN = (
    rf"(?:mục tiêu|chỉ tiêu{QUOTA}|{_DEMAND}|{_NORM}|mức phấn đấu|mức trần|dự kiến ban đầu|"
    r"phương án(?=\s*$))"
)
_NEAR = re.compile(rf"(?<!\w)(?<!\d ){_NOUN}(?!\w)[^;|]*$")
_YEAR_AHEAD = re.compile(
    r"(?<!\w)(?:ước|dự kiến|dự báo)(?:\s+(?:tính|thực hiện|giải ngân|hoàn thành|kết quả))*"
    r"\s+(?:đến\s+)?(?:cả|hết|trọn|cuối)\s+năm[^,;.\d]*(?:20\d\d[^,;.\d]*)?$"
)
_SET_PACE = re.compile(  # "chậm hơn tiến độ đề ra (45%)", "chậm so với dự kiến (hết quý III xong 27 nhiệm vụ)"
    r"(?<!\w)(?:(?:tiến độ|lộ trình|mức) (?:đề ra|đặt ra|yêu cầu|được giao)|so với dự (?:kiến|tính))\s*\(?\s*$"
)
_PLAN = re.compile(
    r"(?<!\w)(?<!thực hiện )(?<!hoàn thành )(?<!hoàn thành theo )(?:kế hoạch|kh)"
    r"(?:\s+(?:của|năm|quý|tháng|giao|là|đề ra|đặt ra|cả năm|được giao|\d{4}|[ivx]+))*\s*[:(]?\s*$"
)
_PLAN_HEAD = re.compile(
    r"(?<!\w)kế hoạch(?:\s+(?:cchc|công tác|năm|quý|\d{4}|[ivx]+))*\s*:\s*(?:tổng(?: số)?|có|gồm)?\s*$"
)
_YEAR_PLAN_HOLDS = re.compile(r"^\W*(?:kế hoạch|kh)(?: cchc)? năm(?: 20\d\d| nay)?\s*:?\s*$")  # "… 38 nhiệm vụ"
_ENDS = re.compile(r"\s*(?:[,;.(]|$)(?!.*(?<!\w)(?:cchc|cải cách hành chính|dự án|chuyển đổi số)(?!\w))")
_MISSED = re.compile(
    r"(?<!\w)(?:chưa|không) (?:đạt|tới|đến|vượt|chạm)(?: (?:mức|mốc|ngưỡng|được))*\s*$"
)  # "chưa đạt 90%"
_LESS_IS_BETTER = re.compile(r"(?<!\w)(?:quá|trễ|chậm) (?:hạn|hẹn)|(?:trả|xử lý|giải quyết) (?:chậm|trễ|muộn)")
_SIGNED_UP = re.compile(  # "cả năm đăng ký kiểm tra 13"
    r"(?<!\w)cả năm (?:đã )?đăng ký(?: (?:kiểm tra|tổ chức|mở|rà soát|thực hiện|làm|xây dựng|ban hành))?\s*$"
)
_STILL_TO_DO = re.compile(r"\s*(?:nhiệm vụ |việc )?(?:phải|cần|sẽ)(?!\w)")
_LAID_DOWN = re.compile(
    r"(?:đặt|đề) ra \d+ (?:nhiệm vụ|việc|đầu việc)"
)  # "Kế hoạch năm đặt ra 73 nhiệm vụ, hoàn thành 52"
_SO_FAR = re.compile(r"(?<!\w)(?:đã|trong (?:quý|kỳ)|(?:\d+|sáu|chín) tháng)(?! (?:tới|sau|cuối))(?!\w)")
_IN_FRONT = re.compile(rf"(?<!\w)(?:kế hoạch|{_NOUN})(?!\w)[^,;]{{0,25}}$")
_RESULTS_OF_GOALS = re.compile(  # "Kết quả so với chỉ tiêu: …", "hoàn thành cả 03 mục tiêu: …"
    r"^\W*kết quả(?! (?:giao|phân bổ|xây dựng|đăng ký))[^:;.]*(?:mục tiêu|chỉ tiêu)[^:;]*:"
    r"(?:(?!mục tiêu|chỉ tiêu)[^:;])*$|"
    r"^(?![^:;]*(?<!\w)(?:phải|cần|giao|chỉ đạo|yêu cầu|trách nhiệm|tập trung|đôn đốc)(?!\w))[^:;]*"
    r"(?<!\w)(?:hoàn thành|đạt|vượt)(?:\s+(?:cả|được|đủ|toàn bộ|các))*\s+"
    r"(?:\d+(?:/\d+)?\s*)?(?:mục tiêu|chỉ tiêu)[^:;]*:[^:;]*$"
)
_OF_TASKS = re.compile(
    r"nhiệm vụ[^,;]*(?<!\w)(?:kế hoạch|chương trình)|"
    r"(?:kế hoạch|chương trình)[^,;]*(?:gồm|có|là|đề ra|đặt ra|xác định)(?: (?:cả thảy|tổng số|tổng cộng))?\s*$"
)
_PLAN_TO = re.compile(
    r"(?<!\w)(?<!hoàn thành )(?<!thực hiện )kế hoạch(?:\s+(?:năm|cả năm|quý|hết|đến|giao|đề ra|[ivx]+|\d{4}))+"
    r"\s+(?:là|phải|cần)(?:\s+(?:phải|là|đạt|kiểm tra|rà soát|xong|hoàn thành|tổ chức|mở|giải ngân|có|làm))*\s*$"
)
_OF_PLAN_OF = re.compile(r"%\s*kế hoạch(?:\s+[^\W\d_]+){1,3}\s*$")  # "đạt 87,4% kế hoạch bồi dưỡng 1.000 lượt"
_COMPARED_WITH = re.compile(
    r"(?<!\w)(?:so với [^,;]{0,30}|(?:thực hiện|triển khai|chấp hành)(?!\w)[^,;]*)$"
)  # "So với mục tiêu đề ra (95%), tỷ lệ còn thấp (91%)"
_TURNS = re.compile(
    r"[^,]*,(?!\s*(?:đến|tới|trong|vào)?\s*(?:hết |cuối )?(?:năm|quý)(?!\w))"
    r"(?![^;]*(?<!\w)(?:phải|cần|chậm nhất)(?!\w))"
)
_CLOSED = re.compile(r"\([^()]*\)")
_DOCUMENTS = re.compile(r"công văn|thông báo|quyết định|văn bản|báo cáo|chỉ thị")

_WHO = (
    r"(?:thành phố|ubnd|chính phủ|nghị quyết|kế hoạch|trung ương|chỉ thị|thủ tướng|bộ nội vụ|hđnd|"
    r"(?<!các )(?:sở|phường|xã|ban|trung tâm))"
)
_AIM = "|".join(
    (
        "phấn đấu|đặt mục tiêu|đặt chỉ tiêu|đặt kế hoạch|dự kiến|dự tính|dự báo|sẽ|cam kết|hướng tới|hướng đến",
        "có kế hoạch (?:mở|tổ chức|đào tạo|tuyển|cử|sắp xếp|rà soát|kiểm tra|bồi dưỡng)",
        r"từ nay (?:đến|tới) (?:cuối|hết)|xin (?:[^,;.\d]{0,30} )?(?:cho )?(?:tuyển|giao thêm|cấp thêm)",
        "quyết tâm|đặt ra|đề ra|theo lộ trình|lộ trình|định hướng|nhu cầu",
        r"^\W*(?:nhưng )?để (?:nâng(?! cao)|đạt|đưa|giảm|về đích)|cần đạt|chỉ được tồn|kế hoạch yêu cầu",
        r"kế hoạch (?:số )?[^,;]{0,60}?(?:xác định|quy định|đặt)(?= (?:tỷ lệ |mức )?$| \d)",
        "đăng ký (?:tuyển|xây dựng|ban hành|mục tiêu|chỉ tiêu|thi đua|phấn đấu|thực hiện|hoàn thành|giảm|đạt|giữ)",
        r"(?<!được )(?<!nhiệm vụ )giao (?:cho )?(?:các )?(?:sở|phòng|đơn vị|cơ quan|bộ|ubnd)(?: [^\W\d_]+){0,16}? "
        "(?:triển khai|xây dựng|cung cấp|hoàn thành)",
        "phương án (?:đề nghị|đề xuất)|đề xuất (?:cắt giảm|giảm|mục tiêu)",
        "đề nghị (?:giảm|bố trí|bổ sung|các|sở|thành phố|ubnd|giao|mỗi|tập huấn)",
        r"lẽ ra (?:phải|đã)|đáng (?:lẽ|ra)|theo (?:đúng )?tiến độ,? (?:[^\W\d_]+ ){0,6}phải",
        r"(?:cả|hết|trọn|cuối) năm,? (?:phải|cần)(?! (?:nộp|trả))|theo kế hoạch (?:phải|cần)",
        r"tập trung (?:vào )?(?:[^\W\d_]+ ){0,2}(?:việc|nhiệm vụ|mục tiêu|nội dung|khâu)\s*:",
        "phải (?:đạt|bảo đảm|đảm bảo|giảm|xử lý dứt điểm)|theo kế hoạch[^;]{0,30} (?:cả năm|hết năm)",
        r"(?<!tính )đến năm (?:19|20)\d\d(?=,?\s+(?:có|đạt|cung cấp|phấn đấu|mức|giảm|(?:cơ bản )?hoàn thành)|:)",
    )
)
_SET = re.compile(
    rf"(?:^\W*|(?<!\w))(?:{_AIM}|^\W*yêu cầu(?!\s+(?:bổ sung|nộp))|{_WHO}\s*(?:[^\W\d_]+\s+){{0,2}}yêu cầu"
    r"(?!\s+(?:[^\W\d_]+\s+){0,4}?(?:chấn chỉnh|khắc phục|sửa|bổ sung)(?!\w))|"
    r"kế hoạch (?:năm \d{4}|quý [ivx]+|giải ngân|tuyển dụng|khắc phục)(?! số))(?!\w)"
)
_ORDER = (
    r"khẩn trương|(?:bảo đảm|đảm bảo)(?!\s+(?:một phần|toàn bộ|chi|kinh phí))|"
    r"đẩy mạnh|đẩy nhanh|tăng cường|chủ động|tập trung (?:thực hiện|hoàn thành|nâng)|"
    r"tiếp tục|nâng cao"
)
_OPENING = re.compile(
    rf"^\W*(?:\(?\w{{1,3}}[.)]\s*)?(?:{_ORDER})(?!\w)(?! duy trì)"
    r"(?![^,;:\d]{0,60}(?::|, (?:phường|xã|sở|ubnd|đơn vị)(?!\w)))|"
    r"^\W*(?:(?:trong|đến|từ)?\s*(?:năm|quý)\s[^,;]{0,20},?\s+)?(?:các\s+)?"
    rf"(?:(?:mục tiêu|chỉ tiêu{QUOTA})(?![^:;\d]{{0,30}}(?:đạt được|hoàn thành|đã đạt))|"
    r"yêu cầu(?!\s+(?:bổ sung|nộp))|theo kế hoạch(?! số),|"
    r"kế hoạch (?:kiểm tra|rà soát|năm)|chương trình năm)(?!\w)"
)
RESULT = re.compile(
    r"(?<!\w)(?:đã(?!\s+được\s+(?:phê duyệt|thống nhất))|đến nay|(?<=[,;:.] )tới nay|"
    r"đã đạt|mới đạt|mới có|mới ở|thực tế|quý này|"
    r"(?<!thực )(?<!thể )(?<!phát )(?<!xuất )(?<!cải )hiện(?:\s+(?:nay|có|là|tại|đạt|mới|sử dụng|ở))?(?!\s+đại)|"
    r"(?:^|[,;:.]\s*)kết quả|hoàn thành được|(?:tuyển|tuyển dụng|tổ chức|rà soát|thực hiện) được|tuy nhiên|nhưng|"
    r"(?<=, )trong (?:quý|kỳ)(?: này)?(?:,? chưa|\s*$))(?!\w)"
)
_CONTINUED = re.compile(r"\s*(?:trong đó|riêng|quý|đến)(?!\w)")
REACHED = re.compile(r"(?:,|\s[-–])\s*(?:l[ũu][ỹy] kế\s+)?(?:đạt|thực hiện|hoàn thành|(?:làm )?xong|tuyển được)(?!\w)")
_DUTY = re.compile(
    r"^\s*(?:[^\W\d_]+\s+){0,12}(?:phải|cần)\s+"
    r"(?:được|đạt|hoàn thành|bảo đảm|đảm bảo|trả|còn|gửi|thực hiện|có|xử lý)"
)
_TO_BE_REVIEWED = re.compile(r"(?<!\w)phải (?:rà soát|đánh giá|đơn giản hóa|cắt giảm)(?:, [^\W\d_]+ [^\W\d_]+)?\s*$")
_WILL = re.compile(
    r"(?!\s+(?:đã )?quá hạn)[^,;]*(?<!\w)sẽ(?!\w)"
)  # "05 hồ sơ quá hạn sẽ trả trong tháng": there are 05
_OF_PLAN = re.compile(r"\s*(?:(?:của|theo) kế hoạch|(?:[^\W\d_]+ )?(?:đặt|đề) ra(?!\w))")
_UNTIL = re.compile(r"\W*(?:đến|tới|vào)\s+(?:(?:hết|cuối)\s+)?(?:năm|quý|tháng)\s[^,;]{1,20},")
_MOVED_ON = re.compile(r"(?:sang|chuyển|lùi|kéo dài)\s*[^,;]{0,12}$")
_PLANS_AHEAD = re.compile(
    r"phương hướng|nhiệm vụ[^,;]{0,40}(?:thời gian tới|tiếp theo|kỳ tới|quý tới|năm tới|trọng tâm|chủ yếu|quý [ivx]+|"
    r"cuối năm|năm 20\d\d|tháng cuối)|kế hoạch (?:quý|năm|kỳ|tháng) (?:tới|sau|[ivx]+)|"
    r"giải pháp (?:thời gian tới|trọng tâm)"
)
GOALS_HEADED = re.compile(  # "2. Chỉ tiêu cụ thể", "b) Mục tiêu đến năm 2030"
    r"\W*(?:[\divx]+[.)]\s*|[a-zđ]\)\s*)*(?:các |một số )?(?:mục tiêu|chỉ tiêu)(?:,? (?:và )?(?:chỉ tiêu|mục tiêu))?"
    r"(?: (?:cụ thể|chủ yếu|chính|tổng quát|phấn đấu|chung|đến (?:hết )?năm 20\d\d|năm 20\d\d))*\W*"
)
ANNOUNCES = re.compile(
    r"\W*(?:[\divx]+[.)]\s*)?"
    r"(?:phương hướng|định hướng|(?:một số |các )?nhiệm vụ (?:trọng tâm|chủ yếu|thời gian tới|(?:quý|năm|kỳ) tới)|"
    r"(?:một số |các )?giải pháp (?:trọng tâm|chủ yếu|thời gian tới))(?!\w)"
)
_GIVEN = re.compile(r"(?<!\w)(?:biên chế|vốn|dự toán|số lượng)(?:\s+[^\W\d_]+){0,4}\s+giao(?!\w)[^,;]{0,25}$")
_LOOKS_BACK = re.compile(r"kết quả|tình hình|đánh giá|hạn chế|tồn tại")

_KEEP_UP = re.compile(r"\W*tiếp tục (?!đạt|giữ|được|tăng|xếp|đứng|dẫn)")


def is_governed(place: Surroundings, mention: NumberMention, report: Period | None = None) -> bool:
    """A goal was opened earlier in the part and no result has been stated since."""
    if is_dated_old(place):
        return False
    words = place.opening if _CONTINUED.match(place.so_far) and not place.bracketed else place.so_far
    words = _CLOSED.sub(lambda m: " " * len(m.group()), words)
    opened = _OPENING.search(words)
    if opened is not None and (REACHED.search(words, opened.end()) or _is_list_of_tasks(opened, mention)):
        opened = None
    for goal in _SET.finditer(words):
        of_plan = goal.group() in ("đặt ra", "đề ra") or goal.group().startswith("kế hoạch")
        planned_tasks = of_plan and mention.measure == "nhiệm vụ"
        compared = _COMPARED_WITH.search(words, 0, goal.start()) and _TURNS.match(words, goal.end())
        reached = bool(_LAID_DOWN.match(words, goal.start()) and REACHED.search(words, goal.end()))
        reached |= goal.group().endswith(":") and _SO_FAR.search(words, 0, goal.start()) is not None
        opened = opened if planned_tasks or compared or reached else goal
    if opened is None or RESULT.search(words, opened.end()) is not None:
        return False
    return turns_at(f"{words}0", opened.end(), report) is None


def _is_list_of_tasks(opened: re.Match[str], mention: NumberMention) -> bool:
    """ "Kế hoạch năm 2026: 27 nhiệm vụ": how much the plan holds, not how much is aimed at."""
    return "kế hoạch" in opened.group() and mention.measure == "nhiệm vụ"


def is_target(place: Surroundings, mention: NumberMention, report: Period | None) -> bool:
    """Whether the words around a number that no goal governs still make it something aimed at."""
    if _is_limit(place, mention):
        return True
    if mention.measure == "biên chế" or is_quota(place, mention):
        return False  # a staff quota is given, not aimed at
    behind = mention.qualifier is Qualifier.MIN and mention.span.start == mention.number.start
    if behind and mention.measure == PERCENT and not RESULT.search(place.so_far):
        return True  # "đạt 98% trở lên": no result is as vague
    kept_up = _KEEP_UP.match(place.opening) is not None and not RESULT.search(place.opening)
    if kept_up and mention.measure == PERCENT and mention.qualifier in (Qualifier.GT, Qualifier.MIN):
        return True  # "Tiếp tục … duy trì tỷ lệ … từ 99% trở lên, tỷ lệ hài lòng trên 95%"
    if mention.measure == "chỉ tiêu" and re.search(r"(?<!\w)tuyển", place.opening + place.tail):
        return True  # posts to be filled
    if mention.measure == "TTHC" and _TO_BE_REVIEWED.search(place.clause):
        return True
    if _is_named_goal(place, mention) or _is_duty(place, mention):
        return True
    if place.bracket is not None and _SET_PACE.search(place.outside):
        return True
    if _OF_PLAN.match(place.after) and re.search(r"(?:mức|với|hơn)\s*$", place.clause):
        return True
    return report is not None and (_is_ahead(place, mention, report) or _is_forecast(place, report))


_WISHED = re.compile(
    r"(?<!\w)(?:phấn đấu|dự kiến|đề nghị|đề xuất|kiến nghị|lộ trình|quyết tâm|mục tiêu (?:đến )?năm|"
    r"(?:tới|đến) năm 20\d\d)(?!\w)"
)


def is_quota(place: Surroundings, mention: NumberMention) -> bool:
    """ "Biên chế được giao 66": what is given, whatever list it stands in, unless it is wished for or yet to come."""
    if _WISHED.search(place.so_far):
        return False
    if mention.measure == "biên chế" and place.after.startswith(" được giao"):
        return True
    return _GIVEN.search(place.clause) is not None and mention.measure != PERCENT


def is_planned(headings: tuple[str, ...], place: Surroundings) -> bool:
    """The section is about work to come, and the number's own words tell of no result."""
    ahead = any(_PLANS_AHEAD.search(h) and not _LOOKS_BACK.search(h) for h in headings)
    back = any(_LOOKS_BACK.search(h) for h in headings[:-1])
    ahead = ahead or (not back and any(GOALS_HEADED.fullmatch(h) for h in headings[-1:]))
    return ahead and RESULT.search(place.so_far) is None


def _is_less_better(place: Surroundings) -> bool:
    """ "Tỷ lệ hồ sơ quá hạn không đến 1%": a result under that, no goal that was missed."""
    named = place.clause.rpartition("tỷ lệ")[2]
    return _LESS_IS_BETTER.search(named) is not None and re.search(r"đúng hạn|trực tuyến|số hóa", named) is None


def _is_named_goal(place: Surroundings, mention: NumberMention) -> bool:
    """ "vượt mục tiêu 95%", "kế hoạch: 12", "(chỉ tiêu 90%)"."""
    if mention.measure in ("nhiệm vụ", None) and mention.denominator is None and _OF_TASKS.search(place.clause):
        return False  # how much the plan holds
    holds = _YEAR_PLAN_HOLDS.search(place.opening) is not None and _ENDS.match(place.tail) is not None
    headed = _PLAN_HEAD.search(place.clause) or holds
    if mention.measure == "nhiệm vụ" and headed and not _STILL_TO_DO.match(place.tail):
        return False  # "Kế hoạch năm: 51/72 nhiệm vụ xong"
    if mention.measure == PERCENT and _MISSED.search(place.lead) and not _is_less_better(place):
        return True
    if _RESULTS_OF_GOALS.search(place.so_far):
        return False
    if (near := _NEAR.search(place.clause)) and not RESULT.search(near.group()):
        return True
    if mention.measure == DONG:
        return False  # a plan in money is the capital given
    if _PLAN.search(place.clause) and not _DOCUMENTS.search(place.so_far + place.tail):
        return True
    if mention.denominator is not None:
        return False
    if _SIGNED_UP.search(place.clause):
        return True
    if mention.measure != "nhiệm vụ" and (_PLAN_TO.search(place.clause) or _OF_PLAN_OF.search(place.so_far)):
        return True
    alone = place.bracketed and not place.lead.strip(" :")
    return alone and _IN_FRONT.search(place.outside.rstrip()) is not None


def _is_duty(place: Surroundings, mention: NumberMention) -> bool:
    if (mention.measure == PERCENT and _DUTY.search(place.after)) or _WILL.match(place.after):
        return True
    at_least = mention.qualifier is Qualifier.MIN and mention.span.start < mention.number.start
    if at_least and re.search(r"(?:vượt|so với|thấp hơn)(?: mức)?\s*$", place.lead):
        return True
    if not at_least or RESULT.search(place.so_far):
        return False
    return re.search(r"(?<!\w)(?:hoàn thành|có)\s*$", place.lead) is None


def _is_limit(place: Surroundings, mention: NumberMention) -> bool:
    """ "bố trí tối đa 60", "không vượt 20%": what may be reached at most, unless it has been."""
    at_most = mention.qualifier is Qualifier.MAX and mention.span.start < mention.number.start
    if not at_most or mention.measure in ("điểm", None) or RESULT.search(place.so_far):
        return False
    return re.search(r"(?<!\w)(?:còn|có|đạt|chiếm|ở mức)\s*$", place.lead) is None


def _is_forecast(place: Surroundings, report: Period) -> bool:
    """ "Ước cả năm đạt 92%" in September; in the report of the year it is the year's result."""
    return report.kind is not PeriodKind.YEAR and _YEAR_AHEAD.search(place.clause) is not None


def _is_ahead(place: Surroundings, mention: NumberMention, report: Period) -> bool:
    """A later period, or for a share a day still to come, stands in the number's own clause."""
    opening = _UNTIL.match(place.opening)
    for words in (place.clause, place.after, opening.group() if opening else ""):
        named = [p for p in named_periods(words, report) if p.naming is Naming.EXPLICIT]
        spans = [p.span for p in named if later(p.period, report)]
        if mention.measure == PERCENT:
            days = (*days_named(words), *days_of(words, report.year))
            spans += [span for span, day in days if day > report.end + GRACE]
        if any(not _MOVED_ON.search(words[: span.start]) for span in spans):
            return True
    return False
