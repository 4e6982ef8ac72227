"""What a bound figure cannot be in a unit's own report, whatever words stand beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.indicators import Indicator, IndicatorType, Semantics
from domain.periods import Period, PeriodKind
from domain.texts import Span, fold_case
from domain.values import FigureKind, Method
from extraction.candidates import Candidate
from extraction.grounding import printed_around
from extraction.labels import LabelIndex
from extraction.named_periods import named_periods
from extraction.sentence_spans import sentence_at
from extraction.whose import is_city
from extraction.wordings import Wordings

# The digital transformation index has a scale of 1 for provinces; units are given points (of 330, of 660).
_DTI, _DTI_RANK = "XH-07", "XH-08"
SHARED = frozenset((_DTI, _DTI_RANK))
# "17/17 hồ sơ quá hạn đã được xin lỗi": the whole is resolved and open late files together, not TT-19 alone.
_NOT_THE_WHOLE_OF = {"TT-19": "TT-26", "TT-24": "TT-26"}
# Groups of the 766 index share their names with ordinary work ("số hóa hồ sơ"): only points mean them.
_SCORES_OF_766 = frozenset(("XH-09", "XH-11", "XH-12", "XH-13", "XH-14", "XH-15", "XH-16"))
_POINTS = re.compile(
    r"điểm|766|(?<=\d )đ(?!\w)|"
    r"nhóm (?:chỉ số |mức độ )?(?:công khai|tiến độ|dịch vụ công|dvctt|thanh toán|số hóa|hài lòng)"
)
_FRACTION = re.compile(r"phần (hai|ba|tư|năm|mười|trăm(?! \w))|một nửa|quá nửa|đa số")
_SINCE_LONG = re.compile(r"(?:từ|kể từ) (?:khi|lúc|ngày) (?:[^\W\d_]+ ){1,6}(?:đến|tới) nay[^,;:\d]*$")
_NOT_COUNTED = re.compile(r"[^,;.:\d]{0,25}(không thuộc|không tính|chưa tính|ngoài) (vào )?(biên chế|chỉ tiêu|tổng số)")
_WIDER = re.compile(
    r"của toàn thành phố|(trên|toàn) hệ thống của (toàn )?thành phố|tính cả \d+ (xã|phường|sở)"
    r"|toàn (thành phố|tp|quốc|ngành)( \w+){0,2} (được giao|có|tiếp nhận|đạt|phát sinh|giải quyết|giải ngân)\b"
)
_OWN_AGAIN = re.compile(
    r";|\briêng\b|(?<!sở)(?<!xã)(?<!phường), (?:ubnd )?(?:sở|phường|xã|ban|trung tâm)(?! \w+ bạn)\b|"
    r"\b(tại|của|ở) (sở|phường|xã|đơn vị|trung tâm|văn phòng)\b|trong đó (sở|phường|xã)"
)
_SMALLER = re.compile(r"\s*(\w+ ){0,3}của (thôn|tổ dân phố|chi nhánh|phòng|trường|trạm|từng|mỗi)\b")
_AMONG_UNITS = re.compile(r"(?:các|khối|trong số các) (?:sở|xã|phường)\b|sở, (?:ban, )?ngành|(?:xã, phường|phường, xã)")
_RATED = (IndicatorType.SCORE, IndicatorType.RANK)
_COUNTED = (IndicatorType.COUNT, IndicatorType.STOCK, IndicatorType.AMOUNT)


def own_only(candidates: Sequence[Candidate], labels: LabelIndex, unit: str, report: Period) -> list[Candidate]:
    """Candidates with impossible readings turned into other figures; the number itself stays accounted for."""
    places: dict[tuple[str, Span], set[str]] = {}
    for candidate in candidates:
        if candidate.code:
            places.setdefault((candidate.block.id, candidate.number), set()).add(candidate.code)
    of_city = is_city(unit)
    found = []
    for candidate in candidates:
        indicator = labels.catalogue.get(candidate.code) if candidate.code else None
        if candidate.kind is not FigureKind.ACTUAL or indicator is None:
            found.append(candidate)
        elif not of_city and _of_the_city(candidate, indicator, labels.wordings):
            found.append(replace(candidate, kind=FigureKind.BENCHMARK))
        else:
            beside = places.get((candidate.block.id, candidate.number), set())
            found.append(_judged(candidate, indicator, report, beside))
    return found


def _of_the_city(candidate: Candidate, indicator: Indicator, wordings: Wordings) -> bool:
    """In a unit's report; the City's own report tells of nobody else by these words. Units are ranked among units."""
    among_provinces = candidate.denominator in wordings.provinces
    if indicator.code in wordings.city_only:
        return True
    if indicator.code in SHARED and not _of_a_unit(candidate, among_provinces):
        return True
    ranked = indicator.type is IndicatorType.RANK and among_provinces
    return ranked or (candidate.method is not Method.TABLE and _of_others(candidate))


def _of_a_unit(candidate: Candidate, among_provinces: bool) -> bool:
    """Points above the provinces' scale, a rank among units."""
    if candidate.code == _DTI:
        return candidate.amount is not None and candidate.amount > 1
    if candidate.denominator is None:
        return _AMONG_UNITS.search(_sentence(candidate)) is not None
    return not among_provinces


def _sentence(candidate: Candidate) -> str:
    text = candidate.block.text
    return fold_case(sentence_at(text, candidate.number.start).of(text))


def _judged(candidate: Candidate, indicator: Indicator, report: Period, beside: set[str]) -> Candidate:
    if _rough_share(candidate, indicator) or _NOT_COUNTED.match(_behind(candidate)):
        return replace(candidate, kind=FigureKind.OTHER)
    if indicator.code in _SCORES_OF_766 and not _speaks_of_points(candidate, indicator):
        return replace(candidate, kind=FigureKind.OTHER)
    if indicator.type in _RATED and indicator.semantics is Semantics.FLOW and _of_one_month(candidate, report):
        return replace(candidate, kind=FigureKind.OTHER)
    if indicator.semantics.runs and _since_long(candidate):
        return replace(candidate, kind=FigureKind.OTHER)
    if _NOT_THE_WHOLE_OF.get(indicator.code) in beside or _empty_share(candidate, indicator):
        return replace(candidate, kind=FigureKind.OTHER)
    return candidate


def _of_others(candidate: Candidate) -> bool:
    """The sentence opens with a wider body, and no body of the unit's own takes over before the number; or the words
    behind the number give it to a smaller one."""
    text = candidate.block.text
    start = sentence_at(text, candidate.number.start).start
    before = fold_case(text[start : candidate.number.start])
    wider = list(_WIDER.finditer(before))
    if wider and not _OWN_AGAIN.search(before[wider[-1].end() :]):
        return True
    return _SMALLER.match(_behind(candidate)) is not None


def _rough_share(candidate: Candidate, indicator: Indicator) -> bool:
    """ "Một phần ba số thủ tục" gives an idea of a share, no measured percent, unless its counts are printed, too."""
    in_words = not any(c.isdigit() for c in candidate.printed) and _FRACTION.search(fold_case(candidate.printed))
    return bool(in_words) and indicator.is_percent and candidate.denominator is None


def _behind(candidate: Candidate) -> str:
    return fold_case(candidate.block.text[candidate.number.end : candidate.number.end + 60])


def _since_long(candidate: Candidate) -> bool:
    """ "cộng dồn từ khi thực hiện đến nay 57 TTHC": longer than any period reported on."""
    text = candidate.block.text
    before = fold_case(text[sentence_at(text, candidate.number.start).start : candidate.number.start])
    return candidate.method is not Method.TABLE and _SINCE_LONG.search(before) is not None


def _speaks_of_points(candidate: Candidate, indicator: Indicator) -> bool:
    """ "điểm", "766", or a part of the group's own most points ("số hóa hồ sơ 17,6/22")."""
    whole = candidate.amount is None or candidate.amount == candidate.amount.to_integral_value()
    if not whole and candidate.denominator == indicator.high:
        return True
    text = candidate.block.text
    about = (sentence_at(text, candidate.number.start).of(text), *candidate.block.headings)
    table = printed_around(candidate.block) if candidate.method is Method.TABLE else ""
    return any(_POINTS.search(fold_case(words)) for words in (*about, table))


def _of_one_month(candidate: Candidate, report: Period) -> bool:
    """ "Bộ chỉ số 766 tháng 8: 89,17 điểm" is no score of the quarter."""
    text = candidate.block.text
    if report.kind is PeriodKind.MONTH or candidate.method is Method.TABLE:
        return False
    named = [n.period for n in named_periods(sentence_at(text, candidate.number.start).of(text), report)]
    return any(p.kind is PeriodKind.MONTH for p in named) and report not in named


def _empty_share(candidate: Candidate, indicator: Indicator) -> bool:
    """Words such as "chưa có", "không phát sinh" state that nothing was counted; a share or score they leave open."""
    in_words = candidate.amount == 0 and not any(ch.isdigit() for ch in candidate.printed)
    return in_words and candidate.method is not Method.TABLE and indicator.type not in _COUNTED
