"""How a sentence opens once its list mark, or a head in front of a time, is left out. Every text keeps its length.

"1. Năm ngoái, …" and "Về kiểm tra: Năm ngoái, …" speak of last year as much as "Năm ngoái, …" does.
"""

from __future__ import annotations

import re

from domain.texts import fold_case
from extraction.clauses import sentences

_MARK = re.compile(r"\s*(?:[-–+*•]\s*)?(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[a-zđ]\)|[ivx]{1,4}[.)])\s+(?=\S)")
_HEAD = re.compile(
    r"\W*(?![^:]{0,60}(?:chỉ số|xếp hạng|index|sipas|papi|pci|dti|hài lòng))[^\W\d_][^:;.,\d|()]{2,60}:\s+"
    r"(?=(?:(?:trong|đến|tới|hết|cuối|sang|từ|so với)\s+){0,2}"
    r"(?:năm (?:20\d\d|ngoái|trước|tới|sau)|quý (?:[ivx]+|trước)|[369] tháng|tháng \d|cùng kỳ|kỳ trước|giai đoạn 20)"
    r"(?!\w))"
)


def without_marks(text: str) -> str:
    """The text with the list mark of each sentence blanked."""
    return _blanked(text, _MARK)


def without_heads(text: str) -> str:
    """The text with the head of each sentence blanked that goes on with a time."""
    return _blanked(text, _HEAD)


def _blanked(text: str, front: re.Pattern[str]) -> str:
    folded = fold_case(text)
    for sentence in sentences(text):
        match = front.match(folded, sentence.start, sentence.end)
        if match is not None:
            opens = text[match.end()].upper()  # or the sentence would be joined to the one before
            text = text[: match.start()] + " " * (match.end() - match.start()) + opens + text[match.end() + 1 :]
    return text
