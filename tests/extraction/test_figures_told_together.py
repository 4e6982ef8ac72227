"""Numbers that lean on the number before them, and words that only look as if they named an indicator."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.periods import Period
from domain.values import FigureKind
from extraction.catalogue import load_catalogue
from extraction.figures import Figure, read_figures
from tests.support.said import cases, named

_TOGETHER = """
TK-03 | Sở giải ngân 30 tỷ đồng; kế hoạch 40 tỷ đồng; tỷ lệ [75%].
CQS-09 | Đã số hóa 1.960 hồ sơ trên 2.000 hồ sơ tiếp nhận, đạt [98,0%].
BM-04 | Lũy kế giảm 6 đơn vị sự nghiệp, trong đó quý III giảm [2 đơn vị].
BM-03 | Nhờ sáp nhập, Sở giảm 04 đơn vị sự nghiệp (từ 18 xuống [14]).
BM-01 | Sở giảm 03 phòng chuyên môn, hiện còn [12].
BM-03 | Các đơn vị sự nghiệp công lập giảm từ 30 xuống còn [25 đơn vị].
CV-08 | Kiểm tra đột xuất, tỷ lệ công chức có mặt: đợt 1 92,0%, đợt 2 98,0%, tính chung [95,0%].
CQS-07 | Sở có [64,5%] TTHC yêu cầu nghĩa vụ tài chính được thanh toán trực tuyến.
BM-10 | So với năm 2021, biên chế công chức của Sở đã giảm [6,5%].
BM-02 | Sau hợp nhất, số đầu mối bên trong ít đi [9].
BM-13 | [Không giảm chức danh] lãnh đạo nào trong quý.
BM-04 | Năm qua giảm [12 đơn vị sự nghiệp] trực thuộc sở.
CD-06 | Hoàn thành [31/31 nhiệm vụ] được giao, không có việc chậm.
CD-09 | Sở hoàn thành 57 nhiệm vụ đúng hạn trong tổng số 60 nhiệm vụ Thành phố giao. Tỷ lệ này đạt [95%].
CQS-10 | Kết quả điên tử đạt [97,5%].
"""


@pytest.mark.parametrize(("code", "said"), cases(_TOGETHER))
def test_a_number_is_named_by_what_was_told_beside_it(code: str, said: str) -> None:
    assert named(said) == code


def test_a_part_told_before_the_whole_unit_s_share_is_no_value_of_the_unit() -> None:
    assert named("Tỷ lệ công chức có mặt khi kiểm tra đột xuất: đợt 1 [92,0%], tính chung 95,0%.") is None


@pytest.mark.parametrize(
    "said",
    [
        "Số đơn vị được kiểm tra: 30 (kiểm tra định kỳ [18], đột xuất 12).",
        "Lũy kế hồ sơ không qua mạng 900: tại Bộ phận Một cửa [500], bưu chính 400.",
    ],
)
def test_pieces_that_add_up_to_the_total_before_them_are_no_second_value(said: str) -> None:
    assert named(said) is None


def test_quarters_that_add_up_to_the_year_keep_their_values() -> None:
    assert named("Từ đầu năm kiểm tra 30 đơn vị: quý I 10, quý II 8, riêng quý III kiểm tra [12 đơn vị].") == "CD-10"


def test_the_civil_servants_within_the_administrative_staff_are_the_staff_given() -> None:
    text = "Biên chế hành chính là 120, gồm 95 biên chế công chức và 25 hợp đồng."
    codes = {f.code for f in read_figures(text, catalogue=load_catalogue()) if f.mention.value == 95}
    assert codes == {"BM-05"}


def test_no_application_is_meant_where_the_sentence_is_on_documents() -> None:
    assert named("Văn bản phải rà soát 15, kiến nghị xử lý 04 văn bản, đã xử lý [02].") != "TT-16"


def test_documents_still_in_hand_are_not_the_unlawful_ones_found() -> None:
    assert named("Đã xử lý 05/08 văn bản trái pháp luật; [03 văn bản] đang trong thời hạn xử lý.") != "TC-03"


def test_the_letters_of_a_document_number_name_nothing() -> None:
    assert named("Thực hiện Báo cáo số 71/BC-SXD, các phòng có [14] người.") != "BM-05"


def _kinds(text: str) -> list[FigureKind]:
    return [f.kind for f in _read(text) if f.mention.value is not None]


def _read(text: str) -> list[Figure]:
    period = Period.parse("2026-Q3")
    return read_figures(text, catalogue=load_catalogue(), unit="Sở Xây dựng", period=period)


@pytest.mark.parametrize(
    "said",
    [
        "Sở được bố trí tối đa 45 biên chế.",
        "Tỷ lệ hoàn thành xuất sắc không vượt 20% tổng số công chức.",
        "Kế hoạch số 15/KH-SXD xác định 100% hồ sơ công việc xử lý trên môi trường mạng.",
    ],
)
def test_what_may_be_reached_at_most_and_what_a_plan_lays_down_are_targets(said: str) -> None:
    assert FigureKind.ACTUAL not in _kinds(said)


def test_a_most_that_has_been_reached_is_a_result() -> None:
    assert _kinds("Số hồ sơ quá hạn chỉ còn không quá 5 hồ sơ.") == [FigureKind.ACTUAL]


@pytest.mark.parametrize(
    "said",
    [
        "Kế hoạch của Thành phố gồm 58 nhiệm vụ.",
        "Danh mục do Bộ Tư pháp công bố có 950 văn bản.",
        "Khối phường đã có 40 mô hình hay.",
        "Thành phố còn 2.400 hồ sơ đang giải quyết, 120 hồ sơ trong số đó quá hạn.",
    ],
)
def test_what_another_body_has_is_no_result_of_the_unit(said: str) -> None:
    assert FigureKind.ACTUAL not in _kinds(said)


def test_a_row_s_unit_cell_gives_the_scale_of_its_result() -> None:
    (figure,) = [f for f in _read("5.1 | Vốn đầu tư công được giao | triệu đồng | 12.500") if f.code == "TK-01"]
    assert (figure.value, figure.measure) == (Decimal(12_500_000_000), "đồng")


def test_a_count_behind_a_reorganisation_is_no_rank() -> None:
    assert [f.measure for f in _read("Số tổ chức bên trong giảm sau sắp xếp: 5")] != ["hạng"]


def test_all_files_settled_are_settled_ones_not_all_files():
    assert named("Tổng số hồ sơ đã giải quyết trong kỳ là [8.340 hồ sơ].") == "TT-16"
    assert named("Tổng số hồ sơ phải giải quyết trong kỳ là [8.340 hồ sơ].") == "TT-11"
