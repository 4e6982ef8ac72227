"""Whether a question asks for a target that was set, rather than for what was reached."""

from __future__ import annotations

from rag.folded import Folded

_SOME = r"(?:[^,.;?]{0,60}? )?"
_GIVEN = r"(?:giao(?! (?:dịch|thông|tiếp|lưu|dục|diện|duc)\b)|đặt ra|đề ra|phấn đấu|phải đạt|cần đạt)"
_TARGET = (
    rf"chỉ tiêu {_SOME}{_GIVEN}|giao {_SOME}chỉ tiêu|chỉ tiêu (?:kế hoạch|phấn đấu|cả năm|năm)"
    rf"|(?<!chương trình )mục tiêu(?! quốc gia)|(?<!% )(?<!phần trăm )(?<!so với )kế hoạch {_SOME}{_GIVEN}"
    r"|phấn đấu (?:đạt|đến|hoàn thành)"
)
# "chỉ tiêu nào thấp nhất": an indicator, whatever it is.
_INDICATOR = r"chỉ tiêu nào|những chỉ tiêu|các chỉ tiêu"


def asks_target(question: Folded) -> bool:
    """question: with the words that name units blanked out."""
    return question.says(_TARGET) and not question.says(_INDICATOR)
