"""What a model may add: an indicator for a number the rules left open, where the rules' own signs point to it too."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import product

from domain.documents import BlockKind
from domain.indicators import Code
from domain.number_reading import read_numbers
from domain.numbers import NumberForm, NumberMention
from domain.texts import Span
from domain.values import Extraction, FigureKind, Finding, IndicatorValue, Method
from extraction.candidates import Candidate
from extraction.check_sums import IDENTITIES
from extraction.from_model import Place, Said
from extraction.grounding import Bindings, Grounded, ground
from extraction.labels import LabelIndex
from extraction.plausible import plausible
from extraction.reconcile import sort_out
from extraction.segments import stretches

_BEST = 3  # the indicators the words of the clause alone name best
_SUREST = 0.65  # at most: a person looks at it
_SAYS_NOTHING = frozenset(("quantity", "owner", "noise"))
_PROSE = frozenset((BlockKind.PARAGRAPH, BlockKind.FOOTNOTE))

Judge = Callable[[Sequence[Candidate]], list[Candidate]]
Check = Callable[[Sequence[IndicatorValue]], tuple[Finding, ...]]


def added_values(
    said: Mapping[Place, Said],
    read: Extraction,
    *,
    proposed: Sequence[Candidate],
    judge: Judge,
    check_with: Check,
    labels: LabelIndex,
) -> tuple[IndicatorValue, ...]:
    """Values for numbers that were left open: supported, of the report's period, and in conflict with nothing."""
    open_places = {(u.block_id, u.span) for u in read.unaccounted}
    wanted = {place: said[place] for place in said.keys() & open_places if said[place].kind is FigureKind.ACTUAL}
    renamed = [_renamed(c, wanted.get((c.block.id, c.number)), labels) for c in proposed]
    bindings = Bindings.of(proposed)
    kept = [c for c in judge(renamed) if c.method is Method.MODEL and _holds(c, bindings, labels)]
    placed = sort_out(kept, catalogue=labels.catalogue, document_id=read.document_id, unit=read.unit)
    told = set(check_with([]))
    news = [v for v in _alone(placed.values, read.values) if set(check_with([v])) == told]
    if set(check_with(news)) != told or unbalanced(news, read.values):
        return ()
    return tuple(replace(v, confidence=min(v.confidence, _SUREST)) for v in news)


def _renamed(candidate: Candidate, said: Said | None, labels: LabelIndex) -> Candidate:
    """The rules' own candidate with the model's indicator, where the rules left it open and their signs support it."""
    left_open = candidate.code is None and candidate.kind is FigureKind.ACTUAL and not candidate.rule
    if said is None or said.code is None or not left_open or candidate.block.kind not in _PROSE:
        return candidate
    mention = _mention(candidate)
    if mention is None or not _supported(candidate, said.code, said.words, mention, labels):
        return candidate
    measure = labels.catalogue[said.code].measure
    return replace(candidate, code=said.code, measure=measure, method=Method.MODEL, label=said.words)


def _mention(candidate: Candidate) -> NumberMention | None:
    """The number as printed; None for shares of something and stated nones, whose reading is the rules' alone."""
    found = next((m for m in read_numbers(candidate.block.text) if m.number == candidate.number), None)
    plain = found is not None and found.form is NumberForm.AMOUNT and found.denominator is None
    return found if plain else None


def _supported(
    candidate: Candidate, code: Code, words: Span | None, mention: NumberMention, labels: LabelIndex
) -> bool:
    """The words stand in the number's clause, tell of the indicator, and that clause alone names it among the best."""
    text = candidate.block.text
    clause = _clause(text, mention)
    if words is None or clause is None or not clause.contains(words):
        return False
    telling = {h.term for h in labels.terms(words.of(text)) if labels.slot(h.term) not in _SAYS_NOTHING}
    if not telling & _terms_of(code, labels):
        return False
    able = [h.code for h in labels.hits(clause.of(text)) if _can_be(h.code, mention, labels)]
    return code in able[:_BEST]


def _clause(text: str, mention: NumberMention) -> Span | None:
    mentions = read_numbers(text)
    return next((s.near for s in stretches(text, mentions) if mentions[s.mention].number == mention.number), None)


def _terms_of(code: Code, labels: LabelIndex) -> set[str]:
    return {t for label in labels.wordings.labels if label.code == code for t in (*label.needed, *label.helpful)}


def _can_be(code: Code, mention: NumberMention, labels: LabelIndex) -> bool:
    indicator = labels.catalogue[code]
    return labels.fits(indicator, mention.measure) and plausible(indicator, mention, labels.wordings)


def _holds(candidate: Candidate, bindings: Bindings, labels: LabelIndex) -> bool:
    """Still a result after the rest of the report was heard, and grounded as a value of the rules must be."""
    if candidate.kind is not FigureKind.ACTUAL or candidate.code is None or candidate.rule:
        return False
    measure = labels.catalogue[candidate.code].measure
    return isinstance(ground(candidate, measure=measure, bindings=bindings), Grounded)


def _alone(values: Sequence[IndicatorValue], known: Sequence[IndicatorValue]) -> list[IndicatorValue]:
    """Those whose indicator and period nobody else gives another amount."""
    told: dict[tuple[Code, object], set[object]] = {}
    for value in (*known, *values):
        told.setdefault((value.indicator, value.period), set()).add(value.amount)
    return [v for v in values if len(told[(v.indicator, v.period)]) == 1]


def unbalanced(values: Sequence[IndicatorValue], known: Sequence[IndicatorValue]) -> bool:
    """Whether one of the values upsets a balance of the catalogue, wherever in the report its other sides stand; the
    checks, which speak against the report, judge only what stands together."""
    amounts = {(v.indicator, v.period): v.amount for v in (*known, *values)}
    for value, (total, ways) in product(values, IDENTITIES):
        whole = amounts.get((total, value.period))
        full = [way for way in ways if all((code, value.period) in amounts for code in way)]
        concerned = value.indicator == total or any(value.indicator in way for way in full)
        sums = {sum(amounts[(code, value.period)] for code in way) for way in full}
        if concerned and whole is not None and sums and whole not in sums:
            return True
    return False
