from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from domain.errors import ConfigurationError
from rag.embedders import HashingEmbedder, SentenceEmbedder


def test_texts_that_share_words_lie_nearer_than_those_that_do_not() -> None:
    embedder = HashingEmbedder()
    near, far = embedder.passages(["Giải ngân vốn đầu tư công chậm.", "Tập huấn kỹ năng số cho công chức."])
    query = embedder.query("vì sao giải ngân chậm")
    assert query @ near > query @ far


def test_vectors_have_length_one_and_rows_keep_their_order() -> None:
    embedder = HashingEmbedder(64)
    texts = ["ngắn", "một câu dài hơn nhiều so với câu kia", "vừa"]
    made = embedder.passages(texts)
    assert made.shape == (3, 64)
    assert np.allclose(np.linalg.norm(made, axis=1), 1, atol=1e-5)
    assert np.allclose(made[1], embedder.query(texts[1]))


def test_marked_and_unmarked_spelling_give_the_same_vector() -> None:
    embedder = HashingEmbedder()
    assert np.allclose(embedder.query("số hóa hồ sơ"), embedder.query("so hoa ho so"))


def test_an_empty_text_has_an_empty_vector() -> None:
    assert not HashingEmbedder().query("").any()


def test_a_folder_without_a_model_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="tonghop model prepare"):
        SentenceEmbedder(tmp_path)
