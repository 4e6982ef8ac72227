"""Tables that look like results of the unit and period and are none: small and invented."""

from tests.support.table_values import values


def test_what_is_to_come_is_no_result() -> None:
    table = (
        "Bảng 9. Nhiệm vụ trọng tâm quý IV/2026\n"
        "TT | Nhiệm vụ | Kết quả cần đạt | Thời hạn ; 1 | Số hóa hồ sơ | 100% hồ sơ mới được số hóa | 30/11/2026 ; "
        "2 | Tuyên truyền | 20 tin, bài về CCHC | 15/12/2026 ; 3 | Hồ sơ trực tuyến | 95% | 31/12/2026"
    )
    assert values(table) == {}


def test_assigned_levels_are_targets() -> None:
    table = (
        "Bảng 2. Chỉ tiêu Thành phố giao năm 2026\n"
        "TT | Chỉ tiêu | Mức giao ; 1 | Tỷ lệ hồ sơ trực tuyến | 90% ; 2 | Tỷ lệ số hóa hồ sơ | 95% ; 3 | Mức độ "
        "hài lòng | 95%"
    )
    assert values(table) == {}


def test_a_caption_of_last_quarter_makes_earlier_figures() -> None:
    table = (
        "Bảng 3. Kết quả quý II/2026\n"
        "TT | Chỉ tiêu | Kết quả ; 1 | Hồ sơ tiếp nhận mới (hồ sơ) | 500 ; 2 | Tỷ lệ hồ sơ trực tuyến (%) | 92"
    )
    assert values(table) == {}


def test_rows_of_villages_without_a_total_are_parts() -> None:
    table = (
        "Bảng 4. Kết quả của các thôn\n"
        "Thôn | Số hộ | Hồ sơ trực tuyến | Tổ công nghệ số ; Thôn 1 | 300 | 90 | 1 ; Thôn 2 | 250 | 80 | 1 ; Thôn 3"
        " | 410 | 120 | 2"
    )
    assert values(table) == {}


def test_projects_without_a_total_are_parts() -> None:
    table = (
        "Bảng 5. Tiến độ dự án (tỷ đồng)\n"
        "TT | Dự án | Kế hoạch vốn | Giải ngân | Tỷ lệ (%) ; 1 | Trường tiểu học A | 10 | 6 | 60 ; 2 | Đường trục "
        "xã | 20 | 15 | 75"
    )
    assert values(table) == {}


def test_indices_of_the_city_are_not_the_units() -> None:
    table = (
        "Bảng 6. So sánh các chỉ số của Thành phố\n"
        "Chỉ số | Năm 2024 | Năm 2025 ; PAR INDEX (%) | 90,1 | 91,5 ; SIPAS (%) | 86,5 | 87 ; Xếp hạng PAR INDEX | "
        "3 | 2"
    )
    assert values(table) == {}


def test_points_a_unit_gives_itself_are_none_of_the_766_scores() -> None:
    table = (
        "Tiêu chí | Điểm tối đa | Điểm tự chấm | Điểm thẩm định ; Công khai TTHC | 3 | 3 | 2,5 ; Hồ sơ giải quyết "
        "đúng hạn | 5 | 5 | 4,9 ; Hài lòng của người dân | 5 | 4,8 | 4,8 ; Tổng điểm | 13 | 12,8 | 12,2"
    )
    assert values(table) == {}


def test_fields_without_a_total_are_parts() -> None:
    table = (
        "Bảng 7. Tỷ lệ hồ sơ trực tuyến theo lĩnh vực\n"
        "Lĩnh vực | Tổng hồ sơ | Trực tuyến | Tỷ lệ (%) ; Hộ tịch | 200 | 190 | 95 ; Đất đai | 100 | 80 | 80"
    )
    assert values(table) == {}


def test_shares_of_answers_to_single_questions_are_no_indicator() -> None:
    table = (
        "Bảng 8. Kết quả khảo sát theo tiêu chí\n"
        "Tiêu chí | Rất hài lòng (%) | Hài lòng (%) | Không hài lòng (%) ; Tiếp cận dịch vụ | 60 | 38 | 2 ; Thái độ"
        " công chức | 70 | 29 | 1 ; Thời gian giải quyết | 55 | 42 | 3"
    )
    assert values(table) == {}


def test_departments_without_a_total_are_parts() -> None:
    table = (
        "Đơn vị | Công chức được giao | Công chức có mặt ; Văn phòng | 15 | 14 ; Phòng Kinh tế | 12 | 12 ; Phòng "
        "VH-XH | 11 | 10"
    )
    assert values(table) == {}


def test_people_of_single_classes_are_no_total() -> None:
    table = (
        "TT | Lớp bồi dưỡng | Số người | Thời gian ; 1 | Kỹ năng số | 25 | 3 ngày ; 2 | Nghiệp vụ một cửa | 18 | 2 ngày"
    )
    assert values(table) == {}


def test_days_of_one_procedure_are_no_share_of_all() -> None:
    table = (
        "Nội dung | Trước khi cải tiến | Sau khi cải tiến | Giảm ; Thời gian giải quyết cấp phép xây dựng (ngày) | "
        "20 | 14 | 30% ; Số bước | 7 | 4 | 3"
    )
    assert values(table) == {}


def test_petitions_and_other_work_are_no_applications() -> None:
    table = (
        "Chỉ tiêu | Quý III ; Tổng thu ngân sách (tỷ đồng) | 120 ; Số hộ nghèo | 15 ; Số doanh nghiệp thành lập mới"
        " | 40 ; Đơn thư tiếp nhận | 12 ; Đơn thư đã giải quyết | 10 ; Học sinh đến trường (%) | 100"
    )
    assert values(table) == {}
