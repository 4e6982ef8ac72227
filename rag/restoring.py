"""Diacritics given back to a question typed without them, by the runs of syllables of reports and of speech."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise

from domain.texts import fold_case, fold_diacritics, nfc

_CLAUSE = re.compile(r"[.;:!?|,()\n]")
_START, _END = "<", ">"
_THREE, _TWO, _ONE = 0.4, 0.4, 0.2  # what a run of three, of two, and the syllable by itself count
_UNSEEN = 0.1
_KEPT = 40  # readings followed at a time

_Reading = tuple[float, tuple[str, ...]]  # log of its chance, the syllables so far


class Restorer:
    """Made of texts with diacritics; knows only the syllables they hold and leaves others as they are."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._single: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._threes: Counter[tuple[str, str, str]] = Counter()
        self._forms: defaultdict[str, set[str]] = defaultdict(set)
        for text in texts:
            for clause in _CLAUSE.split(fold_case(nfc(text))):
                words = [_START, _START, *re.findall(r"\w+", clause), _END]
                self._single.update(words[1:])
                self._pairs.update(pairwise(words))
                self._threes.update(zip(words, words[1:], words[2:], strict=False))
        for word in self._single:
            self._forms[fold_diacritics(word)].add(word)
        self._total = max(self._single.total(), 1)

    def restored(self, text: str) -> str:
        """The likeliest reading of the whole; its letters without diacritics are the text's own."""
        readings: list[_Reading] = [(0.0, (_START, _START))]
        for word in re.findall(r"\w+", fold_diacritics(nfc(text))):
            forms = sorted(self._forms.get(word) or {word})
            readings = _best([self._longer(reading, form) for reading in readings for form in forms])
        _, words = _best([self._longer(reading, _END) for reading in readings])[0]
        return " ".join(words[2:-1])

    def _longer(self, reading: _Reading, word: str) -> _Reading:
        chance, words = reading
        return chance + self._chance(words[-2], words[-1], word), (*words, word)

    def _chance(self, first: str, second: str, word: str) -> float:
        three = self._threes[(first, second, word)] / max(self._pairs[(first, second)], 1)
        two = self._pairs[(second, word)] / max(self._single[second], 1)
        one = (self._single[word] + _UNSEEN) / self._total
        return math.log(_THREE * three + _TWO * two + _ONE * one)


def _best(readings: list[_Reading]) -> list[_Reading]:
    return sorted(readings, key=lambda reading: (-reading[0], reading[1]))[:_KEPT]
