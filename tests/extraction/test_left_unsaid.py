"""Figures named only by what stands behind them, and figures of look-alike owners, times and spellings."""

from decimal import Decimal

import pytest

from domain.number_reading import read_numbers
from domain.periods import Period
from extraction.catalogue import load_catalogue
from extraction.figures import read_figures
from tests.support.readings import an_extraction
from tests.support.said import cases, named

_BEHIND = """
CD-03 | [15] trong số 22 nhiệm vụ của kế hoạch năm đã hoàn thành.
CD-02 | 15 trong số [22] nhiệm vụ của kế hoạch năm đã hoàn thành.
CD-02 | Với 18 nhiệm vụ hoàn thành trên [24] nhiệm vụ, Kế hoạch CCHC đạt 75%.
CD-12 | Phát hiện [14], khắc phục 11, còn lại đang xử lý.
TC-02 | Tự kiểm tra [06], phát hiện sai về thẩm quyền 02.
TC-06 | Số phải rà soát 15, số đã rà soát [13], kiến nghị xử lý 02.
TK-01 | Ban được giao [8.400.000.000 đồng] sửa trụ sở; đã giải ngân 2.100.000.000 đồng, bằng 25%.
TT-20 | Đạt [96%], tương ứng 4.800 hồ sơ đúng, trước hạn trên 5.000 hồ sơ đã trả.
NONE | Đạt [90%], tương ứng 4.800 hồ sơ đúng, trước hạn trên 5.000 hồ sơ đã trả.
CD-06 | Tiếp nhận 31 nhiệm vụ đến hạn, hoàn thành [31/31].
BM-06 | Sở được giao 120 biên chế công chức và 300 người làm việc; hiện có [115] và 288.
BM-08 | Sở được giao 120 biên chế công chức và 300 người làm việc; hiện có 115 và [288].
BM-03 | Sau hợp nhất đã bớt 03 ĐVSNCL, còn lại [09].
TT-04 | Số TTHC giảm từ 160 xuống 152 do bãi bỏ [11] và công bố mới 03.
TK-05 | Đến nay [06] trường trên địa bàn tự bảo đảm 100% chi thường xuyên.
CD-13 | Có 08 điểm tồn tại bị nhắc nhở, [07/08 điểm] đã được khắc phục.
CQS-18 | Sở có [80%] (8/10) hệ thống thông tin hoàn thành phê duyệt cấp độ.
NONE | 90 dịch vụ có hồ sơ, [25] dịch vụ chưa có hồ sơ nào trong kỳ.
TT-23 | Đang xử lý [41] hồ sơ chưa đến hạn.
NONE | Quá hạn chủ yếu ở thôn Đoài ([6]).
TT-28 | Phường tiếp nhận 12 phản ánh, kiến nghị và đã xử lý [11] phản ánh, kiến nghị.
TC-05 | Theo Luật năm 2015 (nay đã được thay thế), số văn bản phải rà soát là [19] văn bản.
TT-13 | HS TTHC: TN mới 1.540 HS (DVCTT [1.420 HS], trực tiếp 120 HS).
TT-09 | 9 | TTHC tiếp nhận qua Một cửa | TT | [371] | Trên 380 TTHC
TT-01 | 9 | TTHC tiếp nhận qua Một cửa | TT | 371 | Trên [380] TTHC
TC-03 | 4 | VB sai phạm phát hiện qua kiểm tra | VB | - | [Không phát sinh]
"""


@pytest.mark.parametrize(("code", "said"), cases(_BEHIND))
def test_words_behind_a_number_name_it(code: str, said: str) -> None:
    assert (named(said) or "NONE") == code


_WHOSE_AND_WHEN = """
2026-Q3 | TC-01 0 2026-Q3 | HĐND, UBND Thành phố ban hành 48 văn bản quy phạm pháp luật. Ở xã, VBQPPL không phát sinh.
2026-Q3 | TC-01 3 2026-Q3 | Sở trình UBND Thành phố ban hành 03 quyết định quy phạm pháp luật.
2026-Q3 | TT-19 9 2026-Q3 | Trễ hẹn 9 hồ sơ (quí II trể 17 hồ sơ).
2026-Q3 | CD-04 64.3 2026-9M | Kế hoạch CCHC tới nay đạt 64,3 % (kế hoạch hết quí III là 70 %).
2026-Q3 | CV-03 58 2026-9M | Bồi dưỡng: 58 lượt người, 9 tháng.
2026-Q3 | TT-11 5230 2026-Q3 | Tính cả 210 hồ sơ của quý II gối sang thì xã phải xử lý 5.230 hồ sơ.
2026-Q3 | TT-15 163 2026-Q3 | Quý II chuyển sang: 163 hồ sơ.
2026-6M | TT-15 204 2026-6M | Năm ngoái chuyển sang 204 hồ sơ.
2026-Q3 | TK-01 36700000000 2026-Q3 | Kế hoạch vốn đầu tư công 36.700.000.000 đ.
2025-Y | XH-08 6 2024-Y | Sở ở vị trí thứ sáu trong bảng xếp hạng chuyển đổi số các sở, ngành.
2026-Q3 | CQS-11 70.2 2026-Q3, TT-12 6105 2026-Q3 | Hồ sơ tái sử dụng dữ liệu: 4.286 hồ sơ/6.105, đạt 70,2%.
"""


@pytest.mark.parametrize("line", _WHOSE_AND_WHEN.strip().splitlines())
def test_owners_times_and_spellings_are_told_apart(line: str) -> None:
    period, wanted, said = (part.strip() for part in line.split(" | ", 2))
    read = an_extraction(said, unit="Xã Mẫu" if "Sở" not in said else "Sở Mẫu", period=period)
    values = {f"{v.indicator} {v.amount.normalize():f} {v.period}" for v in read.values}
    assert set(wanted.split(", ")) <= values
    assert not {v.split()[0] for v in values if v not in wanted} & {w.split()[0] for w in wanted.split(", ")}


def test_a_rank_among_few_is_not_the_rank() -> None:
    said = "Trong 6 thành phố, Hà Nội xếp thứ 2 về SIPAS, xếp hạng toàn quốc 7/34."
    read = an_extraction(said, unit="UBND Thành phố Hà Nội", period="2025-Y")
    assert [(v.indicator, v.amount) for v in read.values] == [("XH-04", Decimal(7))]


def test_a_rate_is_no_fraction_and_counts_nothing() -> None:
    said = read_numbers("Mất 30 phút/1 hồ sơ; giải quyết 12 hồ sơ/15 hồ sơ.")
    assert [(m.value, m.denominator) for m in said] == [
        (Decimal(30), None),
        (Decimal(1), None),
        (Decimal(12), Decimal(15)),
    ]
    assert named("Thời gian trung bình 30 phút/[1 hồ sơ] đã giải quyết.") is None


def test_a_denial_said_of_counted_bodies_is_no_zero() -> None:
    assert [m.value for m in read_numbers("36 dịch vụ chưa có hồ sơ nào trong kỳ")] == [Decimal(36)]
    assert [m.value for m in read_numbers("trả 12 hồ sơ, không có hồ sơ quá hạn")] == [Decimal(12), Decimal(0)]


_OTHER_HANDS = """
CD-06 | Tỷ lệ nhiệm vụ Thành phố giao được trả đúng hạn là 95%, tương ứng [114 trên 120] nhiệm vụ đến hạn.
NONE | Trong các dịch vụ công trực tuyến, 50% có người nộp hồ sơ ([210/420]).
TT-11 | Hồ sơ phải giải quyết | [9.630] | mới 9.400 | tồn cũ 230
TT-12 | Hồ sơ phải giải quyết | 9.630 | mới [9.400] | tồn cũ 230
TT-03 | Danh mục của phường có [31] TTHC được sửa đổi và 07 TTHC bị bãi bỏ.
TT-04 | Danh mục của phường có 31 TTHC được sửa đổi và [07] TTHC bị bãi bỏ.
BM-06 | Tính tới nay Sở có [68/72] công chức so với biên chế giao.
BM-07 | Viên chức có mặt là 4.210 người trên [4.400 biên chế] giao.
BM-06 | UBND Thành phố giao Sở 98 biên chế công chức; thực có đến 14/9 là [91] công chức.
CQS-08 | Thanh toán trực tuyến lệ phí đạt [90%].
NONE | Có [1.800] trong 2.000 hồ sơ phải nộp lệ phí được thanh toán trực tuyến.
TT-04 | Trong kỳ có [12] TTHC không còn hiệu lực.
CD-05 | Văn phòng có [210 việc] do UBND, Chủ tịch UBND Thành phố giao đến hạn.
TC-06 | Hết 6 tháng, Sở soát được [29] văn bản.
TT-22 | Còn lại [98 hồ sơ], trong hạn 96, quá hạn 02.
TT-23 | Còn lại 98 hồ sơ, trong hạn [96], quá hạn 02.
TT-24 | Còn lại 98 hồ sơ, trong hạn 96, quá hạn [02].
CD-12 | Qua kiểm tra trong quý phát hiện [61 tồn tại], hạn chế.
BM-05 | Nguyên nhân: biên chế được giao [118] nhưng có mặt 103.
BM-06 | Nguyên nhân: biên chế được giao 118 nhưng có mặt [103].
NONE | Về biên chế toàn Thành phố: công chức giao 9.866; viên chức giao [122.105]; tinh giản 642 người.
NONE | Trong quý Thành phố giao [2.946 nhiệm vụ] cho các đơn vị.
NONE | So với xã Yên Bài bên cạnh ([78,3%] hồ sơ trực tuyến) thì còn kém.
CD-01 | Phường đã ra [09 văn bản] để điều hành công tác CCHC.
TT-21 | Hồ sơ giải quyết trễ hạn: 128 (đất đai 121), chiếm [0,8%] tổng số 16.020 hồ sơ đã trả.
CD-04 | Mức độ thực hiện Kế hoạch CCHC năm hiện ở ngưỡng [83,3%] (40 trên tổng 48 nhiệm vụ).
TK-06 | Phân loại tự chủ: tự bảo đảm chi thường xuyên 07 đơn vị; bảo đảm một phần [45 đơn vị].
NONE | Sở cung cấp 131 DVCTT trên tổng [139 TTHC] đủ điều kiện, tỷ lệ 94,2%.
CV-08 | Kiểm tra công vụ đột xuất ghi nhận 46/48 công chức có mặt, đạt [95,8%].
CV-06 | Bốn công chức bị xử lý kỷ luật. Kết quả đánh giá: 113/589 công chức hoàn thành xuất sắc nhiệm vụ, chiếm [19,2%].
TT-01 | Toàn Thành phố có 2.163 thủ tục, phường thực hiện [418 thủ tục].
NONE | Phường cử 30 lượt đào tạo; Thành phố mở [58 lớp].
TT-27 | Cổng Thành phố tiếp nhận 3.871 phản ánh, kiến nghị, trong đó phường được chuyển [31] phản ánh, kiến nghị.
NONE | Điểm 766 của xã: 88,45, bình quân xã, phường [90,1].
CV-02 | Tuyển dụng trong quý: 04 công chức (chỉ tiêu 05), [11] viên chức (chỉ tiêu 14).
CQS-05 | Tiếp nhận mới 4.127 hồ sơ, trong đó trực tuyến 3.918 hồ sơ (3.918/4.127 = [94,9%]).
CQS-18 | Hệ thống thông tin được phê duyệt cấp độ an toàn: 8/9 ([89,9%]).
NONE | [Mười hai] nhiệm vụ chưa xong, trong đó 09 nhiệm vụ có hạn quý IV, 03 nhiệm vụ xin lùi thời hạn.
CD-12 | Kiểm tra: quý III 07 đơn vị; lỗi phát hiện trong quý [09], đã khắc phục 08.
NONE | Đào tạo, bồi dưỡng được 318 lượt, tổ chức tại [06 lớp] do Thành phố mở.
XH-17 | Theo công bố của Thành phố, Chỉ số cải cách hành chính năm 2025 xã đạt [86,7%], đứng thứ 33 trong 75 xã.
TT-28 | Phản ánh, kiến nghị của cá nhân, tổ chức: 21 lượt được tiếp nhận, [20 lượt] được xử lý.
TT-01 | Danh mục thủ tục của phường là [382 thủ tục].
TT-32 | Khảo sát [350 phiếu] thu về cho kết quả hài lòng.
"""


@pytest.mark.parametrize(("code", "said"), cases(_OTHER_HANDS))
def test_ways_of_other_hands_are_read(code: str, said: str) -> None:
    assert (named(said) or "NONE") == code


_KINDS = """
doc_number | Theo Luật Cán bộ, công chức số [80/2025/QH15], xã rà soát 12 văn bản.
date | Số hồ sơ quá hạn tại thời điểm [14/9] là 70.
previous | Sở giảm 05 đơn vị so với cuối năm 2025 ([126]).
previous | Danh mục gồm 187 thủ tục, so với [193] của quý trước.
previous | Tỷ lệ trực tuyến 94,9%, tăng 3,1% so với 6 tháng ([91,8%]).
target | Phương hướng nhiệm vụ quý IV năm 2026. Một là, nâng tỷ lệ hồ sơ trực tuyến lên [90%].
target | Từ nay tới cuối năm giảm thêm [10%] chi phí tuân thủ.
other | Bộ chỉ số phân loại: xuất sắc [90 đến 100 điểm], tốt 80 đến dưới 90.
previous | Cùng kỳ 2025, xã giải ngân [54,1%].
previous | Năm trước cùng quý, tỷ lệ có mặt là [94,8%].
previous | Quý II các con số tương ứng: nhận mới [2.611], giải quyết 2.580.
previous | Số hồ sơ quá hạn chưa trả là 1.870, giảm từ [2.655] cuối tháng 6.
previous | Một số tồn tại lặp lại từ năm 2025 (khi đó đoàn chỉ ra [128 vấn đề]).
target | Xã đã xin Sở Nội vụ cho tuyển [05 người].
previous | Giảm 03 đơn vị sự nghiệp từ đầu năm (trước đó [27 đơn vị]).
previous | Ban hành 26 văn bản; cùng kỳ năm 2025 các phường trước sắp xếp ban hành [22] văn bản.
target | Cử 312 lượt bồi dưỡng, đạt 87,4% kế hoạch bồi dưỡng [1.000 lượt].
other | Mức rút ngắn thời gian từng thủ tục [từ 25% đến 40%].
actual | Trong tổng số 45 nhiệm vụ thì đã làm xong [37] nhiệm vụ.
"""


@pytest.mark.parametrize(("kind", "said"), cases(_KINDS))
def test_what_each_number_is(kind: str, said: str) -> None:
    text, start, end = said.replace("[", "").replace("]", ""), said.index("["), said.index("]") - 1
    figures = read_figures(text, catalogue=load_catalogue(), period=Period.parse("2026-Q3"))
    assert [f.kind.value for f in figures if f.span.start < end and start < f.span.end] == [kind]


def test_a_closing_sentence_that_names_a_part_of_the_time_is_left_over() -> None:
    said = "Trên đây là báo cáo công tác cải cách hành chính 9 tháng đầu năm 2025 của Sở, kính gửi Sở Nội vụ tổng hợp."
    assert [f.rule for f in an_extraction(said, unit="Sở Mẫu", period="2025-Y").findings] == ["stale_period_text"]
    assert not an_extraction(said, unit="Sở Mẫu", period="2025-9M").findings


_BESIDE = """
CD-03 | Qua soát tiến độ, [14] trong số 30 nhiệm vụ kế hoạch năm đã hoàn thành.
CD-02 | Qua soát tiến độ, 14 trong số [30] nhiệm vụ kế hoạch năm đã hoàn thành.
TT-26 | Mới [03 hồ sơ] trong số 05 hồ sơ trễ hạn được xin lỗi bằng văn bản.
NONE | Cứ 20 hồ sơ thì có [19 hồ sơ] nộp trực tuyến.
NONE | Kết quả khảo sát do phường tự thực hiện đạt [95,2%], trong khi SIPAS do Bộ Nội vụ công bố là 86,1%.
NONE | Mức độ hài lòng đối với sự phục vụ theo công bố của Bộ Nội vụ là [86,12%].
TT-31 | Mức độ hài lòng của người dân qua khảo sát là [96,12%].
TK-03 | Xã giải ngân được 30 tỷ đồng/40 tỷ đồng vốn giao, tương đương [75%].
CQS-09 | Lượng hồ sơ đất đai nhiều nên mới số hóa được [71,5%] hồ sơ tiếp nhận.
TT-05 | Rà soát 07 nhóm thủ tục gồm [19 TTHC].
BM-13 | Đã giảm 05 đơn vị sự nghiệp và [31 chức danh] lãnh đạo, quản lý.
BM-07 | Hiện có 212 viên chức (kế hoạch [220]).
BM-07 | Viên chức hiện có 1.900 người, đạt 95% chỉ tiêu giao ([2.000]).
BM-07 | Viên chức hiện có 1.900 người, so với chỉ tiêu [2.000] còn thiếu 100 người.
BM-06 | Công chức toàn Sở: [190 người], bằng 95% chỉ tiêu 200 biên chế.
TC-08 | Phải rà soát 21, đã rà soát 20, kiến nghị xử lý 05, đã xử lý [03].
TC-04 | Xử lý văn bản trái pháp luật đạt 100% ([04 văn bản]).
TC-08 | [Chưa xử lý được văn bản nào] trong 03 văn bản đã kiến nghị.
TT-25 | Tiếp nhận 900; giải quyết 870; rút 06; trả lại 04; cộng [10].
NONE | Tiếp nhận 900; giải quyết 870; rút [06]; trả lại 04; cộng 10.
CD-02 | Thực hiện Kế hoạch CCHC năm: 11 việc đã xong, 9 việc đang làm, tổng cộng [20 việc].
CD-09 | Nhiệm vụ Thành phố giao đến hạn 40; hoàn thành đúng hạn 38; hoàn thành muộn 2; đạt [95%].
CD-02 | Kế hoạch số 05/KH-UBND ngày 12/01/2026 về CCHC với [31 nhiệm vụ] được phân công, đã hoàn thành 14 nhiệm vụ.
CD-03 | Kế hoạch số 05/KH-UBND ngày 12/01/2026 về CCHC với 31 nhiệm vụ được phân công, đã hoàn thành [14 nhiệm vụ].
TT-11 | Tiếp nhận 900 hồ sơ mới, cộng với 30 hồ sơ quý trước chuyển sang thành [930 hồ sơ].
TC-04 | Đã bãi bỏ, đính chính [07 văn bản] trong 09 văn bản trái pháp luật bị phát hiện.
CQS-17 | Các thôn đều có tổ công nghệ số cộng đồng; tổng số [17 tổ].
CV-09 | Số lớp bồi dưỡng nghiệp vụ hộ tịch đã tổ chức: [5].
CQS-16 | [28 hệ thống thông tin], CSDL đã kết nối, chia sẻ qua trục LGSP.
CQS-11 | Tỷ lệ khai thác, dùng lại thông tin, dữ liệu đã số hóa: [41,2%].
NONE | Phường đã đọc lại 30 văn bản quy phạm do quận cũ để lại, trong đó [30 văn bản] còn dùng được.
TT-29 | Nhận 40 PAKN về TTHC, [100%] trong số đó được xử lý không quá thời hạn quy định.
TC-06 | Rà soát VBQPPL đã hoàn tất ở [12/12 văn bản] thuộc danh mục.
TT-05 | Sở phải đánh giá 15 TTHC trong năm; 09 tháng đã rà soát [12 thủ tục].
NONE | Sở phải đánh giá [15 TTHC] trong năm; 09 tháng đã rà soát 12 thủ tục.
CD-13 | Hạn chế nêu tại kết luận kiểm tra CCHC: 12 nội dung; đã khắc phục xong [10 nội dung].
TT-15 | Trong quý tiếp nhận 900 hồ sơ, không kể [55 hồ sơ] kỳ trước chuyển sang.
TT-31 | Khảo sát 300 phiếu thu về cho kết quả hài lòng [94,1%].
TC-03 | [09] văn bản có nội dung trái pháp luật đã được cơ quan ban hành xử lý xong 08 văn bản.
TC-04 | 09 văn bản có nội dung trái pháp luật đã được cơ quan ban hành xử lý xong [08] văn bản.
TT-20 | Phường có 300 TTHC. Kết quả hồ sơ theo phụ lục. Tỷ lệ giải quyết đúng và trước hạn đạt [99,2%].
"""


@pytest.mark.parametrize(("code", "said"), cases(_BESIDE))
def test_what_stands_beside_a_number_names_it(code: str, said: str) -> None:
    assert (named(said) or "NONE") == code


def test_a_share_in_words_counts_where_its_counts_are_printed() -> None:
    told = an_extraction("Kiểm tra CCHC được một phần tư số đơn vị thuộc xã (02/08).", unit="Xã Mẫu", period="2026-Q3")
    bare = an_extraction("Kiểm tra CCHC được một phần tư số đơn vị thuộc xã.", unit="Xã Mẫu", period="2026-Q3")
    assert ("CD-11", Decimal(25)) in {(v.indicator, v.amount) for v in told.values}
    assert not bare.values


def test_the_city_reads_its_own_published_indices() -> None:
    city = "UBND Thành phố Hà Nội"
    rank = an_extraction(
        "PAR INDEX năm 2025 của Hà Nội ở mức 91,2%, cao hơn bình quân cả nước (88,1%) và xếp thứ 5/34.",
        unit=city, period="2026-Q3",
    )  # fmt: skip
    level = an_extraction("Mức độ hài lòng theo công bố của Bộ Nội vụ là 86,12%.", unit=city, period="2026-Q3")
    assert {(v.indicator, v.amount) for v in rank.values} == {("XH-01", Decimal("91.2")), ("XH-02", Decimal(5))}
    assert [(v.indicator, v.amount) for v in level.values] == [("XH-03", Decimal("86.12"))]
