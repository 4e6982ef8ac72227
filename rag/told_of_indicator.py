"""Sentences of reports that speak of an indicator by its name and say why it is so, or that there is none."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from domain.answers import FoundPassage
from domain.citations import cite
from domain.documents import BlockKind
from domain.indicators import Catalogue, Code
from rag.fact_source import FactSource, LabelSource
from rag.figure_answers import companions
from rag.sentence_choice import GIVES_CAUSE, Sentence
from rag.sentences import sentence_spans

_MOST = 4  # causes of one unit
_NAMED, _PLAINLY_NAMED = 0.35, 0.5  # strengths of a name
_HAS_NONE = re.compile(
    r"(?i)\b(?:không (?:có|được (?:giao|phân bổ|bố trí|cấp)|thuộc|áp dụng)|chưa được (?:giao|phân bổ|bố trí|cấp))\b"
)
_TITLES = (BlockKind.HEADING, BlockKind.SIGNATURE)


def related(codes: Sequence[Code], catalogue: Catalogue) -> set[Code]:
    """The indicators, their parts, and the percents they are parts of."""
    asked = set(codes)
    parts = {part for code in codes for part in companions(catalogue[code])}
    return asked | parts | {i.code for i in catalogue if asked & set(companions(i))}


def causes_of(
    codes: Set[Code], found: Sequence[FoundPassage], facts: FactSource, labels: LabelSource
) -> list[Sentence]:
    """In the reports of the passages found; a few of each unit, in their order."""
    told = _speaking(codes, found, facts, labels, GIVES_CAUSE, least=_NAMED)
    units = {sentence.unit for sentence in told}
    return [sentence for unit in sorted(units) for sentence in [s for s in told if s.unit == unit][:_MOST]]


def none_of(codes: Set[Code], found: Sequence[FoundPassage], facts: FactSource, labels: LabelSource) -> list[Sentence]:
    """One sentence of each unit that says that it has none of it ("không được giao vốn")."""
    told = _speaking(codes, found, facts, labels, _HAS_NONE, least=_PLAINLY_NAMED)
    first = {sentence.unit: sentence for sentence in reversed(told)}
    return [first[unit] for unit in sorted(first)]


def _speaking(
    codes: Set[Code],
    found: Sequence[FoundPassage],
    facts: FactSource,
    labels: LabelSource,
    says: re.Pattern[str],
    *,
    least: float,
) -> list[Sentence]:
    reports = {one.passage.document_id: one.passage for one in found}
    sentences: list[Sentence] = []
    for document_id, passage in reports.items():
        for block in facts.document(document_id).blocks:
            if block.kind in _TITLES or not says.search(block.text):
                continue
            for span in sentence_spans(block.text):
                words = span.of(block.text)
                if says.search(words) and codes & _named(words, labels, least):
                    sentences.append(Sentence(passage.unit, passage.period, cite(block, span), 1.0))
    return sentences


def _named(words: str, labels: LabelSource, least: float) -> set[Code]:
    """What a sentence plainly speaks of: named at least so strongly, and hardly less than anything else in it."""
    hits = [(code, strength) for code, strength, _ in labels(words) if strength >= least]
    best = max((strength for _, strength in hits), default=0.0)
    return {code for code, strength in hits if strength >= 0.8 * best}
