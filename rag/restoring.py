"""Diacritics given back to a question typed without them, by the syllables and pairs of syllables of reports."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise

from domain.texts import fold_case, fold_diacritics, nfc

_CLAUSE = re.compile(r"[.;:!?|,()\n]")
_START = "<"
_PAIRS = 0.75  # how far the syllable before decides; the rest is how common the syllable is at all
_UNSEEN = 0.1


class Restorer:
    """Made of texts with diacritics; knows only the syllables they hold and leaves others as they are."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._single: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._forms: defaultdict[str, set[str]] = defaultdict(set)
        for text in texts:
            for clause in _CLAUSE.split(fold_case(nfc(text))):
                words = [_START, *re.findall(r"\w+", clause)]
                self._single.update(words)
                self._pairs.update(pairwise(words))
        for word in self._single:
            self._forms[fold_diacritics(word)].add(word)
        self._total = max(self._single.total(), 1)

    def restored(self, text: str) -> str:
        """The likeliest reading of the whole; its letters without diacritics are the text's own."""
        best: dict[str, tuple[float, list[str]]] = {_START: (0.0, [])}
        for word in re.findall(r"\w+", fold_diacritics(nfc(text))):
            reached: dict[str, tuple[float, list[str]]] = {}
            for form in self._forms.get(word) or {word}:
                chance, before = max((score + self._chance(last, form), last) for last, (score, _) in best.items())
                reached[form] = (chance, [*best[before][1], form])
            best = reached
        return " ".join(max(best.values(), key=lambda found: found[0])[1])

    def _chance(self, last: str, word: str) -> float:
        after = self._pairs[(last, word)] / max(self._single[last], 1)
        alone = (self._single[word] + _UNSEEN) / self._total
        return math.log(_PAIRS * after + (1 - _PAIRS) * alone)
