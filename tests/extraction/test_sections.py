"""Where a figure stands, and beside which others, says whether it is a result and of which time."""

from tests.support.readings import an_extraction


def amounts(notation: str, code: str, *, period: str = "2026-Q3") -> list[tuple[str, str]]:
    read = an_extraction(notation, period=period)
    return [(str(v.period), str(v.amount)) for v in read.values if v.indicator == code]


def test_figures_told_together_share_the_running_time() -> None:
    text = (
        "Từ đầu năm đến ngày 14/9/2026 có 186 nhiệm vụ Thành phố giao đến hạn. Trong số này hoàn "
        "thành đúng hạn 179 nhiệm vụ."
    )
    assert amounts(text, "CD-06") == [("2026-9M", "179")]


def test_a_new_time_ends_the_running_time() -> None:
    text = (
        "Từ đầu năm có 186 nhiệm vụ Thành phố giao đến hạn. Trong quý III, hoàn thành đúng hạn 60 nhiệm vụ được giao."
    )
    assert amounts(text, "CD-06") == [("2026-Q3", "60")]


def test_a_count_among_the_problems_is_a_single_case() -> None:
    assert amounts("# III. TỒN TẠI\nCòn 14 hồ sơ giải quyết quá hạn do thiếu bản đồ.", "TT-19") == []
    assert amounts("# II. KẾT QUẢ\nCó 14 hồ sơ giải quyết quá hạn.", "TT-19") == [("2026-Q3", "14")]


def test_a_plan_of_the_coming_quarter_is_a_target() -> None:
    read = an_extraction("# IV. NHIỆM VỤ QUÝ IV\nTỷ lệ hồ sơ nộp trực tuyến đạt 98%.")
    assert read.values == ()
    assert [o.kind.value for o in read.others] == ["target"]


def test_the_explanation_of_a_mark_is_no_zero() -> None:
    table = "Chỉ tiêu | ĐVT | Kết quả ; Hồ sơ tiếp nhận mới | Hồ sơ | 12\nGhi chú: dấu “-” là không phát sinh hồ sơ."
    assert amounts(table, "TT-12") == [("2026-Q3", "12")]


def test_the_head_of_an_item_gives_its_time() -> None:
    assert amounts("Rà soát văn bản (lũy kế 9 tháng): đã rà soát 61 văn bản QPPL.", "TC-06") == [("2026-9M", "61")]


def test_running_time_behind_a_number_is_its_own() -> None:
    assert amounts("Đã đăng 42 tin, bài tuyên truyền CCHC từ đầu năm.", "CD-15") == [("2026-9M", "42")]


def test_a_record_since_january_opens_no_running_time() -> None:
    text = "Quý III tiếp nhận mới 415 hồ sơ, cao nhất từ đầu năm, đã giải quyết 398 hồ sơ."
    assert amounts(text, "TT-16") == [("2026-Q3", "398")]


def test_indices_of_the_province_are_benchmarks_in_a_units_report() -> None:
    read = an_extraction("Chỉ số SIPAS năm 2024 của Hà Nội đạt 86,50%.")
    assert read.values == ()


def test_letters_of_apology_do_not_count_the_late_files() -> None:
    assert amounts("Đã gửi thư xin lỗi đối với 17/17 hồ sơ quá hạn.", "TT-19") == []


def test_kinds_listed_behind_their_total_are_parts() -> None:
    text = "Trong quý III, xã ban hành 17 văn bản (03 kế hoạch, 10 công văn, 04 quyết định) để chỉ đạo CCHC."
    assert amounts(text, "CD-01") == [("2026-Q3", "17")]


def test_parts_added_up_in_words_are_not_the_total() -> None:
    text = "Phường có 13 trường công lập và 1 trạm y tế, tổng cộng 14 đơn vị sự nghiệp công lập."
    assert amounts(text, "BM-03") == [("2026-Q3", "14")]


def test_a_score_of_one_month_is_no_score_of_the_quarter() -> None:
    assert amounts("Bộ chỉ số 766 tháng 8: đạt 89,17 điểm.", "XH-09") == []
    assert amounts("Theo Bộ chỉ số 766, quý III phường đạt 89,17 điểm.", "XH-09") == [("2026-Q3", "89.17")]
