"""Sentences and tables that a second reader found the rules to take for the unit's results, or results they lost."""

from decimal import Decimal

import pytest

from extraction.figures import read_figures
from extraction.labels import LabelIndex
from tests.support.readings import an_extraction
from tests.support.table_values import CATALOGUE
from tests.support.table_values import values as of_periods


def values(said: str, *, unit: str = "Phường Mẫu") -> dict[str, Decimal]:
    return {v.indicator: v.amount.normalize() for v in an_extraction(said, unit=unit, period="2026-Q3").values}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Mục tiêu năm 2027: biên chế được giao 60, viên chức 100.", "BM-05"),
        ("Dự kiến năm 2027 vốn đầu tư công giao 60 tỷ đồng.", "TK-01"),
        ("Phường đề nghị Sở Nội vụ xem xét biên chế công chức được giao là 70.", "BM-05"),
        ("Công chức không hoàn thành nhiệm vụ: 2 người, bằng 3,3% tổng số 60 biên chế được giao.", "BM-06"),
        ("Viên chức hiện có 58 người; chỉ tiêu đào tạo 60 người, đạt 96,7%.", "BM-07"),
        ("Thực hiện Nghị quyết đề ra mục tiêu, đến hết năm 2026, tỷ lệ hồ sơ trực tuyến đạt 95%.", "CQS-05"),
        ("Văn phòng có trách nhiệm hoàn thành các chỉ tiêu: hồ sơ trực tuyến 95%, số hóa 98%.", "CQS-05"),
        ("Đội tuyển của phường xếp hạng nhất Hội thi tìm hiểu cải cách hành chính.", "XH-18"),
        ("Phường thực hiện nghiêm Luật Ban hành văn bản quy phạm pháp luật. Đã ban hành 45 quyết định.", "TC-01"),
        ("Đội ngũ viên chức giáo dục ổn định. Có mặt 350 người tham dự hội nghị.", "BM-08"),
        ("Về chỉ số CCHC năm 2025, phường có 01 sáng kiến được xếp hạng ba cấp Thành phố.", "XH-18"),
        ("Phường được giao bãi bỏ 42 thủ tục hành chính, đơn giản hóa 18 thủ tục.", "TT-04"),
        ("Phường được giao chủ trì tham mưu 12 văn bản quy phạm pháp luật.", "TC-01"),
        ("Đề án xác định năm 2026 giảm 20% biên chế công chức và 20% biên chế viên chức.", "BM-10"),
        ("Đã phê duyệt phương án ủy quyền đối với 708 thủ tục hành chính.", "TT-06"),
        ("Phường đã giảm 3 phòng chuyên môn, 14 đơn vị sự nghiệp công lập.", "BM-03"),
        ("Số viên chức có mặt sau tuyển dụng là 1.024.", "CV-02"),
    ],
)
def test_what_is_no_result_of_the_unit_is_not_shown_as_one(said: str, code: str) -> None:
    assert code not in values(said)


@pytest.mark.parametrize(
    ("said", "code", "amount"),
    [
        ("Vốn đầu tư công đã giải ngân 30 tỷ tập trung vào các dự án.", "TK-02", "30000000000"),
        ("Đến hết quý III: tỷ lệ hồ sơ nộp trực tuyến 93%.", "CQS-05", "93"),
        ("Nhờ áp dụng nhiều sáng kiến nên phường xếp thứ 12/126 về Chỉ số CCHC năm 2025.", "XH-18", "12"),
        ("Như nêu tại Phụ lục 2, 12 hồ sơ quá hạn thuộc lĩnh vực đất đai.", "TT-19", "12"),
        ("Phường đã giảm 3 phòng chuyên môn, 14 đơn vị sự nghiệp công lập.", "BM-04", "14"),
        ("Kiểm tra phát hiện 6 văn bản trái pháp luật. Đến nay 4 văn bản đã được xử lý.", "TC-04", "4"),
        ("Số nhiệm vụ được giao hoàn thành trước hạn và đúng hạn: 28.", "CD-06", "28"),
        ("Kế hoạch CCHC năm 2026 xác định 27 nhiệm vụ.", "CD-02", "27"),
        ("Số viên chức có mặt sau tuyển dụng là 1.024.", "BM-08", "1024"),
        ("Đã giải quyết 1.200 hồ sơ, quá hạn 6; còn lại 1.194 hồ sơ đúng hạn.", "TT-18", "1194"),
        ("Nhiệm vụ Thành phố giao: 96,3% hoàn thành đúng hạn.", "CD-09", "96.3"),
        ("Phường hoàn thành các nhiệm vụ trọng tâm. Thứ nhất, tỷ lệ hồ sơ trực tuyến là 93%.", "CQS-05", "93"),
        (
            "Phường đã ban hành Quyết định giao chỉ tiêu cho các bộ phận. Tỷ lệ hồ sơ nộp trực tuyến đạt 93%.",
            "CQS-05",
            "93",
        ),
        ("# I. Kết quả đạt được\n## 1. Các chỉ tiêu chủ yếu\nTỷ lệ hồ sơ nộp trực tuyến đạt 93%.", "CQS-05", "93"),
        ("Trước khi sắp xếp, có 12 đơn vị sự nghiệp; sau sắp xếp còn 10 đơn vị sự nghiệp.", "BM-03", "10"),
    ],
)
def test_a_result_stays_one(said: str, code: str, amount: str) -> None:
    assert values(said).get(code) == Decimal(amount).normalize()


@pytest.mark.parametrize(
    "table",
    [
        "Biểu 3. Kết quả đào tạo\nLớp | Công chức | Viên chức ; Kế hoạch năm | 60 | 100 ; Thực tế | 40 | 80",
        "Biểu 4. Tinh giản biên chế\nNội dung | Công chức | Viên chức ; Được giao | 5 | 3 ; Có mặt | 4 | 2",
        "Bảng 5. Kết quả các điểm\nNội dung | Tiếp nhận mới | Đã giải quyết | Quá hạn ; Kết quả tại Trung tâm | 850 "
        "| 790 | 3 ; Kết quả tại điểm số 2 | 120 | 118 | 1",
    ],
)
def test_tables_that_look_like_results_of_the_unit(table: str) -> None:
    assert of_periods(table) == {}


def test_a_caption_in_percent_does_not_hold_for_counts() -> None:
    table = (
        "Bảng 2. Số hồ sơ nộp trực tuyến và tỷ lệ (%)\n"
        "Lĩnh vực | Tổng số hồ sơ | Hồ sơ trực tuyến | Tỷ lệ ; Hộ tịch | 50 | 49 | 98 ; Đất đai | 100 | 98 | 98 ; "
        "Tổng | 150 | 147 | 98"
    )
    assert Decimal(147) not in {a for (code, _), a in of_periods(table).items() if code.startswith("CQS")}


def test_a_share_against_the_new_year_is_of_the_report() -> None:
    read = an_extraction("Tỷ lệ hồ sơ trực tuyến đạt 93% cao hơn so với đầu năm.", unit="Phường Mẫu", period="2026-Q3")
    assert [(v.indicator, str(v.period)) for v in read.values] == [("CQS-05", "2026-Q3")]


def test_what_is_left_was_not_done() -> None:
    said = "Phường đã hoàn thành 32 việc trong Kế hoạch CCHC. Hiện còn 8 việc."
    left = [f for f in read_figures(said, catalogue=CATALOGUE, labels=LabelIndex(CATALOGUE)) if f.value == 8]
    assert [f.code for f in left] == [None]


def test_a_row_of_counts_under_a_caption_in_percent_is_neither() -> None:
    table = (
        "Bảng 1. Tình hình giải quyết TTHC và tỷ lệ đúng hạn (%)\n"
        "TT | Chỉ tiêu | Kết quả ; 1 | Tỷ lệ hồ sơ giải quyết đúng hạn | 96 ; 2 | Hồ sơ quá hạn | 20"
    )
    assert of_periods(table) == {("TT-20", "2026-Q3"): Decimal(96)}


def test_a_column_of_counts_under_a_caption_in_percent_counts() -> None:
    table = (
        "Bảng 1. Kết quả giải quyết hồ sơ (%)\n"
        "TT | Nội dung | Số hồ sơ | Tỷ lệ ; 1 | Hồ sơ tiếp nhận mới | 500 | ; 2 | Hồ sơ giải quyết quá hạn | 20 | 4"
    )
    read = of_periods(table)
    assert read["TT-12", "2026-Q3"] == 500
    assert (read["TT-19", "2026-Q3"], read["TT-21", "2026-Q3"]) == (20, 4)
