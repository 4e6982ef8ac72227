from eval.fidelity import fidelity


def test_a_text_read_as_it_is_has_no_error():
    read = fidelity(["Trong quý III", "tiếp nhận 1.234 hồ sơ"], ["Trong  quý III tiếp", "nhận 1.234 hồ sơ"])
    assert (read.errors, read.moved) == (0, 0)
    assert (read.letters, read.digits) == (28, 4)


def test_a_lost_diacritic_is_told_from_another_letter():
    read = fidelity(["hồ sơ đúng hạn"], ["hố sơ đúng hẹm"])
    assert (read.errors, read.bare) == (3, 1)


def test_wrong_missing_and_added_digits_count_as_digits():
    assert fidelity(["đạt 1.234 hồ sơ"], ["đạt 1.284 hồ sơ"]).digit_errors == 1
    assert fidelity(["đạt 1.234 hồ sơ"], ["đạt 1.23 hồ sơ"]).digit_errors == 1
    assert fidelity(["có 21 văn bản"], ["có 211 văn bản"]).digit_errors == 1


def test_words_read_at_another_place_are_moved_not_wrong():
    read = fidelity(["SỞ NỘI VỤ", "Độc lập", "Tiếp nhận 12 hồ sơ"], ["Độc lập", "SỞ NỘI VỤ", "Tiếp nhận 12 hồ sơ"])
    assert read.errors == 0
    assert read.moved > 0


def test_a_lost_paragraph_and_an_invented_one_are_errors():
    assert fidelity(["Một câu.", "Hai câu."], ["Một câu."]).errors == 7
    assert fidelity(["Một câu."], ["Một câu.", "Dữ liệu"]).errors == 6


def test_sums_add_up():
    both = fidelity(["12 hồ sơ"], ["13 hồ sơ"]) + fidelity(["7 đơn"], ["7 đơn"])
    assert (both.letters, both.errors, both.digits, both.digit_errors) == (10, 1, 3, 1)
