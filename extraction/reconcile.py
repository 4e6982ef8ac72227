"""Grounded proposals become values; the same figure proposed twice becomes one; what loses is kept, never dropped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.citations import cite
from domain.indicators import Catalogue
from domain.values import (
    FigureKind,
    Ignored,
    IndicatorValue,
    OtherFigure,
    Unaccounted,
    value_id,
)
from extraction.candidates import Candidate
from extraction.confidence import of_reading
from extraction.grounding import Grounded, ground

# Kinds that are no figures at all: ignored under their own name unless the reader names a rule.
_NO_FIGURE = {FigureKind.DATE: "date", FigureKind.DOC_NUMBER: "doc_number"}


@dataclass(frozen=True, slots=True)
class Placed:
    """Candidates in their buckets, each in reading order."""

    values: tuple[IndicatorValue, ...]
    others: tuple[OtherFigure, ...]
    ignored: tuple[Ignored, ...]
    unaccounted: tuple[Unaccounted, ...]


def sort_out(candidates: Sequence[Candidate], *, catalogue: Catalogue, document_id: str, unit: str) -> Placed:
    """Each candidate into its bucket; a number that is a value for one reading is in no other bucket."""
    values: list[IndicatorValue] = []
    others: list[OtherFigure] = []
    ignored: list[Ignored] = []
    unaccounted: list[Unaccounted] = []
    for candidate in _without_copies(candidates):
        if _proposes_value(candidate):
            made = _value(candidate, catalogue=catalogue, document_id=document_id, unit=unit)
            if isinstance(made, IndicatorValue):
                values.append(made)
            else:
                unaccounted.append(made)
        elif candidate.rule or candidate.kind in _NO_FIGURE:
            ignored.append(_ignored(candidate))
        elif candidate.kind is FigureKind.ACTUAL:
            unaccounted.append(_unaccounted(candidate, "chưa gắn được với chỉ tiêu nào"))
        else:
            others.append(_other(candidate))
    return _each_number_once(values, others, ignored, unaccounted)


def _proposes_value(candidate: Candidate) -> bool:
    return candidate.kind is FigureKind.ACTUAL and candidate.code is not None and not candidate.rule


def _without_copies(candidates: Iterable[Candidate]) -> list[Candidate]:
    """One candidate per number and indicator: the firmest; reading order is kept."""
    best: dict[tuple[str, int, int, str | None], Candidate] = {}
    for candidate in candidates:
        key = (candidate.block.id, candidate.number.start, candidate.number.end, candidate.code)
        if key not in best or candidate.strength > best[key].strength:
            best[key] = candidate
    return sorted(best.values(), key=lambda c: (c.block.order, c.number, c.code or ""))


def _value(candidate: Candidate, *, catalogue: Catalogue, document_id: str, unit: str) -> IndicatorValue | Unaccounted:
    assert candidate.code is not None
    indicator = catalogue.get(candidate.code)
    if indicator is None or candidate.period is None:
        return _unaccounted(candidate, "chưa rõ kỳ số liệu" if indicator else "mã chỉ tiêu không có trong danh mục")
    grounded = ground(candidate, measure=indicator.measure)
    if not isinstance(grounded, Grounded):
        return _unaccounted(candidate, grounded.reason)
    assert candidate.amount is not None
    if indicator.integer and candidate.amount != candidate.amount.to_integral_value():
        return _unaccounted(candidate, "chỉ tiêu đếm nhưng số có phần thập phân")
    return IndicatorValue(
        id=value_id(candidate.code, candidate.period, candidate.amount, grounded.citation),
        document_id=document_id,
        unit=unit,
        indicator=candidate.code,
        period=candidate.period,
        amount=candidate.amount,
        measure=indicator.measure,
        citation=grounded.citation,
        grounding=grounded.grounding,
        method=candidate.method,
        numerator=candidate.numerator,
        denominator=candidate.denominator,
        qualifier=candidate.qualifier,
        confidence=of_reading(candidate, grounded.grounding),
        readings=candidate.readings,
        catalogue=catalogue.version,
    )


def _other(candidate: Candidate) -> OtherFigure:
    citation = cite(candidate.block, candidate.quote, candidate.number)
    kind, code = candidate.kind, candidate.code
    return OtherFigure(kind, citation, code, candidate.amount, candidate.measure, candidate.period)


def _ignored(candidate: Candidate) -> Ignored:
    rule = candidate.rule or _NO_FIGURE[candidate.kind]
    return Ignored(candidate.printed, rule, candidate.block.id, candidate.number, candidate.block.page)


def _unaccounted(candidate: Candidate, reason: str) -> Unaccounted:
    return Unaccounted(candidate.printed, candidate.block.id, candidate.number, candidate.block.page, reason)


def _each_number_once(
    values: list[IndicatorValue], others: list[OtherFigure], ignored: list[Ignored], unaccounted: list[Unaccounted]
) -> Placed:
    """A number read as a value is not also listed elsewhere; then other figures, then ignored, then unaccounted."""
    taken: dict[str, list[tuple[int, int]]] = {}

    def free(block: str, start: int, end: int) -> bool:
        spans = taken.setdefault(block, [])
        if any(s < end and start < e for s, e in spans):
            return False
        spans.append((start, end))
        return True

    for value in values:
        number = value.citation.number
        taken.setdefault(value.citation.block_id, []).append((number.start, number.end))
    kept_others = [o for o in others if free(o.citation.block_id, o.citation.number.start, o.citation.number.end)]
    kept_ignored = [i for i in ignored if free(i.block_id, i.span.start, i.span.end)]
    kept_unaccounted = [u for u in unaccounted if free(u.block_id, u.span.start, u.span.end)]
    return Placed(tuple(values), tuple(kept_others), tuple(kept_ignored), tuple(kept_unaccounted))
