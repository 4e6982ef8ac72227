"""Finds passages by questions worded otherwise than they are: the product beside three plainer ways, in one run.

`python -m eval.finding --model FOLDER [--reports FOLDER …]`: each further folder adds reports that hold no answer.
`python -m eval.finding --model FOLDER --grow 600`: the first ten reports alone, then in a crowd of so many.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from langchain_core.embeddings import Embeddings
from langchain_core.vectorstores import InMemoryVectorStore

from domain.answers import Passage
from domain.keywords import query_terms
from domain.texts import fold_diacritics, one_space
from eval.cases import GOLD, QuestionCase, ReportCase, load_questions, load_reports
from eval.filler import filler
from eval.office import open_office
from rag.embedders import SentenceEmbedder
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


def found_by(way: Way, cases: Sequence[QuestionCase], passages: Sequence[Passage], *, bare: bool = False) -> Found:
    """bare: asked as typed without diacritics."""
    texts = {p.id: one_space(p.text) for p in passages}
    places: list[int | None] = []
    for case in cases:
        ids = way(fold_diacritics(case.question) if bare else case.question)[:DEPTH]
        wanted = one_space(case.quotes[0])
        places.append(next((n for n, item in enumerate(ids, 1) if wanted in texts.get(item, "")), None))
    hits = [place for place in places if place is not None]
    return Found(
        sum(place == 1 for place in hits) / len(cases),
        len(hits) / len(cases),
        sum(1 / math.log2(place + 1) for place in hits) / len(cases),
    )


def ways(process: Process, desk: Desk, embedder: SentenceEmbedder, passages: Sequence[Passage]) -> dict[str, Way]:
    plain = InMemoryVectorStore(_Plain(embedder))
    plain.add_texts([p.text for p in passages], ids=[p.id for p in passages])

    def meaning(text: str) -> list[str]:
        assert process.vectors is not None
        return [item for item, _ in process.vectors.search(embedder.query(text), limit=DEPTH)]

    return {
        "Tổng Hợp": _product(process, desk),
        "E5 alone": meaning,
        "text index alone": lambda text: [item for item, _ in desk.passages.search(query_terms(text), limit=DEPTH)],
        "LangChain retriever": lambda text: [d.id or "" for d in plain.similarity_search(text, k=DEPTH)],
    }


def _product(process: Process, desk: Desk) -> Way:
    """As answering searches: in the words that name neither unit nor period, among the reports of those."""
    reader = QuestionReader(process.registry, process.catalogue)
    known = desk.documents.periods()
    search = search_at(process, desk)

    def product(text: str) -> list[str]:
        asked = reader.read(text, known=known)
        words = one_space(asked.topic.text) if asked.unit_names else text
        found = search.search(words, units=asked.unit_names, periods=asked.periods.periods, limit=DEPTH)
        return [f.passage.id for f in found]

    return product


class _Plain(Embeddings):
    """The same model as a plain set-up uses it: no "query:" and "passage:" before the texts."""

    def __init__(self, embedder: SentenceEmbedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [[float(x) for x in row] for row in self._embedder.bare(texts)]

    def embed_query(self, text: str) -> list[float]:
        return self.embed_documents([text])[0]


def grow(
    cases: Sequence[QuestionCase], reports: Sequence[ReportCase], most: int, *, model: Path, subjects: str
) -> None:
    """The questions that these reports answer, asked of them alone and among other units' reports."""
    with open_office(tuple(reports), model=model) as process:
        with process.desk() as desk:
            texts = [one_space(p.text) for p in desk.passages.passages(sorted(desk.passages.current_ids()))]
        own = [case for case in cases if any(one_space(case.quotes[0]) in text for text in texts)]
        _tell(process, own, len(reports))
        gold = {case.unit for case in load_reports()}
        others = [unit for unit in process.registry.units if unit.name not in gold]
        for upload, given in filler(others, most - len(reports), subjects=subjects):
            take_in(process, upload, given)
        _tell(process, own, most)


def _tell(process: Process, cases: Sequence[QuestionCase], reports: int) -> None:
    with process.desk() as desk:
        passages = desk.passages.passages(sorted(desk.passages.current_ids()))
        assert isinstance(process.embedder, SentenceEmbedder)
        way = _product(process, desk)
        print(f"{len(cases)} questions, {len(passages)} passages of {reports} reports")
        for bare in (False, True):
            print(f"{'bare  ' if bare else 'marked'} {found_by(way, cases, passages, bare=bare)}", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.finding", description="Đo việc tìm đoạn văn.")
    parser.add_argument("--model", type=Path, required=True, help="thư mục mô hình nhúng")
    parser.add_argument("--reports", type=Path, nargs="*", default=(), help="thư mục báo cáo thêm vào cho đông")
    parser.add_argument("--grow", type=int, help="mười báo cáo đầu, rồi thêm cho đến chừng này báo cáo không có đáp án")
    parser.add_argument("--subjects", choices=("other", "alike"), default="other", help="các báo cáo thêm nói về gì")
    asked = parser.parse_args(arguments)
    cases = load_questions(GOLD / "passages.json")
    if asked.grow:
        grow(cases, load_reports()[:_FEW], asked.grow, model=asked.model, subjects=asked.subjects)
        return 0
    reports = [case for folder in (GOLD / "reports", *asked.reports) for case in load_reports(folder)]
    with open_office(tuple(reports), model=asked.model) as process, process.desk() as desk:
        passages = desk.passages.passages(sorted(desk.passages.current_ids()))
        assert isinstance(process.embedder, SentenceEmbedder)
        print(f"{len(cases)} questions, {len(passages)} passages of {len(reports)} reports")
        for name, way in ways(process, desk, process.embedder, passages).items():
            for bare in (False, True):
                print(f"{name:20} {'bare  ' if bare else 'marked'} {found_by(way, cases, passages, bare=bare)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
