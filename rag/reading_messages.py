"""A message as its questions: each goes on from the one before, or from what the message tells first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain.periods import Period
from domain.units import ReportingUnit
from rag.folded import fold
from rag.questions import Question, QuestionReader
from rag.requests import with_both, with_names


def read_all(
    text: str,
    reader: QuestionReader,
    *,
    known: Sequence[Period],
    default: Period | None = None,
    after: Sequence[str] = (),
) -> list[Question]:
    """Every question of the text; each one goes on from the one before where it leaves something unsaid."""
    before: Question | None = None
    spoken_of: list[ReportingUnit] = []
    for earlier in after:
        question = _next(earlier, reader, known, default, before, spoken_of)[-1]
        before = _still_knowing(question, before)
        spoken_of = [*spoken_of, *question.units.units] if _of_named(question) else []
    return _next(text, reader, known, default, before, spoken_of)


def _next(
    text: str,
    reader: QuestionReader,
    known: Sequence[Period],
    default: Period | None,
    before: Question | None,
    spoken_of: Sequence[ReportingUnit],
) -> list[Question]:
    """A message after others; spoken_of: the units named one after the other up to it, no group between them."""
    plain = fold(text)
    named = with_both(plain, spoken_of)
    if named != plain.text and not reader.read(text, known=known, default=default).units.units:
        return _read(named, reader, known, default, before, points=True)
    return _read(text, reader, known, default, before)


def _of_named(question: Question) -> bool:
    units = question.units
    return bool(units.units) and not (units.groups or units.everyone or units.city)


def _read(
    text: str,
    reader: QuestionReader,
    known: Sequence[Period],
    default: Period | None,
    before: Question | None,
    *,
    points: bool = False,
) -> list[Question]:
    """points: the text only points at whom it names."""
    read: list[Question] = []
    for asked in reader.whole_questions(text):
        told = _told_before(asked.told, reader, known, default) if asked.told else None
        spoken_of = told if told and told.unit_names else before
        named = with_names(fold(asked.text), spoken_of.units.units) if spoken_of else asked.text
        for part in reader.apart(named):
            goes_on = (
                read or points or reader.leans(part) or (before and before.unit_names and reader.names_nobody(part))
            )
            leaned_on = told or (before if goes_on else None)
            read.append(reader.read(part, known=known, default=default, before=leaned_on))
            before, told = read[-1], None
    return read


def _still_knowing(question: Question, before: Question | None) -> Question:
    """A question that named nothing understood leaves what was spoken of before it as it was."""
    if before is None or question.codes or question.narrative is not None:
        return question
    return replace(question, indicators=before.indicators, topic=before.topic, narrative=before.narrative)


def _told_before(text: str, reader: QuestionReader, known: Sequence[Period], default: Period | None) -> Question:
    """What a question's lead speaks of; a period without reports ("cho buổi giao ban quý IV") is not the one asked."""
    told = reader.read(text, known=known, default=default)
    ends = {period.end for period in known}
    return replace(told, periods=replace(told.periods, periods=tuple(p for p in told.periods.periods if p.end in ends)))
