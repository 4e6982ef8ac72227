"""Learns which words of questions ask for which words of reports: makes `rag/told_words.json`.

`python -m eval.told_words` (a minute): IBM Model 1 (Brown et al. 1993) from the sentences of `gold/taught.txt` to the
questions they answer, and from what reports write to what is said for it (`rag/office_words.tsv`).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from domain.keywords import query_terms, says_something, terms
from eval.taught import load_taught
from rag.everyday_words import lines
from rag.word_translation import LEARNED

_ROUNDS = 6
_OFTEN = 3  # pairs a term must be in
_LEAST = 0.1  # probability of a translation that is kept
_NOBODY = ""  # the term that words of asking come from
Pair = tuple[list[str], list[str]]  # what is written, what is asked


def pairs() -> Iterator[Pair]:
    for taught in load_taught():
        for question in taught.questions:
            yield query_terms(taught.sentence), query_terms(question)
    for said, written in lines():
        yield from ((query_terms(office), query_terms(plain)) for office in written for plain in said)


def learned(told: Sequence[Pair]) -> dict[str, dict[str, float]]:
    """By what is written, the probability of what is asked for it."""
    writing, asking = _often(w for w, _ in told), _often(a for _, a in told)
    kept = [([_NOBODY, *(t for t in w if t in writing)], [t for t in a if t in asking]) for w, a in told]
    counts: dict[str, dict[str, float]] = {}
    for written, asked in kept:
        for word in written:
            own = counts.setdefault(word, {})
            for term in asked:
                own[term] = own.get(term, 0.0) + 1.0
    probable = _shares(counts)
    for _ in range(_ROUNDS):
        probable = _shares(_expected(kept, probable))
    return {word: dict(found) for word, found in probable.items() if word != _NOBODY}


def _often(sides: Iterator[list[str]]) -> frozenset[str]:
    counts = Counter(term for side in sides for term in side)
    return frozenset(term for term, count in counts.items() if count >= _OFTEN)


def _expected(kept: Sequence[Pair], probable: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """How often each term is asked for each word, each question shared out among the words by how probable they are."""
    counts: dict[str, dict[str, float]] = {}
    for written, asked in kept:
        for term in asked:
            shares = [(word, probable[word].get(term, 0.0)) for word in written]
            whole = sum(share for _, share in shares)
            for word, share in shares:
                if whole and share / whole > 1e-4:
                    own = counts.setdefault(word, {})
                    own[term] = own.get(term, 0.0) + share / whole
    return counts


def _shares(counts: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    return {word: {t: n / sum(found.values()) for t, n in found.items()} for word, found in counts.items()}


def packed(probable: Mapping[str, Mapping[str, float]], usual: Counter[str]) -> str:
    """As `rag.word_translation` reads it: probabilities in hundredths, the likeliest first."""
    asked_of = {}
    for word in sorted(probable):
        found = sorted(((p, t) for t, p in probable[word].items() if p >= _LEAST and t != word), reverse=True)
        if found:
            asked_of[word] = ",".join(f"{term} {round(p * 100)}" for p, term in found)
    told = ",".join(f"{term} {count}" for term, count in sorted(usual.items()) if count >= _OFTEN)
    return json.dumps({"asked_of": asked_of, "total": usual.total(), "usual": told}, indent=0)


def main() -> int:
    told = list(pairs())
    usual: Counter[str] = Counter()
    for taught in load_taught():
        for text in (taught.sentence, *taught.questions):
            usual.update(term for term in terms(text) if says_something(term))
    LEARNED.write_text(packed(learned(told), usual) + "\n", "utf-8")
    print(f"{len(told)} pairs, {LEARNED.stat().st_size // 1024} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
