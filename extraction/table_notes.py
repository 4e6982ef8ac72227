"""What the note of a table's row says beside its figures: "Đạt 56,3%", "Quá hạn: 5", "TP giao 90"."""

from __future__ import annotations

import re

from domain.indicators import Code
from domain.numbers import NumberMention
from domain.periods import Period, PeriodKind
from domain.texts import fold_case
from domain.values import FigureKind

_BARE_PERCENT = re.compile(r"^\s*(?P<when>quý [ivx]+,?\s+)?(?:đạt|chiếm|tỷ lệ|tỉ lệ|bằng)?\s*:?\s*[\d.,]+\s*%\s*$")
_KIND_OF_NOTE = (
    (FigureKind.BENCHMARK, re.compile(r"\btp\b|thành phố(?! giao)|cả nước|bình quân|toàn ngành")),
    (FigureKind.TARGET, re.compile(r"chỉ tiêu|\bct\b|giao|mục tiêu|kế hoạch|\bkh\b|phấn đấu|yêu cầu")),
    (FigureKind.DELTA, re.compile(r"tăng|giảm|so với|cao hơn|thấp hơn")),
    (FigureKind.PREVIOUS, re.compile(r"quý|kỳ trước|cùng kỳ|năm (20|trước|ngoái)|tháng")),
)
_OPEN_FILES = "TT-22"
_PARTS_OF_OPEN: tuple[tuple[Code, re.Pattern[str]], ...] = (
    ("TT-24", re.compile(r"(?:trong đó,?\s*)?(?:số )?(?:đã |bị )?quá hạn\s*:?\s*(?:là\s*)?")),
    ("TT-23", re.compile(r"(?:trong đó,?\s*)?(?:số )?(?:còn )?trong hạn\s*:?\s*(?:là\s*)?")),
)
_QUARTERS = ("i", "ii", "iii", "iv")


def says_share(words: str, report: Period) -> bool:
    """ "Đạt 56,3%", "lũy kế 9 tháng, đạt 56,3%", "Quý III đạt 89,6%" in a report of that quarter."""
    found = (_BARE_PERCENT.match(part) for part in re.split(r";|,\s", fold_case(words)))
    return any(match and _is_now(match["when"], report) for match in found)


def _is_now(when: str | None, report: Period) -> bool:
    quarter = report.kind is PeriodKind.QUARTER and f"quý {_QUARTERS[report.index - 1]}"
    return when is None or when.strip(" ,") == quarter


def note_kind(before: str) -> FigureKind:
    """before: the words of the note in front of the figure."""
    clause = re.split(r"[;.]", fold_case(before))[-1]
    return next((kind for kind, pattern in _KIND_OF_NOTE if pattern.search(clause)), FigureKind.OTHER)


def part_of_open(code: Code, before: str, mention: NumberMention) -> Code | None:
    """ "Quá hạn: 5" beside the files still open: how many of them."""
    if code != _OPEN_FILES or mention.measure not in (None, "hồ sơ"):
        return None
    last = re.split(r"[;,.]", fold_case(before))[-1].strip()
    return next((part for part, words in _PARTS_OF_OPEN if words.fullmatch(last)), None)
