"""Prose blocks in, candidates out: every number of every paragraph with what it speaks of, its period and its quote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from domain.documents import Block, BlockKind, Document
from domain.indicators import Indicator, Semantics
from domain.numbers import NumberForm
from domain.periods import Period, PeriodKind
from domain.texts import Span, fold_case
from domain.values import FigureKind, Method
from extraction.brought_over import of_named_quarter
from extraction.candidates import Candidate
from extraction.clauses import sentences
from extraction.figures import Figure, read_paragraph
from extraction.labels import LabelIndex
from extraction.lead_ins import lead_ins
from extraction.period_words import period_of
from extraction.themes import opens_tasks, titles_of

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.FOOTNOTE})
_MONTH = re.compile(r"(?<!ngày )(?<!\d )tháng \d{1,2}(?!\w)")
_LONG = 100  # characters: a longer sentence is quoted by its clauses
_RULES = {NumberForm.DURATION: "duration", NumberForm.NAME: "name"}


def read_sentences(document: Document, *, labels: LabelIndex, unit: str, period: Period) -> list[Candidate]:
    """Candidates of all paragraphs and footnotes; `unit` and `period` are the report's."""
    found: list[Candidate] = []
    leads = lead_ins(document.blocks)
    for block in document.blocks:
        if block.kind in _PROSE:
            found.extend(read_block(block, labels=labels, unit=unit, period=period, leads=leads[block.id]))
    return found


def read_block(
    block: Block, *, labels: LabelIndex, unit: str, period: Period, leads: Sequence[str] = ()
) -> list[Candidate]:
    """Candidates of one block: at least one for each number in it. leads: what a list item hangs on."""
    figures = read_paragraph(block.text, labels=labels, unit=unit, period=period, headings=block.headings, leads=leads)
    context = (*titles_of(block.headings), *leads)
    return [candidate for figure in figures for candidate in _candidates(block, figure, labels, period, context)]


def _candidates(
    block: Block, figure: Figure, labels: LabelIndex, report: Period, context: tuple[str, ...]
) -> Iterator[Candidate]:
    first = _candidate(block, figure, labels, report, context)
    yield first
    if figure.denominator_code is not None and first.kind is FigureKind.ACTUAL:
        whole = labels.catalogue[figure.denominator_code]
        yield replace(
            first,
            code=whole.code,
            amount=figure.denominator,
            measure=whole.measure,
            numerator=None,
            denominator=None,
            qualifier=None,
            period=_period(block, figure, whole, report, context),
        )


def _candidate(block: Block, figure: Figure, labels: LabelIndex, report: Period, context: tuple[str, ...]) -> Candidate:
    mention = figure.mention
    figure = replace(figure, code=of_named_quarter(block.text, mention.number, figure.code, report))
    indicator = labels.catalogue.get(figure.code) if figure.code else None
    actual = figure.kind is FigureKind.ACTUAL
    when = _period(block, figure, indicator, report, context)
    if actual and (when.end > report.end or opens_tasks(block.headings)):
        actual, figure = False, replace(figure, kind=FigureKind.TARGET)
    return Candidate(
        block=block,
        number=mention.number,
        quote=_quote(block.text, figure),
        kind=figure.kind,
        method=Method.SENTENCE,
        code=figure.code,
        amount=figure.value,
        measure=indicator.measure if indicator else figure.measure,
        period=when if actual else None,
        numerator=figure.numerator,
        denominator=figure.denominator,
        qualifier=figure.qualifier,
        label=figure.evidence,
        slip=mention.slip,
        readings=mention.readings,
        rule=_rule(figure),
        strength=figure.strength or 1.0,
    )


def _period(
    block: Block, figure: Figure, indicator: Indicator | None, report: Period, context: tuple[str, ...]
) -> Period:
    """States stand for the report's period; a month named only by a date or heading is when it happened."""
    if indicator is not None and indicator.semantics is Semantics.STATE:
        return report
    text, at = (figure.told.text, figure.told.at) if figure.told else (block.text, figure.mention.number)
    when = period_of(text, at, report=report, indicator=indicator, context=context)
    if when.kind is not PeriodKind.MONTH or report.kind is PeriodKind.MONTH:
        return when
    sentence = next((s for s in sentences(text) if s.start <= at.start < s.end), Span(0, len(text)))
    if _MONTH.search(fold_case(sentence.of(text))):
        return when
    return period_of(text[at.start : at.end], Span(0, at.end - at.start), report=report, indicator=indicator)


def _rule(figure: Figure) -> str:
    """Why a number is left out although nothing is wrong with it; empty for values and for what nobody could place."""
    if figure.mention.form in _RULES and figure.code is None:
        return _RULES[figure.mention.form]
    if figure.kind is FigureKind.ACTUAL and figure.code is None and figure.component:
        return "part_of_total"
    return ""


def _quote(text: str, figure: Figure) -> Span:
    """The words to show: the sentence, or in a long one the clauses that hold number and label."""
    span = figure.span
    needed = (
        Span(min(span.start, figure.evidence.start), max(span.end, figure.evidence.end)) if figure.evidence else span
    )
    sentence = next((s for s in sentences(text) if s.start <= span.start < s.end), Span(0, len(text)))
    if sentence.end - sentence.start <= _LONG:
        return _trimmed(text, sentence)
    start = max(_last(text, sentence.start, needed.start, ";,("), sentence.start)
    ends = [
        i
        for i in range(needed.end, sentence.end)
        if text[i] in ";,)" and not text[i - 1 : i + 2].replace(",", "").isdigit()
    ]
    return _trimmed(text, Span(start, max(ends[0] if ends else sentence.end, needed.end)))


def _last(text: str, start: int, stop: int, marks: str) -> int:
    return max((text.rfind(mark, start, stop) + 1 for mark in marks), default=start)


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip(" \t\n;,"))
    return Span(start, max(start, span.end - (len(words) - len(words.rstrip()))))
