"""Questions are read under what was learned; passages, and any other model, as before."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors import safe_open

from rag.model_building import weights_file
from rag.question_reading import LEARNED, keep, learned_parts, question_reader, source_of


class Layer(torch.nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.dense = torch.nn.Linear(3, 3)
        self.LayerNorm = torch.nn.LayerNorm(3)


def a_model() -> Any:
    encoder = torch.nn.Module()
    encoder.embeddings = torch.nn.LayerNorm(3)
    encoder.encoder = Layer()
    holder = torch.nn.Module()
    holder.auto_model = encoder
    model: Any = torch.nn.ModuleList([holder])
    model.tokenizer = object()
    return model.to(torch.bfloat16)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "manifest.json").write_text(json.dumps({"source_sha256": "abc"}))
    return tmp_path


@pytest.fixture
def learned(folder: Path) -> Path:
    taught = a_model()
    for part in learned_parts(taught[0].auto_model).values():
        part.data.fill_(0.25)
    keep(taught[0].auto_model, folder, folder / "learned.safetensors")
    return folder / "learned.safetensors"


def test_questions_are_read_under_what_was_learned_and_passages_as_before(folder: Path, learned: Path):
    model = a_model()
    before = {name: part.clone() for name, part in model.named_parameters()}
    reader = question_reader(model, folder, learned)
    assert {n for n, p in reader.named_parameters() if torch.all(p == 0.25)} == {
        "0.auto_model.encoder.dense.bias",
        "0.auto_model.encoder.LayerNorm.bias",
    }
    assert all(torch.equal(part, before[name]) for name, part in model.named_parameters())
    assert {p.dtype for p in reader.parameters()} == {torch.bfloat16}


def test_the_large_weights_and_the_words_stand_in_memory_once(folder: Path, learned: Path):
    model = a_model()
    reader = question_reader(model, folder, learned)
    assert reader[0].auto_model.encoder.dense.weight is model[0].auto_model.encoder.dense.weight
    assert reader.tokenizer is model.tokenizer


@pytest.mark.parametrize("manifest", ['{"source_sha256": "another"}', "{}", "not JSON"])
def test_another_model_reads_questions_as_it_came(folder: Path, learned: Path, manifest: str):
    (folder / "manifest.json").write_text(manifest)
    model = a_model()
    assert question_reader(model, folder, learned) is model


def test_nothing_learned_leaves_the_model_as_it_is(folder: Path):
    model = a_model()
    assert question_reader(model, folder, folder / "none.safetensors") is model


def test_what_is_shipped_is_small_and_was_learned_with_the_packaged_weights():
    with weights_file().open("rb") as packed:
        source = hashlib.file_digest(packed, "sha256").hexdigest()
    with safe_open(LEARNED, framework="pt") as file:
        assert file.metadata()["source_sha256"] == source
    assert LEARNED.stat().st_size < 300_000


def test_a_folder_without_a_manifest_has_no_known_source(tmp_path: Path):
    assert source_of(tmp_path) is None
