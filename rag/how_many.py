"""How many units a question wants named: "top 5", "3 phường", "ba đơn vị"."""

from __future__ import annotations

import re

from domain.texts import fold_case, fold_diacritics
from rag.folded import Folded

_SMALL = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_UNITS = r"(?:đơn vị|cơ quan|phường|xã|sở(?! (?:liệu|hồ|lượng|với|sánh|nào)))"
_COUNTED = rf"(?<!\w)(\d{{1,3}}|{'|'.join(_SMALL)})\s+{_UNITS}(?!\w)(\s+nào)?"


def how_many_units(question: Folded) -> int | None:
    """None when no number of units is said; "trong năm đơn vị nào" is the year, not five."""
    if top := question.find(r"top (\d+)"):
        return int(top.group(1))
    small = _SMALL if question.marked else {fold_diacritics(word): n for word, n in _SMALL.items()}
    text = fold_case(question.text) if question.marked else question.bare
    pattern = _COUNTED if question.marked else fold_diacritics(_COUNTED)
    for match in re.finditer(pattern, text):
        count, which = match.groups()
        if not (which and small.get(count) == 5):
            return int(count) if count.isdigit() else small[count]
    return None
