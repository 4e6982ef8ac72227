"""Search: nearness of meaning and shared words, fused; a few passages of each document at most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from domain.answers import FoundPassage, Passage
from domain.keywords import has_diacritics, query_terms
from domain.periods import Period
from rag.embedders import Embedder
from rag.everyday_words import with_official_words
from rag.fusion import Scored, blended
from rag.index import VectorIndex
from rag.keyword_index import TextIndex

Look = Callable[[Sequence[str], Sequence[Period]], Scored]  # among units and periods; empty: all


class PassageSource(Protocol):
    def passages(self, ids: Sequence[str]) -> list[Passage]:
        """The passages with these ids, in that order; unknown ids are left out."""
        ...


class PassageSearch(Protocol):
    """What answering asks of a search."""

    def search(
        self,
        question: str,
        *,
        units: Sequence[str] = (),
        periods: Sequence[Period] = (),
        latest: Sequence[Period] = (),
        limit: int = 10,
    ) -> list[FoundPassage]:
        """The best passages among the given units and periods (empty: all), best first.

        latest: where no periods are given, what reports of these say comes before what others say as well.
        """
        ...


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """pool: how many each index offers. per_document: how many of one document come through when several were asked.

    bare_vectors: what the vectors weigh for a question typed without diacritics that nobody could give them back: the
    model hardly understands it. latest: what being of the latest reports weighs beside one index's whole range.
    """

    pool: int = 60
    per_document: int = 3
    vectors: float = 1.0
    words: float = 1.0
    bare_vectors: float = 0.0
    latest: float = 0.3


class Search:
    """Both indexes. Without vectors or embedder the words alone decide."""

    def __init__(
        self,
        *,
        texts: TextIndex,
        passages: PassageSource,
        vectors: VectorIndex | None = None,
        embedder: Embedder | None = None,
        settings: SearchSettings | None = None,
        restored: Callable[[str], str] | None = None,
    ) -> None:
        """restored: gives a question its diacritics back before the model sees it."""
        self._texts = texts
        self._passages = passages
        self._vectors = vectors
        self._embedder = embedder
        self._settings = settings or SearchSettings()
        self._restored = restored

    def search(
        self,
        question: str,
        *,
        units: Sequence[str] = (),
        periods: Sequence[Period] = (),
        latest: Sequence[Period] = (),
        limit: int = 10,
    ) -> list[FoundPassage]:
        """The best passages, best first: see `PassageSearch`."""
        scopes = [periods] if periods or not latest else [periods, latest]
        looked = [([look(units, scope) for scope in scopes], weight) for look, weight in self._looks(question)]
        lists: list[tuple[Scored, float]] = [(_together(found), weight) for found, weight in looked]
        if len(scopes) > 1:
            late = dict.fromkeys(item for found, _ in looked for item, _ in found[-1])
            lists.append(([(item, 1.0) for item in late], self._settings.latest))
        ranked = blended(lists)
        scores = dict(ranked)
        best = self._passages.passages([item for item, _ in ranked[: self._settings.pool]])
        per_document = limit if len(units) == 1 and len(periods) == 1 else self._settings.per_document
        kept = _spread(best, per_document)[:limit]
        return [FoundPassage(passage, scores[passage.id]) for passage in kept]

    def _looks(self, question: str) -> list[tuple[Look, float]]:
        """What each index finds among units and periods, and what that weighs."""
        asked = query_terms(with_official_words(question))
        looks: list[tuple[Look, float]] = [(partial(self._by_words, asked), self._settings.words)]
        if self._vectors is None or self._embedder is None:
            return looks
        weight, meant = self._settings.vectors, question
        if not has_diacritics(question):
            if self._restored is not None:
                meant = self._restored(question)
            else:
                weight = self._settings.bare_vectors
        if weight:
            near = partial(self._vectors.search, self._embedder.query(meant), limit=self._settings.pool)
            looks.append((lambda units, periods: near(units=units, periods=periods), weight))
        return looks

    def _by_words(self, asked: Sequence[str], units: Sequence[str], periods: Sequence[Period]) -> Scored:
        found = [
            self._texts.search(asked, unit=unit, period=period, limit=self._settings.pool)
            for unit in units or (None,)
            for period in periods or (None,)
        ]
        return _together(found)[: self._settings.pool]


def _together(lists: Iterable[Scored]) -> Scored:
    """One index's lists as one, best first, each passage once."""
    scores = {item: score for found in lists for item, score in found}
    return sorted(scores.items(), key=lambda pair: -pair[1])


def _spread(passages: Sequence[Passage], per_document: int) -> list[Passage]:
    seen: Counter[str] = Counter()
    kept: list[Passage] = []
    for passage in passages:
        seen[passage.document_id] += 1
        if seen[passage.document_id] <= per_document:
            kept.append(passage)
    return kept
