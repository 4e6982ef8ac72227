"""Sentences, and what stands around each number in its sentence: the words that lead up to it and those that follow."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from domain.numbers import NumberForm, NumberMention
from domain.texts import Span, fold_case

UPPER = "A-ZĐÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
"""Upper-case letters of Vietnamese, for use inside a character class."""

_END = re.compile(rf"[.!?…]+(?=[\"”')]*\s+[\"“'(]*[{UPPER}0-9-])|\n+|[.!?…]+\s*$")
_ABBREVIATION = re.compile(rf"(?<!\w)(?:TP|Tp|tp|Q|P|H|TX|TT|ThS|TS|Ths|PGS|GS|KT|TM|TL|TUQ|[{UPPER}]|No|St|tr|đ|vs)$")
_LIST_MARK = re.compile(r"(?:^|\s)(?:\d{1,2}|[a-zđ]|[IVX]+)$")
_BRACKET = re.compile(r"[()\[\]]")
_COMMA = re.compile(r",(?!\d)")
_REACH = 800
_MARK = re.compile(r"[,(;|](?!\d)")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a number stands. All words are folded; `lead_start` is where `lead` begins in the text.

    Where a sentence has no end, words further away than a long sentence reaches are left out.

    sentence: its sentence. part: the stretch of it between ";" or "|", or the bracket the number stands in.
    lead: words since the figure before it, or since the start of its part; closed brackets in them are blanked.
    clause: the end of the lead, after its last comma. so_far: from the start of the part; opening: of the sentence.
    after: words up to the next figure, comma or bracket. tail: up to the end of the part.
    bracket: the inside of the brackets it stands in; `outside`: the words in front of them, back to the figure before.
    before: index of the figure before it in the same part, None for the first one.
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
    bracket: Span | None
    outside: str
    before: int | None

    @property
    def bracketed(self) -> bool:
        return self.bracket is not None


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text, in order, covering it; an abbreviation or a list mark ends none."""
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if match.end() > start and not _goes_on(text, start, match):
            spans.append(Span(start, match.end()))
            start = match.end()
    if start < len(text):
        spans.append(Span(start, len(text)))
    return tuple(spans)


def surroundings(text: str, mentions: Sequence[NumberMention]) -> list[Surroundings]:
    """What stands around each mention, parallel to `mentions` (ordered, as `read_numbers` gives them)."""
    page = _Page(text, mentions)
    return [page.around(index) for index in range(len(mentions))]


def is_figure(mention: NumberMention) -> bool:
    """Not a date, document number or name: a number that can end the words leading to the next one."""
    return mention.form not in (NumberForm.DATE, NumberForm.DOC_NUMBER, NumberForm.NAME)


def _goes_on(text: str, start: int, end: re.Match[str]) -> bool:
    """The mark only ends an abbreviation ("TP.") or a list mark ("1.")."""
    if end.group().strip() != ".":
        return False
    front = text[max(start, end.start() - 6) : end.start()]
    if _ABBREVIATION.search(front):
        return True
    return _LIST_MARK.search(front) is not None and not text[start : max(start, end.start() - 2)].strip()


class _Page:
    """A text with its sentences, brackets and mentions looked up once."""

    def __init__(self, text: str, mentions: Sequence[NumberMention]) -> None:
        self.folded = fold_case(text)
        self.mentions = mentions
        self.starts = [m.span.start for m in mentions]
        self.sentences = sentences(text)
        self.sentence_starts = [s.start for s in self.sentences]
        self.brackets = _brackets(self.folded)
        self.bracket_starts = [b.start for b in self.brackets]
        self.marks = [m.start() for m in re.finditer(r"[;|]", self.folded)]
        self.own_brackets = [self._innermost(start) for start in self.starts]

    def around(self, index: int) -> Surroundings:
        span = self.mentions[index].span
        sentence = self._sentence(span.start)
        bracket = self.own_brackets[index]
        part = self._part(span, bracket or sentence)
        before = self._figure_before(index, part)
        far = max(0, span.start - _REACH)
        lead_start = max(part.start if before is None else min(self.mentions[before].span.end, span.start), far)
        lead = self._without_brackets(lead_start, span.start)
        tail = self.folded[span.end : min(part.end, span.end + _REACH)]
        return Surroundings(
            sentence=sentence,
            part=part,
            lead=lead,
            lead_start=lead_start,
            clause=_COMMA.split(lead)[-1],
            after=_MARK.split(tail[: self._next_figure(index) - span.end])[0],
            tail=tail,
            so_far=self.folded[max(part.start, far) : span.start],
            opening=self.folded[max(sentence.start, far) : span.start],
            bracket=bracket,
            outside=self._outside(index, sentence, bracket) if bracket else "",
            before=before,
        )

    def _sentence(self, position: int) -> Span:
        return self.sentences[max(0, bisect_right(self.sentence_starts, position) - 1)]

    def _innermost(self, position: int) -> Span | None:
        """The inside of the brackets around a position, within its sentence."""
        sentence = self._sentence(position)
        for i in range(bisect_right(self.bracket_starts, position) - 1, -1, -1):
            if self.brackets[i].start <= sentence.start:
                return None
            if position < self.brackets[i].end:
                return self.brackets[i]
        return None

    def _part(self, span: Span, within: Span) -> Span:
        """The stretch of `within` between the marks next to `span`; marks in deeper brackets do not cut."""
        start, end = within.start, within.end
        after = bisect_left(self.marks, span.end)
        for i in range(bisect_left(self.marks, span.start) - 1, -1, -1):
            if self.marks[i] < within.start or self._cuts(self.marks[i], within):
                start = max(start, self.marks[i] + 1)
                break
        for i in range(after, len(self.marks)):
            if self.marks[i] >= within.end or self._cuts(self.marks[i], within):
                end = min(end, self.marks[i])
                break
        return Span(start, max(end, start))

    def _cuts(self, mark: int, within: Span) -> bool:
        inner = self._innermost(mark)
        return inner is None or inner == within or inner.start < within.start

    def _figure_before(self, index: int, part: Span) -> int | None:
        for i in range(index - 1, -1, -1):
            if self.starts[i] < part.start:
                return None
            if is_figure(self.mentions[i]) and self.own_brackets[i] == self.own_brackets[index]:
                return i
        return None

    def _next_figure(self, index: int) -> int:
        end = self.mentions[index].span.end
        for i in range(index + 1, len(self.mentions)):
            if is_figure(self.mentions[i]):
                return max(self.starts[i], end)
        return len(self.folded)

    def _outside(self, index: int, sentence: Span, bracket: Span) -> str:
        start = sentence.start
        for i in range(index - 1, -1, -1):
            end = self.mentions[i].span.end
            if end <= start:
                break
            if end < bracket.start and is_figure(self.mentions[i]):
                start = end
                break
        return self.folded[max(start, bracket.start - _REACH) : bracket.start - 1]

    def _without_brackets(self, start: int, end: int) -> str:
        """The words start..end with closed brackets blanked: those speak of the figure before."""
        words = self.folded[start:end]
        for i in range(bisect_left(self.bracket_starts, start + 1), bisect_left(self.bracket_starts, end)):
            opened, closed = self.brackets[i].start - 1, self.brackets[i].end + 1
            if closed <= end:
                words = words[: opened - start] + " " * (closed - opened) + words[closed - start :]
        return words


def _brackets(folded: str) -> list[Span]:
    """The insides of bracket pairs, in order of opening; one left open is none."""
    pairs: list[Span] = []
    stack: list[int] = []
    for match in _BRACKET.finditer(folded):
        if match.group() in "([":
            stack.append(match.end())
        elif stack:
            pairs.append(Span(stack.pop(), match.start()))
    return sorted(pairs)
