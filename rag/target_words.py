"""Whether a question asks for a target that was set, rather than for what was reached."""

from __future__ import annotations

import re
from decimal import Decimal

from domain.number_reading import read_numbers
from domain.numbers import NumberForm
from domain.quantities import PERCENT
from rag.folded import Folded

_SOME = r"(?:[^,.;?]{0,60}? )?"
_GIVEN = r"(?:giao(?! (?:dịch|thông|tiếp|lưu|dục|diện|duc)\b)|đặt ra|đề ra|phấn đấu|phải đạt|cần đạt)"
_TARGET = (
    rf"chỉ tiêu {_SOME}{_GIVEN}|giao {_SOME}chỉ tiêu|chỉ tiêu (?:kế hoạch|phấn đấu|cả năm|năm)"
    rf"|(?<!chương trình )mục tiêu(?! quốc gia)|(?<!% )(?<!phần trăm )(?<!so với )kế hoạch {_SOME}{_GIVEN}"
    r"|phấn đấu (?:đạt|đến|hoàn thành)"
)
_HELD_AGAINST = (
    r"(?:so với|so|đạt|vượt|hụt|thiếu|kém|hơn|dưới|trên|cách|gần|chạm|bằng) (?:được )?(?:mức )?"
    r"(?:chỉ tiêu|mục tiêu|chỉ tiêu kế hoạch|yêu cầu|mốc)"
    r"|(?:thiếu|kém|vượt|hụt|cách) [^,.;?]{0,40}so với kế hoạch"
    r"|(?:chỉ tiêu|mục tiêu) [^,.;?]{0,150}(?:là bao nhiêu|bao nhiêu)[^?]*(?:đạt chưa|đã đạt|đạt không)"
    r"|(?:đạt|vượt) (?:\w+ ){0,4}(?:chỉ tiêu|mục tiêu) "
)
# "chỉ tiêu nào thấp nhất": an indicator, whatever it is.
_INDICATOR = r"chỉ tiêu nào|những chỉ tiêu|các chỉ tiêu"

_SET = re.compile(
    r"\b(?:giao(?! (?:dich|thong|tiep|luu))|chi tieu|muc tieu|yeu cau|phai dat|can dat|dat ra|de ra|ke hoach"
    r"|phan dau|moc|nguong|(?:hon|voi|kem) muc)\b[^.;?]{0,60}$"
)
_HELD = (
    r"thieu|kem|vuot|hon|cach|hut|so voi|dat chua|du chua|nua|con bao nhieu|con may|chenh|dat (?:duoc )?(?:khong|hay)"
)


def asked_goal(topic: Folded) -> Decimal | None:
    """The percent that a question itself names as a goal and wants a figure held against ("giao 90%, còn thiếu mấy
    điểm?"). A count that was given may be meant of several things, so none is taken."""
    if not topic.has(_HELD):
        return None
    numbers = [m for m in read_numbers(topic.text) if m.form is NumberForm.AMOUNT and m.measure == PERCENT]
    goals = [m.value for m in numbers if _SET.search(topic.bare[: m.number.start])]
    return goals[0] if len(goals) == 1 and goals[0] is not None else None


def asks_target(question: Folded) -> bool:
    """question: with the words that name units blanked out."""
    return question.says(f"{_TARGET}|{_HELD_AGAINST}") and not question.says(_INDICATOR)
