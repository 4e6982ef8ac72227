"""Amounts around a run of digits or number words: scale, range, denominator, measure, hedge."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from domain.number_digits import BROKEN, DIGITS, Shape, read_digits
from domain.number_hedges import bound_after, hedge_before
from domain.number_measures import MeasureWord, measure_at
from domain.number_words import words_value
from domain.numbers import NumberForm, NumberMention, Qualifier
from domain.quantities import DONG
from domain.texts import Span

_SCALES = {
    "nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9, "vạn": 10**4, "tr": 10**6,
    "nghìn tỷ": 10**12, "nghìn tỉ": 10**12, "ngàn tỷ": 10**12, "triệu tỷ": 10**15,
}  # fmt: skip
_SCALE = re.compile(
    r"\s*(?P<scale>(?:nghìn|ngàn|triệu)\s+t[ỷỉ]|nghìn|ngàn|triệu|t[ỷỉ]|vạn|tr(?=\.?\s?(?:đồng|đ(?!\w))))\.?(?:(?![^\W\d_])|(?=đ(?:ồng)?(?!\w)))"
    r"(?!\s+(?:lệ|trọng|suất|giá)(?!\w))"
)
_SLASH = re.compile(r"\s?/\s?")
_OVER = re.compile(r"\s+trên\s+(?:tổng\s+số\s+|tổng\s+|tổng\s+cộng\s+)?")
_RANGE = re.compile(r"\s?[-–—]\s?(?:dưới\s+)?|\s+đến\s+(?:dưới\s+)?|\s+tới\s+")
_FROM = re.compile(r"(?<!\w)từ\s+(?:trên\s+)?$")
_CHANGE = re.compile(r"(?:tăng|giảm|nâng|hạ|rút|cắt|kéo)(?:\s+[^\W\d_]+){0,5}\s+từ\s+$")
_RANK = re.compile(
    r"(?<!\w)(?:thứ|hạng|xếp|đứng|vị trí|top)(?:\s+(?:thứ|hạng|ở|số|vị trí))*\s*:?\s*$|"
    r"(?<!\w)(?:xếp |thứ |vị )?(?:hạng|thứ hạng)(?:\s+(?:766|[^\W\d_]+)){0,7}\s*[:|]?\s*$"
)
_ORDER = re.compile(r"(?<!\w)(?:thứ|top)\s*$")
_MOVED = re.compile(r"(?:tăng|giảm|tụt|lên|xuống|vượt|thăng|cải thiện|lùi|hạ)(?:\s+[^\W\d_]+){0,2}\s*$")
_TIMES = re.compile(r"(?<!\w)gấp(?:\s+(?:hơn|gần|khoảng|trên))?\s*$")
_MINUS = re.compile(r"(?:^|[(|:]\s?|[^\W\d_]\s)(?P<sign>[-−–])$")
_DOUBLED = re.compile(r"\s?\((?P<words>[^()\d]{2,60})\)")


@dataclass(frozen=True, slots=True)
class Head:
    """The first number of an amount: where it stands, how it is written, whether in words."""

    start: int
    end: int
    words: Decimal | None = None


def amount_at(folded: str, head: Head) -> NumberMention:
    """The whole amount that begins with `head`, with everything before and after it that belongs to it."""
    scale, end = _scale_at(folded, head.end)
    if head.words is None and (doubled := _doubled(folded, head, end)):
        end = doubled
    over = _denominator_at(folded, end) if scale == 1 else None
    if over:
        scale = over.scale
    high = None if over else _high_at(folded, head, end)
    last = over or high
    measure = measure_at(folded, last.end if last else end)
    shape = _shape(measure, scale, last)
    values, slip = _values(folded, head, shape, scale)
    number_end = over.end if over else (high.end if high else end)
    values, number_end = _chain(folded, values, scale, number_end)
    if number_end > end and last is None:
        measure = measure_at(folded, number_end)
    mention = NumberMention(
        span=Span(head.start, measure.end if measure else number_end),
        number=Span(head.start, number_end),
        form=NumberForm.AMOUNT,
        value=values[0],
        high=_high_value(folded, high, shape, measure) if high else None,
        denominator=_second_value(folded, over, shape) if over else None,
        measure=_measure_name(measure, scale, values[0]),
        point=bool(measure and measure.point),
        readings=values if len(values) > 1 else (),
        slip=slip,
        words=head.words is not None,
    )
    if high and high.value is None and not high.words:
        mention = replace(mention, qualifier=Qualifier.RANGE)
    return _dressed(folded, mention)


@dataclass(frozen=True, slots=True)
class _Second:
    """The number after "/", "trên" or a range mark."""

    start: int
    end: int
    scale: int = 1
    value: Decimal | None = None
    words: bool = False


def _scale_at(folded: str, end: int) -> tuple[int, int]:
    match = _SCALE.match(folded, end)
    if match is None:
        return 1, end
    return _SCALES[" ".join(match["scale"].split())], match.end()


def _doubled(folded: str, head: Head, end: int) -> int | None:
    """The end of "(mười hai)" after "12", when both say the same number."""
    match = _DOUBLED.match(folded, end)
    if match is None:
        return None
    said = words_value(match["words"].split())
    return match.end() if said is not None and said == read_digits(folded[head.start : head.end], Shape.COUNT).values[0] else None


def _denominator_at(folded: str, end: int) -> _Second | None:
    for pattern in (_SLASH, _OVER):
        if (mark := pattern.match(folded, end)) and (digits := DIGITS.match(folded, mark.end())):
            scale, end = _scale_at(folded, digits.end())
            return _Second(digits.start(), digits.end() if scale == 1 else end, scale)
    return None


def _high_at(folded: str, head: Head, end: int) -> _Second | None:
    first = measure_at(folded, end)
    mark = _RANGE.match(folded, first.end if first else end)
    digits = DIGITS.match(folded, mark.end()) if mark else None
    if mark is None or digits is None:
        return None
    before = folded[max(0, head.start - 40) : head.start]
    spoken = mark.group().strip().startswith(("đến", "tới"))
    if spoken and (not _FROM.search(before) and first is None or _CHANGE.search(before)):
        return None
    if "-" in mark.group() and first is not None and first.shape is not Shape.PERCENT:
        return None
    scale, after = _scale_at(folded, digits.end())
    second = measure_at(folded, after)
    if first is not None and (second is None or second.measure != first.measure):
        return None
    if not spoken and second is None and mark.group() != mark.group().strip():
        return None
    low = read_digits(folded[head.start : head.end], Shape.OPEN).values[0] if head.words is None else head.words
    high = read_digits(digits.group(), Shape.OPEN).values[0]
    return _Second(digits.start(), after, scale) if high > low else None


def _shape(measure: MeasureWord | None, scale: int, last: _Second | None) -> Shape:
    if measure is None:
        return Shape.MONEY if scale > 1 else Shape.OPEN
    if scale > 1 or (last and last.scale > 1):
        return Shape.MONEY
    if measure.measure == "điểm" and measure.end - 1 >= 0:
        return Shape.SCORE
    return measure.shape


def _values(folded: str, head: Head, shape: Shape, scale: int) -> tuple[tuple[Decimal, ...], bool]:
    if head.words is not None:
        return (head.words * scale,), False
    digits = read_digits(folded[head.start : head.end], shape)
    return tuple(v * scale for v in digits.values), digits.slip


def _chain(folded: str, values: tuple[Decimal, ...], scale: int, end: int) -> tuple[tuple[Decimal, ...], int]:
    """ "6 triệu 325 nghìn": smaller scales added on."""
    if scale < 10**6:
        return values, end
    digits = re.compile(r"\s([0-9]{1,3})(?=\s(?:nghìn|ngàn|triệu))").match(folded, end)
    if digits is None:
        return values, end
    part, after = _scale_at(folded, digits.end())
    if part >= scale:
        return values, end
    return tuple(v + int(digits[1]) * part for v in values), after


def _second_value(folded: str, second: _Second, shape: Shape) -> Decimal:
    digits = DIGITS.match(folded, second.start)
    assert digits is not None
    return read_digits(digits.group(), shape).values[0] * second.scale


def _high_value(folded: str, high: _Second, shape: Shape, measure: MeasureWord | None) -> Decimal:
    written = re.match(DIGITS, folded[high.start : high.end])
    assert written is not None
    return read_digits(written.group(), measure.shape if measure else shape).values[0] * high.scale


def _measure_name(measure: MeasureWord | None, scale: int, value: Decimal) -> str | None:
    if measure is None:
        return DONG if scale >= 10**9 else None
    if measure.measure == "điểm" and measure.shape is Shape.SCORE and scale > 1:
        return DONG
    return measure.measure


def _dressed(folded: str, mention: NumberMention) -> NumberMention:
    """With its hedge, its sign and its form."""
    mention = _signed(folded, mention)
    before = folded[max(0, mention.span.start - 60) : mention.span.start]
    form, start = _form(before, mention)
    mention = replace(mention, form=form, span=Span(mention.span.start - start, mention.span.end))
    if form is NumberForm.RANK and mention.measure in (None, "vị trí", "điểm"):
        mention = replace(mention, measure="hạng")
    return _hedged(folded, mention)


def _hedged(folded: str, mention: NumberMention) -> NumberMention:
    if bound := bound_after(folded, mention.span.end):
        mention = replace(mention, span=Span(mention.span.start, bound[0]), qualifier=bound[1])
    if mention.qualifier is Qualifier.RANGE:
        before = folded[max(0, mention.span.start - 12) : mention.span.start]
        match = _FROM.search(before)
        start = mention.span.start - (len(before) - match.start()) if match else mention.span.start
        return replace(mention, span=Span(start, mention.span.end))
    if hedge := hedge_before(folded, mention.span.start):
        return replace(mention, span=Span(hedge[0], mention.span.end), qualifier=mention.qualifier or hedge[1])
    return mention


def _signed(folded: str, mention: NumberMention) -> NumberMention:
    before = folded[max(0, mention.span.start - 4) : mention.span.start]
    if not _MINUS.search(before) or mention.value is None or before.strip() == "-":
        return mention
    start = mention.span.start - 1
    return replace(
        mention,
        span=Span(start, mention.span.end),
        number=Span(start, mention.number.end),
        value=-mention.value,
    )


def _form(before: str, mention: NumberMention) -> tuple[NumberForm, int]:
    """The form, and how many characters before the number belong to it ("thứ ")."""
    if mention.measure == "bậc" or (mention.measure in ("hạng", "vị trí") and _MOVED.search(before)):
        return NumberForm.STEP, 0
    if _TIMES.search(before):
        return NumberForm.FACTOR, len(before) - _TIMES.search(before).start()  # type: ignore[union-attr]
    if mention.measure in _DURATIONS:
        return NumberForm.DURATION, 0
    ranked = _RANK.search(before)
    whole = mention.value is not None and mention.value == mention.value.to_integral_value()
    if ranked and whole and (mention.measure in (None, "vị trí", "hạng") or mention.denominator or _ORDER.search(before)):
        order = _ORDER.search(before)
        return NumberForm.RANK, len(before) - order.start() if order else 0
    return NumberForm.AMOUNT, 0


_DURATIONS = frozenset(("ngày", "ngày làm việc", "giờ", "phút", "giây", "tuần", "tháng", "quý", "năm"))
__all__ = ["BROKEN", "Head", "amount_at"]
