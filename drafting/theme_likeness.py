"""How like the sentences that people put under a theme a sentence is: naive Bayes over its words and pairs of words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from math import log
from pathlib import Path

_EXAMPLES = Path(__file__).with_name("theme_examples.txt")
_WORD = re.compile(r"[^\W\d_]+")
_UNSEEN = 0.1  # how often a word never seen under a theme counts as seen


class Likeness:
    """Learned from folded sentences, each with its theme."""

    def __init__(self, told: Iterable[tuple[str, str]]) -> None:
        self._seen: defaultdict[str, Counter[str]] = defaultdict(Counter)  # by word, under which theme how often
        self._sentences: Counter[str] = Counter()
        for theme, folded in told:
            self._sentences[theme] += 1
            for word in _words(folded):
                self._seen[word][theme] += 1
        self._telling: dict[str, tuple[float, ...]] = {}

    def weights(self, folded: str) -> Mapping[str, float]:
        """By theme: the logarithm of how much likelier the sentence is under it than under the others."""
        telling = [self._of_word(word) for word in _words(folded) if word in self._seen]
        return dict(zip(self._sentences, map(sum, zip(*telling, strict=True)), strict=True)) if telling else {}

    def _of_word(self, word: str) -> tuple[float, ...]:
        if word not in self._telling:
            seen, all_of_it, whole = self._seen[word], self._seen[word].total(), self._sentences.total()
            self._telling[word] = tuple(
                log((seen[theme] + _UNSEEN) / (own + 2 * _UNSEEN))
                - log((all_of_it - seen[theme] + _UNSEEN) / (whole - own + 2 * _UNSEEN))
                for theme, own in self._sentences.items()
            )
        return self._telling[word]


def _words(folded: str) -> set[str]:
    """The words and their pairs, without numbers."""
    words = _WORD.findall(folded)
    return {*words, *map(" ".join, pairwise(words))}


@cache
def examples() -> Mapping[str, Sequence[tuple[str, str]]]:
    """By set: each sentence as it was written, behind the theme a person put it under."""
    found: dict[str, list[tuple[str, str]]] = {}
    theme, told = "", list[tuple[str, str]]()
    for line in _EXAMPLES.read_text("utf-8").splitlines()[1:]:
        if line.startswith("== "):
            told = found[line.removeprefix("== ")] = []
        elif line.startswith("# "):
            theme = line.removeprefix("# ")
        else:
            told.append((theme, line))
    return found
