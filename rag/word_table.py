"""The model's table of words left in its file: of 250,000 rows a report touches some hundreds, and only these pages of
the file come into memory. The rows are the same numbers, so the vectors are the same."""

from __future__ import annotations

import json
import mmap
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_WEIGHTS, _TABLE = "model.safetensors", "word_embeddings.weight"
_KINDS = {"F16": "float16", "BF16": "bfloat16", "F32": "float32"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a tensor stands in its file, in bytes; kind: of its numbers, as torch names it."""

    start: int
    kind: str
    shape: tuple[int, ...]


def leave_in_file(model: Any, folder: Path) -> bool:
    """Puts a table that reads from the file into the place of the model's own. False where the folder's model keeps
    none under the usual name: it then stays as it was loaded."""
    place = _place_of_table(folder / _WEIGHTS)
    holder = next((m for name, m in model.named_modules() if name.rpartition(".")[2] == "embeddings"), None)
    table = getattr(holder, "word_embeddings", None)
    if place is None or holder is None or table is None or tuple(table.weight.shape) != place.shape:
        return False
    holder.word_embeddings = _mapped(folder / _WEIGHTS, place, table.weight.dtype)
    return True


def _place_of_table(path: Path) -> Place | None:
    """From the file's head: its length in eight bytes, then JSON with every tensor's place behind it."""
    if not path.is_file():
        return None
    with path.open("rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        head = json.loads(file.read(length))
    found = next((told for name, told in head.items() if name.endswith(_TABLE)), None)
    if found is None or found["dtype"] not in _KINDS:
        return None
    return Place(8 + length + found["data_offsets"][0], _KINDS[found["dtype"]], tuple(found["shape"]))


def _mapped(path: Path, place: Place, wanted: Any) -> Any:
    """A module that looks words up in the file and gives their rows as `wanted` numbers."""
    import torch

    with path.open("rb") as file:
        content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)  # torch wants to be able to write
    kind = getattr(torch, place.kind)
    rows, width = place.shape
    table = torch.frombuffer(content, dtype=kind, count=rows * width, offset=place.start).view(rows, width)

    class WordTable(torch.nn.Module):
        def forward(self, words: torch.Tensor) -> torch.Tensor:
            return torch.nn.functional.embedding(words, table).to(wanted)

    return WordTable()
