import pytest

from domain.documents import Block, BlockKind
from domain.errors import Refused
from ingest.secrecy import refuse_marks, refuse_secret, refuse_stamps
from tests.support.notation import a_block

MARKS = [
    "MẬT", "TỐI MẬT", "[TUYỆT MẬT]", "Độ mật: Tối mật", "M Ậ T", "T Ố I  M Ậ T", "MẬT - KHẨN", "HỎA TỐC MẬT",
    "TÀI LIỆU MẬT", "MẬT/ Bản số 3", "Bản số: 03  MẬT", "Mức độ mật: Tuyệt mật", "Dấu chỉ mức độ mật: MẬT", "ＭẬＴ",
    "MẬT L", "| MẬT I", "IMẬT|", "L TỐI MẬT", "MẬT  Số: 12/BC-UBND", "Số: 12/BC-UBND MẬT", "Số: 12/BC-UBND\tMẬT",
    "UBND PHƯỜNG BA ĐÌNH          MẬT", "UBND PHƯỜNG BA ĐÌNH MẬT", "SỞ MẪU\t\tTỐI MẬT", "Số:      /BC-SM   MẬT",
    "MẬT\u200b", "mật",
]  # fmt: skip
PLAIN_WORDS = [
    "Về công tác bảo mật", "BÁO CÁO VỀ BÍ MẬT NHÀ NƯỚC", "Không có văn bản mật", "bảo mật thông tin",
    "công tác bảo vệ bí mật nhà nước: không có văn bản mật", "văn bản mật: 0", "Số văn bản mật đến", "Độ mật: không",
    "Độ mật", "MẬT ĐỘ DÂN SỐ", "1 | Mật | 3", "Văn bản mật", "BAN CHỈ ĐẠO BẢO VỆ BÍ MẬT", "BAN QUẢN LÝ TÀI LIỆU MẬT",
    "CÔNG TÁC BẢO VỆ BÍ   MẬT", "không có văn bản   mật", "Số: 12/BC-UBND về văn bản mật", "Bản số 3", "KHẨN", "1. Mật",
    "Sở Mẫu đã nhận 3 văn bản mật", "I. CÔNG TÁC BẢO MẬT", "Số liệu mật",
]  # fmt: skip


def letterhead(*lines: str) -> list[Block]:
    return [a_block(line, kind=BlockKind.LETTERHEAD) for line in lines]


@pytest.mark.parametrize("mark", MARKS)
def test_a_secrecy_mark_in_the_letterhead_is_refused(mark: str):
    with pytest.raises(Refused, match="MẬT") as error:
        refuse_secret(letterhead("SỞ MẪU", mark, "BÁO CÁO"))
    assert error.value.reason == "classified"


@pytest.mark.parametrize("line", PLAIN_WORDS)
def test_words_about_secrecy_are_no_mark(line: str):
    assert refuse_secret([*letterhead("SỞ MẪU", line), a_block(line), a_block(line, kind=BlockKind.TABLE_ROW)]) is None
    assert refuse_marks([line]) is None
    assert refuse_stamps([line]) is None


def test_a_cell_far_down_that_says_mat_is_no_mark():
    far = [a_block(f"Dòng {i}") for i in range(30)]
    assert refuse_secret([*far, a_block("Mật"), a_block("MẬT", kind=BlockKind.TABLE_ROW)]) is None


def test_a_line_apart_anywhere_on_the_first_page_is_a_mark():
    with pytest.raises(Refused, match="“TỐI MẬT”"):
        refuse_secret([*(a_block(f"Dòng {i}") for i in range(30)), a_block("TỐI MẬT")])


@pytest.mark.parametrize("line", ["MẬT", "MẤT", "I MÂT |", "TỐI MẠT", "MAT"])
def test_a_coloured_stamp_is_a_mark_also_where_its_accents_are_lost(line: str):
    with pytest.raises(Refused, match="MẬT"):
        refuse_stamps([line])


@pytest.mark.parametrize("line", ["ỦY BAN NHÂN DÂN", "SỞ NỘI VỤ", "ĐẾN Số: 215", "MẶT TRẬN TỔ QUỐC", "ĐÃ KÝ"])
def test_other_coloured_stamps_are_no_mark(line: str):
    assert refuse_stamps([line]) is None
