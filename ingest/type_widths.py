"""How wide words are when set in the type of official documents, without measuring any font file."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Thousandths of the type's size, as in the common serif type; signs not named here are as wide as a digit.
_GROUPS = {
    250: ".,",
    278: "ijlt:;/|",
    333: "fr()-I[]“”\"'",
    389: "sJ",
    444: "acez",
    556: "FPS",
    611: "ELTZ",
    667: "BCR",
    722: "wADĐGHKNOQUVXY",
    778: "m",
    833: "%",
    889: "M",
    944: "W",
}
_WIDTHS = {sign: width for width, signs in _GROUPS.items() for sign in signs}
_USUAL = 500


@lru_cache(maxsize=8192)
def set_width(word: str) -> float:
    """Width of a word in multiples of its type's size."""
    return sum(_WIDTHS.get(unicodedata.normalize("NFD", sign)[0], _USUAL) for sign in word) / 1000
