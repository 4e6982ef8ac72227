import pytest

from tests.support.said import cases, named

_TK = """
TK-01 | Kế hoạch vốn đầu tư công năm 2026 giao Sở là [312 tỷ đồng].
TK-01 | Tổng vốn đầu tư công được giao [98,6 tỷ đồng].
TK-01 | Sở được phân bổ [56 tỷ đồng] vốn đầu tư công năm 2026.
TK-01 | KH vốn năm: [88,2 tỷ đồng].
TK-01 | Vốn ĐTC giao [45 tỷ đồng], giải ngân 20 tỷ đồng.
TK-02 | Đã giải ngân [120,4 tỷ đồng] vốn đầu tư công.
TK-02 | Lũy kế giải ngân đến nay được [45,2 tỷ đồng].
TK-02 | Giá trị giải ngân vốn đầu tư công đến 14/9: [31,7 tỷ đồng].
TK-02 | Vốn ĐTC giao 45 tỷ đồng, giải ngân [20 tỷ đồng].
TK-03 | Tỷ lệ giải ngân vốn đầu tư công đạt [38,6%].
TK-03 | Sở giải ngân được [42%] kế hoạch vốn.
TK-03 | Giải ngân vốn ĐTC mới đạt [36%] kế hoạch.
TK-03 | Đến nay giải ngân 31,7 tỷ đồng, bằng [36%] kế hoạch vốn.
TK-03 | Vốn ĐTC giao 45 tỷ đồng, giải ngân 20 tỷ đồng, đạt [44,4%].
TK-04 | Có [02 đơn vị] tự bảo đảm chi thường xuyên và chi đầu tư.
TK-04 | Số đơn vị sự nghiệp thuộc nhóm 1: [3].
TK-04 | [Một đơn vị] tự chủ cả chi thường xuyên lẫn chi đầu tư.
TK-05 | [05 đơn vị] tự bảo đảm chi thường xuyên.
TK-05 | Đơn vị sự nghiệp nhóm 2: [7 đơn vị].
TK-05 | Số đơn vị tự đảm bảo chi thường xuyên: [6].
TK-05 | Tự chủ chi thường xuyên: [03 đơn vị].
TK-06 | Có [11 đơn vị] tự bảo đảm một phần chi thường xuyên.
TK-06 | Nhóm tự bảo đảm một phần chi thường xuyên có [9 đơn vị].
TK-06 | Tự chủ một phần: [6] đơn vị.
TK-07 | Còn [09 đơn vị] do ngân sách nhà nước bảo đảm chi thường xuyên.
TK-07 | Đơn vị do ngân sách đảm bảo toàn bộ chi thường xuyên: [15].
TK-07 | [12 đơn vị] được ngân sách bảo đảm 100% chi thường xuyên.
TK-08 | Có [04 cơ quan] hành chính thực hiện chế độ tự chủ về biên chế và kinh phí.
TK-08 | Số cơ quan thực hiện cơ chế tự chủ kinh phí quản lý hành chính: [3].
TK-08 | Giao quyền tự chủ, tự chịu trách nhiệm về biên chế, kinh phí cho [05 cơ quan].
TK-09 | Tỷ lệ thực hiện kiến nghị của Kiểm toán nhà nước về tài chính đạt [88,2%].
TK-09 | Kiến nghị xử lý tài chính sau thanh tra đã thực hiện [76,5%].
TK-09 | Đã thu hồi, nộp ngân sách đạt [92%] số tiền kiến nghị sau thanh tra.
TK-09 | Thực hiện kết luận thanh tra, kiểm toán: thu hồi đạt [90%].
"""

_CQS = """
CQS-01 | Sở đang cung cấp [118 dịch vụ công trực tuyến].
CQS-01 | Tổng số DVCTT trên Cổng: [245].
CQS-01 | Sở hiện cung cấp [132 DVC trực tuyến] trên Cổng dịch vụ công quốc gia.
CQS-01 | DVCTT: [150], trong đó toàn trình 90.
CQS-02 | Có [86 DVCTT] toàn trình.
CQS-02 | Số dịch vụ công trực tuyến toàn trình là [97].
CQS-02 | Trong đó [88 dịch vụ] toàn trình.
CQS-02 | DVCTT mức độ toàn trình: [120].
CQS-02 | DVCTT: 150, trong đó toàn trình [90].
CQS-03 | Tỷ lệ TTHC đủ điều kiện được cung cấp trực tuyến đạt [92,5%].
CQS-03 | [100%] TTHC đủ điều kiện đã được đưa lên dịch vụ công trực tuyến.
CQS-03 | Đã cung cấp trực tuyến [95%] số TTHC đủ điều kiện.
CQS-04 | [58,3%] dịch vụ công trực tuyến có phát sinh hồ sơ.
CQS-04 | Tỷ lệ DVCTT phát sinh hồ sơ trong quý: [61%].
CQS-04 | Số DVCTT có hồ sơ phát sinh chiếm [49%].
CQS-05 | Tỷ lệ hồ sơ nộp trực tuyến đạt [91,7%].
CQS-05 | Hồ sơ tiếp nhận qua mạng chiếm [88,4%].
CQS-05 | [93,2%] hồ sơ được người dân nộp online.
CQS-05 | Tỷ lệ nộp hồ sơ trực tuyến: [94,3%].
CQS-05 | Trong đó hồ sơ trực tuyến 3.210, đạt [94,3%].
CQS-05 | Hồ sơ online đạt [93%].
CQS-05 | Ty le ho so nop truc tuyen dat [92,5%].
CQS-06 | Tỷ lệ hồ sơ xử lý toàn trình đạt [55,1%].
CQS-06 | [61,3%] hồ sơ được giải quyết trực tuyến toàn trình.
CQS-06 | Tỷ lệ hồ sơ trực tuyến toàn trình: [48%].
CQS-06 | Toàn trình đạt [51%] hồ sơ.
CQS-07 | Tỷ lệ TTHC có phí, lệ phí được tích hợp thanh toán trực tuyến: [85%].
CQS-07 | [90,4%] thủ tục có nghĩa vụ tài chính đã cho phép thanh toán trực tuyến.
CQS-07 | TTHC có phí đã tích hợp thanh toán trực tuyến đạt [100%].
CQS-08 | Tỷ lệ hồ sơ thanh toán trực tuyến đạt [72,8%].
CQS-08 | Hồ sơ có phí được nộp qua mạng đạt [69%].
CQS-08 | Thanh toán không dùng tiền mặt qua Cổng đạt [66,4%] số hồ sơ có phí.
CQS-08 | Tỷ lệ giao dịch thanh toán trực tuyến: [71%].
CQS-08 | Thanh toán online đạt [70%].
CQS-09 | Tỷ lệ số hóa hồ sơ khi tiếp nhận đạt [96,1%].
CQS-09 | [98,4%] hồ sơ được scan, số hóa ngay khi tiếp nhận.
CQS-09 | Số hóa hồ sơ đầu vào: [99%].
CQS-09 | Số hóa đạt [98%].
CQS-10 | Tỷ lệ cấp kết quả điện tử đạt [94,9%].
CQS-10 | [97%] hồ sơ đã trả kết quả bản điện tử.
CQS-10 | Hồ sơ được trả kết quả điện tử: [95,5%].
CQS-10 | Kết quả điện tử đạt [97%].
CQS-11 | Tỷ lệ tái sử dụng dữ liệu số hóa đạt [51,2%].
CQS-11 | Hồ sơ khai thác, sử dụng lại thông tin đã số hóa chiếm [47%].
CQS-11 | Tỷ lệ khai thác, sử dụng lại dữ liệu: [44%].
CQS-11 | Tái sử dụng dữ liệu đạt [40%].
CQS-12 | [99,1%] văn bản đi được ký số, gửi trên môi trường mạng.
CQS-12 | Tỷ lệ văn bản phát hành dưới dạng điện tử có ký số: [98,7%].
CQS-12 | Tỷ lệ văn bản điện tử được ký số: [100%].
CQS-12 | Văn bản đi (trừ văn bản mật) gửi nhận điện tử, ký số đạt [99,8%].
CQS-12 | VB đi ký số [100%].
CQS-13 | Tỷ lệ hồ sơ công việc xử lý trên môi trường mạng đạt [89,5%].
CQS-13 | [91%] hồ sơ công việc được lập và xử lý điện tử.
CQS-13 | Xử lý hồ sơ công việc trên mạng đạt [92%].
CQS-13 | HSCV điện tử đạt [88%].
CQS-14 | Tỷ lệ chế độ báo cáo định kỳ thực hiện trên hệ thống điện tử: [87,5%].
CQS-14 | [100%] báo cáo định kỳ được gửi qua hệ thống thông tin báo cáo.
CQS-14 | Chế độ báo cáo thực hiện trực tuyến đạt [90%].
CQS-14 | Báo cáo định kỳ trên hệ thống: [100%].
CQS-15 | Đã cấp [185 chứng thư số] cho cán bộ, công chức.
CQS-15 | Số chữ ký số đã cấp là [96].
CQS-15 | Toàn xã có [61 chữ ký số] đang dùng.
CQS-15 | Tổng số chứng thư số cấp cho cá nhân, tổ chức: [148].
CQS-15 | Chứng thư số: [72].
CQS-16 | Sở đã kết nối [06 hệ thống] với trục LGSP.
CQS-16 | Có [4 cơ sở dữ liệu] kết nối, chia sẻ qua NDXP.
CQS-16 | Đã kết nối, chia sẻ dữ liệu với [5 hệ thống].
CQS-16 | Kết nối LGSP: [3 hệ thống].
CQS-17 | Xã duy trì [18 tổ công nghệ số cộng đồng].
CQS-17 | Tổ công nghệ số cộng đồng: [24 tổ] với 168 thành viên.
CQS-17 | Phường thành lập [22 tổ CNSCĐ].
CQS-17 | Tổ CNSCĐ: [12].
CQS-18 | Tỷ lệ hệ thống thông tin được phê duyệt cấp độ an toàn đạt [83,3%].
CQS-18 | [100%] hệ thống thông tin đã được phê duyệt hồ sơ cấp độ.
CQS-18 | Hệ thống thông tin được phê duyệt cấp độ ATTT: [75%].
CQS-18 | Hệ thống đã duyệt cấp độ: [50%].
"""


@pytest.mark.parametrize(("code", "said"), cases(_TK))
def test_public_investment_and_autonomy_are_named_in_many_words(code: str, said: str) -> None:
    assert named(said) == code


@pytest.mark.parametrize(("code", "said"), cases(_CQS))
def test_online_services_and_digital_work_are_named_in_many_words(code: str, said: str) -> None:
    assert named(said) == code
