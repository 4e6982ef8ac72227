"""How fast passages are embedded, beside the same model as sentence-transformers runs it by itself, in one run.

Both on one core and in processor time, so that others on the machine do not count.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.measures import Measure, seconds
from eval.cases import load_reports
from eval.office import open_office
from rag.embedders import SentenceEmbedder

_MOST = 96  # passages
_LEAST = 1.5


def measures(model: Path) -> Iterator[Measure]:
    """model: the prepared folder."""
    import torch

    texts = _texts()[:_MOST]
    torch.set_num_threads(1)  # before both are made: each keeps to it
    ours, plain = SentenceEmbedder(model), _plain(model)
    tokens = sum(len(ids) for ids in plain.tokenizer(texts)["input_ids"])
    mine = tokens / seconds(lambda: ours.passages(texts), rounds=2)
    theirs = tokens / seconds(lambda: plain.encode([f"passage: {t}" for t in texts]), rounds=2)
    name = f"Lập chỉ mục ({ours.precision}, {len(texts)} đoạn)"
    yield Measure(f"{name}, một nhân", mine, "token/s", 2000 if ours.precision == "bf16" else 0)
    yield Measure(f"{name}: nhanh gấp (sentence-transformers fp32)", mine / theirs, "lần", _LEAST)


def _texts() -> list[str]:
    with open_office(load_reports()) as process, process.desk() as desk:
        return [p.text for p in desk.passages.passages(sorted(desk.passages.current_ids()))]


def _plain(model: Path) -> Any:
    """As its README shows: whole precision, texts in the order they come, batches of 32."""
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(model), device="cpu", local_files_only=True)
