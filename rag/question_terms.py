"""The words of a question and of a sentence as they are compared: with marks where the question was typed with them."""

from __future__ import annotations

import re
from itertools import pairwise

from domain.keywords import content_syllables
from domain.texts import fold_case, fold_diacritics, nfc

Term = tuple[str, ...]  # a syllable, or two neighbours

_ASKING_WORDS = (
    "sao lý ly nêu neu đâu dau gì ai mấy tình hình tinh hinh thế nào biết hỏi xin vậy vay không khong "
    "liên quan tới phải chăng"
)
_ASKING = frozenset(_ASKING_WORDS.split())


def terms_of(text: str, *, marked: bool) -> set[Term]:
    """Syllables that say something, and their neighbours in pairs."""
    whole = nfc(text)
    words = re.findall(r"\w+", fold_case(whole) if marked else fold_diacritics(whole))
    single = [w for w in words if content_syllables(w) and w not in _ASKING]
    return {(w,) for w in single} | set(pairwise(single))
