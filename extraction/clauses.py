"""Sentences, and what stands around each number in its sentence: the words that lead up to it and those that follow."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from domain.numbers import NumberForm, NumberMention
from domain.texts import Span, fold_case

UPPER = "A-ZĐÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
"""Upper-case letters of Vietnamese, for use inside a character class."""

_END = re.compile(rf"[.!?…]+(?=[\"”')]*\s+[\"“'(]*[{UPPER}0-9-])|\n+|[.!?…]+\s*$")
_ABBREVIATION = re.compile(rf"(?<!\w)(?:TP|Tp|tp|Q|P|H|TX|TT|ThS|TS|Ths|PGS|GS|KT|TM|TL|TUQ|[{UPPER}]|No|St|tr|đ|vs)$")
_LIST_MARK = re.compile(r"(?:^|\s)(?:\d{1,2}|[a-zđ]|[IVX]+)$")
_OPEN, _CLOSE = "([", ")]"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a number stands.

    sentence: its sentence in the text. lead: folded words since the figure before it, or since the start of its sentence,
    part (";", "|") or bracket; `lead_start` is where they begin. clause: the end of the lead, after its last comma.
    after: folded words up to the next figure, comma, bracket or end of the part. tail: folded rest of the sentence part.
    so_far: folded words from the start of the part to the number, other figures included; `opening`: from the start of
    the sentence.
    bracketed: it stands in brackets; `outside` are then the words in front of the bracket, back to the figure before.
    before: index of the figure before it in the same part and bracket, None for the first one.
    """

    sentence: Span
    part: Span
    lead: str
    lead_start: int
    clause: str
    after: str
    tail: str
    so_far: str
    opening: str
    bracketed: bool
    outside: str
    before: int | None


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text, in order, covering it; an abbreviation or a list mark ends none."""
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        front = text[max(start, match.start() - 6) : match.start()]
        dot = match.group().startswith(".") and len(match.group().strip()) == 1
        if dot and (_ABBREVIATION.search(front) or (_LIST_MARK.search(front) and not text[start : match.start() - 2].strip())):
            continue
        if match.end() > start:
            spans.append(Span(start, match.end()))
            start = match.end()
    if start < len(text):
        spans.append(Span(start, len(text)))
    return tuple(spans)


def surroundings(text: str, mentions: Sequence[NumberMention]) -> list[Surroundings]:
    """What stands around each mention, parallel to `mentions` (ordered, as `read_numbers` gives them)."""
    folded = fold_case(text)
    spans = sentences(text)
    starts = [s.start for s in spans]
    levels = _brackets(folded)
    found: list[Surroundings] = []
    for index, mention in enumerate(mentions):
        sentence = spans[max(0, bisect_right(starts, mention.span.start) - 1)]
        found.append(_around(folded, mentions, index, sentence, levels))
    return found


def is_figure(mention: NumberMention) -> bool:
    """Not a date, document number or name: a number that can end the words leading to the next one."""
    return mention.form not in (NumberForm.DATE, NumberForm.DOC_NUMBER, NumberForm.NAME)


def _brackets(folded: str) -> list[tuple[int, int]]:
    """Innermost bracket pairs (open, close) in order of opening; one left open ends with its text."""
    pairs: list[tuple[int, int]] = []
    stack: list[int] = []
    for match in re.finditer(r"[()\[\]]", folded):
        if match.group() in _OPEN:
            stack.append(match.start())
        elif stack:
            pairs.append((stack.pop(), match.start()))
    return sorted(pairs)


def _bracket_of(position: int, sentence: Span, pairs: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    inside = [p for p in pairs if p[0] < position < p[1] and sentence.start <= p[0]]
    return inside[-1] if inside else None


def _around(
    folded: str, mentions: Sequence[NumberMention], index: int, sentence: Span, pairs: Sequence[tuple[int, int]]
) -> Surroundings:
    span = mentions[index].span
    bracket = _bracket_of(span.start, sentence, pairs)
    part = _part(folded, span, Span(bracket[0] + 1, bracket[1]) if bracket else sentence, pairs)
    before = _figure_before(mentions, index, part, bracket, pairs)
    lead_start = mentions[before].span.end if before is not None else part.start
    lead_start = min(lead_start, span.start)
    lead = _without_brackets(folded, lead_start, span.start, bracket, pairs)
    end = _figure_after(mentions, index, part)
    after = folded[span.end : end]
    return Surroundings(
        sentence=sentence,
        part=part,
        lead=lead,
        lead_start=lead_start,
        clause=re.split(r",(?!\d)", lead)[-1],
        after=re.split(r"[,(;|](?!\d)", after)[0],
        tail=folded[span.end : part.end],
        bracketed=bracket is not None,
        so_far=folded[part.start : span.start],
        opening=folded[sentence.start : span.start],
        outside=_outside(folded, mentions, index, sentence, bracket),
        before=before,
    )


def _part(folded: str, span: Span, within: Span, pairs: Sequence[tuple[int, int]]) -> Span:
    """The stretch between semicolons, table bars and dashes around `span`; marks inside deeper brackets do not cut."""
    start, end = within.start, within.end
    for match in re.finditer(r";|\|", folded[within.start : within.end]):
        at = within.start + match.start()
        if any(within.start <= o < at < c <= within.end for o, c in pairs if o > within.start - 1 and (o, c) != (within.start - 1, within.end)):
            continue
        if at < span.start:
            start = at + 1
        elif at >= span.end:
            end = at
            break
    return Span(start, max(end, start))


def _figure_before(
    mentions: Sequence[NumberMention],
    index: int,
    part: Span,
    bracket: tuple[int, int] | None,
    pairs: Sequence[tuple[int, int]],
) -> int | None:
    for i in range(index - 1, -1, -1):
        if mentions[i].span.start < part.start:
            return None
        own = _bracket_of(mentions[i].span.start, Span(0, part.end), pairs)
        if is_figure(mentions[i]) and own == bracket:
            return i
    return None


def _outside(
    folded: str, mentions: Sequence[NumberMention], index: int, sentence: Span, bracket: tuple[int, int] | None
) -> str:
    if bracket is None:
        return ""
    start = sentence.start
    for mention in mentions[:index]:
        if is_figure(mention) and start < mention.span.end <= bracket[0]:
            start = mention.span.end
    return folded[start : bracket[0]]


def _without_brackets(
    folded: str, start: int, end: int, bracket: tuple[int, int] | None, pairs: Sequence[tuple[int, int]]
) -> str:
    """folded[start:end] with closed brackets in it blanked: they speak of the figure before."""
    words = folded[start:end]
    for opened, closed in pairs:
        if start <= opened and closed < end and (opened, closed) != bracket:
            words = words[: opened - start] + " " * (closed + 1 - opened) + words[closed + 1 - start :]
    return words


def _figure_after(mentions: Sequence[NumberMention], index: int, part: Span) -> int:
    for mention in mentions[index + 1 :]:
        if mention.span.start >= part.end:
            break
        if is_figure(mention):
            return max(mention.span.start, mentions[index].span.end)
    return max(part.end, mentions[index].span.end)
