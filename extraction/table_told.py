"""Cells of words in a column of results: they open with their figure ("18/24 nhiệm vụ"), or tell in sentences."""

from __future__ import annotations

import re

from domain.number_reading import read_numbers
from domain.numbers import NumberForm, NumberMention
from domain.texts import fold_case

_RESULT_HEAD = re.compile(
    r"kết quả|tình hình|thực hiện|đã làm|nội dung công việc|số liệu|giá trị|đạt được|kê khai|hiện trạng|^số lượng"
)
_COMING = re.compile(r"nhiệm vụ (quý|năm|kỳ|trọng tâm)|phương hướng|kế hoạch|thời hạn|chỉ tiêu quý|giải pháp|phấn đấu")
_OPENING = re.compile(r"\s*(?:đạt|có|được|khoảng|gần|trên|hơn|dưới|≥|>|<|~)?\s*:?\s*")
_OF_TIME = re.compile(r"\s*(?:tháng|quý|năm|ngày|giờ|phút|kỳ)\b")
_NONE = re.compile(
    r"kps|(?:không|ko|chưa)(?: có| phát sinh| tổ chức| ban hành)?"
    r"(?: (?:trường hợp|hồ sơ|đơn vị|người|nhiệm vụ)(?: nào)?)?[ .]*"
)
_SHARE_LEAD = re.compile(r"[\s,;:(–-]*(?:đạt|bằng|chiếm|tương (?:đương|ứng)|tỷ lệ|tỉ lệ|hoàn thành|là|\s)*")
_ENOUGH = 4  # words of a sentence


def holds_results(head: str, title: str = "") -> bool:
    """Whether the cells under this head say what was done, in a table that is not of coming tasks."""
    folded = fold_case(head)
    return _RESULT_HEAD.search(folded) is not None and not _COMING.search(f"{folded} / {fold_case(title)}")


def says_done(words: str) -> bool:
    """ "Số đã làm/Số phải làm", "đã hoàn thành": the upper figure of x/y is what was done."""
    return re.search(r"đã (?!giao)\w+|hoàn thành|thực hiện|đạt", fold_case(words)) is not None


def is_sentence(words: str) -> bool:
    return len(words.split()) >= _ENOUGH


def leads_with_figure(words: str) -> bool:
    """Whether the cell opens with a figure or states that there was none."""
    if _NONE.fullmatch(fold_case(words.strip())):
        return True
    opening = _OPENING.match(fold_case(words))
    start = opening.end() if opening else 0
    first = next(iter(read_numbers(words)), None)
    if first is None or first.form not in (NumberForm.AMOUNT, NumberForm.RANK) or first.number.start > start:
        return False
    return not _OF_TIME.match(fold_case(words[first.number.end :]))


def said_behind(words: str, main: NumberMention) -> str:
    """The words right behind a cell's figure, up to the next figure or clause: "01 cuộc trong quý III" says of when."""
    rest = words[main.number.end :]
    later = [m.number.start - main.number.end for m in read_numbers(words) if m.number.start >= main.number.end]
    figures = [at for at in later if not _OF_TIME.match(fold_case(rest[at:].lstrip("0123456789 ")))]
    clause = rest[: figures[0]] if figures else rest
    return re.split(r"[;.]\s", clause)[0]


def is_share_of(words: str, main: NumberMention, other: NumberMention) -> bool:
    """ "18/24 nhiệm vụ (75%)", "48/50, đạt 96%": a percent right behind the counts it is made of."""
    between = fold_case(words[main.span.end : other.number.start])
    if other.measure != "%" or main.measure == "%" or other.number.start < main.number.end:
        return False
    if not main.denominator and not re.search(r"đạt|bằng|tương|tỷ lệ|tỉ lệ", between):
        return False
    return _SHARE_LEAD.fullmatch(between) is not None


def in_brackets(words: str, at: int) -> bool:
    before = words[:at]
    return before.count("(") > before.count(")")
