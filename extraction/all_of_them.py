"""What is said of all that were counted: "13 phản ánh tiếp nhận qua Cổng đều đã xử lý" tells of 13 received, too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.indicators import Code
from domain.numbers import NumberForm
from domain.texts import fold_case
from domain.values import FigureKind
from extraction.bound import Spot
from extraction.labels import LabelIndex, clear_winner
from extraction.plausible import plausible
from extraction.terms import TermHit

_ALL = re.compile(r"^[^;.:()\d]{0,90}?(?<!\w)(?:cũng |đã |,\s*)?đều(?!\w)(?! (?:là|chưa|không|còn)(?!\w))")
_THOSE = re.compile(r"(?<!\w)(?:cả|toàn bộ|tất cả|số)\s+$")
_PREDICATE = re.compile(r"[^;.:()\d]*")
_NOT_DONE = re.compile(  # "đều được chuyển phòng chuyên môn xử lý", "đều phải hoàn thành"
    r"(?<!\w)(?:chuyển|phân (?:công|loại)|yêu cầu|kế hoạch|phải|cần|giữ nguyên|kiến nghị|đề nghị|lập|trả phiếu)(?!\w)"
)
_LEFT = frozenset(("còn", "còn lại"))
_LEAST = 0.85


def name_all_of_them(text: str, spots: Sequence[Spot], labels: LabelIndex) -> None:
    """A count whose predicate holds for all of it has two names: of the whole, and of the part that is all of it."""
    for spot in spots:
        plain = spot.kind is FigureKind.ACTUAL and spot.mention.form is NumberForm.AMOUNT and not spot.is_percent
        if not plain or spot.component or spot.mention.denominator is not None or spot.mention.qualifier is not None:
            continue
        if _THOSE.search(fold_case(text[: spot.mention.span.start])):
            continue  # "Cả bốn phản ánh đều đã được trả lời": those told of before
        behind = fold_case(text[spot.mention.span.end : spot.stretch.sentence.end])
        if (split := _ALL.match(behind)) is not None:
            _name_both(text, spot, spot.mention.span.end + split.end(), labels)


def _name_both(text: str, spot: Spot, at: int, labels: LabelIndex) -> None:
    told = [*spot.near, *spot.after]
    predicate = _PREDICATE.match(text, at)
    end = predicate.end() if predicate else at
    said_first = [h for h in told if h.span.end <= at]
    said_then = [h for h in told if h.span.start >= at and h.span.end <= end]
    if any(h.term in _LEFT for h in said_first) or _NOT_DONE.search(fold_case(text[at:end])):
        return  # "12 nhiệm vụ còn lại đều có hạn trong quý IV"
    objects = [h for h in said_first if labels.slot(h.term) == "object"]
    whole, part = _called(spot, said_first, labels), _called(spot, [*objects, *said_then], labels)
    if whole is None or part is None or not _holds(whole, part, labels):
        return
    spot.code, spot.denominator_code = part, whole
    spot.numerator = spot.denominator = spot.mention.value
    spot.score = max(spot.score, _LEAST)


def _called(spot: Spot, hits: Sequence[TermHit], labels: LabelIndex) -> Code | None:
    if spot.frame is None:
        return None
    terms = {h.term: h.firm for h in hits}
    kept = {t: f for t, f in spot.frame.terms.items() if labels.slot(t) in ("program", "owner", "index")}
    objects = frozenset(t for t in terms if labels.slot(t) == "object")
    frame = replace(spot.frame, terms={**kept, **terms}, local=frozenset(terms), objects=objects or spot.frame.objects)
    best = clear_winner(labels.named(frame, spot.measure))
    fits = best is not None and plausible(labels.catalogue[best.code], spot.mention, labels.wordings)
    return best.code if best is not None and fits and best.score >= _LEAST else None


def _holds(whole: Code, part: Code, labels: LabelIndex) -> bool:
    return labels.wordings.out_of.get(part) == whole
