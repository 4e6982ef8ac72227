"""Search: nearness of meaning and shared words, fused; a few passages of each document at most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from domain.answers import FoundPassage, Passage
from domain.keywords import has_diacritics
from domain.periods import Period
from rag.embedders import Embedder
from rag.everyday_words import looked_up
from rag.fusion import Scored, blended
from rag.index import VectorIndex
from rag.keyword_index import TextIndex
from rag.report_parts import Part, leanings, parts_of
from rag.word_translation import word_translation


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

        latest: what reports of these say comes before what others say as well.
        """
        ...


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """pool: how many each index offers. per_document: how many of one document come through unless one unit was asked.

    whole: the share of the vectors' weight that falls to passages as a whole, the rest to the nearest of their views.
    bare_vectors: what the vectors weigh for a question typed without diacritics that nobody could give them back: the
    model hardly understands it. latest: what being of the latest reports weighs beside one index's whole range.
    parts: what the part of the report that the question's words ask for weighs, beside the same. translated: what
    learned translations of words weigh, over what the two indexes offered.
    """

    pool: int = 140
    per_document: int = 3
    vectors: float = 1.0
    whole: float = 0.3
    words: float = 1.0
    bare_vectors: float = 0.0
    latest: float = 0.3
    parts: float = 0.1
    translated: float = 0.7


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
        bare = not has_diacritics(question)
        meant = self._restored(question) if bare and self._restored is not None else question
        lists = [self._by_words(question, meant, units, periods), *self._by_meaning(meant, units, periods)]
        passages = self._passages.passages([item for item, _ in blended(lists)])
        scores = dict(blended([*lists, self._by_translation(question, passages)]))
        leaning = leanings(question)
        found = [
            FoundPassage(passage, scores[passage.id] + self._beside(passage, latest, leaning)) for passage in passages
        ]
        best = sorted(found, key=lambda f: -f.score)
        per_document = limit if len(units) == 1 else self._settings.per_document
        return _spread(best, per_document)[:limit]

    def _beside(self, passage: Passage, latest: Sequence[Period], leaning: Mapping[Part, float]) -> float:
        """What counts beside words and meaning."""
        part = max(leaning[part] for part in parts_of(passage))
        return self._settings.latest * (passage.period in latest) + self._settings.parts * part

    def _by_words(
        self, question: str, meant: str, units: Sequence[str], periods: Sequence[Period]
    ) -> tuple[Scored, float]:
        asked = looked_up(question, meant)
        found: dict[str, float] = {}
        for unit in units or (None,):
            for period in periods or (None,):
                found.update(self._texts.search(asked, unit=unit, period=period, limit=self._settings.pool))
        best = sorted(found.items(), key=lambda pair: -pair[1])[: self._settings.pool]
        return best, self._settings.words

    def _by_translation(self, question: str, passages: Sequence[Passage]) -> tuple[Scored, float]:
        """What both indexes offered, by how likely its words are to be asked for in the question's."""
        scores = word_translation().scores(question, [passage.text for passage in passages])
        found = zip((passage.id for passage in passages), scores, strict=True)
        return sorted(found, key=lambda pair: -pair[1])[: self._settings.pool], self._settings.translated

    def _by_meaning(self, meant: str, units: Sequence[str], periods: Sequence[Period]) -> list[tuple[Scored, float]]:
        marked = has_diacritics(meant) or self._restored is not None
        weight = self._settings.vectors if marked else self._settings.bare_vectors
        if self._vectors is None or self._embedder is None or not weight:
            return []
        vector = self._embedder.query(meant)
        near = self._vectors.search(vector, units=units, periods=periods, limit=self._settings.pool)
        whole = self._settings.whole * weight
        return [(near.by_view, weight - whole), (near.whole, whole)]


def _spread(found: Sequence[FoundPassage], per_document: int) -> list[FoundPassage]:
    seen: Counter[str] = Counter()
    kept: list[FoundPassage] = []
    for one in found:
        seen[one.passage.document_id] += 1
        if seen[one.passage.document_id] <= per_document:
            kept.append(one)
    return kept
