import pytest

from domain.documents import Block, BlockKind
from domain.errors import Refused
from ingest.secrecy import refuse_secret
from tests.support.notation import a_block


def letterhead(*lines: str) -> list[Block]:
    return [a_block(line, kind=BlockKind.LETTERHEAD) for line in lines]


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "[TUYỆT MẬT]", "Độ mật: Tối mật"])
def test_a_secrecy_mark_in_the_letterhead_is_refused(mark: str):
    with pytest.raises(Refused, match="MẬT") as error:
        refuse_secret(letterhead("SỞ MẪU", mark, "BÁO CÁO"))
    assert error.value.reason == "classified"


@pytest.mark.parametrize("line", ["Về công tác bảo mật", "BÁO CÁO VỀ BÍ MẬT NHÀ NƯỚC", "Không có văn bản mật"])
def test_words_about_secrecy_are_no_mark(line: str):
    blocks = letterhead("SỞ MẪU", line)
    assert refuse_secret(blocks) is None


def test_a_cell_far_down_that_says_mat_is_no_mark():
    blocks = [a_block(f"Dòng {i}") for i in range(30)] + [a_block("Mật")]
    assert refuse_secret(blocks) is None
