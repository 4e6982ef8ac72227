"""When a question must be asked back: a name that several units or none bear, words that fit several indicators."""

from __future__ import annotations

from domain.answers import Clarify, NoAnswer, Reply
from domain.indicators import Catalogue
from rag.figure_answers import companions
from rag.figure_words import capital, indicator_words
from rag.questions import Question

_CLEAR = 0.5  # strength below which rivals are asked back


def unclear_unit(question: Question) -> Reply | None:
    """A name nobody bears, or several might."""
    for name in sorted(question.units.unclear, key=lambda n: len(n.candidates) > 0):
        if not name.candidates:
            reason = f"Không có “{name.name}” trong danh sách đơn vị báo cáo của Hà Nội; hãy ghi đúng tên đơn vị."
            return NoAnswer(reason, "unknown_unit")
        why = "là tên trước khi sắp xếp" if name.outdated else "có thể là nhiều đơn vị"
        choices = tuple(unit.name for unit in name.candidates)
        return Clarify(f"“{name.name}” {why}; ý anh/chị là đơn vị nào?", choices)
    return None


def vague_indicator(question: Question, catalogue: Catalogue) -> Clarify | None:
    """Words that fit several indicators alike ("tỷ lệ của Sở Tư pháp"): which is meant must be said."""
    indicators = question.indicators
    first = [catalogue[code] for code in indicators.codes[:1]]
    related = {code for indicator in first for code in companions(indicator)}
    rivals = set(indicators.rivals) - related
    if indicators.strength >= _CLEAR or not rivals:
        return None
    names = [capital(indicator_words(catalogue[code])) for code in (*indicators.codes, *indicators.rivals)]
    return Clarify("Câu hỏi chưa rõ chỉ tiêu; ý anh/chị là chỉ tiêu nào?", tuple(dict.fromkeys(names)))
