"""Every number of a text, read by Vietnamese number grammar. The one door to the `number_*` modules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from domain import number_dates, number_documents, number_names
from domain.number_amounts import Head, amount_at
from domain.number_digits import BROKEN, DIGITS, Shape
from domain.number_measures import measure_at
from domain.number_spoken import spoken
from domain.number_words import words_value
from domain.number_zeros import zeros
from domain.numbers import NumberForm, NumberMention
from domain.texts import Span, fold_case, plain_spaces

_LAST_WORD = re.compile(r"(?<!\w)(?P<word>một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s*\($")
_BODIES = frozenset(("dịch vụ", "DVCTT", "TTHC", "đơn vị", "xã", "phường", "sở", "xã, phường", "phòng", "trường"))


def read_numbers(text: str) -> list[NumberMention]:
    """Every number of an NFC text in order, none overlapping another: amounts, dates, document numbers, names, zeros.

    Spans are offsets into `text`. A number whose digits can mean two things carries both in `readings`.
    """
    return list(_read(text))


@lru_cache(maxsize=2048)  # readers, grounding, checks and accounting read the same cells and paragraphs
def _read(text: str) -> tuple[NumberMention, ...]:
    text = plain_spaces(text)
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
        found.extend(NumberMention(span=span, number=span, form=form) for span in free.take(spans))
    found.extend(_digits(folded, free))
    for mention in spoken(folded):
        found.extend(_kept(mention, free))
    found.extend(_zeros(folded, free, found))
    return tuple(_once(folded, sorted(found, key=lambda m: m.span.start)))


def _once(folded: str, found: list[NumberMention]) -> Iterator[NumberMention]:
    """ "mười hai (12) hồ sơ" is one number, said twice; where the two differ both are its readings."""
    waiting: NumberMention | None = None
    for mention in found:
        said = waiting
        waiting = _behind_its_word(folded, mention)
        if said is None:
            continue
        if twice := _said_twice(folded, said, mention):
            waiting = twice
        else:
            yield said
    if waiting is not None:
        yield waiting


def _behind_its_word(folded: str, digits: NumberMention) -> NumberMention:
    """ "ba (03) phòng": a small number word, which alone would count nothing, with its digits."""
    end = digits.span.end
    opens = folded[: digits.span.start].rstrip()
    if digits.form is not NumberForm.AMOUNT or digits.measure or folded[end : end + 1] != ")" or opens[-1:] != "(":
        return digits
    word = _LAST_WORD.search(opens)
    counted = measure_at(folded, end + 1)
    if word is None or counted is None or words_value([word["word"]]) != digits.value:
        return digits
    number = Span(word.start("word"), end + 1)
    return replace(digits, span=Span(number.start, counted.end), number=number, measure=counted.measure)


def _said_twice(folded: str, said: NumberMention, digits: NumberMention) -> NumberMention | None:
    amounts = said.form is digits.form is NumberForm.AMOUNT and said.words and not digits.words
    between = folded[said.span.end : digits.span.start]
    if not amounts or said.measure not in (None, digits.measure) or between.strip() != "(":
        return None
    closed = digits.span.end
    if folded[closed : closed + 1] != ")" or digits.denominator is not None or said.value is None:
        return None
    counted = measure_at(folded, closed + 1) if digits.measure is None else None
    values = (digits.value, said.value)
    if said.value != digits.value and (counted is None or digits.readings):
        return None
    return replace(
        digits,
        span=Span(said.span.start, counted.end if counted else closed + 1),
        number=Span(said.number.start, closed + 1),
        measure=counted.measure if counted else digits.measure,
        readings=digits.readings if said.value == digits.value else tuple(v for v in values if v is not None),
    )


class _Free:
    """Which characters of the text no number has taken yet."""

    def __init__(self, length: int) -> None:
        self._taken = bytearray(length)

    def has(self, span: Span) -> bool:
        return self._taken.find(1, span.start, span.end) < 0

    def claim(self, span: Span) -> None:
        self._taken[span.start : span.end] = b"\x01" * (span.end - span.start)

    def take(self, spans: Iterable[Span]) -> Iterator[Span]:
        for span in spans:
            if self.has(span):
                self.claim(span)
                yield span


def _kept(mention: NumberMention, free: _Free) -> Iterator[NumberMention]:
    """The mention, its span cut back to what is still free; nothing where its number is taken."""
    if not free.has(mention.number):
        return
    start, end = mention.span.start, mention.span.end
    if not free.has(Span(start, mention.number.start)):
        start = mention.number.start
    if not free.has(Span(mention.number.end, end)):
        end = mention.number.end
    free.claim(Span(start, end))
    yield mention if Span(start, end) == mention.span else replace(mention, span=Span(start, end))


def _digits(folded: str, free: _Free) -> Iterator[NumberMention]:
    position = 0
    while match := DIGITS.search(folded, position):
        head = _one_number(folded, match)
        position = head.end
        if not free.has(Span(head.start, head.end)):
            position = head.start + 1
            continue
        mention = amount_at(folded, head)
        if not free.has(mention.number):
            mention = amount_at(folded[: head.end], head)
        position = max(position, mention.number.end)
        yield from _kept(mention, free)


def _one_number(folded: str, match: re.Match[str]) -> Head:
    """The number of a DIGITS match: groups split by spaces make one only before something counted, or at an end."""
    broken = BROKEN.match(folded, match.start())
    if broken and _counts(folded, broken.end()) and not _counts(folded, match.end()):
        return Head(*broken.span())
    if " " not in match.group() or _counts(folded, match.end()) or "%" in folded[match.end() : match.end() + 2]:
        return Head(*match.span())
    after = folded[match.end() : match.end() + 2].strip()
    if (not after or after[0] in ",;.)|") and not folded[: match.start()].endswith(("năm ", "ngày ")):
        return Head(*match.span())
    return Head(match.start(), match.start() + match.group().index(" "))


def _counts(folded: str, end: int) -> bool:
    measure = measure_at(folded, end)
    return measure is not None and measure.shape is not Shape.TIME


def _zeros(folded: str, free: _Free, amounts: Iterable[NumberMention]) -> Iterator[NumberMention]:
    """Stated zeros; in "36 dịch vụ chưa có hồ sơ nào" the denial is only said of the 36."""
    counted = {m.span.end: m.measure for m in amounts if m.form is NumberForm.AMOUNT and m.measure in _BODIES}
    for zero in zeros(folded):
        subject = counted.get(zero.span.start - 1)
        if subject is not None and subject != zero.measure:
            continue
        mention = NumberMention(zero.span, zero.none, NumberForm.ZERO, Decimal(0), measure=zero.measure, words=True)
        yield from _kept(mention, free)
