import pytest

from tests.support.said import cases, named

_ELLIPSIS = """
TT-16 | Kết quả hồ sơ: trả [8.946], trước hạn 6.310, đúng hạn 2.622, quá hạn 14.
TT-17 | Kết quả hồ sơ: trả 8.946, trước hạn [6.310], đúng hạn 2.622, quá hạn 14.
TT-18 | Kết quả hồ sơ: trả 8.946, trước hạn 6.310, đúng hạn [2.622], quá hạn 14.
TT-19 | Kết quả hồ sơ: trả 8.946, trước hạn 6.310, đúng hạn 2.622, quá hạn [14].
BM-05 | Biên chế công chức giao [96], thực tế có mặt 91.
BM-06 | Biên chế công chức giao 96, thực tế có mặt [91].
TT-02 | TTHC: mới [03], bãi bỏ 01, sửa đổi 08.
TT-04 | TTHC: mới 03, bãi bỏ [01], sửa đổi 08.
TT-03 | TTHC: mới 03, bãi bỏ 01, sửa đổi [08].
CD-10 | Kiểm tra CCHC [07] đơn vị; lỗi phát hiện 09, đã khắc phục 08.
CD-12 | Kiểm tra CCHC 07 đơn vị; lỗi phát hiện [09], đã khắc phục 08.
CD-13 | Kiểm tra CCHC 07 đơn vị; lỗi phát hiện 09, đã khắc phục [08].
TT-27 | PAKN nhận [12], xử lý 12.
TT-28 | PAKN nhận 12, xử lý [12].
TC-06 | Văn bản phải rà soát 20, đã rà soát [18], kiến nghị thay thế 03.
TC-07 | Văn bản phải rà soát 20, đã rà soát 18, kiến nghị thay thế [03].
CQS-01 | Dịch vụ công trực tuyến: [305], trong đó toàn trình 180.
CQS-02 | Dịch vụ công trực tuyến: 305, trong đó toàn trình [180].
TT-12 | Hồ sơ: kỳ trước chuyển sang 254, nhận mới [3.204], trả 3.193, tồn 265.
TT-16 | Hồ sơ: kỳ trước chuyển sang 254, nhận mới 3.204, trả [3.193], tồn 265.
TT-22 | Hồ sơ: kỳ trước chuyển sang 254, nhận mới 3.204, trả 3.193, tồn [265].
TT-20 | Hồ sơ trả 3.193, đúng và trước hạn 3.182 ([99,7%]), trễ 11.
TT-30 | Hồ sơ trả 3.193, đúng và trước hạn [3.182] (99,7%), trễ 11.
CQS-01 | DVCTT: [366] (toàn trình 241).
CQS-02 | DVCTT: 366 (toàn trình [241]).
TC-08 | VB rà soát: phải rà soát 27, đã rà soát 27, kiến nghị xử lý 6, đã xử lý [4].
TC-07 | VB rà soát: phải rà soát 27, đã rà soát 27, kiến nghị xử lý [6], đã xử lý 4.
BM-03 | Đơn vị sự nghiệp công lập: [22] (nhóm 2: 3; nhóm 3: 7; nhóm 4: 12).
TK-05 | Tự chủ: nhóm 2: [3] đơn vị; nhóm 3: 7 đơn vị; nhóm 4: 12 đơn vị.
TK-07 | Tự chủ: nhóm 2: 3 đơn vị; nhóm 3: 7 đơn vị; nhóm 4: [12] đơn vị.
CD-15 | Tin, bài tuyên truyền CCHC: [58]; quý trước 49.
NONE | Tin, bài tuyên truyền CCHC: 58; quý trước [49].
CD-01 | Văn bản chỉ đạo CCHC: quý III [8], 9 tháng 24.
"""

_WORDS = """
CD-07 | Nhiệm vụ Thành phố giao xong đúng hạn ba mươi tám, muộn [hai].
TT-19 | Trong số hồ sơ đã trả, [ba mươi mốt] hồ sơ bị chậm.
TT-19 | Hồ sơ đã trả quá hạn là [32 (ba mươi hai)] hồ sơ.
CV-05 | Trong quý [không] ai bị kỷ luật.
CV-05 | Từ đầu quý [chưa] có ai phải xử lý kỷ luật.
TT-24 | Hiện [không] hồ sơ nào đang giải quyết bị quá hạn.
TT-27 | Phường nhận [mười chín] phản ánh, kiến nghị của người dân.
CD-14 | Chủ tịch UBND phường đối thoại với người dân [hai] buổi.
CD-03 | Kế hoạch năm của xã có ba mươi tư nhiệm vụ, đã xong [hai mươi lăm] nhiệm vụ.
CD-02 | Kế hoạch CCHC năm của xã có [ba mươi tư] nhiệm vụ, đã xong hai mươi lăm nhiệm vụ.
TT-16 | Đã trả [một nghìn chín trăm tám mươi] hồ sơ, sớm hẹn một nghìn hai trăm, đúng hẹn bảy trăm, trễ chín.
TT-17 | Đã trả một nghìn chín trăm tám mươi hồ sơ, sớm hẹn [một nghìn hai trăm], đúng hẹn bảy trăm, trễ chín.
TT-19 | Đã trả một nghìn chín trăm tám mươi hồ sơ, sớm hẹn một nghìn hai trăm, đúng hẹn bảy trăm, trễ [chín].
BM-05 | Xã được giao [sáu mươi ba] biên chế công chức, có mặt sáu mươi.
BM-06 | Xã được giao sáu mươi ba biên chế công chức, có mặt [sáu mươi].
TT-32 | Thu về [hai trăm] phiếu khảo sát, một trăm chín mươi sáu phiếu hài lòng.
CD-12 | Kiểm tra năm phòng, phát hiện [mười một] hạn chế, khắc phục được chín.
CD-13 | Kiểm tra CCHC năm phòng, phát hiện mười một hạn chế, khắc phục được [chín].
CD-16 | Có [hai] mô hình mới về cải cách hành chính được áp dụng.
TT-25 | Trả lại [bảy] hồ sơ không đủ điều kiện.
TT-12 | Trong quý phường nhận mới [hai nghìn một trăm lẻ năm] hồ sơ.
TT-19 | Trả quá hạn [mười một] hồ sơ, trước hạn một nghìn không trăm linh tám hồ sơ.
CD-06 | Thành phố giao năm mươi tám nhiệm vụ, hoàn thành đúng hạn [năm mươi sáu].
CD-07 | Thành phố giao năm mươi tám nhiệm vụ, hoàn thành đúng hạn năm mươi sáu, quá hạn [hai].
CD-10 | Đã kiểm tra CCHC tại [năm] đơn vị.
CD-14 | Tổ chức [ba] cuộc đối thoại với người dân.
TT-02 | Công bố mới [bốn] thủ tục, bãi bỏ ba thủ tục.
TT-04 | Công bố mới bốn thủ tục, bãi bỏ [ba] thủ tục.
TT-28 | Nhận 14 (mười bốn) phản ánh, kiến nghị; đã xử lý [13 (mười ba)].
CQS-08 | Tỷ lệ thanh toán trực tuyến đạt [chín mươi hai phẩy năm phần trăm].
CV-05 | Trong kỳ [không] có ai phải xử lý kỷ luật.
TT-24 | Đến cuối kỳ [không] còn hồ sơ nào quá hạn chưa giải quyết.
"""

_ITEMS = """
CD-01 | - Văn bản chỉ đạo CCHC: [07]; 9 tháng: 21.
CD-14 | - Đối thoại: [01] cuộc, 45 người dự.
CD-15 | - Tuyên truyền: [36] tin, bài; 12.000 lượt xem.
TC-01 | - VBQPPL: ban hành [02].
TT-12 | - Hồ sơ: nhận [3.210], trả 3.190, trễ 5, tồn 60.
TT-16 | - Hồ sơ: nhận 3.210, đã trả [3.190], trễ 5, tồn 60.
TT-19 | - Hồ sơ: nhận 3.210, đã trả 3.190, trễ [5], tồn 60.
TT-22 | - Hồ sơ: nhận 3.210, đã trả 3.190, trễ 5, tồn [60].
TT-13 | - Hồ sơ nhận 3.210 (trực tuyến [3.050], trực tiếp 160).
TT-14 | - Hồ sơ nhận 3.210 (trực tuyến 3.050, trực tiếp [160]).
TT-13 | - Hồ sơ mới 3.210; trực tuyến [3.050] (95%); còn lại nộp trực tiếp 160.
TT-27 | - PAKN: nhận [05], xong 05.
TT-28 | - PAKN: nhận 05, xử lý xong [05].
TT-28 | - PAKN: đã xử lý [5/5].
BM-05 | - Biên chế: giao [45], có mặt 43.
BM-06 | - Biên chế: giao 45, có mặt [43].
BM-06 | - Công chức: được giao 96, thực tế [91].
BM-08 | - Viên chức: được giao 143, thực tế có [138].
CV-03 | - Bồi dưỡng: [39] lượt; lũy kế: 101 lượt.
CV-05 | - Kỷ luật: [không].
TK-01 | - Giải ngân: kế hoạch [96,8 tỷ], đã giải ngân 41,3 tỷ, đạt 42,7%.
TK-02 | - Giải ngân: kế hoạch 96,8 tỷ, đã giải ngân [41,3 tỷ], đạt 42,7%.
TK-03 | - Giải ngân: kế hoạch 96,8 tỷ, đã giải ngân 41,3 tỷ, đạt [42,7%].
CQS-08 | - Thanh toán trực tuyến: [88%]; số hóa: 91%; kết quả điện tử: 95%.
CQS-09 | - Thanh toán trực tuyến: 88%; số hóa: [91%]; kết quả điện tử: 95%.
CQS-10 | - Thanh toán trực tuyến: 88%; số hóa: 91%; kết quả điện tử: [95%].
CD-10 | - Kiểm tra: [4/9] đơn vị; tồn tại: 12; khắc phục: 10.
CD-12 | - Kiểm tra CCHC: 4 đơn vị; tồn tại: [12]; đã khắc phục: 10.
CD-13 | - Kiểm tra CCHC: 4 đơn vị; tồn tại: 12; đã khắc phục: [10].
CD-02 | - Kế hoạch CCHC: [40] nhiệm vụ, xong 31 (77,5%), đang làm 9.
CD-03 | - Kế hoạch CCHC: 40 nhiệm vụ, xong [31] (77,5%), đang làm 9.
CD-04 | - Kế hoạch CCHC: 40 nhiệm vụ, xong 31 ([77,5%]), đang làm 9.
CD-05 | - Việc Thành phố giao: [64] việc đến hạn, xong đúng hạn 62, quá hạn 2.
CD-06 | - Việc Thành phố giao: 64 việc đến hạn, xong đúng hạn [62], quá hạn 2.
TC-05 | - Rà soát văn bản: phải rà soát [17], đã rà soát 15, đề nghị bãi bỏ 4.
TC-06 | - Rà soát văn bản: phải rà soát 17, đã rà soát [15], đề nghị bãi bỏ 4.
TC-07 | - Rà soát văn bản: phải rà soát 17, đã rà soát 15, đề nghị bãi bỏ [4].
TT-05 | - TTHC rà soát: [12]; đơn giản hóa: 5.
TT-06 | - TTHC rà soát: 12; đơn giản hóa: [5].
TT-31 | - Khảo sát: 300 phiếu thu về, hài lòng [97,3%].
XH-10 | - Bộ chỉ số 766: 88,6 điểm, xếp thứ [31/126].
XH-09 | - Bộ chỉ số 766: [88,6 điểm], xếp thứ 31/126.
"""

_PLAIN_SPEECH = """
TT-12 | Quý này bà con nộp mới [2.345] bộ hồ sơ, qua mạng 2.200 bộ, ra quầy 145 bộ.
TT-13 | Quý này bà con nộp mới 2.345 bộ hồ sơ, qua mạng [2.200] bộ, ra quầy 145 bộ.
TT-14 | Quý này bà con nộp mới 2.345 bộ hồ sơ, qua mạng 2.200 bộ, nộp trực tiếp [145] bộ.
TT-16 | Hồ sơ thì xã trả xong [2.330] bộ, chậm 6 bộ, còn 91 bộ đang làm.
TT-19 | Hồ sơ thì xã trả xong 2.330 bộ, trả chậm [6] bộ, còn 91 bộ đang làm.
TT-22 | Hồ sơ thì xã trả xong 2.330 bộ, chậm 6 bộ, còn [91] bộ đang làm.
TT-24 | Hồ sơ đang giải quyết còn 91 bộ, [không] bộ nào quá hạn.
CD-06 | Thành phố giao 42 việc thì xã làm xong đúng hạn [40] việc, chậm 1 việc, còn 1 việc quá hạn chưa xong.
CD-07 | Thành phố giao 42 việc thì xã làm xong đúng hạn 40 việc, hoàn thành chậm [1] việc, còn 1 việc quá hạn chưa xong.
CD-08 | Thành phố giao 42 việc thì xã làm xong đúng hạn 40 việc, hoàn thành chậm 1 việc, còn [1] việc quá hạn chưa xong.
CD-03 | Kế hoạch CCHC có 30 việc, đến nay xã làm xong [22] việc, được 73,3%.
CD-04 | Kế hoạch CCHC có 30 việc, đến nay xã làm xong 22 việc, được [73,3%].
CD-14 | Chủ tịch xã gặp gỡ, đối thoại với dân [02] buổi.
TT-27 | Người dân gửi [8] phản ánh về thủ tục, xã trả lời 8.
TT-28 | Người dân gửi 8 phản ánh về thủ tục, xã trả lời [8].
CV-03 | Cử cán bộ đi học bồi dưỡng [17] lượt.
CV-05 | Cả quý [không] có ai bị kỷ luật.
BM-06 | Biên chế công chức được giao 44, nay có mặt [42] người.
TT-31 | Hỏi ý kiến 150 phiếu thu về thì 147 phiếu hài lòng, tức là [98%].
TK-02 | Tiền đầu tư công giải ngân được [21,5 tỷ đồng], bằng 55,1% vốn giao.
TK-03 | Tiền đầu tư công giải ngân được 21,5 tỷ đồng, bằng [55,1%] vốn giao.
"""

_ANNUAL = """
TT-12 | Năm 2026 phường tiếp nhận mới [18.450] hồ sơ, trong đó quý IV 4.620 hồ sơ.
TT-20 | Cả năm tỷ lệ trả đúng và trước hạn đạt [99,4%], năm 2025 đạt 98,7%.
CD-02 | Kế hoạch CCHC năm 2026 đề ra [52] nhiệm vụ, đã hoàn thành 52/52 nhiệm vụ, đạt 100%.
CD-04 | Kế hoạch CCHC năm 2026 đề ra 52 nhiệm vụ, đã hoàn thành 52/52 nhiệm vụ, đạt [100%].
CD-03 | Kế hoạch CCHC năm 2026 đề ra 52 nhiệm vụ, đã hoàn thành [52/52] nhiệm vụ, đạt 100%.
CV-06 | Kết quả đánh giá cuối năm: công chức hoàn thành xuất sắc nhiệm vụ [19,5%], không hoàn thành nhiệm vụ 0%.
CV-07 | Kết quả đánh giá cuối năm: công chức hoàn thành xuất sắc nhiệm vụ 19,5%, không hoàn thành nhiệm vụ [0%].
TK-03 | Giải ngân vốn đầu tư công cả năm đạt [96,2%] kế hoạch, vượt chỉ tiêu 95%.
BM-09 | Trong năm tinh giản [03] biên chế.
CV-01 | Tuyển dụng công chức [5] người, viên chức 31 người.
CV-02 | Tuyển dụng công chức 5 người, viên chức [31] người.
XH-17 | Chỉ số CCHC năm 2025 của phường đạt [91,4%], xếp thứ 12/51 phường.
XH-18 | Chỉ số CCHC năm 2025 của phường đạt 91,4%, xếp thứ [12/51] phường.
"""


@pytest.mark.parametrize(("code", "said"), cases(_ELLIPSIS))
def test_a_chain_of_bare_figures_keeps_its_subject(code: str, said: str) -> None:
    assert (named(said) or "NONE") == code


@pytest.mark.parametrize(("code", "said"), cases(_WORDS))
def test_numbers_in_words_and_denials_are_figures(code: str, said: str) -> None:
    assert (named(said) or "NONE") == code


@pytest.mark.parametrize(("code", "said"), cases(_ITEMS))
def test_terse_items_are_read(code: str, said: str) -> None:
    assert (named(said) or "NONE") == code


@pytest.mark.parametrize(("code", "said"), cases(_PLAIN_SPEECH))
def test_plain_speech_is_read(code: str, said: str) -> None:
    assert (named(said) or "NONE") == code


@pytest.mark.parametrize(("code", "said"), cases(_ANNUAL))
def test_the_years_report_is_read(code: str, said: str) -> None:
    assert (named(said) or "NONE") == code
