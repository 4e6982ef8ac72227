"""What the words touching an amount make of it: a rank, a step, a factor, a duration; its sign and its hedge."""

from __future__ import annotations

import re
from dataclasses import replace

from domain.number_hedges import bound_after, hedge_before
from domain.number_seconds import FROM
from domain.numbers import NumberForm, NumberMention, Qualifier
from domain.texts import Span

_RANK = re.compile(
    r"(?<!\w)(?<!sắp )(?<!tối )(?<!sáng )(?<!chiều )(?<!ngày )(?<!vào )(?<!hằng )"
    r"(?:thứ|hạng|xếp|đứng|vị trí|top)(?:\s+(?:thứ|hạng|ở|số|vị trí))*\s*:?\s*$|"
    r"(?<!\w)(?:xếp |thứ |vị )?(?:hạng|thứ hạng)(?:\s+(?:766|[^\W\d_]+)){0,7}\s*[:|(]?\s*$"
)
_ORDER = re.compile(r"(?<!\w)(?:thứ|top)\s*$")
_MOVED = re.compile(r"(?:tăng|giảm|tụt|lên|xuống|vượt|thăng|cải thiện|lùi|hạ)(?:\s+[^\W\d_]+){0,2}\s*$")
_TIMES = re.compile(r"(?<!\w)gấp(?:\s+(?:hơn|gần|khoảng|trên))?\s*$")
_MINUS = re.compile(r"(?:[(|:]\s?|[^\W\d_]\s)[-−–]$")
_DURATIONS = frozenset(("ngày", "ngày làm việc", "giờ", "phút", "giây", "tuần", "tháng", "quý", "năm"))
_REACH = 60


def dressed(folded: str, mention: NumberMention) -> NumberMention:
    """The mention with its sign, its form, and the words in front that belong to it."""
    mention = _signed(folded, mention)
    before = folded[max(0, mention.span.start - _REACH) : mention.span.start]
    form, taken = _form(before, mention)
    if form is not mention.form or taken:
        mention = replace(mention, form=form, span=Span(mention.span.start - taken, mention.span.end))
    if form is NumberForm.RANK and mention.measure in (None, "vị trí", "điểm"):
        mention = replace(mention, measure="hạng")
    return _hedged(folded, mention)


def _signed(folded: str, mention: NumberMention) -> NumberMention:
    start = mention.span.start
    alone = folded[:start].strip() in ("-", "−", "–") and not folded[mention.span.end :].strip(" %")
    marked = _MINUS.search(folded[max(0, start - 4) : start])
    if mention.value is None or folded[start - 1 : start].isspace() or not (alone or marked):
        return mention
    return replace(
        mention,
        span=Span(start - 1, mention.span.end),
        number=Span(start - 1, mention.number.end),
        value=-mention.value,
        readings=tuple(-v for v in mention.readings),
    )


def _form(before: str, mention: NumberMention) -> tuple[NumberForm, int]:
    """The form, and how many characters before the number belong to it ("thứ ", "gấp ")."""
    if mention.measure == "bậc" or (mention.measure in ("hạng", "vị trí") and _MOVED.search(before)):
        return NumberForm.STEP, 0
    if times := _TIMES.search(before):
        return NumberForm.FACTOR, len(before) - times.start()
    if mention.measure in _DURATIONS:
        return NumberForm.DURATION, 0
    order = _ORDER.search(before)
    whole = mention.value is not None and mention.value == mention.value.to_integral_value()
    placed = mention.measure in (None, "vị trí", "hạng") or mention.denominator is not None or order is not None
    if whole and placed and _RANK.search(before):
        return NumberForm.RANK, len(before) - order.start() if order else 0
    return NumberForm.AMOUNT, 0


def _hedged(folded: str, mention: NumberMention) -> NumberMention:
    start, end, qualifier = mention.span.start, mention.span.end, mention.qualifier
    if bound := bound_after(folded, end):
        end, qualifier = bound
    if mention.qualifier is Qualifier.RANGE or qualifier is Qualifier.MIN:
        before = folded[max(0, start - 12) : start]
        start -= len(before) - match.start() if (match := FROM.search(before)) else 0
    if mention.qualifier is not Qualifier.RANGE and (hedge := hedge_before(folded, start)):
        start, qualifier = hedge[0], qualifier or hedge[1]
    if start == mention.span.start and end == mention.span.end and qualifier is mention.qualifier:
        return mention
    return replace(mention, span=Span(start, end), qualifier=qualifier)
