"""The rules' reading held against a model's: where both agree, where they differ, what the model may add.

No amount changes, and no value of the rules goes. docs/decisions/0006 tells why each thing is as it is.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from domain.citations import cite
from domain.documents import Block, BlockId, Document
from domain.indicators import Catalogue
from domain.values import (
    Extraction,
    FigureKind,
    Finding,
    IndicatorValue,
    SecondReading,
    Severity,
    Unaccounted,
)
from extraction.candidates import Candidate
from extraction.from_model import Asked, Heard, ModelReader, Place, Said, ask_model
from extraction.grounding import scale_of
from extraction.labels import LabelIndex
from extraction.model_values import added_values
from prompts.catalog import EXTRACT_VALUES
from prompts.model import ModelFailed

_LOG = logging.getLogger(__name__)
_AGREED = 0.02
_MOST = 0.99
_KINDS = {
    FigureKind.TARGET: "là chỉ tiêu, kế hoạch",
    FigureKind.PREVIOUS: "là số kỳ trước",
    FigureKind.OTHER: "không phải kết quả của chỉ tiêu",
}


@dataclass(frozen=True, slots=True)
class FirstReading:
    """The rules' reading. proposed: their candidates before the rest of the report was heard; judge: hears it.

    check_with: what the checks find with these further values.
    """

    document: Document
    labels: LabelIndex
    extraction: Extraction
    proposed: Sequence[Candidate]
    judge: Callable[[Sequence[Candidate]], list[Candidate]]
    check_with: Callable[[Sequence[IndicatorValue]], tuple[Finding, ...]]

    @property
    def catalogue(self) -> Catalogue:
        return self.labels.catalogue


def read_twice(first: FirstReading, reader: ModelReader) -> Extraction:
    """The rules' extraction with what the model says of it; as it was if the model fails anywhere."""
    try:
        heard = ask_model(_numbers(first), first.labels, reader)
    except ModelFailed as error:
        name = first.document.name
        _LOG.warning("%s: the model's reading is left out, the rules' stands alone: %s", name, error)
        return first.extraction
    return _joined(first, heard, reader) if heard.calls else first.extraction


def _numbers(first: FirstReading) -> list[Asked]:
    """Numbers a person would look at: values, and what nobody could place."""
    blocks = {block.id: block for block in first.document.blocks}
    bound = _by_place(first.extraction.values)
    asked = [Asked(blocks[at], number, tuple(v.indicator for v in values)) for (at, number), values in bound.items()]
    return asked + [Asked(blocks[u.block_id], u.span) for u in first.extraction.unaccounted]


def _by_place(values: Sequence[IndicatorValue]) -> dict[Place, list[IndicatorValue]]:
    found: dict[Place, list[IndicatorValue]] = {}
    for value in values:
        found.setdefault(_place(value), []).append(value)
    return found


def _place(value: IndicatorValue) -> Place:
    return value.citation.block_id, value.citation.number


def _joined(first: FirstReading, heard: Heard, reader: ModelReader) -> Extraction:
    read = first.extraction
    agreed = [v for v in read.values if _agrees(v, heard.said.get(_place(v)))]
    differing = _differing(first, heard.said)
    added = added_values(
        heard.said, read, proposed=first.proposed, judge=first.judge, check_with=first.check_with, labels=first.labels
    )
    placed = {_place(v) for v in added}
    left = [u for u in read.unaccounted if (u.block_id, u.span) not in placed]
    offered = tuple(_with_suggestion(u, heard.said.get((u.block_id, u.span)), first.catalogue) for u in left)
    counts = (
        len(agreed),
        len(differing),
        len(added),
        sum(new is not old for new, old in zip(offered, left, strict=True)),
    )
    prompt = f"{EXTRACT_VALUES.name}.v{EXTRACT_VALUES.version}"
    blocks = {block.id: block for block in first.document.blocks}
    return replace(
        read,
        values=_in_order((*_lifted(read, agreed), *added), blocks),
        unaccounted=offered,
        findings=(*read.findings, *differing, *_agreement(agreed, blocks)),
        second=SecondReading(prompt, reader.model.name, heard.calls, *counts),
    )


def _agrees(value: IndicatorValue, said: Said | None) -> bool:
    return said is not None and said.kind is FigureKind.ACTUAL and said.code == value.indicator


def _lifted(read: Extraction, agreed: Sequence[IndicatorValue]) -> list[IndicatorValue]:
    """A little surer where both agree, unless a finding speaks against the figure."""
    accused = {(c.block_id, c.number) for f in read.findings if f.severity is not Severity.INFO for c in f.citations}
    lifted = {v.id for v in agreed if _place(v) not in accused and len(v.readings) <= 1}
    return [
        replace(v, confidence=round(min(max(v.confidence, _MOST), v.confidence + _AGREED), 2)) if v.id in lifted else v
        for v in read.values
    ]


def _in_order(values: Sequence[IndicatorValue], blocks: Mapping[BlockId, Block]) -> tuple[IndicatorValue, ...]:
    return tuple(sorted(values, key=lambda v: (blocks[v.citation.block_id].order, v.citation.number, v.indicator)))


def _differing(first: FirstReading, said: Mapping[Place, Said]) -> list[Finding]:
    found = []
    for place, values in _by_place(first.extraction.values).items():
        other = said.get(place)
        if other is not None and not any(_agrees(v, other) for v in values) and _may_be_right(other, values[0], first):
            found.append(_difference(values, other, first.catalogue))
    return found


def _may_be_right(said: Said, value: IndicatorValue, first: FirstReading) -> bool:
    """Percents are not taken for counts: a reading that cannot be is no reason to look."""
    return said.code is None or scale_of(first.catalogue[said.code].measure) == scale_of(value.measure)


def _difference(values: Sequence[IndicatorValue], said: Said, catalogue: Catalogue) -> Finding:
    citation = values[0].citation
    number = citation.number
    printed = citation.quote[number.start - citation.span.start : number.end - citation.span.start]
    rules = " và ".join(_named(v.indicator, catalogue) for v in values)
    if said.kind is FigureKind.ACTUAL and said.code is not None:
        model = f"mô hình đọc là {_named(said.code, catalogue)}"
    else:
        model = f"mô hình cho rằng {_KINDS[said.kind]}"
    message = f"Hai cách đọc số “{printed}” khác nhau: quy tắc đọc là {rules}, {model}; số liệu giữ theo quy tắc."
    codes = tuple(dict.fromkeys(v.indicator for v in values))
    return Finding("readers_disagree", Severity.INFO, message, codes, (citation,))


def _named(code: str, catalogue: Catalogue) -> str:
    return f"{code} ({catalogue[code].name})"


def _agreement(agreed: Sequence[IndicatorValue], blocks: Mapping[BlockId, Block]) -> list[Finding]:
    """One finding that cites every number both read alike, so that reviewers may leave these for later."""
    if not agreed:
        return []
    message = f"Mô hình và quy tắc đọc giống nhau ở {len(agreed)} số liệu."
    codes = tuple(dict.fromkeys(v.indicator for v in agreed))
    places = dict.fromkeys(_place(v) for v in agreed)
    citations = tuple(cite(blocks[at], number) for at, number in places)
    return [Finding("readers_agree", Severity.INFO, message, codes, citations)]


def _with_suggestion(number: Unaccounted, said: Said | None, catalogue: Catalogue) -> Unaccounted:
    if said is None or said.kind is not FigureKind.ACTUAL or said.code is None:
        return number
    reason = f"{number.reason}; mô hình gợi ý: {_named(said.code, catalogue)}".removeprefix("; ")
    return replace(number, reason=reason)
