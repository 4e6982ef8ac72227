"""Bodies named only in passing own no figure: a level compared with, a source, those a course was for, a hotline."""

from __future__ import annotations

import pytest

from domain.number_reading import read_numbers
from extraction.whose import Owner, owners
from tests.support.readings import an_extraction


def owner(text: str, unit: str = "Sở Du lịch") -> Owner:
    return owners(text, read_numbers(text), unit=unit)[-1]


@pytest.mark.parametrize(
    "text",
    [
        "Cao hơn mặt bằng chung của các sở, tỷ lệ số hóa đạt 97,8%.",
        "Tỷ lệ trực tuyến cao hơn mức bình quân chung của khối sở, đạt 96,6%.",
        "Theo kết quả đánh giá của Thành phố, Bộ chỉ số đạt 90,8 điểm.",
        "Đã mở cho khối phường, xã 7 lớp tập huấn.",
        "Đã trình Ủy ban nhân dân Thành phố ban hành 5 văn bản.",
        "Thực hiện kế hoạch kiểm tra Thành phố đã ban hành, kiểm tra 14 đơn vị.",
        "Cử 214 lượt người dự lớp do Thành phố mở.",
        "Kết quả thực hiện nhiệm vụ của Thành phố là 187 nhiệm vụ đến hạn.",
        "Thời gian giải quyết cắt giảm bình quân chung 27,5%.",
        "Đã mở cho các phường, xã khác 7 lớp.",
    ],
)
def test_who_is_named_in_passing_owns_nothing(text: str) -> None:
    assert owner(text) is Owner.UNIT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ủy ban nhân dân Thành phố ban hành 61 văn bản.", Owner.CITY),
        ("Bình quân khối sở đạt 90,2%.", Owner.OTHER_UNIT),
        ("Thành phố tiếp nhận 51.200 hồ sơ.", Owner.CITY),
        ("Có 12 lớp do Thành phố tổ chức.", Owner.CITY),
        ("Thành phố đã mở 12 lớp.", Owner.CITY),
        ("Sở đạt 80%, so với các sở khác 84%.", Owner.OTHER_UNIT),
        ("Bình quân chung 27,5%.", Owner.OTHER_UNIT),
    ],
)
def test_who_is_the_subject_owns_it(text: str, expected: Owner) -> None:
    assert owner(text) is expected


def rules(text: str) -> list[str]:
    read = an_extraction(f"# I. CHỈ ĐẠO, ĐIỀU HÀNH\n{text}")
    assert not read.unaccounted
    return [f.rule for f in read.findings]


def test_kinds_of_documents_behind_a_colon_add_up_to_their_total() -> None:
    assert rules("Ban hành 15 văn bản chỉ đạo CCHC: kế hoạch 4, công văn 9, quyết định 3.") == ["sum_mismatch"]
    assert rules("Ban hành 16 văn bản chỉ đạo CCHC: kế hoạch 4, công văn 9, quyết định 3.") == []


def test_a_share_of_the_satisfied_is_held_against_them() -> None:
    assert rules("Khảo sát: thu về 571 phiếu, hài lòng 549 phiếu, đạt 97,1%.") == ["percent_mismatch"]
    assert rules("Khảo sát: thu về 571 phiếu, hài lòng 549 phiếu, đạt 96,1%.") == []


def test_a_time_in_brackets_is_of_the_figure_in_front_of_it_only() -> None:
    read = an_extraction("# I. CHỈ ĐẠO\nNhiệm vụ Thành phố giao: đến hạn 33 (9 tháng: 61), đúng hạn 31 (9 tháng: 58).")
    found = {(v.indicator, str(v.period), str(v.amount)) for v in read.values}
    assert {("CD-06", "2026-Q3", "31"), ("CD-06", "2026-9M", "58"), ("CD-05", "2026-Q3", "33")} <= found
