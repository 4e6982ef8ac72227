"""Tables whose columns are indicators or subjects, over rows of times, plans or what is said of them."""

from tests.support.table_values import values as of_periods


def values(table: str) -> dict[str, str]:
    return {code: f"{amount.normalize():f}" for (code, _), amount in of_periods(table).items()}


def test_rows_of_results_goals_and_averages_over_columns_of_shares() -> None:
    table = (
        "Bảng 1. Các tỷ lệ chủ yếu (%)\n"
        "Nội dung | Hồ sơ nộp trực tuyến | Đúng và trước hạn | Thanh toán trực tuyến ; Kết quả quý III | 91,2 | 99,1 | "
        "70,5 ; Chỉ tiêu năm 2026 | 90 | 98 | 75 ; Bình quân các phường | 88,0 | 97,5 | 66,1"
    )
    assert values(table) == {"CQS-05": "91.2", "TT-20": "99.1", "CQS-08": "70.5"}


def test_points_reached_below_the_most_that_can_be() -> None:
    table = (
        "Bảng 2. Điểm Bộ chỉ số 766 của phường\n"
        "Nhóm | Công khai, minh bạch | Tiến độ giải quyết | Số hóa hồ sơ | Tổng điểm ; Điểm tối đa | 18 | 20 | 22 | 100"
        " ; Điểm đạt | 16,4 | 19,2 | 20,1 | 91,7"
    )
    assert values(table) == {"XH-11": "16.4", "XH-12": "19.2", "XH-15": "20.1", "XH-09": "91.7"}


def test_subjects_across_and_what_is_said_of_them_down() -> None:
    table = (
        "Biểu 3. Biên chế và số có mặt\n"
        "Nội dung | Phòng chuyên môn | Chi cục | Cộng công chức | Viên chức | Chung ; Được giao | 50 | 30 | 80 | 210 | "
        "290 ; Có mặt | 47 | 29 | 76 | 204 | 280"
    )
    assert values(table) == {"BM-05": "80", "BM-06": "76", "BM-07": "210", "BM-08": "204"}


def test_a_head_that_only_holds_the_unit() -> None:
    table = (
        "Bảng 4. Tổ chức, cán bộ\n"
        "Khối | Biên chế công chức được giao | Công chức có mặt | Viên chức có mặt ; ^ = | (biên chế) | (người) | "
        "(người) ; Khối phường | 60 | 58 | 0 ; Khối giáo dục | 0 | 0 | 400 ; Cộng | 60 | 58 | 400"
    )
    assert values(table) == {"BM-05": "60", "BM-06": "58", "BM-08": "400"}


def test_plan_and_result_with_rows_of_their_own() -> None:
    table = (
        "Phụ lục. Một số chỉ tiêu\n"
        "STT | Chỉ tiêu | Kế hoạch năm 2026 | Thực hiện quý III năm 2026 ; 1 | Tổng số nhiệm vụ được giao đến hạn | | "
        "52 ; 2 | Số nhiệm vụ đã hoàn thành đúng hạn | | 50 ; 3 | Tỷ lệ thanh toán trực tuyến (%) | 80 | 77,5"
    )
    assert values(table) == {"CD-05": "52", "CD-06": "50", "CQS-08": "77.5"}


def test_the_share_of_a_plan_of_capital() -> None:
    table = (
        "Bảng 5. Kế hoạch và thực hiện\n"
        "Nội dung | Đơn vị | Kế hoạch năm | Thực hiện quý III | Tỷ lệ TH/KH (%) ; Vốn đầu tư công | tỷ đồng | 40 | 30 "
        "| 75 ; Số hóa hồ sơ khi tiếp nhận | % | 90 | 81 | 90"
    )
    got = values(table)
    assert (got["TK-01"], got["TK-02"], got["TK-03"], got["CQS-09"]) == ("40000000000", "30000000000", "75", "81")


def test_groups_of_villages_by_the_title() -> None:
    table = (
        "Bảng 6. Hoạt động của tổ công nghệ số cộng đồng\n"
        "TT | Địa bàn | Số tổ | Số thành viên ; 1 | Khu A | 12 | 84 ; 2 | Khu B | 15 | 99 ; | Toàn xã | 27 | 183"
    )
    assert values(table) == {"CQS-17": "27"}


def test_files_handed_over_are_no_plan() -> None:
    table = (
        "Bảng 7. Giải quyết hồ sơ theo lĩnh vực\n"
        "STT | Lĩnh vực | Tổng số hồ sơ phải giải quyết | Tiếp nhận mới | Nhận bàn giao, kỳ trước chuyển sang ; "
        "1 | Hộ tịch | 210 | 200 | 10 ; 2 | Đất đai | 120 | 90 | 30 ; | Cộng | 330 | 290 | 40"
    )
    assert values(table) == {"TT-11": "330", "TT-12": "290", "TT-15": "40"}


def test_cells_that_only_say_none() -> None:
    table = (
        "Biểu 8. Kết quả thực hiện\n"
        "TT | Nội dung | Kết quả quý III | Ghi chú ; 1 | Kiểm tra | Đã kiểm tra cải cách hành chính tại 04 đơn vị | ; "
        "2 | Đối thoại | Không tổ chức | Dự kiến tháng 11 ; 3 | Phản ánh, kiến nghị | KPS | ; "
        "4 | Đào tạo | Cử 15 lượt người đi bồi dưỡng trong quý III | "
    )
    got = values(table)
    assert (got["CD-14"], got["TT-27"]) == ("0", "0")


def test_capital_given_and_spent_in_one_cell() -> None:
    table = (
        "Bảng 9. Chấm điểm\n"
        "STT | Nội dung | Kết quả | Nguồn ; 1 | Giải ngân vốn đầu tư công | 30,5/61 tỷ đồng (50%) | Kho bạc ; "
        "2 | Số hóa hồ sơ | 91,5% | Hệ thống"
    )
    got = values(table)
    assert (got["TK-01"], got["TK-02"], got["TK-03"]) == ("61000000000", "30500000000", "50")


def test_shares_of_a_change_are_no_shares() -> None:
    table = (
        "Bảng 10. Tiếp nhận, giải quyết hồ sơ\n"
        "TT | Nội dung (hồ sơ) | Kỳ trước | Kỳ này | Tăng, giảm | < ; ^ = | = | Quý II/2026 | Quý III/2026 | Số hồ sơ "
        "| % ; 1 | Tiếp nhận mới | 800 | 900 | +100 | +12,5 ; 1.1 | Trực tuyến | 700 | 810 | +110 | +15,7 ; "
        "2 | Quá hạn | 40 | 10 | -30 | -75,0"
    )
    assert values(table) == {"TT-12": "900", "TT-13": "810", "TT-19": "10"}


def test_levels_of_a_time_to_come_are_goals() -> None:
    table = (
        "IV. Nhiệm vụ quý tới\n"
        "TT | Chỉ tiêu 3 tháng cuối năm | Mức | Đơn vị chủ trì ; 1 | Tỷ lệ hồ sơ trực tuyến | ≥ 95% | Trung tâm ; "
        "2 | Giải ngân vốn đầu tư công | 95% | Phòng Kinh tế"
    )
    assert values(table) == {}


def test_results_of_an_earlier_year_are_earlier_figures() -> None:
    table = (
        "Bảng 11. Kết quả năm 2024 của các phường trước sắp xếp\n"
        "Phường cũ | Hồ sơ tiếp nhận mới | Hồ sơ quá hạn ; Quang Trung | 8.214 | 37 ; Phúc La | 9.377 | 58 ; "
        "Tổng số | 17.591 | 95"
    )
    assert values(table) == {}


def test_people_in_units_are_not_the_units() -> None:
    table = (
        "Biểu 12. Đơn vị sự nghiệp công lập theo mức tự chủ\n"
        "TT | Mức độ tự chủ tài chính | Số đơn vị | Số người làm việc có mặt ; 1 | Nhóm 2 (tự bảo đảm chi thường xuyên)"
        " | 17 | 7.236 ; 2 | Nhóm 4 (ngân sách bảo đảm) | 12 | 2.098 ; | Cộng | 29 | 9.334"
    )
    got = values(table)
    assert (got["TK-05"], got["TK-07"], got.get("BM-03")) == ("17", "12", "29")


def test_new_staff_stands_beside_those_who_are_there() -> None:
    table = (
        "Bảng 13. Nhân lực\n"
        "Loại nhân lực | Chỉ tiêu giao | Có mặt 14/9 | Biến động từ đầu năm | < ; ^ = | = | = | Tuyển mới | Nghỉ hưu ; "
        "Công chức (người) | 118 | 109 | 4 | 7 ; Viên chức (người) | 86 | 80 | 6 | 2"
    )
    got = values(table)
    assert [got[c] for c in ("BM-05", "BM-06", "CV-01", "BM-07", "BM-08", "CV-02")] == [
        "118",
        "109",
        "4",
        "86",
        "80",
        "6",
    ]


def test_a_part_is_named_by_its_own_words_or_not_at_all() -> None:
    table = (
        "Bảng 14. Số liệu cơ bản\n"
        "TT | Chỉ tiêu | Kết quả ; 1 | VBQPPL đã rà soát (văn bản) | 14 ; | Trong đó: do phường cũ ban hành | 11 ; "
        "2 | Tin, bài tuyên truyền CCHC (tin, bài) | 91"
    )
    assert values(table) == {"TC-06": "14", "CD-15": "91"}


def test_the_plan_column_of_tasks_done_is_how_many_the_plan_holds() -> None:
    table = (
        "TT | Nội dung | Kế hoạch năm 2026 | Quý III | Lũy kế 9 tháng ; 1 | Nhiệm vụ trong Kế hoạch CCHC đã hoàn thành"
        " | 52 | 12 | 40 ; 2 | Đơn vị được kiểm tra CCHC | 10 | 3 | 8"
    )
    got = values(table)
    assert got["CD-02"] == "52"
    assert "10" not in got.values()
