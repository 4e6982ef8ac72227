from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from rag.index import Near
from rag.views import embedded
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
    index.add(PASSAGES, embedded(PASSAGES, EMBEDDER))
    return index


def test_passages_are_found_by_nearness_within_the_units_asked(folder: Path) -> None:
    index = filled(folder)
    query = EMBEDDER.query("đất đai")
    assert index.search(query).by_view[0][0] == PASSAGES[0].id
    assert [i for i, _ in index.search(query, units=["Xã Gia Lâm"], periods=[Q3]).by_view] == [PASSAGES[1].id]
    assert index.search(query, units=["Xã Gia Lâm"], periods=[Period.parse("2026-Q2")]) == Near([], [])


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
    index.add(passages, list(vectors[:, None]))
    missed = 0
    for question in questions:
        nearest = {passages[n].id for n in np.argsort(-(vectors @ question))[:60]}
        missed += len(nearest - {found for found, _ in index.search(question, limit=60).whole})
    assert missed < 0.005 * 60 * len(questions)


def test_an_index_made_before_passages_had_views_is_made_anew(folder: Path) -> None:
    settings = Settings(anonymized_telemetry=False)
    old = PersistentClient(path=str(folder), settings=settings)
    old.create_collection("passages", metadata={"embedder": EMBEDDER.name, "hnsw:space": "cosine"})
    close_all()
    assert filled(folder).rebuilt == "mô hình nhúng hoặc cách lập chỉ mục đã đổi"


def test_a_passage_is_as_near_as_the_nearest_of_its_paragraphs_and_counts_once(folder: Path) -> None:
    many = " / ".join(f"- Việc số {n} về lâm nghiệp đã xong." for n in range(12))
    long = chunk(a_document(f"# I. Mục / - Thiếu chỗ đỗ xe ở trụ sở. / {many}"), unit="Xã Ba Vì", period=Q3)
    near = chunk(a_document("# I. Mục / - Thiếu bàn ghế ở trụ sở."), unit="Xã Đông Anh", period=Q3)
    near = [replace(p, id="b#p0001", document_id="b") for p in near]
    index = ChromaIndex(folder, embedder_name=EMBEDDER.name)
    index.add([*long, *near], embedded([*long, *near], EMBEDDER))
    found = index.search(EMBEDDER.query("thiếu chỗ đỗ xe"), limit=len(long) + 1)
    assert [item for item, _ in found.by_view][:2] == [long[0].id, "b#p0001"]
    assert len({item for item, _ in found.by_view}) == len(found.by_view)
    assert {item for item, _ in found.whole} == index.ids()
    assert index.ids() == {p.id for p in [*long, *near]}
    assert index.ids("b") == {"b#p0001"}


def test_a_broken_off_adding_leaves_no_passage_that_seems_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only part of a passage's views in the index: its id is not there, so that it is added again."""
    monkeypatch.setattr("rag.chroma_index._BATCH", 2)
    index = ChromaIndex(folder, embedder_name=EMBEDDER.name)
    put = index._put

    def fails_after_one(rows: Sequence[tuple[str, Vectors, Passage]]) -> None:
        put(rows)
        raise OSError("đĩa đầy")

    monkeypatch.setattr(index, "_put", fails_after_one)
    three = chunk(a_document("# I. Mục / - Đất đai chậm. / - Số hóa chậm."), unit="Phường Láng", period=Q3)
    with pytest.raises(OSError, match="đĩa đầy"):
        index.add(three, embedded(three, EMBEDDER))
    assert index.ids() == set()


def test_what_was_put_in_is_there_when_opened_again(folder: Path) -> None:
    filled(folder)
    close_all()
    again = ChromaIndex(folder, embedder_name=EMBEDDER.name)
    assert again.ids() == {p.id for p in PASSAGES}
    assert again.rebuilt is None


def test_adding_twice_keeps_one(folder: Path) -> None:
    index = filled(folder)
    index.add(PASSAGES, embedded(PASSAGES, EMBEDDER))
    assert len(index.ids()) == len(PASSAGES)


def test_a_removed_document_is_gone_(folder: Path) -> None:
    index = filled(folder)
    index.remove_document(PASSAGES[0].document_id)
    assert index.ids() == {PASSAGES[1].id}


def test_another_embedder_starts_with_an_empty_index_and_says_so(folder: Path) -> None:
    filled(folder)
    close_all()
    index = ChromaIndex(folder, embedder_name="khác")
    assert index.ids() == set()
    assert index.rebuilt == "mô hình nhúng hoặc cách lập chỉ mục đã đổi"


def test_a_damaged_folder_is_emptied_and_usable_again(folder: Path) -> None:
    filled(folder)
    close_all()
    for path in [p for p in folder.rglob("*") if p.is_file()]:
        path.write_bytes(b"x" * 500)
    index = ChromaIndex(folder, embedder_name=EMBEDDER.name)
    assert index.rebuilt is not None
    index.add(PASSAGES, embedded(PASSAGES, EMBEDDER))
    assert index.ids() == {p.id for p in PASSAGES}


def test_an_index_that_another_process_empties_meanwhile_goes_on(folder: Path) -> None:
    """`tonghop reindex` beside a running service: the service's own handle is of a collection that is gone."""
    index = filled(folder)
    PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False)).delete_collection("passages")
    assert index.search(EMBEDDER.query("đất đai")) == Near([], [])
    assert index.ids() == set()
    index.add(PASSAGES, embedded(PASSAGES, EMBEDDER))
    assert index.search(EMBEDDER.query("đất đai")).by_view[0][0] == PASSAGES[0].id
