"""Words by which, right after the posts given, those who are there are counted: "giao 96, thực tế 91"."""

from __future__ import annotations

import re

_IN_FACT = re.compile(
    r"^[^;:\d]{0,20}[,(;]?\s*(?:số\s+)?(?:thực tế|hiện|hiện có|hiện nay|có mặt|thực có|đã bố trí|bố trí|sử dụng)"
    r"(?:\s+(?:có|là|làm việc|có mặt|được|chỉ|mới|sử dụng|bố trí|hiện có|tuyển đủ))*\s*:?\s*$"
)
_HAS = re.compile(  # "giao 74, có 72", "được giao 68 biên chế công chức; đến ngày 14/9/2026 có 63 người"
    r"[^,;:\d]{0,25}(?:[,;]|\s(?:nhưng|song|mà))\s*(?:(?:xã|phường|sở|đơn vị) )?"
    r"(?:(?:tính )?(?:đến|tới) (?:hết )?(?:ngày )?(?:\d{1,2}/\d{1,2}(?:/\d{4})?|nay|thời điểm báo cáo) )?"
    r"(?:mới |đã |đang |chỉ )?có\s*"
)
_ARE_THERE = re.compile(
    r"\s*(?:(?:người|công chức|viên chức|biên chế|cán bộ)\b)?\s*(?:[.,;:()]|và\b|$|đang|có mặt|hiện"
    r"|làm việc|chính thức|tại thời điểm|tính đến|đến (?:nay|ngày|hết))"
)


def are_there(between: str, behind: str) -> bool:
    """between: the words from the posts given to the count; behind: those after it. Both folded."""
    if _IN_FACT.search(between):
        return True
    return _HAS.fullmatch(between) is not None and _ARE_THERE.match(behind) is not None
