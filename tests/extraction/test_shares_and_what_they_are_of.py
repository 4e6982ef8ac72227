"""Shares told before their counts, counts that hold for all, and counts of one field or place only."""

from __future__ import annotations

import pytest

from extraction.catalogue import load_catalogue
from extraction.figures import read_figures
from tests.support.said import cases, named

_SHARES_FIRST = """
TC-06 | 100% số văn bản thuộc diện rà soát đã được rà soát ([21/21] văn bản).
TT-23 | Đang giải quyết 200 hồ sơ (97,5% còn trong hạn, [195] hồ sơ; 05 hồ sơ quá hạn).
TT-19 | 99,5% hồ sơ xong đúng hạn, cụ thể 796 trên 800 hồ sơ đã giải quyết; 0,5% xong quá hạn, là [4] hồ sơ.
NONE | Tỷ lệ số hóa đạt 93,4% ([856/917] hồ sơ).
"""

_OF_ALL = """
TT-28 | [17] phản ánh, kiến nghị tiếp nhận qua đường dây nóng đều đã xử lý xong.
TK-05 | Sở có [03] đơn vị sự nghiệp công lập, đều tự bảo đảm chi thường xuyên.
TT-19 | Hồ sơ trễ hạn: [12], đều thuộc lĩnh vực đất đai; đã xin lỗi 12/12.
TT-22 | Số hồ sơ đang giải quyết là [64] hồ sơ, tất cả đều còn trong hạn.
"""

_IN_PART = """
NONE | [05] hồ sơ quá hạn tại điểm Yên Bài.
TT-19 | Đã trả quá hạn [07] hồ sơ tại các điểm tiếp nhận.
NONE | Đã trả quá hạn [07] hồ sơ tại điểm Yên Bài.
NONE | Quý này mỗi công chức đã giải quyết [290] hồ sơ.
"""

_RATED = """
CV-06 | Mở 06 lớp tập huấn. Tỷ lệ hoàn thành xuất sắc nhiệm vụ là [19,2%].
CD-02 | Quý trước đã hoàn thành 12 nhiệm vụ; nay kế hoạch có [36] nhiệm vụ.
CD-02 | Kế hoạch CCHC của phường đề ra [bốn mươi mốt] nhiệm vụ.
CD-04 | Kế hoạch CCHC có 41 nhiệm vụ; đã hoàn thành 39 nhiệm vụ, đạt [chín mươi lăm phẩy một phần trăm (95,1%)].
BM-01 | Trước khi hợp nhất có 31 phòng, nay còn [22] phòng.
"""


@pytest.mark.parametrize(
    ("code", "said"), [case for group in (_SHARES_FIRST, _OF_ALL, _IN_PART, _RATED) for case in cases(group)]
)
def test_a_count_is_called_by_what_its_share_or_its_predicate_says(code: str, said: str) -> None:
    assert (named(said) or "NONE") == code


def test_what_holds_for_all_of_them_gives_the_whole_as_well() -> None:
    said = "17 phản ánh, kiến nghị tiếp nhận qua đường dây nóng đều đã xử lý xong."
    [figure] = read_figures(said, catalogue=load_catalogue(), unit="Phường Láng")
    assert (figure.code, figure.denominator_code, figure.denominator) == ("TT-28", "TT-27", figure.value)

    [those] = read_figures("Cả bốn phản ánh đều đã được trả lời.", catalogue=load_catalogue(), unit="Phường Láng")
    assert those.denominator_code is None


def test_a_denial_of_its_own_says_nothing_of_what_was_done_with_those_before() -> None:
    said = "03 văn bản được đề nghị bãi bỏ. Không phát sinh văn bản quy phạm pháp luật ban hành mới."
    figures = read_figures(said, catalogue=load_catalogue(), unit="Phường Láng", headings=["II. Cải cách thể chế"])
    assert [f.code for f in figures] == ["TC-07", "TC-01"]
