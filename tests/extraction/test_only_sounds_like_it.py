"""Sentences that only look like what a rule was written for: a first reader of the rules broke them with these."""

from __future__ import annotations

import pytest

from tests.support.readings import values_of

OPEN = ("TT-22", "TT-23", "TT-24")


def figures(said: str, **about: str) -> dict[str, float]:
    return {code: float(amount) for (code, _), amount in values_of(said, **about).items()}


@pytest.mark.parametrize(
    "said",
    [
        "Phường đã giải quyết 1.994 hồ sơ, trong đó có 14 hồ sơ quá hạn, còn lại 1.980 hồ sơ trong hạn, đạt 99,3%.",
        "Tổng số đã giải quyết 1.994 hồ sơ (14 quá hạn, còn lại 1.980 hồ sơ trong hạn).",
        "Đã giải quyết: 1.994 hồ sơ; quá hạn: 14 hồ sơ; còn lại: 1.980 hồ sơ trong hạn.",
        "Trả sớm 8.000 hồ sơ, còn 3.915 hồ sơ trong hạn, 0 hồ sơ quá hạn.",
        "Kết quả giải quyết: quá hạn 12 hồ sơ, còn 11.903 hồ sơ trong thời hạn.",
        "Phản ánh, kiến nghị: nhận 20, trả lời 8, còn 12 (8 trong hạn, 4 quá hạn).",
        "Thành phố giao 40 nhiệm vụ, xong 28, còn 12 (8 trong hạn, 4 quá hạn).",
        "Đã giải quyết 1.994 hồ sơ, tuy nhiên vẫn chậm 12 hồ sơ.",
        "Hiện có 3 hồ sơ kỷ luật đang được xem xét.",
    ],
)
def test_the_rest_of_what_was_resolved_is_not_open(said: str) -> None:
    assert not {code for code in figures(said) if code in OPEN}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Còn 83 hồ sơ chưa đến hạn; được giải quyết đúng và trước hạn 2.098 hồ sơ, quá hạn 12 hồ sơ.",
            {"TT-23": 83, "TT-30": 2098, "TT-19": 12},
        ),
        (
            "Đã trả 2.110 hồ sơ, còn 83 hồ sơ trong hạn, 12 hồ sơ quá hạn đã trả.",
            {"TT-16": 2110, "TT-23": 83, "TT-19": 12},
        ),
        ("Hồ sơ tồn của quý III: 80 hồ sơ.", {"TT-22": 80}),
        ("Cộng cả 63 hồ sơ tồn của quý II.", {}),
        ("19 hồ sơ trễ (16 đã trả, 03 chưa trả) đã được xin lỗi 16 hồ sơ.", {"TT-26": 16}),
        ("Giảm so với quý II do trong quý đó mở 12 lớp tập huấn.", {}),
        ("Đã đưa ra khỏi kế hoạch năm 2 nhiệm vụ.", {}),
        ("Mục tiêu năm 2026 hoàn thành 100% nhiệm vụ, 9 tháng hoàn thành 75%.", {}),
        ("Phấn đấu giữ mức tới nay, 99% hồ sơ đúng hạn.", {}),
        ("Năm ngoái (2025) phường kiểm tra CCHC 8 đơn vị, SIPAS 83,67%.", {}),
        ("Chỉ số 766 năm ngoái (2025): 88,2 điểm.", {}),
        ("Kiểm tra phát hiện chưa niêm yết 5 TTHC.", {}),
        ("Tiếp nhận trực tuyến 100% đơn thư, văn bản đến.", {}),
        ("Sau hai quý liên tiếp chậm tiến độ, phường đã kiểm tra CCHC 5 đơn vị.", {"CD-10": 5}),
    ],
)
def test_a_figure_is_what_its_own_words_say(said: str, found: dict[str, float]) -> None:
    assert figures(said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Tại cấp xã, Sở đã kiểm tra CCHC 12 đơn vị.", {"CD-10": 12}),
        (
            "Có 263 TTHC, trong đó 181 TTHC thuộc thẩm quyền của Sở, 82 TTHC thuộc thẩm quyền của UBND xã.",
            {"TT-01": 181},
        ),
        ("Công bố mới 03, bãi bỏ 05 và tham mưu trình 2 nghị quyết.", {"TT-02": 3}),
        ("Ban hành và bãi bỏ 5 văn bản QPPL.", {"TC-01": 5}),
    ],
)
def test_a_departments_own_work_stays_its_own(said: str, found: dict[str, float]) -> None:
    told = figures(said, unit="Sở Công Thương")
    assert {code: told.get(code) for code in found} == found


@pytest.mark.parametrize(
    "said",
    [
        "Ban hành 49 văn bản chỉ đạo CCHC, trong quý III, 17 văn bản được ban hành.",
        "Đến nay ban hành 49 văn bản chỉ đạo CCHC; trong quý, tập trung vào số hóa, ban hành 17 văn bản.",
    ],
)
def test_the_quarter_behind_a_comma_is_of_the_second_figure(said: str) -> None:
    assert values_of(said) == {("CD-01", "2026-9M"): 49, ("CD-01", "2026-Q3"): 17}


def test_half_a_year_since_something_is_no_half_of_the_year() -> None:
    said = "Sau nửa năm vận hành mô hình chính quyền địa phương 2 cấp, phường tiếp nhận 5.300 hồ sơ."
    assert values_of(said, period="2025-Y") == {("TT-12", "2025-Y"): 5300}


def test_one_of_many_counts_none() -> None:
    assert figures("Đây là một trong 12 nhiệm vụ Thành phố giao, đã hoàn thành đúng hạn.").get("CD-05") != 1
    assert figures("Thứ hai, một bộ phận hồ sơ quốc tịch vẫn trễ vì phải chờ xác minh.") == {}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Công chức 66 người/69 biên chế.", {"BM-06": 66, "BM-05": 69}),
        ("Biên chế công chức: 66/69.", {"BM-06": 66, "BM-05": 69}),
        ("Công chức: 66/69 hoàn thành tốt nhiệm vụ.", {}),
        ("Việc Thành phố giao không trễ việc nào.", {}),
        (
            "Theo Bộ chỉ số 766, điểm quý III của Sở là 93,41, đứng thứ 4/15; Sở đứng đầu đạt 95,1 điểm.",
            {"XH-09": 93.41, "XH-10": 4},
        ),
    ],
)
def test_posts_filled_those_in_time_and_who_stands_first(said: str, found: dict[str, float]) -> None:
    assert figures(said, unit="Sở Công Thương") == found
