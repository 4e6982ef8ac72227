"""What the check says of one number of a DOCX: which fact or reckoning it is, what else it is, or why it is nothing."""

from __future__ import annotations

from dataclasses import dataclass

from domain.drafts import Slot
from domain.facts import CITY
from domain.indicators import Code
from domain.numbers import NumberForm, NumberMention
from drafting.quoting import QUOTED
from drafting.slots import COUNTED


@dataclass(frozen=True, slots=True)
class CheckedNumber:
    """status: "fact", "derived", "date", "reference" or "unsupported". why: in Vietnamese. line: its words."""

    quote: str
    status: str
    indicator: Code | None
    why: str
    line: str


def supported_number(slot: Slot, quote: str, text: str) -> CheckedNumber:
    """A slot of today's draft: a fact, computed from facts, or a number inside a unit's own words."""
    if slot.derivation.startswith(QUOTED):
        return CheckedNumber(quote, "reference", None, f"Trích nguyên văn báo cáo của {slot.scope}", text)
    if slot.derivation.startswith(COUNTED) or (slot.derivation and not slot.values):
        return CheckedNumber(quote, "derived", slot.indicator, slot.derivation, text)
    whole = slot.scope == CITY and not slot.direction and "chênh lệch" not in slot.derivation
    status = "fact" if not slot.derivation or whole else "derived"
    return CheckedNumber(quote, status, slot.indicator, slot.derivation or f"Số liệu của {slot.scope}", text)


def named_number(mention: NumberMention, text: str, line: str = "") -> CheckedNumber:
    """text: where the mention was read; line: the whole line, where that is more."""
    quote, text = mention.span.of(text), line or text
    if mention.form is NumberForm.DATE:
        return CheckedNumber(quote, "date", None, "Ngày, tháng, kỳ", text)
    why = {
        NumberForm.DOC_NUMBER: "Số, ký hiệu văn bản",
        NumberForm.DURATION: "Thời hạn",
        NumberForm.NAME: "Số trong tên gọi hoặc số thứ tự",
    }.get(mention.form, "Số trong tên gọi hoặc trong lời trích dẫn nguồn")
    return CheckedNumber(quote, "reference", None, why, text)


def unsupported_number(quote: str, code: Code | None, why: str, text: str) -> CheckedNumber:
    return CheckedNumber(quote, "unsupported", code, why, text)
