"""What a question wants beside a figure: whether a supposed amount is so, or a view that no report can give."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from domain.facts import Fact
from domain.number_reading import read_numbers
from domain.numbers import NumberForm
from rag.folded import Folded

_SUPPOSED = r"co phai|phai khong|dung khong|co dung|co that|dung la|co chinh xac"
_OPINION = (
    r"có nên|nên hay không|có đáng|theo (?:ý |quan điểm )?(?:anh|chị|em|bạn|cậu)(?! (?:báo cáo|nêu))"
    r"|(?:bạn|em|anh|chị) nghĩ"
    r"|dự đoán|dự báo|đoán xem|đoán thử|có xứng đáng"
)


def asks_opinion(question: Folded) -> bool:
    return question.says(_OPINION)


def supposed_amount(topic: Folded) -> Decimal | None:
    """topic: without the words that name units and periods."""
    if not topic.has(_SUPPOSED):
        return None
    numbers = [m.value for m in read_numbers(topic.text) if m.form is NumberForm.AMOUNT and m.value is not None]
    return numbers[0] if len(numbers) == 1 else None


def verdict(supposed: Decimal | None, facts: Sequence[Fact]) -> list[str]:
    """Whether the one figure found is what the question supposes; empty where nothing was supposed or is settled."""
    amounts = [fact.amount for fact in facts]
    if supposed is None or len(amounts) != 1 or amounts[0] is None:
        return []
    return ["Đúng như vậy." if amounts[0] == supposed else "Không phải; số trong báo cáo khác số nêu trong câu hỏi."]
