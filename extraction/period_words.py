"""The period of a figure: named in its words, cumulative, the report's own, or the year of an index."""

from __future__ import annotations

import re

from domain.indicators import Indicator, Semantics
from domain.periods import Period, PeriodKind
from domain.texts import Span
from extraction.clauses import sentences
from extraction.named_periods import NamedPeriod, Naming, named_periods

_CUMULATIVE_BY_CUSTOM = frozenset(("CD-03", "CD-04", "TK-02", "TK-03"))


def period_of(
    text: str, at: Span, *, report: Period, indicator: Indicator | None, context: tuple[str, ...] = ()
) -> Period:
    """The period the figure at `at` speaks of.

    Words of its own sentence win, nearest before it first; then those of the sentence before and of `context`
    (headings, table header); then what is usual for the indicator; then the report's period.
    """
    if indicator is not None and indicator.semantics is Semantics.YEARLY:
        return _index_year(text, at, report)
    if indicator is not None and indicator.semantics is Semantics.PLAN:
        return report
    named = _governing(text, at, report)
    if named is not None:
        return _seen_from(named, report, indicator)
    for words in reversed(context):
        if found := [p for p in named_periods(words, report) if not p.bare_year]:
            return _seen_from(found[-1], report, indicator)
    return _usual(report, indicator)


def _governing(text: str, at: Span, report: Period) -> NamedPeriod | None:
    """The named period that governs the figure: the last one before it in its sentence, else one right behind it."""
    sentence = next((s for s in sentences(text) if s.start <= at.start < s.end), Span(0, len(text)))
    front = named_periods(text[sentence.start : at.start], report)
    usable = [p for p in front if _governs(p, text[sentence.start : at.start])]
    if usable:
        return usable[-1]
    behind = re.split(r"[,;.](?=\s|$)", text[at.end : sentence.end])[0]
    after = [p for p in named_periods(behind, report) if p.naming in (Naming.INSIDE, Naming.RUNNING) or not p.bare_year]
    return after[0] if after and after[0].naming is not Naming.SAME_LAST_YEAR else None


def _governs(named: NamedPeriod, words: str) -> bool:
    """Not a year of a plan or document, not the other side of a comparison."""
    if named.bare_year:
        return False
    before = words[: named.span.start]
    return re.search(r"so với\s+$|kế hoạch\s+$", before) is None and named.naming not in (
        Naming.SAME_LAST_YEAR,
        Naming.PREVIOUS,
    )


def _seen_from(named: NamedPeriod, report: Period, indicator: Indicator | None) -> Period:
    if indicator is not None and indicator.semantics is Semantics.STATE and named.naming is not Naming.EXPLICIT:
        return report
    return named.period


def _usual(report: Period, indicator: Indicator | None) -> Period:
    if indicator is not None and indicator.code in _CUMULATIVE_BY_CUSTOM and report.kind is PeriodKind.QUARTER:
        return report.cumulative()
    return report


def _index_year(text: str, at: Span, report: Period) -> Period:
    sentence = next((s for s in sentences(text) if s.start <= at.start < s.end), Span(0, len(text)))
    years = [p for p in named_periods(text[sentence.start : at.start], report) if p.bare_year]
    if years:
        return Period(years[-1].period.year, PeriodKind.YEAR)
    return Period(report.year - 1, PeriodKind.YEAR)
