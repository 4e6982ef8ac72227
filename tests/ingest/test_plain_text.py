import pytest

from domain.documents import BlockKind, Document
from domain.errors import Refused, UnreadableFile
from domain.texts import nfc
from ingest.plain_text import decode, plain_items, read_plain
from ingest.raw import RawParagraph

REPORT = (
    "BÁO CÁO\nCông tác cải cách hành chính quý III năm 2026\n\nI. KẾT QUẢ\n\nTrong quý, phường tiếp nhận 1.234 hồ sơ."
)


def read(text: str) -> Document:
    return read_plain(text.encode(), name="a.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_encoding_is_told_from_the_bytes(encoding: str):
    assert decode(REPORT.encode(encoding)) == REPORT


def test_the_old_vietnamese_code_page_is_read():
    old = "Ph\u01b0\u01a1\u0300ng ti\u00ea\u0301p nh\u00e2\u0323n 12 h\u00f4\u0300 s\u01a1".encode("cp1258")
    [block] = read_plain(old, name="a.txt").blocks
    assert block.text == nfc("Phường tiếp nhận 12 hồ sơ")


def test_a_line_is_a_paragraph_and_a_number_makes_a_heading():
    document = read(REPORT)
    assert document.blocks[-1].text == "Trong quý, phường tiếp nhận 1.234 hồ sơ."
    assert document.blocks[-1].section == "I"
    assert document.blocks[-1].page is None
    assert document.pages == ()


def test_lines_wrapped_in_the_middle_of_a_sentence_are_one_paragraph():
    text = (
        "Trong quý III năm 2026, Ủy ban nhân dân phường đã tiếp nhận\n1.234 hồ sơ, giải quyết\n1.200 hồ sơ.\nMục khác."
    )
    assert "đã tiếp nhận 1.234 hồ sơ, giải quyết" in read(text).blocks[0].text


def test_rows_drawn_with_bars_are_a_table():
    document = read(
        "Kết quả:\n\n| STT | Chỉ tiêu | Kết quả |\n|---|---|---|\n| 1 | Hồ sơ tiếp nhận | 12 |\n| 2 | Quá hạn | 0 |\n"
    )
    rows = [b for b in document.blocks if b.kind is BlockKind.TABLE_ROW]
    assert [b.text for b in rows] == ["1 | Hồ sơ tiếp nhận | 12", "2 | Quá hạn | 0"]
    assert rows[0].cells[-1].header == ("Kết quả",)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (bytes(range(256)) * 9, "unknown_format"),
        (b"\xff\xfe\x00", "unknown_format"),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, reason: str):
    with pytest.raises(Refused) as error:
        read_plain(content, name="a.txt")
    assert error.value.reason == reason


def test_text_in_a_dead_font_encoding_is_not_taken_for_words():
    with pytest.raises(UnreadableFile, match="UTF-8") as error:
        read("B¸o c¸o kÕt qu¶ c«ng t¸c c¶i c¸ch hµnh chÝnh cña uû ban nh©n d©n ph­êng trong quý ba n¨m nay")
    assert error.value.reason == "no_text"


def test_two_numbers_on_two_lines_are_never_joined_into_one():
    first = "Tổng số hồ sơ tiếp nhận mới trong kỳ của toàn đơn vị là 12"
    texts = [
        item.text for item in plain_items(f"{first}\n345 đơn thư đã được phân loại.") if isinstance(item, RawParagraph)
    ]
    assert texts == [first, "345 đơn thư đã được phân loại."]


def test_a_numbered_heading_is_not_the_rest_of_the_line_above():
    above = "Tỷ lệ hồ sơ giải quyết đúng hạn và trước hạn của phường đạt tỷ lệ cao"
    items = plain_items(f"{above}\n2. Công tác cải cách thể chế")
    assert [i.text for i in items if isinstance(i, RawParagraph)] == [above, "2. Công tác cải cách thể chế"]


def test_a_single_row_drawn_with_a_bar_is_a_line_of_its_own():
    items = plain_items("Công tác cải cách hành chính quý III năm 2026\nTỷ lệ | 98,5%\nHết phần này.")
    texts = [i.text for i in items if isinstance(i, RawParagraph)]
    assert texts == ["Công tác cải cách hành chính quý III năm 2026", "Tỷ lệ | 98,5%", "Hết phần này."]


def test_utf_32_is_decoded_by_its_mark():
    assert decode("Hồ sơ".encode("utf-32")) == "Hồ sơ"
