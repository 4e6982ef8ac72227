"""Goals that a lead, a time to come or an order opens for more than their own words; what ends them."""

from __future__ import annotations

import pytest

from domain.periods import Period
from extraction.kinds import KindContext
from tests.support.told_kinds import kinds

THIRD_QUARTER = KindContext(report_period=Period.parse("2026-Q3"), unit="Xã Bát Tràng")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nhiệm vụ năm 2027: đúng hạn 99%; số hóa 85%; mở 06 lớp.",
            {"99": "target", "85": "target", "06": "target"},
        ),
        ("Phương hướng quý tới: tuyển 12 viên chức; cử 40 lượt học.", {"12": "target", "40": "target"}),
        (
            "Những con số Ban Chấp hành đã thống nhất gồm: số hóa 91%; ký số 97%.",
            {"91": "target", "97": "target"},
        ),
        ("Phường tự đề ra lộ trình: tháng 7 đạt 45%; tháng 8 đạt 62%.", {"45": "target", "62": "target"}),
        ("Giải pháp: tăng cường 05 công chức; lắp 02 ki-ốt.", {"05": "target", "02": "target"}),
        (
            "Phấn đấu 94% hồ sơ nộp trực tuyến; 88% hồ sơ trả điện tử.",
            {"94": "target", "88": "target"},
        ),
    ],
)  # fmt: skip
def test_what_a_lead_opens_holds_for_every_item(text: str, expected: dict[str, str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mục tiêu năm: số hóa 90%, kết quả đạt 86,2%; ký số 95%, kết quả đạt 96,4%.",
            {"90": "target", "86,2": "actual", "95": "target", "96,4": "actual"},
        ),
        (
            "Chỉ tiêu năm của xã: tin, bài 120; đến nay đã đăng 84 tin, bài; mở 03 hội nghị.",
            {"120": "target", "84": "actual", "03": "actual"},
        ),
        (
            "Phấn đấu năm 2026 đạt 91%; năm 2025 số hóa 77%.",
            {"91": "target", "77": "actual"},
        ),
        ("Mục tiêu năm: ký số 93% (cùng kỳ năm trước 88%).", {"93": "target", "88": "previous"}),
        ("Chỉ tiêu năm của xã: biên chế được giao 64, bồi dưỡng 50 lượt.", {"64": "actual", "50": "target"}),
    ],
)  # fmt: skip
def test_a_result_ends_the_list_or_its_item(text: str, expected: dict[str, str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nhiệm vụ năm 2026: đến hạn 45; hoàn thành 41.", {"45": "actual", "41": "actual"}),
        ("Xã đã hoàn thành cả 02 mục tiêu: ký số 97%; số hóa 90%.", {"02": "actual", "97": "actual", "90": "actual"}),
        ("Kế hoạch năm của xã: 31 nhiệm vụ; hoàn thành 20.", {"31": "actual", "20": "actual"}),
        ("Kết quả so với mục tiêu: số hóa 90,4%; ký số 97%.", {"90,4": "actual", "97": "actual"}),
        ("Tổng số liệu chốt đến ngày 14/6/2026 gồm: 312 hồ sơ; 08 văn bản.", {"312": "actual", "08": "actual"}),
        ("Giải pháp hoàn thành trong quý: lắp 02 máy; mở 03 điểm.", {"02": "actual", "03": "actual"}),
        ("Rà soát 40 văn bản; đề xuất bãi bỏ: 07.", {"40": "actual", "07": "actual"}),
    ],
)  # fmt: skip
def test_lists_that_only_look_like_goals_are_results(text: str, expected: dict[str, str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trong kỳ tới, mỗi tổ số hóa thêm 300 hồ sơ, lắp 02 máy.", {"300": "target", "02": "target"}),
        ("Thời gian tới, phúc tra đơn vị đã có kết luận, mở 05 lớp.", {"05": "target"}),
        ("Tới đây, phường phúc tra 06 tổ dân phố.", {"06": "target"}),
        ("Trong quý IV, Sở tập trung đưa tỷ lệ ký số lên 99%.", {"99": "target"}),
        ("Bước sang tháng 10, xã tập trung rà soát 24 thủ tục.", {"24": "target"}),
        ("Trong quý III, Sở tập trung giải quyết 212 hồ sơ tồn.", {"212": "actual"}),
        ("Bước vào quý III, xã có 14 thôn.", {"14": "actual"}),
        ("Trong năm tới sẽ mở 05 lớp. Năm nay xã mở 03 lớp.", {"05": "target", "03": "actual"}),
    ],
)
def test_a_time_to_come_opens_goals(text: str, expected: dict[str, str]) -> None:
    assert kinds(text) == expected


def test_a_period_after_the_report_s_opens_goals_only_where_it_is_known() -> None:
    text = "Quý IV, xã mở 03 lớp tập huấn, cử 45 lượt công chức."
    assert kinds(text, THIRD_QUARTER) == {"03": "target", "45": "target"}
    assert kinds(text) == {"03": "actual", "45": "actual"}
    assert kinds("Quý III, xã mở 03 lớp tập huấn.", THIRD_QUARTER) == {"03": "actual"}


def test_steps_of_a_plan_go_on_over_sentences_until_another_subject() -> None:
    text = (
        "Thời gian tới, xã thực hiện một số giải pháp. Một là, tổ chức 04 hội nghị. Hai là, số hóa 95% hồ sơ. "
        "Trong quý xã tiếp nhận 512 hồ sơ."
    )
    assert kinds(text) == {"04": "target", "95": "target", "512": "actual"}
    assert kinds("Xã nêu một số nhiệm vụ trọng tâm. Một là, tổ chức 04 hội nghị.") == {"04": "target"}
    text = "Xã đã làm tốt một số nhiệm vụ trọng tâm. Một là, tổ chức 04 hội nghị."
    assert kinds(text) == {"04": "actual"}


def test_orders_hold_for_whoever_is_told_what_to_do() -> None:
    text = "Chủ tịch yêu cầu các phường xử lý hồ sơ trễ. Sở Tài chính chủ trì kiểm tra 07 đơn vị."
    assert kinds(text)["07"] == "target"
    assert kinds("Sở Tài chính chủ trì kiểm tra 07 đơn vị.")["07"] == "actual"
    text = "Chủ tịch yêu cầu các phường xử lý hồ sơ trễ. Sở Tài chính đã chủ trì kiểm tra 07 đơn vị."
    assert kinds(text)["07"] == "actual"


def test_a_title_of_plans_holds_for_what_follows_it_until_a_result() -> None:
    text = "Trả 120 hồ sơ. Phương hướng quý tới. Mở 02 lớp. Tuyển 03 công chức. Xã đã mua 04 máy. Trồng 50 cây."
    assert kinds(text) == {
        "120": "actual", "02": "target", "03": "target", "04": "actual", "50": "actual"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nghị quyết số 15-NQ/ĐU xác định: ký số 98%; số hóa 92%.", {"98": "target", "92": "target"}),
        (
            "Trong tháng 10, xã sẽ mở 03 lớp; số hóa 2.100 hồ sơ.",
            {"03": "target", "2.100": "target"},
        ),
        ("Công điện số 14/CĐ-UBND yêu cầu các xã trả 100% hồ sơ trễ.", {"100": "target"}),
        ("Sở yêu cầu các phòng chấn chỉnh 09 tồn tại.", {"09": "actual"}),
        (
            "Thực hiện chỉ đạo của Thành phố yêu cầu các sở rà soát, Sở rà soát 58 văn bản.",
            {"58": "actual"},
        ),
        ("Giai đoạn 2026-2030 số hóa 60% hồ sơ. Ngày 14/6/2026 họp.", {"60": "target"}),
        ("Giai đoạn 2021-2025 số hóa 60% hồ sơ. Ngày 14/6/2026 họp.", {"60": "actual"}),
        ("Phấn đấu thu 52 lượt; 9 tháng thu 39 lượt.", {"52": "target", "39": "actual"}),
        ("Về mục tiêu số hóa: đã số hóa 310 hồ sơ; dùng lại 45%.", {"310": "actual", "45": "actual"}),
        ("Định hướng quý sau. Phân cấp 25 TTHC; mở 04 lớp.", {"25": "target", "04": "target"}),
    ],
)  # fmt: skip
def test_what_documents_and_orders_say_opens_goals_and_reports_close_them(text: str, expected: dict[str, str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tăng cường kỷ cương, xã kiểm tra 07 lượt.", {"07": "actual"}),
        ("Đẩy mạnh tuyên truyền: 62 tin; 03 hội thi.", {"62": "actual", "03": "actual"}),
        ("Tiếp tục duy trì 14 điểm hỗ trợ.", {"14": "actual"}),
        ("Để nâng cao chất lượng, xã mở 02 điểm.", {"02": "actual"}),
        ("So với mục tiêu đề ra (95%), tỷ lệ còn thấp (91%).", {"95": "target", "91": "actual"}),
        ("Đẩy mạnh số hóa 95% hồ sơ.", {"95": "target"}),
    ],
)
def test_what_was_done_in_the_name_of_an_aim_is_a_result(text: str, expected: dict[str, str]) -> None:
    assert kinds(text) == expected
