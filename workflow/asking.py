"""A question to a reply: facts and passages behind one desk, answering in front."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from domain.answers import Reply
from domain.indicators import Code
from domain.periods import Period
from domain.texts import Span
from extraction.labels import LabelIndex
from rag.answering import answer
from rag.search import Search
from workflow.facts import DeskFacts
from workflow.factory import Process
from workflow.indexing import mend_index


def ask(process: Process, question: str, *, period: Period | None = None) -> Reply:
    """An answer from what stands now, a reason why there is none, or a question back."""
    mend_index(process)
    with process.desk() as desk:
        search = Search(texts=desk.passages, passages=desk.passages, vectors=process.vectors, embedder=process.embedder)
        facts = DeskFacts(desk, catalogue=process.catalogue, registry=process.registry)
        return answer(
            question,
            facts=facts,
            search=search,
            registry=process.registry,
            catalogue=process.catalogue,
            labels=partial(_named_in, process.labels),
            period=period,
        )


def _named_in(labels: LabelIndex, text: str) -> Sequence[tuple[Code, float, Span]]:
    return [(hit.code, hit.strength, hit.span) for hit in labels.hits(text)]
