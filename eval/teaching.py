"""Teaches the model to read questions, by `gold/taught.txt`: makes `rag/question_reading.safetensors` anew.

`python -m eval.teaching --model FOLDER`: learns from all of it (some minutes) and writes the file.
`python -m eval.teaching --model FOLDER --try`: learns from three units in four, tells what the fourth's questions gain.

The same data on the same machine gives the same numbers; elsewhere they differ in the last digits.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from eval.taught import Taught, among_others, crowd, load_taught
from rag.embedders import SentenceEmbedder
from rag.question_reading import LEARNED, keep, learned_parts

_ROUNDS, _BATCH, _WARMING = 3, 32, 20
_RATE = 3e-3
_SHARPNESS = 50.0  # how much a nearer passage is likelier to be the right one
_TIE = 3.0  # what straying from the untaught reading costs: it knows far more than these questions tell
_SEED, _TRIED = 0, 4


@dataclass(frozen=True, slots=True)
class Lesson:
    """Questions, the place of each one's passage among the vectors, and the vectors: the crowd's behind."""

    questions: Sequence[str]
    right: Sequence[int]
    vectors: torch.Tensor

    @staticmethod
    def of(taught: Sequence[Taught], embedder: SentenceEmbedder) -> Lesson:
        asked = [(question, at) for at, one in enumerate(taught) for question in one.questions]
        vectors = torch.from_numpy(embedder.passages([*among_others(taught), *crowd()]))
        return Lesson([question for question, _ in asked], [at for _, at in asked], vectors)


class Reader:
    """The model with only the learned parts left to change, in full precision."""

    def __init__(self, folder: Path) -> None:
        from sentence_transformers import SentenceTransformer

        self._model: Any = SentenceTransformer(str(folder), device="cpu", local_files_only=True).float().eval()
        self._model.requires_grad_(False)
        self.encoder: Any = self._model[0].auto_model
        self.parts = list(learned_parts(self.encoder).values())
        for part in self.parts:
            part.requires_grad_(True)

    def read(self, questions: Sequence[str]) -> torch.Tensor:
        told = self._model.tokenize([f"query: {question}" for question in questions])
        vectors: torch.Tensor = self._model(told)["sentence_embedding"]
        return vectors

    def read_all(self, questions: Sequence[str]) -> torch.Tensor:
        with torch.no_grad():
            return torch.cat([self.read(questions[at : at + _BATCH]) for at in range(0, len(questions), _BATCH)])


def teach(reader: Reader, lesson: Lesson) -> None:
    """Each question is to be nearer to its passage than to all others."""
    torch.manual_seed(_SEED)
    chance = random.Random(_SEED)  # noqa: S311  # no secret
    untaught, right = reader.read_all(lesson.questions), torch.tensor(lesson.right)
    order = list(range(len(right)))
    steps = _ROUNDS * math.ceil(len(order) / _BATCH)
    tuning = torch.optim.AdamW(reader.parts, lr=_RATE, weight_decay=0.0)
    pace = torch.optim.lr_scheduler.LambdaLR(tuning, lambda n: min(1, (n + 1) / _WARMING) * max(0.05, 1 - n / steps))
    for number in range(_ROUNDS):
        chance.shuffle(order)
        lost = 0.0
        for at in range(0, len(order), _BATCH):
            some = order[at : at + _BATCH]
            read = reader.read([lesson.questions[n] for n in some])
            strayed = ((read - untaught[some]) ** 2).sum(1).mean()
            loss = torch.nn.functional.cross_entropy(read @ lesson.vectors.T * _SHARPNESS, right[some])
            loss = loss + _TIE * strayed
            tuning.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            tuning.step()
            pace.step()
            lost += loss.item() * len(some)
        print(f"round {number + 1}: {lost / len(order):.3f}", flush=True)


def _tell(name: str, read: torch.Tensor, lesson: Lesson) -> None:
    near = (read @ lesson.vectors.T).numpy()
    own = near[np.arange(len(lesson.right)), lesson.right]
    before = (near > own[:, None]).sum(1)
    print(f"{name:8} R@1 {(before < 1).mean():.3f}  R@10 {(before < 10).mean():.3f}  R@30 {(before < 30).mean():.3f}")


def _try(reader: Reader, taught: Sequence[Taught], embedder: SentenceEmbedder) -> None:
    units = sorted({one.unit for one in taught})
    aside = set(units[::_TRIED])
    held = Lesson.of([one for one in taught if one.unit in aside], embedder)
    print(f"{len(held.questions)} questions of {len(aside)} units aside, {len(held.vectors)} passages")
    _tell("untaught", reader.read_all(held.questions), held)
    teach(reader, Lesson.of([one for one in taught if one.unit not in aside], embedder))
    _tell("taught", reader.read_all(held.questions), held)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.teaching", description="Dạy mô hình nhúng đọc câu hỏi.")
    parser.add_argument("--model", type=Path, required=True, help="thư mục mô hình nhúng")
    parser.add_argument("--try", dest="trial", action="store_true", help="học ba phần tư, đo trên phần còn lại")
    parser.add_argument("-o", "--out", type=Path, default=LEARNED, help="tệp ghi ra")
    given = parser.parse_args(arguments)
    taught, embedder, reader = load_taught(), SentenceEmbedder(given.model), Reader(given.model)
    torch.set_num_threads(1)  # sums in one order, so that the same data gives the same numbers
    if given.trial:
        _try(reader, taught, embedder)
        return 0
    teach(reader, Lesson.of(taught, embedder))
    keep(reader.encoder, given.model, given.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
