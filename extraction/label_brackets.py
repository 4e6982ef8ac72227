"""Brackets that hold the figure of the words in front of them: "làm xong đúng hạn (80/83, bằng 96,4%)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.numbers import NumberForm, NumberMention
from domain.texts import fold_case
from extraction.clauses import is_figure

_BRACKET = re.compile(r"\(([^()]*)\)")
_LEAD = re.compile(r"\s*(?:(?:tổng|tổng số|tổng cộng|đạt|là|có|gồm|bằng|được|chiếm|mới|chỉ|hiện)(?!\w)\s*)*:?\s*")
_NAME = re.compile(r"[^;,|().:\d]*$")
_ENDS = re.compile(r"\s*(?:[,;.|/]|và(?!\w)|$)")
_PART = re.compile(r"[;|\n]|[.!?](?=\s)")
_ASIDE = re.compile(
    r"(?<!\w)(?:so với|so|cộng|cùng|hơn|kém|vượt|kỳ trước|quý trước|năm trước|chỉ tiêu|mục tiêu|yêu cầu|tối thiểu|"
    r"tăng|giảm|riêng|chủ yếu|phần lớn|tập trung|nhất|bình quân|trung bình|ở|tại|lĩnh vực|nhóm|loại|đề ra|"
    r"do|vì|theo)(?!\w)"
)


def without_label_brackets(text: str, mentions: Sequence[NumberMention]) -> str:
    """The text, same length, with such brackets turned into a colon."""
    if "(" not in text:
        return text
    folded = fold_case(text)
    chars = list(text)
    figures = [m for m in mentions if is_figure(m)]
    opened: list[tuple[int, int]] = []
    for bracket in _BRACKET.finditer(folded):
        if _holds_figure(folded, bracket, [m for m in figures if not _in_any(m, opened)]):
            chars[bracket.start()], chars[bracket.end() - 1] = ":", " "
        opened.append(bracket.span())
    return "".join(chars)


def _in_any(mention: NumberMention, brackets: Sequence[tuple[int, int]]) -> bool:
    return any(start <= mention.span.start < end for start, end in brackets)


def _holds_figure(folded: str, bracket: re.Match[str], figures: Sequence[NumberMention]) -> bool:
    """Such a bracket ends its clause, begins with the figure, and all figures told before it stand in brackets too."""
    inside = [m for m in figures if bracket.start() < m.span.start < bracket.end()]
    if not inside or inside[0].form not in (NumberForm.AMOUNT, NumberForm.RANK):
        return False
    if not _ENDS.match(folded, bracket.end()) or not _LEAD.fullmatch(folded, bracket.start(1), inside[0].span.start):
        return False
    part = max((m.end() for m in _PART.finditer(folded, 0, bracket.start())), default=0)
    if any(part <= m.span.start < bracket.start() for m in figures):
        return False
    name = _NAME.search(folded, part, bracket.start())
    return name is not None and bool(name.group().strip()) and not _ASIDE.search(name.group())
