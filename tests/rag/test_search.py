from __future__ import annotations

from dataclasses import replace

from domain.answers import Passage
from domain.periods import Period
from rag.chunking import chunk
from rag.embedders import HashingEmbedder, Vectors
from rag.fusion import blended
from rag.index import MemoryIndex, Near
from rag.keyword_index import MemoryTextIndex
from rag.restoring import Restorer
from rag.search import Search, SearchSettings
from rag.views import embedded
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
    index.add(passages, embedded(passages, embedder))
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


def test_one_units_report_may_fill_them_all() -> None:
    many = [p for i in range(6) for p in passages_of(f"# {i}. Mục / Số hóa hồ sơ chậm lần {i}.", "Xã Gia Lâm")]
    many = [replace(p, document_id="d", id=f"d#p{i:04d}") for i, p in enumerate(many)]
    search = search_of([*many, *LAND], settings=SearchSettings(per_document=2))
    assert len(search.search("số hóa hồ sơ chậm", units=["Xã Gia Lâm"])) == 6


def test_what_is_asked_why_is_looked_for_among_troubles_first() -> None:
    done = passages_of("# I. Kết quả thực hiện / Hồ sơ đất đai trả chậm đã xong.", "Phường Láng")
    left = passages_of("# II. Tồn tại, hạn chế / Hồ sơ đất đai trả chậm chưa xong.", "Phường Láng")
    search = search_of([*done, *left], settings=SearchSettings(parts=1.0))
    assert search.search("Vì sao hồ sơ đất đai trả chậm?")[0].passage in left
    assert search.search("Được trả hồ sơ đất đai bao nhiêu lượt?")[0].passage in done


def test_what_both_lists_hold_comes_before_what_one_does() -> None:
    ranked = blended([([("a", 9.0), ("b", 8.5), ("c", 1.0)], 1.0), ([("b", 0.9), ("d", 0.8)], 1.0)])
    assert ranked[0][0] == "b"
    assert {item for item, _ in ranked} == {"a", "b", "c", "d"}


def test_a_removed_document_is_found_no_more() -> None:
    index, embedder = MemoryIndex(), HashingEmbedder()
    index.add(LAND, embedded(LAND, embedder))
    index.remove_document(LAND[0].document_id)
    assert index.search(embedder.query("đất đai")) == Near([], [])
    assert index.ids() == set()


def test_how_far_the_first_is_ahead_is_kept() -> None:
    near, far = [("a", 9.0), ("b", 8.9), ("c", 1.0)], [("b", 0.9), ("a", 0.1), ("c", 0.0)]
    assert [item for item, _ in blended([(near, 1.0), (far, 1.0)])][:2] == ["b", "a"]


def test_plain_words_find_the_words_of_office() -> None:
    reports = passages_of("# I. Tồn tại / Tỷ lệ thanh toán trực tuyến thấp ở nhóm người cao tuổi.", "Phường Láng")
    assert search_of([*LAND, *reports], vectors=False).search("các cụ ít trả tiền qua mạng")[0].passage in reports


def test_a_bare_question_reaches_the_model_with_its_diacritics_again() -> None:
    seen: list[str] = []

    class Watched(HashingEmbedder):
        def query(self, text: str) -> Vectors:
            seen.append(text)
            return super().query(text)

    restorer = Restorer(["Hồ sơ đất đai quá hạn", "Máy quét hỏng, chậm số hóa giấy tờ"])
    search = Search(
        texts=MemoryTextIndex(SCAN),
        passages=Kept(SCAN),
        vectors=MemoryIndex(),
        embedder=Watched(),
        restored=restorer.restored,
    )
    search.search("ho so dat dai qua han")
    assert seen == ["hồ sơ đất đai quá hạn"]


def test_a_syllable_no_text_holds_stays_as_typed() -> None:
    assert Restorer(["hồ sơ trực tuyến"]).restored("ho so xyz") == "hồ sơ xyz"


def test_of_what_two_periods_say_alike_the_latest_comes_first_and_the_other_is_not_lost() -> None:
    before = [replace(p, id=f"a{p.id}", document_id="trước", period=Period.parse("2026-Q2")) for p in SCAN]
    search = search_of([*before, *SCAN, *LAND])
    found = search.search("Vì sao số hóa giấy tờ chậm?", latest=[Q3])
    assert [f.passage.period for f in found[:2]] == [Q3, Period.parse("2026-Q2")]
    assert found[0].score > found[1].score
    late = search.search("Vì sao số hóa giấy tờ chậm?", latest=[Period.parse("2026-Q2")])
    assert late[0].passage.period == Period.parse("2026-Q2")


def test_what_only_an_earlier_report_says_is_found_in_a_crowd_of_later_ones() -> None:
    early = [replace(p, period=Period.parse("2026-Q2")) for p in SCAN]
    crowd = [replace(p, id=f"{n}", document_id=f"{n}") for n in range(80) for p in LAND]
    found = search_of([*crowd, *early]).search("Vì sao số hóa giấy tờ chậm?", latest=[Q3])
    assert found[0].passage in early
