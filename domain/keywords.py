"""Words as the text index keeps them: syllables and pairs of neighbouring syllables, without diacritics.

A pair is written as one word with a "z" in it (a letter Vietnamese does not use), so that every term is plain
letters and digits and any full-text engine keeps it whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise

from domain.texts import fold_diacritics, nfc

_SYLLABLE = re.compile(r"[a-z0-9]+")
_BREAK = re.compile(r"[.;:!?|\n](?!\d)")

# Words of questions and joints of sentences: they say nothing about what is looked for.
_EMPTY_WORDS = (
    "la va cua co cac nhung cho voi tai trong ngoai tu den do duoc da dang se bi thi ma nay nao gi sao the ra "
    "bao nhieu hay hoac ve o theo vi nhu mot de khi nen rat cung con may ai dau"
)
_K1, _B = 1.2, 0.75
_EMPTY = frozenset(_EMPTY_WORDS.split())


def syllables(text: str) -> list[str]:
    """The text's syllables and numbers in order, lower case, đ as d."""
    return _SYLLABLE.findall(fold_diacritics(nfc(text)))


def terms(text: str) -> list[str]:
    """What a passage is indexed by: its syllables, and its pairs within a clause."""
    found: list[str] = []
    for clause in _BREAK.split(nfc(text)):
        words = syllables(clause)
        found.extend(words)
        found.extend(pairs(words))
    return found


def pairs(words: list[str]) -> list[str]:
    return [f"{left}z{right}" for left, right in pairwise(words)]


def query_terms(text: str) -> list[str]:
    """What a question is looked up by: as `terms`, each once, without words that say nothing."""
    return list(dict.fromkeys(t for t in terms(text) if says_something(t)))


def content_syllables(text: str) -> list[str]:
    """The syllables that say what a text is about, in order."""
    return [s for s in syllables(text) if s not in _EMPTY]


def best_of(texts: Mapping[str, Counter[str]], weights: Mapping[str, float], limit: int) -> list[tuple[str, float]]:
    """(id, score) of the texts that hold any of the weighted terms, best first: BM25 as SQLite's FTS5 reckons it."""
    lengths = {name: told.total() for name, told in texts.items()}
    usual = sum(lengths.values()) / len(lengths) if lengths else 1.0
    scores: dict[str, float] = {}
    for name, told in texts.items():
        damp = _K1 * (1 - _B + _B * lengths[name] / usual)
        score = sum(w * told[t] * (_K1 + 1) / (told[t] + damp) for t, w in weights.items() if told[t])
        if score:
            scores[name] = score
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]


def indexed_text(text: str) -> str:
    """One string of terms, ready for a full-text column."""
    return " ".join(terms(text))


def has_diacritics(text: str) -> bool:
    """False for a text typed without Vietnamese marks (or with hardly any)."""
    letters = [c for c in nfc(text) if c.isalpha()]
    return _marked(letters) > len(letters) * 0.04


def _marked(letters: Iterable[str]) -> int:
    return sum(1 for c in letters if ord(c) > 127)


def says_something(term: str) -> bool:
    """Whether a term is more than words of questions and joints of sentences."""
    left, _, right = term.partition("z")
    return left not in _EMPTY or bool(right and right not in _EMPTY)
