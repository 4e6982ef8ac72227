"""Amounts around a run of digits or number words: scale, range, denominator and measure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from domain.number_digits import Shape, read_digits
from domain.number_forms import dressed
from domain.number_measures import MeasureWord, measure_at
from domain.number_scales import scale_at, smaller_scale_at
from domain.number_seconds import Second, denominator_at, high_end_at
from domain.number_words import words_value
from domain.numbers import NumberForm, NumberMention, Qualifier
from domain.quantities import DONG, Measure
from domain.texts import Span

_DOUBLED = re.compile(r"\s?\((?P<words>[^()\d]{2,60})\)")


_MONEY_DIGITS = 5


@dataclass(frozen=True, slots=True)
class Head:
    """The first number of an amount: where it stands; its value where it is written in words."""

    start: int
    end: int
    words: Decimal | None = None


@dataclass(frozen=True, slots=True)
class _Parts:
    """What belongs to an amount besides its head. end: where the number itself ends."""

    end: int
    scale: int
    added: int
    said: Decimal | None
    over: Second | None
    high: Second | None
    measure: MeasureWord | None

    @property
    def shape(self) -> Shape:
        if self.scale > 1:
            return Shape.MONEY
        return Shape.OPEN if self.measure is None else self.measure.shape


def amount_at(folded: str, head: Head) -> NumberMention:
    """The whole amount that begins with `head`, with everything before and after it that belongs to it."""
    parts = _parts(folded, head)
    values, slip = _values(folded, head, parts)
    mention = NumberMention(
        span=Span(head.start, parts.measure.end if parts.measure else parts.end),
        number=Span(head.start, parts.end),
        form=NumberForm.AMOUNT,
        value=values[0],
        high=parts.high.value(folded, parts.shape) if parts.high else None,
        denominator=parts.over.value(folded, parts.shape) if parts.over else None,
        measure=_measure_name(parts),
        qualifier=Qualifier.RANGE if parts.high else None,
        point=bool(parts.measure and parts.measure.point),
        readings=values if len(values) > 1 else (),
        slip=slip,
        words=head.words is not None,
    )
    return dressed(folded, mention)


def _parts(folded: str, head: Head) -> _Parts:
    scale, end = scale_at(folded, head.end)
    said, end = _doubled(folded, head, end)
    over = denominator_at(folded, end) if scale == 1 else None
    high = None if over else high_end_at(folded, head.start, _plain_value(folded, head), end)
    second = over or high
    added = 0
    if second is None:
        added, end = smaller_scale_at(folded, end, scale)
    else:
        end, scale = second.end, max(scale, second.scale)
    return _Parts(end, scale, added, said, over, high, _in_money(folded, head, measure_at(folded, end)))


def _in_money(folded: str, head: Head, measure: MeasureWord | None) -> MeasureWord | None:
    """No score has five digits: "54.700.000.000 đ" is money."""
    if measure is None or measure.measure != "điểm" or not folded[: measure.end].endswith(" đ"):
        return measure
    digits = sum(c.isdigit() for c in folded[head.start : head.end])
    return replace(measure, measure=DONG, shape=Shape.MONEY) if digits >= _MONEY_DIGITS else measure


def _plain_value(folded: str, head: Head) -> Decimal:
    if head.words is not None:
        return head.words
    return read_digits(folded[head.start : head.end], Shape.OPEN).values[0]


def _doubled(folded: str, head: Head, end: int) -> tuple[Decimal | None, int]:
    """What "(mười hai)" after "12" says, and where it ends."""
    match = _DOUBLED.match(folded, end) if head.words is None else None
    said = words_value(match["words"].split()) if match else None
    return (said, match.end()) if match and said is not None else (None, end)


def _values(folded: str, head: Head, parts: _Parts) -> tuple[tuple[Decimal, ...], bool]:
    """Every value the number can have; digits and words that disagree are two."""
    if head.words is not None:
        return (head.words * parts.scale + parts.added,), False
    digits = read_digits(folded[head.start : head.end], parts.shape)
    values = tuple(v * parts.scale + parts.added for v in digits.values)
    if parts.said is None:
        return values, digits.slip
    return (values if parts.said in values else (*values, parts.said)), digits.slip


def _measure_name(parts: _Parts) -> Measure | None:
    if parts.measure is None:
        return DONG if parts.scale >= 10**9 else None
    abbreviated = parts.measure.measure == "điểm" and parts.scale > 1
    return DONG if abbreviated else parts.measure.measure  # "tỷ đ" is money, "89,5 đ" a score
