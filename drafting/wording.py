"""Words that turn what a number says: which time, which way, best or worst, on time or late, what is counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.numbers import NumberMention
from domain.quantities import DONG, PERCENT
from domain.texts import Span, fold_case, nfc
from drafting.support import sentence_at
from drafting.turning_words import SORTS, Sort

_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")
_SENDERS = frozenset(("đơn vị", "cơ quan", "cơ quan, đơn vị", "sở", "sở, ngành", "phường", "xã"))


@dataclass(frozen=True, slots=True)
class Turn:
    """A changed word: what it is now, the sentence it stands in, and why its numbers no longer hold."""

    span: Span
    sentence: Span
    why: str


def turns(drafted: Sequence[str], text: str, *, same_order: bool) -> tuple[Turn, ...]:
    """Where the words of a line turn its numbers. drafted: the lines of the draft it was made from.

    same_order: its numbers stand in the draft's order, so words that changed places did so without them.
    """
    found = [turn for sort in SORTS for turn in _turned(sort, drafted, text, same_order)]
    return tuple(sorted(found, key=lambda t: t.span.start))


def _turned(sort: Sort, drafted: Sequence[str], text: str, same_order: bool) -> Iterable[Turn]:
    before = [word for line in drafted for word, _ in _told(sort, line)]
    now = _told(sort, text)
    more = Counter(word for word, _ in now) - Counter(before)
    gone = Counter(before) - Counter(word for word, _ in now)
    changed = [span for word, span in now if more[word]]
    if not more and not gone and same_order:
        changed = [span for (word, span), old in zip(now, before, strict=True) if word != old]
    elif not gone and not sort.added:
        changed = []
    for span in changed:
        sentence = sentence_at(text, span)
        if not sort.beside or _FIGURE.search(sentence.of(text)):
            yield Turn(span, sentence, f"{sort.why}: “{span.of(text)}”")
    if sort.kept and gone and not changed:
        yield from _left_without(sort, drafted, text, gone)


def _left_without(sort: Sort, drafted: Sequence[str], text: str, gone: Counter[str]) -> Iterable[Turn]:
    """Figures that a word stood before in the draft, and that stand here without it."""
    left = Counter((word, span.of(text)) for word, span in _governed(sort, text))
    for line in drafted:
        for word, span in _governed(sort, line):
            figure = span.of(line)
            if left[word, figure] > 0:
                left[word, figure] -= 1
                continue
            here = next((Span(m.start(), m.end()) for m in _FIGURE.finditer(text) if m.group() == figure), None)
            if gone[word] and here is not None:
                yield Turn(here, here, f"{sort.why}: văn bản không còn nêu “{word}”")


def _governed(sort: Sort, text: str) -> Iterable[tuple[str, Span]]:
    """Each word of the sort with the nearest figure behind it in its sentence, else with the nearest before it."""
    figures = [Span(m.start(), m.end()) for m in _FIGURE.finditer(text)]
    for word, at in _told(sort, text):
        sentence = sentence_at(text, at)
        own = [f for f in figures if sentence.contains(f)]
        behind = [f for f in own if f.start >= at.end]
        if own:
            yield word, behind[0] if behind else own[-1]


def _told(sort: Sort, text: str) -> list[tuple[str, Span]]:
    folded = fold_case(nfc(text))
    found = [(m.group(), Span(m.start(), m.end())) for m in sort.words.finditer(folded)]
    return [(sort.same.get(word, word), span) for word, span in found]


def may_turn(text: str) -> bool:
    """Whether a line holds any word that can turn what it says."""
    folded = fold_case(nfc(text))
    return any(sort.words.search(folded) for sort in SORTS)


def turned_at(found: Iterable[Turn], at: Span) -> str:
    """Why the number at a place no longer holds; empty if it does."""
    return next((t.why for t in found if t.sentence.overlaps(at)), "")


def told_otherwise(
    drafted: Iterable[NumberMention], shown: str, now: Iterable[NumberMention], text: str, mention: NumberMention
) -> str:
    """Why the number is told as another sort of number than in the draft: "12 hồ sơ" as "12 nhiệm vụ", "5%" as "5 điểm
    phần trăm" or as "5", "12" as "gần 12"; empty if it is not. drafted, shown: the numbers of a line of the draft and
    its words; now, text: the same today."""
    number = mention.number.of(text)
    before = [m for m in drafted if m.number.of(shown) == number]
    after = [m for m in now if m.number.of(text) == number]
    return _counted_otherwise(before, after, mention) or _hedged_otherwise(before, after, mention)


def _counted_otherwise(before: Sequence[NumberMention], after: Sequence[NumberMention], mention: NumberMention) -> str:
    counted, now, mine = Counter(map(_counts, before)), Counter(map(_counts, after)), _counts(mention)
    gone = [other for other in counted - now if other[0] is not None]
    if not (now - counted)[mine] or not gone:
        return ""
    if mention.measure is None:
        sign = next((measure for measure, _ in gone if measure in (PERCENT, DONG)), "")
        return f"Dự thảo nêu số này là số “{sign}”, văn bản không nêu" if sign else ""
    if any(_told_alike(mine, other) for other in gone):
        return ""
    return f"Dự thảo không nêu số này là số “{'điểm phần trăm' if mention.point else mention.measure}”"


def _hedged_otherwise(before: Sequence[NumberMention], after: Sequence[NumberMention], mention: NumberMention) -> str:
    hedged, now = Counter(m.qualifier for m in before), Counter(m.qualifier for m in after)
    if not hedged - now or not (now - hedged)[mention.qualifier]:
        return ""
    return "Dự thảo không nêu số này như vậy: “khoảng”, “gần”, “hơn”, “tối đa”… được thêm, bớt hoặc thay trước số"


_Counts = tuple[str | None, bool]  # of what, and whether in percentage points


def _counts(mention: NumberMention) -> _Counts:
    return mention.measure, mention.point


def _told_alike(mine: _Counts, other: _Counts) -> bool:
    return mine[1] == other[1] and _alike(mine[0] or "", other[0] or "")


def _alike(a: str, b: str) -> bool:
    """ "hồ sơ" and "bộ hồ sơ"; senders of reports under any of their names."""
    return a in b or b in a or (a in _SENDERS and b in _SENDERS)
