"""Words that turn what a number says: which time, which way, best or worst, on time or late, what is counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.numbers import NumberMention
from domain.texts import Span, fold_case, nfc
from drafting.support import sentence_at

_TIME = re.compile(
    r"(?<!\w)(?:từ đầu năm|lũy kế|(?:quý|tháng) (?:[ivx]+|\d{1,2})(?!\w)|trong quý(?! [ivx\d])|quý (?:trước|này)|"
    r"\d{1,2} tháng|(?:sáu|chín) tháng|cả năm|cùng kỳ|năm (?:trước|\d{4}))(?!\w)"
)
_MOST = re.compile(r"(?<!\w)(?:cao|thấp|nhiều|ít|lớn|nhỏ|tốt|kém|nhanh|chậm) nhất(?!\w)")
_WAY = re.compile(r"(?<!\w)(?:tăng(?! cường)|giảm|cao hơn|thấp hơn|nhiều hơn|ít hơn)(?!\w)")
_REACH = re.compile(r"(?<!\w)(?:(?:chưa|không) (?:đạt|vượt)|đạt|vượt)(?!\w)")
_TERM = re.compile(r"(?<!\w)(?:quá hạn|đúng hạn|trước hạn|trong hạn)(?!\w)")
_SENDERS = frozenset(("đơn vị", "cơ quan", "cơ quan, đơn vị", "sở", "sở, ngành", "phường", "xã"))
_SAME = {"trong hạn": "đúng hạn", "trước hạn": "đúng hạn"}


@dataclass(frozen=True, slots=True)
class _Sort:
    """Words of one sort. added: a word more is a claim of its own; else only one put in another's place counts."""

    words: re.Pattern[str]
    added: bool
    why: str


_SORTS = (
    _Sort(_TIME, False, "Thời kỳ nêu trong câu khác dự thảo"),
    _Sort(_MOST, True, "Mức cao nhất, thấp nhất, nhiều nhất hoặc ít nhất khác dự thảo"),
    _Sort(_WAY, False, "Chiều tăng, giảm trong câu ngược với số liệu"),
    _Sort(_REACH, False, "Từ ngữ về mức đạt, vượt khác dự thảo"),
    _Sort(_TERM, False, "Dự thảo nêu quá hạn, đúng hạn khác với văn bản"),
)


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
    found = [turn for sort in _SORTS for turn in _turned(sort, drafted, text, same_order)]
    return tuple(sorted(found, key=lambda t: t.span.start))


def _turned(sort: _Sort, drafted: Sequence[str], text: str, same_order: bool) -> Iterable[Turn]:
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
        yield Turn(span, sentence_at(text, span), f"{sort.why}: “{span.of(text)}”")


def _told(sort: _Sort, text: str) -> list[tuple[str, Span]]:
    folded = fold_case(nfc(text))
    found = [(m.group(), Span(m.start(), m.end())) for m in sort.words.finditer(folded)]
    return [(_SAME.get(word, word), span) for word, span in found]


def may_turn(text: str) -> bool:
    """Whether a line holds any word that can turn what it says."""
    folded = fold_case(nfc(text))
    return any(sort.words.search(folded) for sort in _SORTS)


def turned_at(found: Iterable[Turn], at: Span) -> str:
    """Why the number at a place no longer holds; empty if it does."""
    return next((t.why for t in found if t.sentence.overlaps(at)), "")


def counted_otherwise(
    drafted: Iterable[NumberMention], shown: str, now: Iterable[NumberMention], text: str, mention: NumberMention
) -> bool:
    """Whether the number is told of other things than the draft tells it of: "12 hồ sơ" as "12 nhiệm vụ", "5%" as
    "5 điểm phần trăm". drafted, shown: the numbers of a line of the draft and its words; now, text: the same today."""
    number = mention.number.of(text)
    before = Counter(_counts(m) for m in drafted if m.number.of(shown) == number)
    after = Counter(_counts(m) for m in now if m.number.of(text) == number)
    mine, gone = _counts(mention), before - after
    if mention.measure is None or not (after - before)[mine]:
        return False
    told = [other for other in gone if other[0] is not None]
    return bool(told) and not any(_told_alike(mine, other) for other in told)


_Counts = tuple[str | None, bool]  # of what, and whether in percentage points


def _counts(mention: NumberMention) -> _Counts:
    return mention.measure, mention.point


def _told_alike(mine: _Counts, other: _Counts) -> bool:
    return mine[1] == other[1] and _alike(mine[0] or "", other[0] or "")


def _alike(a: str, b: str) -> bool:
    """ "hồ sơ" and "bộ hồ sơ"; senders of reports under any of their names."""
    return a in b or b in a or (a in _SENDERS and b in _SENDERS)
