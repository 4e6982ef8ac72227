from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from chromadb import PersistentClient
from chromadb.config import Settings
from numpy.typing import NDArray

from domain.answers import Passage
from domain.periods import Period
from rag.chroma_index import ChromaIndex, close_all
from rag.chunking import chunk
from rag.embedders import HashingEmbedder, Vectors
from tests.support.notation import a_document

Q3 = Period.parse("2026-Q3")
EMBEDDER = HashingEmbedder()
PASSAGES = [
    *chunk(a_document("# I. Mục / Đất đai chậm."), unit="Phường Láng", period=Q3),
    *chunk(a_document("# I. Mục / Số hóa chậm."), unit="Xã Gia Lâm", period=Q3),
]


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "index"
    close_all()


def filled(folder: Path) -> ChromaIndex:
    index = ChromaIndex(folder, embedder_name=EMBEDDER.name)
    index.add(PASSAGES, EMBEDDER.passages([p.text for p in PASSAGES]))
    return index


def test_passages_are_found_by_nearness_within_the_units_asked(folder: Path) -> None:
    index = filled(folder)
    query = EMBEDDER.query("đất đai")
    assert index.search(query)[0][0] == PASSAGES[0].id
    assert [i for i, _ in index.search(query, units=["Xã Gia Lâm"], periods=[Q3])] == [PASSAGES[1].id]
    assert index.search(query, units=["Xã Gia Lâm"], periods=[Period.parse("2026-Q2")]) == []


def _lengthened(rows: NDArray[np.float64]) -> Vectors:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def _crowd(count: int, dimension: int = 128) -> tuple[list[Passage], Vectors, Vectors]:
    """Passages in bunches, as reports of one form are, with their vectors; and questions that lie apart from them."""
    chance = np.random.default_rng(6)
    bunches = _lengthened(chance.normal(size=(40, dimension)))
    passages = _lengthened(bunches[chance.integers(40, size=count)] + 0.07 * chance.normal(size=(count, dimension)))
    questions = _lengthened(passages[:40] + 0.7 * chance.normal(size=(40, dimension)))
    return [replace(PASSAGES[0], id=f"a#p{n:04d}") for n in range(count)], passages, questions


def test_in_a_crowd_hardly_any_of_the_nearest_is_missed(folder: Path) -> None:
    passages, vectors, questions = _crowd(1500)
    index = ChromaIndex(folder, embedder_name=EMBEDDER.name)
    index.add(passages, vectors)
    missed = 0
    for question in questions:
        nearest = {passages[n].id for n in np.argsort(-(vectors @ question))[:60]}
        missed += len(nearest - {found for found, _ in index.search(question, limit=60)})
    assert missed < 0.005 * 60 * len(questions)


def test_an_index_made_before_is_looked_through_as_thoroughly(folder: Path) -> None:
    settings = Settings(anonymized_telemetry=False)
    old = PersistentClient(path=str(folder), settings=settings)
    old.create_collection("passages", metadata={"embedder": EMBEDDER.name, "hnsw:space": "cosine"})
    close_all()
    assert filled(folder).rebuilt is None
    close_all()
    graph = PersistentClient(path=str(folder), settings=settings).get_collection("passages").configuration["hnsw"]
    assert graph["ef_search"] >= 500


def test_what_was_put_in_is_there_when_opened_again(folder: Path) -> None:
    filled(folder)
    close_all()
    again = ChromaIndex(folder, embedder_name=EMBEDDER.name)
    assert again.ids() == {p.id for p in PASSAGES}
    assert again.rebuilt is None


def test_adding_twice_keeps_one(folder: Path) -> None:
    index = filled(folder)
    index.add(PASSAGES, EMBEDDER.passages([p.text for p in PASSAGES]))
    assert len(index.ids()) == len(PASSAGES)


def test_a_removed_document_is_gone_and_differences_are_named(folder: Path) -> None:
    index = filled(folder)
    index.remove_document(PASSAGES[0].document_id)
    assert index.ids() == {PASSAGES[1].id}
    assert index.lacks({PASSAGES[0].id}) == ({PASSAGES[0].id}, {PASSAGES[1].id})


def test_another_embedder_starts_with_an_empty_index_and_says_so(folder: Path) -> None:
    filled(folder)
    close_all()
    index = ChromaIndex(folder, embedder_name="khác")
    assert index.ids() == set()
    assert index.rebuilt == "mô hình nhúng đã đổi"


def test_a_damaged_folder_is_emptied_and_usable_again(folder: Path) -> None:
    filled(folder)
    close_all()
    for path in [p for p in folder.rglob("*") if p.is_file()]:
        path.write_bytes(b"x" * 500)
    index = ChromaIndex(folder, embedder_name=EMBEDDER.name)
    assert index.rebuilt is not None
    index.add(PASSAGES, EMBEDDER.passages([p.text for p in PASSAGES]))
    assert index.ids() == {p.id for p in PASSAGES}


def test_an_index_that_another_process_empties_meanwhile_goes_on(folder: Path) -> None:
    """`tonghop reindex` beside a running service: the service's own handle is of a collection that is gone."""
    index = filled(folder)
    PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False)).delete_collection("passages")
    assert index.search(EMBEDDER.query("đất đai")) == []
    assert index.lacks([p.id for p in PASSAGES])[0] == {p.id for p in PASSAGES}
    index.add(PASSAGES, EMBEDDER.passages([p.text for p in PASSAGES]))
    assert index.search(EMBEDDER.query("đất đai"))[0][0] == PASSAGES[0].id
