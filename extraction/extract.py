"""One report in, all it says out: values with their places, other figures, findings, passages, and the account."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from domain.documents import Document
from domain.indicators import Catalogue
from domain.learned import Called
from domain.periods import Period
from domain.texts import Span
from domain.values import Extraction, Finding, IndicatorValue, Narrative
from extraction.accounting import left_over
from extraction.candidates import Candidate
from extraction.check_rules import Seen
from extraction.check_time import earlier_of
from extraction.checks import check
from extraction.confidence import weighed
from extraction.contrasted_times import with_contrasts
from extraction.families import with_family_time, with_previous_times
from extraction.from_model import ModelReader
from extraction.from_sentences import read_sentences
from extraction.from_tables import TableReader
from extraction.instructions import find_instructions
from extraction.labels import LabelIndex
from extraction.learned import index_with
from extraction.learned_names import timed_without_names
from extraction.listed_parts import with_listed_parts
from extraction.long_spans import without_long_spans
from extraction.narratives import read_narratives
from extraction.own_figures import own_only
from extraction.plain_counts import left_out
from extraction.reconcile import Placed, sort_out
from extraction.rivals import settle
from extraction.sections import in_period, known_to, placed_in_sections
from extraction.two_readers import FirstReading, read_twice

NOTHING_LEARNED: frozenset[Called] = frozenset()


def extract(
    document: Document,
    *,
    catalogue: Catalogue,
    unit: str,
    period: Period,
    earlier: Sequence[IndicatorValue] = (),
    learned: frozenset[Called] = NOTHING_LEARNED,
    second: ModelReader | None = None,
) -> Extraction:
    """Reads a document as the report of `unit` for `period`; `earlier`: the unit's values from former reports.

    learned: what people taught that indicators are also called; the catalogue's version in the values tells of it.
    second: a model that reads after the rules; None: nobody does.
    """
    narratives = tuple(read_narratives(document, period=period))
    labels = index_with(catalogue, learned)
    proposed = proposals(document, labels=labels, unit=unit, period=period)
    judge = partial(settled, document=document, narratives=narratives, labels=labels, unit=unit, period=period)
    candidates = judge(proposed)
    catalogue = labels.catalogue
    placed = sort_out(candidates, catalogue=catalogue, document_id=document.id, unit=unit)
    placed = _with_the_rest(document, placed)
    values, rivals = settle(placed.values, catalogue)
    seen = Seen(document, catalogue, period, values, placed.others, earlier_of(tuple(earlier), period))
    findings = (*_findings(document, seen), *(r.finding(catalogue) for r in rivals))
    read = Extraction(
        document_id=document.id,
        unit=unit,
        period=period,
        values=weighed(seen, findings),
        others=placed.others,
        ignored=placed.ignored,
        unaccounted=(*placed.unaccounted, *(r.unaccounted for r in rivals)),
        findings=findings,
        narratives=narratives,
    )
    if second is None:
        return read
    check_with = partial(_checked_with, document, seen)
    return read_twice(FirstReading(document, labels, read, proposed, judge, check_with), second)


def judged(
    document: Document,
    narratives: Sequence[Narrative],
    *,
    catalogue: Catalogue,
    unit: str,
    period: Period,
    learned: frozenset[Called] = NOTHING_LEARNED,
) -> list[Candidate]:
    """What prose and tables propose, after everything the rest of the report says about each number."""
    labels = index_with(catalogue, learned)
    proposed = proposals(document, labels=labels, unit=unit, period=period)
    return settled(proposed, document=document, narratives=narratives, labels=labels, unit=unit, period=period)


def proposals(document: Document, *, labels: LabelIndex, unit: str, period: Period) -> list[Candidate]:
    """What prose and tables propose; a time word inside a taught name names no time."""
    proposed = propose(document, labels=labels, unit=unit, period=period)
    return timed_without_names(proposed, document, labels=labels, unit=unit, period=period)


def settled(
    proposed: Sequence[Candidate],
    *,
    document: Document,
    narratives: Sequence[Narrative],
    labels: LabelIndex,
    unit: str,
    period: Period,
) -> list[Candidate]:
    """Candidates after everything the rest of the report says about each number."""
    catalogue = labels.catalogue
    sectioned = placed_in_sections(proposed, narratives, document, catalogue)
    owned = own_only(with_listed_parts(sectioned), labels, unit, period)
    this_year = without_long_spans(owned, period, catalogue)
    timed = with_contrasts(with_family_time(this_year, period, catalogue), period, catalogue)
    placed = [in_period(c, period, catalogue) for c in with_previous_times(timed, period)]
    return known_to(labels, left_out(placed))


def propose(document: Document, *, labels: LabelIndex, unit: str, period: Period) -> list[Candidate]:
    """What prose and tables propose, in reading order."""
    prose = read_sentences(document, labels=labels, unit=unit, period=period)
    tables = TableReader(labels.catalogue, labels, unit, period).read(document)
    return sorted((*prose, *tables), key=lambda c: (c.block.order, c.number))


def _findings(document: Document, seen: Seen) -> tuple[Finding, ...]:
    return (*check(seen), *find_instructions(document))


def _checked_with(document: Document, seen: Seen, more: Sequence[IndicatorValue]) -> tuple[Finding, ...]:
    """What the checks would find, were these values of the report too."""
    values = (*seen.values, *more)
    return _findings(document, Seen(document, seen.catalogue, seen.period, values, seen.others, seen.earlier))


def _with_the_rest(document: Document, placed: Placed) -> Placed:
    """The account closed: numbers nobody proposed go to ignored or unaccounted."""
    covered: dict[str, list[Span]] = {}
    for value in placed.values:
        covered.setdefault(value.citation.block_id, []).append(value.citation.number)
    for other in placed.others:
        covered.setdefault(other.citation.block_id, []).append(other.citation.number)
    for ignored_number in placed.ignored:
        covered.setdefault(ignored_number.block_id, []).append(ignored_number.span)
    for unplaced in placed.unaccounted:
        covered.setdefault(unplaced.block_id, []).append(unplaced.span)
    ignored, unaccounted = list(placed.ignored), list(placed.unaccounted)
    for block in document.blocks:
        more_ignored, more_unaccounted = left_over(block, covered.get(block.id, ()))
        ignored += more_ignored
        unaccounted += more_unaccounted
    order = {block.id: block.order for block in document.blocks}
    return Placed(
        placed.values,
        placed.others,
        tuple(sorted(ignored, key=lambda i: (order[i.block_id], i.span))),
        tuple(sorted(unaccounted, key=lambda u: (order[u.block_id], u.span))),
    )
