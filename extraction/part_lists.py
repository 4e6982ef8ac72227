"""Parts listed right after their total: "26 văn bản, gồm 04 kế hoạch, 17 công văn", "31 (kế hoạch 6, công văn 19)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from domain.number_reading import read_numbers
from domain.numbers import NumberForm, NumberMention
from domain.texts import Span, fold_case
from extraction.sentence_spans import sentence_at

# Words after which a list is meant to be complete; "trong đó" is not one of them.
_OPENERS = re.compile(
    r"\((?!\s*(?:trong đó|tăng|giảm|so với|đạt|chiếm|năm))|\b(?:bao gồm|gồm có|gồm|chia ra|cụ thể(?: là)?)\b\s*:?"
)
# Words that leave the list: a part of a part, a comparison, another statement.
_KINDS = re.compile(  # "15 văn bản: kế hoạch 4, công văn 9, quyết định 3"
    r"[^;:.(\d]{0,60}:(?=\s*(?:kế hoạch|công văn|quyết định|chỉ thị|thông báo|báo cáo|tờ trình|nghị quyết)\s\d)"
)
_LEAVES = re.compile(
    r"trong đó|\(|\bgồm\b|bao gồm|đạt|chiếm|tăng|giảm|so với|lũy kế|luỹ kế|nâng|ngoài ra|riêng|bằng|còn lại|hoàn thành"
    r"|(nhiều|ít|cao|thấp) hơn|năm (trước|ngoái)|kỳ trước"
    r"|đã (xử lý|khắc phục|trả)|cùng kỳ|\btại\b|\bcủa\b.{0,20}\d|trên tổng"
)
_ADDED_UP = re.compile(r"(cộng lại|tổng cộng|tất cả|cộng)( là| có| lại)*\s*$")
_TIMES = re.compile(r"(?<!\w)(?:\d+ tháng|năm 20\d\d|(?:ngày )?\d{1,2}/\d{1,2}(?:/\d{4})?)(?!\w)")
_NEAR = 120
_MOST = 6


@dataclass(frozen=True, slots=True)
class PartList:
    """The listed amounts and where the list stands in the text."""

    amounts: tuple[Decimal, ...]
    span: Span

    @property
    def total(self) -> Decimal:
        return sum(self.amounts, Decimal(0))


def parts_after(text: str, number: Span) -> PartList | None:
    """The complete list of parts that follows the number in its sentence; None where there is no such list."""
    sentence = sentence_at(text, number.start)
    tail = fold_case(text[number.end : sentence.end])
    opener = _KINDS.match(tail) or _OPENERS.search(tail)
    if opener is None or opener.start() > _NEAR or re.search(r"\d|;", _TIMES.sub(" ", tail[: opener.start()])):
        return None
    start = number.end + opener.end()
    end = _end_of_list(tail, opener) + number.end
    mentions = read_numbers(text[start:end])
    amounts = [m for m in mentions if m.form in (NumberForm.AMOUNT, NumberForm.ZERO)]
    if len(amounts) < 2 or len(amounts) != len(mentions) or any(_no_part(m) for m in amounts):
        return None
    return PartList(tuple(m.value for m in amounts if m.value is not None), Span(start, end))


def parts_before(text: str, number: Span) -> PartList | None:
    """Parts added up to the number: "13 trường và 1 trạm y tế, tổng cộng 14 đơn vị"; only where they do add up."""
    sentence = sentence_at(text, number.start)
    if not _ADDED_UP.search(fold_case(text[sentence.start : number.start])):
        return None
    whole = next((m for m in read_numbers(text) if m.number == number), None)
    before = [m for m in read_numbers(text) if sentence.contains(m.number) and m.number.end <= number.start]
    for count in range(2, min(len(before), _MOST) + 1):
        parts = before[-count:]
        amounts = tuple(m.value for m in parts if m.value is not None and not _no_part(m))
        if len(amounts) == count and whole is not None and sum(amounts) == whole.value:
            return PartList(amounts, Span(parts[0].number.start, parts[-1].number.end))
    return None


def _end_of_list(tail: str, opener: re.Match[str]) -> int:
    """The closing bracket, or the first word that leaves the list."""
    bracketed = opener.group().startswith("(")
    region_end = len(tail)
    if bracketed:
        closing = tail.find(")", opener.end())
        region_end = closing if closing >= 0 else len(tail)
    elif ";" in tail[opener.end() :] and not opener.group().rstrip().endswith(":"):
        region_end = tail.index(";", opener.end())
    leaves = _LEAVES.search(tail, opener.end(), region_end)
    return leaves.start() if leaves else region_end


def _no_part(mention: NumberMention) -> bool:
    odd = mention.measure in ("%", "đồng", "điểm", "hạng") or mention.denominator is not None
    return odd or mention.value is None or mention.qualifier is not None
