from __future__ import annotations

from dataclasses import replace

from domain.answers import Passage
from domain.periods import Period
from rag.chunking import chunk
from rag.embedders import HashingEmbedder
from rag.fusion import fused
from rag.index import MemoryIndex
from rag.keyword_index import MemoryTextIndex
from rag.search import Search, SearchSettings
from tests.support.notation import a_document

Q3 = Period.parse("2026-Q3")


class Kept:
    def __init__(self, passages: list[Passage]) -> None:
        self._passages = {p.id: p for p in passages}

    def passages(self, ids: list[str] | tuple[str, ...]) -> list[Passage]:  # type: ignore[override]
        return [self._passages[i] for i in ids if i in self._passages]


def passages_of(text: str, unit: str) -> list[Passage]:
    return chunk(a_document(text, unit=unit), unit=unit, period=Q3)


def search_of(passages: list[Passage], *, vectors: bool = True, settings: SearchSettings | None = None) -> Search:
    embedder, index = HashingEmbedder(), MemoryIndex()
    index.add(passages, embedder.passages([p.text for p in passages]))
    texts = MemoryTextIndex(passages)
    if not vectors:
        return Search(texts=texts, passages=Kept(passages))
    return Search(texts=texts, passages=Kept(passages), vectors=index, embedder=embedder, settings=settings)


LAND = passages_of("# I. Tồn tại / Hồ sơ đất đai quá hạn còn nhiều.", "Phường Láng")
SCAN = passages_of("# I. Tồn tại / Máy quét hỏng, chậm số hóa giấy tờ.", "Xã Gia Lâm")


def test_the_passage_that_shares_the_question_s_words_comes_first() -> None:
    found = search_of([*LAND, *SCAN]).search("Vì sao số hóa giấy tờ chậm?")
    assert found[0].passage.unit == "Xã Gia Lâm"


def test_without_vectors_the_words_alone_decide() -> None:
    assert search_of([*LAND, *SCAN], vectors=False).search("đất đai")[0].passage.unit == "Phường Láng"


def test_a_question_without_diacritics_finds_the_same_passage() -> None:
    assert search_of([*LAND, *SCAN]).search("so hoa giay to cham")[0].passage.unit == "Xã Gia Lâm"


def test_units_and_periods_asked_for_shut_others_out() -> None:
    search = search_of([*LAND, *SCAN])
    assert {f.passage.unit for f in search.search("số hóa giấy tờ", units=["Phường Láng"])} == {"Phường Láng"}
    assert search.search("số hóa giấy tờ", periods=[Period.parse("2026-Q2")]) == []


def test_one_document_fills_no_more_than_its_places() -> None:
    many = [p for i in range(6) for p in passages_of(f"# {i}. Mục / Số hóa hồ sơ chậm lần {i}.", "Xã Gia Lâm")]
    many = [replace(p, document_id="d", id=f"d#p{i:04d}") for i, p in enumerate(many)]
    settings = SearchSettings(per_document=2)
    found = search_of([*many, *LAND], settings=settings).search("số hóa hồ sơ chậm")
    assert sum(f.passage.document_id == "d" for f in found) == 2


def test_fusion_prefers_what_both_rankings_hold() -> None:
    ranked = fused([(["a", "b", "c"], 1.0), (["b", "d"], 1.0)])
    assert ranked[0][0] == "b"
    assert {item for item, _ in ranked} == {"a", "b", "c", "d"}


def test_a_removed_document_is_found_no_more() -> None:
    index, embedder = MemoryIndex(), HashingEmbedder()
    index.add(LAND, embedder.passages([p.text for p in LAND]))
    index.remove_document(LAND[0].document_id)
    assert index.search(embedder.query("đất đai")) == []
    assert index.ids() == set()
