"""Questions about targets: they are not kept as figures, so the reports' own words about them are all there is."""

from __future__ import annotations

from collections.abc import Sequence

from domain.answers import FoundPassage, NoAnswer
from rag.fact_source import FactSource
from rag.notebook import Notebook
from rag.questions import Question
from rag.sentence_choice import target_sentences

_MOST_SOURCES = 3


def no_target(question: Question, name: str, found: Sequence[FoundPassage], facts: FactSource) -> NoAnswer:
    """name: what the asked indicator is called. found: passages near the question, of the units' reports."""
    notes = Notebook(facts)
    for sentence in target_sentences(question, name, found, facts)[:_MOST_SOURCES]:
        notes.source(sentence.citation, sentence.unit)
    told = "; hãy xem các câu có nhắc tới trong nguồn kèm theo" if notes.sources else ""
    reason = f"Chỉ tiêu, mục tiêu được giao chưa được lưu thành số liệu nên chưa trả lời được bằng số{told}."
    return NoAnswer(reason, "not_understood", notes.sources)
