"""Which indicators a block may speak of: a short list, so that a small model need not know all 124."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from domain.documents import Block
from domain.indicators import Area, Code
from domain.keywords import content_syllables
from domain.number_reading import read_numbers
from domain.texts import Span
from extraction.areas import areas_of
from extraction.grounding import scale_of
from extraction.labels import LabelIndex
from extraction.sentence_spans import sentence_at

MOST = 12
_SAME_AREA = 0.2
_SAME_WORDS = 0.5


def shortlist(block: Block, numbers: Iterable[Span], bound: Iterable[Code], labels: LabelIndex) -> tuple[Code, ...]:
    """At most MOST codes in catalogue order, which tells nobody what the rules took; all that they bound are in."""
    numbers = tuple(numbers)
    texts = dict.fromkeys(words_around(block, number) for number in numbers)
    scales = _scales(block, numbers)
    areas = areas_of(block.headings)
    scores: dict[Code, float] = dict.fromkeys(bound, 9.0)
    for words in texts:
        for code, score in _scored(words, block.headings, areas, labels).items():
            if not scales or scale_of(labels.catalogue[code].measure) in scales:
                scores[code] = max(scores.get(code, 0.0), score)
    best = sorted(scores, key=lambda code: (-scores[code], code))
    kept = set(best[: max(MOST, sum(score == 9.0 for score in scores.values()))])
    return tuple(indicator.code for indicator in labels.catalogue if indicator.code in kept)


def _scales(block: Block, numbers: Sequence[Span]) -> set[str]:
    """Percents, money or counts: what the numbers are printed in. Empty where one leaves it open."""
    if block.row is not None:
        return set()
    measures = [m.measure for m in read_numbers(block.text) if m.number in numbers]
    return set() if None in measures else {scale_of(m) for m in measures if m is not None}


def words_around(block: Block, number: Span) -> str:
    """The sentence of a number; for a table row all that is printed for it."""
    if block.row is None:
        return sentence_at(block.text, number.start).of(block.text)
    heads = [head for cell in block.cells for head in cell.header]
    return " | ".join(dict.fromkeys((block.row.caption, *block.row.groups, *heads, block.text)))


def _scored(words: str, headings: Sequence[str], areas: frozenset[Area], labels: LabelIndex) -> dict[Code, float]:
    scores: dict[Code, float] = {}
    for text in (words, " ".join((*headings[-1:], words))):
        for hit in labels.hits(text):
            scores[hit.code] = max(scores.get(hit.code, 0.0), hit.strength)
    said = set(content_syllables(words))
    for indicator in labels.catalogue:
        named = set(content_syllables(indicator.name))
        score = scores.get(indicator.code, 0.0) + _SAME_WORDS * len(named & said) / max(len(named), 1)
        scores[indicator.code] = score + (_SAME_AREA if indicator.area in areas else 0)
    return scores
