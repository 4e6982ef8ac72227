"""A figure beside the target its own report names for it; where none can be told, the report's words about targets."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from domain.answers import FoundPassage, NoAnswer
from domain.citations import Citation
from domain.facts import Fact
from domain.indicators import Indicator
from domain.number_reading import read_numbers
from domain.quantities import plain
from domain.texts import Span, one_space
from domain.values import OtherFigure
from rag.fact_source import FactSource
from rag.figure_answers import figure_sentences
from rag.figure_words import amount_words, difference_measure
from rag.notebook import Notebook
from rag.questions import Question
from rag.sentence_choice import target_sentences

_MOST_SOURCES, _MOST_TARGETS = 3, 3
_NEAR = 90  # characters between a figure and the target it is held against


def against_target(fact: Fact, indicator: Indicator, source: FactSource, notes: Notebook) -> list[str]:
    """The figure, each target the report sets for it, and the difference; empty where it sets none."""
    if fact.amount is None:
        return []
    targets = _targets(fact, source)[:_MOST_TARGETS]
    if not targets:
        return []
    lines = figure_sentences([fact], indicator, notes)
    for target in targets:
        assert target.amount is not None
        notes.target(fact, target.amount, target.citation)
        side, gap = _apart(fact, fact.amount, target.amount, notes)
        words = f"{side} mức này {gap}" if gap else "bằng mức này"
        goal = amount_words(target.amount, fact.measure)
        lines.append(f"Báo cáo nêu chỉ tiêu {goal}: “{one_space(target.citation.quote)}” Kết quả {words}.")
    return lines


def against_named(fact: Fact, indicator: Indicator, goal: Decimal, notes: Notebook) -> list[str]:
    """The figure, and how far it is from the goal that the question names; the report may know of no such goal."""
    lines = figure_sentences([fact], indicator, notes)
    if fact.amount is None:
        return lines
    notes.asked(goal, indicator, fact.period)
    side, gap = _apart(fact, fact.amount, goal, notes)
    words = f"{side} {gap}" if gap else "vừa bằng"
    return [
        *lines,
        f"So với mức {amount_words(goal, fact.measure)} nêu trong câu hỏi, {fact.unit} {words} (số tính ra).",
    ]


def _apart(fact: Fact, amount: Decimal, goal: Decimal, notes: Notebook) -> tuple[str, str]:
    """On which side of the goal the fact's amount lies and by how much, noted as computed; no words for none."""
    gap, measure = amount - goal, difference_measure(fact.measure)
    how = f"{plain(amount)} - {plain(goal)}"
    notes.computed(gap, measure, how, unit=fact.unit, indicator=fact.indicator, period=fact.period)
    return ("cao hơn" if gap > 0 else "thấp hơn"), (amount_words(abs(gap), measure) if gap else "")


def _targets(fact: Fact, source: FactSource) -> list[OtherFigure]:
    """Those held against the figure where it stands; else those that name the indicator elsewhere in its report."""
    told = [t for t in source.targets(fact.citation.document_id) if t.amount is not None]
    fitting = [t for t in told if t.measure in (None, fact.measure)]
    beside = [t for t in fitting if t.indicator is None or t.indicator == fact.indicator]
    near = [t for t in beside for v in fact.values if _held_against(v.citation, t.citation, fact.measure, source)]
    named = [t for t in fitting if t.indicator == fact.indicator]
    return list({t.amount: t for t in (near or named)}.values())


def _held_against(figure: Citation, target: Citation, measure: str, source: FactSource) -> bool:
    if figure.block_id != target.block_id or not 0 <= target.number.start - figure.number.end <= _NEAR:
        return False
    text = source.document(figure.document_id).block(figure.block_id).text
    between = Span(figure.number.end, target.number.start).of(text)
    return not any(mention.measure == measure for mention in read_numbers(between))


def no_target(question: Question, name: str, found: Sequence[FoundPassage], facts: FactSource) -> NoAnswer:
    """name: what the asked indicator is called. found: passages near the question, of the units' reports."""
    notes = Notebook(facts)
    for sentence in target_sentences(question, name, found, facts)[:_MOST_SOURCES]:
        notes.source(sentence.citation, sentence.unit)
    told = "; hãy xem các câu có nhắc tới trong nguồn kèm theo" if notes.sources else ""
    reason = f"Chưa đọc được chỉ tiêu nào gắn rõ với {name} nên chưa trả lời được bằng số{told}."
    return NoAnswer(reason, "not_understood", notes.sources)
