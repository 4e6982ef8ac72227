from __future__ import annotations

from pathlib import Path

import numpy as np

from eval.kept_vectors import KeptVectors
from rag.embedders import HashingEmbedder, Progress, Vectors


class Counted(HashingEmbedder):
    """Remembers which texts it was given."""

    def __init__(self, dimension: int = 64) -> None:
        super().__init__(dimension)
        self.given: list[str] = []

    def passages(self, texts: list[str], *, progress: Progress | None = None) -> Vectors:  # type: ignore[override]
        self.given += texts
        return super().passages(texts, progress=progress)


def test_a_text_is_embedded_once_however_often_it_is_asked_for(tmp_path: Path) -> None:
    first, second = Counted(), Counted()
    KeptVectors(first, tmp_path / "kept").passages(["đất đai", "số hóa"])
    vectors = KeptVectors(second, tmp_path / "kept").passages(["số hóa", "hộ tịch", "số hóa"])
    assert first.given == ["đất đai", "số hóa"]
    assert second.given == ["hộ tịch"]
    assert np.array_equal(vectors, HashingEmbedder(64).passages(["số hóa", "hộ tịch", "số hóa"]))


def test_another_embedder_s_vectors_are_not_taken(tmp_path: Path) -> None:
    KeptVectors(Counted(), tmp_path / "kept").passages(["đất đai"])
    other = Counted(128)
    assert KeptVectors(other, tmp_path / "kept").passages(["đất đai"]).shape == (1, 128)
    assert other.given == ["đất đai"]
