"""How likely a passage's words are to be asked for in a question's: a translation language model (Berger and Lafferty
1999; Xue, Jeon and Croft 2008) over word translations that were learned by IBM Model 1 (Brown et al. 1993).

`told_words.json`, made by `python -m eval.told_words`, holds how probable a question's term is of a sentence's, and how
usual each term is.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from domain.keywords import says_something, terms

LEARNED = Path(__file__).with_name("told_words.json")
_SMOOTHING = 100.0  # Dirichlet, in terms
_TRANSLATED = 0.5  # how much of a term's mass comes from what it translates


@dataclass(frozen=True, slots=True)
class WordTranslation:
    """asked_of: by a sentence's term the terms of questions it answers, with their probability. usual: counts of
    terms in what was learned from; total: of all of them."""

    asked_of: Mapping[str, Mapping[str, float]]
    usual: Mapping[str, int]
    total: int

    def scores(self, question: str, texts: Iterable[str]) -> list[float]:
        """The log likelihood ratio of the question's terms for each text; higher is better."""
        asked = list(dict.fromkeys(_told(question)))
        weight = {term: 1 / (_SMOOTHING * (self.usual.get(term, 0) + 0.5) / self.total) for term in asked}
        return [self._score(asked, weight, text) for text in texts]

    def _score(self, asked: Sequence[str], weight: Mapping[str, float], text: str) -> float:
        counts = Counter(_told(text))
        mass = {term: (1 - _TRANSLATED) * counts[term] for term in asked}
        for word, count in counts.items():
            for term, probability in self.asked_of.get(word, {}).items():
                if term in mass:
                    mass[term] += _TRANSLATED * probability * count
        length = len(asked) * math.log(_SMOOTHING / (_SMOOTHING + counts.total()))
        return sum(math.log1p(mass[term] * weight[term]) for term in asked) + length


def _told(text: str) -> list[str]:
    return [term for term in terms(text) if says_something(term)]


@cache
def word_translation(learned: Path = LEARNED) -> WordTranslation:
    told = json.loads(learned.read_text("utf-8"))
    usual = {term: int(count) for term, _, count in (pair.rpartition(" ") for pair in told["usual"].split(","))}
    asked_of: dict[str, dict[str, float]] = {}
    for word, found in told["asked_of"].items():
        pairs = (pair.rpartition(" ") for pair in found.split(","))
        asked_of[word] = {term: int(hundredths) / 100 for term, _, hundredths in pairs}
    return WordTranslation(asked_of, usual, told["total"])
