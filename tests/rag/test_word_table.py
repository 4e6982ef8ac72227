"""The model's table of words stays in its file, and says the same as the one in memory."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import save_file

from rag.word_table import leave_in_file

WORDS = torch.tensor([[5, 0, 39], [7, 7, 1]])


def a_model(rows: int = 40, width: int = 8) -> Any:
    inner = torch.nn.Module()
    inner.word_embeddings = torch.nn.Embedding(rows, width)
    model = torch.nn.Module()
    model.embeddings = inner
    return model.to(torch.bfloat16)


@pytest.mark.parametrize("kind", [torch.float16, torch.bfloat16, torch.float32])
def test_the_rows_read_from_the_file_are_those_of_the_loaded_table(tmp_path: Path, kind: torch.dtype):
    model = a_model()
    stored = {"first": torch.ones(3, dtype=kind), "bert.embeddings.word_embeddings.weight": torch.randn(40, 8).to(kind)}
    save_file(stored, tmp_path / "model.safetensors")
    model.embeddings.word_embeddings.weight.data = stored["bert.embeddings.word_embeddings.weight"].to(torch.bfloat16)
    before = model.embeddings.word_embeddings(WORDS)
    assert leave_in_file(model, tmp_path)
    after = model.embeddings.word_embeddings(WORDS)
    assert after.dtype is torch.bfloat16
    assert torch.equal(before, after)
    assert not list(model.parameters())


def test_a_model_kept_otherwise_stays_as_it_was_loaded(tmp_path: Path):
    model = a_model()
    assert not leave_in_file(model, tmp_path)
    save_file({"embeddings.word_embeddings.weight": torch.zeros(41, 8)}, tmp_path / "model.safetensors")
    assert not leave_in_file(model, tmp_path)
    assert len(list(model.parameters())) == 1
