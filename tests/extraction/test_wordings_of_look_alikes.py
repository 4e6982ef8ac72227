import pytest

from tests.support.said import cases, named

_NOTHING = """
- | Sở ban hành [09 văn bản] trả lời kiến nghị của doanh nghiệp.
- | Trong quý đã xử lý [1.250 văn bản] đến, chuyển các phòng.
- | Còn [15 nhiệm vụ] trong Kế hoạch CCHC tiếp tục thực hiện quý sau.
- | Sở có [16 đơn vị] trực thuộc.
- | Còn [02 tồn tại] chưa khắc phục.
- | Đã phát [5.000 tờ rơi] tuyên truyền CCHC.
- | Sở làm việc với [04 phòng] chuyên môn về tiến độ.
- | Phường cử [06 công chức] hướng dẫn người dân.
- | Còn thiếu [08 công chức] so với biên chế giao.
- | Có [07 công chức] nộp đơn xin nghỉ hưu trước tuổi, đang chờ xét.
- | Có [320 thí sinh] đăng ký dự tuyển viên chức.
- | Tuyên truyền tới [2.000 lượt người] dân.
- | Có [78%] công chức hoàn thành tốt nhiệm vụ.
- | Chi thường xuyên đạt [62%] dự toán.
- | Có [44 DVCTT] một phần.
- | [168 thành viên] tổ công nghệ số cộng đồng được tập huấn.
- | Phấn đấu đến cuối năm hoàn thành [100%] nhiệm vụ trong Kế hoạch CCHC.
- | Kế hoạch kiểm tra CCHC năm 2026 dự kiến [12 đơn vị].
- | Bố trí [02 máy scan] phục vụ số hóa hồ sơ.
- | Phường có [04 công chức] làm việc tại bộ phận một cửa.
- | Trong đó hồ sơ đất đai nộp trực tuyến đạt [61%].
- | Cả nước giải ngân vốn đầu tư công đạt [46%].
- | Tỷ lệ nộp học phí không dùng tiền mặt đạt [95%].
- | Đã số hóa [12.000 trang] tài liệu lưu trữ.
- | Sở ban hành [14 quyết định] phê duyệt quy hoạch chi tiết.
- | Trong kỳ, Sở nhận được [2.350 văn bản] đến.
- | Sở góp ý [11 dự thảo] văn bản quy phạm pháp luật.
- | Kế hoạch công tác Đảng năm có [22 nhiệm vụ].
- | HĐND phường giám sát [03 chuyên đề].
- | Phòng Văn hóa kiểm tra [15 cơ sở] kinh doanh karaoke.
- | Đoàn thanh tra đã kiểm tra [08 doanh nghiệp] về môi trường.
- | Công an phường kiểm tra [120 hộ] về phòng cháy.
- | Phát hiện [05 trường hợp] xây dựng sai phép.
- | Tổ chức [02 cuộc họp] giao ban công tác tháng.
- | Đăng [15 tin, bài] về phòng chống dịch bệnh.
- | Toàn phường có [12 tổ dân phố] và 45 chi hội.
- | Có [06 phòng họp] trực tuyến được nâng cấp.
- | Bố trí [05 phòng] làm việc cho bộ phận một cửa.
- | Sở làm việc với [12 đơn vị] về tiến độ dự án.
- | Kế hoạch giảm [02 phòng] trong năm 2027.
- | Trường mới được xây thêm [10 phòng học].
- | Chi trả lương hưu cho [3.200 người].
- | Đã tuyên truyền cho [1.500 lượt người] về chuyển đổi số.
- | Hỗ trợ [2.340 lượt] người dân nộp hồ sơ trực tuyến.
- | Khen thưởng [15 công chức] có thành tích xuất sắc.
- | Có [45 công chức] tham gia hội thi cải cách hành chính.
- | Luân chuyển, điều động [07 viên chức].
- | Bổ nhiệm [03 lãnh đạo] cấp phòng.
- | Nâng lương cho [86 viên chức].
- | Nghỉ hưu đúng tuổi [05 công chức].
- | Đánh giá [52 công chức], trong đó 10 xuất sắc.
- | Thu ngân sách đạt [82%] dự toán.
- | Chi thường xuyên [45 tỷ đồng].
- | Tiết kiệm chi [1,2 tỷ đồng].
- | Quỹ đền ơn đáp nghĩa vận động được [320 triệu đồng].
- | Giải phóng mặt bằng đạt [75%] diện tích.
- | Đầu tư [1,8 tỷ đồng] mua máy tính.
- | Tỷ lệ hộ dân có tài khoản ngân hàng đạt [88%].
- | Có [92%] người dân cài ứng dụng VNeID.
- | Đường truyền Internet phủ [100%] trụ sở.
- | [100%] công chức có máy tính.
- | Tỷ lệ công chức sử dụng thư điện tử công vụ đạt [99%].
- | Tỷ lệ học sinh chuyển cấp đạt [98%].
- | Số hóa [25%] tài liệu lưu trữ lịch sử.
- | Kết nối [15 camera] an ninh.
- | Trang bị [10 ki-ốt] tra cứu thủ tục.
- | Cấp [5.200 tài khoản] định danh điện tử.
- | Tổ công nghệ số cộng đồng hướng dẫn [850 lượt] người.
- | Tổ công nghệ số cộng đồng có [140 thành viên].
- | Số tiền thanh toán trực tuyến đạt [3,6 tỷ đồng].
- | Có [12.400 giao dịch] thanh toán trực tuyến.
- | Phí, lệ phí thu được [2,1 tỷ đồng].
- | Văn bản mật chiếm [3%] tổng số văn bản.
- | Thời gian giải quyết trung bình [2,5 ngày].
- | Đã tổ chức [04 đợt] ra quân tuyên truyền.
- | Mỗi phòng có [01 công chức] làm đầu mối.
- | Bình quân mỗi lớp [35 người].
- | Trong đó nữ [42 người].
- | Công chức có trình độ thạc sĩ [18 người].
- | Còn [03 vị trí] chưa tuyển được.
- | Quy hoạch cán bộ: [24 người].
- | Toàn Thành phố có [126 phường, xã].
- | Tiếp [36 lượt] công dân, nhận 14 đơn.
- | Giải quyết [09 đơn] khiếu nại, tố cáo.
- | Đơn vị đạt chuẩn quốc gia [85%].
- | Trường đạt chuẩn quốc gia: [12 trường].
- | Bệnh viện có công suất giường bệnh [92%].
- | Vốn vay giải quyết việc làm [4,5 tỷ đồng].
- | Phê duyệt cấp độ an toàn cho camera, chi [200 triệu đồng].
"""


@pytest.mark.parametrize(("code", "said"), cases(_NOTHING))
def test_look_alikes_name_nothing(code: str, said: str) -> None:
    assert named(said) is None
