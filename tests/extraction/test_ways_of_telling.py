import pytest

from tests.support.said import cases, named

_IN_TURN = """
TT-12 | Số hồ sơ tiếp nhận mới và số hồ sơ đã giải quyết trong quý lần lượt là [3.412] và 3.377 hồ sơ.
TT-16 | Số hồ sơ tiếp nhận mới và số hồ sơ đã giải quyết trong quý lần lượt là 3.412 và [3.377] hồ sơ.
TT-17 | Hồ sơ trả trước hạn, đúng hạn và quá hạn theo thứ tự là [1.204], 877 và 5 hồ sơ.
TT-18 | Hồ sơ trả trước hạn, đúng hạn và quá hạn theo thứ tự là 1.204, [877] và 5 hồ sơ.
TT-19 | Hồ sơ trả trước hạn, đúng hạn và quá hạn theo thứ tự là 1.204, 877 và [5] hồ sơ.
BM-05 | Biên chế công chức được giao và có mặt tương ứng là [52] và 49 người.
BM-06 | Biên chế công chức được giao và có mặt tương ứng là 52 và [49] người.
TC-05 | Số văn bản phải rà soát, đã rà soát lần lượt [31], 29 văn bản.
TC-06 | Số văn bản phải rà soát, đã rà soát lần lượt 31, [29] văn bản.
CQS-08 | Tỷ lệ thanh toán trực tuyến và tỷ lệ số hóa hồ sơ tương ứng đạt [81,4%] và 90,2% (quý trước 78% và 88,5%).
CQS-09 | Tỷ lệ thanh toán trực tuyến và tỷ lệ số hóa hồ sơ tương ứng đạt 81,4% và [90,2%] (quý trước 78% và 88,5%).
CD-12 | Tồn tại phát hiện qua kiểm tra, tồn tại đã khắc phục lần lượt là [14] và 11.
CD-13 | Tồn tại phát hiện qua kiểm tra, tồn tại đã khắc phục lần lượt là 14 và [11].
TT-02 | Thủ tục hành chính ban hành mới, sửa đổi, bãi bỏ lần lượt là [4], 9 và 6 thủ tục.
TT-03 | Thủ tục hành chính ban hành mới, sửa đổi, bãi bỏ lần lượt là 4, [9] và 6 thủ tục.
TT-04 | Thủ tục hành chính ban hành mới, sửa đổi, bãi bỏ lần lượt là 4, 9 và [6] thủ tục.
TT-27 | Phường lần lượt tiếp nhận và xử lý xong [21] và 20 phản ánh, kiến nghị.
TT-28 | Phường lần lượt tiếp nhận và xử lý xong 21 và [20] phản ánh, kiến nghị.
TK-05 | Đơn vị tự bảo đảm chi thường xuyên, tự bảo đảm một phần, do ngân sách bảo đảm lần lượt là [3], 7 và 12 đơn vị.
TK-06 | Đơn vị tự bảo đảm chi thường xuyên, tự bảo đảm một phần, do ngân sách bảo đảm lần lượt là 3, [7] và 12 đơn vị.
TK-07 | Đơn vị tự bảo đảm chi thường xuyên, tự bảo đảm một phần, do ngân sách bảo đảm lần lượt là 3, 7 và [12] đơn vị.
NONE | Số hồ sơ tiếp nhận, số hồ sơ giải quyết và số hồ sơ quá hạn lần lượt là [500] và 480.
NONE | Số hồ sơ tiếp nhận, số hồ sơ giải quyết và số hồ sơ quá hạn lần lượt là 500 và [480].
NONE | Chỉ tiêu tỷ lệ số hóa hồ sơ và tỷ lệ thanh toán trực tuyến lần lượt là [80%] và 70%.
NONE | Chỉ tiêu tỷ lệ số hóa hồ sơ và tỷ lệ thanh toán trực tuyến lần lượt là 80% và [70%].
XH-10 | Điểm Bộ chỉ số 766 và thứ hạng của phường lần lượt là 88,4 điểm và [23/126].
CV-03 | Trong quý và 9 tháng, số lượt cán bộ, công chức được bồi dưỡng lần lượt là [72] và 235 lượt.
"""

_OUT_OF = """
CD-03 | Đến nay 21 trên tổng số 30 nhiệm vụ của Kế hoạch CCHC đã xong; số đã xong là [21] nhiệm vụ.
CD-03 | Trong tổng số 36 nhiệm vụ của Kế hoạch CCHC năm, đến nay [27] nhiệm vụ đã hoàn thành.
CD-02 | Trong tổng số [36] nhiệm vụ của Kế hoạch CCHC năm, đến nay 27 nhiệm vụ đã hoàn thành.
CD-03 | Kế hoạch CCHC năm có 40 nhiệm vụ; [26] nhiệm vụ trong số này (65%) đã hoàn thành.
CD-04 | Kế hoạch CCHC năm có 40 nhiệm vụ; 26 nhiệm vụ trong số này ([65%]) đã hoàn thành.
TC-06 | Đã rà soát xong [12] trong tổng số 15 văn bản phải rà soát.
TC-06 | [10] trên tổng số 13 văn bản cần rà soát đã được rà soát.
TC-05 | Có [13] văn bản cần rà soát, 10 văn bản trong số đó đã được rà soát.
TC-06 | Có 13 văn bản cần rà soát, [10] văn bản trong số đó đã được rà soát.
TT-24 | Hiện còn 86 hồ sơ đang giải quyết, [4] hồ sơ trong đó đã quá hạn.
CD-06 | Trong 58 nhiệm vụ Thành phố giao đến hạn, [55] nhiệm vụ hoàn thành đúng hạn.
CD-05 | Trong [58] nhiệm vụ Thành phố giao đến hạn, 55 nhiệm vụ hoàn thành đúng hạn.
TT-31 | Trong 200 phiếu khảo sát thu về, 191 phiếu hài lòng, tương đương [95,5%].
TT-32 | Trong [200] phiếu khảo sát thu về, 191 phiếu hài lòng, tương đương 95,5%.
CD-13 | Đã khắc phục [9] trong số 11 tồn tại phát hiện qua kiểm tra.
TC-06 | Trong 15 văn bản phải rà soát, đã rà soát [12] văn bản, còn 3 văn bản.
TT-26 | Có 12 hồ sơ quá hạn, [12/12] hồ sơ đã được xin lỗi.
TT-31 | Số người dân hài lòng là 291 trên 300 phiếu, đạt [97%].
CD-11 | Trong năm đã kiểm tra CCHC 6 trong số 12 đơn vị, bằng [50%] số đơn vị.
TT-20 | [98,7%] số hồ sơ được trả đúng hạn và trước hạn, tương ứng 3.120 hồ sơ.
TT-30 | 98,7% số hồ sơ được trả đúng hạn và trước hạn, tương ứng [3.120] hồ sơ.
TT-13 | Hồ sơ nộp trực tuyến [1.890] trên tổng số 2.100 hồ sơ tiếp nhận mới.
TT-12 | Cả quý nhận [2.100] hồ sơ mới thì có 1.890 hồ sơ nộp trực tuyến.
TT-13 | Cả quý nhận 2.100 hồ sơ mới thì có [1.890] hồ sơ nộp trực tuyến.
"""

_BRACKETS = """
CD-06 | Thành phố giao (65 việc): xong đúng hạn ([61/65], bằng 93,8%), quá hạn đã xong (3), quá hạn chưa xong (1).
CD-07 | Thành phố giao (65 việc): xong đúng hạn (61/65, bằng 93,8%), quá hạn đã xong ([3]), quá hạn chưa xong (1).
CD-08 | Thành phố giao (65 việc): xong đúng hạn (61/65, bằng 93,8%), quá hạn đã xong (3), quá hạn chưa xong ([1]).
CD-05 | Nhiệm vụ Thành phố giao ([65] nhiệm vụ đến hạn): hoàn thành đúng hạn (61/65, bằng 93,8%).
TT-13 | Hồ sơ tiếp nhận mới (2.100 hồ sơ); nộp trực tuyến ([1.890] hồ sơ, chiếm 90%); nộp trực tiếp (210 hồ sơ).
CQS-05 | Hồ sơ tiếp nhận mới (2.100 hồ sơ); nộp trực tuyến (1.890 hồ sơ, chiếm [90%]); nộp trực tiếp (210 hồ sơ).
TT-14 | Hồ sơ tiếp nhận mới (2.100 hồ sơ); nộp trực tuyến (1.890 hồ sơ, chiếm 90%); nộp trực tiếp ([210] hồ sơ).
CQS-17 | Tổ công nghệ số cộng đồng ([38] tổ, 210 người) hoạt động đều.
CD-16 | Mô hình mới về CCHC ([01]: "Phường không giấy tờ").
BM-05 | Công chức (được giao [63], có mặt 60).
CV-05 | Kỷ luật ([02] công chức: 01 khiển trách, 01 cảnh cáo).
CD-10 | Kiểm tra CCHC nội bộ ([06/07] phòng, đơn vị, đạt 85,7%), khắc phục sau kiểm tra (11/13 tồn tại).
CD-13 | Kiểm tra CCHC nội bộ (06/07 phòng, đơn vị, đạt 85,7%), khắc phục sau kiểm tra ([11/13] tồn tại).
NONE | Tỷ lệ hồ sơ quá hạn ở khối xã ([1,2%]).
NONE | Tỷ lệ số hóa hồ sơ (chỉ tiêu [90%]) được quan tâm.
"""

_COUNTERS = """
TT-12 | Về hồ sơ thủ tục hành chính, quý này nhận mới [2.418] bộ.
TT-16 | Hồ sơ nhận mới 2.418 bộ, đã giải quyết xong [2.390] bộ.
TT-17 | Đã trả 2.390 bộ hồ sơ, gồm [1.690] bộ trước hạn, 691 bộ đúng hạn và 09 bộ quá hạn.
TT-18 | Đã trả 2.390 bộ hồ sơ, gồm 1.690 bộ trước hạn, [691] bộ đúng hạn và 09 bộ quá hạn.
TT-19 | Đã trả 2.390 bộ hồ sơ, gồm 1.690 bộ trước hạn, 691 bộ đúng hạn và [09] bộ quá hạn.
CD-12 | Qua kiểm tra CCHC ghi nhận [16] điểm phải chấn chỉnh, các đơn vị đã khắc phục 12 điểm.
CD-13 | Qua kiểm tra CCHC ghi nhận 16 điểm phải chấn chỉnh, các đơn vị đã khắc phục [12] điểm.
TT-27 | Tiếp nhận [14] phản ánh, kiến nghị, đã xử lý 13 trường hợp.
TT-28 | Tiếp nhận 14 phản ánh, kiến nghị, đã xử lý [13] trường hợp.
CD-06 | Nhiệm vụ Thành phố giao: đến hạn 127 việc, đúng hạn [121] việc, chậm 4 việc.
"""

_FIGURE_FIRST = """
TT-30 | [5.377] hồ sơ được trả đúng hạn hoặc trước hạn.
CD-10 | [Bốn] bộ phận được kiểm tra cải cách hành chính trong quý.
CD-12 | 4 đơn vị được kiểm tra CCHC, qua đó [08] thiếu sót được chỉ ra và 07 thiếu sót được khắc phục.
CD-13 | 4 đơn vị được kiểm tra CCHC, qua đó 08 thiếu sót được chỉ ra và [07] thiếu sót được khắc phục.
TT-12 | [5.412] hồ sơ mới được tiếp nhận trong quý.
TT-15 | Cùng với [263] hồ sơ được chuyển từ quý I sang, 5.675 hồ sơ phải giải quyết.
TT-11 | Cùng với 263 hồ sơ được chuyển từ quý I sang, [5.675] hồ sơ phải giải quyết.
CV-03 | [43] lượt cán bộ, công chức được cử đi bồi dưỡng trong quý.
CV-05 | Trong quý có [một] viên chức bị khiển trách.
BM-05 | [70] biên chế công chức được giao, 66 người được bố trí.
TT-06 | [6] thủ tục hành chính được đơn giản hóa sau rà soát.
"""

_THOUSANDS = """
TT-12 | Tiếp nhận mới trong quý [4.562] hồ sơ.
TT-16 | Đã giải quyết trong quý [3.987] hồ sơ, quá hạn 12 hồ sơ.
"""

_TRAPS = """
NONE | Riêng lĩnh vực đất đai quá hạn [9] hồ sơ.
NONE | Thời gian giải quyết riêng nhóm đầu tư được rút ngắn [35%].
NONE | Phấn đấu tỷ lệ số hóa và tỷ lệ thanh toán trực tuyến lần lượt đạt [95%] và 90%.
NONE | Quý trước tiếp nhận và giải quyết lần lượt [1.200] và 1.180 hồ sơ.
NONE | Phòng Kinh tế được giao [12] biên chế.
NONE | Đã phát ra [500] phiếu khảo sát, thu về 463 phiếu.
TT-32 | Đã phát ra 500 phiếu khảo sát, thu về [463] phiếu.
NONE | Kế hoạch kiểm tra năm là [12] đơn vị.
NONE | Tỷ lệ số hóa và tỷ lệ thanh toán của Sở Công Thương lần lượt là [91%] và 88%.
NONE | Ngày 14/9, số hồ sơ lần lượt tăng [12%] và 9%.
NONE | Tỷ lệ hài lòng ở hai đợt khảo sát lần lượt là [95%] và 97%.
NONE | Bình quân các phường và các xã lần lượt đạt [88%] và 81% hồ sơ trực tuyến.
NONE | Phấn đấu quý IV tiếp nhận trực tuyến và thanh toán trực tuyến tương ứng đạt [95%] và 80%.
NONE | Cùng kỳ năm trước, số hồ sơ tiếp nhận và giải quyết tương ứng là [2.100] và 2.050 hồ sơ.
NONE | Trong đó lĩnh vực hộ tịch và chứng thực lần lượt tiếp nhận [900] và 1.400 hồ sơ.
NONE | Chỉ tiêu: số hóa hồ sơ và kết quả điện tử lần lượt [90%] và 95%.
NONE | Thôn Đông tiếp nhận [14] hồ sơ.
NONE | Điểm phục vụ số 2 trả chậm [3] hồ sơ.
NONE | Trường Tiểu học Kim Đồng được giao [32] viên chức.
NONE | Gửi đi [300] phiếu, thu về 280 phiếu.
NONE | Xã bạn tiếp nhận [5.000] hồ sơ.
TT-12 | Tiếp nhận mới [5.000] hồ sơ, nhiều hơn 4.800 hồ sơ của quý II.
NONE | Tiếp nhận mới 5.000 hồ sơ, nhiều hơn [4.800] hồ sơ của quý II.
TT-20 | Tỷ lệ trả đúng hạn và trước hạn đạt [99,6%], từ mức 99,1% của quý II lên.
NONE | Kế hoạch cả năm là rà soát [20] văn bản, đến nay đã rà soát 15 văn bản.
TC-06 | Kế hoạch cả năm là rà soát 20 văn bản, đến nay đã rà soát [15] văn bản.
NONE | Nếu hồ sơ tăng thì sẽ bố trí thêm [2] công chức.
NONE | Cần ít nhất [3] buổi đối thoại trong quý IV.
NONE | Trong 12 hồ sơ quá hạn có [9] hồ sơ đất đai.
CD-12 | Kiểm tra CCHC phát hiện [15] điểm chưa đúng quy định tại 6 phòng.
XH-09 | Theo Bộ chỉ số 766, phường đạt [88,2] điểm, trong đó 12 điểm công khai, minh bạch.
NONE | Tiêu chí tiến độ bị trừ [2] điểm do hồ sơ trễ.
TT-12 | Hồ sơ tiếp nhận mới: [3.210] (trong đó hộ tịch 1.200, chứng thực 1.500, đất đai 510).
NONE | Hồ sơ tiếp nhận mới: 3.210 (trong đó hộ tịch [1.200], chứng thực 1.500, đất đai 510).
NONE | Hồ sơ chứng thực tiếp nhận ([1.500] hồ sơ).
NONE | Hồ sơ quá hạn của Chi nhánh số 1 ([4] hồ sơ).
NONE | Mục tiêu số hóa ([90%]), kết quả thực hiện (93%).
NONE | Tỷ lệ hồ sơ trực tuyến bình quân toàn Thành phố ([91%]).
"""


@pytest.mark.parametrize(("code", "said"), cases(_IN_TURN))
def test_figures_listed_after_their_names_go_to_them_in_turn(code: str, said: str) -> None:
    assert (named(said) or "NONE") == code


@pytest.mark.parametrize(("code", "said"), cases(_OUT_OF))
def test_a_part_and_its_whole_are_told_apart(code: str, said: str) -> None:
    assert (named(said) or "NONE") == code


@pytest.mark.parametrize(("code", "said"), cases(_BRACKETS))
def test_a_bracket_may_hold_the_figure_of_the_words_before_it(code: str, said: str) -> None:
    assert (named(said) or "NONE") == code


@pytest.mark.parametrize(("code", "said"), cases(_COUNTERS))
def test_a_counter_stands_for_what_was_spoken_of(code: str, said: str) -> None:
    assert (named(said) or "NONE") == code


@pytest.mark.parametrize(("code", "said"), cases(_FIGURE_FIRST))
def test_a_figure_may_open_its_clause(code: str, said: str) -> None:
    assert (named(said) or "NONE") == code


@pytest.mark.parametrize(("code", "said"), cases(_THOUSANDS))
def test_a_number_behind_the_word_quarter_is_no_quarter(code: str, said: str) -> None:
    assert (named(said) or "NONE") == code


@pytest.mark.parametrize(("code", "said"), cases(_TRAPS))
def test_what_is_not_the_units_result_stays_out(code: str, said: str) -> None:
    assert (named(said) or "NONE") == code
