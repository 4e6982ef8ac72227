"""Proposals, duties and what a plan lays down are no results; what was granted, done or merely due is one."""

from __future__ import annotations

import pytest

from tests.support.told_kinds import kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Xã đề nghị cấp trên trang bị thêm 03 máy tính.", {"03": "target"}),
        ("Phường kiến nghị Thành phố hỗ trợ kinh phí 900 triệu đồng.", {"900 triệu": "target"}),
        ("Sở đang trình phương án cắt giảm 21 TTHC.", {"21": "target"}),
        ("Sở đang trình phương án cắt giảm 21 TTHC, dự kiến được phê duyệt.", {"21": "target"}),
        ("Sở đang trình phương án cắt giảm 21 TTHC, đã được phê duyệt.", {"21": "actual"}),
        ("Xã đề xuất ủy quyền thêm 05 TTHC và được chấp thuận.", {"05": "actual"}),
        ("Xã kiến nghị bãi bỏ 05 văn bản.", {"05": "actual"}),
        ("Sở đang trình 04 văn bản.", {"04": "actual"}),
        ("Năm sau đề xuất giao 65 biên chế.", {"65": "target"}),
        ("Văn phòng lập danh sách kiểm tra 16 đơn vị trong quý tới.", {"16": "target"}),
        ("Còn 04 kiến nghị chuyển kỳ sau.", {"04": "actual"}),
        ("Từ đầu năm tới nay trả 60 hồ sơ từ đầu năm tới nay.", {"60": "actual"}),
        ("Nhằm nâng mức hài lòng lên 97%, xã mở 03 điểm.", {"97": "target", "03": "actual"}),
    ],
)
def test_what_is_asked_for_is_no_result_until_it_is_granted(text: str, expected: dict[str, str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tỷ lệ đúng hạn 93,4%, chưa đạt yêu cầu 97% của Quy chế.", {"93,4": "actual", "97": "target"}),
        ("Có 06 mẫu, không đạt yêu cầu 2%.", {"06": "actual", "2": "actual"}),
        ("Việc số hóa phải hoàn thành 100% trong năm.", {"100": "target"}),
        ("Nhiệm vụ phải hoàn thành 24, đã hoàn thành 20.", {"24": "actual", "20": "actual"}),
        ("Tỷ lệ xếp loại xuất sắc 18%, quy định là 20%.", {"18": "actual", "20": "target"}),
        ("Kinh phí mua máy quét dự toán 700 triệu đồng.", {"700 triệu": "target"}),
        ("Dự toán được giao 700 triệu đồng.", {"700 triệu": "actual"}),
        ("Công chức đăng ký thi đua với mức 100% hồ sơ đúng hạn.", {"100": "target"}),
    ],
)
def test_duties_and_costs_to_come_are_targets(text: str, expected: dict[str, str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Theo Kế hoạch số 31/KH-UBND, xã mở 05 lớp trong năm.", {"05": "target"}),
        ("Theo Nghị quyết số 08/NQ-HĐND, năm 2026 xã tuyển 06 viên chức.", {"06": "target"}),
        ("Theo Kế hoạch số 31/KH-UBND, xã đã mở 05 lớp trong năm.", {"05": "actual"}),
        ("Theo Kế hoạch số 31/KH-UBND, xã được giao 27 nhiệm vụ trong năm.", {"27": "actual"}),
        ("Theo Kế hoạch số 31/KH-UBND, xã được cấp 02 máy trong năm.", {"02": "actual"}),
        ("Theo Kế hoạch số 31/KH-UBND, xã mở 05 lớp.", {"05": "actual"}),
        ("Mở 03 lớp. Kế hoạch cũng đặt ra 12 hội nghị.", {"03": "target", "12": "target"}),
        ("Xã đã mở 03 lớp. Kế hoạch cũng đặt ra 12 hội nghị.", {"03": "actual", "12": "target"}),
    ],
)  # fmt: skip
def test_what_a_plan_lays_down_for_the_year_is_no_result(text: str, expected: dict[str, str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kết quả khá so với mục tiêu của Nghị quyết (số hóa 88%; ký số 96%).",
            {"88": "target", "96": "target"},
        ),
        ("Hoàn thành 3 chỉ tiêu (số hóa 88%; ký số 96%).", {"3": "actual", "88": "actual", "96": "actual"}),
        ("Vượt các chỉ tiêu của năm (đã số hóa 88%).", {"88": "actual"}),
        ("Đạt 75% so với chỉ tiêu của năm (12/16 lớp).", {"75": "actual", "12/16": "actual"}),
    ],
)
def test_brackets_behind_goals_hold_goals(text: str, expected: dict[str, str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Giám đốc nhấn mạnh phải nâng tỷ lệ ký số lên 97% và xóa 40 hồ sơ tồn.", {"97": "target", "40": "target"}),
        ("Chậm nhất cuối tháng này, các phòng nộp 12 báo cáo.", {"12": "target"}),
        ("Nếu giữ nhịp ấy, xã có thể đạt 96%.", {"96": "target"}),
        ("Xã ban hành kế hoạch mở 04 lớp, cử 70 lượt.", {"04": "target", "70": "target"}),
        ("Xã ban hành kế hoạch mở lớp, đã cử 70 lượt.", {"70": "actual"}),
        ("Sở chuẩn bị trình 02 nghị quyết.", {"02": "target"}),
        ("Sở trình 02 nghị quyết.", {"02": "actual"}),
        ("Thông báo số 88/TB-VP giao các phường: số hóa 96%; ký số 99%.", {"96": "target", "99": "target"}),
        ("Hội nghị chốt: giải ngân 93%; số hóa 88%.", {"93": "target", "88": "target"}),
        ("Yêu cầu: số hóa 96%; ký số 99%.", {"96": "target", "99": "target"}),
        ("Đến hết năm 2026: ký số 99%, mở 02 lớp.", {"99": "target", "02": "target"}),
        ("Kế hoạch số 9/KH-UBND giao xã 12 nhiệm vụ.", {"12": "actual"}),
    ],
)
def test_what_must_may_or_is_to_be_done_is_not_done_yet(text: str, expected: dict[str, str]) -> None:
    assert kinds(text) == expected
