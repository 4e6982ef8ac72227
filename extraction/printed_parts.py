"""Parts printed beside a percent: "5.961/6.341 hồ sơ, đạt 96,01%", "412,6 tỷ trên tổng số 486,3 tỷ, đạt 86,84%"."""

from __future__ import annotations

import re
from decimal import Decimal

from domain.number_reading import read_numbers
from domain.numbers import NumberForm, NumberMention
from domain.texts import Span, fold_case
from extraction.sentence_spans import sentence_at

# What leads from parts to their percent, and from the part to the whole.
_LEADS_TO = re.compile(r"[^;.]{0,40}?(đạt|bằng|chiếm|tương ứng|tương đương|tỷ lệ|tỉ lệ|tức|được|\(|=|,)[^;.\d]{0,25}")
_OF = re.compile(r"[^,;.\d]{0,25}?(trên|/|trong)\s*(tổng( số)?|số)?[^,;.\d]{0,15}")
_AFTER = re.compile(r"\s*%?\s*\(\s*")


def parts_around(text: str, percent: Span) -> tuple[Decimal, Decimal] | None:
    """Numerator and denominator that lead up to the percent, or follow it in brackets; None without such a pair."""
    sentence = sentence_at(text, percent.start)
    mentions = [
        m for m in read_numbers(text) if sentence.contains(m.number) and m.form in (NumberForm.AMOUNT, NumberForm.NAME)
    ]
    here = next((i for i, m in enumerate(mentions) if m.number == percent), None)
    if here is None:
        return None
    return _before(text, mentions, here) or _after(text, mentions, here)


def _before(text: str, mentions: list[NumberMention], here: int) -> tuple[Decimal, Decimal] | None:
    if here == 0:
        return None
    last = mentions[here - 1]
    if not _LEADS_TO.fullmatch(_between(text, last, mentions[here])):
        return None
    if last.value is not None and last.denominator:
        return last.value, last.denominator
    if here >= 2 and _OF.fullmatch(_between(text, mentions[here - 2], last)):
        part, whole = mentions[here - 2].value, last.value
        same = mentions[here - 2].measure in (last.measure, None)
        return (part, whole) if part is not None and whole and same and last.measure != "%" else None
    return None


def _after(text: str, mentions: list[NumberMention], here: int) -> tuple[Decimal, Decimal] | None:
    if here + 1 >= len(mentions):
        return None
    following = mentions[here + 1]
    if following.value is None or not following.denominator:
        return None
    joined = _AFTER.fullmatch(_between(text, mentions[here], following))
    return (following.value, following.denominator) if joined else None


def _between(text: str, one: NumberMention, other: NumberMention) -> str:
    return fold_case(text[one.number.end : other.number.start])
