"""Sentences of reports by hands that had not seen the rules: times, goals, parts, apologies and stated zeros."""

from decimal import Decimal

import pytest

from tests.support.readings import values_of


@pytest.mark.parametrize(
    ("said", "code", "period", "amount"),
    [
        ("- Bồi dưỡng LK9T: 173 lượt.", "CV-03", "2026-9M", "173"),
        ("Nhiệm vụ TP giao: LK9T đến hạn 47, đúng hạn 45.", "CD-05", "2026-9M", "47"),
        ("Nhiệm vụ Thành phố giao: cộng từ tháng 01 có 342 nhiệm vụ tới hạn.", "CD-05", "2026-9M", "342"),
        ("Nhiệm vụ Thành phố giao: từ ngày 01/01 có 142 nhiệm vụ đến hạn.", "CD-05", "2026-9M", "142"),
        ("Nhiệm vụ Thành phố giao có tỷ lệ đúng hạn 90,3% (lũy kế 9 tháng) là thấp.", "CD-09", "2026-9M", "90.3"),
        ("Đã kiểm tra CCHC tại 12 trong 14 phòng, đơn vị kể từ đầu năm.", "CD-10", "2026-9M", "12"),
        ("Tồn quý II: 143 hồ sơ. Mới nhận: 2.486 hồ sơ.", "TT-15", "2026-Q3", "143"),
        ("Cộng với 94 hồ sơ quý II để lại, phường phải xử lý 1.266 hồ sơ.", "TT-15", "2026-Q3", "94"),
        ("Công chức: giao 74, có 72; nghỉ thai sản 01.", "BM-06", "2026-Q3", "72"),
        ("Thành phố giao 48 biên chế công chức nhưng xã mới có 44 người.", "BM-06", "2026-Q3", "44"),
        ("CCHC năm 2025 của phường đạt 87,31%, hạng 12/126.", "XH-17", "2025-Y", "87.31"),
        ("Bộ chỉ số 766 đạt 92,36 điểm. CCHC năm 2025: 91,84%, xếp thứ 9/126.", "XH-18", "2025-Y", "9"),
        ("Kế hoạch năm: 51/72 nhiệm vụ xong sau 9 tháng, đạt 70,8%.", "CD-03", "2026-9M", "51"),
        ("- Thư xin lỗi: đã gửi 241 trong tổng số 259 hồ sơ quá hạn.", "TT-26", "2026-Q3", "241"),
        ("- Phản ánh, kiến nghị: nhận 14, xong 12.", "TT-28", "2026-Q3", "12"),
        ("Nộp trên môi trường mạng 17.867 hồ sơ, đạt 97,0% số nhận mới.", "CQS-05", "2026-Q3", "97"),
        ("Giải ngân 198,0 tỷ đồng, mới được 48,0%.", "TK-03", "2026-9M", "48"),
        ("+ Kỷ luật: quý III không có.", "CV-05", "2026-Q3", "0"),
        ("Nhiệm vụ Thành phố giao 88, không tồn đọng nhiệm vụ quá hạn.", "CD-08", "2026-Q3", "0"),
        ("Tỷ lệ đúng hạn 99,73%, tỷ lệ chung của các sở, ngành là 98,9%.", "TT-20", "2026-Q3", "99.73"),
        (
            "94 hồ sơ kỳ trước chuyển sang; đã trả 1.158 hồ sơ, gồm 1.155 hồ sơ đúng và sớm hẹn, 03 hồ sơ trễ hẹn.",
            "TT-30",
            "2026-Q3",
            "1155",
        ),
    ],
)
def test_a_figure_is_read_with_its_time(said: str, code: str, period: str, amount: str) -> None:
    assert values_of(said).get((code, period)) == Decimal(amount)


@pytest.mark.parametrize(
    ("said", "code", "amount"),
    [
        ("Tỷ lệ nộp hồ sơ trực tuyến chưa đạt 90%, nhiều người chưa có tài khoản.", "CQS-05", "90"),
        ("Trong quý đối thoại 01 hội nghị, cả năm phải 02 hội nghị.", "CD-14", "2"),
        ("Xã chưa kiểm tra CCHC; kế hoạch của năm là 06 đơn vị.", "CD-10", "6"),
        ("Đến cuối năm phải xong toàn bộ 40 nhiệm vụ Thành phố giao.", "CD-05", "40"),
        ("Phường mới gửi được 121 thư xin lỗi trên 163 trường hợp phải xin lỗi.", "TT-26", "163"),
        ("- Thư xin lỗi: đã gửi đủ 26 hồ sơ quá hạn (kể cả 03 hồ sơ đang giải quyết).", "TT-19", "26"),
        ("Phân theo lĩnh vực: hộ tịch 1.388 hồ sơ; đất đai 417 hồ sơ; còn lại 264.", "TT-22", "264"),
        ("Ưu tiên người đi làm xa về nghỉ lễ 02/9 nộp hồ sơ.", "BM-12", "2"),
        ("Quý III có 58 lượt công chức bồi dưỡng. Không tổ chức lớp riêng tại phường.", "CV-09", "0"),
        (
            "Từ đầu năm 388 lượt công chức bồi dưỡng; 6.240 lượt cập nhật y khoa không nằm trong con số này.",
            "CV-03",
            "6240",
        ),
    ],
)
def test_what_is_aimed_at_a_part_or_a_date_is_no_figure(said: str, code: str, amount: str) -> None:
    assert Decimal(amount) not in {value for (found, _), value in values_of(said).items() if found == code}
