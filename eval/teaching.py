"""Teaches the model to read questions, by `gold/taught.txt`: makes `rag/question_reading.safetensors` anew.

`python -m eval.teaching --model FOLDER`: learns from all of it (some minutes) and writes the file.
`python -m eval.teaching --model FOLDER --try`: learns from three units in four, tells what the fourth's questions gain.

The same data on the same machine gives the same numbers; elsewhere they differ in the last digits.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from eval.taught import Taught, among_others, crowd, load_taught, parts_of
from rag.embedders import SentenceEmbedder, Vectors
from rag.question_learning import LearningReader, Lesson
from rag.question_reading import LEARNED

_TRIED = 4  # one unit in so many is left aside


def lesson_of(taught: Sequence[Taught], embedder: SentenceEmbedder) -> Lesson:
    """Each sentence alone and in a passage with others of its part, and the crowd behind them all."""
    asked = [(question, at) for at, one in enumerate(taught) for question in one.questions]
    others = crowd()
    vectors = embedder.passages([*among_others(taught), *others])
    parts = embedder.passages([*(one.sentence for one in taught), *parts_of(others)])
    return Lesson([question for question, _ in asked], [at for _, at in asked], vectors, parts)


def _try(reader: LearningReader, taught: Sequence[Taught], embedder: SentenceEmbedder) -> None:
    aside = set(sorted({one.unit for one in taught})[::_TRIED])
    held = lesson_of([one for one in taught if one.unit in aside], embedder)
    print(f"{len(held.questions)} questions of {len(aside)} units aside, {len(held.vectors)} passages")
    _tell("untaught", reader.vectors(held.questions), held)
    reader.learn(lesson_of([one for one in taught if one.unit not in aside], embedder))
    _tell("taught", reader.vectors(held.questions), held)


def _tell(name: str, read: Vectors, lesson: Lesson) -> None:
    near = read @ lesson.vectors.T
    own = near[np.arange(len(lesson.right)), lesson.right]
    before = (near > own[:, None]).sum(1)
    print(f"{name:8} R@1 {(before < 1).mean():.3f}  R@10 {(before < 10).mean():.3f}  R@30 {(before < 30).mean():.3f}")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.teaching", description="Dạy mô hình nhúng đọc câu hỏi.")
    parser.add_argument("--model", type=Path, required=True, help="thư mục mô hình nhúng")
    parser.add_argument("--try", dest="trial", action="store_true", help="học ba phần tư, đo trên phần còn lại")
    parser.add_argument("-o", "--out", type=Path, default=LEARNED, help="tệp ghi ra")
    given = parser.parse_args(arguments)
    taught, embedder, reader = load_taught(), SentenceEmbedder(given.model), LearningReader(given.model)
    if given.trial:
        _try(reader, taught, embedder)
        return 0
    reader.learn(lesson_of(taught, embedder))
    reader.keep(given.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
