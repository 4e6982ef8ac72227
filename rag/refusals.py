"""What is not answered, and why: asked before anything is looked up."""

from __future__ import annotations

import re

from domain.answers import NoAnswer, Reply
from domain.indicators import Catalogue
from rag.asking_back import unclear_unit, vague_indicator
from rag.intents import OF_FIGURES, Intent
from rag.other_times import time_without_report
from rag.questions import Question

FIGURES = (*OF_FIGURES, Intent.TARGET)
_PART = re.compile(
    r"(?:^|(?P<before>\w+)\W+)(?P<part>cong an"
    r"|thanh tra|(?:ban chi huy )?quan su|tram y te|cong doan|hoi phu nu|doan thanh nien|van phong"
    r"|(?:chi cuc|(?<!van )phong)(?! (?:nao|va)\b)(?: (?!cua\b)[a-z]+){1,4}?)(?: cua)?\s+$"
)

_COUNTED = frozenset("nhieu may so cac nhung cuoc luot da duoc bi qua ve do dot ket va tra".split())  # noqa: SIM905


def refusal(question: Question, catalogue: Catalogue, *, known: bool) -> Reply | None:
    """A reason why there is no answer, or a question back; None where an answer may be looked for.

    known: whether there are reports at all.
    """
    if not question.folded.text:
        return NoAnswer("Câu hỏi trống; hãy nhập điều cần biết.", "not_understood")
    place = question.units.elsewhere
    elsewhere = NoAnswer(f"Chỉ có báo cáo của các đơn vị thuộc Hà Nội, không có của {place}.", "outside")
    if place and question.intent in (*FIGURES, Intent.REPORTERS):
        return elsewhere
    if unclear := unclear_unit(question):
        return unclear
    if place and _only_there(question):
        return elsewhere
    if not known:
        return NoAnswer("Chưa có báo cáo nào được nhận.", "no_data")
    if question.opinion:
        return NoAnswer("Tổng Hợp chỉ nêu điều các báo cáo ghi, không nhận xét hay dự đoán thay.", "outside")
    if question.intent in FIGURES:
        part = None if question.intent is Intent.RANKING else _of_a_part(question)
        return _of_another_time(question) or part or vague_indicator(question, catalogue)
    return None


def _only_there(question: Question) -> bool:
    """Whether an indicator is asked of another province alone: no unit of Hà Nội is spoken of."""
    return bool(question.codes) and not (question.units.units or question.units.groups or question.units.everyone)


def _of_another_time(question: Question) -> NoAnswer | None:
    if question.periods.periods or not (time := time_without_report(question.topic)):
        return None
    return NoAnswer(f"Báo cáo theo quý, 6 tháng, 9 tháng và năm; không có số liệu riêng của “{time}”.", "no_data")


def _of_a_part(question: Question) -> NoAnswer | None:
    """ "Công an phường Láng": a body within a unit, or beside it, whose figures its report does not give."""
    for span in question.units.spans:
        found = _PART.search(question.folded.bare[: span.start])
        if found and found["before"] not in _COUNTED:
            part = question.folded.text[found.start("part") : span.end]
            return NoAnswer(f"Báo cáo của đơn vị không có số liệu riêng của “{part}”.", "not_reported")
    return None
