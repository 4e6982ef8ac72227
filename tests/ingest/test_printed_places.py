from __future__ import annotations

from dataclasses import replace

from domain.documents import Block, BlockKind, Box, Document, Word, block_id
from domain.texts import Span
from ingest.printed_places import places_of
from tests.support.notation import a_document


def a_print(*lines: str) -> Document:
    """A PDF of one paragraph per line, each word ten points wide, each line on its own height, all on page 1."""
    blocks = []
    for order, text in enumerate(lines):
        words, at = [], 0
        for i, word in enumerate(text.split(" ")):
            words.append(
                Word(Span(at, at + len(word)), 1, Box(10.0 * i, 20.0 * order, 10.0 * i + 9, 20.0 * order + 12))
            )
            at += len(word) + 1
        blocks.append(Block(block_id("b" * 12, order), order, BlockKind.PARAGRAPH, text, page=1, words=tuple(words)))
    return Document("b" * 12, "b" * 64, "in.pdf", "pdf", tuple(blocks))


def places(document: Document, order: int, quote: str, printed: Document) -> list[tuple[int, float, float]]:
    """(page, left end, top) of each box."""
    block = document.blocks[order]
    start = block.text.index(quote)
    found = places_of(document, block, Span(start, start + len(quote)), printed)
    return [(page, box.x0, box.y0) for page, box in found]


def test_a_quote_is_marked_where_its_words_are_printed():
    document = a_document("# I. Kết quả / Xã tiếp nhận 1.234 hồ sơ mới trong quý.")
    printed = a_print("Số: 12/BC", "I. Kết quả", "Xã tiếp nhận 1.234 hồ sơ mới trong quý.")
    assert places(document, 1, "1.234", printed) == [(1, 30.0, 40.0)]


def test_words_cut_into_other_paragraphs_are_still_found():
    document = a_document("Xã tiếp nhận 1.234 hồ sơ mới trong quý.")
    printed = a_print("Xã tiếp nhận", "1.234 hồ sơ mới", "trong quý.")
    assert places(document, 0, "nhận 1.234", printed) == [(1, 20.0, 0.0), (1, 0.0, 20.0)]


def test_the_second_of_two_equal_rows_is_marked_and_not_the_first():
    document = a_document("# A. Kỳ này / Hồ sơ mới: 12 hồ sơ / # B. Kỳ trước / Hồ sơ mới: 12 hồ sơ")
    printed = a_print("A. Kỳ này", "Hồ sơ mới: 12 hồ sơ", "B. Kỳ trước", "Hồ sơ mới: 12 hồ sơ")
    assert places(document, 3, "12", printed) == [(1, 30.0, 60.0)]
    assert places(document, 1, "12", printed) == [(1, 30.0, 20.0)]


def test_nothing_is_marked_where_it_could_be_one_of_two_places():
    document = a_document("# A. Kỳ này / Hồ sơ mới: 12 hồ sơ")
    printed = a_print("A. Kỳ này", "Hồ sơ mới: 12 hồ sơ", "Hồ sơ mới: 12 hồ sơ")
    assert places(document, 1, "12", printed) == []


def test_nothing_near_is_marked_when_the_print_says_something_else():
    document = a_document("Xã tiếp nhận 1.234 hồ sơ mới trong quý.")
    assert places(document, 0, "1.234", a_print("Xã tiếp nhận 1.243 hồ sơ mới trong quý.")) == []


def test_a_row_is_found_without_the_bars_between_its_cells():
    document = a_document("STT | Chỉ tiêu | Kết quả ; 1 | Hồ sơ tiếp nhận | 1.250")
    printed = a_print("STT Chỉ tiêu Kết quả", "1 Hồ sơ tiếp nhận 1.250")
    assert places(document, 1, "1.250", printed) == [(1, 50.0, 20.0)]


def test_page_numbers_between_two_halves_do_not_hide_a_quote():
    document = a_document("Xã tiếp nhận 1.234 hồ sơ mới trong quý.")
    printed = a_print("Xã tiếp nhận 1.234", "2", "hồ sơ mới trong quý.")
    number = replace(printed.blocks[1], kind=BlockKind.PAGE_HEADER)
    printed = replace(printed, blocks=(printed.blocks[0], number, printed.blocks[2]))
    assert places(document, 0, "1.234 hồ sơ", printed) == [(1, 30.0, 0.0), (1, 0.0, 40.0)]
