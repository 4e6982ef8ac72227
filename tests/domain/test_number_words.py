"""Numbers written out, both ways."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.number_reading import read_numbers
from domain.number_words import words_value
from domain.numbers import NumberForm

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def spelled(number: int) -> str:
    """The number as a Vietnamese officer spells it, below a thousand million."""
    for scale, name in ((10**6, "triệu"), (10**3, "nghìn")):
        if number >= scale:
            front, rest = divmod(number, scale)
            return f"{spelled(front)} {name}" + (f" {_hundreds(rest, full=True)}" if rest else "")
    return _hundreds(number, full=False)


def _hundreds(number: int, *, full: bool) -> str:
    if number >= 1000:
        return spelled(number)
    hundreds, rest = divmod(number, 100)
    if not hundreds and not full:
        return _tens(rest)
    said = f"{_DIGITS[hundreds]} trăm"
    if not rest:
        return said
    return f"{said} linh {_DIGITS[rest]}" if rest < 10 else f"{said} {_tens(rest)}"


def _tens(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    said = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    if not ones:
        return said
    return f"{said} {({1: 'mốt'} if tens > 1 else {}).get(ones) or {5: 'lăm'}.get(ones) or _DIGITS[ones]}"


@given(st.integers(min_value=1, max_value=999_999_999))
def test_a_spelled_number_is_read_back(number: int) -> None:
    assert words_value(spelled(number).split()) == number


@pytest.mark.parametrize(
    ("words", "value"),
    [("chín mươi tám phẩy năm", "98.5"), ("hai triệu rưỡi", "2500000"), ("ba mươi tư", "34"), ("hai chục", "20")],
)
def test_everyday_ways_of_saying_a_number(words: str, value: str) -> None:
    assert words_value(words.split()) == Decimal(value)


@pytest.mark.parametrize("words", ["mươi hai", "hai ba", "trăm linh", "phẩy năm", "nghìn nghìn"])
def test_words_that_make_no_number_give_none(words: str) -> None:
    assert words_value(words.split()) is None


@pytest.mark.parametrize(
    "said",
    [
        "Cả năm tỷ lệ đúng hạn tăng", "trong năm tỉ lệ này giảm", "quý bốn tỷ trọng", "cuối quý hai triệu tập họp",
        "Không phải nhiệm vụ nào cũng đúng tiến độ",
    ],
)  # fmt: skip
def test_words_that_begin_another_word_are_no_number(said: str) -> None:
    assert read_numbers(said) == []


def test_a_scale_in_words_before_money_still_counts() -> None:
    assert [m.value for m in read_numbers("năm tỷ ba trăm triệu đồng")] == [Decimal(5_300_000_000)]
    assert [(m.value, m.measure) for m in read_numbers("đã xử lý 12 đồng thời nhắc nhở")] == [(Decimal(12), None)]


@pytest.mark.parametrize(
    ("said", "value", "measure"),
    [
        ("mười hai (12) hồ sơ", "12", "hồ sơ"), ("ba (03) phòng", "3", "phòng"),
        ("bốn mươi mốt phẩy hai tỷ (41,2 tỷ đồng)", "41200000000", "đồng"),
        ("hai phẩy năm nghìn tỷ đồng", "2500000000000", "đồng"),
    ],
)  # fmt: skip
def test_a_number_said_in_words_and_digits_is_one(said: str, value: str, measure: str) -> None:
    assert [(m.value, m.measure) for m in read_numbers(said)] == [(Decimal(value), measure)]


def test_words_and_digits_that_differ_are_two_readings() -> None:
    [mention] = read_numbers("mười hai (13) hồ sơ")
    assert set(mention.readings) == {Decimal(12), Decimal(13)}
    assert [m.value for m in read_numbers("chưa có mô hình mang dấu ấn riêng")] == []


@pytest.mark.parametrize("said", ["Phiên họp lần thứ hai", "năm thứ ba liên tiếp", "dăm ba trường hợp", "đôi ba hồ sơ"])
def test_words_of_order_and_of_a_few_count_nothing(said: str) -> None:
    assert read_numbers(said) == []


@pytest.mark.parametrize("said", ["trực 24/7", "từ thứ 2 đến thứ 6", "thứ 2, thứ 4 hằng tuần", "kỳ họp thứ 12"])
def test_days_of_the_week_and_sessions_are_names(said: str) -> None:
    assert {m.form for m in read_numbers(said)} == {NumberForm.NAME}


def test_decimals_that_end_in_five() -> None:
    assert [m.value for m in read_numbers("hai mươi mốt phẩy không năm phần trăm")] == [Decimal("21.05")]
