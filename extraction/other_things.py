"""Words by which a number counts something else than what its sentence names: plans, those left, work files."""

from __future__ import annotations

import re
from typing import NamedTuple

from domain.indicators import Area, Code, IndicatorType
from domain.numbers import NumberForm
from domain.texts import fold_case
from extraction.bound import DONE_STAGES, TELLS_OF, Spot
from extraction.carrying import foreign, own_words
from extraction.labels import LabelIndex, Named
from extraction.other_rules import RULES, Said
from extraction.other_subjects import SUBJECT_RULES
from extraction.syllables import syllables

_TAKEN_UP = re.compile(
    r"[,;] (?=(?:ubnd )?(?:phường|xã|sở|toàn|đơn vị|tỷ lệ|chỉ số|số|tổng|kết quả|vốn đầu tư công)(?!\w))|;"
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


_ALL_RULES = (*RULES, *SUBJECT_RULES)


class _Sides(NamedTuple):
    """The words of a number's sentence, folded. near: those before it since another subject was taken up."""

    before: str
    near: str
    behind: str


def counts_other_things(text: str, spot: Spot, best: Named, labels: LabelIndex) -> bool:
    """Whether the number is of something else than the indicator `best` that the words around it would name."""
    sides = _sides(text, spot)
    before, _, behind = sides
    if any(_holds(rule, sides, spot, best.code) for rule in _ALL_RULES):
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


def is_of_other_subject(text: str, spot: Spot) -> bool:
    """Whether a number named by what stands beside it is of another subject by its own words."""
    if spot.code is None:
        return False
    sides = _sides(text, spot)
    return any(_holds(rule, sides, spot, spot.code) for rule in SUBJECT_RULES)


def _sides(text: str, spot: Spot) -> _Sides:
    before = fold_case(text[spot.stretch.sentence.start : spot.mention.span.start])
    behind = fold_case(text[spot.mention.span.end : spot.stretch.sentence.end])
    return _Sides(before, _TAKEN_UP.split(before)[-1], behind)


def _holds(rule: Said, sides: _Sides, spot: Spot, code: Code) -> bool:
    if (rule.codes and code not in rule.codes) or rule.form not in (None, spot.mention.form):
        return False
    if rule.bare and spot.mention.measure is not None:
        return False
    before = sides.near if rule.near else sides.before
    said_before = rule.before is not None and rule.before.search(before) is not None
    said_behind = rule.behind is not None and rule.behind.match(sides.behind) is not None
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
