"""What each number is in its sentence: a result, a target, an earlier value, a benchmark, a change, or something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.numbers import NumberForm, NumberMention, Qualifier
from domain.periods import Period
from domain.quantities import PERCENT
from domain.texts import fold_case
from domain.values import FigureKind
from extraction import change_words, other_words, target_words
from extraction.clauses import Surroundings, is_figure, surroundings
from extraction.whose import Owner, owners


@dataclass(frozen=True, slots=True)
class KindContext:
    """headings: of the section the text stands in. table_header: the column's header words, where it is a table cell."""

    headings: tuple[str, ...] = ()
    report_period: Period | None = None
    unit: str | None = None
    table_header: str = ""


_BY_FORM = {
    NumberForm.DOC_NUMBER: FigureKind.DOC_NUMBER,
    NumberForm.DATE: FigureKind.DATE,
    NumberForm.NAME: FigureKind.OTHER,
    NumberForm.STEP: FigureKind.DELTA,
    NumberForm.FACTOR: FigureKind.DELTA,
}


def classify_kinds(text: str, mentions: Sequence[NumberMention], *, context: KindContext) -> list[FigureKind]:
    """The kind of each mention, parallel to `mentions`, decided from the words around it in its own sentence."""
    places = surroundings(text, mentions)
    whose = owners(text, mentions, unit=context.unit)
    kinds: list[FigureKind] = []
    for index, mention in enumerate(mentions):
        kinds.append(_kind(_Case(text, mentions, places, index, whose[index], context), kinds))
    return kinds


@dataclass(frozen=True, slots=True)
class _Case:
    """One number with all that can speak about it."""

    text: str
    mentions: Sequence[NumberMention]
    places: Sequence[Surroundings]
    index: int
    owner: Owner
    context: KindContext

    @property
    def mention(self) -> NumberMention:
        return self.mentions[self.index]

    @property
    def place(self) -> Surroundings:
        return self.places[self.index]

    @property
    def before(self) -> NumberMention | None:
        """The figure before this one in the text, whatever brackets stand between."""
        return next((m for m in reversed(self.mentions[: self.index]) if is_figure(m)), None)


def _kind(case: _Case, decided: Sequence[FigureKind]) -> FigureKind:
    place, mention = case.place, case.mention
    if mention.form is NumberForm.DURATION:
        return _duration(place)
    fixed = _BY_FORM.get(mention.form)
    if fixed is FigureKind.DELTA and target_words.is_governed(place, mention):
        return FigureKind.TARGET
    if fixed is not None:
        return fixed
    before = case.mentions[place.before] if place.before is not None else None
    if place.before is not None and before is not None and _listed(place.lead) and _alike(before, mention):
        return decided[place.before]
    if target_words.is_governed(place, mention):
        return FigureKind.TARGET
    if mention.point:
        return FigureKind.DELTA
    if change_words.is_start(place):
        return FigureKind.PREVIOUS
    if change_words.is_delta(place, mention, before):
        return FigureKind.DELTA
    if target_words.is_target(place, mention, case.context.report_period, case.context.headings):
        return FigureKind.TARGET
    return _measured(case)


def _measured(case: _Case) -> FigureKind:
    """Neither aimed at nor a change: a size, somebody else's, an earlier value, or the result itself."""
    if other_words.is_other(case.place, case.mention, fold_case(case.mention.span.of(case.text))):
        return FigureKind.OTHER
    level = case.mention.measure in (PERCENT, "điểm", "hạng")
    if case.owner is not Owner.UNIT and (level or case.owner is not Owner.SUBORDINATE):
        return FigureKind.BENCHMARK  # counts of a part of the unit are parts of its own figure; levels are not
    if change_words.is_previous(case.place, case.mention, case.before, case.context.report_period):
        return FigureKind.PREVIOUS
    return FigureKind.ACTUAL


def _duration(place: Surroundings) -> FigureKind:
    """A time is nobody's result, except where a time limit itself is cut."""
    if change_words.is_start(place):
        return FigureKind.PREVIOUS
    return FigureKind.ACTUAL if change_words.is_goal_of_change(place) else FigureKind.OTHER


def _alike(before: NumberMention, mention: NumberMention) -> bool:
    counted = (NumberForm.AMOUNT, NumberForm.RANK)
    return before.form in counted and mention.form in counted and not before.point


def _listed(lead: str) -> bool:
    return re.fullmatch(r"\s*(?:,|và|hoặc|;|,\s*và)\s*", lead) is not None


__all__ = ["FigureKind", "KindContext", "NumberForm", "Qualifier", "classify_kinds", "is_figure"]
