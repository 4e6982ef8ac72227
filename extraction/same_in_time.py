"""The same figure told for an earlier time and then for the report's: "thư xin lỗi: năm trước 12, năm nay 9 hồ sơ"."""

from __future__ import annotations

import re

from domain.texts import fold_case
from domain.values import FigureKind
from extraction.bound import Spot
from extraction.clauses import is_figure

_OLD = (
    r"(?:cuối |trong |tại )?(?:cùng kỳ|(?:năm|kỳ|quý) (?:trước|ngoái|(?:19|20)\d\d|[ivx]+))(?: năm (?:trước|20\d\d))?"
)
_NOW = r"(?:(?:thì|còn|đến|sang) )*(?:(?:năm|kỳ|quý) (?:nay|này)|đến nay|hiện nay|nay|năm 20\d\d|quý [ivx]+)"
_LINKS = r"(?: (?:là|có|đạt|còn|được|đã|ở mức|:))*"
_PARTED = re.compile(rf"\s*(?:\([^()]*\))?\s*[,;]\s*{_NOW}(?P<words>[^,;.:()\d]{{0,40}}?){_LINKS}:?\s*")
_LED = re.compile(rf"(?<!\w){_OLD}(?P<words>[^,;.:()\d]{{0,40}}?){_LINKS}:?\s*$")


def told_for_now(text: str, spot: Spot, earlier: Spot) -> bool:
    """Whether `spot` is what `earlier` was, at the report's own time: the same few words, or none, stand between the
    time and the number of either, and whatever is counted is said with the second for both."""
    if earlier.kind is not FigureKind.PREVIOUS or spot.kind is not FigureKind.ACTUAL:
        return False
    if not is_figure(earlier.mention) or earlier.stretch.sentence != spot.stretch.sentence:
        return False
    if earlier.mention.measure not in (None, spot.mention.measure):
        return False
    now = _PARTED.fullmatch(fold_case(text[earlier.mention.span.end : spot.mention.span.start]))
    then = _LED.search(fold_case(text[spot.stretch.sentence.start : earlier.mention.span.start]))
    return now is not None and then is not None and now["words"].strip() == then["words"].strip()
