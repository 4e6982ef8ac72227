"""Words by which a number counts something else than what its sentence names: plans, those left, work files."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from domain.indicators import Area, Code, IndicatorType
from domain.numbers import NumberForm
from domain.texts import fold_case
from extraction.bound import DONE_STAGES, TELLS_OF, Spot
from extraction.carrying import foreign, own_words
from extraction.labels import LabelIndex, Named
from extraction.syllables import syllables


@dataclass(frozen=True, slots=True)
class _Said:
    """Words before (searched) or behind (matched) a number that rule indicators out. codes: which, empty for any.

    both: the words must stand on both sides. form: only for numbers written so. bare: only for numbers that name
    nothing counted.
    """

    before: re.Pattern[str] | None = None
    behind: re.Pattern[str] | None = None
    codes: Collection[Code] = ()
    form: NumberForm | None = None
    both: bool = False
    bare: bool = False


_CHANGED = r"sửa đổi|bổ sung|thay thế|bãi bỏ|hủy bỏ"
_LATE = r"(?:quá hạn|trễ(?: hạn| hẹn)?|chậm|muộn)"
_RESOLVED = ("TT-16", "TT-19")
_RULES = (
    _Said(  # "Quá hạn phần lớn ở Hạ Lôi (8)"
        re.compile(
            r"(?<!\w)(?:phần lớn|chủ yếu|đa số|nhiều nhất|tập trung(?: nhiều)?)(?: là)? (?:ở|tại|thuộc|do|từ)\s"
            r"[^;.:]*\(\s*$"
        )
    ),
    _Said(  # "08 tồn tại, chủ yếu là cập nhật hồ sơ chậm (05) và niêm yết chưa đủ (03)"
        re.compile(r"(?<!\w)(?:phần lớn|chủ yếu|đa số)(?!\w)[^;.:]*\(\s*$"), bare=True
    ),
    _Said(  # "hoàn thành 116,7% kế hoạch năm (12 biên chế)"
        re.compile(r"%\s+(?:so với )?(?:kế hoạch|chỉ tiêu)(?: năm| giao| được giao| đề ra| cả năm)*\s*\(\s*$"),
        codes=("BM-05", "BM-06", "BM-07", "BM-08"),
    ),
    _Said(  # "ngoài ra có 03 thông báo lịch họp không tính"
        behind=re.compile(
            r"[^,;.:|()\d]{0,40}(?<!\w)(?:không (?:được )?tính|chưa tính)(?: vào| ở| trong)?\s*"
            r"(?:đây|số này|(?:mục|phần|chỉ tiêu|báo cáo|biểu|bảng) này)?\s*(?=[,;.)]|$)"
        )
    ),
    _Said(  # "Phản ánh về trật tự đô thị 412, không tính ở mục này"
        behind=re.compile(r",\s*không (?:được )?tính (?:vào |ở |trong )?(?:mục|phần|chỉ tiêu|báo cáo|biểu) này"),
        bare=True,
    ),
    _Said(  # "rút ngắn 35% thời gian giải quyết đối với 48 TTHC"
        re.compile(r"(?<!\w)(?:rút ngắn|giảm)(?!\w)[^;.]{0,60} đối với\s*$"), codes=("TT-01", "BM-01", "BM-03")
    ),
    _Said(behind=re.compile(r"[^,;.]{0,20}(?<!\w)(?:khác|ngoài) địa (?:bàn|giới)"), codes=("TT-12", "TT-16")),
    _Said(  # "ban hành mới 3, bãi bỏ 5 văn bản": the first are documents as well, the second were not issued
        re.compile(r"^(?!.*(?<!\w)(?:thủ tục|tthc|công bố)(?!\w)).*(?<!\w)ban hành(?!\w)"),
        behind=re.compile(
            rf"(?:\s*(?:,|và)\s*(?:{_CHANGED})(?:, (?:{_CHANGED}))*\s+\d+)+\s+(?:văn bản|vbqppl|nghị quyết)(?!\w)"
        ),
        codes=("TT-02", "TT-03", "TT-04"),
        both=True,
        bare=True,
    ),
    _Said(
        re.compile(
            rf"^(?!.*(?<!\w)(?:{_CHANGED}|ban hành|mới)(?:,|/| và| hoặc)? ?(?:bãi bỏ|hủy bỏ)(?: [^\W\d_]+)*\s*$)"
            r".*(?<!\w)(?:bãi bỏ|hủy bỏ)(?: (?:toàn bộ|được|thêm))*\s*$"
        ),
        codes=("TC-01",),
    ),
    _Said(re.compile(r"(?<!\w)(?:do|vì|bởi)(?: có)?\s*$"), codes=("TC-01", "CD-01")),  # "do có 03 nghị định mới"
    _Said(  # one of the changes proposed, told beside another: "kiến nghị thay thế 04 văn bản, bãi bỏ 02 văn bản"
        behind=re.compile(
            r"\s*(?:,|và|;)\s*(?:kiến nghị |đề nghị )?(?:sửa đổi|bổ sung|thay thế|bãi bỏ|hủy bỏ)[^,;.\d]{0,30}\d"
        ),
        codes=("TC-07",),
    ),
    _Said(
        re.compile(
            r"(?<!\w)(?:kiến nghị|đề nghị)(?!\w)[^;.]*\d[^;.]*,\s*(?:sửa đổi|bổ sung|thay thế|bãi bỏ|hủy bỏ)"
            r"[^,;.\d]{0,20}$"
        ),
        codes=("TC-07",),
    ),
    _Said(  # "kiến nghị xử lý 07 văn bản: sửa đổi 03; thay thế 02": proposed is not done
        re.compile(r"(?<!\w)(?:kiến nghị|đề nghị|đề xuất)(?!\w)[^.;]*\d[^.;]*:[^.]*$"), codes=("TC-08",)
    ),
    _Said(  # "cắt giảm chi phí 27,5% (chờ phê duyệt)"
        behind=re.compile(r"\s*\([^)]{0,20}(?:chờ|đang trình|xin)\s[^)]*\)"), codes=("TT-04", "TT-06", "TT-07", "TT-08")
    ),
    _Said(  # "tổ công nghệ số hỗ trợ 890 hồ sơ nộp trực tuyến"
        re.compile(r"(?<!\w)(?<!được )(?:hỗ trợ|hướng dẫn|giúp)(?: (?!là |đạt )[^\W\d_]+){0,3}\s*$"),
        codes=("TT-11", "TT-12", "TT-13", "TT-14", "TT-16"),
    ),
    _Said(re.compile(r"(?<!\w)tiếp tục (?:thực hiện|triển khai)\s*$"), codes=("CD-01", "TC-01")),
    _Said(  # "trong tổng số 19 TTHC được công bố"
        re.compile(r"(?<!\w)trong(?: tổng)?(?: số)?\s*$"),
        behind=re.compile(r"\s*(?:được )?(?:công bố|ban hành mới|sửa đổi|bổ sung|thay thế|bãi bỏ)(?!\w)"),
        codes=("TT-01",),
        both=True,
    ),
    _Said(behind=re.compile(r"[^,;.\d]{0,30}(?<!\w)thuộc số (?:này|đó|trên|ấy)(?!\w)")),
    _Said(  # "sáu nhiệm vụ còn lại đang làm đúng tiến độ"
        behind=re.compile(
            r"(?:\s*(?:nhiệm vụ|việc|đầu việc))?(?: (?!và|quá|trễ|chậm)[^\W\d_]+){0,4}?\s*còn lại (?:đều |vẫn |hiện )*"
            r"(?:đang|tiếp tục|thuộc|chưa đến hạn|trong hạn|sẽ|phải|có hạn)(?!\w)"
        ),
        codes=("CD-05", "CD-06", "CD-07", "CD-08"),
    ),
    _Said(  # "trong 14 nhiệm vụ còn lại, 03 nhiệm vụ phụ thuộc …"
        re.compile(r"(?<!\w)trong(?: số| tổng số)?\s*$"),
        behind=re.compile(r"(?:\s*(?:nhiệm vụ|việc|đầu việc))?\s*còn lại(?!\w)"),
        codes=("CD-05", "CD-06", "CD-07", "CD-08"),
        both=True,
    ),
    _Said(  # "21 đơn vị, trong đó có 6 nhà hát, còn lại là bảo tàng"
        re.compile(r"(?<!\w)trong đó(?: có| gồm)?\s*$"),
        behind=re.compile(r"[^;.]*,\s*(?:số )?còn lại (?:là|gồm|thuộc)(?!\w)"),
        codes=("BM-01", "BM-03"),
        both=True,
    ),
    _Said(  # done at last, or not? "ba việc để quá hạn lâu ngày"
        re.compile(r"^(?!.*(?<!\w)(?:hoàn thành|xong)(?!\w))"),
        behind=re.compile(
            r"(?![^.;]*(?<!\w)(?:hoàn thành|xong)(?!\w))[^.;]*(?<!không )(?<!\w)để (?:quá|trễ) hạn(?!\w)"
        ),
        codes=("CD-07",),
        both=True,
    ),
    _Said(  # "Trong số trực tuyến có chừng 1.100 hồ sơ do …": some of them
        re.compile(
            r"(?<!\w)trong số (?:hồ sơ )?(?:nộp |nhận |gửi |tiếp nhận )?(?:trực tuyến|qua mạng|online)(?: này| đó)?,? "
            r"(?:thì )?có(?: [^\W\d_]+)?\s*$"
        ),
        codes=("TT-12", "TT-13"),
    ),
    _Said(  # "riêng khuyến mại đã 17.902 hồ sơ": of one field
        re.compile(
            r"(?<!\w)riêng (?!(?:trong|quý|kỳ|tháng|năm|số|tổng|tỷ lệ|hồ sơ|phường|xã|sở|đơn vị|trung tâm|ban|kết quả)"
            r"(?!\w))(?![^,;:.\d]*(?:tiếp nhận|giải quyết|trực tuyến|trực tiếp|đúng hạn|quá hạn|từ đầu|lũy kế"
            r"|trên|qua|mạng|cổng|một cửa))"
            r"[^,;:.\d]{2,40} đã\s*$"
        ),
        codes=("TT-11", "TT-12", "TT-13", "TT-16", "TT-19", "TT-22", "TT-30"),
    ),
    _Said(re.compile(r"(?<!\w)không phải (?:là )?(?:mức|tỷ lệ|con số|số|kết quả|điểm)(?!\w)[^;.,\d]*$")),
    _Said(  # "2.185 người, không tính vào biên chế"
        behind=re.compile(r"[^;.|\d]{0,40}(?<!\w)không (?:được )?tính (?:vào|trong) (?:tổng )?(?:biên chế|số)(?!\w)"),
        codes=("BM-05", "BM-06", "BM-07", "BM-08"),
    ),
    _Said(  # "06 trong 08 hồ sơ quá hạn là hồ sơ tách thửa": what they were about
        behind=re.compile(
            rf"\s*(?:hồ sơ )?trong (?:tổng )?(?:số )?\d[\d.]* (?:hồ sơ )?(?:bị )?{_LATE} (?:là|thuộc|do|ở|của|về)(?!\w)"
        ),
        codes=_RESOLVED,
    ),
    _Said(
        re.compile(r"\d (?:hồ sơ )?trong (?:tổng )?(?:số )?$"),
        behind=re.compile(rf"\s*(?:hồ sơ )?(?:bị )?{_LATE} (?:là|thuộc|do|ở|của|về)(?!\w)"),
        codes=_RESOLVED,
        both=True,
    ),
    _Said(  # "02 việc xin lùi hạn, đã được đồng ý"
        behind=re.compile(
            r"(?:\s*(?:nhiệm vụ|việc|đầu việc))?\s*(?:đã |phải |được )*(?:xin |đề nghị )?(?:lùi|gia|giãn|điều chỉnh) "
            r"(?:thời )?hạn(?!\w)"
        ),
        codes=("CD-07", "CD-08"),
    ),
    _Said(re.compile(r"(?<!\w)còn lại (?:đều |hiện )?$"), codes=("CD-07",), form=NumberForm.ZERO),
    _Said(
        behind=re.compile(r"\s*(?:buổi )?(?:trên |qua )?(?:loa|đài|phát thanh|truyền thanh)(?!\w)"), codes=("CD-14",)
    ),
    _Said(
        behind=re.compile(r"\s*(?:(?:văn bản|vb) )?(?:hành chính|cá biệt|điều hành)(?!\w)"), codes=("TC-01", "TC-02")
    ),
    _Said(re.compile(r"(?<!\w)(?:danh mục|nhóm) liên thông (?:có |gồm |là )?\s*$"), codes=("TT-01",)),
    _Said(re.compile(r"(?:^|[;,])\W*(?:đã )?(?:phê bình|nhắc nhở)(?: [^\W\d_]+)?\s*$"), codes=("CV-05",)),
    _Said(re.compile(r"(?<!\w)xin lỗi (?:cho|đến|tới|với|đối với|về)\s*$"), codes=("TT-19",)),  # and those still open
    _Said(  # left for other reasons than being made fewer
        behind=re.compile(r"[^.;]*(?<!\w)(?:chưa có người thay|chờ (?:tuyển|bổ sung)|đúng tuổi|thai sản|ốm)(?!\w)"),
        codes=("BM-12",),
    ),
    _Said(  # a Sở trains others' people
        behind=re.compile(r"\s*(?:lượt )?(?:(?:cán bộ|công chức|viên chức)(?:, (?:công|viên) chức)? )?cấp xã(?!\w)"),
        codes=("CV-03",),
    ),
    _Said(re.compile(r"(?<!\w)(?:năm|thời điểm) (?:mốc|gốc)(?!\w)[^,;]{0,20}$"), codes=("BM-05",)),
    _Said(  # tasks that the unit gives its own people
        re.compile(
            r"(?<!\w)(?<!thành phố )(?:chủ tịch|ubnd|lãnh đạo)(?: ubnd)? (?:xã|phường|sở) "
            r"(?:giao|phân công)(?: cho)?(?: các)? (?:thôn|phòng|tổ dân phố|bộ phận|đơn vị trực thuộc)(?!\w)"
            r"(?!.*thành phố)"
        ),
        codes=("CD-05", "CD-06", "CD-07", "CD-08"),
    ),
    _Said(behind=re.compile(r"[^;.]{0,40}trong đó[^;.]*(?<!\w)(?:có hạn|chưa đến hạn|lùi)(?!\w)"), codes=("CD-08",)),
    _Said(behind=re.compile(r"\s*(?:đã\s+)?(?:được\s+)?chuyển\s"), codes=("TT-27", "TT-28")),
    _Said(  # "bỏ xa đơn vị đứng thứ hai"
        re.compile(
            r"(?<!\w)(?:bỏ xa|hơn|kém|trên|sau|cách|so với) (?:đơn vị|địa phương|tỉnh|sở|xã|phường)[^,;]{0,20}$"
        ),
        form=NumberForm.RANK,
    ),
    _Said(  # "có 01 sáng kiến được xếp hạng ba", "đội thi xếp thứ nhì"
        re.compile(
            r"(?<!\w)(?:sáng kiến|mô hình|giải pháp|đề tài|bài(?: dự)? thi|đội(?: thi)?|thí sinh|sản phẩm|tác phẩm|"
            r"tiết mục)(?!\w)(?:(?!(?<!\w)(?:nên|giúp|đưa|mà)(?!\w))"
            r"(?!(?<!của )(?<!\w)(?:phường|xã|sở|đơn vị) (?:xếp|đứng|vươn|tăng|đạt))[^,;.:|]){0,40}$"
        ),
        form=NumberForm.RANK,
    ),
)
_IN_TIME = ("CD-06", "TT-17", "TT-18", "TT-30")
_NONE_LATE = re.compile(
    r"(?:không|chưa)(?: có| bị| để)* (?:quá hạn|trễ|chậm|muộn|lỡ)(?!\w)"
)  # says nothing of those in time
_WORK_FILES = re.compile(r"(?<!\w)(?:hồ sơ công việc|hồ sơ điều hành)(?!\w)(?!.*(?:tthc|thủ tục|tiếp nhận))")
_NOT_YET = re.compile(r"[^,;.:|()\d]{0,40}(?<!\w)chưa(?!\w)")
_STILL_LEFT = re.compile(r"\W*(?:(?:hiện|hiện nay|nay|vẫn|chỉ|như vậy|đơn vị|phường|xã|sở)\s+)*còn(?: lại)?\s*")
_LEFT = frozenset(("còn", "còn lại", "hiện có"))
_REASON = re.compile(r"\W*(?:nguyên nhân|lý do)(?!\w)[^:;]*$")  # "Nguyên nhân do trên 60% hồ sơ là chứng thực"
_FEEDBACK = re.compile(r"(?<!\w)(?:kiến nghị|phản ánh|pakn)(?!\w)")
_NO_FEEDBACK = re.compile(r"[^,;.]{0,30}(?<!\w)(?:phản ánh|kiến nghị|pakn)(?!\w)")
_FEEDBACK_TOLD = re.compile(r"\W*(?:về )?(?:phản ánh|pakn|kiến nghị)(?!\w)(?!.*(?<!\w)hồ sơ)")
_MAY_BE_PARTS = frozenset(
    ("TT-16", "TT-19", "TT-22", "TC-02", "TC-03", "TC-06", "TC-07", "TC-08", "BM-01", "BM-03", "CQS-01", "TK-01")
)


def counts_other_things(text: str, spot: Spot, best: Named, labels: LabelIndex) -> bool:
    """Whether the number is of something else than the indicator `best` that the words around it would name."""
    before = fold_case(text[spot.stretch.sentence.start : spot.mention.span.start])
    behind = fold_case(text[spot.mention.span.end : spot.stretch.sentence.end])
    if any(_holds(rule, before, behind, spot, best) for rule in _RULES):
        return True
    if _of_work_files(text, before, spot, best, labels):
        return True
    if (
        spot.mention.form is NumberForm.ZERO
        and best.code in _IN_TIME
        and _NONE_LATE.match(fold_case(text), spot.mention.number.start)
    ):
        return True
    if _is_left(text, behind, spot, best, labels) or _is_whole_of_fraction(spot, best, labels):
        return True
    if _REASON.match(before) and not _named_beside(spot, best, labels):
        return True
    if _of_another_object(spot, best, labels):
        return True
    return _of_feedback(text, spot, best) or _counts_unknown(text, spot, best, labels)


def _holds(rule: _Said, before: str, behind: str, spot: Spot, best: Named) -> bool:
    if (rule.codes and best.code not in rule.codes) or rule.form not in (None, spot.mention.form):
        return False
    if rule.bare and spot.mention.measure is not None:
        return False
    said_before = rule.before is not None and rule.before.search(before) is not None
    said_behind = rule.behind is not None and rule.behind.match(behind) is not None
    return (said_before and said_behind) if rule.both else (said_before or said_behind)


def _of_work_files(text: str, before: str, spot: Spot, best: Named, labels: LabelIndex) -> bool:
    """ "Hồ sơ công việc lập trong kỳ: 1.250; … còn lại 75" goes on about those, unless it names applications."""
    lead = fold_case(text[spot.stretch.near.start : spot.mention.span.start])
    told = "hồ sơ" in lead or spot.mention.measure == "hồ sơ"
    return not told and labels.catalogue[best.code].area is Area.TT and _WORK_FILES.search(before) is not None


def _is_left(text: str, behind: str, spot: Spot, best: Named, labels: LabelIndex) -> bool:
    """ "Đã hoàn thành 32 việc. Còn 8 việc.": what is left was not done, unless its own clause tells how it was; of a
    stock, "chỉ còn 05 thủ tục chưa thực hiện được" is not the stock."""
    lead = fold_case(text[spot.stretch.near.start : spot.mention.span.start])
    if _STILL_LEFT.fullmatch(lead) is None:
        return False
    if labels.catalogue[best.code].type is IndicatorType.STOCK and _NOT_YET.match(behind):
        return True
    told = any(labels.slot(h.term) in TELLS_OF and h.term not in _LEFT for h in spot.near)
    return not told and not DONE_STAGES.isdisjoint((*best.label.needed, *best.label.helpful))


def _named_beside(spot: Spot, best: Named, labels: LabelIndex) -> bool:
    """Whether what tells the indicator, besides its object, stands in the number's own clause."""
    telling = {t for t in best.label.needed if labels.slot(t) != "object"}
    return not telling.isdisjoint(h.term for h in spot.near) or not telling


def _of_another_object(spot: Spot, best: Named, labels: LabelIndex) -> bool:
    """ "không có nhiệm vụ chậm tiến độ" is not said of applications."""
    told = {h.term for h in spot.near if labels.slot(h.term) == "object"}
    if spot.mention.form is not NumberForm.ZERO or not told:
        return False
    known = told.union(*(family for family in labels.wordings.families if family & told))
    counted = {
        t for label in labels.wordings.labels if label.code == best.code for t in (*label.needed, *label.helpful)
    }
    objects = {t for t in counted if labels.slot(t) == "object"}
    return bool(objects) and objects.isdisjoint(known)


def _is_whole_of_fraction(spot: Spot, best: Named, labels: LabelIndex) -> bool:
    """ "289/317 văn bản cần rà soát": the 289 are not those to be done."""
    wholes = set(labels.wordings.out_of.values()) - _MAY_BE_PARTS
    fewer = spot.mention.denominator not in (None, spot.mention.value)
    return fewer and not spot.is_percent and best.code in wholes


def _of_feedback(text: str, spot: Spot, best: Named) -> bool:
    """ "xử lý kiến nghị đúng hạn 100%" tells of no applications."""
    words = own_words(text, spot)
    none = spot.mention.form is NumberForm.ZERO and _NO_FEEDBACK.match(fold_case(text[spot.mention.span.start :]))
    if none and best.code in ("TT-01", "TT-09"):
        return True  # "Không có phản ánh, kiến nghị nào về thủ tục" counts no procedures
    told = fold_case(text[spot.stretch.sentence.start : spot.mention.span.end])
    if best.code in ("TT-22", "TT-23", "TT-24") and _FEEDBACK_TOLD.match(told):
        return True  # "Phản ánh, kiến nghị: nhận 05, xong 04, 01 còn hạn"
    return best.code == "TT-20" and _FEEDBACK.search(words) is not None and "hồ sơ" not in words


def _counts_unknown(text: str, spot: Spot, best: Named, labels: LabelIndex) -> bool:
    """ "12 đoạn phim về hồ sơ quá hạn": a noun nobody knows stands between the number and all that would name it."""
    if spot.mention.measure is not None or spot.mention.form is NumberForm.ZERO:
        return False
    used = {*best.label.needed, *best.label.helpful}
    first = min((h.span.start for h in spot.near if h.term in used), default=0)
    if first < spot.mention.span.end:
        return False
    unknown = foreign(text[:first], spot, labels)
    return any(token.folded in unknown for token in syllables(text[spot.mention.span.end : first]))
