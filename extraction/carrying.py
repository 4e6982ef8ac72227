"""Numbers without naming words of their own: the next quarter's figure, a target beside the result, a part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from domain.indicators import Code, IndicatorType
from domain.numbers import NumberForm
from domain.texts import fold_case
from domain.values import FigureKind
from extraction.bound import Spot
from extraction.explained import explains, gives, is_that_share, makes, outside, share_of_base
from extraction.labels import Frame, LabelIndex, Named, clear_winner
from extraction.one_field import is_one_field
from extraction.plausible import plausible
from extraction.posts_filled import are_there
from extraction.same_in_time import told_for_now
from extraction.syllables import syllables

_TIME = re.compile(
    r"(?<!\w)(?:quý|tháng|cả năm|năm \d+|lũy kế|luỹ kế|cộng dồn|từ đầu năm|đến nay|cùng kỳ|kỳ trước|"
    r"năm trước|riêng quý|6 tháng|9 tháng|lk\d{0,2}t?|"
    r"trong kỳ|kỳ này|trước đó|nâng tổng số|nâng số|tính chung|chung|đầu năm|trước sắp xếp|trước điều chỉnh)(?!\w)"
)
_STEP = re.compile(r"(?<!\w)(?:từ|lên|xuống|còn|xuống còn|thành|so với|thay cho|tăng từ|giảm từ)\s*$")
_IN_FULL = re.compile(r"(?<!\w)biên chế công chức(?!\w)")  # beside contracts, under "biên chế hành chính"
_THIS_SHARE = re.compile(r"(?<!\w)tỷ lệ (?:này|trên|đó)(?!\w)")
_LEFT = re.compile(
    r"^[^;:\d]{0,40}(?:(?<!\w)từ|(?:,|(?<!\w)nên|để)\s*(?:đến nay|nay|hiện|hiện nay|chỉ)*\s*còn(?: lại)?)\s*$"
)
_CUT = re.compile(r"\s*[,(]?\s*(?:tức(?: là)?\s+)?(?:đã\s+)?(?:cắt\s+)?giảm(?:\s+được)?\s*")
_OF_ALL_PROCEDURES = re.compile(r"tổng(?: số)? (?:tthc|thủ tục)")  # not of those fit to be online
_DONE_OF = re.compile(r"(?<!\w)(?:hoàn thành|xong|hoàn tất)(?!\w)")
_AND = re.compile(r"\s*(?:người\s*)?(?:và|,)\s*")
_AND_MORE = re.compile(_AND.pattern + r"\d")
_NONE_IN = re.compile(r"\s*(?:nào\s+)?trong\s+(?:tổng\s+)?(?:số\s+)?")
FACT_OF: dict[Code, Code] = {"BM-05": "BM-06", "BM-07": "BM-08"}  # those given, and those who are there
_LEFT_OF: dict[Code, Code] = {"BM-02": "BM-01", "BM-04": "BM-03"}  # less of them, and how many there are
_OF_STEPS = frozenset(("còn", "còn lại", "giảm", "cắt giảm tg", "hiện có"))
_PARTS = re.compile(r"(?<!\w)(?:trong đó|gồm|bao gồm|cụ thể|chia ra|trong số đó)(?!\w)")
_PLAN = re.compile(
    r"(?<!\w)(?:kế hoạch|chỉ tiêu|yêu cầu(?!\s+(?:nghĩa vụ|nộp|thanh toán|bổ sung))|"
    r"lộ trình|nhu cầu|dự toán|phương án|chương trình|mục tiêu)(?!\w)"
)
_OF_PLAN = frozenset(("CD-04", "TK-03"))  # shares of a plan are their very definition
_OVER = re.compile(
    r"^[^,;.()]*?(?:/|(?<!\w)trên(?: tổng(?: số)?)?|trong tổng(?: số)?|trong số|/ tổng số)\s*$|^\s*trong\s*$"
)
_NUMBERED = re.compile(r"(?<!\w)(?:cột|quầy số|(?<!tại )quầy|tổ dân phố số|và số|bàn số)\s*\(?\s*$")
_RANKED = frozenset(("XH-02", "XH-04", "XH-06", "XH-08", "XH-10", "XH-18", "XH-01", "XH-07", "XH-17"))
_GROUP = re.compile(
    r"(?<!\w)(?:nhóm (?:tiêu chí|chỉ số|nội dung|số hóa|hài lòng|thanh toán|dịch vụ công|công khai|tiến độ)|"
    r"chỉ số thành phần|trụ cột|tiêu chí|lĩnh vực)(?!\w)"
)
_SAID = 0.45
_DETAILS = frozenset(("toàn trình", "một phần"))  # of which a share told first may be
_NEW_TOTAL = re.compile(r"(?<!\w)nâng (?:tổng )?số (?!.*(?:từ đầu|lũy kế|trong năm))")
_ADDED_TO: dict[Code, Code] = {"TT-02": "TT-01", "TT-04": "TT-01"}  # "bãi bỏ 3, nâng tổng số lên 174"
_PLACE = re.compile(
    r"\W*(?:và|còn|riêng)?\s*(?:ở|tại|cấp|khối|tỉnh|huyện|các)\s+(?:[^\W\d_]+[\s,]+){1,6}?(?:là|đạt|chỉ|khoảng|có|mới)?\s*"
)
_OVERALL = re.compile(
    r"(?<!\w)(?:tính chung|tính tất cả|tính cả|chung toàn|chung các|tỷ lệ chung|mức chung|"
    r"bình quân các (?:thủ tục|lĩnh vực)|"
    r"toàn (?:sở|phường|xã|ban))(?!\w)"
)
_AVERAGE = re.compile(
    r"(?<!\w)(?:bình quân (?:một|mỗi|1|hằng)|mỗi (?:đơn vị|ngày|tháng|lớp|tuần|quý|(?:công|viên) chức|cán bộ|người)|"
    r"một (?:ngày|tháng) )"
)
_ADDED = re.compile(r"(?<!\w)(?:thêm|bổ sung|cấp mới|đề nghị cấp|thành lập mới|gia hạn|công bố mới)(?!\w)")


def takes_over(text: str, spot: Spot, earlier: Sequence[Spot], labels: LabelIndex, *, one_body: bool = True) -> bool:
    """Settles a number that has no naming words of its own; False where it has some and must be named by them."""
    spot.component = _in_parts(text, spot, earlier) or _is_the_rest(spot, earlier)
    if not earlier:
        return False
    if gives(spot, earlier[-1]) and explains(_between(text, earlier[-1], spot), earlier[-1]):
        _count_of(text, spot, earlier, labels)
        if spot.carried or earlier[-1].code is not None:
            return True
    quota = earlier[-1].code in FACT_OF.values()  # "9.315 người trên 9.840 biên chế giao"
    if is_over(text, spot, earlier[-1]) and (spot.lent or quota or not telling(spot, labels)):
        whole = labels.wordings.out_of.get(earlier[-1].code or "")
        _settle(
            spot, whole if _between(text, earlier[-1], spot).strip() != "trong" else None, earlier[-1].score, labels
        )
        return True
    if _left_over(text, spot, earlier[-1], labels) or _in_fact(text, spot, earlier, labels):
        return True
    if _none_of_whole(text, spot, earlier[-1], labels) or _cut_of(text, spot, earlier[-1], labels):
        return True
    if _all_of_those(text, spot, earlier, labels):
        return True
    again = told_for_now(text, spot, earlier[-1])
    if (again or _is_step(text, spot, earlier[-1], labels)) and _same_again(text, spot, earlier[-1:], labels):
        return True
    if again and not telling(spot, labels):
        return True  # nobody knows what: nor is it what stood before the two
    if spot.is_percent and _THIS_SHARE.search(own_words(text, spot)) and _percent_just_told(spot, earlier, labels):
        return True
    count = _count_before(spot, outside(text, spot, earlier, dated=_is_dated(text, spot)), labels)
    if spot.is_percent and not _PLAN.search(own_words(text, spot)) and share_of_base(text, spot, count):
        _settle(spot, ratio_of(count.code, labels), count.score, labels)
        return True
    if not one_body and _elsewhere(text, spot, earlier, labels):
        return True
    overall = _OVERALL.search(own_words(text, spot)) is not None
    if overall and _whole_of_part(spot, earlier, labels):
        return True
    if (telling(spot, labels) and not _only_of_plan(spot)) or (
        not overall and spot.kind is FigureKind.ACTUAL and foreign(text, spot, labels)
    ):
        return False
    if spot.is_percent and _percent_of(text, spot, earlier, labels):
        return True
    if not spot.is_percent and _count_of(text, spot, earlier, labels):
        return True
    return _same_again(text, spot, earlier, labels)


def is_part(text: str, spot: Spot, best: Named, labels: LabelIndex) -> bool:
    """Whether a number named only by what it counts is a piece of a breakdown and not the indicator itself."""
    reached = spot.is_percent and spot.kind is FigureKind.ACTUAL and best.code not in _OF_PLAN
    if reached and _PLAN.search(fold_case(spot.stretch.near.of(text)[-60:])):
        return True
    before = fold_case(text[spot.stretch.near.start : spot.mention.span.start])
    if (spot.measure is None and _NUMBERED.search(before)) or (best.code in _RANKED and _GROUP.search(before)):
        return True
    if is_one_field(text, spot, best.code, labels) or _AVERAGE.search(own_words(text, spot)):
        return True
    stock = labels.catalogue[best.code].type is IndicatorType.STOCK
    if stock and _ADDED.search(own_words(text, spot)):
        return True
    named = {*best.label.needed, *best.label.helpful} & (spot.frame.local if spot.frame else frozenset())
    by_object = all(labels.slot(term) == "object" for term in named)
    if best.code == "BM-05" and _IN_FULL.search(fold_case(spot.stretch.near.of(text))):
        return False
    return spot.component and by_object and not _TIME.search(own_words(text, spot)) and not _in_full(text, spot, named)


def _in_full(text: str, spot: Spot, named: set[str]) -> bool:
    """ "…, trong đó 12 phản ánh, kiến nghị về TTHC": the part is called by the indicator's own full name."""
    behind = fold_case(text[spot.mention.span.start : spot.stretch.near.end])
    return (
        "pakn" in named
        and re.search(r"(?:phản ánh, kiến nghị|pakn) (?:về|liên quan(?: đến)?) (?:tthc|thủ tục|quy định)", behind)
        is not None
    )


def own_words(text: str, spot: Spot) -> str:
    """The words of the number's own clause, folded, without the number."""
    near, span = spot.stretch.near, spot.mention.span
    return fold_case(f"{text[near.start : span.start]} {text[span.end : near.end]}")


def foreign(text: str, spot: Spot, labels: LabelIndex) -> list[str]:
    """Words of the clause that no term explains and that are not plain."""
    near, span = spot.stretch.near, spot.mention.span
    known = [h.span for h in spot.near]
    return [
        token.folded
        for token in syllables(near.of(text))
        if not token.is_number
        and token.folded not in labels.wordings.plain
        and not span.start <= near.start + token.start < span.end
        and not any(k.start <= near.start + token.start < k.end for k in known)
    ]


def telling(spot: Spot, labels: LabelIndex) -> bool:
    """Whether the number's own clause says more than what is counted."""
    return any(labels.slot(h.term) not in ("object", "quantity", "owner") for h in spot.near)


def _whole_of_part(spot: Spot, earlier: Sequence[Spot], labels: LabelIndex) -> bool:
    """ "đất đai 62,1%, tính chung các lĩnh vực 71,8%": the second is the unit's own."""
    part = next((s for s in reversed(earlier[-3:]) if s.part_of), None)
    if part is None and spot.is_percent and earlier[-1].is_percent and telling(earlier[-1], labels):
        part = _without_detail(earlier[-1], labels)
    if part is None or part.is_percent != spot.is_percent or _tells_other(spot, part, labels):
        return False
    _settle(spot, part.part_of, 1.0, labels)
    return spot.code is not None


def _without_detail(part: Spot, labels: LabelIndex) -> Spot | None:
    """The part as if it told of all: "DVCTT toàn trình 58%, tính chung các dịch vụ 52,5%"."""
    if part.frame is None or part.code is not None:
        return None
    kept = {t: f for t, f in part.frame.terms.items() if t not in _DETAILS}
    frame = replace(
        part.frame, terms=kept, local=part.frame.local & kept.keys(), objects=part.frame.objects & kept.keys()
    )
    best = clear_winner(labels.named(frame, part.measure))
    return replace(part, part_of=best.code) if best is not None and best.score >= 1.0 else None


def _tells_other(spot: Spot, part: Spot, labels: LabelIndex) -> bool:
    """Whether the clause names a theme the part did not speak of."""
    said = {h.term for h in (*part.near, *part.wide)}
    return any(labels.slot(h.term) in ("theme", "index", "timing") and h.term not in said for h in spot.near)


def _only_of_plan(spot: Spot) -> bool:
    """ "bằng 63% kế hoạch": the words beside a percent name its base only."""
    return spot.is_percent and all(h.term in ("kế hoạch", "giao biên chế", "hoàn thành kế hoạch") for h in spot.near)


def _settle(spot: Spot, code: Code | None, score: float, labels: LabelIndex) -> None:
    if code is None or not labels.fits(labels.catalogue[code], spot.measure):
        return
    if plausible(labels.catalogue[code], spot.mention, labels.wordings):
        spot.code, spot.score, spot.carried = code, score, True


def _between(text: str, earlier: Spot, spot: Spot) -> str:
    return fold_case(text[earlier.mention.span.end : spot.mention.span.start])


def is_over(text: str, spot: Spot, earlier: Spot) -> bool:
    if earlier.stretch.sentence != spot.stretch.sentence or earlier.is_percent != spot.is_percent:
        return False
    return bool(_OVER.match(_between(text, earlier, spot)))


def _is_step(text: str, spot: Spot, earlier: Spot, labels: LabelIndex) -> bool:
    """The second of "từ … lên …", with nothing telling between the two."""
    if earlier.stretch.sentence != spot.stretch.sentence or not _STEP.search(_between(text, earlier, spot)):
        return False
    before = [h for h in spot.near if h.span.end <= spot.mention.span.start]
    plain = _OF_STEPS if earlier.kind is FigureKind.PREVIOUS else frozenset()
    return all(labels.slot(h.term) == "object" or h.term in plain for h in before)


def _left_over(text: str, spot: Spot, cut: Spot, labels: LabelIndex) -> bool:
    """ "giảm 5 phòng (từ 20 xuống 15)", "giảm 1 trường, hiện còn 23": those there were and are."""
    code = _LEFT_OF.get(cut.code or "")
    if code is None or cut.stretch.sentence != spot.stretch.sentence or _says_more(spot, labels):
        return False
    if not _LEFT.search(_between(text, cut, spot)):
        return False
    _settle(spot, code, cut.score, labels)
    spot.component = False
    return spot.code is not None


def _cut_of(text: str, spot: Spot, left: Spot, labels: LabelIndex) -> bool:
    """ "giảm từ 20 xuống 15 đơn vị, giảm 5 đơn vị": how many fewer of those told before."""
    code = next((cut for cut, whole in _LEFT_OF.items() if whole == left.code), None)
    if code is None or left.stretch.sentence != spot.stretch.sentence or spot.mention.measure in (None, "%"):
        return False
    if spot.mention.measure != left.mention.measure or not _CUT.fullmatch(_between(text, left, spot)):
        return False
    _settle(spot, code, left.score, labels)
    return spot.code is not None


def _is_dated(text: str, spot: Spot) -> bool:
    return _TIME.search(own_words(text, spot)) is not None


def _quota_of(text: str, spot: Spot, earlier: Sequence[Spot]) -> Spot | None:
    """The quota a number fills; two after two quotas ("giao 245 công chức và 418 viên chức; hiện có 231 và 402") fill
    them in order."""
    between = _between(text, earlier[-1], spot)
    said = are_there(between, fold_case(text)[spot.mention.span.end :])
    quotas = [s for s in earlier if s.code in FACT_OF and s.stretch.sentence == spot.stretch.sentence]
    if len(quotas) != 2 or quotas[0].code == quotas[1].code:
        return earlier[-1] if said else None
    if quotas[1] is earlier[-1]:
        listed = said and _AND_MORE.match(fold_case(text), spot.mention.span.end)
        return quotas[0] if listed else earlier[-1] if said else None
    second = len(earlier) > 2 and earlier[-2] is quotas[1] and earlier[-1].code == FACT_OF[quotas[0].code or ""]
    return quotas[1] if second and _AND.fullmatch(_between(text, earlier[-1], spot)) else None


def _in_fact(text: str, spot: Spot, earlier: Sequence[Spot], labels: LabelIndex) -> bool:
    """ "giao 96, thực tế 91": how many of the posts given are filled."""
    quota = _quota_of(text, spot, earlier)
    code = FACT_OF.get(quota.code or "") if quota else None
    if quota is None or code is None or spot.kind is not FigureKind.ACTUAL:
        return False
    if quota.stretch.sentence != spot.stretch.sentence or spot.mention.measure not in (None, "người", quota.measure):
        return False
    _settle(spot, code, quota.score, labels)
    spot.component = False
    return spot.code is not None


def _all_of_those(text: str, spot: Spot, earlier: Sequence[Spot], labels: LabelIndex) -> bool:
    """ "17 văn bản phải rà soát; kết quả 17/17 văn bản hoàn thành": done, out of the whole told before."""
    if spot.mention.denominator is None or spot.is_percent or not _DONE_OF.search(own_words(text, spot)):
        return False
    whole = next((s for s in reversed(earlier[-3:]) if s.code and s.mention.value == spot.mention.denominator), None)
    if whole is None or whole.stretch.sentence != spot.stretch.sentence:
        return False
    if any(labels.slot(h.term) not in ("object", "quantity", "stage") for h in spot.near):
        return False
    parts = [part for part, out_of in labels.wordings.out_of.items() if out_of == whole.code]
    if len(parts) > 1 and spot.frame is not None:
        parts = [n.code for n in labels.named(spot.frame, spot.measure) if n.code in parts][:1]
    if len(parts) == 1:
        _settle(spot, parts[0], whole.score, labels)
    return spot.code is not None


def _none_of_whole(text: str, spot: Spot, none: Spot, labels: LabelIndex) -> bool:
    """ "chưa xử lý được văn bản nào trong 02 văn bản đã kiến nghị": what none was done of."""
    if none.mention.form is not NumberForm.ZERO or not _NONE_IN.fullmatch(_between(text, none, spot)):
        return False
    _settle(spot, labels.wordings.out_of.get(none.code or ""), none.score, labels)
    return True


def _says_more(spot: Spot, labels: LabelIndex) -> bool:
    """Whether the clause says more than what is counted and that some of it is left."""
    hits = (h for h in spot.near if h.term not in _OF_STEPS)
    return any(labels.slot(h.term) not in ("object", "quantity", "owner") for h in hits)


def _in_parts(text: str, spot: Spot, earlier: Sequence[Spot]) -> bool:
    """Inside "trong đó …", "gồm …" or brackets after a number, up to the next ";" or the closing bracket."""
    if not earlier or earlier[-1].stretch.sentence != spot.stretch.sentence:
        return False
    if earlier[-1].kind is FigureKind.BENCHMARK and spot.kind is FigureKind.ACTUAL:
        return False  # "Thành phố nhận 3.871 phản ánh, trong đó phường được chuyển 31": all of the unit's own
    between = text[earlier[-1].mention.span.end : spot.mention.span.start]
    if _PARTS.search(fold_case(between)):
        return not _is_group_of(spot, earlier[-1])
    if "(" in between and ")" not in between:
        return earlier[-1].is_percent == spot.is_percent
    return earlier[-1].component and not re.search(r"[;)]", between)


def _is_group_of(spot: Spot, group: Spot) -> bool:
    """ "09 nhóm thủ tục gồm 22 TTHC": all of them, counted in another way."""
    grouped = (group.mention.measure or "").startswith(("nhóm", "lĩnh vực"))
    return grouped and spot.mention.measure not in (None, group.mention.measure)


def _is_the_rest(spot: Spot, earlier: Sequence[Spot]) -> bool:
    """ "5/6 đơn vị được phê duyệt, 01 đơn vị chờ thẩm định": what the fraction before leaves."""
    told = [s for s in earlier[-2:] if s.stretch.sentence == spot.stretch.sentence and s.mention.denominator]
    if not told or spot.is_percent:
        return False
    above, below = told[-1].mention.value, told[-1].mention.denominator
    return above is not None and below is not None and below - above == spot.mention.value != 0


def _percent_of(text: str, spot: Spot, earlier: Sequence[Spot], labels: LabelIndex) -> bool:
    """A percent printed after its own count: "trực tuyến 2.606 hồ sơ, đạt 90,7%"."""
    earlier = outside(text, spot, earlier, dated=_is_dated(text, spot))
    count = _count_before(spot, earlier, labels)
    if _OVERALL.search(own_words(text, spot)) and earlier[-1].is_percent:
        return False
    ranked = count.mention.form is NumberForm.RANK  # "xếp thứ 12 về hài lòng, đạt 86,7%": the rank counts nothing
    if count.is_percent or count.stretch.sentence != spot.stretch.sentence or count.kind is not spot.kind or ranked:
        return False
    if _of_others(spot, count, labels):
        return False
    ratio = ratio_of(count.code, labels)
    if ratio == "CQS-03" and _OF_ALL_PROCEDURES.search(own_words(text, spot)):
        return True
    if ratio not in _OF_PLAN and _PLAN.search(own_words(text, spot)):
        return True
    if ratio == "TT-21" and "đạt" in own_words(text, spot):
        earned = [s for s in earlier if s.code == "TT-30" and s.stretch.sentence == spot.stretch.sentence]
        ratio = "TT-20" if earned else None
        _settle(spot, ratio, count.score, labels)
        return True
    if ratio is None and count.frame is not None and count.code is None:
        best = clear_winner(labels.named(_as_spoken(count.frame), spot.measure))
        ratio = best.code if best is not None and best.score >= 1.0 else None
    _settle(spot, ratio, count.score or 1.0, labels)
    return True


def _of_others(spot: Spot, count: Spot, labels: LabelIndex, *, in_front: bool = False) -> bool:
    """ "07 phòng có 100% công chức": the share is of somebody who was not counted. in_front: judged by the words before
    the number."""
    objects = [h for h in spot.near if labels.slot(h.term) == "object"]
    own = {h.term for h in objects if (h.span.start < spot.mention.span.start) is in_front}
    if not own or count.frame is None or not count.frame.objects:
        return False
    known = count.frame.objects.union(*(f for f in labels.wordings.families if f & count.frame.objects))
    return own.isdisjoint(known)


def _percent_just_told(spot: Spot, earlier: Sequence[Spot], labels: LabelIndex) -> bool:
    """ "… 71 nhiệm vụ đúng hạn trong tổng số 75. Tỷ lệ này đạt 94,7%": of the counts told last, if they give it."""
    counts = [s for s in earlier[-2:] if s.mention.value is not None and not s.is_percent]
    below = counts[-1].mention.denominator or counts[-1].mention.value if counts else None
    if not counts or not below or spot.mention.value is None:
        return False
    count = counts[0]
    if not makes(count.mention.value or Decimal(0), below, spot.mention.value):
        return False
    _settle(spot, ratio_of(count.code, labels), count.score, labels)
    return spot.code is not None


def _count_before(spot: Spot, earlier: Sequence[Spot], labels: LabelIndex) -> Spot:
    """The count a percent follows; of "A trên B", or "A; kế hoạch B", that give just the percent, it is A."""
    whole, percent = earlier[-1].mention.value, spot.mention.value
    if len(earlier) < 2 or percent is None or not whole or earlier[-1].is_percent:
        return earlier[-1]
    part = earlier[-2]
    if earlier[-1].code is None and earlier[-1].mention.denominator and part.mention.value == whole:
        return part  # "trực tuyến 3.918 hồ sơ (3.918/4.127 = 94,9%)"
    of_part = part.code is not None and labels.wordings.out_of.get(earlier[-1].code or "") == part.code
    if earlier[-1].mention.denominator or of_part:  # "quá hạn 15 hồ sơ; đã xin lỗi 15 hồ sơ (100%)"
        return earlier[-1]
    together = part.stretch.sentence == spot.stretch.sentence and part.measure in (earlier[-1].measure, None)
    if part.is_percent or part.mention.value is None or not together:
        return earlier[-1]
    gives_it = part.mention.value <= whole and makes(part.mention.value, whole, percent)
    return part if gives_it else earlier[-1]


def _as_spoken(frame: Frame) -> Frame:
    """Everything said in the sentence, as if it stood beside the number."""
    said = frozenset(term for term, factor in frame.terms.items() if factor >= _SAID)
    return replace(frame, local=frame.local | said)


def ratio_of(code: Code | None, labels: LabelIndex) -> Code | None:
    """The share this count is the numerator of."""
    if code is None:
        return None
    if code == "TT-30":
        return "TT-20"
    for indicator in labels.catalogue:
        if indicator.numerator and indicator.numerator.codes == (code,) and indicator.is_percent:
            return indicator.code
    return None


def _count_of(text: str, spot: Spot, earlier: Sequence[Spot], labels: LabelIndex) -> bool:
    """The count that explains the percent before it: "71,1% (27/38 nhiệm vụ)"."""
    percent = earlier[-1]
    if not percent.is_percent or percent.code is None or percent.stretch.sentence != spot.stretch.sentence:
        return False
    if not explains(_between(text, percent, spot), percent) and not is_that_share(text, spot, earlier):
        return False
    part = labels.catalogue[percent.code].numerator
    codes = part.codes if part else ()
    code = "TT-30" if codes == ("TT-17", "TT-18") else codes[0] if len(codes) == 1 else None
    spot.component = False
    _settle(spot, code, percent.score, labels)
    return True


def _same_again(text: str, spot: Spot, earlier: Sequence[Spot], labels: LabelIndex) -> bool:
    """The same indicator for another time, or its target, earlier value or peer."""
    source = _source(spot, outside(text, spot, earlier, dated=_is_dated(text, spot)), labels)
    if source is None:
        return False
    if _of_others(spot, source, labels, in_front=True):
        return False
    words = own_words(text, spot)
    before = fold_case(text[spot.stretch.near.start : spot.mention.span.start])
    if source.kind is spot.kind and not _TIME.search(words) and not _STEP.search(before):
        return False
    whole = _ADDED_TO.get(source.code or "") if _NEW_TOTAL.search(words) else None
    _settle(spot, whole or source.code, source.score, labels)
    spot.component = False
    return spot.code is not None


def _elsewhere(text: str, spot: Spot, earlier: Sequence[Spot], labels: LabelIndex) -> bool:
    """The same share of another body: "ở địa phương đạt 12,8%, tại bộ, ngành là 49,9%"."""
    before = fold_case(text[spot.stretch.near.start : spot.mention.span.start])
    source = earlier[-1]
    if not spot.is_percent or telling(spot, labels) or not _PLACE.fullmatch(before) or source.kind is not spot.kind:
        return False
    if source.stretch.sentence == spot.stretch.sentence:
        _settle(spot, source.code, source.score, labels)
    return spot.code is not None


def _source(spot: Spot, earlier: Sequence[Spot], labels: LabelIndex) -> Spot | None:
    for candidate in reversed(earlier[-4:]):
        if candidate.code is not None and labels.fits(labels.catalogue[candidate.code], spot.measure):
            return candidate
    return None
