"""Vectors of passages: what answering asks of an index, and the quiet twin in memory. An index is only a cache.

Each passage has one or more vectors (`rag.views`) and is as near as the nearest of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from domain.answers import Passage
from domain.periods import Period
from rag.embedders import Vectors

Nearest = list[tuple[str, float]]  # (passage id, score), best first


@dataclass(frozen=True, slots=True)
class Near:
    """by_view: passages by the nearest of their views. whole: those of them that are near as a whole, by how near."""

    by_view: Nearest
    whole: Nearest


class VectorIndex(Protocol):
    """Passages by nearness. Vectors have length 1; scores are cosines, higher is nearer."""

    def add(self, passages: Sequence[Passage], vectors: Sequence[Vectors]) -> None:
        """Puts in or replaces; vectors are parallel to passages, (views, dimension) each."""
        ...

    def remove_document(self, document_id: str) -> None: ...

    def search(
        self, vector: Vectors, *, units: Sequence[str] = (), periods: Sequence[Period] = (), limit: int = 50
    ) -> Near:
        """The nearest passages among the given units and periods (empty: all)."""
        ...

    def ids(self, document_id: str | None = None) -> set[str]:
        """Of all passages here, or of one document's."""
        ...

    def contents(self) -> tuple[set[str], set[str]]:
        """`ids` of all passages, and of all documents of which anything is here, be it part of a passage that was
        broken off: what is read once for both."""
        ...


class MemoryIndex:
    """Every vector in memory, searched one by one."""

    def __init__(self) -> None:
        self._passages: dict[str, tuple[Passage, Vectors]] = {}

    def add(self, passages: Sequence[Passage], vectors: Sequence[Vectors]) -> None:
        for passage, own in zip(passages, vectors, strict=True):
            self._passages[passage.id] = (passage, own)

    def remove_document(self, document_id: str) -> None:
        self._passages = {k: v for k, v in self._passages.items() if v[0].document_id != document_id}

    def search(
        self, vector: Vectors, *, units: Sequence[str] = (), periods: Sequence[Period] = (), limit: int = 50
    ) -> Near:
        found = [
            (passage.id, kept @ vector)
            for passage, kept in self._passages.values()
            if (not units or passage.unit in units) and (not periods or passage.period in periods)
        ]
        return Near(
            _best([(item, float(scores.max())) for item, scores in found])[:limit],
            _best([(item, float(scores[0])) for item, scores in found])[:limit],
        )

    def ids(self, document_id: str | None = None) -> set[str]:
        return {i for i, (p, _) in self._passages.items() if document_id in (None, p.document_id)}

    def contents(self) -> tuple[set[str], set[str]]:
        return self.ids(), {p.document_id for p, _ in self._passages.values()}


def _best(found: Nearest) -> Nearest:
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))
