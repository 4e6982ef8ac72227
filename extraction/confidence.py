"""How sure a value is, from evidence only: how it was bound and printed, who agrees, what the checks said of it.

The weights were set on the gold reports and on labelled passages, where firmness of the binding alone tells little:
a value of the text is right 95 times in 100, one of a table 98 times. Only agreement lifts a value of the text above
that: the same figure elsewhere, a balance or a quotient that holds. `python -m eval extraction` prints what became of
the marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from domain.citations import Grounding
from domain.documents import HowRead
from domain.indicators import Code
from domain.periods import Period
from domain.texts import Span
from domain.values import Finding, IndicatorValue, Method, Severity
from extraction.candidates import Candidate
from extraction.check_percents import quotient_holds
from extraction.check_recognised import recognised
from extraction.check_rules import Seen, is_exact
from extraction.check_sums import IDENTITIES

_TEXT, _TABLE = 0.94, 0.97
_WEAK = {Method.TABLE: 0.6, Method.SENTENCE: 0.5}  # strength of the binding below which the words only suggest it
_HELD = 0.04  # a balance or quotient that holds
_ACCUSED = 0.75  # at most, where a finding names it
_MOST = 0.99


def of_reading(candidate: Candidate, grounding: Grounding) -> float:
    """Before anything else of the report is known."""
    score = _TABLE if candidate.method is Method.TABLE else _TEXT
    score -= 0.07 if candidate.strength < _WEAK.get(candidate.method, 0.5) else 0
    score -= 0.03 if candidate.slip or grounding is not Grounding.EXACT else 0
    score -= 0.3 if len(candidate.readings) > 1 else 0
    score -= 0.06 if not any(ch.isdigit() for ch in candidate.printed) else 0
    score -= 0.02 if candidate.label is None and candidate.method is not Method.TABLE else 0
    return round(max(score, 0.0), 2)


def weighed(seen: Seen, findings: Sequence[Finding]) -> tuple[IndicatorValue, ...]:
    """The values with what the whole report says of them: balances that hold, findings, pages read from a picture."""
    accused = {(c.block_id, c.number) for f in findings if f.severity is not Severity.INFO for c in f.citations}
    held = _held(seen)
    scanned = {page.number for page in seen.document.pages if page.how is HowRead.OCR}
    return tuple(_weighed(v, seen, accused, held, scanned) for v in seen.values)


def _weighed(
    value: IndicatorValue,
    seen: Seen,
    accused: set[tuple[str, Span]],
    held: set[tuple[Code, Period]],
    scanned: set[int],
) -> IndicatorValue:
    score = value.confidence
    if value.citation.page in scanned:
        score = min(score - 0.03, recognised(seen.document.block(value.citation.block_id), value.citation.number))
    score += _HELD if (value.indicator, value.period) in held or quotient_holds(value, seen.document) else 0
    if (value.citation.block_id, value.citation.number) in accused:
        score = min(score, _ACCUSED)
    return replace(value, confidence=round(min(max(score, 0.0), _MOST), 2))


def _held(seen: Seen) -> set[tuple[Code, Period]]:
    """Totals and parts of balances that hold exactly."""
    found: set[tuple[Code, Period]] = set()
    for period, (total, ways) in product(dict.fromkeys(v.period for v in seen.values), IDENTITIES):
        whole = seen.settled(total, period)
        for way in ways:
            parts = [seen.settled(code, period) for code in way]
            known = [p for p in parts if p is not None and is_exact(p)]
            if whole and len(known) == len(way) and sum(p.amount for p in known) == whole.amount:
                found |= {(total, period), *((code, period) for code in way)}
    return found
