"""A learned name of what was carried over ("tập vắt vai quý trước: 37") says what is counted, not when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.documents import Document
from domain.number_reading import read_numbers
from domain.periods import Period
from domain.texts import fold_case
from domain.values import FigureKind, Method
from extraction.candidates import Candidate
from extraction.kinds import KindContext, classify_kinds
from extraction.labels import LabelIndex
from extraction.lead_ins import lead_ins
from extraction.learned import LearnedIndex
from extraction.period_words import period_of
from extraction.sentence_spans import sentence_at
from extraction.themes import opens_tasks, titles_of

_EARLIER = re.compile(r"(?<!\w)(?:trước|ngoái|cùng kỳ|đã qua|cũ)(?!\w)")


def timed_without_names(
    candidates: Sequence[Candidate], document: Document, *, labels: LabelIndex, unit: str, period: Period
) -> list[Candidate]:
    """Earlier figures are judged once more without the learned name beside them; all other words count as before."""
    if not isinstance(labels, LearnedIndex):
        return list(candidates)
    leads = lead_ins(document.blocks)
    found = []
    for candidate in candidates:
        context = (*titles_of(candidate.block.headings), *leads.get(candidate.block.id, ()))
        found.append(
            _judged(candidate, context, labels, unit, period) if _is_named(candidate, context, labels) else candidate
        )
    return found


def _is_named(candidate: Candidate, context: tuple[str, ...], labels: LearnedIndex) -> bool:
    """Whether it is an earlier figure in prose that only a learned name of what was carried over makes one."""
    if candidate.kind is not FigureKind.PREVIOUS or candidate.method is not Method.SENTENCE:
        return False
    if candidate.code is None or candidate.label is None or candidate.amount is None:
        return False
    text, name = candidate.block.text, candidate.label
    sentence = sentence_at(text, candidate.number.start)
    around = (text[sentence.start : name.start], text[name.end : sentence.end], *context)
    if any(_EARLIER.search(fold_case(words)) for words in around):
        return False
    return not opens_tasks(candidate.block.headings) and labels.names_carried(name.of(text), candidate.code)


def _judged(
    candidate: Candidate, context: tuple[str, ...], labels: LearnedIndex, unit: str, report: Period
) -> Candidate:
    assert candidate.label is not None
    assert candidate.code is not None
    text, name = candidate.block.text, candidate.label
    hidden = "".join("x" if c.isalpha() else c for c in name.of(text))
    text = text[: name.start] + hidden + text[name.end :]
    mentions = read_numbers(text)
    kinds = classify_kinds(text, mentions, context=KindContext(context, report, unit))
    kind = next((k for m, k in zip(mentions, kinds, strict=True) if m.number == candidate.number), candidate.kind)
    if kind is not FigureKind.ACTUAL:
        return candidate
    indicator = labels.catalogue[candidate.code]
    when = period_of(text, candidate.number, report=report, indicator=indicator, context=context)
    return replace(candidate, kind=kind, period=when)
