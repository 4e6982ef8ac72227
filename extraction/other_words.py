"""Words that make a number neither a result nor a goal: scales, field sizes, thresholds, samples, shares of one."""

from __future__ import annotations

import re

from domain.numbers import NumberForm, NumberMention, Qualifier
from domain.quantities import DONG, PERCENT
from extraction.clauses import Surroundings
from extraction.late_parts import LATE, is_part_of_late_files

_SCALE = re.compile(
    r"(?<!\w)(?:thang(?:\s+điểm)?|tối đa(?:\s+là)?|điểm tối đa(?:\s+là)?|mức tối đa|trên tổng|điểm chuẩn|"
    r"điểm tối đa [^,;:]{2,40} là)\s*:?\s*$"
)
_RANKED_AMONG = re.compile(  # "tổng số tỉnh, thành phố xếp hạng: 34"
    r"(?<!\w)(?:tổng số|số) (?:các )?(?:tỉnh|đơn vị|sở|xã|phường|địa phương|bộ)(?!\w)[^;:\d]{0,30}"
    r"(?:xếp hạng|đánh giá)\s*:\s*$"
)
_SCALES_TOLD = re.compile(  # "Điểm tối đa của nhóm …: 12; nhóm …: 10"
    r"\W*(?:mức |số )?(?:điểm tối đa|thang điểm|điểm chuẩn)(?!\w)"
    r"(?!.*(?<!\w)(?:đạt|được|chấm|còn|phường|xã|sở|đơn vị)(?!\w))"
)
_FIELD = re.compile(
    r"(?<!\w)(?:bình quân|tính chung|trong(?:\s+(?:tổng số|số))?|trên|"
    r"(?<!làm việc )(?<!kiểm tra )(?<!thanh tra )(?<!khảo sát )tại|của|giữa|đứng đầu|dẫn đầu)\s*$"
)
_GROUP = re.compile(r"(?<!\w)(?:trong\s+(?:nhóm|khối|tốp)|thuộc nhóm|nhóm|khối|top|đứng trong|lọt)\s*$")
_PLACES = frozenset(("tỉnh", "thành phố", "bộ", "các bộ", "sở", "xã, phường", "phường", "xã", "địa phương", "quận"))
_BODIES = _PLACES | {"đơn vị", "cơ quan", "phòng", "phòng, đơn vị"}
_BEYOND = (Qualifier.GT, Qualifier.LT)
_MEASURED = re.compile(r"(?<!\w)đối tượng(?: [^\W\d_]+){0,8} (?:là|gồm)(?!\w)")
_EACH = re.compile(r"(?<!\w)(?:mỗi(?:\s+[^\W\d_]+){0,2}|cứ)\s*(?:từ|khoảng|có)?\s*$")
_OF_EACH = re.compile(r"(?<!\w)cứ\s+(?:[^\W_]+\s+){1,4}thì(?:\s+(?:có|được|mới có|chỉ có))*\s*(?:tới|khoảng)?\s*$")
_SURVEYED = re.compile(
    r"(?<!\w)(?:khảo sát|điều tra|phỏng vấn|phiếu điều tra|(?<!xin )ý kiến(?: đánh giá| trả lời)? của)"
    r"(?:\s+được)?(?:\s+(?:thực hiện|tiến hành))?"
    r"(?:\s+(?:tại|của|đối với)(?:\s+[^\W\d_]+){1,3})?\s*(?:là|:)?\s*$"
)
_AGE_OR_PEOPLE = re.compile(
    r"\s*(?:tuổi|tháng tuổi|dân|nhân khẩu|hộ dân|khẩu)(?!\w)(?! (?:cư|sự))"
)  # "trên 50.000 dân"
_SENT = re.compile(
    r"(?<!\w)(?:gửi(?: đi| ra| tới)?|phát(?: ra| đi| hành)?|phiếu phát)(?:\s+(?:được|cho|là|tổng|tổng cộng))*\s*:?\s*$"
)
_THRESHOLD = re.compile(r"(?<!\w)(?:(?<!ở )ngưỡng|đạt từ|chuẩn)\s*$|\(\s*từ\s*$")
_ENDS_OF_RANKING = re.compile(r"^\s*(?:đơn vị|địa phương|tỉnh|bộ)?\s*(?:dẫn đầu|cao nhất|thấp nhất|cuối bảng|đứng đầu)")
_RATE = re.compile(r"(?<!\w)(?:phút|giờ|ngày|lần|lượt|buổi)\s?/\s?$")
_A_TIME = re.compile(  # "phát thanh 3 buổi/tuần", "02 lần mỗi tháng": how often, not how many
    r"\s?/\s?(?:1 |một )?(?:giờ|ngày|tuần|tháng|quý|năm)(?!\w)(?!\s+(?:[ivx]+|\d))|"
    r"\s(?:mỗi|hằng|một) (?:ngày|tuần|tháng)(?!\w)"
)
_VARIES = re.compile(r"(?<!\w)(?:từng|mỗi|tùy)(?!\w)")
_THE_MOST = re.compile(
    r"(?<!\w)(?:đông|nhiều|ít) nhất là [^,;\d]{2,40}$"
)  # "…, đông nhất là lớp kỹ năng số với 88 lượt"
_NOT_AMONG = re.compile(  # "6.240 lượt … do các bệnh viện tổ chức không nằm trong con số này"
    r"[^;.\d]{0,90}(?<!\w)(?:không|chưa) (?:nằm|tính|gộp|kể|thuộc)(?: vào| trong)* (?:con số|số) (?:này|trên|đó)"
)
_SUPPOSED = re.compile(  # "nếu tính cả khối lượng chưa thanh toán thì khoảng 61%"
    r"(?<!\w)(?:nếu|giả sử) (?:tính|kể|gộp|cộng) (?:cả|thêm|luôn)(?!\w)[^;.,\d]*$"
)
_OUT_OF = re.compile(r"(?<!\w)(?:trên|trong)(?:\s+(?:tổng số|tổng|số))*\s*$")
_TO_BE_TOLD = re.compile(
    r"\s*(?:hồ sơ |trường hợp )?(?:phải|cần|thuộc diện)(?: phải)?(?: gửi| có)?(?: thư| văn bản)? xin lỗi"
)
_NOT_TOLD_YET = re.compile(r"(?<!\w)(?:chưa|không)(?: [^\W\d_]+){0,4} xin lỗi(?: [^\W\d_]+){0,2}\s*$")
_NOT_TOLD = re.compile(
    r"\s*(?:hồ sơ |trường hợp )?(?:chưa|không)(?: (?:có|gửi|được|kịp))*(?: (?:thư|văn bản))? xin lỗi"
)
_SOME = r"(?:\d|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w))"
_OF_UNFINISHED = re.compile(  # "mười nhiệm vụ chưa xong có bốn nhiệm vụ phải chờ": both only parts
    rf"(?:\s*(?:nhiệm vụ|việc|đầu việc))?\s*chưa (?:xong|hoàn thành|làm xong)(?: thì)? có {_SOME}"
)
_SOME_UNFINISHED = re.compile(
    rf"{_SOME}[\d.]* ?(?:nhiệm vụ|việc|đầu việc) chưa (?:xong|hoàn thành|làm xong)(?: thì)? có\s*$|"
    r"(?<!\w)trong(?: số| tổng số)? [\d.]+ (?:nhiệm vụ|việc|đầu việc)(?: [^\W\d_]+){0,6}? còn lại,?(?: thì| có)*\s*$"
)
_STILL_LATE = re.compile(r"[^,;.]{0,30}(?<!\w)(?:quá hạn|trễ|chậm)(?!\w)")
_BY_MEDIA = re.compile(  # "9 phóng sự do Đài Hà Nội thực hiện"
    r"\s*(?:(?:phóng sự|tin,? bài|tin|bài|chuyên mục|chương trình)(?: [^\W\d_]+){0,2} )?do "
    r"(?:đài (?!truyền thanh|phường|xã)|(?:cơ quan |các )?báo (?!cáo))(?![^,;.]*(?:phối hợp|cùng))"
)
_BY_OTHERS = re.compile(  # "214 tỷ đồng do các xã làm chủ đầu tư"
    r"[^,;.\d]{0,10} do (?:các )?(?:xã|phường|đơn vị khác|sở khác)[^,;.\d]{0,20} làm chủ đầu tư"
)
_EXCEPT = re.compile(r"(?<!\w)(?<!khấu )(?:trừ|ngoại trừ|không kể|chưa kể)\s*$")
_LEFT_OUT = re.compile(r"(?<!\w)(?:không|chưa) (?:gồm|bao gồm|tính|tính đến|kể đến)\s*$")
_OF_SOMEBODY = re.compile(
    r"\s*(?:hồ sơ |văn bản |người )?(?:do|của|thuộc)(?!\w)"
)  # "chưa tính 12 hồ sơ quá hạn" is told
_CARRIED_OVER = re.compile(r"\s*(?:(?:của |từ )?(?:kỳ|quý|năm) (?:trước|cũ)|chuyển kỳ|chuyển sang|tồn)(?!\w)")
_TASKED = re.compile(r"(?<!\w)(?:giao|phân công)(?:\s+(?:cho|nhiệm vụ))*(?:[^,;]{0,25}\s+cho)?\s*$")
_RATED = re.compile(r"^\s*(?:cbcc\w*\s*)?được đánh giá")
_REACHING = re.compile(
    r"^\s*(?:,\s*(?:thành phố|thị xã|quận|xã|phường|đơn vị|địa phương)\s+)?(?:[^\W\d_]+\s+){0,3}(?:đạt|có)"
    r"(?:\s+(?:kết quả|điểm|chỉ số|tỷ lệ|mức|điểm số|giá trị))*(?:\s+này)?\s*$"
)
_BODIES_REACHING = re.compile(r"(?:,?\s+[^\W\d_]+){0,6}\s+(?:có|đạt)(?:\s+[^\W\d_]+){1,9}\s*$")
_THOSE_REACHING = re.compile(r"\W*(?:những|các)\s+[^,;]*\s(?:có|đạt)(?:\s+[^\W_]+){0,8}\s*$")

_PRIZE = re.compile(r"(?<!\w)(?:quà|thưởng|giải (?:nhất|nhì|ba))(?:\s+[^\W\d_]+){0,4}\s*$")
_PLACE_NAME = re.compile(r"(?<!\w)(?:thôn|xóm|ngõ|ngách|khu dân cư(?: số)?|tổ dân phố(?: số)?|cụm)\s*$")
_SELF_SCORED = re.compile(r"(?<!\w)tự\s+(?:chấm|đánh giá|chấm điểm)(?:\s+(?:được|đạt|là))?\s*$")


def is_other(place: Surroundings, mention: NumberMention, said: str, before: NumberMention | None) -> bool:
    """Whether the number is a size, a scale, a threshold or a sample. said: the mention's words, folded.

    before: the figure in front of it in its clause.
    """
    if mention.form is NumberForm.RANK:
        return said.startswith("top") or _RANKED_AMONG.search(place.so_far) is not None
    if (
        _NOT_AMONG.match(place.after)
        or _BY_OTHERS.match(place.after)
        or (mention.measure == "tin, bài" and _BY_MEDIA.match(place.after) is not None)
        or (before is not None and _THE_MOST.search(place.so_far))
    ):
        return True
    if _NOT_TOLD_YET.search(place.so_far) or _NOT_TOLD.match(place.after):
        return True
    if (_OUT_OF.search(place.so_far) or said.startswith("trên ")) and _TO_BE_TOLD.match(place.after):
        return True
    somebodys = _LEFT_OUT.search(place.lead) is not None and _OF_SOMEBODY.match(place.after) is not None
    left_out = (_EXCEPT.search(place.lead) is not None or somebodys) and not _CARRIED_OVER.match(place.after)
    if left_out or _RATE.search(place.so_far) or _A_TIME.match(place.after):
        return True
    if place.lead.rstrip().endswith("/"):
        return mention.measure in _PLACES or (mention.measure in (None, "điểm", "thôn") and not place.after.strip())
    if mention.qualifier is Qualifier.RANGE and (mention.measure == "điểm" or _VARIES.search(place.clause)):
        return True  # "xuất sắc 90 đến 100 điểm": a class of scores
    if is_part_of_late_files(place, mention):
        return True
    some = _SOME_UNFINISHED.search(place.so_far) is not None and not _STILL_LATE.match(place.after)
    parts = _OF_UNFINISHED.match(place.tail) is not None and not re.search(rf"(?<!\w){LATE}(?!\w)", place.lead)
    if parts or some:
        return True
    if mention.measure == PERCENT and _SUPPOSED.search(place.so_far):
        return True
    if mention.measure in (PERCENT, "điểm") and _SELF_SCORED.search(place.clause):
        return True
    if mention.measure in ("điểm", None) and _SCALES_TOLD.match(place.opening):
        return True
    if _is_scale(place, mention, said, before) or _is_threshold(place, mention, said, before) or _of_each(place):
        return True
    if mention.measure == PERCENT:
        return False
    if mention.measure == DONG and _PRIZE.search(place.clause):
        return True
    if mention.measure is None and _PLACE_NAME.search(place.clause):
        return True  # "nhà văn hóa khu dân cư số 5"
    if mention.measure == "lần" and place.clause.rstrip().endswith("đi lại"):
        return True
    if mention.measure is None and _AGE_OR_PEOPLE.match(place.after):
        return True
    return _is_field(place, mention) or _is_sample(place, mention) or _RATED.match(place.after) is not None


def _of_each(place: Surroundings) -> bool:
    """ "mỗi đơn vị 02 người", "cứ 10 hồ sơ thì có 9 nộp trực tuyến": a measure of the rest, nothing counted."""
    return _EACH.search(place.clause) is not None or _OF_EACH.search(place.so_far) is not None


def _is_scale(place: Surroundings, mention: NumberMention, said: str, before: NumberMention | None) -> bool:
    if mention.denominator is not None:
        return False
    if mention.qualifier is Qualifier.MAX and said.startswith("tối đa"):
        return mention.measure in (PERCENT, "điểm", None)
    scored = before is not None and before.measure == "điểm" and mention.measure is None
    if scored and f"{place.lead} {said}".split()[0] == "trên":
        return True  # "đạt 488 điểm trên 660"
    scale = _SCALE.search(place.lead)
    counted = mention.measure not in (None, "điểm", PERCENT)
    return scale is not None and not (counted and scale.group().startswith("trên tổng"))


def _is_field(place: Surroundings, mention: NumberMention) -> bool:
    """How many there are to be ranked, served or tasked."""
    if mention.measure in _PLACES and _MEASURED.search(place.so_far):
        return True
    if _GROUP.search(place.lead) or _ENDS_OF_RANKING.match(place.after):
        return True
    tasked = _TASKED.search(place.clause) is not None
    if mention.measure in _PLACES and mention.denominator is None:
        return tasked or _FIELD.search(place.lead) is not None
    return tasked and mention.measure in ("đơn vị", "phòng, đơn vị", "phòng")


def _is_threshold(place: Surroundings, mention: NumberMention, said: str, before: NumberMention | None) -> bool:
    """The line that makes a class: "07 đơn vị đạt tỷ lệ giải ngân trên 90%", "từ 70 đến dưới 100%", "ngưỡng 80%"."""
    if _THRESHOLD.search(place.clause) or (mention.qualifier is Qualifier.RANGE and "dưới" in said):
        return True
    if mention.qualifier is None or mention.measure not in (PERCENT, "điểm", None):
        return False
    if before is None:
        return _THOSE_REACHING.match(place.lead) is not None
    of_bodies = before.measure in _BODIES and mention.measure == PERCENT and mention.qualifier in _BEYOND
    return _REACHING.match(place.lead) is not None or (of_bodies and _BODIES_REACHING.fullmatch(place.lead) is not None)


def _is_sample(place: Surroundings, mention: NumberMention) -> bool:
    if mention.measure == "phiếu" and _SENT.search(place.clause):
        return True
    asked = mention.measure in ("người", "doanh nghiệp", "phiếu") and _SURVEYED.search(place.clause) is not None
    return asked and (mention.measure != "phiếu" or "điều tra" in place.clause)
