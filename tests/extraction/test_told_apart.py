"""Figures told apart by their time, their owner, their bracket or their scale – by hand-made sentences."""

from decimal import Decimal

import pytest

from domain.documents import Block, BlockKind, Document, block_id, document_id
from domain.periods import Period
from domain.values import FigureKind
from extraction.catalogue import load_catalogue
from extraction.extract import extract
from tests.support.readings import an_extraction
from tests.support.said import cases, named


def _values(said: str, *, unit: str = "Phường Mẫu", period: str = "2026-Q3") -> set[tuple[str, Decimal, str]]:
    read = an_extraction(said, unit=unit, period=period)
    return {(v.indicator, v.amount, str(v.period)) for v in read.values}


_TIMED = """
2026-Q3 | TC-06 52 2026-9M, TC-06 31 2026-Q3 | Đã rà soát 52 văn bản, riêng trong quý rà soát 31 văn bản.
2026-Q3 | TT-04 6 2026-Q3, TT-04 15 2026-9M | Đã bãi bỏ 6 TTHC, lũy kế 15 TTHC.
2026-6M | BM-11 8 2026-6M | Trong kỳ ủy quyền 8 TTHC; cộng dồn từ khi triển khai đến nay 44 TTHC.
2026-Q3 | TT-11 11370 2026-Q3 | So với 12.904 hồ sơ của quý II, số hồ sơ phải giải quyết giảm còn 11.370.
2026-Y | TC-05 13 2026-Y | Hệ thống hóa kỳ 2024 - 2028: 13 văn bản phải rà soát.
2026-Q3 | TT-05 0 2026-Q3 | Chưa tiến hành rà soát TTHC do kế hoạch bố trí vào quý IV.
"""


@pytest.mark.parametrize("line", _TIMED.strip().splitlines())
def test_each_figure_has_the_time_its_words_give_it(line: str) -> None:
    period, expected, said = (part.strip() for part in line.split("|"))
    values = (figure.split() for figure in expected.split(","))
    assert _values(said, period=period) == {(code, Decimal(amount), when) for code, amount, when in values}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Chỉ số PAR INDEX năm 2025 đạt 91,35%, xếp thứ 4/34.", {("XH-01", "91.35"), ("XH-02", "4")}),
        ("SIPAS: 86,4%, hạng 9/34; PAPI đạt 44,1 điểm.", {("XH-03", "86.4"), ("XH-04", "9"), ("XH-05", "44.1")}),
    ],
)
def test_the_citys_indices_are_its_own_in_its_own_report_only(said: str, expected: set[tuple[str, str]]) -> None:
    amounts = {(code, Decimal(amount)) for code, amount in expected}
    assert {(c, a) for c, a, _ in _values(said, unit="UBND thành phố Hà Nội", period="2026-Y")} == amounts
    assert not _values(said, period="2026-Y")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Chỉ số DTI của phường đạt 271,5/330 điểm, xếp thứ 12/126.", {("XH-07", "271.5"), ("XH-08", "12")}),
        ("Đứng thứ 6/15 khối sở với 588,5/660 điểm.", {("XH-07", "588.5"), ("XH-08", "6")}),
        ("DTI của Thành phố đạt 0,8123, xếp thứ 2/34.", set()),
    ],
)
def test_points_of_units_are_their_own_transformation_index(said: str, expected: set[tuple[str, str]]) -> None:
    assert {(c, a) for c, a, _ in _values(said, period="2026-Y")} == {(c, Decimal(a)) for c, a in expected}


_TOLD = """
TC-05 | Kiến nghị bãi bỏ 14 văn bản, chiếm 20% số văn bản phải rà soát ([70]).
TC-08 | Qua rà soát, [31] văn bản được xử lý, ít hơn số kiến nghị (36 văn bản) là 05.
TC-07 | Qua rà soát, 31 văn bản được xử lý, ít hơn số kiến nghị ([36] văn bản) là 05.
TT-20 | Hồ sơ trễ chỉ 04 nên tỷ lệ trước, đúng hạn đạt gần tuyệt đối: [99,96%].
TT-14 | Còn 8,5% hồ sơ nộp bằng bản giấy, tương ứng [312] hồ sơ.
TT-06 | Nhờ bỏ yêu cầu nộp bản giấy, [07] TTHC được đơn giản hóa.
TT-27 | Tổng số ý kiến gửi đến là 38, trong đó [11] phản ánh, kiến nghị về TTHC.
TC-06 | Phường có 19 văn bản phải rà soát; kết quả [19/19] văn bản hoàn thành.
XH-18 | Xếp hạng CCHC nội bộ tụt 2 bậc, từ 5 xuống [7].
CQS-04 | Tỷ lệ phát sinh hồ sơ đối với DVCTT toàn trình 61%, tính chung các dịch vụ [54,5%].
BM-02 | Về tổ chức bên trong: [không phát sinh] việc sắp xếp, giảm đầu mối.
BM-04 | Các đơn vị sự nghiệp trực thuộc giảm từ 31 xuống còn 24 đơn vị, giảm [7] đơn vị.
BM-06 | Công chức của phường hiện trên [140 người].
TK-01 | Đã giải ngân 198.450 triệu đồng trên tổng [412.300 triệu đồng].
NONE | Còn [64] hồ sơ chưa xin lỗi do chậm trong hạn 01 ngày.
NONE | Kiểm tra đột xuất 06 phòng, trong đó 05 phòng có [100%] công chức.
NONE | Kiểm tra đột xuất 06 phòng, trong đó 05 phòng có 100% công chức; tính chung toàn Sở [98,5%].
NONE | Toàn phường có 64 TTHC đã ủy quyền nhưng [chưa có hồ sơ] nộp.
NONE | [Hai] đơn vị sự nghiệp và các phòng đều được kiểm tra CCHC.
NONE | Sở và [03 chi cục] trực thuộc thực hiện cơ chế tự chủ.
NONE | Sở chỉ ra 24 tồn tại, hạn chế, trong đó [9] về giải quyết TTHC, 15 về công vụ.
NONE | Ủy quyền 40 thủ tục, giải quyết [1.204 hồ sơ] theo hình thức này.
NONE | 100% hồ sơ công việc xử lý trên mạng (trừ [18 hồ sơ] mật).
NONE | Vị trí việc làm: 7/9 đơn vị sự nghiệp được phê duyệt đề án, [02 đơn vị] chờ thẩm định.
NONE | Kiến nghị xử lý 60 văn bản sau rà soát, gồm sửa đổi, bổ sung [21], thay thế 39.
NONE | Trong số 75 hồ sơ kỳ trước chuyển sang có 73 hồ sơ được trả kết quả; [02 hồ sơ] công dân xin rút.
NONE | Gần 190 PAKN được xử lý, [8 PAKN] chuyển Công an Thành phố.
NONE | Thủ tục cung cấp thông tin quy hoạch thực hiện trong 18 ngày, rút ngắn [40%].
NONE | Hồ sơ qua bưu chính công ích: [120 hồ sơ]; tại quầy: 305 hồ sơ.
CD-05 | Tổng số nhiệm vụ Thành phố giao 150 (trong đó [131] nhiệm vụ đến hạn trong kỳ, 19 chưa đến hạn).
NONE | Tổng số nhiệm vụ Thành phố giao [150] (trong đó 131 nhiệm vụ đến hạn trong kỳ, 19 chưa đến hạn).
BM-13 | Giảm 3 trưởng phòng + 4 phó trưởng phòng = [7 người].
NONE | Giảm [3 trưởng phòng] + 4 phó trưởng phòng = 7 người.
"""


@pytest.mark.parametrize(("code", "said"), cases(_TOLD))
def test_words_of_others_do_not_name_a_figure(code: str, said: str) -> None:
    assert named(said) == (None if code == "NONE" else code)


def test_money_of_a_written_row_is_read_in_the_scale_of_its_unit_cell() -> None:
    text = "2 | Vốn đầu tư công đã giải ngân | tỷ đồng | 4,25 | Số Kho bạc"
    made = document_id(text.encode())
    row = Document(made, made, "dong.txt", "txt", (Block(block_id(made, 0), 0, BlockKind.PARAGRAPH, text),))
    read = extract(row, catalogue=load_catalogue(), unit="Phường Mẫu", period=Period.parse("2026-9M"))
    assert [(v.indicator, v.amount) for v in read.values] == [("TK-02", Decimal(4_250_000_000))]


def test_a_forecast_for_the_year_is_no_result_before_the_year_is_over() -> None:
    said = "Lũy kế giải ngân đạt 59,6% kế hoạch. Ước cả năm đạt 92%."
    assert _values(said, period="2026-Q3") == {("TK-03", Decimal("59.6"), "2026-9M")}
    read = an_extraction(said, period="2026-Q3")
    assert [(o.kind, o.amount) for o in read.others] == [(FigureKind.TARGET, Decimal(92))]
    assert not read.findings


@pytest.mark.parametrize(
    "said",
    [
        "Văn phòng Đăng ký đất đai Hà Nội giải quyết 9.870 hồ sơ, đúng hạn 97,96%.",
        "Chi cục Thú y trả 40 hồ sơ, đúng hạn 97,5%.",
        "Riêng Ban Quản lý dự án nông nghiệp giải ngân 71,2% vốn đầu tư công.",
        "Điểm Phục vụ hành chính công số 2 giải quyết 1.940 hồ sơ.",
        "Toàn Thành phố được giao 112.480 tỷ đồng vốn đầu tư công, giải ngân đạt 36,9%.",
        "- Quý II: hồ sơ mới 4.655; tỷ lệ đúng hạn 98,84%.",
    ],
)
def test_what_a_part_of_the_unit_did_is_not_what_the_unit_did(said: str) -> None:
    assert not _values(said, unit="Sở Nông nghiệp và Môi trường")


def test_the_pace_that_was_set_is_a_target() -> None:
    said = "Kế hoạch CCHC năm đạt 37,93%, chậm hơn tiến độ đề ra (45%)."
    assert _values(said) == {("CD-04", Decimal("37.93"), "2026-9M")}


def test_tasks_to_be_done_later_are_not_those_that_fell_due() -> None:
    said = "Kế hoạch CCHC có 46 nhiệm vụ, trong đó có 04 nhiệm vụ phải hoàn thành trước ngày 30/10/2026."
    assert {code for code, _, _ in _values(said)} == {"CD-02"}
