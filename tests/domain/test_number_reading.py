"""Numbers as officers type them, and the values they mean."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.number_reading import read_numbers
from domain.numbers import NumberForm, NumberMention, Qualifier
from domain.quantities import vietnamese


def the_number(text: str) -> NumberMention:
    [mention] = read_numbers(text)
    return mention


def quotes(text: str) -> list[str]:
    return [m.span.of(text) for m in read_numbers(text)]


def forms(text: str) -> list[NumberForm]:
    return [m.form for m in read_numbers(text)]


@pytest.mark.parametrize(
    ("text", "value", "measure"),
    [
        ("đã trả 1.286 hồ sơ", "1286", "hồ sơ"),
        ("cộng dồn 2.345.678 hồ sơ", "2345678", "hồ sơ"),
        ("đạt 97,25%", "97.25", "%"),
        ("gồm 07 văn bản", "7", "văn bản"),
        ("chi 12,5 tỷ đồng", "12500000000", "đồng"),
        ("chi 3 nghìn tỷ đồng", "3000000000000", "đồng"),
        ("chi 450 tr.đồng", "450000000", "đồng"),
        ("thu 6 triệu 325 nghìn đồng", "6325000", "đồng"),
        ("nhận 2,5 triệu hồ sơ", "2500000", "hồ sơ"),
        ("đạt 83,5 điểm", "83.5", "điểm"),
        ("có 40 phó trưởng phòng", "40", "người"),
    ],
)
def test_an_amount_is_given_in_base_units_with_the_catalogue_s_measure(text: str, value: str, measure: str) -> None:
    number = the_number(text)
    assert (number.value, number.measure, number.readings) == (Decimal(value), measure, ())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("đạt 96.4%", "96.4"),
        ("đạt 96 ,4%", "96.4"),
        ("đạt 96 .4 %", "96.4"),
        ("có 12,067 người", "12067"),
        ("thu 1 048 phiếu", "1048"),
        ("nhận 7 31 hồ sơ", "731"),
        ("có 4.15O hồ sơ", "4150"),
        ("còn O6 hồ sơ", "6"),
        ("còn 2I5 hồ sơ", "215"),
    ],
)
def test_a_slip_of_writing_is_undone_and_remembered(text: str, value: str) -> None:
    number = the_number(text)
    assert (number.value, number.slip, number.readings) == (Decimal(value), True, ())


@pytest.mark.parametrize("text", ["thu 1,234", "có 15.20 người", "giải ngân 1,234 tỷ đồng", "12 (mười ba) văn bản"])
def test_digits_that_mean_two_things_carry_both_readings(text: str) -> None:
    number = the_number(text)
    assert len(number.readings) == 2
    assert number.value in number.readings


def test_a_dot_groups_thousands_even_without_a_measure() -> None:
    assert the_number("1.234").value == 1234


def test_a_figure_in_words_and_in_digits_is_one_number() -> None:
    number = the_number("ban hành 12 (mười hai) văn bản")
    assert (number.value, number.readings) == (12, ())


@pytest.mark.parametrize(
    ("text", "value", "measure"),
    [
        ("đạt bốn mươi tám phẩy bốn phần trăm", "48.4", "%"),
        ("nhận mười bảy nghìn một trăm bốn mươi hồ sơ", "17140", "hồ sơ"),
        ("Năm văn bản đã ban hành", "5", "văn bản"),
        ("hai trăm linh tám hồ sơ", "208", "hồ sơ"),
        ("gần một nửa số xã", "50", "%"),
        ("hai phần ba số thôn", "66.7", "%"),
        ("hai triệu rưỡi đồng", "2500000", "đồng"),
        ("xếp thứ nhì toàn ngành", "2", "hạng"),
    ],
)
def test_a_number_in_words_is_read(text: str, value: str, measure: str) -> None:
    number = the_number(text)
    assert (number.value, number.measure, number.words) == (Decimal(value), measure, True)


@pytest.mark.parametrize(
    "text",
    ["một số đơn vị", "cơ chế một cửa", "tự chủ một phần", "trong năm đơn vị đã họp", "là một nhiệm vụ khó", "ba bên"],
)
def test_small_words_that_count_nothing_are_not_numbers(text: str) -> None:
    assert read_numbers(text) == []


@pytest.mark.parametrize(
    ("text", "qualifier", "quote"),
    [
        ("có hơn 300 hồ sơ", Qualifier.GT, "hơn 300 hồ sơ"),
        ("có gần 300 hồ sơ", Qualifier.LT, "gần 300 hồ sơ"),
        ("ước đạt 95%", Qualifier.APPROX, "ước đạt 95%"),
        ("tối thiểu 95%", Qualifier.MIN, "tối thiểu 95%"),
        ("không quá 5%", Qualifier.MAX, "không quá 5%"),
        ("từ 90% trở lên", Qualifier.MIN, "từ 90% trở lên"),
    ],
)
def test_a_hedge_is_part_of_the_quote(text: str, qualifier: Qualifier, quote: str) -> None:
    number = the_number(text)
    assert (number.qualifier, number.span.of(text)) == (qualifier, quote)


def test_more_than_in_a_comparison_is_no_hedge() -> None:
    number = the_number("thấp hơn 5 hồ sơ")
    assert number.qualifier is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("20–30%", 20, 30),
        ("từ 5 đến 7 văn bản", 5, 7),
        ("từ 10% đến dưới 30%", 10, 30),
        ("chi 2-3 tỷ đồng", 2_000_000_000, 3_000_000_000),
    ],
)
def test_a_range_has_a_low_and_a_high_end(text: str, low: int, high: int) -> None:
    number = the_number(text)
    assert (number.value, number.high, number.qualifier) == (low, high, Qualifier.RANGE)


def test_from_one_value_to_another_is_no_range() -> None:
    assert [m.value for m in read_numbers("tăng từ 80% đến 90%")] == [80, 90]


@pytest.mark.parametrize(
    ("text", "form", "value", "whole"),
    [
        ("hoàn thành 12/15 nhiệm vụ", NumberForm.AMOUNT, 12, 15),
        ("xong 7 trên tổng số 9 nhiệm vụ", NumberForm.AMOUNT, 7, 9),
        ("xếp thứ 3/34", NumberForm.RANK, 3, 34),
        ("đạt 17,5/20 điểm", NumberForm.AMOUNT, Decimal("17.5"), 20),
        ("giải ngân 84/96 tỷ đồng", NumberForm.AMOUNT, 84_000_000_000, 96_000_000_000),
    ],
)
def test_x_of_y_keeps_y_as_denominator(text: str, form: NumberForm, value: Decimal, whole: int) -> None:
    number = the_number(text)
    assert (number.form, number.value, number.denominator) == (form, value, whole)


@pytest.mark.parametrize(
    ("text", "form", "value"),
    [
        ("xếp hạng 11", NumberForm.RANK, 11),
        ("tăng 9 bậc", NumberForm.STEP, 9),
        ("gấp đôi kỳ trước", NumberForm.FACTOR, 2),
        ("gấp 2,5 lần", NumberForm.FACTOR, Decimal("2.5")),
        ("trong 05 ngày làm việc", NumberForm.DURATION, 5),
        ("quá hạn: KPS", NumberForm.ZERO, 0),
        ("không có hồ sơ quá hạn", NumberForm.ZERO, 0),
        ("chưa xử lý xong kiến nghị nào", NumberForm.ZERO, 0),
    ],
)
def test_the_words_around_give_the_form(text: str, form: NumberForm, value: Decimal) -> None:
    number = the_number(text)
    assert (number.form, number.value) == (form, value)


@pytest.mark.parametrize("text", ["không có khó khăn", "không có ý kiến", "chưa có quyết định giao vốn", "không lo"])
def test_a_denial_of_what_is_not_counted_is_no_zero(text: str) -> None:
    assert read_numbers(text) == []


def test_a_difference_of_percents_is_told_from_a_percent() -> None:
    assert the_number("tăng 1,2 điểm phần trăm").point
    assert not the_number("tăng 1,2%").point


@pytest.mark.parametrize(
    "text",
    [
        "14/9/2026", "ngày 22-11", "tháng 8", "quý III", "Q.III", "quý 4 năm 2025", "năm 2026", "6 tháng đầu năm",
        "9T/2026", "giai đoạn 2026-2030", "tháng 7/2026", "9 tháng", "PAPI 2024", "đến 14/9",
        "ngày 05 tháng 02 năm 2026",
    ],
)  # fmt: skip
def test_dates_and_periods_are_not_amounts(text: str) -> None:
    assert forms(text) == [NumberForm.DATE]


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số 87/KH-UBND", "57-NQ/TW", "Nghị quyết 39", "Đề án 06", "Nghị định số 118/2025/NĐ-CP", "khoản 3",
        "Phụ lục II.1", "ISO 9001:2015", "Bộ chỉ số 766", "QĐ 766", "nghị định 108/2014", "số 1140 / BC VPCP",
    ],
)  # fmt: skip
def test_document_numbers_are_not_amounts(text: str) -> None:
    assert set(forms(text)) == {NumberForm.DOC_NUMBER}


@pytest.mark.parametrize(
    "text",
    ["tổ dân phố số 5", "mức độ 3, 4", "mô hình 2 cấp", "công nghệ 4.0", "nhóm 2", "1. Kết quả", "3.8.1 | Hồ sơ"],
)
def test_numbers_in_names_and_rows_are_not_amounts(text: str) -> None:
    assert forms(text) == [NumberForm.NAME]


def test_a_verb_before_a_counted_thing_makes_no_name() -> None:
    assert [m.value for m in read_numbers("đã cấp 3 chữ ký số cho nhóm 2, 5 đơn vị chưa cấp")] == [3, None, 5]


def test_a_lone_cell_is_an_amount_even_if_it_looks_like_a_year() -> None:
    assert the_number("2026").value == 2026
    assert the_number("-3").value == -3


def test_a_dash_that_opens_a_list_item_is_no_minus() -> None:
    assert the_number("- 5 hồ sơ quá hạn").value == 5


def test_numbers_come_in_order_and_never_overlap() -> None:
    text = "Quý III/2026 nhận 1.204 hồ sơ (trực tuyến 98,5%), 12/15 nhiệm vụ theo Kế hoạch số 9/KH-UBND, xếp thứ 3/34."
    mentions = read_numbers(text)
    ends = [0, *(m.span.end for m in mentions)]
    assert all(m.span.start >= end for m, end in zip(mentions, ends, strict=False))
    assert quotes(text) == [
        "Quý III/2026", "1.204 hồ sơ", "98,5%", "12/15 nhiệm vụ", "Kế hoạch số 9/KH-UBND", "thứ 3/34"
    ]  # fmt: skip


@given(st.integers(min_value=0, max_value=10**9))
def test_a_whole_number_is_read_back_as_it_was_printed(value: int) -> None:
    number = the_number(f"tiếp nhận {vietnamese(Decimal(value))} hồ sơ")
    assert (number.value, number.readings) == (value, ())


@given(st.decimals(min_value=0, max_value=100, places=2))
def test_a_percent_is_read_back_as_it_was_printed(value: Decimal) -> None:
    number = the_number(f"đạt {vietnamese(value)}%")
    assert (number.value, number.readings) == (value, ())


@given(st.text(alphabet="0123456789.,/%- ()|đồngtỷquýIVnămhồsơkhônggần\n", max_size=60))
def test_no_text_breaks_the_reader_and_every_digit_is_accounted_for(text: str) -> None:
    mentions = read_numbers(text)
    covered = {i for m in mentions for i in range(m.span.start, m.span.end)}
    assert {i for i, c in enumerate(text) if c.isdigit()} <= covered
    assert all(m.span.contains(m.number) for m in mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Phường không ban hành văn bản quy phạm pháp luật.",
        "Sở chưa tổ chức kiểm tra văn bản trong quý.",
        "Xã chưa tiến hành rà soát TTHC do chờ hướng dẫn.",
        "Đang xử lý trong hạn 12, quá hạn không có.",
    ],
)
def test_work_that_was_not_done_is_a_stated_zero(text: str) -> None:
    zeros = [m for m in read_numbers(text) if m.form is NumberForm.ZERO]
    assert [m.value for m in zeros] == [0]


def test_work_done_badly_is_no_zero() -> None:
    text = "Một số phòng chưa thực hiện nghiêm việc kiểm tra, chưa kiểm tra kỹ hồ sơ đầu vào của công dân."
    assert [m for m in read_numbers(text) if m.form is NumberForm.ZERO] == []


def test_a_grouped_number_behind_the_word_quarter_is_a_number() -> None:
    [mention] = read_numbers("Tiếp nhận mới trong quý 4.562 hồ sơ.")
    assert (mention.value, mention.measure) == (4562, "hồ sơ")


def test_a_total_in_words_is_a_denominator() -> None:
    [mention] = read_numbers("Hai mươi bảy trên tổng số bốn mươi sáu văn bản đã được rà soát.")
    assert (mention.value, mention.denominator) == (27, 46)


def test_nobody_is_a_stated_none() -> None:
    [mention] = read_numbers("Trong quý chưa có ai phải xử lý kỷ luật.")
    assert (mention.value, mention.form) == (0, NumberForm.ZERO)


def test_a_single_number_word_counts_at_the_end_of_a_list() -> None:
    assert [m.value for m in read_numbers("Xong đúng hạn ba mươi tám, muộn hai.")] == [38, 2]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Theo số liệu của Bộ[2] thì tốt.", NumberForm.NAME),
        ("Dịch vụ công mức độ 3,4 được duy trì.", NumberForm.NAME),
        ("Đây là năm thứ 5 liên tiếp xã giữ hạng.", NumberForm.NAME),
        ("Hội nghị họp ngày 6.3 tại trụ sở.", NumberForm.DATE),
        ("Kế hoạch năm 2021-2025 đã duyệt.", NumberForm.DATE),
        ("Có đến 5/9 phường tham gia.", NumberForm.AMOUNT),
    ],
)
def test_numbers_that_name_date_or_count(text: str, form: NumberForm) -> None:
    assert [m.form for m in read_numbers(text)] == [form]


def test_a_day_by_which_and_annexes_in_a_row_are_no_amounts() -> None:
    assert forms("Giải ngân 65% vào 30/9 và 90% vào 25/12.") == [
        NumberForm.AMOUNT, NumberForm.DATE, NumberForm.AMOUNT, NumberForm.DATE
    ]  # fmt: skip
    assert quotes("Gửi kèm phụ lục số 01, 02 và 05; mua 03 máy.") == ["phụ lục số 01, 02 và 05", "03 máy"]
    assert quotes("Theo khoản 2, 3 Điều 5; tại Phụ lục 2, 12 hồ sơ.") == [
        "khoản 2, 3",
        "Điều 5",
        "Phụ lục 2",
        "12 hồ sơ",
    ]
    assert quotes("Theo Điều 5 và 6 Thông tư 01.") == ["Điều 5 và 6", "Thông tư 01"]


def test_a_document_is_known_without_a_space_and_discipline_is_no_law() -> None:
    assert forms("Nghỉ theo NĐ178 là 3 người.") == [NumberForm.DOC_NUMBER, NumberForm.AMOUNT]
    assert forms("Xử lý kỷ luật 2, trái pháp luật 3.") == [NumberForm.AMOUNT, NumberForm.AMOUNT]
    assert forms("Theo Luật 80 năm nay.") == [NumberForm.DOC_NUMBER]


def test_what_fell_from_a_number_is_an_amount_and_a_motto_is_none() -> None:
    assert forms("Nợ từ 12 giảm còn 7 việc.") == [NumberForm.AMOUNT, NumberForm.AMOUNT]
    assert forms("Thực hiện 3 giảm, 4 tại chỗ.") == [NumberForm.NAME, NumberForm.NAME]


def test_years_and_weekdays_are_no_amounts_in_words() -> None:
    assert quotes("Thứ hạng năm trước: 5; các bảng công bố năm nay; bố trí năm công chức.") == ["5", "năm công chức"]
    assert quotes('Mô hình "Thứ Bảy vì dân"; tiếp dân vào thứ ba.') == []
    assert quotes("Phường xếp thứ bảy.") == ["thứ bảy"]


@pytest.mark.parametrize("written", ["1,234.567,89", "1.2,3.4", "1,2.3,4"])
def test_marks_in_no_order_leave_a_doubt_and_are_no_failure(written: str):
    [mention] = read_numbers(f"Đã tiếp nhận {written} hồ sơ.")
    assert mention.slip
    assert len(mention.readings) == 2
