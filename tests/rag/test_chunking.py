from __future__ import annotations

from domain.periods import Period
from rag.chunking import chunk
from tests.support.notation import a_document

Q3 = Period.parse("2026-Q3")


def texts(notation: str) -> list[str]:
    return [p.text for p in chunk(a_document(notation), unit="Sở Mẫu", period=Q3)]


def test_a_passage_starts_with_the_headings_above_it() -> None:
    assert texts("# II. Kết quả / ## 1. Thể chế / Ban hành 02 văn bản.") == [
        "II. Kết quả › 1. Thể chế\nBan hành 02 văn bản."
    ]


def test_short_paragraphs_of_one_section_stay_together_and_sections_apart() -> None:
    found = texts("# I. Chỉ đạo / Một. / Hai. / # II. Kết quả / Ba.")
    assert found == ["I. Chỉ đạo\nMột.\nHai.", "II. Kết quả\nBa."]


def test_a_long_section_is_cut_between_paragraphs() -> None:
    long = " / ".join(f"Đoạn {i} " + "nội dung " * 40 for i in range(5))
    found = texts(f"# I. Chỉ đạo / {long}")
    assert len(found) > 1
    assert all(len(text) < 1000 for text in found)


def test_table_rows_carry_their_header_and_caption() -> None:
    [passage] = texts("Biểu số 06. Kết quả giải quyết / Chỉ tiêu | Kết quả ; Đã giải quyết | 12")[-1:]
    assert passage.splitlines() == ["Biểu số 06. Kết quả giải quyết", "Chỉ tiêu | Kết quả", "Đã giải quyết | 12"]


def test_letterhead_signature_and_footer_are_not_searched() -> None:
    assert texts("~ SỞ MẪU / Nội dung. / $ GIÁM ĐỐC / _ 2") == ["Nội dung."]


def test_a_passage_knows_its_blocks_and_cites_the_first_word_for_word() -> None:
    document = a_document("# I. Chỉ đạo / Một. / Hai.")
    [passage] = chunk(document, unit="Sở Mẫu", period=Q3)
    assert passage.id == f"{document.id}#p0001"
    assert [document.block(i).text for i in passage.block_ids] == ["Một.", "Hai."]
    assert passage.citation.quote == "Một."


def test_a_second_cut_gives_the_same_ids() -> None:
    document = a_document("# I. Chỉ đạo / Một.")
    assert chunk(document, unit="Sở Mẫu", period=Q3) == chunk(document, unit="Sở Mẫu", period=Q3)
