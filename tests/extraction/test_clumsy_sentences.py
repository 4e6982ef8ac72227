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
        ("Việc Thành phố giao quá hạn chưa hoàn thành: từ 6 việc hồi tháng 3/2026, nay chỉ còn 1.", "CD-08", "1"),
        ("Nhiệm vụ ghi trong Kế hoạch CCHC năm 2026: 31; đã xong: 17.", "CD-02", "31"),
        ("421 hồ sơ phải giải quyết, nhận mới 403 còn kỳ trước để lại 18", "TT-12", "403"),
        ("421 hồ sơ phải giải quyết, nhận mới 403 còn kỳ trước để lại 18", "TT-15", "18"),
        ("Trong quý 46 viên chức mới ký hợp đồng làm việc với các trường.", "CV-02", "46"),
        ("134 thủ tục, trong đó 128 thủ tục thực hiện theo cơ chế một cửa và 06 thủ tục tại cơ quan.", "TT-09", "128"),
        ("Xã đang thụ lý 64 hồ sơ, tất cả 64 hồ sơ đều trong thời hạn giải quyết.", "TT-23", "64"),
        ("Đơn vị nghiêm túc triển khai. Không hoàn thành nhiệm vụ: 1,7% công chức.", "CV-07", "1.7"),
        ("Sở xác định 15 văn bản thuộc diện phải rà soát, dự kiến hoàn thành trước ngày 15/11/2026.", "TC-05", "15"),
        ("Tỷ lệ hài lòng đạt 95%, tương ứng 380 phiếu trong tổng số 400 phiếu hợp lệ thu về.", "TT-32", "400"),
    ],
)  # fmt: skip
def test_what_is_said_without_care_is_read(said: str, code: str, amount: str) -> None:
    assert values(said).get(code) == Decimal(amount)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (
            "Việc UBND Thành phố, Chủ tịch UBND Thành phố giao, đến hạn: 41; xong muộn: 7; quá hạn chưa xong: 06.",
            "TT-19",
        ),
        ("Việc do Chủ tịch xã giao các thôn: 64; trễ: 5.", "CD-05"),
        ("Kế hoạch CCHC năm: 46 nhiệm vụ; đạt tiến độ: 31; hoàn thành: 28.", "CD-06"),
        ("Đến nay đã xem 28/31 văn bản quy phạm pháp luật cần rà soát.", "TC-05"),
        ("Đơn vị dự kiến kiểm tra CCHC năm 2027: 7; tỷ lệ so với số đơn vị: 35%.", "CD-11"),
        ('Phường duy trì mô hình mới về CCHC "Thứ Bảy vì dân".', "XH-18"),
        ("Xếp hạng chỉ số CCHC của phường; các bảng công bố năm nay có thay đổi.", "XH-18"),
        ("Điểm tối đa của nhóm dịch vụ công trực tuyến: 12; nhóm số hóa hồ sơ: 22; chưa được chấm.", "XH-15"),
        ("Phường đứng nhất về chỉ số chuyển đổi số, bỏ xa đơn vị đứng thứ hai.", "XH-08"),
        ("Tỷ lệ xử lý kiến nghị đúng hạn đạt 100%.", "TT-20"),
        ("Rà soát 63 thủ tục; cắt giảm chi phí tuân thủ 27,5% (chờ phê duyệt).", "TT-08"),
        ("Mỗi sở phải kiểm tra; đến nay phường Hoàng Liệt đã kiểm tra 100% đơn vị.", "CD-11"),
        ("Tỷ lệ giải ngân toàn Thành phố tăng từ 93,1% năm 2025 lên 97,5% năm 2026.", "TK-03"),
        ("Người dân trả tiền mặt. Nguyên nhân do trên 60% hồ sơ là chứng thực.", "CQS-08"),
        ("Tổ công nghệ số cộng đồng hỗ trợ 890 hồ sơ nộp trực tuyến.", "TT-13"),
        ("Phường tiếp tục thực hiện 05 văn bản chỉ đạo CCHC đã ban hành quý II.", "CD-01"),
        ("Trong tổng số 19 thủ tục được công bố có 06 thủ tục ban hành mới.", "TT-01"),
        ("Đề án vị trí việc làm: 5/6 đơn vị sự nghiệp được phê duyệt (đạt 83,3%), 01 đơn vị chờ thẩm định.", "BM-03"),
        ("Hồ sơ kỳ trước chuyển sang là 124. Đến nay còn 11 hồ sơ thuộc số này đang giải quyết.", "TT-22"),
        ("Nhóm hài lòng xếp 19/126 trong Bộ chỉ số 766.", "XH-10"),
        (
            "Kế hoạch CCHC năm 2026 xác định 36 nhiệm vụ, trong đó 05 nhiệm vụ phải hoàn thành ngay trong quý I.",
            "CD-05",
        ),
        ("Chỉ ra 08 tồn tại, chủ yếu là cập nhật hồ sơ chậm (05) và niêm yết chưa đủ (03).", "TT-19"),
        ("Sau rà soát, kiến nghị xử lý 07 văn bản: sửa đổi, bổ sung 03; thay thế 02; bãi bỏ 02.", "TC-08"),
        ("Đã rà soát 19 văn bản, kiến nghị thay thế 04 văn bản, bãi bỏ 02 văn bản.", "TC-07"),
        ("Rút ngắn 35% thời gian giải quyết đối với 48 thủ tục hành chính.", "TT-01"),
        ("Giao Phòng Kinh tế xử lý dứt điểm, đến ngày 31/10/2026 không còn hồ sơ quá hạn chưa giải quyết.", "TT-24"),
        ("Tiếp tục duy trì tỷ lệ hồ sơ đúng hạn từ 99% trở lên, tỷ lệ hài lòng trên 95%.", "TT-31"),
        ("Tỷ lệ người dân có hồ sơ sức khỏe điện tử đạt 91,6%.", "CQS-04"),
        ("Về Kế hoạch CCHC: 16 nhiệm vụ đã hoàn thành; không có nhiệm vụ chậm tiến độ.", "TT-24"),
        ("Phát hiện 01 văn bản trái pháp luật qua kiểm tra 17 văn bản và đã kiến nghị xử lý.", "TC-08"),
        ("Đã sửa đổi 26 thủ tục do có 03 nghị định mới.", "TC-01"),
        ("Trong quý có 420 hồ sơ nộp khác địa bàn cư trú.", "TT-12"),
        ("Có 15 hồ sơ giải quyết quá hạn; đã gửi thư xin lỗi 15 hồ sơ (100%).", "TT-21"),
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
