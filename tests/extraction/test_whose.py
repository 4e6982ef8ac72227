"""Whose figure it is."""

from __future__ import annotations

import pytest

from domain.number_reading import read_numbers
from extraction.whose import Owner, is_city, owners


def owner(text: str, unit: str | None = "Phường Láng") -> Owner:
    return owners(text, read_numbers(text), unit=unit)[-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phường tiếp nhận 512 hồ sơ.", Owner.UNIT),
        ("Toàn Thành phố tiếp nhận 51.200 hồ sơ.", Owner.CITY),
        ("Cả nước đạt 71%.", Owner.COUNTRY),
        ("Bình quân khối phường đạt 82%.", Owner.OTHER_UNIT),
        ("Đạt 80%, thấp hơn phường Kim Liên (84%).", Owner.OTHER_UNIT),
        ("Phòng Kinh tế đạt 91%.", Owner.SUBORDINATE),
        ("Chi nhánh số 2 đạt 91%.", Owner.SUBORDINATE),
    ],
)
def test_the_words_name_the_owner(text: str, expected: Owner) -> None:
    assert owner(text) is expected


@pytest.mark.parametrize(
    "text", ["Thành phố giao 12 nhiệm vụ.", "Theo hướng dẫn của Sở Tư pháp, đã rà soát 20 văn bản."]
)
def test_one_who_only_orders_or_guides_owns_nothing(text: str) -> None:
    assert owner(text) is Owner.UNIT


def test_a_part_of_the_city_s_figure_stays_the_city_s() -> None:
    assert owner("Toàn Thành phố có 400 tổ, trong đó 120 tổ mới.") is Owner.CITY


def test_without_a_known_unit_only_comparisons_name_others() -> None:
    assert owner("Thành phố đã tinh giản 310 biên chế.", unit=None) is Owner.UNIT
    assert owner("Đạt 71%, thấp hơn cả nước (80%).", unit=None) is Owner.COUNTRY


def test_a_unit_with_the_city_in_its_name_is_itself() -> None:
    assert owner("Thanh tra Thành phố đạt 90%.", unit="Thanh tra Thành phố") is Owner.UNIT
    assert not is_city("Thanh tra Thành phố")
    assert is_city("UBND thành phố Hà Nội")
