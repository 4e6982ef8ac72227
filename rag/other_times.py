"""Times that no report tells of by itself: a day, a week, one month, a period still to come."""

from __future__ import annotations

import re

from domain.texts import fold_case
from rag.folded import Folded, folded

_WRITTEN = (
    r"tuần (?:này|trước|qua|vừa rồi|vừa qua|sau|tới)|hôm (?:qua|kia)|ngày (?:mai|hôm qua)"
    r"|tháng (?:này|trước|sau|tới|vừa rồi|vừa qua)|(?:quý|kỳ|kì|quí) (?:tới|sau|tiếp theo)|sang năm|năm (?:sau|tới)"
    r"|(?:6|sáu|3|ba) tháng (?:cuối năm|còn lại)|nửa cuối năm|nửa năm (?:sau|còn lại)"
)
_TIMES = re.compile(rf"\b(?:{folded(_WRITTEN)})\b")
_ASKS = re.compile(r"\b(?:bao nhieu|may|ty le|phan tram|so luong|so ho so|tong|nao|the nao|ra sao|nhat)\b|%")
_LEADS = re.compile(
    r"\b(?:hop|gap|lam viec|giao ban|lam chu tri|di kiem tra|di co so|chuan bi|phai bao cao|len lich)\b"
)
_CLAUSES = re.compile(r"[^,;:.?!]+")
_UP_TO = re.compile(r"\b(?:den|toi|luy ke|tinh den|het)\s+$")


def _said_otherwise(topic: Folded, start: int, found: re.Match[str]) -> bool:
    """ "Tháng sáu" is not "tháng sau"; what is counted up to a time is of a longer one."""
    written = fold_case(topic.text[start + found.start() : start + found.end()])
    return (topic.marked and not re.fullmatch(_WRITTEN, written)) or _UP_TO.search(
        topic.bare[: start + found.start()]
    ) is not None


def time_without_report(topic: Folded) -> str:
    """The time as written, in the clause that asks; empty where none is, or only what leads to the question names it
    ("Tuần tới họp với Sở, …"). topic: the question without the words that name units."""
    clauses = [m for m in _CLAUSES.finditer(topic.bare) if m.group().strip()]
    for clause in clauses:
        found = _TIMES.search(clause.group())
        if (
            found
            and not _said_otherwise(topic, clause.start(), found)
            and not _LEADS.search(clause.group())
            and (len(clauses) == 1 or _ASKS.search(clause.group()))
        ):
            return topic.text[clause.start() + found.start() : clause.start() + found.end()]
    return ""
