"""Every number of a text, read by Vietnamese number grammar. The one door to the `number_*` modules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from domain import number_dates, number_documents, number_names
from domain.number_amounts import Head, amount_at
from domain.number_digits import BROKEN, DIGITS, Shape
from domain.number_hedges import hedge_before
from domain.number_measures import measure_at
from domain.number_words import FRACTION, NUMBER_WORDS, fraction_percent, ordinal_value, words_value
from domain.number_zeros import zeros
from domain.numbers import NumberForm, NumberMention, Qualifier
from domain.quantities import PERCENT
from domain.texts import Span, fold_case

_ORDINAL = re.compile(
    r"(?<!\w)(?:(?:xếp|đứng|giữ|ở|về|vị trí|hạng|xuống|lên|đạt|đồng|cùng)\s+(?:vị trí\s+|hạng\s+)?)thứ\s+"
    r"(?P<word>nhất|nhì|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)(?!\s+(?:mươi|trăm|hai|ba))|"
    r"(?<!\w)(?:xếp|đứng|về)\s+(?P<second>nhì)(?!\w)"
)
_DOUBLE = re.compile(r"(?<!\w)(?:tăng\s+)?gấp\s+(?P<word>đôi|rưỡi|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?:\s+lần)?(?!\w)")
_WHOLE = re.compile(r"\w+")
_ARTICLES = frozenset(("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "chục", "tư", "không"))
_NOT_FIVE = re.compile(
    r"(?:trong|của|cả|đầu|cuối|hàng|hằng|mỗi|từng|hết|một|nhiều|các|những|cùng kỳ|qua|nửa|giữa|kế hoạch|theo|toàn|tháng|mấy)\s+$"
)
_NOT_ONE = re.compile(r"(?:là|như|mỗi|từng|thành|theo|cùng|thuộc|bất cứ|bất kỳ|chỉ cần|trong)\s+$")


def read_numbers(text: str) -> list[NumberMention]:
    """Every number of an NFC text in order, none overlapping another: amounts, dates, document numbers, names, zeros.

    Spans are offsets into `text`. A number whose digits can mean two things carries both in `readings`.
    """
    folded = fold_case(text)
    free = _Free(len(text))
    found: list[NumberMention] = []
    for form, spans in (
        (NumberForm.DOC_NUMBER, number_documents.symbols(text)),
        (NumberForm.DATE, number_dates.certain(folded)),
        (NumberForm.NAME, number_names.names(folded)),
        (NumberForm.DOC_NUMBER, number_documents.named(text, folded)),
        (NumberForm.DATE, number_dates.likely(folded)),
    ):
        found.extend(_named(form, free.take(spans)))
    for read in (_fractions, _ordinals, _factors, _digits, _words, _zeros):
        found.extend(read(folded, free))
    return sorted(found, key=lambda m: m.span.start)


class _Free:
    """Which characters of the text no number has taken yet."""

    def __init__(self, length: int) -> None:
        self._taken = bytearray(length)

    def has(self, start: int, end: int) -> bool:
        return self._taken.find(1, start, end) < 0

    def claim(self, start: int, end: int) -> None:
        self._taken[start:end] = b"\x01" * (end - start)

    def take(self, spans: Iterable[Span]) -> Iterator[Span]:
        for span in spans:
            if self.has(span.start, span.end):
                self.claim(span.start, span.end)
                yield span


def _named(form: NumberForm, spans: Iterable[Span]) -> Iterator[NumberMention]:
    for span in spans:
        yield NumberMention(span=span, number=span, form=form)


def _kept(mention: NumberMention, free: _Free) -> Iterator[NumberMention]:
    """The mention with its span cut back to what is still free."""
    start, end = mention.span.start, mention.span.end
    if not free.has(start, mention.number.start):
        start = mention.number.start
    if not free.has(mention.number.end, end):
        end = mention.number.end
    free.claim(start, end)
    if Span(start, end) != mention.span:
        mention = _replaced(mention, Span(start, end))
    yield mention


def _replaced(mention: NumberMention, span: Span) -> NumberMention:
    from dataclasses import replace

    return replace(mention, span=span)


def _digits(folded: str, free: _Free) -> Iterator[NumberMention]:
    position = 0
    while match := DIGITS.search(folded, position):
        start, end = _one_number(folded, match)
        position = end
        if not free.has(start, end):
            position = start + 1
            continue
        mention = amount_at(folded, Head(start, end))
        if not free.has(mention.number.start, mention.number.end):
            mention = amount_at(folded[:end], Head(start, end))
        position = max(position, mention.number.end)
        yield from _kept(mention, free)


def _one_number(folded: str, match: re.Match[str]) -> tuple[int, int]:
    """Where the number of a DIGITS match ends: groups split by spaces count only before something counted."""
    broken = BROKEN.match(folded, match.start())
    if broken and _counts(folded, broken.end()) and not _counts(folded, match.end()):
        return broken.span()
    if " " not in match.group() or _counts(folded, match.end()) or "%" in folded[match.end() : match.end() + 2]:
        return match.span()
    after = folded[match.end() : match.end() + 2].strip()
    if (not after or after[0] in ",;.)|") and not folded[: match.start()].endswith(("năm ", "ngày ")):
        return match.span()
    return match.start(), match.start() + match.group().index(" ")


def _counts(folded: str, end: int) -> bool:
    measure = measure_at(folded, end)
    return measure is not None and measure.shape is not Shape.TIME


def _fractions(folded: str, free: _Free) -> Iterator[NumberMention]:
    for match in FRACTION.finditer(folded):
        value = fraction_percent(match)
        if value is None or not free.has(*match.span()):
            continue
        hedge = hedge_before(folded, match.start())
        span = Span(hedge[0] if hedge else match.start(), match.end())
        mention = NumberMention(
            span=span,
            number=Span(*match.span()),
            form=NumberForm.AMOUNT,
            value=value,
            measure=PERCENT,
            qualifier=hedge[1] if hedge else None,
            words=True,
        )
        yield from _kept(mention, free)


def _ordinals(folded: str, free: _Free) -> Iterator[NumberMention]:
    for match in _ORDINAL.finditer(folded):
        word = "word" if match["word"] else "second"
        start = folded.rindex("thứ", match.start(), match.end()) if match["word"] else match.start(word)
        if free.has(start, match.end()) and (value := ordinal_value(match[word])):
            number = Span(match.start(word), match.end())
            yield from _kept(
                NumberMention(Span(start, match.end()), number, NumberForm.RANK, value, measure="hạng", words=True), free
            )


def _factors(folded: str, free: _Free) -> Iterator[NumberMention]:
    values = {"đôi": Decimal(2), "rưỡi": Decimal("1.5")}
    for match in _DOUBLE.finditer(folded):
        if free.has(*match.span()):
            value = values.get(match["word"]) or ordinal_value(match["word"])
            start = folded.index("gấp", match.start())
            number = Span(match.start("word"), match.end("word"))
            yield from _kept(
                NumberMention(Span(start, match.end()), number, NumberForm.FACTOR, value, measure="lần", words=True), free
            )


def _words(folded: str, free: _Free) -> Iterator[NumberMention]:
    for run in NUMBER_WORDS.finditer(folded):
        head = _words_head(folded, run)
        if head is None or not free.has(head.start, head.end):
            continue
        mention = amount_at(folded, head)
        if _is_counted(folded, head, mention):
            yield from _kept(mention, free)


def _words_head(folded: str, run: re.Match[str]) -> Head | None:
    """The number in a run of number words: leading words that belong elsewhere ("trong năm | hai …") are dropped."""
    words = [Span(run.start() + m.start(), run.start() + m.end()) for m in _WHOLE.finditer(run.group())]
    if len(words) > 1 and words[-1].of(folded) == "năm" and words[-2].of(folded) not in ("mươi", "mười", "trăm", "phẩy"):
        words.pop()
    for first in range(len(words)):
        value = words_value([w.of(folded) for w in words[first:]])
        if value:
            return Head(words[first].start, words[-1].end, value)
        if words[first].of(folded) not in ("năm", "không", "tư", "tỷ", "tỉ"):
            return None
    return None


def _is_counted(folded: str, head: Head, mention: NumberMention) -> bool:
    """Small number words count only before a measure; "một" and "năm" are mostly an article and a year."""
    said = folded[head.start : head.end]
    before = folded[max(0, head.start - 16) : head.start]
    if said not in _ARTICLES:
        return " " in said
    if mention.measure is None:
        return False
    if said == "năm":
        return _NOT_FIVE.search(before) is None and mention.form is not NumberForm.DURATION
    if said == "một":
        return _NOT_ONE.search(before) is None
    if said == "chục":
        return mention.qualifier is not None
    return said not in ("không", "tư")


def _zeros(folded: str, free: _Free) -> Iterator[NumberMention]:
    for zero in zeros(folded):
        if free.has(zero.none.start, zero.none.end):
            yield from _kept(
                NumberMention(zero.span, zero.none, NumberForm.ZERO, Decimal(0), measure=zero.measure, words=True), free
            )


__all__ = ["Qualifier", "read_numbers"]
