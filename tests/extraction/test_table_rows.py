"""Rows of tables, small and invented: subjects, times, totals, parts, and cells that say more than a number."""

from tests.support.table_values import INDEX, NINE, Q3, figures, values


def test_a_table_without_a_head_gives_the_figure_each_cell_opens_with() -> None:
    table = (
        " |  ; Nhiệm vụ theo Kế hoạch CCHC đã hoàn thành/phải làm (lũy kế 9 tháng) | 18/24 nhiệm vụ (75%) ; Công "
        "chức có mặt/biên chế được giao | 45/48 ; Số đơn vị sự nghiệp công lập | 11 đơn vị ; Tổ công nghệ số cộng "
        "đồng | 9 tổ với 63 thành viên ; Kỷ luật công chức, viên chức trong quý | Không ; Hồ sơ quá hạn đã xin lỗi "
        "| 7/7 hồ sơ ; Văn bản đi được ký số | 100% (trừ văn bản mật)"
    )
    assert values(table) == figures(
        ("CD-03", NINE, "18"),
        ("CD-02", Q3, "24"),
        ("CD-04", NINE, "75"),
        ("BM-06", Q3, "45"),
        ("BM-05", Q3, "48"),
        ("BM-03", Q3, "11"),
        ("CQS-17", Q3, "9"),
        ("CV-05", Q3, "0"),
        ("TT-26", Q3, "7"),
        ("CQS-12", Q3, "100"),
    )


def test_rows_of_autonomy_groups_lean_on_the_head_of_their_column() -> None:
    table = (
        "TT | Loại hình tự chủ | Số đơn vị ; 1 | Nhóm 1 (tự bảo đảm chi thường xuyên và chi đầu tư) | 1 ; 2 | Nhóm "
        "2 (tự bảo đảm chi thường xuyên) | 1 ; 3 | Nhóm 3 (tự bảo đảm một phần chi thường xuyên) | 5 ; 4 | Nhóm 4 "
        "(ngân sách bảo đảm) | 17 ; | Tổng số đơn vị sự nghiệp công lập | 24"
    )
    assert values(table) == figures(
        ("BM-03", Q3, "24"), ("TK-04", Q3, "1"), ("TK-05", Q3, "1"), ("TK-06", Q3, "5"), ("TK-07", Q3, "17")
    )


def test_answers_of_a_score_sheet_are_values_and_points_are_none() -> None:
    table = (
        "Biểu chấm điểm Chỉ số CCHC năm 2026\n"
        "TT | Tiêu chí, tiêu chí thành phần | Điểm tối đa | Số liệu kê khai | Điểm tự chấm | Tài liệu kiểm chứng ; "
        "1 | Tỷ lệ hoàn thành Kế hoạch CCHC (lũy kế 9 tháng) | 2,0 | 34/40 nhiệm vụ (85%) | 1,5 | Báo cáo số "
        "12/BC-UBND ; 2 | Tỷ lệ hồ sơ giải quyết đúng hạn trong quý III | 3,0 | 99,5% | 3,0 | Hệ thống một cửa ; 3 "
        "| Có phân công cán bộ đầu mối CCHC | 0,5 | Có | 0,5 | ; 4 | Xử lý trách nhiệm người đứng đầu | 1,0 | Không"
        " áp dụng | | ; 5 | Số sáng kiến CCHC được công nhận | 1,0 | 2 sáng kiến | 1 | "
    )
    assert values(table) == figures(("CD-04", NINE, "85"), ("TT-20", Q3, "99.5"), ("CD-16", Q3, "2"))


def test_a_label_merged_on_the_left_is_the_subject_of_its_rows() -> None:
    table = (
        "Lĩnh vực | Chỉ tiêu | Số liệu quý III | Lũy kế 9 tháng ; Phản ánh, kiến nghị | Tiếp nhận | 12 | 30 ; | Đã "
        "xử lý | 11 | 29 ; Hồ sơ TTHC | Tiếp nhận mới | 400 | 1.200 ; | Đã giải quyết | 390 | 1.190 ; | Quá hạn | 1"
        " | 5 ; Kiểm tra CCHC | Số đơn vị được kiểm tra | 2 | 6"
    )
    assert values(table) == figures(
        ("TT-27", Q3, "12"),
        ("TT-27", NINE, "30"),
        ("TT-28", Q3, "11"),
        ("TT-28", NINE, "29"),
        ("TT-12", Q3, "400"),
        ("TT-12", NINE, "1200"),
        ("TT-16", Q3, "390"),
        ("TT-16", NINE, "1190"),
        ("TT-19", Q3, "1"),
        ("TT-19", NINE, "5"),
        ("CD-10", Q3, "2"),
        ("CD-10", NINE, "6"),
    )


def test_a_label_with_a_slash_names_part_and_whole() -> None:
    table = (
        "STT | Nội dung | Kết quả ; 1 | Văn bản QPPL đã rà soát/phải rà soát trong 9 tháng | 14/16 ; 2 | PAKN đã xử"
        " lý/tiếp nhận | 9/10 ; 3 | Nhiệm vụ hoàn thành/tổng số nhiệm vụ trong Kế hoạch CCHC năm 2026 | 20/30 ; 4 |"
        " Vị trí xếp hạng Chỉ số CCHC năm 2025 | 7/20 ; 5 | Hạn chế đã khắc phục/phát hiện qua kiểm tra CCHC | 4/5"
    )
    assert values(table) == figures(
        ("TC-06", NINE, "14"),
        ("TC-05", NINE, "16"),
        ("TT-28", Q3, "9"),
        ("TT-27", Q3, "10"),
        ("CD-03", Q3, "20"),
        ("CD-02", Q3, "30"),
        ("XH-18", INDEX, "7"),
        ("CD-13", Q3, "4"),
        ("CD-12", Q3, "5"),
    )


def test_only_a_stated_none_is_zero() -> None:
    table = (
        "Chỉ tiêu | ĐVT | Quý III ; Hồ sơ tiếp nhận mới | hồ sơ | 10 ; Hồ sơ quá hạn đã xin lỗi | hồ sơ | - ; Số "
        "phản ánh, kiến nghị đã tiếp nhận | PAKN | KPS ; Công chức bị kỷ luật | người | Không ; Số sáng kiến CCHC |"
        " sáng kiến | … ; Tổ công nghệ số cộng đồng | tổ | x ; Số cuộc đối thoại với người dân | cuộc | Không áp "
        "dụng"
    )
    assert values(table) == figures(("TT-12", Q3, "10"), ("TT-27", Q3, "0"), ("CV-05", Q3, "0"))


def test_a_continued_table_keeps_the_head_of_the_one_before() -> None:
    table = (
        "Bảng 1. Chỉ tiêu\n"
        "STT | Chỉ tiêu | ĐVT | Quý III | 9 tháng ; 1 | Hồ sơ tiếp nhận mới | hồ sơ | 10 | 30\n"
        "Bảng 1 (tiếp)\n"
        "1 | 2 | 3 | 4 | 5 ; 2 | Hồ sơ đã giải quyết | hồ sơ | 9 | 28 ; 3 | Tin, bài tuyên truyền CCHC | tin, bài |"
        " 4 | 12"
    )
    assert values(table) == figures(
        ("TT-12", Q3, "10"),
        ("TT-12", NINE, "30"),
        ("TT-16", Q3, "9"),
        ("TT-16", NINE, "28"),
        ("CD-15", Q3, "4"),
        ("CD-15", NINE, "12"),
    )


def test_a_share_row_has_the_time_of_the_amount_above_it() -> None:
    table = (
        "Biểu 5. Vốn đầu tư công\n"
        "(ĐVT: tỷ đồng)\n"
        "Nội dung | Số liệu ; Kế hoạch vốn được giao năm 2026 | 40,5 ; Số vốn đã giải ngân đến 14/9/2026 | 20,25 ; "
        "Tỷ lệ giải ngân (%) | 50"
    )
    assert values(table) == figures(("TK-01", Q3, "40500000000"), ("TK-02", NINE, "20250000000"), ("TK-03", NINE, "50"))


def test_a_wide_column_of_answers_is_read_beside_the_points() -> None:
    table = (
        "Phụ lục. Bảng tự chấm điểm\n"
        "STT | Lĩnh vực/Tiêu chí | Điểm tối đa | Điểm tự chấm | Kết quả thực hiện trong kỳ báo cáo | Tài liệu kiểm "
        "chứng ; I | CHỈ ĐẠO, ĐIỀU HÀNH | 12 | 10,5 | | ; 1 | Ban hành văn bản chỉ đạo CCHC | 2 | 2 | Đã ban hành "
        "18 văn bản chỉ đạo, điều hành CCHC từ đầu năm đến nay, riêng quý III là 6 văn bản | Danh mục 18 văn bản ; "
        "2 | Mức độ hoàn thành kế hoạch CCHC | 3 | 2,5 | Hoàn thành 31/40 nhiệm vụ, đạt 77,5% (lũy kế 9 tháng) | BC"
        " số 45/BC-UBND ngày 10/9/2026 ; 3 | Thực hiện nhiệm vụ UBND Thành phố giao | 4 | 3 | 50/52 nhiệm vụ đúng "
        "hạn (lũy kế 9 tháng) | ; II | CẢI CÁCH TTHC | 20 | 18 | | ; 4 | Tỷ lệ hồ sơ giải quyết đúng hạn, trước hạn"
        " | 5 | 4,9 | 99,31% trong quý III | ; 5 | Tỷ lệ hồ sơ nộp trực tuyến | 5 | 5 | Quý III đạt 94,2% (Thành "
        "phố giao 90%) | ; 6 | Công khai TTHC | 3 | 3 | Công khai đầy đủ 380/380 TTHC | ; | TỔNG | 32 | 28,5 | | "
    )
    assert values(table) == figures(
        ("CD-01", NINE, "18"),
        ("CD-01", Q3, "6"),
        ("CD-03", NINE, "31"),
        ("CD-02", Q3, "40"),
        ("CD-04", NINE, "77.5"),
        ("CD-06", NINE, "50"),
        ("CD-05", NINE, "52"),
        ("TT-20", Q3, "99.31"),
        ("CQS-05", Q3, "94.2"),
    )


def test_a_sub_total_of_one_group_of_staff_is_its_headcount() -> None:
    table = (
        "Khối | Biên chế được giao năm 2026 | Có mặt đến 14/9/2026 | Còn thiếu | Hợp đồng 111 ; Công chức phường | "
        "80 | 76 | 4 | 5 ; Viên chức sự nghiệp giáo dục | 400 | 390 | 10 | 12 ; Viên chức sự nghiệp khác | 40 | 35 "
        "| 5 | 0 ; Cộng viên chức | 440 | 425 | 15 | 12"
    )
    assert values(table) == figures(
        ("BM-05", Q3, "80"), ("BM-06", Q3, "76"), ("BM-07", Q3, "440"), ("BM-08", Q3, "425")
    )


def test_words_behind_a_figure_add_its_share_rank_and_time() -> None:
    table = (
        " |  |  ; 1 | Số TTHC thuộc thẩm quyền | 412 TTHC ; 2 | TTHC thực hiện qua một cửa | 412/412 TTHC (100%) ; "
        "3 | Hồ sơ quá hạn | Không phát sinh ; 4 | PAKN đã xử lý/đã tiếp nhận | 9/10 ; 5 | Vốn đầu tư công được "
        "giao năm 2026 | 35,2 tỷ đồng ; 6 | Đã giải ngân đến hết kỳ báo cáo | 21,12 tỷ đồng, đạt 60% ; 7 | Họp đối "
        "thoại với dân | 02 cuộc (quý II: 01 cuộc) ; 8 | Chỉ số CCHC 2025 | 90,11 điểm, xếp thứ 12/51 phường"
    )
    assert values(table) == figures(
        ("TT-01", Q3, "412"),
        ("TT-09", Q3, "412"),
        ("TT-19", Q3, "0"),
        ("TT-28", Q3, "9"),
        ("TT-27", Q3, "10"),
        ("TK-01", Q3, "35200000000"),
        ("TK-02", NINE, "21120000000"),
        ("TK-03", NINE, "60"),
        ("CD-14", Q3, "2"),
        ("XH-17", INDEX, "90.11"),
        ("XH-18", INDEX, "12"),
    )


def test_parts_marks_and_notes_are_no_values() -> None:
    table = (
        "STT | Nội dung báo cáo | Đơn vị | Số liệu | Ghi chú ; 1 | Tổng số VBQPPL tham mưu ban hành | VB | 3 | ; | "
        "Trong đó: Nghị quyết của HĐND | VB | 1 | ; | Quyết định của UBND | VB | 2 | ; 2 | Số văn bản đã kiểm tra |"
        " VB | 10 | lũy kế 9 tháng: 25 ; 3 | Văn bản trái pháp luật phát hiện | VB | 0 | ; 4 | TTHC công bố mới | "
        "TTHC | KPS | ; 5 | TTHC bãi bỏ | TTHC | 4 | QĐ số 1234/QĐ-UBND ; 6 | Tổ chức sắp xếp phòng, ban | | x | "
        "theo NĐ 150 ; 7 | Số lượt công chức, viên chức được đào tạo | lượt | 45 | chỉ tiêu 200"
    )
    assert values(table) == figures(
        ("TC-01", Q3, "3"),
        ("TC-02", Q3, "10"),
        ("TC-02", NINE, "25"),
        ("TC-03", Q3, "0"),
        ("TT-02", Q3, "0"),
        ("TT-04", Q3, "4"),
        ("CV-03", Q3, "45"),
    )


def test_a_row_of_the_plan_stays_the_plan_under_a_column_of_results() -> None:
    table = (
        "TT | Chỉ tiêu | ĐVT | Thực hiện quý III | Lũy kế ; A | TÀI CHÍNH CÔNG | | | ; 1 | Vốn đầu tư công | | | ; "
        "1.1 | Kế hoạch giao | Tr.đồng | 12.000 | 12.000 ; 1.2 | Giải ngân | Tr.đồng | 3.000 | 8.000 ; 1.3 | Tỷ lệ "
        "giải ngân | % | 25 | 66,67 ; B | CHÍNH QUYỀN SỐ | | | ; 2 | Văn bản đi | | | ; 2.1 | Tổng số | văn bản | "
        "800 | 2.400 ; 2.2 | Ký số | % | 100 | 100"
    )
    assert values(table) == figures(
        ("TK-01", Q3, "12000000000"),
        ("TK-02", Q3, "3000000000"),
        ("TK-02", NINE, "8000000000"),
        ("TK-03", Q3, "25"),
        ("TK-03", NINE, "66.67"),
        ("CQS-12", Q3, "100"),
        ("CQS-12", NINE, "100"),
    )


def test_rows_numbered_by_month_are_parts_of_the_quarter() -> None:
    table = (
        "Bảng 7. Hồ sơ TTHC theo tháng\n"
        "Tháng | Tiếp nhận mới | Đã giải quyết | Quá hạn ; 6 (từ 15/6) | 100 | 90 | 0 ; 7 | 200 | 190 | 1 ; 8 | 210"
        " | 200 | 0 ; 9 (đến 14/9) | 90 | 95 | 0 ; Cả quý | 600 | 575 | 1"
    )
    assert values(table) == figures(("TT-12", Q3, "600"), ("TT-16", Q3, "575"), ("TT-19", Q3, "1"))


def test_rows_of_times_give_each_figure_its_period() -> None:
    table = (
        "Bảng 7. Hồ sơ TTHC theo tháng\n"
        "Kỳ | Tiếp nhận mới | Đã giải quyết | Quá hạn ; Tháng 7 | 200 | 190 | 1 ; Tháng 8 | 210 | 200 | 0 ; Tháng 9"
        " | 90 | 95 | 0 ; Quý III | 500 | 485 | 1 ; Lũy kế 9 tháng | 1.500 | 1.480 | 4 ; Quý III/2025 | 400 | 390 |"
        " 6"
    )
    assert values(table) == figures(
        ("TT-12", Q3, "500"),
        ("TT-16", Q3, "485"),
        ("TT-19", Q3, "1"),
        ("TT-12", NINE, "1500"),
        ("TT-16", NINE, "1480"),
        ("TT-19", NINE, "4"),
    )


def test_channels_that_share_an_indicator_are_parts_of_it() -> None:
    table = (
        "Biểu. Hồ sơ theo kênh tiếp nhận\n"
        "Kênh | Số hồ sơ | Tỷ trọng (%) ; Trực tuyến qua Cổng DVC quốc gia | 940 | 94 ; Trực tiếp tại Trung tâm | "
        "50 | 5 ; Bưu chính công ích | 10 | 1 ; Tổng tiếp nhận mới | 1.000 | 100"
    )
    assert values(table) == figures(("TT-13", Q3, "940"), ("CQS-05", Q3, "94"), ("TT-12", Q3, "1000"))


def test_running_rows_of_one_subject_keep_the_latest() -> None:
    table = (
        "Bảng 1. Nhiệm vụ trong Kế hoạch CCHC năm 2026\n"
        "Kỳ | Tổng số nhiệm vụ | Đã hoàn thành | Tỷ lệ (%) ; Lũy kế 9 tháng | 40 | 30 | 75 ; Lũy kế 6 tháng | 40 | "
        "18 | 45"
    )
    assert values(table) == figures(("CD-02", Q3, "40"), ("CD-03", NINE, "30"), ("CD-04", NINE, "75"))


def test_levels_of_autonomy_are_named_by_their_words() -> None:
    table = (
        "Bảng 9. Phân loại mức độ tự chủ tài chính của đơn vị sự nghiệp công lập\n"
        "Mức độ tự chủ | Số đơn vị | Tỷ lệ (%) ; Tự bảo đảm chi thường xuyên và chi đầu tư | 0 | 0 ; Tự bảo đảm chi"
        " thường xuyên | 2 | 10 ; Tự bảo đảm một phần chi thường xuyên | 5 | 25 ; Do NSNN bảo đảm chi thường xuyên "
        "| 13 | 65 ; Cộng | 20 | 100"
    )
    assert values(table) == figures(
        ("TK-04", Q3, "0"), ("TK-05", Q3, "2"), ("TK-06", Q3, "5"), ("TK-07", Q3, "13"), ("BM-03", Q3, "20")
    )


def test_sentences_beside_a_task_tell_every_figure() -> None:
    table = (
        "TT | Nhiệm vụ trọng tâm | Kết quả thực hiện ; 1 | Cải cách thể chế | Trong 9 tháng, đã kiểm tra 14 văn bản"
        " quy phạm pháp luật, không phát hiện văn bản trái pháp luật; rà soát 10/12 văn bản phải rà soát ; 2 | Tài "
        "chính công | Kế hoạch vốn đầu tư công năm 2026 là 60 tỷ đồng; đến 14/9/2026 giải ngân 39 tỷ đồng, đạt 65%;"
        " cùng kỳ năm 2025 đạt 58% ; 3 | Bộ máy | Biên chế công chức được giao 70, có mặt 66 ; 4 | Chính quyền số |"
        " 100% văn bản đi được ký số; tỷ lệ hồ sơ trực tuyến 95,1% (mục tiêu 90%); thanh toán trực tuyến 88%"
    )
    assert values(table) == figures(
        ("TC-02", NINE, "14"),
        ("TC-03", NINE, "0"),
        ("TC-06", NINE, "10"),
        ("TC-05", NINE, "12"),
        ("TK-01", Q3, "60000000000"),
        ("TK-02", NINE, "39000000000"),
        ("TK-03", NINE, "65"),
        ("BM-05", Q3, "70"),
        ("BM-06", Q3, "66"),
        ("CQS-12", Q3, "100"),
        ("CQS-05", Q3, "95.1"),
        ("CQS-08", Q3, "88"),
    )


def test_declared_figures_are_values_beside_rules_and_points() -> None:
    table = (
        "PHIẾU TỰ CHẤM ĐIỂM\n"
        "STT | Tiêu chí, tiêu chí thành phần | Điểm tối đa | Số liệu kê khai | Cách tính điểm | Điểm tự đánh giá | "
        "Tài liệu kiểm chứng ; 1 | CHỈ ĐẠO, ĐIỀU HÀNH | 10 | | | 9,5 | ; 1.1 | Mức độ hoàn thành Kế hoạch CCHC năm "
        "2026 (lũy kế 9 tháng) | 2 | 28/35 nhiệm vụ | Tỷ lệ x 2 điểm | 1,6 | Báo cáo 120/BC-UBND ; 1.2 | Số tin, "
        "bài tuyên truyền CCHC trong quý III | 1 | 36 tin, bài | Từ 30 tin trở lên: 1 điểm | 1 | ; 1.3 | Đối thoại "
        "với người dân, doanh nghiệp trong quý III | 1 | 01 cuộc | | 1 | ; 1.4 | Sáng kiến CCHC được công nhận | 1 "
        "| Không | | 0 | ; 1.5 | Xử lý văn bản trái pháp luật | 1 | Không áp dụng | | | ; 2 | CẢI CÁCH TTHC | 20 | "
        "| | 18 | ; 2.1 | Tỷ lệ hồ sơ TTHC giải quyết đúng hạn quý III | 5 | 99,62% (5.230/5.250 hồ sơ) | Dưới 95%:"
        " 0 điểm | 4,98 | ; 2.2 | Tỷ lệ hồ sơ nộp trực tuyến quý III | 5 | 94,1% | ≥ 90%: 5 điểm | 5 | ; 2.3 | Hồ "
        "sơ quá hạn có thư xin lỗi | 1 | 20/20 hồ sơ | | 1 |  ; | TỔNG CỘNG | 30 | | | 27,5 | "
    )
    assert values(table) == figures(
        ("CD-03", NINE, "28"),
        ("CD-02", Q3, "35"),
        ("CD-15", Q3, "36"),
        ("CD-14", Q3, "1"),
        ("CD-16", Q3, "0"),
        ("TT-20", Q3, "99.62"),
        ("CQS-05", Q3, "94.1"),
        ("TT-26", Q3, "20"),
    )


def test_a_plan_of_work_tells_results_in_its_cells() -> None:
    table = (
        "TT | Nội dung công việc | Đơn vị chủ trì | Kết quả thực hiện | Tiến độ ; 1 | Tuyên truyền CCHC | Phòng "
        "VH-XH | Đăng 38 tin, bài trong quý III (lũy kế 9 tháng 112 tin, bài; chỉ tiêu năm 150 tin, bài) | 75% ; 2 "
        "| Kiểm tra CCHC | Văn phòng | Trong quý kiểm tra 02 đơn vị, phát hiện 05 hạn chế, đã khắc phục 04 | Đạt ; "
        "3 | Giải quyết TTHC | Trung tâm PVHCC | Tiếp nhận mới 3.120 hồ sơ (quý II: 2.950 hồ sơ); đã giải quyết "
        "3.090 hồ sơ, trong đó quá hạn 06 hồ sơ; tỷ lệ trực tuyến 94,5%, cao hơn bình quân thành phố (91%) | Đạt ; "
        "4 | Khảo sát hài lòng | Trung tâm PVHCC | 412 phiếu thu về, 98,1% hài lòng | Đạt ; 5 | Bồi dưỡng công chức"
        " | Phòng Nội vụ | 27 lượt người trong quý III | Đạt ; 6 | Kỷ luật | Phòng Nội vụ | Không có công chức vi "
        "phạm kỷ luật trong quý | "
    )
    assert values(table) == figures(
        ("CD-15", Q3, "38"),
        ("CD-15", NINE, "112"),
        ("CD-10", Q3, "2"),
        ("CD-12", Q3, "5"),
        ("CD-13", Q3, "4"),
        ("TT-12", Q3, "3120"),
        ("TT-16", Q3, "3090"),
        ("TT-19", Q3, "6"),
        ("CQS-05", Q3, "94.5"),
        ("TT-32", Q3, "412"),
        ("TT-31", Q3, "98.1"),
        ("CV-03", Q3, "27"),
        ("CV-05", Q3, "0"),
    )


def test_rows_of_plan_result_and_share_under_columns_of_indicators() -> None:
    table = (
        "Bảng 5. Tiến độ chỉ tiêu chủ yếu\n"
        "Loại số liệu | Tin, bài tuyên truyền (tin, bài) | Lượt bồi dưỡng (lượt người) | Giải ngân vốn đầu tư công "
        "(tỷ đồng) | Hồ sơ trực tuyến (%) ; Kế hoạch năm 2026 | 120 | 200 | 60 | 90 ; Thực hiện quý III | 30 | 45 |"
        " 15 | 94 ; Lũy kế 9 tháng | 95 | 150 | 39 | 93 ; % so với kế hoạch | 79,2 | 75 | 65 | - ; Cùng kỳ năm 2025"
        " | 80 | 120 | 30 | 85"
    )
    assert values(table) == figures(
        ("CD-15", Q3, "30"),
        ("CD-15", NINE, "95"),
        ("CV-03", Q3, "45"),
        ("CV-03", NINE, "150"),
        ("TK-01", Q3, "60000000000"),
        ("TK-02", Q3, "15000000000"),
        ("TK-02", NINE, "39000000000"),
        ("TK-03", NINE, "65"),
        ("CQS-05", Q3, "94"),
        ("CQS-05", NINE, "93"),
    )


def test_sentences_that_name_their_own_times_keep_them() -> None:
    table = (
        "Tiêu chí | Kết quả ; Công tác tuyên truyền | 9 tháng đã đăng 120 tin, bài về CCHC; riêng quý III 41 tin, "
        "bài ; Khảo sát hài lòng | Thu về 350 phiếu, 98,3% người dân hài lòng ; Bồi dưỡng | Cử 35 lượt công chức đi"
        " bồi dưỡng trong quý III ; Kỷ luật | Không có công chức bị kỷ luật ; Sáng kiến | Công nhận 02 sáng kiến "
        "CCHC trong quý"
    )
    assert values(table) == figures(
        ("CD-15", NINE, "120"),
        ("CD-15", Q3, "41"),
        ("TT-32", Q3, "350"),
        ("TT-31", Q3, "98.3"),
        ("CV-03", Q3, "35"),
        ("CV-05", Q3, "0"),
        ("CD-16", Q3, "2"),
    )


def test_subjects_under_general_heads_name_an_indicator_together_though_the_columns_add_up() -> None:
    table = (
        "Nội dung | Tiếp nhận | Đã xử lý | Đang xử lý ; Phản ánh, kiến nghị | 12 | 11 | 1 ; Hồ sơ TTHC | 500 | 480 | 20"
    )
    assert values(table) == figures(
        ("TT-27", Q3, "12"),
        ("TT-28", Q3, "11"),
        ("TT-12", Q3, "500"),
        ("TT-16", Q3, "480"),
        ("TT-22", Q3, "20"),
    )


def test_the_last_row_of_any_kind_of_body_is_all_of_it() -> None:
    table = "Bộ phận | Tiếp nhận mới | Đã giải quyết ; Cơ sở 1 | 40 | 38 ; Cơ sở 2 | 55 | 50 ; Toàn Chi cục | 95 | 88"
    assert values(table) == figures(("TT-12", Q3, "95"), ("TT-16", Q3, "88"))
    assert not values(table.replace("Toàn Chi cục", "Toàn thành phố"))
