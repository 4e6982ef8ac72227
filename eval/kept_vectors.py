"""An embedder that remembers passages on disk: a measurement that was broken off goes on, a second one is quick."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from rag.embedders import Embedder, Progress, Vectors


class KeptVectors:
    """Another embedder's vectors of passages, kept in one file under its name and the text's hash."""

    def __init__(self, embedder: Embedder, file: Path) -> None:
        self._embedder = embedder
        self._file = file
        with closing(sqlite3.connect(file)) as kept, kept:
            kept.execute("CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB) WITHOUT ROWID")

    @property
    def name(self) -> str:
        return self._embedder.name

    @property
    def dimension(self) -> int:
        return self._embedder.dimension

    def query(self, text: str) -> Vectors:
        return self._embedder.query(text)

    def passages(self, texts: Sequence[str], *, progress: Progress | None = None) -> Vectors:
        if not texts:
            return self._embedder.passages(texts, progress=progress)
        keys = [self._key(text) for text in texts]
        with closing(sqlite3.connect(self._file, timeout=60)) as kept, kept:
            known = {key: _row(kept, key) for key in keys}
            lacking = {key: text for key, text in zip(keys, texts, strict=True) if known[key] is None}
            made = self._embedder.passages(list(lacking.values()), progress=progress) if lacking else ()
            for key, vector in zip(lacking, made, strict=True):
                known[key] = vector
                kept.execute("INSERT OR REPLACE INTO vectors VALUES (?, ?)", (key, vector.tobytes()))
        return np.stack([row for key in keys if (row := known[key]) is not None])

    def _key(self, text: str) -> bytes:
        return hashlib.sha256(f"{self._embedder.name}\0{text}".encode()).digest()


def _row(kept: sqlite3.Connection, key: bytes) -> Vectors | None:
    found = kept.execute("SELECT vector FROM vectors WHERE key = ?", (key,)).fetchone()
    return np.frombuffer(found[0], dtype=np.float32) if found else None
