from domain.documents import Block, BlockKind
from extraction.lead_ins import lead_ins


def _leads(*texts: str, sections: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    places = sections or ("I",) * len(texts)
    blocks = [
        Block(f"d#b{i:04d}", i, BlockKind.PARAGRAPH, text, section=place)
        for i, (text, place) in enumerate(zip(texts, places, strict=True))
    ]
    found = lead_ins(blocks)
    return [found[b.id] for b in blocks]


def test_items_hang_on_the_sentence_that_ends_with_a_colon() -> None:
    assert _leads("Đã họp. Kết quả:", "- Tiếp nhận: 5", "- Trả: 4") == [(), ("Kết quả:",), ("Kết quả:",)]


def test_the_next_lead_in_of_the_same_level_takes_over() -> None:
    assert _leads("Hồ sơ:", "- Trả: 4", "Phản ánh:", "- Trả lời: 2")[-1] == ("Phản ánh:",)


def test_an_item_with_items_below_it_leads_them_in() -> None:
    assert _leads("- Đã trả: 9", "+ Sớm: 7", "- Còn: 1") == [(), ("- Đã trả: 9",), ()]


def test_a_lead_in_ends_with_its_section_and_at_a_long_paragraph() -> None:
    assert _leads("Hồ sơ:", "- Trả: 4", sections=("I", "II"))[-1] == ()
    assert _leads("Hồ sơ:", "Sở đã " + "phối hợp chặt chẽ " * 12, "- Trả: 4")[-1] == ()
