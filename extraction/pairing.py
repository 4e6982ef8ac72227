"""Numbers that explain each other: x/y, a percent and its parts, a total and its pieces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate, groupby, pairwise

from domain.numbers import NumberForm
from domain.texts import fold_case
from domain.values import FigureKind
from extraction.added_up import settle_sums
from extraction.all_of_them import name_all_of_them
from extraction.apologies import settle_apologies
from extraction.bound import Spot
from extraction.carrying import _TIME, foreign, own_words, telling
from extraction.explained import makes
from extraction.index_figures import settle_indices
from extraction.labels import LabelIndex
from extraction.left_unsaid import name_done, name_from_behind, name_wholes
from extraction.open_files import settle_open_files
from extraction.other_things import is_of_other_subject
from extraction.staffing import name_filled, name_people, name_quotas
from extraction.worked_out import name_shares

_OF_WHOLE = re.compile(r"(?<!\w)(?:trong|trong số|trong tổng số|với|tổng|tổng số|tổng cộng)\s*:?\s*$")
_TOTAL = re.compile(r"(?<!\w)(?:tổng|cộng|gồm|tất cả)(?!\w)")
_BECOMES = re.compile(r"(?<!\w)thành\s*$")  # "… cộng với 30 hồ sơ kỳ trước thành 930"
_ADDS_UP = re.compile(r"(?<!\w)(?:tổng|cộng|tổng cộng|cộng lại)(?!\w)")
_OVERALL = re.compile(
    r"(?<!\w)(?:tính chung|chung|tổng hợp|tất cả|toàn (?:sở|phường|xã|thành phố|bộ|ban|ngành)|mọi lĩnh vực)(?!\w)"
)
_NAME = r"[A-ZĐÀ-Ỹ][a-zà-ỹđ]+\s+[A-ZĐÀ-Ỹ][a-zà-ỹđ]+"
_PROPER = re.compile(rf"[\wÀ-ỹ]\s+{_NAME}|^\W*{_NAME}")
_ROUGH = re.compile(r"phần |nửa")  # "hai phần ba": an idea of the share told beside it
_DUE, _PAPER = "CD-05", "TT-14"
_FALLS_DUE = re.compile(r"(?<!chưa )(?<!\w)đến hạn(?!\w)")
_BY_POST = re.compile(r"(?<!\w)(?:bưu chính|bưu điện|bcci)(?!\w)")
_AT_DESK = re.compile(r"(?<!\w)(?:tại quầy|trực tiếp|tại bộ phận|tại trung tâm)(?!\w)")
_SATISFACTION, _RETURNED = "TT-31", "TT-32"
_STOCKS = ("TT-01", "BM-01", "BM-03", "CQS-01")
_THERE_ARE = re.compile(r"(?:^|[^\w\s]\s*|(?<!\w)(?:sở|phường|xã|đơn vị|hiện|hiện nay) |\d )(?:có|tổng số(?: là)?)\s*$")
_OF_OTHERS = re.compile(r"(?<!\w)(?:thẩm quyền|cấp xã|ubnd|phường|xã)(?!\w)")
_CLOSE = 0.5
_MOST_PARTS = 6


def settle(text: str, spots: Sequence[Spot], labels: LabelIndex, *, one_body: bool = True) -> None:
    """Denominators, numerators of percents, and one code for one total."""
    for _, group in groupby(spots, key=lambda s: s.stretch.sentence):
        together = list(group)
        settle_indices(text, together, labels)
        settle_apologies(text, together, labels)
        settle_sums(text, together, labels)
        _sum_of_same(text, together, labels)
        _due_of_total(text, together)
        _ways_of_paper(text, together)
        if one_body:
            _one_total(text, together)
    _sums(text, spots, labels)
    if one_body:
        _parts_of_total(text, spots)
    for earlier, spot in pairwise(spots):
        _whole_of(text, earlier, spot, labels)
    name_quotas(text, spots, labels)
    name_filled(text, spots, labels)
    name_people(spots, labels)
    name_done(spots, labels)
    name_from_behind(spots, labels)
    for _, group in groupby(spots, key=lambda s: s.stretch.sentence):
        settle_open_files(text, list(group))
    for spot in spots:
        _fraction(spot, labels)
    name_all_of_them(text, spots, labels)
    name_wholes(spots, labels)
    for _, group in groupby(spots, key=lambda s: s.stretch.sentence):
        name_shares(list(group), labels)
    for order, spot in enumerate(spots):
        if spot.is_percent and spot.code is not None:
            _parts(spot, spots[max(0, order - 4) : order + 4])
            _satisfied(spot, spots[max(0, order - 4) : order])
    for spot in spots:
        if spot.kind is FigureKind.ACTUAL and is_of_other_subject(text, spot):
            spot.set_aside()


def _fraction(spot: Spot, labels: LabelIndex) -> None:
    mention = spot.mention
    if mention.denominator is None:
        return
    spot.denominator = mention.denominator
    if mention.form is NumberForm.RANK or spot.measure == "điểm":
        return
    spot.numerator = mention.value
    code = labels.wordings.out_of.get(spot.code or "")
    if code is not None and spot.kind in (
        FigureKind.ACTUAL,
        FigureKind.TARGET,
        FigureKind.PREVIOUS,
        FigureKind.BENCHMARK,
    ):
        spot.denominator_code = code


def _sums(text: str, spots: Sequence[Spot], labels: LabelIndex) -> None:
    """A number called a total that is the sum of its known parts: "tiếp nhận 90, tồn 10, tổng 100"."""
    coded = {s.code: s for s in spots if s.code is not None and s.kind is FigureKind.ACTUAL}
    for spot in spots:
        if spot.code is not None and telling(spot, labels):
            continue
        if spot.kind is not FigureKind.ACTUAL or spot.is_percent or not _is_total(text, spot):
            continue
        for whole, parts in labels.wordings.sums:
            summed = sum((coded[p].mention.value or Decimal(0) for p in parts if p in coded), Decimal(0))
            others = all(p in coded and coded[p] is not spot for p in parts)
            if others and summed == spot.mention.value and labels.fits(labels.catalogue[whole], spot.measure):
                spot.code, spot.score, spot.component = whole, 1.5, False


def _is_total(text: str, spot: Spot) -> bool:
    before = fold_case(text[spot.stretch.sentence.start : spot.mention.span.start])
    return _TOTAL.search(own_words(text, spot)) is not None or _BECOMES.search(before) is not None


def _parts_of_total(text: str, spots: Sequence[Spot]) -> None:
    """Numbers behind a total that add up to it are its pieces: "kiểm tra 24 (định kỳ 16, đột xuất 8)"."""
    counts = [s for s in spots if s.kind is FigureKind.ACTUAL and not s.is_percent and s.mention.value is not None]
    for order, total in enumerate(counts):
        following = counts[order + 1 : order + 1 + _MOST_PARTS]
        sums = accumulate((s.mention.value or Decimal(0) for s in following), initial=Decimal(0))
        reached = next((n for n, summed in enumerate(sums) if n > 1 and summed == total.mention.value), 0)
        if reached and total.code is None:
            _name_whole_stock(text, total, following[:reached])
        if total.code is None or any(_TIME.search(own_words(text, s)) for s in following[:reached]):
            continue
        for part in following[:reached]:
            if part.code == total.code:
                part.set_aside()


def _name_whole_stock(text: str, total: Spot, parts: Sequence[Spot]) -> None:
    """ "Có 263 TTHC, gồm 181 thủ tục cấp Sở thực hiện và 82 thủ tục của các chi cục": one part was taken for all."""
    named = [part for part in parts if part.code in _STOCKS]
    alike = all(part.measure in (None, total.measure) for part in parts)
    alike = alike and _THERE_ARE.search(fold_case(text[: total.mention.span.start])) is not None
    told = fold_case(text[total.mention.span.end : parts[-1].stretch.sentence.end])
    if (
        len(named) == 1
        and alike
        and not _OF_OTHERS.search(told)
        and total.stretch.sentence == parts[-1].stretch.sentence
    ):
        total.code, total.score = named[0].code, named[0].score
        named[0].set_aside()


def _sum_of_same(text: str, spots: Sequence[Spot], labels: LabelIndex) -> None:
    """A total of parts that all speak of one indicator: "rút 21, trả lại 38, cộng 59", "2 trưởng + 3 phó = 5"."""
    for order, spot in enumerate(spots):
        before = [s for s in spots[:order] if s.kind is FigureKind.ACTUAL and not s.is_percent]
        added = _ADDS_UP.search(own_words(text, spot)) or text[: spot.mention.span.start].rstrip().endswith("=")
        if (spot.code is not None and telling(spot, labels)) or spot.is_percent or not added or len(before) < 2:
            continue
        before = _last_alike(before)
        if any(s.code is None and telling(s, labels) for s in before):
            continue
        code = next((s.code for s in before if s.code), None)
        summed = sum(s.mention.value or Decimal(0) for s in before)
        if code is None or len(before) < 2 or summed != spot.mention.value:
            continue
        if labels.fits(labels.catalogue[code], spot.measure):
            for part in before if not all(_TIME.search(own_words(text, s)) for s in before) else ():
                part.set_aside()
            spot.code, spot.score, spot.component = code, before[0].score or 1.0, False


def _last_alike(spots: list[Spot]) -> list[Spot]:
    """The last spots, back to the first that is called something else."""
    codes = [s.code for s in spots if s.code]
    other = [i for i, s in enumerate(spots) if s.code not in (None, codes[-1] if codes else None)]
    return spots[other[-1] + 1 :] if other else spots


def _due_of_total(text: str, spots: Sequence[Spot]) -> None:
    """ "205 nhiệm vụ được giao (trong đó 178 đến hạn trong kỳ)": those due are what the rest is measured by."""
    total = next((s for s in spots if s.code == _DUE and s.kind is FigureKind.ACTUAL), None)
    due = [s for s in spots if s is not total and s.component and _FALLS_DUE.search(own_words(text, s))]
    if total is None or len(due) != 1 or due[0].is_percent or _FALLS_DUE.search(own_words(text, total)):
        return
    due[0].code, due[0].score, due[0].component = _DUE, total.score, False
    total.code, total.evidence = None, None


def _ways_of_paper(text: str, spots: Sequence[Spot]) -> None:
    """ "qua bưu chính 141 hồ sơ; tại quầy 208 hồ sơ": two ways of one indicator, whose sum nobody printed."""
    paper = [s for s in spots if not s.is_percent and s.kind is FigureKind.ACTUAL and s.code in (_PAPER, None)]
    by_post = [s for s in paper if _BY_POST.search(own_words(text, s)) and not _AT_DESK.search(own_words(text, s))]
    at_desk = [s for s in paper if _AT_DESK.search(own_words(text, s)) and not _BY_POST.search(own_words(text, s))]
    for spot in (*by_post, *at_desk) if by_post and at_desk else ():
        spot.set_aside()


def _whole_of(text: str, spot: Spot, part: Spot, labels: LabelIndex) -> None:
    """The N of "trong N nhiệm vụ có M nhiệm vụ quá hạn": what the part is out of."""
    code = labels.wordings.out_of.get(part.code or "")
    if (
        code is None
        or spot.code is not None
        or spot.component
        or spot.kind is not part.kind
        or spot.stretch.sentence != part.stretch.sentence
    ):
        return
    before = fold_case(text[spot.stretch.near.start : spot.mention.span.start])
    if not _OF_WHOLE.search(before) or foreign(text, spot, labels):
        return
    if labels.fits(labels.catalogue[code], spot.measure) and (spot.mention.value or 0) >= (part.mention.value or 0):
        spot.code, spot.score = code, part.score


def _one_total(text: str, spots: list[Spot]) -> None:
    """One indicator has one value for one period: of several in a sentence the total stays, or the firmest."""
    by_code: dict[str, list[Spot]] = {}
    for spot in spots:
        if spot.code is None or spot.kind is not FigureKind.ACTUAL or _names_body(text, spot):
            continue
        words = own_words(text, spot)
        if _OVERALL.search(words) or not _TIME.search(words):
            by_code.setdefault(spot.code, []).append(spot)
    for same in by_code.values():
        exact = [s for s in same if not _ROUGH.search(fold_case(s.mention.number.of(text)))]
        same = exact or same
        if len(same) > 1:
            overall = [s for s in same if _OVERALL.search(own_words(text, s))]
            kept = overall[0] if len(overall) == 1 else _total_of(text, same)
            for spot in same:
                if spot is not kept:
                    spot.set_aside()


def _names_body(text: str, spot: Spot) -> bool:
    """Whether the clause names somebody ("Đà Nẵng xếp thứ 4"): its figure is that body's, not one more of the same."""
    return _PROPER.search(text[spot.stretch.near.start : spot.mention.span.start]) is not None


def _total_of(text: str, same: Sequence[Spot]) -> Spot | None:
    summed = [s for s in same if _ADDS_UP.search(own_words(text, s))]
    if len(summed) == 1:
        return summed[0]
    for spot in same:
        others = [s.mention.value or Decimal(0) for s in same if s is not spot]
        if sum(others) == spot.mention.value:
            return spot
    best = max(same, key=lambda s: s.score)
    first = same[0]
    largest = all((s.mention.value or 0) <= (first.mention.value or 0) for s in same)
    return first if largest and first.score >= best.score - _CLOSE else best


def _parts(spot: Spot, around: Sequence[Spot]) -> None:
    """Numerator and denominator of a percent, where two counts beside it give just that percent."""
    percent = spot.mention.value
    if percent is None:
        return
    counts = [s.mention for s in around if not s.is_percent and s.mention.value is not None and s.kind is spot.kind]
    pairs = [(m.value, m.denominator) for m in counts]
    pairs += [(a.value, b.value) for a in counts for b in counts if a is not b]
    for x, y in pairs:
        if x is not None and y and x <= y and makes(x, y, percent):
            spot.numerator, spot.denominator = x, y
            _explained_by(spot, around)
            return


def _explained_by(percent: Spot, around: Sequence[Spot]) -> None:
    """What only gives the percent ("93,4% (856/917 hồ sơ)", "… 389 phiếu hài lòng (96,8%)") is no figure of its own."""
    for spot in around:
        above, whole = spot.mention.value, spot.mention.denominator
        alike = above == percent.numerator and whole in (None, percent.denominator) and not spot.is_percent
        if alike and spot.code is None and spot.denominator_code is None and spot.kind is percent.kind:
            spot.component = True


def _satisfied(percent: Spot, before: Sequence[Spot]) -> None:
    """ "Thu về 571 phiếu, 549 phiếu hài lòng, đạt 97,1%": the satisfied are its numerator, even where a slip of the pen
    keeps them from giving it."""
    if percent.code != _SATISFACTION or percent.numerator is not None or percent.kind is not FigureKind.ACTUAL:
        return
    wholes = [s for s in before if s.code == _RETURNED and s.kind is percent.kind]
    pleased = [s for s in before if s.code is None and any(h.term == "hài lòng" for h in s.near) and not s.is_percent]
    if len(wholes) != 1 or len(pleased) != 1 or pleased[0].kind is not percent.kind:
        return
    above, below = pleased[0].mention.value, wholes[0].mention.value
    if above is not None and below and above <= below and pleased[0].mention.denominator is None:
        percent.numerator, percent.denominator, pleased[0].component = above, below, True
