"""Numbers named only by what stands behind them: "12 trong số 26 nhiệm vụ đã xong", "phát hiện 19, khắc phục 14"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from domain.numbers import NumberForm
from domain.texts import fold_case
from domain.values import FigureKind
from extraction.bound import TELLS_OF, Spot
from extraction.carrying import ratio_of
from extraction.explained import gives, makes
from extraction.labels import Frame, LabelIndex, clear_winner
from extraction.plausible import plausible
from extraction.terms import TermHit

_IN_WHOLE = re.compile(r"\s+trong\s+(?:(?:tổng\s+)?số\s+)?(?:gần\s+|hơn\s+)?")
_LEAST = 0.85
_FAULTY = frozenset(("trái luật",))  # "đã sửa 15 trong 19 văn bản trái luật": so were the 15
_WHOLES = frozenset(("TT-12", "TT-16", "TT-32"))  # all files received, all resolved, all sheets that came back
_DONE = frozenset(("đã giải quyết", "khắc phục", "sửa xong", "hoàn thành"))
_DEALT_WITH = frozenset(("CD-13", "TC-04", "TC-06", "TC-08", "TT-28"))  # what was done about what was found or came in
_OF_FEWER = frozenset(("CQS-06",))  # files of full online procedures, not all files received


def lend(text: str, order: int, spots: Sequence[Spot], labels: LabelIndex) -> None:
    """Of "A trong số B <what> <what was done>" the words behind B tell what was done with A."""
    spot = spots[order]
    whole = spots[order + 1] if order + 1 < len(spots) else None
    if whole is None or spot.is_percent or whole.is_percent or whole.stretch.sentence != spot.stretch.sentence:
        return
    own = _own_words(text, spot)
    linked = _IN_WHOLE.fullmatch(fold_case(text[spot.mention.span.end : whole.mention.number.start])) is not None
    told = spot.mention.form is not NumberForm.ZERO and _is_told(own, labels)
    if told:
        spot.near = [*spot.near, *(h for h in whole.near if h.term in _FAULTY and linked)]
    if told or not _is_told(whole.near, labels):
        return
    if linked and spot.measure == whole.measure == "phiếu":
        spot.component = True  # "402 phiếu trong tổng số 420 phiếu thu về" tells what became of the 420
    elif linked:
        spot.near = [*own, *whole.near]
        whole.lent = True


def _is_told(hits: Sequence[TermHit], labels: LabelIndex) -> bool:
    return any(labels.slot(h.term) in TELLS_OF for h in hits)


def _own_words(text: str, spot: Spot) -> list[TermHit]:
    """Terms of its clause, without an opening before the comma ("Qua rà soát tiến độ, 12 …") and the "mới" that means
    only ("Mới 06 hồ sơ …")."""
    before = text[: spot.mention.span.start].rstrip()
    if before.endswith(","):
        return [h for h in spot.near if h.span.start >= spot.mention.span.start]
    only = len(before) - len("mới") if fold_case(before).endswith("mới") else -1
    return [h for h in spot.near if h.span.start != only]


def name_from_behind(spots: Sequence[Spot], labels: LabelIndex) -> None:
    """What the next figure of the sentence is a part of, and the share the next counts give."""
    for order, spot in enumerate(spots):
        if spot.code is not None or spot.kind is not FigureKind.ACTUAL or spot.component:
            continue
        behind = [s for s in spots[order + 1 : order + 3] if s.stretch.sentence == spot.stretch.sentence]
        if not behind:
            continue
        if spot.is_percent:
            _share_of(spot, behind, labels)
        elif spot.mention.form is NumberForm.AMOUNT and spot.mention.denominator is None:
            _whole_of(spot, behind[0], labels)


def name_done(spots: Sequence[Spot], labels: LabelIndex) -> None:
    """ "Kiến nghị xử lý 03 văn bản, đã xử lý 01", "… . Đến nay 47 văn bản đã được xử lý": of those told just before."""
    for those, done in pairwise(spots):
        if done.code is not None or done.component or those.code is None or done.kind is not FigureKind.ACTUAL:
            continue
        told = {h.term for h in done.near if labels.slot(h.term) in TELLS_OF}
        if done.mention.form is not NumberForm.AMOUNT or not told or not told <= _DONE or done.is_percent:
            continue
        parts = [c for c, whole in labels.wordings.out_of.items() if whole == those.code and c in _DEALT_WITH]
        alike = done.mention.measure in (None, those.mention.measure)
        together = those.stretch.sentence == done.stretch.sentence or (alike and done.mention.measure is not None)
        fewer = (done.mention.value or 0) <= (those.mention.value or 0)
        if len(parts) == 1 and together and alike and fewer and those.kind is done.kind:
            done.code, done.score = parts[0], those.score


def _whole_of(spot: Spot, part: Spot, labels: LabelIndex) -> None:
    """ "Tự kiểm tra 05, phát hiện sai về nội dung 01": the object is said with the part only."""
    code = labels.wordings.out_of.get(part.code or "")
    if code is None or spot.frame is None or part.kind is not spot.kind or part.is_percent:
        return
    if labels.catalogue[code].area is not labels.catalogue[part.code or ""].area:
        return
    if (spot.mention.value or 0) < (part.mention.value or 0) or spot.frame.objects - part.frame.objects:  # type: ignore[union-attr]
        return
    said = {h.term for h in spot.near if labels.slot(h.term) in TELLS_OF}
    told = {t for label in labels.wordings.labels if label.code == part.code for t in (*label.needed, *label.helpful)}
    objects = [t for t in told if labels.slot(t) == "object"]
    best = [_named(replace(spot.frame), said, term, spot, labels) for term in objects]
    if said and code in best:
        spot.code, spot.score = code, part.score


def _named(frame: Frame, said: set[str], term: str, spot: Spot, labels: LabelIndex) -> str | None:
    """What the number would be called, were its object said."""
    terms = {**{t: f for t, f in frame.terms.items() if labels.slot(t) != "object"}, term: 1.0}
    told = replace(frame, terms=terms, local=frozenset((*said, term)), objects=frozenset((term,)))
    best = clear_winner(labels.named(told, spot.measure))
    fits = best is not None and plausible(labels.catalogue[best.code], spot.mention, labels.wordings)
    return best.code if best is not None and fits and best.score >= _LEAST else None


def name_wholes(spots: Sequence[Spot], labels: LabelIndex) -> None:
    """ "65,7% (67/102 dịch vụ)", "2.489 trên 2.978 hồ sơ, đạt 83,6%": what a share is measured by."""
    for order, share in enumerate(spots):
        indicator = labels.catalogue.get(share.code) if share.code and share.is_percent else None
        whole = indicator.denominator.codes if indicator and indicator.denominator else ()
        if len(whole) != 1 or whole[0] not in _WHOLES or share.code in _OF_FEWER or share.mention.value is None:
            continue
        for spot in spots[max(0, order - 2) : order + 3]:
            if _is_unnamed(spot, share) and gives(spot, share) and _counts(spot, whole[0], labels):
                spot.denominator_code = whole[0]


def _is_unnamed(spot: Spot, share: Spot) -> bool:
    """A count beside the share that is called nothing yet."""
    return spot.code is None and spot.kind is share.kind and spot.mention.form is NumberForm.AMOUNT


def _counts(spot: Spot, code: str, labels: LabelIndex) -> bool:
    whole = labels.catalogue[code]
    return labels.fits(whole, spot.measure) and spot.measure != "điểm"


def _share_of(spot: Spot, behind: Sequence[Spot], labels: LabelIndex) -> None:
    """ "Bằng 97,5%, tương ứng 5.850 hồ sơ đúng hạn trên 6.000 hồ sơ": the share those counts give."""
    count = behind[0]
    above = count.mention.value
    below = count.mention.denominator or (behind[1].mention.value if len(behind) > 1 else None)
    if count.code is None or count.is_percent or count.kind is not spot.kind or above is None or not below:
        return
    if spot.mention.value is None or not makes(above, below, spot.mention.value):
        return
    code = ratio_of(count.code, labels)
    if code is not None and plausible(labels.catalogue[code], spot.mention, labels.wordings):
        spot.code, spot.score = code, count.score
