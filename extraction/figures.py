"""Plain text to figures: every number with its kind, its value and, where the words say so, its indicator."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from domain.indicators import Catalogue, Code
from domain.number_reading import read_numbers
from domain.numbers import NumberMention, Qualifier
from domain.periods import Period
from domain.quantities import Measure
from domain.texts import Span, fold_case
from domain.values import FigureKind
from extraction.areas import areas_of
from extraction.binding import bind
from extraction.bound import BindingContext, Bound
from extraction.clauses import is_figure
from extraction.counters import resolved
from extraction.kinds import KindContext, classify_kinds
from extraction.labels import LabelIndex
from extraction.openings import without_heads, without_marks
from extraction.row_text import bind_row, looks_like_row
from extraction.target_words import GOALS_HEADED, LONGEST_TITLE
from extraction.themes import titles_of
from extraction.unfolding import Unfolded, as_written, unfold
from extraction.whose import is_city

_OF_CITY: dict[Code | None, Code] = {"XH-17": "XH-01", "XH-18": "XH-02"}  # the City's own index is the provincial one
_TITLE_MARK = re.compile(r"\s*(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ])[.)]\s+\D+$")  # "3. Nhiệm vụ": another title
_NO_RESULTS = frozenset({FigureKind.PREVIOUS, FigureKind.TARGET, FigureKind.BENCHMARK})
_VALUELESS = frozenset({FigureKind.DATE, FigureKind.DOC_NUMBER})


@dataclass(frozen=True, slots=True)
class Told:
    """A text in plain order and a number's place in it."""

    text: str
    at: Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a text as read.

    span: the quote's place ("gần 2,5 triệu hồ sơ"). value: in base units, None for dates and document numbers.
    denominator_code: the indicator whose value is the y of "x/y". strength: 0–1 how firmly the indicator is bound.
    told: its place in the paragraph put in plain order.
    """

    mention: NumberMention
    quote: str
    kind: FigureKind
    value: Decimal | None
    measure: Measure | None
    code: Code | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    denominator_code: Code | None = None
    evidence: Span | None = None
    component: bool = False
    strength: float = 0.0
    told: Told | None = None

    @property
    def span(self) -> Span:
        return self.mention.span

    @property
    def qualifier(self) -> Qualifier | None:
        return self.mention.qualifier

    @property
    def high(self) -> Decimal | None:
        return self.mention.high


def read_figures(
    text: str,
    *,
    catalogue: Catalogue,
    unit: str | None = None,
    period: Period | None = None,
    headings: Sequence[str] = (),
    labels: LabelIndex | None = None,
) -> list[Figure]:
    """One figure for each number of an NFC text, in order. `unit` tells own figures from other bodies' and the City's.

    A paragraph at a time: what one line speaks of is not carried into the next, but a title of goals holds below it.
    """
    labels = labels or LabelIndex(catalogue)
    found: list[Figure] = []
    start = 0
    above: tuple[str, ...] = ()
    for line in text.split("\n"):
        if line.strip() and len(line) < LONGEST_TITLE and line.rstrip()[-1] not in ".;":
            above = (line,) if GOALS_HEADED.fullmatch(fold_case(line)) else () if _TITLE_MARK.match(line) else above
        figures = read_paragraph(line, labels=labels, unit=unit, period=period, headings=(*headings, *above))
        found.extend(_moved(figure, start) for figure in figures)
        start += len(line) + 1
    return found


def read_paragraph(
    text: str,
    *,
    labels: LabelIndex,
    unit: str | None = None,
    period: Period | None = None,
    headings: Sequence[str] = (),
    leads: Sequence[str] = (),
) -> list[Figure]:
    """The figures of one paragraph, list item, or row of cells joined with " | ". leads: what a list item hangs on."""
    mentions = resolved(text, read_numbers(text), headings=(*headings, *leads))
    if not mentions:
        return []
    if looks_like_row(text):
        plain, reader = as_written(text, mentions), bind_row
    else:
        plain, reader = unfold(text, mentions, labels), bind
    about = KindContext(headings=(*titles_of(headings), *leads), report_period=period, unit=unit)
    kinds = _kinds(plain, about)
    context = BindingContext(
        headings=_said_above(headings, text, mentions),
        areas=areas_of(headings),
        one_body=unit is not None,
        leads=tuple(leads),
    )
    bound = reader(plain.text, plain.mentions, kinds, labels=labels, context=context)
    figures = {
        i: _as_written(text, mentions[i], plain, _own(b, labels, unit), labels, i)
        for i, b in zip(plain.places, bound, strict=True)
    }
    return [figures[i] for i in range(len(mentions))]


def _said_above(headings: Sequence[str], text: str, mentions: Sequence[NumberMention]) -> tuple[str, ...]:
    """A numbered paragraph stands among its own headings: of that, only what is said before its first figure."""
    first = next((m.span.start for m in mentions if is_figure(m)), len(text))
    return tuple(h[:first] if text.startswith(h) else h for h in headings)


def _kinds(plain: Unfolded, about: KindContext) -> list[FigureKind]:
    """A time behind a head ("Về kiểm tra: Năm ngoái, …") makes no result that the same words alone would not be."""
    text = without_marks(plain.text)
    kinds = classify_kinds(text, plain.mentions, context=about)
    timed = without_heads(text)
    if timed == text:
        return kinds
    alone = classify_kinds(timed, plain.mentions, context=about)
    return [a if k is FigureKind.ACTUAL and a in _NO_RESULTS else k for k, a in zip(kinds, alone, strict=True)]


def _as_written(
    text: str, mention: NumberMention, plain: Unfolded, bound: Bound, labels: LabelIndex, place: int
) -> Figure:
    """The figure at its place in the report; without an indicator where its list could not be told apart."""
    if place in plain.unread:
        bound = Bound(bound.mention, bound.kind)
    evidence = plain.written(bound.evidence) if bound.evidence else None
    told = Told(plain.text, bound.mention.number)
    placed = replace(bound.mention, span=mention.span, number=mention.number)
    return replace(_figure(text, replace(bound, mention=placed, evidence=evidence), labels), told=told)


def _own(bound: Bound, labels: LabelIndex, unit: str | None) -> Bound:
    """The City's published indices are somebody else's figures in the report of one of its units."""
    if is_city(unit) and bound.code in _OF_CITY:
        return replace(bound, code=_OF_CITY[bound.code])
    if bound.code in labels.wordings.city_only and unit is not None and not is_city(unit):
        return replace(bound, kind=FigureKind.BENCHMARK) if bound.kind is FigureKind.ACTUAL else bound
    return bound


def _figure(text: str, bound: Bound, labels: LabelIndex) -> Figure:
    mention = bound.mention
    indicator = labels.catalogue.get(bound.code) if bound.code else None
    return Figure(
        mention=mention,
        quote=mention.span.of(text),
        kind=bound.kind,
        value=None if bound.kind in _VALUELESS else mention.value,
        measure=mention.measure or (indicator.measure if indicator else None),
        code=bound.code,
        numerator=bound.numerator,
        denominator=bound.denominator,
        denominator_code=bound.denominator_code,
        evidence=bound.evidence,
        component=bound.role is not None and bound.role.value == "component",
        strength=bound.strength,
    )


def _moved(figure: Figure, by: int) -> Figure:
    if by == 0:
        return figure
    mention = replace(figure.mention, span=_shift(figure.mention.span, by), number=_shift(figure.mention.number, by))
    return replace(figure, mention=mention, evidence=_shift(figure.evidence, by) if figure.evidence else None)


def _shift(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
