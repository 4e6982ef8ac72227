"""Learns from `gold/taught.txt` by which words a question asks for a report's part: makes `rag/question_parts.json`.

`python -m eval.part_words` (seconds); it first tells how many questions of units left aside it gets right.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from domain.keywords import terms
from eval.taught import Heading, Taught, load_taught
from rag.report_parts import LEARNED, Part

_OFTEN = 12  # questions a word must be in
_TIE = 1.0  # against leaning on few questions
_STEPS, _RATE = 2000, 0.5
_FOLDS = 4

Numbers = NDArray[np.float64]
_PARTS = {
    Heading.RESULTS: Part.RESULTS,
    Heading.TROUBLES: Part.TROUBLES,
    Heading.PROPOSALS: Part.PROPOSALS,
    Heading.TASKS: Part.TASKS,
}


@dataclass(frozen=True, slots=True)
class PartWords:
    """weights: a row for each word, a column for each part."""

    words: Sequence[str]
    usual: Numbers
    weights: Numbers

    def scores(self, question: str) -> Numbers:
        held = set(terms(question))
        return np.asarray(self.usual + self.weights[[n for n, w in enumerate(self.words) if w in held]].sum(0))


def learn(taught: Sequence[Taught]) -> PartWords:
    """Softmax regression on which words a question holds."""
    asked = [(set(terms(question)), _PARTS[one.part]) for one in taught for question in one.questions]
    often = Counter(term for held, _ in asked for term in held)
    words = sorted(term for term, count in often.items() if count >= _OFTEN and not term.isdigit())
    held = np.array([[term in said for term in words] for said, _ in asked], dtype=np.float64)
    right = np.array([[part is own for part in Part] for _, own in asked], dtype=np.float64)
    usual, weights = np.zeros(len(Part)), np.zeros((len(words), len(Part)))
    for _ in range(_STEPS):
        raw = np.exp(usual + held @ weights)
        wrong = (raw / raw.sum(1, keepdims=True) - right) / len(asked)
        usual -= _RATE * wrong.sum(0)
        weights -= _RATE * (held.T @ wrong + _TIE * weights / len(asked))
    return PartWords(words, usual, weights)


def share_right(taught: Sequence[Taught]) -> float:
    """Of questions of units that nothing was learned from."""
    units = sorted({one.unit for one in taught})
    right: list[bool] = []
    for fold in range(_FOLDS):
        aside = set(units[fold::_FOLDS])
        learned = learn([one for one in taught if one.unit not in aside])
        for one in taught:
            if one.unit in aside:
                best = [list(Part)[int(np.argmax(learned.scores(question)))] for question in one.questions]
                right += [part is _PARTS[one.part] for part in best]
    return sum(right) / len(right)


def main() -> int:
    taught = load_taught()
    print(f"right for units left aside: {share_right(taught):.3f}")
    learned = learn(taught)
    rows = {word: [round(float(x), 2) for x in row] for word, row in zip(learned.words, learned.weights, strict=True)}
    kept = {"usual": [round(float(x), 2) for x in learned.usual], "words": rows}
    lines = json.dumps(kept, ensure_ascii=False).replace("], ", "],\n ")
    LEARNED.write_text(lines + "\n", encoding="utf-8")
    print(f"{len(rows)} words, {LEARNED.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
