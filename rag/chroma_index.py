"""Vectors in Chroma, through langchain-chroma: a local folder, or a server by URL. A cache, checked when opened."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from domain.answers import Passage
from domain.periods import Period
from rag.embedders import Vectors

T = TypeVar("T")
_COLLECTION = "passages"
_BATCH = 2000
_MARK = "embedder"
# A question lies apart from the passages, and as Chroma comes it then misses one in ten of the nearest (one in a
# hundred with these: docs/analysis/hoi-dap.md).
_NEIGHBOURS, _BUILDING, _SEARCHING = 32, 200, 500


class ChromaIndex:
    """Passages of one embedder. A folder built by another embedder, or one that does not open, is emptied.

    rebuilt: in Vietnamese why the index was emptied at opening; None if it was sound. After emptying (or when
    `lacks` names passages) the caller adds the passages again from the database.
    """

    def __init__(self, folder: Path | None, *, embedder_name: str, url: str | None = None) -> None:
        if (folder is None) == (url is None):
            raise ValueError("either a folder or a server")
        self._folder = folder
        self._name = embedder_name
        self.rebuilt: str | None = None
        # Heavy: chromadb takes a second or more to import.
        from chromadb.errors import ChromaError

        try:
            self._open(url)
            if (self._collection.metadata or {}).get(_MARK) != embedder_name:
                self._empty("mô hình nhúng đã đổi")
            self._collection.peek(1)
        except (ChromaError, OSError, ValueError, KeyError, RuntimeError, sqlite3.Error) as error:
            self._start_again(url, error)

    def add(self, passages: Sequence[Passage], vectors: Vectors) -> None:
        for start in range(0, len(passages), _BATCH):
            self._kept(partial(self._put, passages[start : start + _BATCH], vectors[start : start + _BATCH]))

    def _put(self, part: Sequence[Passage], vectors: Vectors) -> None:
        self._collection.upsert(
            ids=[p.id for p in part],
            embeddings=vectors,
            documents=[p.text for p in part],
            metadatas=[{"document": p.document_id, "unit": p.unit, "period": str(p.period)} for p in part],
        )

    def remove_document(self, document_id: str) -> None:
        self._kept(lambda: self._store.delete(where={"document": document_id}))

    def remove(self, ids: Collection[str]) -> None:
        gone = sorted(ids)
        for start in range(0, len(gone), _BATCH):
            self._kept(partial(self._delete, gone[start : start + _BATCH]))

    def _delete(self, ids: list[str]) -> None:
        self._store.delete(ids=ids)

    def search(
        self, vector: Vectors, *, units: Sequence[str] = (), periods: Sequence[Period] = (), limit: int = 50
    ) -> list[tuple[str, float]]:
        found = self._kept(
            lambda: self._store.similarity_search_by_vector_with_relevance_scores(
                vector.tolist(), k=limit, filter=_where(units, periods)
            )
        )
        return [(document.id, 1.0 - float(distance)) for document, distance in found]

    def ids(self, document_id: str | None = None) -> set[str]:
        if document_id is None:
            return self._kept(lambda: set(self._pages()))
        return set(self._kept(lambda: self._store.get(where={"document": document_id}, include=[])["ids"]))

    def lacks(self, wanted: Collection[str]) -> tuple[set[str], set[str]]:
        """(ids that are wanted and not here, ids that are here and not wanted): what to add and what to remove."""
        here = self.ids()
        return set(wanted) - here, here - set(wanted)

    def _kept(self, work: Callable[[], T]) -> T:
        """The work, once more where another process has emptied the index meanwhile (`tonghop reindex` beside a running
        service); what it then lacks is added as after any emptying."""
        from chromadb.errors import NotFoundError

        try:
            return work()
        except NotFoundError:
            self._make()
            if (self._collection.metadata or {}).get(_MARK) != self._name:
                self._empty("mô hình nhúng đã đổi")
            return work()

    def _pages(self) -> Iterator[str]:
        for start in range(0, self._collection.count(), _BATCH):
            yield from self._store.get(limit=_BATCH, offset=start, include=[])["ids"]

    def _open(self, url: str | None) -> None:
        from chromadb import HttpClient, PersistentClient
        from chromadb.config import Settings

        settings = Settings(anonymized_telemetry=False)
        if url is None:
            self._client: Any = PersistentClient(path=str(self._folder), settings=settings)
        else:
            host, _, port = url.split("://")[-1].rstrip("/").partition(":")
            secure = url.startswith("https")
            self._client = HttpClient(host=host, port=int(port or 8000), ssl=secure, settings=settings)
        self._make()

    def _make(self) -> None:
        from langchain_chroma import Chroma

        graph = {"hnsw:M": _NEIGHBOURS, "hnsw:construction_ef": _BUILDING, "hnsw:search_ef": _SEARCHING}
        metadata = {_MARK: self._name, "hnsw:space": "cosine", **graph}
        self._collection: Any = self._client.get_or_create_collection(_COLLECTION, metadata=metadata)
        if self._collection.configuration["hnsw"]["ef_search"] != _SEARCHING:  # made before; looked through from now on
            self._collection.modify(configuration={"hnsw": {"ef_search": _SEARCHING}})
        self._store: Any = Chroma(
            collection_name=_COLLECTION, client=self._client, create_collection_if_not_exists=False
        )

    def _empty(self, why: str) -> None:
        self._client.delete_collection(_COLLECTION)
        self._make()
        self.rebuilt = why

    def _start_again(self, url: str | None, error: Exception) -> None:
        if self._folder is None:
            raise error
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True, exist_ok=True)
        close_all()
        self._open(url)
        self.rebuilt = f"chỉ mục vector hỏng ({type(error).__name__})"


def close_all() -> None:
    """Lets go of every open index: Chroma keeps one per path while the process lives, even when its folder is gone."""
    from chromadb.api.shared_system_client import SharedSystemClient

    SharedSystemClient.clear_system_cache()


def _where(units: Sequence[str], periods: Sequence[Period]) -> dict[str, Any] | None:
    parts: list[dict[str, Any]] = []
    if units:
        parts.append({"unit": {"$in": list(units)}})
    if periods:
        parts.append({"period": {"$in": [str(p) for p in periods]}})
    return parts[0] if len(parts) == 1 else {"$and": parts} if parts else None
