"""Sentences as people in a hurry write them: no commas, words in another order, other things counted in between."""

from decimal import Decimal

import pytest

from tests.support.readings import an_extraction


def values(said: str) -> dict[str, Decimal]:
    return {v.indicator: v.amount.normalize() for v in an_extraction(said, unit="Phường Mẫu", period="2026-Q3").values}


@pytest.mark.parametrize(
    ("said", "code", "amount"),
    [
        ("nộp hồ sơ qua mạng đạt 97,1% quý trước 95,4%", "CQS-05", "97.1"),
        ("biên chế công chức giao năm nay 45 năm ngoái 48, hiện làm việc thực tế 42 công chức", "BM-05", "45"),
        ("biên chế công chức giao năm nay 45 năm ngoái 48, hiện làm việc thực tế 42 công chức", "BM-06", "42"),
        ("Phản ánh kiến nghị về thủ tục hành chính tiếp nhận 13 cái xử lý xong 11 cái", "TT-27", "13"),
        ("Phản ánh kiến nghị về thủ tục hành chính tiếp nhận 13 cái xử lý xong 11 cái", "TT-28", "11"),
        ("giảm được 2 đơn vị sự nghiệp công lập từ 9 xuống 7", "BM-03", "7"),
        ("Đang tiếp tục giải quyết 52 hồ sơ, trong đó 50 hồ sơ còn trong thời hạn, 02 quá thời hạn.", "TT-23", "50"),
        ("Số hồ sơ được trả kết quả đúng vào thời hạn quy định là 421 hồ sơ.", "TT-18", "421"),
        ("Thủ tục có thu phí, lệ phí mà nộp được trên mạng đạt 91,3%.", "CQS-07", "91.3"),
        ("Công bố mới 5 thủ tục, bãi bỏ 3 thủ tục, nâng tổng số lên thành 174.", "TT-01", "174"),
        ("Việc Thành phố giao quá hạn chưa hoàn thành của phường: từ 6 việc hồi tháng 3/2026, nay chỉ còn 1.", "CD-08", "1"),
        ("Nhiệm vụ ghi trong Kế hoạch CCHC năm 2026: 31; đã xong: 17.", "CD-02", "31"),
        ("Tỷ lệ hài lòng đạt 95%, tương ứng 380 phiếu trong tổng số 400 phiếu hợp lệ thu về.", "TT-32", "400"),
    ],
)  # fmt: skip
def test_what_is_said_without_care_is_read(said: str, code: str, amount: str) -> None:
    assert values(said).get(code) == Decimal(amount)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Đã chiếu 12 đoạn phim về hồ sơ giải quyết quá hạn.", "TT-19"),
        ("Đất đai: giải quyết 214 hồ sơ; hộ tịch: 1.102 hồ sơ.", "TT-16"),
        ("Hồ sơ được số hóa khi tiếp nhận, giải quyết: 2.976; tỷ lệ số hóa: 93%.", "TT-16"),
        ("Hồ sơ công việc lập trong kỳ: 1.250; xử lý trên mạng: 1.175; còn lại 75 là hồ sơ mật.", "TT-22"),
        ("Không phụ thuộc địa giới: 94,1% số thủ tục hành chính, chỉ còn 05 thủ tục chưa thực hiện được.", "TT-01"),
        ("Trong năm đã cắt giảm 14 biên chế, hoàn thành 116,7% kế hoạch năm (12 biên chế).", "BM-05"),
        ("Biên chế giao tại năm mốc: 168; đã tinh giản: 9.", "BM-05"),
        ("Nhiệm vụ ghi trong Kế hoạch CCHC năm 2026: 31; đã xong: 17, đang làm: 12, chưa làm: 2.", "CD-08"),
    ],
)
def test_what_is_no_value_of_the_unit_is_not_shown_as_one(said: str, code: str) -> None:
    assert code not in values(said)


def test_what_is_said_not_to_count_is_left_out() -> None:
    said = "Trong quý đã ban hành 6 văn bản chỉ đạo CCHC, ngoài ra có 03 thông báo lịch họp không tính."
    assert values(said) == {"CD-01": Decimal(6)}
