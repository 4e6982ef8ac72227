"""Figures of one story share its time: "Từ đầu năm có 186 nhiệm vụ đến hạn. Trong số này hoàn thành 179 …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.indicators import Catalogue, Code
from domain.periods import Period
from domain.texts import fold_case
from domain.values import FigureKind, Method
from extraction.candidates import Candidate
from extraction.header_periods import named_period, names_cumulative
from extraction.named_periods import named_periods
from extraction.sentence_spans import sentence_at

# Indicators that are told together: a plan and its fulfilment, inspections and what they found …
_FAMILIES: tuple[frozenset[Code], ...] = (
    frozenset(("CD-02", "CD-03", "CD-04")),
    frozenset(("CD-05", "CD-06", "CD-07", "CD-08", "CD-09")),
    frozenset(("CD-10", "CD-11", "CD-12", "CD-13")),
    frozenset(("TC-02", "TC-03", "TC-04")),
    frozenset(("TC-05", "TC-06", "TC-07", "TC-08")),
    frozenset(("TK-01", "TK-02", "TK-03")),
)
_FAMILY_OF = {code: family for family in _FAMILIES for code in family}
_HEAD = re.compile(r"[^:;.\d]{3,60}(?:\d[^:;.]{0,30})?:")
_QUARTERS_TOGETHER = re.compile(r"(cộng|tính chung|gộp|tổng) (cả |của )?(hai|ba|2|3) quý[^;.]*$")
# Commas inside a counted noun ("tin, bài") end no clause; replaced by two spaces, so that offsets stay.
_NOUN_COMMA = re.compile(
    r"(?<=tin|òng|uan| bộ|hức| sở|ờng|đạo), (?=bài|điều hành|đơn vị|công chức|viên chức|ngành|xã|ban\b)"
)
_TIME_BEHIND = re.compile(  # "73 lượt người, 9 tháng."
    r"[^,;.:()|\d]{0,25},\s*(?:(?:tính\s+)?(?:lũy kế\s+)?[369] tháng|từ đầu năm)[^,;:\d]{0,15}(?=[.;]|$)", re.I
)
_BEHIND = re.compile(r"[^,;.:()|\d]{0,60}")
_AND_SO = re.compile(r"(?<!\w)(?:và )?(?:như vậy|nâng|đưa tổng)(?!\w)")  # "… và như vậy qua ba quý đã có 49": of those
# Words that start a new time between two figures of a family.
_NEW_TIME = re.compile(r"trong (quý|kỳ|tháng)|riêng quý|quý (này|[ivx]+\b)|kỳ này|tháng \d")


def with_family_time(candidates: Sequence[Candidate], report: Period, catalogue: Catalogue) -> list[Candidate]:
    """Cumulative indicators left at the report's period take the running time their paragraph opened for them."""
    found: list[Candidate] = []
    running: dict[tuple[str, frozenset[Code]], Candidate] = {}
    for candidate in candidates:
        family = _FAMILY_OF.get(candidate.code or "", frozenset((candidate.code or "",)))
        if candidate.code is None or candidate.method is Method.TABLE or candidate.kind is not FigureKind.ACTUAL:
            found.append(candidate)
            continue
        key = (candidate.block.id, family)
        opened = running.get(key)
        inherited = opened is not None and not _new_time(candidate, opened.number.end)
        if _left_open(candidate, report, catalogue) and (inherited or _time_of_item(candidate, report)):
            candidate = replace(candidate, period=report.cumulative())
        if candidate.period == report.cumulative() and not _is_bracketed(candidate):
            running.setdefault(key, candidate)
        found.append(candidate)
    return found


def _is_bracketed(candidate: Candidate) -> bool:
    """ "đến hạn 33 (6 tháng: 61), đúng hạn 31": the time in brackets is of that figure only."""
    before = candidate.block.text[: candidate.number.start]
    return before.rfind("(") > before.rfind(")")


def _left_open(candidate: Candidate, report: Period, catalogue: Catalogue) -> bool:
    assert candidate.code is not None
    indicator = catalogue.get(candidate.code)
    return candidate.period == report and indicator is not None and indicator.semantics.runs


def _new_time(candidate: Candidate, since: int) -> bool:
    text = candidate.block.text
    behind = _BEHIND.match(_NOUN_COMMA.sub("  ", text), candidate.number.end)
    told = text[since : candidate.number.start] + (behind.group() if behind else "")
    return bool(_NEW_TIME.search(fold_case(told)))


def _time_of_item(candidate: Candidate, report: Period) -> bool:
    """The head of the item ("Rà soát văn bản (lũy kế 9 tháng): …") or the words right behind the number say it runs
    from the start of the year."""
    text = candidate.block.text
    head = _HEAD.match(text)
    if head and head.end() <= candidate.number.start and _is_running(head.group(), report):
        return not _new_time(candidate, head.end())
    before = fold_case(text[max(candidate.number.start - 40, 0) : candidate.number.start])
    behind = _BEHIND.match(_NOUN_COMMA.sub("  ", text), candidate.number.end)
    told = _TIME_BEHIND.match(text, candidate.number.end)
    if behind is not None and (turned := _AND_SO.search(fold_case(behind.group()))):
        behind = _BEHIND.match(behind.string[: behind.start() + turned.start()], behind.start())
    running = any(words is not None and _is_running(words.group(), report) for words in (behind, told))
    return bool(_QUARTERS_TOGETHER.search(before)) or running


def _is_running(words: str, report: Period) -> bool:
    return names_cumulative(words, report) or named_period(words, report) == report.cumulative() != report


def with_previous_times(candidates: Sequence[Candidate], report: Period) -> list[Candidate]:
    """Earlier figures of the text get the period their sentence names for them, so that checks can use them."""
    return [_timed(c, report) if _is_untimed(c) else c for c in candidates]


def _is_untimed(candidate: Candidate) -> bool:
    open_time = candidate.kind is FigureKind.PREVIOUS and candidate.period is None
    return open_time and candidate.code is not None and candidate.method is not Method.TABLE


def _timed(candidate: Candidate, report: Period) -> Candidate:
    text = candidate.block.text
    start = sentence_at(text, candidate.number.start).start
    named = [n for n in named_periods(text[start : candidate.number.start], report) if not n.bare_year]
    return replace(candidate, period=named[-1].period) if named and named[-1].period.end < report.end else candidate
