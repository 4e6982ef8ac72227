from __future__ import annotations

import pytest

from domain.units import ReportingUnit, UnitGroup, UnitRegistry
from rag.folded import fold
from rag.unit_words import asked_units
from tests.support.made_reports import REGISTRY


def names(question: str) -> list[str]:
    return [unit.name for unit in asked_units(fold(question), REGISTRY).units]


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("Sở Nội vụ", "Sở Nội vụ"),
        ("so noi vu", "Sở Nội vụ"),
        ("SNV", "Sở Nội vụ"),
        ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
        ("sở gdđt", "Sở Giáo dục và Đào tạo"),
        ("so gddt", "Sở Giáo dục và Đào tạo"),
        ("Ba Đình", "Phường Ba Đình"),
        ("phuong ba dinh", "Phường Ba Đình"),
        ("UBND phường Láng", "Phường Láng"),
        ("P. Tây Hồ", "Phường Tây Hồ"),
        ("tây hồ", "Phường Tây Hồ"),
        ("xã Gia lâm", "Xã Gia Lâm"),
    ],
)
def test_a_unit_is_known_by_every_way_of_writing_it(written: str, unit: str) -> None:
    assert names(f"{written} có bao nhiêu hồ sơ?") == [unit]


def test_a_one_syllable_name_needs_its_type_word() -> None:
    assert names("Các làng nghề đã chuyển đổi số chưa?") == []


@pytest.mark.parametrize(
    "row",
    [
        "3 phuong Ba Dinh, Lang, Tay Ho nhan bao nhieu ho so",
        "phuong ba dinh, lang va tay ho nhan bao nhieu ho so",
        "tong von cua ba dinh, tay ho va lang",
    ],
)
def test_a_one_syllable_name_without_marks_is_one_in_a_row_of_names(row: str) -> None:
    assert sorted(names(row)) == ["Phường Ba Đình", "Phường Láng", "Phường Tây Hồ"]
    assert names("phuong ba dinh, lang nghe nao da chuyen doi so") == ["Phường Ba Đình"]


def test_units_come_in_the_order_asked() -> None:
    assert names("Xã Gia Lâm hay Sở Y tế nhiều hơn Ba Đình?") == ["Xã Gia Lâm", "Sở Y tế", "Phường Ba Đình"]


def test_a_former_district_is_unclear_and_its_namesake_offered() -> None:
    [unclear] = asked_units(fold("Quận Tây Hồ thế nào?"), REGISTRY).unclear
    assert unclear.outdated
    assert [u.name for u in unclear.candidates] == ["Phường Tây Hồ"]


def test_a_body_we_do_not_know_is_unclear_without_candidates() -> None:
    [unclear] = asked_units(fold("tỷ lệ của tỉnh Bắc Ninh"), REGISTRY).unclear
    assert (unclear.name, unclear.candidates) == ("tỉnh Bắc Ninh", ())


def test_groups_and_the_city_are_told_from_units() -> None:
    assert asked_units(fold("các phường, xã"), REGISTRY).groups == (UnitGroup.WARD, UnitGroup.COMMUNE)
    assert asked_units(fold("so sánh các sở"), REGISTRY).groups == (UnitGroup.DEPARTMENT,)
    assert asked_units(fold("toàn thành phố"), REGISTRY).city
    assert not asked_units(fold("các số liệu của Sở Y tế"), REGISTRY).groups


def test_a_small_letter_after_a_type_word_names_nobody() -> None:
    assert asked_units(fold("Sở đã tiếp nhận, phường ở đâu, xã này"), REGISTRY).unclear == ()


def test_an_unknown_department_is_named_in_full() -> None:
    [unclear] = asked_units(fold("Sở Ngoại thương đạt bao nhiêu?"), REGISTRY).unclear
    assert unclear.name == "Sở Ngoại thương"


LONG_NAMES = UnitRegistry(
    [
        ReportingUnit("trung-tam", "Trung tâm Phục vụ hành chính công Thành phố", UnitGroup.OTHER),
        ReportingUnit("van-phong", "Văn phòng UBND Thành phố", UnitGroup.DEPARTMENT),
        ReportingUnit("so-nong-nghiep", "Sở Nông nghiệp và Môi trường", UnitGroup.DEPARTMENT),
        ReportingUnit("so-khoa-hoc", "Sở Khoa học và Công nghệ", UnitGroup.DEPARTMENT),
        ReportingUnit("phuong-lang", "Phường Láng", UnitGroup.WARD),
    ]
)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Trung tâm Phục vụ hành chính công", ["Trung tâm Phục vụ hành chính công Thành phố"]),
        ("trung tam phuc vu hanh chinh cong", ["Trung tâm Phục vụ hành chính công Thành phố"]),
        ("Văn phòng UBND", ["Văn phòng UBND Thành phố"]),
        ("Sở Nông nghiệp và Sở Khoa học", ["Sở Nông nghiệp và Môi trường", "Sở Khoa học và Công nghệ"]),
        ("Văn phòng UBND phường Láng", ["Phường Láng"]),
    ],
)
def test_the_leading_part_of_a_name_that_no_other_unit_has_is_enough(written: str, found: list[str]) -> None:
    asked = asked_units(fold(f"{written} tiếp nhận bao nhiêu hồ sơ?"), LONG_NAMES)
    assert [unit.name for unit in asked.units] == found
    assert asked.unclear == ()
