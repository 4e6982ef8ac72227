"""What the place of a figure says about it: coming tasks and proposals hold plans, table notes hold no results."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from domain.documents import Document
from domain.indicators import Catalogue, IndicatorType, Semantics
from domain.periods import Period, PeriodKind
from domain.quantities import Measure
from domain.texts import Span, one_space
from domain.values import FigureKind, Narrative, NarrativeKind
from extraction.candidates import Candidate
from extraction.labels import LabelIndex

_PLANS = (NarrativeKind.TASK, NarrativeKind.PROPOSAL)
_COMPLAINTS = (NarrativeKind.PROBLEM, NarrativeKind.CAUSE)
_COUNTED = (IndicatorType.COUNT, IndicatorType.STOCK, IndicatorType.AMOUNT)


def placed_in_sections(
    candidates: Sequence[Candidate], narratives: Iterable[Narrative], document: Document, catalogue: Catalogue
) -> list[Candidate]:
    """Figures of coming tasks and proposals are targets; counts among the problems are single cases, not the total;
    words about marks ("-" means none) are no figures."""
    themes: dict[str, list[tuple[Span, NarrativeKind]]] = {}
    for narrative in narratives:
        themes.setdefault(narrative.citation.block_id, []).append((narrative.citation.span, narrative.kind))
    notes = {one_space(b.row.note) for b in document.blocks if b.row is not None and b.row.note}
    return [_placed(c, themes.get(c.block.id, ()), notes, catalogue) for c in candidates]


def _placed(
    candidate: Candidate, themes: Sequence[tuple[Span, NarrativeKind]], notes: set[str], catalogue: Catalogue
) -> Candidate:
    if candidate.kind is not FigureKind.ACTUAL:
        return candidate
    theme = next((kind for span, kind in themes if span.contains(candidate.number)), None)
    if theme in _PLANS:
        return replace(candidate, kind=FigureKind.TARGET)
    indicator = catalogue.get(candidate.code) if candidate.code else None
    if theme in _COMPLAINTS and indicator is not None and indicator.type in _COUNTED:
        return replace(candidate, kind=FigureKind.OTHER)
    text = one_space(candidate.block.text)
    if candidate.block.row is None and any(text in note for note in notes):
        return replace(candidate, kind=FigureKind.OTHER, rule="table_note")
    return candidate


def in_period(candidate: Candidate, report: Period, catalogue: Catalogue) -> Candidate:
    """An actual value belongs to the report's period, to the year so far, or to the quarter it ends with.

    A later period makes it a target, an earlier one a previous figure; yearly indices keep the year they name; states
    and plans are reported at the report's cut-off.
    """
    indicator = catalogue.get(candidate.code) if candidate.code else None
    if candidate.kind is not FigureKind.ACTUAL or indicator is None or candidate.period is None:
        return candidate
    if indicator.semantics is Semantics.YEARLY and candidate.period.kind is PeriodKind.YEAR:
        return candidate
    if candidate.period in (report, report.cumulative(), report.last_quarter):
        return replace(candidate, period=report) if indicator.semantics.stands else candidate
    later = candidate.period.end > report.end
    return replace(candidate, kind=FigureKind.TARGET if later else FigureKind.PREVIOUS)


def known_to(labels: LabelIndex, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Results counted in what no indicator counts ("287 thành viên") are left out by name, not offered for binding."""
    counted: dict[Measure, bool] = {}
    found: list[Candidate] = []
    for candidate in candidates:
        measure = candidate.measure
        if candidate.kind is FigureKind.ACTUAL and not candidate.code and not candidate.rule and measure is not None:
            if measure not in counted:
                counted[measure] = any(labels.fits(indicator, measure) for indicator in labels.catalogue)
            if not counted[measure]:
                found.append(replace(candidate, kind=FigureKind.OTHER, rule="no_indicator"))
                continue
        found.append(candidate)
    return found
