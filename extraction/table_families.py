"""Rows of one table that are told together: a share has the time of the count it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain.documents import Block
from domain.indicators import Catalogue, Semantics
from domain.periods import Period
from domain.values import FigureKind
from extraction.candidates import Candidate
from extraction.named_periods import named_periods
from extraction.table_pairs import is_share_of_result


def shares_in_time(candidates: Sequence[Candidate], catalogue: Catalogue, report: Period) -> list[Candidate]:
    """Shares left at the report's period, whose rows name no time, take the running one of their count above."""
    found: list[Candidate] = []
    for candidate in candidates:
        count = next((c for c in reversed(found) if _is_count_of(c, candidate)), None)
        if count is not None and _left_open(candidate, catalogue, report) and count.period == report.cumulative():
            candidate = replace(candidate, period=count.period)
        found.append(candidate)
    return found


def _is_count_of(count: Candidate, share: Candidate) -> bool:
    if count.code is None or share.code is None or count.kind is not FigureKind.ACTUAL or count.rule:
        return False
    return is_share_of_result(share.code, count.code) and _column(count) == _column(share)


def _column(candidate: Candidate) -> int | None:
    return candidate.cell.column if candidate.cell else None


def _left_open(candidate: Candidate, catalogue: Catalogue, report: Period) -> bool:
    indicator = catalogue.get(candidate.code) if candidate.code else None
    runs = indicator is not None and indicator.semantics is Semantics.CUMULATIVE
    named = named_periods(_label(candidate.block), report)
    return runs and candidate.kind is FigureKind.ACTUAL and candidate.period == report and not named


def _label(row: Block) -> str:
    return (row.row.label if row.row else None) or ""
