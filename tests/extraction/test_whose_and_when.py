"""Reports whose words say of when, of whom or of what part a number is: it is theirs, or no figure at all."""

from decimal import Decimal

import pytest

from tests.support.readings import an_extraction, values_of


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Bốn cuộc đối thoại giữa lãnh đạo phường và người dân đã diễn ra từ đầu năm.", ("CD-14", "2026-9M", "4")),
        ("Ba quý cộng lại, phường nhận 14.035 hồ sơ.", ("TT-12", "2026-9M", "14035")),
        ("- Bồi dưỡng 205 lượt (cộng từ đầu năm).", ("CV-03", "2026-9M", "205")),
        ("- Đã tuyên truyền 300 tin, bài (lũy kế).", ("CD-15", "2026-9M", "300")),
        ("Về đào tạo, bồi dưỡng: cộng dồn 154 lượt người, kế hoạch năm 200 lượt.", ("CV-03", "2026-9M", "154")),
        ("766 quý III: 79,58 điểm, đứng 118/126.", ("XH-09", "2026-Q3", "79.58")),
        ("766 quý III: 79,58 điểm, đứng 118/126.", ("XH-10", "2026-Q3", "118")),
        ("Đăng 41 tin, bài; pano chung với tuyên truyền 2/9.", ("CD-15", "2026-Q3", "41")),
        ("Phường đã tuyên truyền 25 tin, bài do Đài truyền thanh phường thực hiện.", ("CD-15", "2026-Q3", "25")),
        ("Kiểm tra CCHC tại 2/9 đơn vị trực thuộc.", ("CD-10", "2026-Q3", "2")),
        ("Thành phố giao 22 nhiệm vụ, hoàn thành đúng hạn 20, quá hạn 2.", ("CD-07", "2026-Q3", "2")),
        ("Tiếp nhận 3.000 hồ sơ (không bao gồm 200 hồ sơ chứng thực).", ("TT-12", "2026-Q3", "3000")),
    ],
)
def test_words_behind_and_before_say_of_when(said: str, found: tuple[str, str, str]) -> None:
    code, period, amount = found
    assert values_of(said).get((code, period)) == Decimal(amount)
    assert not any(c == code and p != period for c, p in values_of(said))


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Số hồ sơ muộn là 43 (34 đã trả, 09 chưa trả).", {"TT-19": 43}),
        ("Toàn bộ 36 hồ sơ chậm (27 đã trả, 09 chưa trả) đều có phiếu xin lỗi.", {"TT-26": 36}),
        ("Cả 19 hồ sơ trễ (16 đã trả và 03 còn đang làm) đều có thư xin lỗi.", {"TT-26": 19}),
        ("Phản ánh, kiến nghị: nhận 05, xong 04, 01 còn hạn.", {"TT-27": 5, "TT-28": 4}),
        (
            "Cộng thêm 233 hồ sơ tồn của quý trước, tổng số phải giải quyết là 2.215 hồ sơ.",
            {"TT-15": 233, "TT-11": 2215},
        ),
        ("Tồn tại 1: Phần mềm một cửa chưa ổn định.", {}),
        ("Sáu nhiệm vụ Thành phố giao còn lại đang làm đúng tiến độ.", {}),
        ("Trong mười nhiệm vụ chưa xong có bốn nhiệm vụ phải chờ Thành phố ban hành quy định.", {}),
        ("Ba việc Thành phố giao về quy hoạch để quá hạn lâu ngày.", {}),
        ("Tỷ lệ cao vì riêng khuyến mại đã 17.902 hồ sơ mà hầu như tự động.", {}),
        ("Kiểm tra CCHC 9 đơn vị, cả năm đăng ký kiểm tra 13.", {"CD-10": 9}),
        ("Tuyên truyền thì vẫn đều, có thêm 9 phóng sự do Đài Hà Nội thực hiện.", {}),
        (
            "Sở tiếp nhận mới 38.640 hồ sơ, không gồm 96.214 hồ sơ do các chi nhánh Văn phòng Đăng ký đất đai nhận.",
            {"TT-12": 38640},
        ),
        ("Tiếp nhận mới 5.000 hồ sơ (chưa bao gồm 300 hồ sơ chứng thực).", {"TT-12": 5000}),
        (
            "Sở tiếp nhận mới 38.640 hồ sơ. Xin lưu ý các con số này không gồm 96.214 hồ sơ do các chi nhánh nhận.",
            {"TT-12": 38640},
        ),
        ("Số này chưa bao gồm 214 hồ sơ do bưu điện tiếp nhận.", {}),
        ("Treo băng rôn tuyên truyền dịp 30/4 và 1/5.", {}),
    ],
)
def test_parts_and_what_others_did_are_no_figures_of_the_unit(said: str, found: dict[str, int]) -> None:
    assert {code: int(amount) for (code, _), amount in values_of(said, unit="Sở Công Thương").items()} == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Hoàn thành chậm 2 nhiệm vụ Thành phố giao và còn lại 1 nhiệm vụ quá hạn.", {"CD-07": 2}),
        ("Thành phố giao 22 nhiệm vụ, 2 nhiệm vụ chưa hoàn thành có 1 nhiệm vụ quá hạn.", {"CD-05": 22, "CD-08": 1}),
        ("Quá hạn 2 nhiệm vụ Thành phố giao chưa hoàn thành gồm nhiệm vụ về quy hoạch và đất đai.", {"CD-08": 2}),
        ("Hoàn thành quá hạn 3 nhiệm vụ Thành phố giao, phường cam kết không để trễ hạn nữa.", {"CD-07": 3}),
        ("Hồ sơ quá hạn 0 (2.340 hồ sơ đã giải quyết).", {"TT-19": 0, "TT-16": 2340}),
        (
            "Giải quyết đúng và trước hạn 2.900 hồ sơ, chưa tính 12 hồ sơ giải quyết quá hạn.",
            {"TT-30": 2900, "TT-19": 12},
        ),
        ("Hồ sơ trực tuyến 2.900, chưa bao gồm 100 hồ sơ trực tiếp.", {"TT-13": 2900, "TT-14": 100}),
        ("Giải quyết 12 phản ánh, kiến nghị do báo chí phản ánh và đăng tải.", {"TT-28": 12}),
        ("Tỷ lệ giải ngân vốn đầu tư công đạt 45% do các chủ đầu tư chậm thực hiện thủ tục.", {"TK-03": 45}),
        ("Đã tuyên truyền 41 tin, bài CCHC do Đài phường thực hiện.", {"CD-15": 41}),
        ("Phường tiếp nhận 4.500 hồ sơ, riêng tiếp nhận trực tuyến đã 4.120 hồ sơ.", {"TT-12": 4500, "TT-13": 4120}),
        ("Năm nay đã đăng ký và tổ chức 2 cuộc đối thoại.", {"CD-14": 2}),
        (
            "Tiếp nhận 500 hồ sơ, quá hạn 20 (480 hồ sơ đã giải quyết đúng hạn).",
            {"TT-12": 500, "TT-19": 20, "TT-18": 480},
        ),
        ("Số hồ sơ muộn là 43 (đã trả 34, chưa trả 9).", {"TT-19": 43}),
        ("Riêng trên Cổng dịch vụ công đã 4.100 hồ sơ nộp trực tuyến.", {"TT-13": 4100}),
        ("Đơn vị sự nghiệp công lập: 21 đơn vị, trong đó có 6 nhà hát, còn lại là bảo tàng.", {"BM-03": 21}),
    ],
)
def test_a_rule_leaves_alone_what_it_was_not_written_for(said: str, found: dict[str, int]) -> None:
    assert {code: int(amount) for (code, _), amount in values_of(said).items()} == found


@pytest.mark.parametrize(
    ("said", "period", "of"),
    [
        ("6 tháng đầu năm cộng dồn phường tiếp nhận 6.000 hồ sơ.", "2026-Q3", ()),
        ("Tiếp nhận 5.000 hồ sơ nhiều hơn hai quý đầu năm cộng lại.", "2026-Q3", ("2026-Q3",)),
        ("Ba quý đầu năm cộng lại, phường tiếp nhận 9.000 hồ sơ.", "2026-Q4", ()),
        ("Đăng 41 tin, đối thoại (lũy kế): 4 cuộc.", "2026-Q3", ("2026-Q3", "2026-9M")),
        (
            "Khắc phục 12 tồn tại được chỉ ra tại kết luận kiểm tra CCHC của Thành phố quý I năm 2026.",
            "2026-Q3",
            ("2026-Q3",),
        ),
        ("Tổng số hồ sơ phải giải quyết 3.200 hồ sơ (cộng cả quý II).", "2026-Q3", ("2026-Q3",)),
    ],
)
def test_time_since_january_is_only_what_is_said_to_be(said: str, period: str, of: tuple[str, ...]) -> None:
    assert tuple(time for _, time in values_of(said, period=period)) == of


HEAD = "Nội dung | Quý II/2026 | Quý III/2026 | Lũy kế 9 tháng | Ghi chú"


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("DVC trực tuyến/toàn trình | 121/112 | 120/113 |  | ", {("CQS-01", "2026-Q3"): "120"}),
        ("DVC trực tuyến/toàn trình | 121/112 | 120/113 |  | ", {("CQS-02", "2026-Q3"): "113"}),
        ("Thanh toán trực tuyến | 86,1 | 88,4 |  | %; TP giao 80", {("CQS-08", "2026-Q3"): "88.4"}),
        ("Thanh toán trực tuyến % | 64,8 | 71,2 |  | ", {("CQS-08", "2026-Q3"): "71.2"}),
        ("DVC trực tuyến đang có | 116 | 118 |  | ", {("CQS-01", "2026-Q3"): "118"}),
        ("Nhiệm vụ kế hoạch CCHC đã xong |  |  | 36 | 81,8%", {("CD-04", "2026-9M"): "81.8"}),
    ],
)
def test_a_row_is_what_its_label_unit_and_columns_say(row: str, found: dict[tuple[str, str], str]) -> None:
    extraction = an_extraction(f"# 6. Chính quyền số / {HEAD} ; {row}", unit="Sở Công Thương")
    read = {(v.indicator, str(v.period)): v.amount for v in extraction.values}
    for which, amount in found.items():
        assert read.get(which) == Decimal(amount)
    assert "TT-13" not in {code for code, _ in read}
    assert all(period == "2026-9M" for code, period in read if code == "CD-04")


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("Công chức có mặt/được giao | 88/85", {"BM-05": 85, "BM-06": 88}),
        ("Nhiệm vụ kế hoạch CCHC hoàn thành/giao | 44/40", {"CD-02": 40, "CD-03": 44}),
        ("Số tin/bài tuyên truyền CCHC | 52/40", {"CD-15": 52}),
        ("Biên chế công chức giao/có mặt | 88/85", {"BM-05": 88, "BM-06": 85}),
        ("Biên chế công chức giao/có mặt | 38/40", {"BM-05": 38, "BM-06": 40}),
        ("DVC tiếp nhận trực tuyến (hồ sơ) | 1.120", {"TT-13": 1120}),
        ("Số đơn vị được kiểm tra CCHC, đạt 30% | 12", {"CD-10": 12}),
        ("Số TTHC cung cấp toàn trình 100% | 113", {"CQS-02": 113}),
    ],
)
def test_a_slash_or_a_percent_in_a_label_says_no_more_than_it_does(row: str, found: dict[str, int]) -> None:
    extraction = an_extraction(f"# II. Kết quả / Chỉ tiêu | Kết quả ; {row}", unit="Sở Công Thương")
    assert {v.indicator: int(v.amount) for v in extraction.values} == found


def test_a_percent_in_a_note_is_not_the_unit_of_a_column_of_counts() -> None:
    head = "Chỉ tiêu | Số lượng | Tỷ lệ | Ghi chú"
    extraction = an_extraction(f"# II. Kết quả / {head} ; Hồ sơ nộp trực tuyến | 2.900 | 96,7 | %; TP giao 80")
    assert {v.indicator: v.amount for v in extraction.values} == {"TT-13": 2900, "CQS-05": Decimal("96.7")}
