"""Verbs that say what is to be done: they begin a task, and end the name of whoever is to do it."""

from __future__ import annotations

# Words that are parts of names too ("giao thông", "đăng ký", "chuyển đổi số") are left out on purpose.
_PLAIN = """
xử lý, xây dựng, hoàn thành, hoàn thiện, hoàn tất, tham mưu, chủ trì, tổ chức, thường xuyên, rà soát, giải ngân,
giải quyết, mở, tiếp tục, đôn đốc, phối hợp, kiểm tra, sơ kết, tổng kết, khảo sát, cử, thanh toán, lo, sẽ,
báo cáo, theo dõi, thực hiện, trình, triển khai, ban hành, đưa, trả, bố trí, tháo gỡ, số hóa, số hoá, chỉnh lý,
nâng, cập nhật, lập, hướng dẫn, công khai, phấn đấu, bảo đảm, đảm bảo, duy trì, tăng, đẩy mạnh, giữ, dứt điểm,
xong, gửi, tuyên truyền, đề xuất, đề nghị, chuẩn bị, khắc phục, chấn chỉnh, tập trung, quán triệt, phân công,
có trách nhiệm, hằng, hàng, định kỳ, cùng, khẩn trương, kiện toàn, đăng, tập huấn, vận hành, kết nối, cung cấp,
tiếp nhận, nghiên cứu, xem xét, bàn giao, thống kê, tổng hợp, phải, thẩm định, mua, lắp, rút, giảm, cắt, thay,
sửa, trang bị, thí điểm, nhân rộng, phát động, phổ biến, vận động, áp dụng, soạn, dự thảo, bồi dưỡng,
luân chuyển, tuyển, sắp xếp, điều chỉnh, chấm dứt, công bố, niêm yết, quyết toán, nộp, đối thoại, lấy ý kiến,
hỗ trợ, liên thông, tích hợp, khai thác, giám sát, đo đạc, đối chiếu, bổ sung, tư vấn, giới thiệu, thành lập,
ra mắt, xác minh, làm sạch, đồng bộ, dán, gắn, treo, tiến hành, nhắc, cam kết, đối soát, đặt, chuẩn hóa,
chuẩn hoá, đẩy nhanh, phát hành, thông báo, ghi, phân bổ, nghiệm thu, khởi công, tham gia, góp ý, giải trình,
kiểm điểm, kiểm kê, kiểm thử, thử nghiệm, thu thập, thu hồi, đánh giá, chấm, tự chấm, xác định, phân tích,
thiết lập, cài đặt, cài, hoàn chỉnh, gia hạn, tích cực, chủ động, nghiêm túc, sớm, kịp thời, bắt đầu, viết,
ủy quyền, không để, tìm, nắm, bám sát, ưu tiên, gắn kết, xin, biên soạn, quét, dọn, gom, đóng, mời, bầu, chọn,
lựa chọn, thuê, cải tạo, di chuyển, đấu nối, liên hệ, trao đổi, thống nhất, họp, yêu cầu, phê duyệt, thông qua,
bãi bỏ, chi trả, khơi thông, khôi phục, mở rộng, tăng cường, phát huy, cố gắng, ráng, nỗ lực, quyết tâm, sử lý,
đi, đến từng, báo
"""
_WITH_CARE = (r"(?<!Việc )làm", r"nhập(?! khẩu)", r"ký (?:kết|số)", r"(?<!Ban )chỉ đạo")

ACTION_VERBS = "|".join((*(verb.strip() for verb in _PLAIN.replace("\n", " ").split(",")), *_WITH_CARE))
