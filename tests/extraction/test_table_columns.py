"""Columns of tables, small and invented: what each holds shows in its head, its figures and the columns beside it."""

from tests.support.table_values import INDEX, NINE, Q3, figures, values


def test_a_share_beside_numerator_and_denominator_is_the_value_and_the_rank_column_is_none() -> None:
    table = (
        "Bảng 2. Tử số, mẫu số\n"
        "STT | Tên tỷ lệ | Tử số | Mẫu số | Tỷ lệ (%) | TP giao (%) | Hạng khối ; 1 | Tỷ lệ hồ sơ nộp trực tuyến | "
        "655 | 714 | 91,74 | 90 | 21/60 ; 2 | Tỷ lệ số hóa hồ sơ | 700 | 714 | 98,04 | 95 | 3/51"
    )
    assert values(table) == figures(("CQS-05", Q3, "91.74"), ("CQS-09", Q3, "98.04"))


def test_a_share_is_known_by_being_the_quotient_of_the_two_columns_before_it() -> None:
    table = (
        "Nội dung | Số hồ sơ đạt | Tổng số hồ sơ | Tỷ lệ đạt (%) ; Tỷ lệ hồ sơ thanh toán trực tuyến | 655 | 714 | "
        "91,74 ; Tỷ lệ hồ sơ được cấp kết quả điện tử | 700 | 714 | 98,04"
    )
    assert values(table) == figures(("CQS-08", Q3, "91.74"), ("CQS-10", Q3, "98.04"))


def test_month_columns_are_parts_of_the_quarter() -> None:
    table = (
        "Chỉ tiêu | ĐVT | T7 | T8 | Tháng 9 | Cộng quý III ; Tin, bài tuyên truyền CCHC | tin, bài | 14 | 17 | 8 | "
        "39 ; Hồ sơ tiếp nhận mới | hồ sơ | 100 | 120 | 90 | 310 ; Tỷ lệ hài lòng | % | 99 | 98 | 97 | 98,1"
    )
    assert values(table) == figures(("CD-15", Q3, "39"), ("TT-12", Q3, "310"), ("TT-31", Q3, "98.1"))


def test_columns_of_days_inside_the_period_are_parts_of_it() -> None:
    table = (
        "Chỉ tiêu | 15/6-14/7 | 15/7-14/8 | 15/8-14/9 | Quý III ; Tin, bài tuyên truyền CCHC | 14 | 17 | 8 | 39 ; "
        "Hồ sơ tiếp nhận mới | 100 | 120 | 90 | 310"
    )
    assert values(table) == figures(("CD-15", Q3, "39"), ("TT-12", Q3, "310"))


def test_one_row_for_plan_and_result_is_told_apart_by_its_columns() -> None:
    table = (
        "TT | Nội dung | ĐVT | KH năm 2026 | Thực hiện | < | Đạt % KH | Cùng kỳ 2025 ; ^ = | = | = | = | Quý III | "
        "Lũy kế | = | = ; 1 | Việc của Kế hoạch CCHC: số nhiệm vụ giao, đã hoàn thành | nhiệm vụ | 50 | 9 | 36 | 72"
        " | 30 ; 2 | Văn bản chỉ đạo CCHC ban hành | văn bản | - | 5 | 19 | - | 12 ; 3 | Hội nghị đối thoại với "
        "người dân | cuộc | 4 | 1 | 3 | 75 | 2"
    )
    assert values(table) == figures(
        ("CD-02", Q3, "50"),
        ("CD-03", Q3, "9"),
        ("CD-03", NINE, "36"),
        ("CD-04", NINE, "72"),
        ("CD-01", Q3, "5"),
        ("CD-01", NINE, "19"),
        ("CD-14", Q3, "1"),
        ("CD-14", NINE, "3"),
    )


def test_the_total_on_top_counts_and_sources_below_are_parts() -> None:
    table = (
        "Bảng 4. Giải ngân vốn đầu tư công (đơn vị tính: triệu đồng)\n"
        "TT | Nguồn vốn | Kế hoạch vốn 2026 | Giải ngân quý III | Lũy kế giải ngân từ đầu năm | Tỷ lệ (%) | Cùng kỳ"
        " (%) ; | Tổng số | 86.450 | 21.230 | 52.906 | 61,20 | 57,10 ; 1 | Ngân sách Thành phố | 50.000 | 12.230 | "
        "30.906 | 61,81 | 50,1 ; 2 | Ngân sách phường | 36.450 | 9.000 | 22.000 | 60,36 | 60,1 ; | Trong đó: trường"
        " học | 10.000 | 3.000 | 5.000 | 50 | 40"
    )
    assert values(table) == figures(
        ("TK-01", Q3, "86450000000"),
        ("TK-02", Q3, "21230000000"),
        ("TK-02", NINE, "52906000000"),
        ("TK-03", NINE, "61.20"),
    )


def test_points_given_for_a_criterion_are_no_percent() -> None:
    table = (
        "TT | Tiêu chí | Điểm chuẩn | Kết quả đạt được | Điểm đạt | Ghi chú ; 1 | Tỷ lệ hồ sơ TTHC giải quyết đúng "
        "hạn (%) | 10 | 98,7 | 9,5 | ; 2 | Tỷ lệ hồ sơ nộp trực tuyến (%) | 5 | 91,2 | 5 | vượt ; | Tổng cộng | 15 "
        "| | 14,5 | "
    )
    assert values(table) == figures(("TT-20", Q3, "98.7"), ("CQS-05", Q3, "91.2"))


def test_of_a_table_of_units_only_the_own_row_counts() -> None:
    table = (
        "Bảng 3. Kết quả theo Bộ chỉ số phục vụ\n"
        "TT | Phường | Hồ sơ trực tuyến (%) | Số hóa hồ sơ (%) | Đúng hạn (%) ; 1 | Phường Bên | 90 | 91 | 99 ; 2 |"
        " Phường Mẫu | 95 | 96 | 99,5 ; 3 | Phường Khác | 88 | 80 | 97 ; | Toàn thành phố | 89 | 90 | 98"
    )
    assert values(table) == figures(("CQS-05", Q3, "95"), ("CQS-09", Q3, "96"))


def test_of_two_cut_off_days_the_later_one_is_the_value() -> None:
    table = (
        "STT | Chỉ tiêu | ĐVT | 31/12/2025 | 14/9/2026 | Tăng (+), giảm (-) ; 1 | TTHC thuộc thẩm quyền giải quyết "
        "| TTHC | 68 | 64 | -4 ; 2 | Biên chế công chức được giao | người | 98 | 94 | -4 ; 3 | Công chức có mặt | "
        "người | 95 | 91 | -4"
    )
    assert values(table) == figures(("TT-01", Q3, "64"), ("BM-05", Q3, "94"), ("BM-06", Q3, "91"))


def test_points_of_the_766_groups_are_values_and_maxima_averages_and_ranks_of_groups_are_none() -> None:
    table = (
        "Bảng 5. Kết quả Bộ chỉ số phục vụ người dân, doanh nghiệp (766) quý III/2026\n"
        "TT | Nhóm chỉ số | Điểm tối đa | Điểm quý III | Điểm quý II | Bình quân khối sở | Thứ hạng ; 1 | Công "
        "khai, minh bạch | 18 | 17,5 | 17 | 16 | 4/20 ; 2 | Tiến độ, kết quả giải quyết | 20 | 19,1 | 18 | 17 | "
        "3/20 ; 3 | Dịch vụ công trực tuyến | 12 | 10 | 9 | 8 | 6/20 ; 4 | Thanh toán trực tuyến | 10 | 9 | 8 | 7 |"
        " 5/20 ; 5 | Số hóa hồ sơ | 22 | 20 | 19 | 18 | 7/20 ; 6 | Mức độ hài lòng | 18 | 17,8 | 17 | 16 | 2/20 ; |"
        " Tổng điểm | 100 | 93,4 | 88 | 82 | 3/20"
    )
    assert values(table) == figures(
        ("XH-11", Q3, "17.5"),
        ("XH-12", Q3, "19.1"),
        ("XH-13", Q3, "10"),
        ("XH-14", Q3, "9"),
        ("XH-15", Q3, "20"),
        ("XH-16", Q3, "17.8"),
        ("XH-09", Q3, "93.4"),
        ("XH-10", Q3, "3"),
    )


def test_panels_with_heads_of_their_own_are_read_one_after_the_other() -> None:
    table = (
        "Bảng 2. Số liệu hồ sơ TTHC quý III\n"
        "TIẾP NHẬN | Số hồ sơ | GIẢI QUYẾT | Số hồ sơ ; Tổng số phải giải quyết | 1.050 | Tổng số đã giải quyết | "
        "1.000 ; Tiếp nhận mới | 1.000 | Trước hạn | 700 ; - Trực tuyến | 950 | Đúng hạn | 295 ; - Trực tiếp, BCCI "
        "| 50 | Quá hạn | 5 ; Kỳ trước chuyển sang | 50 | Đang giải quyết | 50"
    )
    assert values(table) == figures(
        ("TT-11", Q3, "1050"),
        ("TT-12", Q3, "1000"),
        ("TT-13", Q3, "950"),
        ("TT-14", Q3, "50"),
        ("TT-15", Q3, "50"),
        ("TT-16", Q3, "1000"),
        ("TT-17", Q3, "700"),
        ("TT-18", Q3, "295"),
        ("TT-19", Q3, "5"),
        ("TT-22", Q3, "50"),
    )


def test_earlier_files_beside_new_ones_are_carried_in() -> None:
    table = (
        "Biểu 2. Kết quả giải quyết hồ sơ\n"
        "TT | Lĩnh vực | Tổng tiếp nhận | Trong đó | < | Kết quả giải quyết | < | < | Đang xử lý | < ; ^ = | = | = "
        "| Mới trong kỳ | Kỳ trước | Sớm hạn | Đúng hạn | Trễ hạn | Trong hạn | Trễ hạn ; | TỔNG CỘNG | 230 | 200 |"
        " 30 | 120 | 80 | 2 | 27 | 1 ; I | Cấp phường | 130 | 120 | 10 | 70 | 50 | 1 | 9 | 0 ; 1 | Hộ tịch | 130 | "
        "120 | 10 | 70 | 50 | 1 | 9 | 0 ; II | Liên thông | 100 | 80 | 20 | 50 | 30 | 1 | 18 | 1"
    )
    assert values(table) == figures(
        ("TT-11", Q3, "230"),
        ("TT-12", Q3, "200"),
        ("TT-15", Q3, "30"),
        ("TT-17", Q3, "120"),
        ("TT-18", Q3, "80"),
        ("TT-19", Q3, "2"),
        ("TT-23", Q3, "27"),
        ("TT-24", Q3, "1"),
    )


def test_quarter_running_total_plan_and_share_of_plan_stand_in_one_row() -> None:
    table = (
        "TT | Chỉ tiêu | ĐVT | Kế hoạch 2026 | TH quý III/2026 | Lũy kế 9T/2026 | % TH/KH | 9T/2025 | Tăng/giảm ; 1"
        " | Số tin, bài tuyên truyền | tin, bài | 120 | 30 | 95 | 79,2 | 80 | +15 ; 2 | Số lớp tập huấn CCHC | lớp "
        "| 4 | 1 | 3 | 75 | 2 | +1 ; 3 | Giải ngân vốn đầu tư công | tỷ đồng | 120,5 | 20,1 | 80,2 | 66,6 | 70 | "
        "+10,2 ; 4 | Rà soát văn bản QPPL | văn bản | 12 | 3 | 10 | 83,3 | 9 | +1 ; 5 | Kiểm tra CCHC tại các đơn "
        "vị | đơn vị | 8 | 2 | 6 | 75 | 5 | 1"
    )
    assert values(table) == figures(
        ("CD-15", Q3, "30"),
        ("CD-15", NINE, "95"),
        ("CV-09", Q3, "1"),
        ("CV-09", NINE, "3"),
        ("TK-01", Q3, "120500000000"),
        ("TK-02", Q3, "20100000000"),
        ("TK-02", NINE, "80200000000"),
        ("TK-03", NINE, "66.6"),
        ("TC-05", Q3, "12"),
        ("TC-06", Q3, "3"),
        ("TC-06", NINE, "10"),
        ("CD-10", Q3, "2"),
        ("CD-10", NINE, "6"),
    )


def test_the_rank_column_belongs_to_the_score_beside_it() -> None:
    table = (
        "TT | Đơn vị | Chỉ số CCHC 2025 (%) | Xếp hạng 2025 | Xếp hạng 2024 ; 1 | Sở Bên | 92 | 1 | 2 ; 2 | Sở Mẫu "
        "| 90,2 | 5 | 8 ; | Trung bình khối sở | 88 | | "
    )
    assert values(table, unit="Sở Mẫu") == figures(("XH-17", INDEX, "90.2"), ("XH-18", INDEX, "5"))


def test_the_unit_may_stand_in_the_head_of_the_labels() -> None:
    table = (
        "Chỉ tiêu (%) | TP giao | Sở Mẫu thực hiện | Toàn thành phố | Đơn vị cao nhất ; Hồ sơ nộp trực tuyến | 90 |"
        " 95,5 | 91 | 99 ; Số hóa hồ sơ | 95 | 97,1 | 93 | 100 ; Thanh toán trực tuyến | 80 | 88,8 | 79 | 97"
    )
    assert values(table, unit="Sở Mẫu") == figures(
        ("CQS-05", Q3, "95.5"), ("CQS-09", Q3, "97.1"), ("CQS-08", Q3, "88.8")
    )


def test_a_head_of_done_and_due_tells_part_from_whole() -> None:
    table = (
        "Nội dung | Số đã làm/Số phải làm | Tỷ lệ (%) ; Nhiệm vụ trong Kế hoạch CCHC năm 2026 (lũy kế 9 tháng) | "
        "30/40 | 75 ; Nhiệm vụ Thành phố giao đúng hạn (lũy kế 9 tháng) | 48/50 | 96 ; Văn bản QPPL được rà soát "
        "(lũy kế 9 tháng) | 12/12 | 100"
    )
    assert values(table) == figures(
        ("CD-03", NINE, "30"),
        ("CD-02", Q3, "40"),
        ("CD-04", NINE, "75"),
        ("CD-06", NINE, "48"),
        ("CD-05", NINE, "50"),
        ("CD-09", NINE, "96"),
        ("TC-06", NINE, "12"),
        ("TC-05", NINE, "12"),
    )


def test_channels_of_a_survey_are_parts_of_its_total() -> None:
    table = (
        "Bảng 8. Khảo sát mức độ hài lòng quý III\n"
        "Hình thức | Phiếu phát ra | Phiếu thu về | Hài lòng | Tỷ lệ hài lòng (%) ; Phiếu giấy | 300 | 280 | 270 | "
        "96,4 ; Trực tuyến | 200 | 150 | 145 | 96,7 ; Tổng | 500 | 430 | 415 | 96,5"
    )
    assert values(table) == figures(("TT-32", Q3, "430"), ("TT-31", Q3, "96.5"))


def test_a_total_column_beside_a_breakdown_is_what_the_row_names() -> None:
    table = (
        "TT | Nội dung | Quý III | < | < | 9 tháng | < | < ; ^ = | = | Tổng | Trực tuyến | % | Tổng | Trực tuyến | "
        "% ; 1 | Hồ sơ tiếp nhận mới | 500 | 480 | 96 | 1.500 | 1.400 | 93,3"
    )
    assert values(table) == figures(
        ("TT-12", Q3, "500"),
        ("TT-13", Q3, "480"),
        ("CQS-05", Q3, "96"),
        ("TT-12", NINE, "1500"),
        ("TT-13", NINE, "1400"),
        ("CQS-05", NINE, "93.3"),
    )


def test_an_estimate_for_the_year_is_no_result() -> None:
    table = (
        "Chỉ tiêu | 6 tháng đầu năm | Quý III | 9 tháng | Ước năm ; Hồ sơ tiếp nhận mới | 1.000 | 500 | 1.500 | "
        "2.000 ; Tin, bài tuyên truyền CCHC | 60 | 30 | 90 | 120"
    )
    assert values(table) == figures(
        ("TT-12", Q3, "500"), ("TT-12", NINE, "1500"), ("CD-15", Q3, "30"), ("CD-15", NINE, "90")
    )


def test_a_quarter_under_last_year_is_an_earlier_one() -> None:
    table = (
        "Chỉ tiêu | ĐVT | Năm 2025 | Năm 2026 | < ; ^ = | = | Quý III | Quý III | 9 tháng ; Hồ sơ tiếp nhận mới | "
        "hồ sơ | 400 | 500 | 1.500 ; Tin, bài tuyên truyền | tin, bài | 20 | 30 | 90"
    )
    assert values(table) == figures(
        ("TT-12", Q3, "500"), ("TT-12", NINE, "1500"), ("CD-15", Q3, "30"), ("CD-15", NINE, "90")
    )


def test_a_bare_total_beside_autonomy_groups_counts_the_bodies() -> None:
    table = (
        "TT | Đơn vị | Nhóm 1 | Nhóm 2 | Nhóm 3 | Nhóm 4 | Tổng | Kinh phí tự chủ (tỷ đồng) ; 1 | Giáo dục | 0 | 1 "
        "| 3 | 20 | 24 | 30,5 ; 2 | Y tế | 0 | 0 | 1 | 1 | 2 | 5 ; | Tổng | 0 | 1 | 4 | 21 | 26 | 35,5"
    )
    assert values(table) == figures(
        ("TK-04", Q3, "0"), ("TK-05", Q3, "1"), ("TK-06", Q3, "4"), ("TK-07", Q3, "21"), ("BM-03", Q3, "26")
    )


def test_the_column_of_change_is_no_value() -> None:
    table = (
        "Bảng 10. So sánh kết quả quý III với quý II\n"
        "Chỉ tiêu | Quý II | Quý III | Tăng (+)/giảm (-) ; Tỷ lệ hồ sơ đúng hạn (%) | 99,1 | 99,4 | +0,3 ; Hồ sơ "
        "quá hạn | 9 | 5 | -4 ; PAKN tiếp nhận | 15 | 12 | -3 ; PAKN đã xử lý | 15 | 11 | -4"
    )
    assert values(table) == figures(("TT-20", Q3, "99.4"), ("TT-19", Q3, "5"), ("TT-27", Q3, "12"), ("TT-28", Q3, "11"))


def test_of_three_columns_of_labels_the_last_names_the_row() -> None:
    table = (
        "Lĩnh vực | Nội dung | Chỉ tiêu | ĐVT | Quý III | Lũy kế 9 tháng ; Cải cách TTHC | Tiếp nhận hồ sơ | Tiếp "
        "nhận mới | hồ sơ | 900 | 2.700 ; = | = | Trong đó trực tuyến | hồ sơ | 850 | 2.500 ; = | Giải quyết hồ sơ "
        "| Đã giải quyết | hồ sơ | 890 | 2.680 ; = | = | Quá hạn | hồ sơ | 3 | 10 ; Công vụ | Đào tạo | Lượt công "
        "chức được bồi dưỡng | lượt người | 15 | 60 ; = | Kỷ luật | Công chức bị kỷ luật | người | 0 | 1"
    )
    assert values(table) == figures(
        ("TT-12", Q3, "900"),
        ("TT-12", NINE, "2700"),
        ("TT-13", Q3, "850"),
        ("TT-13", NINE, "2500"),
        ("TT-16", Q3, "890"),
        ("TT-16", NINE, "2680"),
        ("TT-19", Q3, "3"),
        ("TT-19", NINE, "10"),
        ("CV-03", Q3, "15"),
        ("CV-03", NINE, "60"),
        ("CV-05", Q3, "0"),
        ("CV-05", NINE, "1"),
    )


def test_averages_and_the_best_are_benchmarks_beside_the_own_points() -> None:
    table = (
        "Bảng 3. Đối sánh theo Bộ chỉ số 766 quý III/2026\n"
        "Nhóm chỉ số | Điểm tối đa | Điểm của Sở | Điểm trung bình 20 sở | Sở cao nhất | Xếp hạng ; Công khai, minh"
        " bạch | 18 | 17,9 | 17 | 18 | 3/20 ; Tiến độ giải quyết | 20 | 19,5 | 18,8 | 20 | 6/20 ; Dịch vụ công trực"
        " tuyến | 12 | 11 | 9,7 | 12 | 4/20 ; Thanh toán trực tuyến | 10 | 9,1 | 8 | 10 | 5/20 ; Số hóa hồ sơ | 22 "
        "| 20,2 | 19 | 22 | 7/20 ; Mức độ hài lòng | 18 | 17,7 | 17 | 18 | 9/20 ; Tổng cộng | 100 | 95,4 | 89,5 | "
        "98 | 4/20"
    )
    assert values(table, unit="Sở Mẫu") == figures(
        ("XH-11", Q3, "17.9"),
        ("XH-12", Q3, "19.5"),
        ("XH-13", Q3, "11"),
        ("XH-14", Q3, "9.1"),
        ("XH-15", Q3, "20.2"),
        ("XH-16", Q3, "17.7"),
        ("XH-09", Q3, "95.4"),
        ("XH-10", Q3, "4"),
    )


def test_the_thirteen_columns_are_known_in_other_words() -> None:
    table = (
        "Phụ lục. TỔNG HỢP HỒ SƠ HÀNH CHÍNH QUÝ III/2026 (hồ sơ)\n"
        "STT | Nhóm việc | Số phải xử lý | < | < | < | Đã trả kết quả | < | < | < | Đang thụ lý | < | < ; ^ = | = |"
        " Tổng | Nộp qua Cổng | Nộp tại quầy, bưu điện | Kỳ trước để lại | Tổng | Trả sớm | Trả đúng hẹn | Trả chậm"
        " | Tổng | Còn hạn | Quá hẹn ; ^ 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 ; 1 | Hộ tịch | 110 "
        "| 90 | 10 | 10 | 100 | 60 | 39 | 1 | 10 | 9 | 1 ; 2 | Đất đai | 60 | 45 | 5 | 10 | 50 | 30 | 18 | 2 | 10 |"
        " 10 | 0 ; | Tổng cộng | 170 | 135 | 15 | 20 | 150 | 90 | 57 | 3 | 20 | 19 | 1"
    )
    assert values(table) == figures(
        ("TT-11", Q3, "170"),
        ("TT-13", Q3, "135"),
        ("TT-14", Q3, "15"),
        ("TT-15", Q3, "20"),
        ("TT-16", Q3, "150"),
        ("TT-17", Q3, "90"),
        ("TT-18", Q3, "57"),
        ("TT-19", Q3, "3"),
        ("TT-22", Q3, "20"),
        ("TT-23", Q3, "19"),
        ("TT-24", Q3, "1"),
    )


def test_a_short_form_with_other_words_for_on_time_and_late() -> None:
    table = (
        "Biểu 2. Hồ sơ TTHC (đơn vị: hồ sơ)\n"
        "Lĩnh vực | Tồn kỳ trước | Mới nhận | Xong trước hẹn | Xong đúng hẹn | Xong trễ hẹn | Chưa xong ; Tư pháp |"
        " 10 | 200 | 120 | 70 | 2 | 18 ; Xây dựng | 5 | 100 | 50 | 45 | 1 | 9 ; Cộng | 15 | 300 | 170 | 115 | 3 | "
        "27"
    )
    assert values(table) == figures(
        ("TT-15", Q3, "15"),
        ("TT-12", Q3, "300"),
        ("TT-17", Q3, "170"),
        ("TT-18", Q3, "115"),
        ("TT-19", Q3, "3"),
        ("TT-22", Q3, "27"),
    )
