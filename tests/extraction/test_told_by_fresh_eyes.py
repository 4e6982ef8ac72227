"""Sentences a fresh reader wrote against rules that read too much, and those of reports that read too little."""

from decimal import Decimal

import pytest

from tests.support.readings import values_of


@pytest.mark.parametrize(
    ("said", "code", "period", "amount"),
    [
        ("Năm 2026 phường được giao 68 biên chế, có 3 công chức bị kỷ luật.", "CV-05", "2026-Q3", "3"),
        ("Được giao 68 biên chế công chức, đã có 4 người thôi việc do sắp xếp.", "BM-12", "2026-Q3", "4"),
        ("Được giao 20 chỉ tiêu viên chức, có 3 viên chức trúng tuyển.", "CV-02", "2026-Q3", "3"),
        ("CCHC năm 2026 đạt 76,5% kế hoạch.", "CD-04", "2026-9M", "76.5"),
        ("Văn bản xin lỗi: trong 12 hồ sơ quá hạn, đã gửi 9.", "TT-26", "2026-Q3", "9"),
        ("Trong 46 hồ sơ trễ thì xã mới xin lỗi được 33 hồ sơ bằng văn bản.", "TT-26", "2026-Q3", "33"),
        ("Đơn giản hóa thêm 7 TTHC.", "TT-06", "2026-Q3", "7"),
        ("Từ tháng 1 đến nay Sở thi hành kỷ luật 06 người.", "CV-05", "2026-9M", "6"),
        ("Từ tháng 1 đến tháng 9 phường ban hành 30 văn bản chỉ đạo CCHC.", "CD-01", "2026-9M", "30"),
        ("Trong quý, Sở tập trung các nhiệm vụ: ban hành 12 văn bản chỉ đạo CCHC.", "CD-01", "2026-Q3", "12"),
        ("Kỷ luật 01 công chức (tháng 8/2026) hình thức khiển trách.", "CV-05", "2026-Q3", "1"),
        ("Tỷ lệ chung toàn xã về hồ sơ trực tuyến đạt 88,2%.", "CQS-05", "2026-Q3", "88.2"),
        ("Đã giải quyết 1.158 hồ sơ, đạt 99,5% số hồ sơ giải quyết đúng hạn.", "TT-20", "2026-Q3", "99.5"),
        ("Tỷ lệ hồ sơ quá hạn không đến 1%.", "TT-21", "2026-Q3", "1"),
        ("Bồi dưỡng: 46 lượt trong quý III, 133 lượt trong 9 tháng.", "CV-03", "2026-9M", "133"),
        ("Bồi dưỡng: 46 lượt trong quý III, 133 lượt trong 9 tháng.", "CV-03", "2026-Q3", "46"),
        ("Quý III ban hành 19 văn bản chỉ đạo CCHC; cộng với hai quý trước là 52 văn bản.", "CD-01", "2026-9M", "52"),
        ("Vốn đầu tư công giải ngân tới trung tuần tháng 9 là 742,5 tỷ đồng, bằng 53,6%.", "TK-03", "2026-9M", "53.6"),
        ("Hồ sơ vào: 6.317 (mới) + 864 (cũ chuyển sang) = 7.181.", "TT-11", "2026-Q3", "7181"),
        ("Hồ sơ vào: 6.317 (mới) + 864 (cũ chuyển sang) = 7.181.", "TT-12", "2026-Q3", "6317"),
        ("Theo phương án thông qua tháng 7, Sở đã đơn giản hóa 27 thủ tục.", "TT-06", "2026-Q3", "27"),
        ("Kế hoạch năm đặt ra 73 nhiệm vụ, hoàn thành 52 nhiệm vụ, tỷ lệ 71,2%.", "CD-04", "2026-9M", "71.2"),
        ("Kế hoạch năm: tổng 62 nhiệm vụ - xong 43 (tính từ tháng 1) - đạt 69,4%.", "CD-03", "2026-9M", "43"),
        (
            "Đối thoại với doanh nghiệp dược: dự kiến tháng 11, trong quý chưa tổ chức cuộc nào.",
            "CD-14",
            "2026-Q3",
            "0",
        ),
        ("Tính đến ngày chốt số liệu, bộ thủ tục của Sở gồm 132 TTHC.", "TT-01", "2026-Q3", "132"),
    ],
)
def test_a_figure_is_what_its_own_words_say(said: str, code: str, period: str, amount: str) -> None:
    assert values_of(said).get((code, period)) == Decimal(amount)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Giao 74 biên chế công chức, có 40 nữ.", "BM-06"),
        ("Phường được giao 68 biên chế công chức, có 5 biên chế chưa tuyển dụng.", "BM-06"),
        ("Số hóa thêm 15 TTHC.", "TT-02"),
        ("Phường đang làm 12 thủ tục thanh lý tài sản.", "TT-01"),
        ("Sở góp ý 25 văn bản do đơn vị chủ trì soạn thảo.", "TC-01"),
        ("Tính từ 01/01 đến 30/6/2026, phường tiếp nhận 2.400 hồ sơ.", "TT-12"),
        ("Từ 01/01 đến 31/3, phường giải quyết 1.100 hồ sơ.", "TT-16"),
        ("Từ tháng 1 năm 2026 đến hết tháng 6, giải quyết 2.100 hồ sơ.", "TT-16"),
        ("Nhiệm vụ dở dang của quý II: 4 nhiệm vụ.", "CD-08"),
        ("Phường không tồn đọng phản ánh, kiến nghị.", "TT-27"),
        ("Nhóm hồ sơ xây dựng, sửa chữa nhà trong quý có 455 hồ sơ, là nhóm duy nhất phát sinh quá hạn.", "TT-19"),
        ("Đáng lẽ hết quý III phải xong 22 việc của Kế hoạch CCHC.", "CD-05"),
        ("Quý III phường tập trung vào hai việc: kéo tỷ lệ nộp hồ sơ qua mạng lên trên 94%.", "CQS-05"),
        ("Giải ngân 55,4%; nếu tính cả khối lượng chưa thanh toán thì khoảng 61%.", "CQS-08"),
    ],
)
def test_what_is_something_else_is_no_figure(said: str, code: str) -> None:
    assert code not in {found for found, _ in values_of(said)}


def test_the_half_year_is_told_apart_from_its_second_quarter() -> None:
    said = "Quý II phường ban hành 14 văn bản chỉ đạo CCHC, nâng tổng số nửa đầu năm lên 26 văn bản."
    assert values_of(said, period="2026-Q2") == {("CD-01", "2026-Q2"): Decimal(14), ("CD-01", "2026-6M"): Decimal(26)}


def test_what_communes_check_themselves_is_not_the_departments() -> None:
    said = "Sở đã kiểm tra theo thẩm quyền 214 văn bản. Các xã, phường tự kiểm tra được 1.140 văn bản."
    assert Decimal(1140) not in values_of(said, unit="Sở Tư pháp").values()


def test_an_early_rate_is_the_rate_its_words_name() -> None:
    said = "CCHC năm 2025: 98,5% hồ sơ giải quyết đúng hạn."
    assert values_of(said, period="2025-Y") == {("TT-20", "2025-Y"): Decimal("98.5")}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Hồ sơ đã giải quyết: 5.317 (mới) + 864 (tồn quý trước) = 6.181 hồ sơ.", {"TT-16": 6181}),
        ("Phản ánh, kiến nghị: 20 (mới) + 4 (kỳ trước chuyển sang) = 24 phản ánh.", {"TT-27": 24}),
        ("Số đơn thư: 41 (mới) + 12 (quý trước chuyển) = 53.", {}),
        ("Thư xin lỗi: còn nợ 6, đã gửi 40.", {"TT-26": 40}),
        ("Trong 46 hồ sơ trễ hạn, còn chưa xin lỗi 13 hồ sơ.", {"TT-19": 46}),
        ("Xin lỗi: có 9 hồ sơ quá hạn, trong đó 7 hồ sơ lỗi hệ thống, đã xin lỗi 9 hồ sơ.", {"TT-19": 9, "TT-26": 9}),
        ("Còn hồ sơ trả chậm, tỷ lệ đúng hạn chưa đạt 98%.", {}),
        ("Chỉ tiêu đặt ra đến cuối năm, đạt 95% hồ sơ nộp trực tuyến, số hóa 90%.", {}),
        ("Phường tập trung các nhiệm vụ: hoàn thành 100% số hóa hồ sơ.", {}),
        ("Nếu tính cả tạm ứng thì 61%, giải ngân thực tế đạt 45%.", {"TK-03": 45}),
        ("Sau nửa năm triển khai, tỷ lệ hồ sơ nộp trực tuyến của phường đạt 93%.", {"CQS-05": 93}),
        ("Nhóm hồ sơ nộp trực tuyến là 2.300 hồ sơ.", {"TT-13": 2300}),
        ("Được giao 68 biên chế công chức, có 63 công chức tại thời điểm báo cáo.", {"BM-05": 68, "BM-06": 63}),
    ],
)
def test_a_rule_keeps_to_what_it_was_written_for(said: str, found: dict[str, int]) -> None:
    assert {code: int(amount) for (code, _), amount in values_of(said).items()} == found


@pytest.mark.parametrize(
    ("said", "period", "of"),
    [
        ("Từ đầu năm đến tháng 8, phường tiếp nhận 3.400 hồ sơ.", "2026-Q3", "2026-9M"),
        ("Tính từ ngày 01/01/2026 đến ngày 30/11/2026 phường đã tiếp nhận mới 6.400 hồ sơ.", "2026-Y", "2026-Y"),
    ],
)
def test_a_year_so_far_stays_one_when_its_last_day_is_a_little_early(said: str, period: str, of: str) -> None:
    assert [time for _, time in values_of(said, period=period)] == [of]
