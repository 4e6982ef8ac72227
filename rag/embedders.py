"""Texts to vectors: a sentence-transformers model from a local folder, and a quiet twin that needs no weights."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from domain.errors import ConfigurationError
from domain.keywords import terms
from rag.question_reading import question_reader
from rag.word_table import leave_in_file

Vectors = NDArray[np.float32]
Progress = Callable[[int, int], None]  # done, of

_FAST_BF16 = ("avx512_bf16", "amx_bf16")


class Embedder(Protocol):
    """name: changes whenever the vectors do; an index built under another name is rebuilt. Vectors have length 1."""

    @property
    def name(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def query(self, text: str) -> Vectors:
        """One vector."""
        ...

    def passages(self, texts: Sequence[str], *, progress: Progress | None = None) -> Vectors:
        """One row per text, in order."""
        ...


class HashingEmbedder:
    """The quiet twin: syllables and pairs hashed into a fixed number of places. Finds shared words, nothing more."""

    def __init__(self, dimension: int = 512) -> None:
        self._dimension = dimension

    @property
    def name(self) -> str:
        return f"hashing-{self._dimension}"

    @property
    def dimension(self) -> int:
        return self._dimension

    def query(self, text: str) -> Vectors:
        return self._vector(text)

    def passages(self, texts: Sequence[str], *, progress: Progress | None = None) -> Vectors:
        rows = [self._vector(text) for text in texts]
        if progress:
            progress(len(rows), len(rows))
        return np.stack(rows) if rows else np.zeros((0, self._dimension), dtype=np.float32)

    def _vector(self, text: str) -> Vectors:
        vector = np.zeros(self._dimension, dtype=np.float32)
        for term, count in Counter(terms(text)).items():
            digest = int.from_bytes(hashlib.blake2b(term.encode(), digest_size=8).digest(), "big")
            vector[digest % self._dimension] += (1 + math.log(count)) * (1 if digest >> 63 else -1)
        length = float(np.linalg.norm(vector))
        return np.asarray(vector / length, dtype=np.float32) if length else vector


class SentenceEmbedder:
    """A SentenceTransformer from a local folder. `query: ` and `passage: ` stand in front, as E5 was trained.

    Raises ConfigurationError if the folder holds no model that loads.
    """

    def __init__(self, folder: Path, *, batch: int = 32) -> None:
        if not (folder / "modules.json").is_file():
            raise ConfigurationError(f"Thư mục {folder} không có mô hình nhúng; hãy chạy “tonghop model prepare”.")
        # Heavy: seconds to import, so only where vectors are made.
        import torch
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        self._cores = torch.get_num_threads()
        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        self._batch = batch
        self._precision = "bf16" if cpu_has_fast_bf16() else "fp32"
        dtype = torch.bfloat16 if self._precision == "bf16" else torch.float32
        try:
            self._model: Any = SentenceTransformer(
                str(folder), device="cpu", local_files_only=True, model_kwargs={"dtype": dtype}
            )
        except (OSError, ValueError, RuntimeError) as error:
            raise ConfigurationError(
                f"Không mở được mô hình nhúng ở {folder}: tệp hỏng hoặc thiếu; hãy chạy “tonghop model prepare”."
            ) from error
        self._model.eval()
        leave_in_file(self._model, folder)
        self._asking = question_reader(self._model, folder)
        self._name = f"{folder.name}-{_folder_mark(folder)}"

    @property
    def name(self) -> str:
        return self._name

    @property
    def precision(self) -> str:
        """ "bf16" where the processor computes it natively, else "fp32". Their vectors agree closely enough to mix."""
        return self._precision

    @property
    def dimension(self) -> int:
        return len(self.query("chiều"))

    def query(self, text: str) -> Vectors:
        """On one core: so short a text gains nothing from more, and waits for them where others are at work."""
        self._use_cores(1)
        return np.asarray(self._encode([f"query: {text}"], self._asking)[0], dtype=np.float32)

    def passages(self, texts: Sequence[str], *, progress: Progress | None = None) -> Vectors:
        """Longest first, so that texts of like length share a batch and little is padded."""
        self._use_cores(self._cores)
        order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
        parts: list[Vectors] = []
        step = self._batch * 8
        for start in range(0, len(order), step):
            chosen = order[start : start + step]
            parts.append(self._encode([f"passage: {texts[i]}" for i in chosen]))
            if progress:
                progress(min(start + step, len(order)), len(order))
        if not parts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        found = np.concatenate(parts)
        back = np.empty_like(found)
        back[order] = found
        return back

    @staticmethod
    def _use_cores(count: int) -> None:
        """Of the thread that calls."""
        import torch

        torch.set_num_threads(count)

    def bare(self, texts: Sequence[str]) -> Vectors:
        """Without "query:" and "passage:", as a set-up that knows nothing of E5 would."""
        return self._encode(list(texts))

    def _encode(self, texts: list[str], model: Any = None) -> Vectors:
        made = (model or self._model).encode(
            texts, batch_size=self._batch, convert_to_tensor=True, normalize_embeddings=True, show_progress_bar=False
        )
        found = made.float().cpu().numpy()
        # bf16 leaves lengths a little off 1, and a length that differs would sway the ranking.
        return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), dtype=np.float32)


def cpu_has_fast_bf16() -> bool:
    """Whether the processor multiplies bf16 natively; elsewhere bf16 is slower than fp32."""
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return any(f" {flag}" in flags for flag in _FAST_BF16)


def _folder_mark(folder: Path) -> str:
    """Eight hex digits that change when the folder's files change (sizes and small files, not the weights' bytes)."""
    mark = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        mark.update(f"{path.relative_to(folder)}:{path.stat().st_size}".encode())
        if path.name in ("manifest.json", "config.json"):
            mark.update(path.read_bytes())
    return mark.hexdigest()[:8]
