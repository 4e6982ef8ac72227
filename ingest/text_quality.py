"""Is a text layer Vietnamese, or the wreck of one? The share of tokens that could stand in a Vietnamese report."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from domain.texts import nfc

ENOUGH = 0.6  # below this a page's text is not to be trusted
_FEW = 12  # fewer letter tokens than this tell nothing
_MANY = 80  # letter tokens: so long a Vietnamese text is never without diacritics
_LEAST_MARKED = 0.1  # share of its words that bear one; some 0.7 do

_TONES = {0x300: None, 0x301: None, 0x303: None, 0x309: None, 0x323: None}
_ONSET = r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|b|c|d|đ|g|h|k|l|m|n|p|q|r|s|t|v|x)?"
_OPEN = (
    r"(?:a|â|e|ê|i|o|ô|ơ|u|ư|y|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|iêu|oa|oai|oao|oay|oe|oeo|oi|ôi|ơi|ua|uây|uê|ui|uôi"
    r"|uơ|uy|uya|uyu|ưa|ưi|ươi|ươu|ưu|yêu)"
)
_CLOSED = r"(?:a|ă|â|e|ê|i|o|oo|ô|ơ|u|ư|y|iê|oa|oă|oe|uâ|uê|uô|ươ|uy|uyê|yê)(?:ch|ng|nh|c|m|n|p|t)"
_SYLLABLE = re.compile(f"{_ONSET}(?:{_CLOSED}|{_OPEN})")
_ABBREVIATION = re.compile(r"[A-ZĐÀ-ỸĂÂÊÔƠƯ]{1,8}")
_LATIN = re.compile(r"[A-Za-z]{2,20}")
_TOKEN = re.compile(r"[^\W\d_]+")
_ODD = re.compile("[\ufffd\ue000-\uf8ff\u0080-\u009f]")


def quality(words: Iterable[str]) -> float:
    """0–1. Tokens without letters do not count; a page with hardly any letters scores 1, a long one without
    diacritics 0.
    """
    good = bad = marked = 0
    for word in words:
        marked += not word.isascii()
        if _ODD.search(word):
            bad += 1
            continue
        for token in _TOKEN.findall(word):
            if _plausible(token):
                good += 1
            else:
                bad += 1
    if good + bad >= _MANY and marked < _LEAST_MARKED * (good + bad):
        return 0.0
    return 1.0 if good + bad < _FEW else round(good / (good + bad), 3)


@lru_cache(maxsize=8192)
def _plausible(token: str) -> bool:
    """A Vietnamese syllable, an abbreviation in capitals, or a plain Latin word such as "iHanoi"."""
    text = nfc(token)
    if _SYLLABLE.fullmatch(_toneless(text.lower())):
        return text.islower() or text.isupper() or text.istitle()
    return bool(_ABBREVIATION.fullmatch(text) or _LATIN.fullmatch(text))


def _toneless(text: str) -> str:
    """Without its tone: "quyết" as "quyêt". More than one tone in a word stays, as no syllable has two."""
    apart = unicodedata.normalize("NFD", text)
    tones = sum(ord(c) in _TONES for c in apart)
    return nfc(apart.translate(_TONES)) if tones <= 1 else text
