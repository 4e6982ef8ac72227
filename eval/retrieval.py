"""Searches for the sentences that support the narrative questions: are they among the first passages found?"""

from __future__ import annotations

import time
from collections.abc import Sequence

from domain.answers import FoundPassage
from domain.texts import one_space
from eval.cases import QuestionCase
from eval.metrics import Counts
from eval.outcomes import Outcome, Share
from rag.questions import QuestionReader
from rag.search import Search
from workflow.factory import Process

DEPTH = 5
_PREFIX = 60


def run(process: Process, questions: Sequence[QuestionCase]) -> Outcome:
    """As the product searches: among the reports of the units and periods that the question names."""
    begun = time.perf_counter()
    asked = [case for case in questions if case.quotes]
    found = {case.id: _search(process, case.question) for case in asked}
    ranks = {case.id: [rank_of(quote, found[case.id]) for quote in case.quotes] for case in asked}
    return Outcome(
        name="retrieval",
        cases={name: _within(places, DEPTH) for name, places in ranks.items()},
        incidents=[],
        shares={f"recall@{depth}": _share(list(ranks.values()), depth) for depth in (1, DEPTH, 10)},
        seconds=time.perf_counter() - begun,
    )


def _search(process: Process, question: str) -> list[FoundPassage]:
    with process.desk() as desk:
        search = Search(texts=desk.passages, passages=desk.passages, vectors=process.vectors, embedder=process.embedder)
        reader = QuestionReader(process.registry, process.catalogue)
        asked = reader.read(question, known=desk.documents.periods(), default=None)
        return search.search(question, units=asked.unit_names, periods=asked.periods.periods, limit=10)


def rank_of(quote: str, found: Sequence[FoundPassage]) -> int | None:
    """Place of the first passage that holds the sentence, from 1; None where none does."""
    wanted = one_space(quote)[:_PREFIX]
    return next((i for i, f in enumerate(found, start=1) if wanted in one_space(f.passage.text)), None)


def _within(places: Sequence[int | None], depth: int) -> Counts:
    """Sentences found by that depth; proposed equals wanted, so F1 is the recall."""
    right = sum(place is not None and place <= depth for place in places)
    return Counts(right, len(places), len(places))


def _share(all_places: Sequence[Sequence[int | None]], depth: int) -> Share:
    counts = [_within(places, depth) for places in all_places]
    return Share(sum(c.right for c in counts), sum(c.wanted for c in counts))
