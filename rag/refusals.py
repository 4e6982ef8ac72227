"""What is not answered, and why: asked before anything is looked up."""

from __future__ import annotations

import re

from domain.answers import NoAnswer, Reply
from domain.indicators import Catalogue
from domain.quantities import DONG
from rag.asking_back import unclear_unit, vague_indicator
from rag.intents import FIGURES, Intent
from rag.other_times import time_without_report
from rag.questions import Question

_PART = re.compile(
    r"(?:^|(?P<before>\w+)\W+)(?P<part>cong an"
    r"|thanh tra|(?:ban chi huy )?quan su|tram y te|cong doan|hoi phu nu|doan thanh nien|van phong"
    r"|thon(?: [a-z]+){1,3}?|to dan pho(?: [a-z0-9]+){1,3}?|chi nhanh(?: [a-z0-9]+){0,3}?|mat tran(?: to quoc)?"
    r"|(?:chi cuc|(?<!van )phong)(?! (?:nao|va)\b)(?: (?!cua\b)[a-z]+){1,4}?)(?: cua)?\s+$"
)

_MONEY = r"(?:bao nhieu|may) (?:tien|ty(?! le)|trieu)\b"
_DURATION = r"(?:bao nhieu|may) (?:ngay|gio|phut|tuan|tuoi|km|met)\b"
_HEADS = r"(?:ngày|tuần|tháng|giờ|công chức|viên chức|cán bộ|người)"
_EACH = rf"mỗi (?:một )?{_HEADS}|(?:trung bình|bình quân) một {_HEADS}"
_EACH_BARE = r"(?:trung binh|binh quan) (?:moi|mot) (?:ngay|tuan|thang|gio|cong chuc|vien chuc|can bo|nguoi)"
_OF = frozenset("cua o tai ben va voi".split())  # noqa: SIM905


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
    if question.units.outside and question.intent in FIGURES:
        return NoAnswer(f"Không có báo cáo nào của {question.units.outside}.", "outside")
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
        told = _of_another_time(question) or _share_of_all(question) or _measured_otherwise(question, catalogue)
        return told or part or vague_indicator(question, catalogue)
    return None


def _only_there(question: Question) -> bool:
    """Whether an indicator is asked of another province alone: no unit of Hà Nội is spoken of."""
    return bool(question.codes) and not (question.units.units or question.units.groups or question.units.everyone)


def _of_another_time(question: Question) -> NoAnswer | None:
    if question.periods.periods or not (time := time_without_report(question.topic)):
        return None
    return NoAnswer(f"Báo cáo theo quý, 6 tháng, 9 tháng và năm; không có số liệu riêng của “{time}”.", "no_data")


def _share_of_all(question: Question) -> NoAnswer | None:
    """A unit's part of what several units have together, which nothing is reckoned of."""
    asked = question.units
    if not (asked.units and question.topic.has(r"chiem (?:khoang )?(?:bao nhieu|may|ty le)")):
        return None
    if not (
        asked.groups or asked.everyone or question.folded.has(r"(?:toan|ca) (?:thanh pho|tp)|cac (?:so|phuong|xa)\b")
    ):
        return None
    return NoAnswer("Chưa tính phần của một đơn vị trong số của nhiều đơn vị; hãy hỏi riêng từng số.", "not_understood")


def _measured_otherwise(question: Question, catalogue: Catalogue) -> NoAnswer | None:
    """Money, days or a mean by day or by head, asked of what is counted."""
    measures = {catalogue[code].measure for code in question.codes}
    for asks, wanted in ((_MONEY, DONG), (_DURATION, None)):
        if (found := question.topic.find(asks)) and wanted not in measures:
            words = question.topic.text[found.start() : found.end()]
            return NoAnswer(f"Báo cáo không có số liệu trả lời “{words}” về nội dung này.", "not_reported")
    each = question.topic.says(_EACH) if question.topic.marked else question.topic.has(_EACH_BARE)
    if each:
        return NoAnswer("Báo cáo chỉ có số của cả kỳ, cả đơn vị; không có số bình quân như câu hỏi.", "not_reported")
    return None


def _of_a_part(question: Question) -> NoAnswer | None:
    """ "Công an phường Láng": a body within a unit, or beside it, whose figures its report does not give."""
    for span in question.units.spans:
        found = _PART.search(question.folded.bare[: span.start])
        if found and (found["before"] or "cua") in _OF:
            part = question.folded.text[found.start("part") : span.end]
            return NoAnswer(f"Báo cáo của đơn vị không có số liệu riêng của “{part}”.", "not_reported")
    return None
