"""Learns what `rag.question_reading` puts under the model when it reads questions."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from rag.embedders import Vectors
from rag.question_reading import keep, learned_parts

_ROUNDS, _BATCH, _WARMING = 3, 32, 20
_RATE = 3e-3
_SHARPNESS = 50.0  # how much a nearer passage is likelier to be the right one
_TIE = 3.0  # what straying from the untaught reading costs: it knows far more than these questions tell
_SEED = 0


@dataclass(frozen=True, slots=True)
class Lesson:
    """Questions, the place of each one's passage among the vectors, and the vectors of all passages.

    parts: of the sentences that answer, at the same places, and of parts of other passages after them.
    """

    questions: Sequence[str]
    right: Sequence[int]
    vectors: Vectors
    parts: Vectors


class LearningReader:
    """The model with only the learned parts left to change, in full precision."""

    def __init__(self, folder: Path) -> None:
        from sentence_transformers import SentenceTransformer

        self._folder = folder
        self._model: Any = SentenceTransformer(str(folder), device="cpu", local_files_only=True).float().eval()
        self._model.requires_grad_(False)
        self._parts = list(learned_parts(self._model[0].auto_model).values())
        for part in self._parts:
            part.requires_grad_(True)

    def vectors(self, questions: Sequence[str]) -> Vectors:
        return np.asarray(self._read_all(questions).numpy(), dtype=np.float32)

    def learn(self, lesson: Lesson) -> None:
        """Each question is to be nearer to its passage, and to the sentence in it that answers, than to all others."""
        torch.set_num_threads(1)  # sums in one order, so that the same data gives the same numbers
        torch.manual_seed(_SEED)
        chance = random.Random(_SEED)  # noqa: S311  # no secret
        untaught, right = self._read_all(lesson.questions), torch.tensor(lesson.right)
        crowds = [torch.from_numpy(vectors).T for vectors in (lesson.vectors, lesson.parts)]
        order = list(range(len(right)))
        steps = _ROUNDS * math.ceil(len(order) / _BATCH)
        tuning = torch.optim.AdamW(self._parts, lr=_RATE, weight_decay=0.0)
        pace = torch.optim.lr_scheduler.LambdaLR(
            tuning, lambda n: min(1, (n + 1) / _WARMING) * max(0.05, 1 - n / steps)
        )
        for _ in range(_ROUNDS):
            chance.shuffle(order)
            for at in range(0, len(order), _BATCH):
                some = order[at : at + _BATCH]
                read = self._read([lesson.questions[n] for n in some])
                losses = [torch.nn.functional.cross_entropy(read @ c * _SHARPNESS, right[some]) for c in crowds]
                loss = sum(losses) / len(losses) + _TIE * ((read - untaught[some]) ** 2).sum(1).mean()
                tuning.zero_grad()
                loss.backward()  # type: ignore[no-untyped-call]
                tuning.step()
                pace.step()

    def keep(self, path: Path) -> None:
        keep(self._model[0].auto_model, self._folder, path)

    def _read(self, questions: Sequence[str]) -> torch.Tensor:
        told = self._model.tokenize([f"query: {question}" for question in questions])
        vectors: torch.Tensor = self._model(told)["sentence_embedding"]
        return vectors

    def _read_all(self, questions: Sequence[str]) -> torch.Tensor:
        with torch.no_grad():
            return torch.cat([self._read(questions[at : at + _BATCH]) for at in range(0, len(questions), _BATCH)])
