"""Vectors in Chroma, through langchain-chroma: a local folder, or a server by URL. A cache, checked when opened."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from domain.answers import Passage
from domain.periods import Period
from rag.embedders import Vectors
from rag.index import Near, Nearest

T = TypeVar("T")
_CHANGED = "mô hình nhúng hoặc cách lập chỉ mục đã đổi"
_COLLECTION = "passages"
_BATCH = 2000
_PAGE = 100_000  # ids read at once; what lies before a page is passed over again for each
_MARK = "embedder"
_VIEW = "~"  # between a passage's id and the number of a view of it
_VIEWS = 6  # how many of the nearest views are looked at for each passage wanted
# A question lies apart from the passages, and as Chroma comes it then misses one in ten of the nearest (one in a
# hundred with these: docs/analysis/hoi-dap.md).
_NEIGHBOURS, _BUILDING, _SEARCHING = 32, 200, 500


class ChromaIndex:
    """Passages of one embedder. A folder built by another embedder, or one that does not open, is emptied.

    rebuilt: in Vietnamese why the index was emptied at opening; None if it was sound. After emptying the caller adds
    the passages again from the database.
    """

    def __init__(self, folder: Path | None, *, embedder_name: str, url: str | None = None) -> None:
        if (folder is None) == (url is None):
            raise ValueError("either a folder or a server")
        self._folder = folder
        self._name = f"{embedder_name} {_VIEW}"  # an index of one vector for each passage is none of these
        self.rebuilt: str | None = None
        # Heavy: chromadb takes a second or more to import.
        from chromadb.errors import ChromaError

        try:
            self._open(url)
            if (self._collection.metadata or {}).get(_MARK) != self._name:
                self._empty(_CHANGED)
            self._collection.peek(1)
        except (ChromaError, OSError, ValueError, KeyError, RuntimeError, sqlite3.Error) as error:
            self._start_again(url, error)

    def add(self, passages: Sequence[Passage], vectors: Sequence[Vectors]) -> None:
        """Of a passage's views the one under its own id comes last: where that is, all others are too."""
        rows = [
            (view, vector, passage)
            for passage, own in zip(passages, vectors, strict=True)
            for view, vector in zip(_view_ids(passage.id, len(own)), own[::-1], strict=True)
        ]
        for start in range(0, len(rows), _BATCH):
            self._kept(partial(self._put, rows[start : start + _BATCH]))

    def _put(self, rows: Sequence[tuple[str, Vectors, Passage]]) -> None:
        self._collection.upsert(
            ids=[view for view, _, _ in rows],
            embeddings=np.stack([vector for _, vector, _ in rows]),
            metadatas=[{"document": p.document_id, "unit": p.unit, "period": str(p.period)} for _, _, p in rows],
        )

    def remove_document(self, document_id: str) -> None:
        self._kept(lambda: self._store.delete(where={"document": document_id}))

    def search(
        self, vector: Vectors, *, units: Sequence[str] = (), periods: Sequence[Period] = (), limit: int = 50
    ) -> Near:
        """As near as the nearest of all views can tell: `whole` leaves out what lies farther than they reach."""
        found = self._kept(
            lambda: self._collection.query(
                query_embeddings=vector,
                n_results=limit * _VIEWS,
                where=_where(units, periods),
                include=["distances"],
            )
        )
        by_view: dict[str, float] = {}
        whole: Nearest = []
        for view, distance in zip(found["ids"][0], found["distances"][0], strict=True):
            score = 1.0 - float(distance)
            by_view.setdefault(_passage_of(view), score)
            if _VIEW not in view:
                whole.append((view, score))
        return Near(list(by_view.items())[:limit], whole[:limit])

    def ids(self, document_id: str | None = None) -> set[str]:
        if document_id is None:
            return self.contents()[0]
        return _whole(self._kept(lambda: self._store.get(where={"document": document_id}, include=[])["ids"]))

    def contents(self) -> tuple[set[str], set[str]]:
        views = self._kept(lambda: list(self._pages()))
        return _whole(views), {view.partition("#")[0] for view in views}

    def _kept(self, work: Callable[[], T]) -> T:
        """The work, once more where another process has emptied the index meanwhile (`tonghop reindex` beside a running
        service); what it then lacks is added as after any emptying."""
        from chromadb.errors import NotFoundError

        try:
            return work()
        except NotFoundError:
            self._make()
            if (self._collection.metadata or {}).get(_MARK) != self._name:
                self._empty(_CHANGED)
            return work()

    def _pages(self) -> Iterator[str]:
        for start in range(0, self._collection.count(), _PAGE):
            yield from self._store.get(limit=_PAGE, offset=start, include=[])["ids"]

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


def _view_ids(passage_id: str, count: int) -> list[str]:
    """Of the last view first; the first is the passage as a whole, under its own id."""
    return [*(f"{passage_id}{_VIEW}{n}" for n in range(count - 1, 0, -1)), passage_id]


def _passage_of(view_id: str) -> str:
    return view_id.partition(_VIEW)[0]


def _whole(view_ids: Iterable[str]) -> set[str]:
    return {view for view in view_ids if _VIEW not in view}


def _where(units: Sequence[str], periods: Sequence[Period]) -> dict[str, Any] | None:
    parts: list[dict[str, Any]] = []
    if units:
        parts.append({"unit": {"$in": list(units)}})
    if periods:
        parts.append({"period": {"$in": [str(p) for p in periods]}})
    return parts[0] if len(parts) == 1 else {"$and": parts} if parts else None
