"""Sentences on which somebody who had not made the rules saw them go too far."""

from decimal import Decimal

import pytest

from tests.support.readings import an_extraction


def values(said: str) -> dict[str, Decimal]:
    return {v.indicator: v.amount.normalize() for v in an_extraction(said, unit="Phường Láng", period="2026-Q3").values}


@pytest.mark.parametrize(
    ("said", "code", "amount"),
    [
        ("Hệ thống iHanoi của Thành phố tiếp nhận 85.000 phản ánh, kiến nghị, phường tiếp nhận 21.", "TT-27", "85000"),
        ("Trang thông tin của Thành phố có 1.250 tin, bài tuyên truyền CCHC, phường có 45 tin, bài.", "CD-15", "1250"),
        ("Cổng Dịch vụ công của Thành phố tiếp nhận 152.000 hồ sơ trong quý.", "TT-12", "152000"),
        ("Do Thành phố tổ chức 07 lớp tập huấn, phường cử 35 lượt cán bộ dự.", "CV-09", "7"),
        ("Tỷ lệ hồ sơ trực tuyến thấp hơn phường Hoàn Kiếm, vốn đạt 98%, phường đạt 96,1%.", "CQS-05", "98"),
        ("Tỷ lệ số hóa của phường kém phường Ba Đình, nơi đạt 98%.", "CQS-09", "98"),
        ("Theo số liệu Thành phố tiếp nhận 2.150.000 hồ sơ trong quý III.", "TT-12", "2150000"),
        ("Cùng các phường khác tiếp nhận 45.000 hồ sơ trong quý III.", "TT-12", "45000"),
        ("Nhiệm vụ của Thành phố đạt 95% đúng hạn, nhiệm vụ của phường đạt 98%.", "CD-09", "95"),
        ("UBND Thành phố mở cho khối phường, xã 7 lớp tập huấn, phường cử 35 lượt cán bộ tham gia.", "CV-09", "7"),
        ("Phấn đấu đúng hạn 99%, xã có 05 hồ sơ quá hạn trở lên phải giải trình.", "TT-19", "5"),
        ("Phấn đấu cả năm đăng 200 tin, bài, quý III đăng 60 tin, bài, quý IV đăng 60 tin, bài.", "CD-15", "60"),
        ("Mục tiêu năm 2026: tuyển 10 công chức, quý III 04 công chức, quý IV 06 công chức.", "CV-01", "4"),
        ("Phường đạt mức 1/126 về chỉ số CCHC.", "BM-03", "126"),
        ("30 văn bản phải rà soát đều được phân công các phòng rà soát.", "TC-06", "30"),
        ("13 phản ánh, kiến nghị tiếp nhận đều được phân loại, trả lời đã nhận.", "TT-28", "13"),
    ],
)
def test_what_is_not_the_units_own_result_is_not_shown_as_one(said: str, code: str, amount: str) -> None:
    assert values(said).get(code) != Decimal(amount)


@pytest.mark.parametrize(
    ("said", "code", "amount"),
    [
        ("Phường giải quyết 1.300 hồ sơ. Tỷ lệ đúng hạn 99,5%, phản ánh kiến nghị đã xử lý 13.", "TT-20", "99.5"),
        ("Trong quý giải quyết 1.300 hồ sơ. Quá hạn 10; nhiệm vụ Thành phố giao hoàn thành 40.", "TT-19", "10"),
        ("Phường đã tiếp nhận 1.350 hồ sơ của tổ chức, cá nhân, đã giải quyết 1.300 hồ sơ.", "TT-12", "1350"),
        ("Số hồ sơ tiếp nhận trực tuyến: 1.290 hồ sơ của cơ sở kinh doanh và người dân.", "TT-13", "1290"),
        ("100% hồ sơ công việc được xử lý trên môi trường mạng; tiếp nhận 1.350 hồ sơ.", "TT-12", "1350"),
        ("Phường đã giải quyết 1.150 hồ sơ, phần lớn là trước hạn (1.020 hồ sơ).", "TT-17", "1020"),
        ("Đã giải ngân 80,2 tỷ đồng, đạt 63,9% kế hoạch năm (125,5 tỷ đồng).", "TK-01", "125500000000"),
        ("Thời gian giải quyết TTHC cắt giảm 30% (đã trình và được phê duyệt).", "TT-07", "30"),
        ("Tổng số TTHC thuộc thẩm quyền giải quyết là 419 TTHC được công bố tại Quyết định.", "TT-01", "419"),
        ("Phường niêm yết công khai 419/419 TTHC thuộc thẩm quyền giải quyết.", "TT-01", "419"),
        ("Chỉ số CCHC: Năm 2024 đạt 90,1%, năm 2025 đạt 92,5%.", "XH-17", "92.5"),
        ("Đã giải quyết 1.300 hồ sơ, toàn bộ đúng hạn và trước hạn, đạt 100%.", "TT-20", "100"),
        ("Tiếp nhận 1.350 hồ sơ, toàn bộ được số hóa, đạt 100%.", "CQS-09", "100"),
        ("Việc kiểm soát TTHC được quan tâm, tiếp nhận trong kỳ 1.350, trong đó trực tuyến 1.290.", "TT-12", "1350"),
        ("Phường được giao tuyển dụng 05 công chức; tuyển dụng được 02 công chức.", "CV-01", "2"),
        ("Điểm tối đa 100; phường 92,5 điểm, xếp thứ 12 Chỉ số CCHC.", "XH-17", "92.5"),
        ("Biên chế giao năm 2025 là 95 công chức, có mặt 90 công chức.", "BM-06", "90"),
        ("Nhờ áp dụng nhiều sáng kiến phường vươn lên xếp thứ 8 về chỉ số CCHC.", "XH-18", "8"),
        ("Từ khi vận hành chính quyền 2 cấp đến nay, đã giải quyết 1.300 hồ sơ trong kỳ báo cáo.", "TT-16", "1300"),
    ],
)  # fmt: skip
def test_what_any_reader_gets_is_read(said: str, code: str, amount: str) -> None:
    assert values(said).get(code) == Decimal(amount)
