"""Plan and result of one thing side by side: a row means the plan under "Giao", the result under "Thực hiện"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.indicators import Code
from domain.texts import fold_case

_PLAN = r"(được )?(giao|đề ra|kế hoạch|phải \w+)"
_RESULT = r"(đã )?(hoàn thành|thực hiện|giải ngân|có mặt|rà soát)"
# "Nhiệm vụ trong Kế hoạch: giao và đã hoàn thành": one row for both, told apart by the columns.
_BOTH = re.compile(
    rf"(?P<plan>\b(số )?{_PLAN}\s*(và|,|;|/)\s*(số )?)(?={_RESULT}\b)"
    rf"|(?<=\w)(?P<behind>\s*(và|,|;|/)\s*(tổng )?(số )?{_PLAN}\b)",
)


# "hoàn thành/đề ra", "có mặt/số người được giao": the words behind the slash name the whole.
_SLASH = re.compile(
    r"(?<=\w)\s*/\s*(?=(?:\w+ ){0,6}?(?:giao|đề ra|đến hạn|phải|tổng|tiếp nhận|phát hiện|kế hoạch|thu về|phát ra)\b)"
    r"[^(,;]*"
)


def result_side(words: str) -> str | None:
    """The words without those of the plan, where they name plan and result together; None where they name one."""
    folded = fold_case(words)
    if match := _SLASH.search(folded):
        return f"{words[: match.start()]} {words[match.end() :]}".strip()
    match = _BOTH.search(folded)
    if match is None or (match["behind"] and not re.search(_RESULT, folded[: match.start()])):
        return None
    return words[: match.start()] + words[match.end() :]


@dataclass(frozen=True, slots=True)
class Pair:
    """plan: the T-type indicator. result: what was done of it. share: the ratio of the two, where it has a code."""

    plan: Code
    result: Code
    share: Code | None = None


_PAIRS = (
    Pair("CD-02", "CD-03", "CD-04"),
    Pair("CD-05", "CD-06", "CD-09"),
    Pair("BM-05", "BM-06"),
    Pair("BM-07", "BM-08"),
    Pair("TK-01", "TK-02", "TK-03"),
    Pair("TC-05", "TC-06"),
)
# The share that a bare percent beside a count means ("Trực tuyến | 24.405 | 94,30%").
_SHARES = {"TT-13": "CQS-05", "TT-30": "TT-20", "TT-19": "TT-21", "CD-03": "CD-04", "CD-06": "CD-09", "TK-02": "TK-03"}
_OF = {code: pair for pair in _PAIRS for code in (pair.plan, pair.result, pair.share) if code}


def in_plan_column(code: Code) -> Code | None:
    """The indicator a plan column means for a row about `code`; None where a plan is only a target."""
    pair = _OF.get(code)
    return pair.plan if pair and code != pair.share else None


def in_result_column(code: Code) -> Code:
    pair = _OF.get(code)
    return pair.result if pair and code == pair.plan else code


def in_share_column(code: Code) -> Code | None:
    """The share that a percent beside a figure of `code` means; None where it has no indicator."""
    pair = _OF.get(code)
    return _SHARES.get(code) or (pair.share if pair else None)


def is_share_of_result(share: Code, count: Code) -> bool:
    """Whether a share is the one that `count` is the upper part of."""
    return share != count and in_share_column(count) == share and in_plan_column(count) != count


# A score and the rank it gives.
_RANKS = {"XH-01": "XH-02", "XH-03": "XH-04", "XH-05": "XH-06", "XH-07": "XH-08", "XH-09": "XH-10", "XH-17": "XH-18"}


def in_rank_column(code: Code) -> Code | None:
    """The rank that a column "Xếp hạng" means for a row about a score."""
    return code if code in _RANKS.values() else _RANKS.get(code)
