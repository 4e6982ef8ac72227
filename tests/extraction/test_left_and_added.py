"""Files still open, wholes with their parts, plans and what was done of them, times named in everyday words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extraction.catalogue import load_catalogue
from extraction.figures import read_figures
from extraction.themes import themes_of
from tests.support.readings import values_of


def figures(said: str, **about: str) -> dict[str, int | float]:
    return {code: float(amount) for (code, _), amount in values_of(said, **about).items()}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Đã giải quyết 1.994 hồ sơ, còn 221 hồ sơ trong hạn.", {"TT-16": 1994, "TT-23": 221}),
        (
            "Đã trả 1.994 hồ sơ, còn 200 hồ sơ trong hạn và 21 hồ sơ quá hạn.",
            {"TT-16": 1994, "TT-23": 200, "TT-24": 21},
        ),
        (
            "Đã giải quyết 1.994 hồ sơ (1.980 trong hạn, 14 quá hạn), còn 221 hồ sơ (200 trong hạn, 21 quá hạn).",
            {"TT-16": 1994, "TT-30": 1980, "TT-19": 14, "TT-22": 221, "TT-23": 200, "TT-24": 21},
        ),
        ("Đến 14/9 còn 58 hồ sơ, không hồ sơ nào quá hạn.", {"TT-22": 58, "TT-24": 0}),
        (
            "Trả sớm 2.106 hồ sơ, trả đúng ngày hẹn 822. Trên hệ thống còn 58 hồ sơ, chưa hồ sơ nào quá hạn.",
            {"TT-17": 2106, "TT-18": 822, "TT-24": 0},
        ),
        (
            "Đã giải quyết 1.994. Hiện 221 hồ sơ đang được xem xét, không hồ sơ nào trong số này bị quá hạn.",
            {"TT-16": 1994},
        ),
        (
            "Đã giải quyết 1.994 hồ sơ, còn 221 hồ sơ trong hạn, không hồ sơ nào trả quá hạn.",
            {"TT-16": 1994, "TT-23": 221, "TT-19": 0},
        ),
        ("Còn 221 hồ sơ đang giải quyết, trả quá hạn 14 hồ sơ.", {"TT-22": 221, "TT-19": 14}),
        ("Số hồ sơ trả đúng và trước hạn chỉ còn 1.900, quá hạn tăng lên 94.", {"TT-30": 1900, "TT-19": 94}),
    ],
)
def test_what_is_left_open_is_not_taken_for_what_was_resolved(said: str, found: dict[str, float]) -> None:
    assert figures(said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Kế hoạch năm: 9 tháng làm xong 23/33 nhiệm vụ, bằng 69,7%.", {"CD-02": 33, "CD-03": 23, "CD-04": 69.7}),
        ("Kế hoạch năm 38 nhiệm vụ, làm xong 30.", {"CD-02": 38, "CD-03": 30}),
        ("Kế hoạch năm có 32 đầu việc, tới nay xong 24 (75,0%).", {"CD-02": 32, "CD-03": 24, "CD-04": 75}),
        ("Kế hoạch năm 2027 38 nhiệm vụ.", {}),
        ("Kế hoạch quý IV: kiểm tra 5 đơn vị, giải quyết xong 22 hồ sơ quá hạn.", {}),
        ("Mục tiêu năm 2027 mở 40 lớp, 9 tháng mở 30 lớp.", {}),
        ("Mục tiêu năm: 6 tháng mở 20 lớp, 9 tháng mở 30 lớp, cả năm 40 lớp.", {}),
    ],
)
def test_what_was_done_of_a_plan_is_no_goal(said: str, found: dict[str, float]) -> None:
    assert figures(said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Sở có 125 TTHC, giảm 02 TTHC so với quý II do trong quý công bố mới 03, bãi bỏ 05.",
            {"TT-02": 3, "TT-04": 5},
        ),
        ("Ban hành mới 3 và bãi bỏ 5 văn bản QPPL.", {}),
        ("Bãi bỏ 5 văn bản QPPL.", {}),
        ("Ban hành 3 văn bản QPPL, bãi bỏ 5 văn bản QPPL.", {"TC-01": 3}),
        ("Ban hành, sửa đổi, bãi bỏ 5 văn bản QPPL.", {"TC-01": 5}),
        ("Tại 14/9/2026 có 263 TTHC, gồm 181 thủ tục cấp Sở thực hiện và 82 thủ tục của chi cục.", {"TT-01": 263}),
        ("Xã niêm yết và giải quyết 426 TTHC.", {"TT-01": 426}),
        ("Ba trong tám đơn vị sự nghiệp tự bảo đảm chi thường xuyên.", {"TK-05": 3, "BM-03": 8}),
        ("Trong quý chưa kiểm tra CCHC được nơi nào vì bão số 3 và bão số 5.", {"CD-10": 0}),
        (
            "Nhận 2.136 hồ sơ, gồm 1.775 hồ sơ trực tuyến. Trong số trực tuyến có chừng 1.100 hồ sơ do đoàn nộp giúp.",
            {"TT-12": 2136, "TT-13": 1775},
        ),
        (
            "Phản ánh, kiến nghị về TTHC: 06 nhận, 06 xong. Phản ánh về trật tự đô thị 412, không tính ở mục này.",
            {"TT-27": 6, "TT-28": 6},
        ),
        ("118 dịch vụ công trực tuyến đang vận hành, riêng loại toàn trình là 104.", {"CQS-01": 118, "CQS-02": 104}),
        ("Tỷ lệ nhận trực tuyến đạt 97,26%.", {"CQS-05": 97.26}),
    ],
)
def test_parts_wholes_and_reasons(said: str, found: dict[str, float]) -> None:
    told = figures(said, unit="Sở Công Thương")
    assert {code: amount for code, amount in told.items() if code != "TT-01" or code in found} == found


@pytest.mark.parametrize(
    ("said", "period", "found"),
    [
        (
            "Trong quý Sở phát hành 17 văn bản chỉ đạo CCHC và như vậy qua ba quý đã có tổng cộng 49 văn bản.",
            "2026-Q3",
            {("CD-01", "2026-Q3"): 17, ("CD-01", "2026-9M"): 49},
        ),
        (
            "Văn bản chỉ đạo về CCHC lên tới 27 văn bản, chín tháng cộng lại là 64.",
            "2026-Q3",
            {("CD-01", "2026-Q3"): 27, ("CD-01", "2026-9M"): 64},
        ),
        ("Tính từ tháng 12/2025 đến nay, 268 lượt viên chức được bồi dưỡng.", "2026-Q3", {("CV-03", "2026-9M"): 268}),
        (
            "Có 17 phản ánh, kiến nghị về TTHC trong quý III, đã phản hồi đủ 17.",
            "2026-Q3",
            {("TT-27", "2026-Q3"): 17, ("TT-28", "2026-Q3"): 17},
        ),
        (
            "Chỉ số CCHC năm ngoái (2025): 83,67%, đứng thứ 49/126.",
            "2026-Q3",
            {("XH-17", "2025-Y"): Decimal("83.67"), ("XH-18", "2025-Y"): 49},
        ),
        ("Chỉ số CCHC năm ngoái (2025): 83,67%, năm nay tăng 2 bậc.", "2026-Q3", {}),
    ],
)
def test_times_in_everyday_words(said: str, period: str, found: dict[tuple[str, str], Decimal | int]) -> None:
    assert values_of(said, period=period) == found


def test_figures_at_the_communes_are_not_a_departments() -> None:
    said = "Quý III không phát sinh công chức nào bị kỷ luật; ở cấp xã ngành tư pháp có 03 công chức bị khiển trách."
    assert values_of(said, unit="Sở Tư pháp") == {("CV-05", "2026-Q3"): 0}


@pytest.mark.parametrize(
    ("title", "opens"),
    [
        ("Cải cách thể chế - nhiệm vụ trọng tâm của Sở", False),
        ("Cải cách thể chế - nhiệm vụ trọng tâm quý IV", True),
        ("Đánh giá chung - nhiệm vụ trọng tâm quý IV", True),
    ],
)
def test_an_area_that_is_called_the_main_task_opens_no_tasks_to_come(title: str, *, opens: bool) -> None:
    assert bool(themes_of(title)) is opens


def test_a_numbered_paragraph_does_not_name_its_first_figure_by_what_comes_last() -> None:
    said = "2.3. Cổng dịch vụ công chuyển về 17 phản ánh, kiến nghị về TTHC trong quý III, đã phản hồi đủ 17."
    told = read_figures(said, catalogue=load_catalogue(), unit="Phường Láng", headings=(said[:90],))
    assert [f.code for f in told if f.code] == ["TT-27", "TT-28"]
