"""A bracket between a thing and what is said of it: "26 nhiệm vụ trong số này (65%) đã hoàn thành"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.numbers import NumberMention
from domain.quantities import PERCENT
from domain.texts import Span, fold_case
from extraction.clauses import is_figure

_BRACKET = re.compile(r"\s*\([^()]*\)")
_OF_THOSE = re.compile(r"(?:\s+trong\s+(?:tổng\s+)?(?:số\s+(?:này|đó|ấy)|đó))?")
_OF_WHICH = re.compile(r"(?:\s+(?!đã |được |bị |chưa )[^\W\d_]+){0,4}")  # a percent is of something still to be named
_PREDICATE = re.compile(r"\s+(?:đã|được|bị|chưa|còn|hoàn thành|đạt yêu cầu|vẫn|có kết quả)(?!\w)[^;,.|()\d]*")
_NAMED_BEHIND = re.compile(  # "91,4% (266/291) hệ thống thông tin hoàn thành phê duyệt"
    r"(?:\s+(?!đã |được |bị |chưa |và |với |so |cao |thấp |tăng |giảm )[^\W\d_]+){1,7}?" + _PREDICATE.pattern
)
_OPENING = re.compile(r"(?:^|[,;.:(|]|(?<!\w)(?:và|có|nay|tháng|năm|quý|qua|đó))\s*$")


@dataclass(frozen=True, slots=True)
class SplitPredicate:
    """place: from the bracket to the end of the predicate. in_order: the predicate, then the bracket."""

    place: Span
    in_order: tuple[Span | str, ...]


def split_predicates(text: str, mentions: Sequence[NumberMention]) -> list[SplitPredicate]:
    """Every bracket right behind a counted thing that opens its clause, with the predicate behind the bracket."""
    if "(" not in text:
        return []
    folded = fold_case(text)
    found: list[SplitPredicate] = []
    for mention in mentions:
        if not is_figure(mention) or not _OPENING.search(folded, 0, mention.span.start):
            continue
        those = (_OF_WHICH if mention.measure == PERCENT else _OF_THOSE).match(folded, mention.span.end)
        bracket = _BRACKET.match(folded, those.end() if those else mention.span.end)
        predicate = _PREDICATE.match(folded, bracket.end()) if bracket else None
        if bracket and predicate is None and mention.measure == PERCENT:
            predicate = _NAMED_BEHIND.match(folded, bracket.end())
        if bracket is None or predicate is None or any(_overlaps(m, predicate) for m in mentions):
            continue
        place = Span(bracket.start(), predicate.end())
        found.append(SplitPredicate(place, (Span(*predicate.span()), Span(*bracket.span()))))
    return found


def _overlaps(mention: NumberMention, words: re.Match[str]) -> bool:
    return mention.span.start < words.end() and words.start() < mention.span.end
