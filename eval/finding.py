"""Finds passages by questions worded otherwise than they are: the product beside three plainer ways, in one run.

`python -m eval.finding --model FOLDER [--reports FOLDER …]`: each further folder adds reports that hold no answer.
`python -m eval.finding --model FOLDER --grow 60 600`: the first ten reports alone, then in crowds of so many.
`--kept FILE` keeps the vectors, so that a run that was broken off goes on.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from langchain_core.embeddings import Embeddings
from langchain_core.vectorstores import InMemoryVectorStore

from domain.answers import Passage
from domain.keywords import query_terms
from domain.periods import Period
from domain.texts import fold_diacritics, one_space
from eval.cases import GOLD, QuestionCase, load_questions, load_reports
from eval.filler import filler
from eval.kept_vectors import KeptVectors
from eval.office import open_office
from rag.embedders import SentenceEmbedder
from rag.narrative_answers import find_passages
from rag.period_words import latest
from rag.questions import QuestionReader
from workflow.asking import search_at
from workflow.factory import Desk, Process
from workflow.intake import take_in

DEPTH = 10
_FEW = 10  # reports to begin with
Way = Callable[[str], Sequence[str]]  # a question to passage ids, best first


@dataclass(frozen=True, slots=True)
class Found:
    """Means over the questions. There is one right passage, so nDCG is 1 / log2(its place + 1)."""

    first: float
    recall: float
    ndcg: float

    def __str__(self) -> str:
        return f"R@1 {self.first:.3f}  R@{DEPTH} {self.recall:.3f}  nDCG@{DEPTH} {self.ndcg:.3f}"


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions that some of these passages answer. periods: of the report that does, by the question without
    diacritics."""

    cases: tuple[QuestionCase, ...]
    passages: tuple[Passage, ...]
    periods: Mapping[str, Period]

    @staticmethod
    def of(cases: Sequence[QuestionCase], desk: Desk) -> Asked:
        passages = desk.passages.passages(sorted(desk.passages.current_ids()))
        texts = [(one_space(p.text), p.period) for p in passages]
        periods: dict[str, Period] = {}
        for case in cases:
            answering = (period for text, period in texts if one_space(case.quotes[0]) in text)
            if (period := next(answering, None)) is not None:
                periods[fold_diacritics(case.question)] = period
        kept = tuple(case for case in cases if fold_diacritics(case.question) in periods)
        return Asked(kept, tuple(passages), periods)


def found_by(way: Way, asked: Asked, *, bare: bool = False) -> Found:
    """bare: asked as typed without diacritics."""
    texts = {p.id: one_space(p.text) for p in asked.passages}
    places: list[int | None] = []
    for case in asked.cases:
        ids = way(fold_diacritics(case.question) if bare else case.question)[:DEPTH]
        wanted = one_space(case.quotes[0])
        places.append(next((n for n, item in enumerate(ids, 1) if wanted in texts.get(item, "")), None))
    hits = [place for place in places if place is not None]
    return Found(
        sum(place == 1 for place in hits) / len(places),
        len(hits) / len(places),
        sum(1 / math.log2(place + 1) for place in hits) / len(places),
    )


def ways(process: Process, desk: Desk, embedder: SentenceEmbedder, asked: Asked) -> dict[str, Way]:
    plain = InMemoryVectorStore(_Plain(embedder))
    plain.add_texts([p.text for p in asked.passages], ids=[p.id for p in asked.passages])

    vectors = embedder.passages([p.text for p in asked.passages])

    def meaning(text: str) -> list[str]:
        return [asked.passages[n].id for n in np.argsort(-(vectors @ embedder.query(text)))[:DEPTH]]

    return {
        **_product(process, desk, asked),
        "E5 alone": meaning,
        "text index alone": lambda text: [item for item, _ in desk.passages.search(query_terms(text), limit=DEPTH)],
        "LangChain retriever": lambda text: [d.id or "" for d in plain.similarity_search(text, k=DEPTH)],
    }


def _product(process: Process, desk: Desk, asked: Asked) -> dict[str, Way]:
    """As answering searches: asked of the newest period, and with the report's own period open."""
    reader = QuestionReader(process.registry, process.catalogue)
    known = desk.documents.periods()
    search, newest = search_at(process, desk), latest(known)

    def found(text: str, now: Period | None) -> list[str]:
        read = reader.read(text, known=known, default=now)
        return [f.passage.id for f in find_passages(read, search, known, now=now, limit=DEPTH)]

    return {
        "Tổng Hợp": lambda text: found(text, newest),
        "Tổng Hợp, its period": lambda text: found(text, asked.periods[fold_diacritics(text)]),
    }


class _Plain(Embeddings):
    """The same model as a plain set-up uses it: no "query:" and "passage:" before the texts."""

    def __init__(self, embedder: SentenceEmbedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [[float(x) for x in row] for row in self._embedder.bare(texts)]

    def embed_query(self, text: str) -> list[float]:
        return self.embed_documents([text])[0]


def grow(process: Process, cases: Sequence[QuestionCase], sizes: Sequence[int], *, subjects: str) -> None:
    """The questions that the reports of this office answer, asked in a crowd of other units' reports that grows."""
    with process.desk() as desk:
        own = Asked.of(cases, desk).cases
        here = len(desk.documents.receipts())
    gold = {case.unit for case in load_reports()}
    others = [unit for unit in process.registry.units if unit.name not in gold]
    uploads = filler(others, max(sizes) - here, subjects=subjects)
    for size in sorted(sizes):
        for upload, given in islice(uploads, size - here):
            take_in(process, upload, given)
        here = max(here, size)
        with process.desk() as desk:
            asked = Asked.of(own, desk)
            _tell(asked, _product(process, desk, asked), reports=here)


def _tell(asked: Asked, found: Mapping[str, Way], *, reports: int) -> None:
    print(f"{len(asked.cases)} questions, {len(asked.passages)} passages of {reports} reports")
    for name, way in found.items():
        for bare in (False, True):
            print(f"{name:20} {'bare  ' if bare else 'marked'} {found_by(way, asked, bare=bare)}", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.finding", description="Đo việc tìm đoạn văn.")
    parser.add_argument("--model", type=Path, required=True, help="thư mục mô hình nhúng")
    parser.add_argument("--reports", type=Path, nargs="*", default=(), help="thư mục báo cáo thêm vào cho đông")
    parser.add_argument("--grow", type=int, nargs="+", help="mười báo cáo đầu, rồi thêm cho đến từng cỡ này")
    parser.add_argument("--subjects", choices=("other", "alike"), default="other", help="các báo cáo thêm nói về gì")
    parser.add_argument("--kept", type=Path, help="tệp giữ vectơ: đo lại, hoặc đo tiếp sau khi bị ngắt, thì nhanh")
    given = parser.parse_args(arguments)
    cases = load_questions(GOLD / "passages.json")
    model = SentenceEmbedder(given.model)
    embedder = KeptVectors(model, given.kept) if given.kept else model
    reports = [case for folder in (GOLD / "reports", *given.reports) for case in load_reports(folder)]
    with open_office(tuple(reports[:_FEW] if given.grow else reports), embedder=embedder) as process:
        if given.grow:
            grow(process, cases, [_FEW, *given.grow], subjects=given.subjects)
            return 0
        with process.desk() as desk:
            asked = Asked.of(cases, desk)
            _tell(asked, ways(process, desk, model, asked), reports=len(reports))
    return 0


if __name__ == "__main__":
    sys.exit(main())
