"""Slips of the hand spelt rightly before a question is read: what is no Vietnamese syllable ("ngiệp", "đag"), and what
only a known pair explains ("giải ngận")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

from domain.texts import fold_case, nfc
from rag.loose_spelling import toneless

_VOWELS = "aăâeêioôơuưyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
_FRONT = "ieêíìỉĩịéèẻẽẹếềểễệ"
_ONSETS = "b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x"
_WORD = re.compile(r"[^\W\d_]+")
_NG = re.compile(rf"(?i)^ng(?=[{_FRONT}])")
_NGH = re.compile(rf"(?i)^ngh(?=[^h{_FRONT}])")
_TWICE = re.compile(r"(?<=\w)([bcdđghklmnpqrstvx])\1+(?=\w*[aeiouyăâêôơư])")  # "trra"
_CUT_SHORT = re.compile(rf"(?i)^(?:{_ONSETS})?[{_VOWELS}]{{1,3}}g$")

_LONGEST_BARE = 4  # letters of a slip without any mark: "trra"


def respelt(text: str, known: Mapping[str, str], syllables: frozenset[str]) -> str:
    """The text with such syllables replaced, each letter else as it was.

    known: pairs of neighbouring syllables of office by their letters without tones; syllables: all that are known.
    """
    words = list(_WORD.finditer(text))
    spelt = [_possible(m.group()) for m in words]
    for at, word in enumerate(spelt):
        if word.isascii() or fold_case(word) in syllables or (at and word[0].isupper()):
            continue
        spelt[at] = _with_neighbour(spelt, at, known) or word
    found, end = "", 0
    for match, word in zip(words, spelt, strict=True):
        found, end = f"{found}{text[end : match.start()]}{word}", match.end()
    return found + text[end:]


def pairs_of(texts: Iterable[str]) -> tuple[dict[str, str], frozenset[str]]:
    """What `respelt` knows, of texts that are spelt rightly."""
    pairs: dict[str, str] = {}
    syllables: set[str] = set()
    for text in texts:
        words = [fold_case(word) for word in _WORD.findall(nfc(text))]
        syllables.update(words)
        for left, right in pairwise(words):
            pairs.setdefault(toneless(f"{left} {right}"), f"{left} {right}")
    return pairs, frozenset(syllables)


def _possible(word: str) -> str:
    foreign = word.isascii() and len(word) > _LONGEST_BARE  # "access", "passport"
    word = _TWICE.sub(r"\1", word) if word.islower() and not foreign else word
    word = _NGH.sub(lambda m: m.group()[:2], _NG.sub(lambda m: f"{m.group()}h", word))
    return f"{word[:-1]}n{word[-1]}" if not word.isascii() and _CUT_SHORT.match(word) else word


def _with_neighbour(words: list[str], at: int, known: Mapping[str, str]) -> str | None:
    """The syllable of the known pair that it makes, tones apart, with the one before or behind it."""
    if at and (pair := known.get(toneless(fold_case(f"{words[at - 1]} {words[at]}")))):
        return pair.split()[1]
    if at + 1 < len(words) and (pair := known.get(toneless(fold_case(f"{words[at]} {words[at + 1]}")))):
        return pair.split()[0]
    return None
