"""Numbers of another subject than the indicator their sentence sounds like: two fresh readers showed each as a wrong
figure."""

from __future__ import annotations

import pytest

from tests.support.readings import values_of


def figures(said: str, unit: str = "Phường Láng", period: str = "2026-Q3") -> dict[str, float]:
    return {code: float(amount) for (code, _), amount in values_of(said, unit=unit, period=period).items()}


@pytest.mark.parametrize(
    "said",
    [
        "Tỷ lệ hồ sơ chưa số hóa 3%.",
        "Mới chỉ 22% hồ sơ chưa thanh toán trực tuyến.",
        "Tỷ lệ văn bản chưa ký số là 4%.",
        "Tỷ lệ hồ sơ không cấp kết quả điện tử là 4,4%.",
        "Có 3% hồ sơ trực tuyến phải bổ sung thành phần.",
        "Không hài lòng: 8 phiếu (1,7%).",
        "Tỷ lệ không hài lòng là 1,5%.",
        "Số công dân rất hài lòng chiếm 60,5%, hài lòng 38,2%, không hài lòng 1,3%.",
        "Có 8 hồ sơ có nguy cơ quá hạn.",
        "Phường hiện còn thiếu 3 tổ công nghệ số cộng đồng so với số tổ dân phố.",
        "Thu hồi 9 chứng thư số do chuyển công tác.",
        "Số chứng thư số hết hạn: 14.",
        "Còn 38,5% vốn đầu tư công chưa giải ngân.",
        "Còn 45 văn bản QPPL chưa được rà soát.",
        "Còn 3 đơn vị chưa được kiểm tra CCHC.",
        "Có 4 trường hợp đang xem xét xử lý kỷ luật.",
        "Không còn hồ sơ quá hạn kéo dài trên 30 ngày.",
    ],
)
def test_the_opposite_is_not_the_thing(said: str) -> None:
    assert figures(said) == {}


@pytest.mark.parametrize(
    "said",
    [
        "Thành phố giao chỉ tiêu hồ sơ trực tuyến 90%, thanh toán trực tuyến 60%, số hóa 100%.",
        "Cắt giảm tối thiểu 30% thời gian và 30% chi phí tuân thủ TTHC trong năm 2026.",
        "Đang tuyển dụng 5 công chức.",
        "Dự thảo 3 văn bản chỉ đạo CCHC.",
        "Chương trình hành động của Đảng ủy gồm 65 nhiệm vụ, đã hoàn thành 40 nhiệm vụ.",
        "Kế hoạch chuyển đổi số năm 2026 gồm 35 nhiệm vụ, hoàn thành 28 nhiệm vụ, đạt 80%.",
        "Thực hiện Đề án 06, phường hoàn thành 12/14 nhiệm vụ.",
        "Kế hoạch tuyên truyền CCHC gồm 8 nhiệm vụ.",
        "Sở Nội vụ giao phường 6 nhiệm vụ, hoàn thành đúng hạn 6.",
        "Tổ dân phố số 12 hoàn thành đúng hạn 5 nhiệm vụ phường giao.",
        "Văn bản chỉ đạo của Thành phố về CCHC mà phường tiếp nhận: 36 văn bản.",
        "Tiếp nhận 35 kiến nghị của cử tri, đã trả lời 33/35.",
        "Kiểm tra an toàn thực phẩm 45 cơ sở, phát hiện 12 cơ sở vi phạm, đã xử lý 10.",
        "Ngân hàng CSXH giải ngân 12,5 tỷ đồng cho 180 hộ vay vốn.",
        "Đã giải ngân hỗ trợ người có công 3,4 tỷ đồng.",
        "Lĩnh vực hộ tịch tiếp nhận 1.205 hồ sơ, đã giải quyết 1.200, đang giải quyết 5.",
        "Trong số hồ sơ giải quyết quá hạn, 58 hồ sơ thuộc lĩnh vực cấp phép xây dựng.",
        "Các số sau không phải của UBND phường: Công an phường tiếp nhận 4.120 hồ sơ; các trường tuyển 57 viên chức.",
        "Ngày cao điểm tiếp nhận 120 hồ sơ.",
        "Xử lý vi phạm hành chính 45 trường hợp, phạt 230 triệu đồng.",
        "Biên chế hợp đồng 111: 8 người.",
        "Giai đoạn 2021-2025, phường đơn giản hóa 65 TTHC, tinh giản 120 biên chế.",
        "Số liệu 3.120 hồ sơ tiếp nhận tại báo cáo trước có nhầm lẫn.",
        "Số hồ sơ giải quyết trước hạn chiếm 87,8%, đúng hạn 12,1%.",
        "Kỷ luật: công chức 1, viên chức 2.",
        "Đến nay 31 người nghỉ hưu trước tuổi, 12 người thôi việc theo Nghị định 178/2024/NĐ-CP.",
    ],
)
def test_other_plans_tasks_and_works_are_no_figures(said: str) -> None:
    assert figures(said) == {}


@pytest.mark.parametrize(
    "said",
    [
        "Công an phường tiếp nhận 1.560 hồ sơ cư trú, giải quyết 1.548 hồ sơ, 100% đúng hạn.",
        "Công an phường:\n- Tiếp nhận: 1.560 hồ sơ\n- Giải quyết: 1.548 hồ sơ",
        "Chi nhánh Văn phòng đăng ký đất đai giải quyết 412 hồ sơ, quá hạn 17 hồ sơ.",
        "Đảng ủy phường giao UBND 24 nhiệm vụ, đã hoàn thành đúng hạn 22 nhiệm vụ.",
        "MTTQ phường phối hợp tổ chức 03 hội nghị đối thoại với hội viên phụ nữ.",
        "Trạm Y tế có 14 viên chức, do Sở Y tế quản lý.",
        "Phòng Kinh tế giải quyết 276 hồ sơ, quá hạn 5; phòng Văn hóa - Xã hội giải quyết 320, không có hồ sơ quá hạn.",
        "Thời gian qua, Chính phủ ban hành 28 nghị định về phân cấp, phân quyền.",
    ],
)
def test_another_body_has_no_figures_of_the_ward(said: str) -> None:
    assert figures(said) == {}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("UBND cấp xã tiếp nhận 56.780 hồ sơ, giải quyết đúng hạn 55.900 hồ sơ, đạt 98,5%.", {}),
        ("Các xã, phường đã tiếp nhận 12.340 hồ sơ trực tuyến, tỷ lệ 92,1%.", {}),
        ("Kết quả của UBND các phường:\nTiếp nhận 34.500 hồ sơ, đúng hạn 99,1%.\nCó 12 hồ sơ quá hạn.", {}),
        ("Đối với cấp xã, Sở mở 12 lớp tập huấn CCHC.", {"CV-09": 12}),
        ("Các đơn vị trực thuộc ban hành 125 văn bản chỉ đạo CCHC, Sở ban hành 12 văn bản.", {"CD-01": 12}),
        ("Dẫn đầu chỉ số CCHC năm 2025 là Sở Nội vụ với 95,6%; Sở đứng thứ 7 với 92,1%.", {"XH-17": 92.1, "XH-18": 7}),
        ("Sở không có hồ sơ quá hạn; UBND phường Láng có 4 hồ sơ quá hạn do Sở phối hợp.", {"TT-19": 0}),
        ("Thành phố được giao 9.800 biên chế công chức, Sở được giao 210 biên chế.", {"BM-05": 210}),
        ("Thành phố cung cấp 1.620 DVCTT toàn trình, trong đó của Sở là 98 dịch vụ.", {"CQS-02": 98}),
        ("Công bố danh mục 47 văn bản QPPL hết hiệu lực toàn bộ.", {}),
    ],
)
def test_a_department_tells_its_own_from_others(said: str, found: dict[str, float]) -> None:
    assert figures(said, unit="Sở Khoa học và Công nghệ") == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Báo cáo trước ghi 3.120 hồ sơ tiếp nhận, nay xin đính chính là 3.210 hồ sơ tiếp nhận.", {"TT-12": 3210}),
        ("Phần mềm hiển thị 8 hồ sơ quá hạn nhưng thực chất chỉ có 5 hồ sơ quá hạn.", {"TT-19": 5}),
        ("Tiếp tục duy trì 4 mô hình năm 2025, triển khai mới 2 mô hình CCHC.", {"CD-16": 2}),
        ("Không có phản ánh, kiến nghị nào về quy định hành chính; có 412 phản ánh qua iHanoi.", {"TT-27": 0}),
        ("Sở có 7 sáng kiến được công nhận, trong đó 3 sáng kiến về CCHC.", {"CD-16": 3}),
        (
            "Kiểm tra CCHC tại 04 đơn vị, lũy kế 9 tháng là 09 đơn vị (kế hoạch cả năm kiểm tra 12 đơn vị).",
            {"CD-10": 9},
        ),
        ("Số hóa hồ sơ đầu vào: 99,1% (chưa số hóa 0,9%, toàn bản vẽ).", {"CQS-09": 99.1}),
        ("Phường đứng thứ 9/51 phường về Chỉ số CCHC năm 2025 với 91,74%.", {"XH-17": 91.74, "XH-18": 9}),
        ("Đến 14/9 phường giải ngân 138,15 tỷ đồng, đạt 65,6%.", {"TK-02": 138150000000, "TK-03": 65.6}),
        ("Nếu tính trên 145 TTHC đủ điều kiện thì tỷ lệ cung cấp trực tuyến là 95,9%.", {"CQS-03": 95.9}),
    ],
)
def test_what_is_said_of_the_thing_itself_stays(said: str, found: dict[str, float]) -> None:
    told = figures(said)
    assert {code: told.get(code) for code in found} == found
    assert 3120 not in told.values()


HEAD = "Chỉ tiêu | Kết quả ; "


@pytest.mark.parametrize(
    "table",
    [
        "Kết quả giải quyết TTHC của UBND các xã, phường quý III/2026\n" + HEAD + "Hồ sơ tiếp nhận mới | 298.000",
        "Bảng 1. Kết quả xử lý phản ánh, kiến nghị\nNội dung | Tiếp nhận | Đã xử lý ; Tổng | 12 | 11",
        "Bảng 1. Kết quả giải quyết TTHC lĩnh vực hộ tịch\n" + HEAD + "Hồ sơ tiếp nhận mới | 1.000",
        "Bảng 1. ĐVT: nghìn hồ sơ\n" + HEAD + "Hồ sơ tiếp nhận mới | 52",
        HEAD + "Tỷ lệ không hài lòng (%) | 1,7 ; Tỷ lệ hồ sơ chưa số hóa (%) | 10,7",
        "Mức độ | Số phiếu | Tỷ lệ (%) ; Rất hài lòng | 340 | 58,6 ; Hài lòng | 230 | 39,7 ; Không hài lòng | 10 | 1,7",
        "TT | Chỉ tiêu | ĐVT | Số liệu ; 6 | Số sáng kiến CCHC được công nhận | sáng kiến | Dự kiến 3",
        "Chỉ tiêu 2026-2030\nChỉ tiêu | 2026 | 2027 ; Tỷ lệ hồ sơ trực tuyến (%) | 90 | 92",
        "Chỉ tiêu | ĐVT | Kết quả ; Năm 2025 | | ; Số VBQPPL ban hành | văn bản | 22",
        "Chỉ tiêu | ĐVT | Kết quả ; Quý II/2026 | | ; Hồ sơ quá hạn | hồ sơ | 35",
        "Chỉ tiêu | ĐVT | Kết quả ; II. Tại UBND cấp xã | | ; Hồ sơ quá hạn | hồ sơ | 100",
        "Kết quả Bộ chỉ số 766\n"
        "TT | Đơn vị | DVCTT | Tổng điểm ; 1 | Sở Nội vụ | 11,5 | 96,8 ; 2 | Sở Tư pháp | 11,0 | 94,2",
        "Chỉ tiêu | Văn phòng Sở | Chi cục A | Chi cục B ; Hồ sơ tiếp nhận mới | 3.230 | 1.500 | 500",
    ],
)
def test_a_table_of_something_else_gives_no_figures(table: str) -> None:
    told = figures(table, unit="Sở Tư pháp")
    assert {code for code in told if code not in ("TT-27", "TT-28", "TT-32", "XH-09")} == set()


def test_of_columns_headed_by_units_only_the_own_counts() -> None:
    table = "Chỉ tiêu | Sở Nội vụ | Sở Tư pháp | Sở Tài chính ; Hồ sơ tiếp nhận mới | 4.100 | 5.230 | 6.300"
    assert figures(table, unit="Sở Tư pháp") == {"TT-12": 5230}


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Kế hoạch CCHC năm 2026 có 35 nhiệm vụ (trong đó có nhiệm vụ Đề án 06), đã hoàn thành 28 nhiệm vụ.",
            {"CD-03": 28},
        ),
        ("Thực hiện Đề án 06 và Kế hoạch CCHC, đến nay phường hoàn thành 78% Kế hoạch CCHC năm.", {"CD-04": 78}),
        ("Phường đứng 5/126 xã, phường, tỷ lệ hồ sơ trực tuyến đạt 95%.", {"CQS-05": 95}),
        ("Phường là đơn vị có tỷ lệ hồ sơ trực tuyến cao nhất cụm, đạt 98,5%.", {"CQS-05": 98.5}),
        ("Bên cạnh chi thường xuyên, vốn đầu tư công đã giải ngân 84 tỷ đồng, đạt 70%.", {"TK-03": 70}),
        ("Phường có 12 dự án, tỷ lệ giải ngân vốn đầu tư công đạt 76,5%.", {"TK-03": 76.5}),
        ("Phường đã giải quyết 1.240 hồ sơ, không để xảy ra nhầm lẫn, sai sót.", {"TT-16": 1240}),
        ("Đến hết tháng 9 giải ngân đạt 65,7%, phấn đấu đến tháng 12 đạt 100%.", {"TK-03": 65.7}),
        ("Đã giải quyết 1.500 hồ sơ, trong đó có 2 hồ sơ quá hạn thuộc lĩnh vực đất đai.", {"TT-19": 2}),
        ("Thực hiện nhiệm vụ được giao, tỷ lệ giải quyết TTHC đúng hạn đạt 99,8%.", {"TT-20": 99.8}),
        ("Tiếp nhận 12 phản ánh, kiến nghị qua iHanoi về quy định hành chính.", {"TT-27": 12}),
        ("Tỷ lệ rất hài lòng 80%, hài lòng 19%, tổng hợp chung mức độ hài lòng đạt 99%.", {"TT-31": 99}),
        ("Có 06 sáng kiến CCHC, trong đó có 02 sáng kiến về chuyển đổi số, cải cách thủ tục.", {"CD-16": 6}),
        ("Trong quý, phòng Nội vụ tham mưu ban hành 22 văn bản chỉ đạo CCHC.", {"CD-01": 22}),
        ("Cấp mới, cấp lại do hết hạn 40 chứng thư số.", {"CQS-15": 40}),
        (
            "Thực hiện Luật Ban hành văn bản quy phạm pháp luật, phường đã ban hành 22 văn bản chỉ đạo CCHC.",
            {"CD-01": 22},
        ),
    ],
)
def test_words_of_another_subject_in_passing_take_nothing_away(said: str, found: dict[str, float]) -> None:
    told = figures(said)
    assert {code: told.get(code) for code in found} == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Các đơn vị trực thuộc có 2.400 viên chức có mặt.", {"BM-08": 2400}),
        ("Đối với các xã, phường: đã kiểm tra CCHC tại 25 đơn vị.", {"CD-10": 25}),
        (
            "Kết quả kiểm tra CCHC tại các đơn vị trực thuộc\nChỉ tiêu | Kết quả ; Số đơn vị được kiểm tra CCHC | 8",
            {"CD-10": 8},
        ),
        (
            "Chỉ tiêu CCHC giai đoạn 2026-2030 và kết quả quý III/2026\n"
            "Chỉ tiêu | Mục tiêu 2030 | Kết quả quý III/2026 ; Tỷ lệ hồ sơ trực tuyến (%) | 100 | 95,2",
            {"CQS-05": 95.2},
        ),
    ],
)
def test_a_departments_results_at_those_below_it_stay(said: str, found: dict[str, float]) -> None:
    told = figures(said, unit="Sở Nội vụ")
    assert {code: told.get(code) for code in found} == found


def test_what_is_only_expected_is_no_result() -> None:
    table = (
        "STT | Chỉ tiêu | Đơn vị tính | Số liệu | Ghi chú ; 1 | Số TTHC công bố mới | TTHC | 12 | ; "
        "6 | Số sáng kiến CCHC được công nhận | sáng kiến | Dự kiến 3 |"
    )
    assert figures(table, unit="Sở Tư pháp") == {"TT-02": 12}
