"""Learns from `gold/asked_names.tsv` which indicator a question is about: makes `rag/asked_names.safetensors`.

`python -m eval.naming` (a minute); it first tells how many ways of asking that were left aside it gets right.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from domain.indicators import Catalogue, Code
from eval.asked_vocabulary import keep_vocabulary
from eval.cases import GOLD
from eval.taught import load_taught
from extraction.catalogue import load_catalogue
from rag.asked_names import LEARNED, OTHER, AskedNames, name_words
from rag.folded import fold
from rag.same_words import alike, in_official_words
from rag.spoken_names import SPOKEN
from rag.unheard import LEARNED as ASKED_WORDS

NAMES, NOT_MEASURED = GOLD / "asked_names.tsv", GOLD / "not_measured.tsv"
_OFTEN = 2  # ways of asking that a word must be in
_STRENGTH = 10.0
_OF_OTHERS = 0.2  # what a question about something else counts beside a way of asking for an indicator
_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Named:
    """aside: a question about words rather than a figure, of which there are many."""

    code: Code
    text: str
    aside: bool = False

    @property
    def said(self) -> list[str]:
        """Its words one by one, as `rag.unheard` reads a question's."""
        return re.findall(r"\w+", alike(fold(self.text).bare))

    @property
    def words(self) -> list[str]:
        return name_words(in_official_words(fold(self.text)).bare)


@dataclass(frozen=True, slots=True)
class Learned:
    """Rows for words, columns for codes; 32-bit."""

    words: list[str]
    codes: list[str]
    rarity: np.ndarray
    weights: np.ndarray
    usual: np.ndarray

    @property
    def names(self) -> AskedNames:
        return AskedNames(self.words, self.codes, self.rarity, self.weights, self.usual)


def load_names(path: Path = NAMES) -> list[Named]:
    """One "code TAB words" a line, "-" for what no indicator measures; lines that begin with # are remarks."""
    lines = (line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return [Named(code, words) for code, words in (line.split("\t") for line in lines)]


def all_names(catalogue: Catalogue) -> list[Named]:
    """Also the catalogue's own names and those spoken in short, and questions that no indicator answers."""
    own = [Named(i.code, name) for i in catalogue for name in (i.name, *i.aliases, *SPOKEN.get(i.code, ()))]
    others = [Named(OTHER, question, aside=True) for one in load_taught() for question in one.questions]
    return [*load_names(), *own, *others]


def learn(named: Sequence[Named]) -> Learned:
    """Softmax regression on rarity-weighted words and pairs, each way of asking of length one."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    counter = TfidfVectorizer(analyzer=lambda one: one.words, sublinear_tf=True, min_df=_OFTEN)
    told = counter.fit_transform(named)
    weight = [_OF_OTHERS if one.aside else 1.0 for one in named]
    model = LogisticRegression(C=_STRENGTH, max_iter=300).fit(told, [one.code for one in named], sample_weight=weight)
    words = [str(word) for word in counter.get_feature_names_out()]
    weights, usual = model.coef_.T.astype(np.float32), model.intercept_.astype(np.float32)
    return Learned(words, [str(c) for c in model.classes_], counter.idf_.astype(np.float32), weights, usual)


def share_right(named: Sequence[Named]) -> float:
    """Of ways of asking that were left aside, by fifths."""
    tried = [one for one in named if not one.aside and one.code != OTHER]
    right = 0
    for fold_ in range(_FOLDS):
        aside = set(map(id, tried[fold_::_FOLDS]))
        names = learn([one for one in named if id(one) not in aside]).names
        for one in tried[fold_::_FOLDS]:
            chances = names.chances(in_official_words(fold(one.text)).bare)
            right += max(chances, key=lambda code: chances[code], default="") == one.code
    return right / len(tried)


def keep(learned: Learned, path: Path) -> None:
    scale = np.abs(learned.weights).max(axis=1) / 127
    numbers = np.round(learned.weights / scale[:, None]).astype(np.int8)
    tensors = {
        "weights": numbers,
        "scale": scale.astype(np.float16),
        "rarity": learned.rarity.astype(np.float16),
        "usual": learned.usual.astype(np.float16),
    }
    save_file(tensors, path, metadata={"words": "\n".join(learned.words), "codes": "\n".join(learned.codes)})


def main() -> int:
    named = all_names(load_catalogue())
    keep_vocabulary(((one.code, one.said) for one in [*named, *load_names(NOT_MEASURED)]), ASKED_WORDS)
    print(f"right of those left aside: {share_right(named):.3f}")
    learned = learn(named)
    keep(learned, LEARNED)
    print(f"{len(learned.words)} words, {len(learned.codes)} codes, {LEARNED.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
