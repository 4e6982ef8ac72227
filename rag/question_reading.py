"""The model as it reads questions: its own weights under biases learned from questions and their answers.

Passages are read as before, so that no index is made anew. What was learned is `question_reading.safetensors`, made by
`python -m eval.teaching`; docs/analysis/hoi-dap.md tells what it gains.
"""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

LEARNED = Path(__file__).with_suffix(".safetensors")
_SOURCE = "source_sha256"  # of the weights that it was learned with


def source_of(folder: Path) -> str | None:
    """The weights a model's folder was built from, by its manifest; None for a model that came otherwise."""
    try:
        found = json.loads((folder / "manifest.json").read_text(encoding="utf-8")).get(_SOURCE)
    except (OSError, ValueError):
        return None
    return found if isinstance(found, str) else None


def question_reader(model: Any, folder: Path, learned: Path = LEARNED) -> Any:
    """A SentenceTransformer for questions that shares all large weights with `model`; `model` itself where nothing was
    learned for it."""
    from safetensors import safe_open

    if not learned.is_file() or (source := source_of(folder)) is None:
        return model
    with safe_open(learned, framework="pt") as file:
        if (file.metadata() or {}).get(_SOURCE) != source:
            return model
        reader = _twin(model)
        for name in file.keys():  # noqa: SIM118  # not a mapping
            _put(reader[0].auto_model, name, file.get_tensor(name))
    return reader


def learned_parts(encoder: Any) -> dict[str, Any]:
    """The biases, by name: small beside the matrices, and enough to turn what a question is read as."""
    return {n: part for n, part in encoder.named_parameters() if n.startswith("encoder.") and n.endswith(".bias")}


def keep(encoder: Any, folder: Path, path: Path) -> None:
    """Writes the learned parts as half-precision numbers."""
    from safetensors.torch import save_file

    parts = {name: part.detach().half().contiguous() for name, part in learned_parts(encoder).items()}
    save_file(parts, path, metadata={_SOURCE: source_of(folder) or ""})


def _twin(model: Any) -> Any:
    shared: list[Any] = [*model.parameters(), *model.buffers(), model.tokenizer]
    return copy.deepcopy(model, {id(one): one for one in shared})


def _put(encoder: Any, name: str, value: Any) -> None:
    import torch

    owner, _, part = name.rpartition(".")
    module = encoder.get_submodule(owner)
    usual = getattr(module, part)
    setattr(module, part, torch.nn.Parameter(value.to(usual.dtype), requires_grad=False))
