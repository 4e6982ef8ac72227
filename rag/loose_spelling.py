"""Whether two spellings are one syllable to a hasty hand: the tone mark on another vowel, "ngã" for "hỏi", none at all.

The quality of a vowel is kept, for "hộ" is not "hồ" and "đơn" is not "đon": only a tone that is missing or one of the
two that sound alike is overlooked.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_TONES = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "hỏi", "\u0309": "hỏi", "\u0323": "nặng"}


def may_be(typed: str, known: Iterable[str]) -> bool:
    """Whether the typed syllable, with diacritics, may stand for one of the known ones."""
    letters, tone = _parts(typed)
    return any(letters == own and tone in ("", kept) for own, kept in map(_parts, known))


def toneless(words: str) -> str:
    """Lower-case words without their tones; the qualities of vowels stay."""
    return " ".join(_parts(word)[0] for word in words.split())


@lru_cache(maxsize=4096)
def _parts(word: str) -> tuple[str, str]:
    """The letters with the quality of their vowels, i and y alike, and the tone wherever it stands."""
    apart = unicodedata.normalize("NFD", word)
    tone = next((_TONES[c] for c in apart if c in _TONES), "")
    letters = "".join(c for c in apart if c not in _TONES)
    return letters.replace("y", "i"), tone
