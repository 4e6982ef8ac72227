"""What a bound figure cannot be in a unit's own report, whatever words stand beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.indicators import Catalogue, Indicator, IndicatorType, Semantics
from domain.periods import Period, PeriodKind
from domain.texts import Span, fold_case
from domain.values import FigureKind, Method
from extraction.candidates import Candidate
from extraction.grounding import printed_around
from extraction.named_periods import named_periods
from extraction.sentence_spans import sentence_at

# Published for the province as a whole: in a unit's report they are somebody else's figures.
CITY_ONLY = frozenset(("XH-01", "XH-02", "XH-03", "XH-04", "XH-05", "XH-06", "XH-07", "XH-08"))
# "17/17 hồ sơ quá hạn đã được xin lỗi": the whole is resolved and open late files together, not TT-19 alone.
_NOT_THE_WHOLE_OF = {"TT-19": "TT-26", "TT-24": "TT-26"}
# Groups of the 766 index share their names with ordinary work ("số hóa hồ sơ"): only points mean them.
_SCORES_OF_766 = frozenset(("XH-09", "XH-11", "XH-12", "XH-13", "XH-14", "XH-15", "XH-16"))
_POINTS = re.compile(r"điểm|766")
_RATED = (IndicatorType.SCORE, IndicatorType.RANK)
_COUNTED = (IndicatorType.COUNT, IndicatorType.STOCK, IndicatorType.AMOUNT)


def own_only(candidates: Sequence[Candidate], catalogue: Catalogue, report: Period) -> list[Candidate]:
    """Candidates with impossible readings turned into other figures; the number itself stays accounted for."""
    places: dict[tuple[str, Span], set[str]] = {}
    for candidate in candidates:
        if candidate.code:
            places.setdefault((candidate.block.id, candidate.number), set()).add(candidate.code)
    return [_judged(c, catalogue, report, places.get((c.block.id, c.number), set())) for c in candidates]


def _judged(candidate: Candidate, catalogue: Catalogue, report: Period, beside: set[str]) -> Candidate:
    indicator = catalogue.get(candidate.code) if candidate.code else None
    if candidate.kind is not FigureKind.ACTUAL or indicator is None:
        return candidate
    if indicator.code in CITY_ONLY:
        return replace(candidate, kind=FigureKind.BENCHMARK)
    if indicator.code in _SCORES_OF_766 and not _speaks_of_points(candidate):
        return replace(candidate, kind=FigureKind.OTHER)
    if indicator.type in _RATED and indicator.semantics is Semantics.FLOW and _of_one_month(candidate, report):
        return replace(candidate, kind=FigureKind.OTHER)
    if _NOT_THE_WHOLE_OF.get(indicator.code) in beside or _empty_share(candidate, indicator):
        return replace(candidate, kind=FigureKind.OTHER)
    return candidate


def _speaks_of_points(candidate: Candidate) -> bool:
    text = candidate.block.text
    about = (sentence_at(text, candidate.number.start).of(text), *candidate.block.headings)
    table = printed_around(candidate.block) if candidate.method is Method.TABLE else ""
    return any(_POINTS.search(fold_case(words)) for words in (*about, table))


def _of_one_month(candidate: Candidate, report: Period) -> bool:
    """ "Bộ chỉ số 766 tháng 8: 89,17 điểm" is no score of the quarter."""
    text = candidate.block.text
    if report.kind is PeriodKind.MONTH or candidate.method is Method.TABLE:
        return False
    named = [n.period for n in named_periods(sentence_at(text, candidate.number.start).of(text), report)]
    return any(p.kind is PeriodKind.MONTH for p in named) and report not in named


def _empty_share(candidate: Candidate, indicator: Indicator) -> bool:
    """Words such as "chưa có", "không phát sinh" state that nothing was counted; a share or score they leave open."""
    in_words = candidate.amount == 0 and not any(ch.isdigit() for ch in candidate.printed)
    return in_words and candidate.method is not Method.TABLE and indicator.type not in _COUNTED
