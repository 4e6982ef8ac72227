"""The text index as answering sees it, and its quiet twin in memory (BM25)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from domain.answers import Passage
from domain.keywords import terms
from domain.periods import Period

_SATURATION, _LENGTH = 1.2, 0.75


class TextIndex(Protocol):
    """Passages by words. `terms` are `domain.keywords.query_terms` of a question; any of them may match."""

    def search(
        self, terms: Sequence[str], *, unit: str | None = None, period: Period | None = None, limit: int = 50
    ) -> list[tuple[str, float]]:
        """(passage id, score), best first; a higher score is better."""
        ...


class MemoryTextIndex:
    """All passages in memory, scored by BM25."""

    def __init__(self, passages: Iterable[Passage] = ()) -> None:
        self._passages: dict[str, Passage] = {}
        self._counts: dict[str, Counter[str]] = {}
        self._holders: dict[str, set[str]] = {}
        self.add(passages)

    def add(self, passages: Iterable[Passage]) -> None:
        for passage in passages:
            self._passages[passage.id] = passage
            self._counts[passage.id] = Counter(terms(passage.text))
            for term in self._counts[passage.id]:
                self._holders.setdefault(term, set()).add(passage.id)

    def search(
        self, terms: Sequence[str], *, unit: str | None = None, period: Period | None = None, limit: int = 50
    ) -> list[tuple[str, float]]:
        scores: dict[str, float] = {}
        mean = sum(c.total() for c in self._counts.values()) / max(len(self._counts), 1)
        for term in dict.fromkeys(terms):
            holders = self._holders.get(term, set())
            rarity = math.log(1 + (len(self._counts) - len(holders) + 0.5) / (len(holders) + 0.5))
            for item in sorted(holders):
                passage = self._passages[item]
                if (unit and passage.unit != unit) or (period and passage.period != period):
                    continue
                count = self._counts[item]
                share = _SATURATION * (1 - _LENGTH + _LENGTH * count.total() / mean)
                scores[item] = scores.get(item, 0.0) + rarity * count[term] * (_SATURATION + 1) / (count[term] + share)
        return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]
