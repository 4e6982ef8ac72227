"""Two figures of one indicator told apart by their time: "61 văn bản, riêng quý II 34", "5 | Lũy kế 12"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from domain.indicators import Catalogue
from domain.periods import Period, PeriodKind
from domain.texts import fold_case
from domain.values import FigureKind, Method
from extraction.candidates import Candidate
from extraction.sentence_spans import sentence_at

_PART = re.compile(
    r"(?<!\w)(?:(?:riêng|chỉ tính|trong đó)\s+(?:(?:trong|của|ở)\s+)?|\|\s*(?:trong\s+)?)(?:quý|kỳ)(?!\w)|"
    r"(?:[,;(]\s*|\s[-–]\s|(?<!\w)(?:và|thì|mà)\s+)(?:chỉ\s+)?trong\s+(?:quý|kỳ)(?!\w)|(?<!\w)trong\s+(?:quý|kỳ)(?!\w)(?=[^,;]*$)"
    # of the second; "nhận 17 trong quý III, đã trả lời 17" is of both
)
_RUNNING = re.compile(r"(?<!\w)(?:l[ũu][ỹy] kế|cộng dồn|(?:tính |kể )?từ đầu năm)(?!\w)")


def with_contrasts(candidates: Sequence[Candidate], report: Period, catalogue: Catalogue) -> list[Candidate]:
    """Figures that were given one period although their words set them against each other get one each."""
    if report.kind is not PeriodKind.QUARTER or report.cumulative() == report:
        return list(candidates)
    found = list(candidates)
    places = [i for i, c in enumerate(found) if _is_open(c, catalogue)]
    for one, other in pairwise(places):
        if _side_by_side(found[one], found[other]):
            found[one], found[other] = _told_apart(found[one], found[other], report)
    return found


def _is_open(candidate: Candidate, catalogue: Catalogue) -> bool:
    indicator = catalogue.get(candidate.code) if candidate.code else None
    counted = indicator is not None and indicator.semantics.runs
    return counted and candidate.kind is FigureKind.ACTUAL and candidate.method is not Method.TABLE


def _side_by_side(one: Candidate, other: Candidate) -> bool:
    if (one.block.id, one.code, one.period) != (other.block.id, other.code, other.period):
        return False
    return sentence_at(one.block.text, one.number.start).contains(other.number)


def _told_apart(one: Candidate, other: Candidate, report: Period) -> tuple[Candidate, Candidate]:
    """The part is never the larger, so a slip of the words changes nothing."""
    between = fold_case(one.block.text[one.number.end : other.number.start])
    if one.amount is None or other.amount is None:
        return one, other
    if _PART.search(between) and one.amount >= other.amount:
        return replace(one, period=report.cumulative()), replace(other, period=report)
    if _RUNNING.search(between) and other.amount >= one.amount:
        return replace(one, period=report), replace(other, period=report.cumulative())
    return one, other
