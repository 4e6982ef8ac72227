"""Words people ask with that reports hardly use: with their diacritics, and beside the words of office they mean."""

from __future__ import annotations

import re

from domain.texts import fold_diacritics, nfc

# Spoken phrases, so that a question typed without diacritics can be given them back.
SPOKEN_TEXT = """
Vì sao lại chậm như vậy, tại sao lâu vậy, sao lâu thế, do đâu, vì đâu, lý do gì, nguyên nhân nào, ở đâu, nơi
nào, chỗ nào, khi nào, bao giờ, lúc nào, hạn đến bao giờ, ai làm, ai phải làm, ai xin, ai nhờ, ai mong muốn, ai
muốn, đơn vị nào, sở nào, phường nào, xã nào, phòng nào, bộ phận nào, bên nào, việc gì, làm gì, điều gì, cái gì,
gì không, có không, được không, chưa, xong chưa, đã xong chưa, thế nào, ra sao, như thế nào, bao nhiêu, mấy, mấy
lần, mấy phần, bao nhiêu người, bao nhiêu phần trăm. Muốn được giúp, cần thêm người, cần tiền, xin tiền, xin
thêm, nhờ việc gì, đề nghị gì, kiến nghị gì, giục, mong sớm có, khó khăn gì, vướng gì, gặp khó, bị kẹt, bị lỗi,
bị trễ, trễ hẹn, chậm trễ, kéo dài, quá tải, ùn ứ, dồn lại, thiếu thốn, xuống cấp, cũ kỹ, hỏng, yếu, kém, bất
tiện, phiền hà, phải đi lại nhiều, ngại, quen, chưa quen, thiếu, đủ, nhiều, ít, hơn, nhất, cao nhất, thấp nhất.
Người dân, bà con, người già, các cụ, tiểu thương, hộ buôn bán, khách du lịch, khách tham quan, doanh nghiệp,
công ty, bệnh viện, bác sĩ, nhà hát, bảo tàng, lễ hội, trường học, cán bộ, lãnh đạo, giám đốc, chủ tịch, trung
ương, thành phố, quận, huyện, tỉnh, khu phố, tổ dân phố, thôn, bản, phố cổ, chung cư. Giấy tờ nhà đất, sổ đỏ,
giấy khai sinh, khai tử, kết hôn, hộ tịch, chứng thực, bản sao, lý lịch, án tích, giấy phép, xin phép xây dựng,
sửa nhà, đào đường, vỉa hè, đèn đường, chiếu sáng, mở công ty, đăng ký kinh doanh, kiểm toán, quyết toán, tiêu
tiền, rót vốn, giải ngân, đền bù, định giá, thu hồi đất, đo vẽ, bản đồ, số hóa, quét mã, máy quét, trả tiền qua
mạng, thẻ ngân hàng, tài khoản, điện thoại thông minh, mạng internet, sóng điện thoại, trạm phát sóng, phần mềm,
hệ thống, kho dữ liệu, dữ liệu, kết nối, chia sẻ, thông tin, thiết bị, trụ sở, chỗ gửi xe, phòng chờ, quầy, điểm
tiếp nhận, nhận hồ sơ tận nơi, lưu động. Kế hoạch, nhiệm vụ, việc phải làm, việc cần làm, sắp tới, quý sau, quý
trước, kỳ trước, năm ngoái, cùng kỳ, tháng này, cuối năm, đầu năm, so với, tăng hay giảm, thay đổi, còn, thì
sao, thế còn, vậy, xếp hạng, xếp thứ mấy, đứng đầu, đứng cuối, tổng cộng, trung bình, tất cả, danh sách, liệt
kê, nêu, cho biết, nói gì, ý kiến, phản ánh, thăm dò, khảo sát, hài lòng, vừa lòng, kết quả, tình hình, tiến độ,
mức độ, tỷ lệ, kiểm tra, giờ giấc, đi muộn, kỷ luật, khiển trách, xin lỗi, nhắc nhở, thái độ, cách cư xử, đào
tạo, dạy, học, lớp, tập huấn, tuyển, nghỉ hưu, về hưu sớm, nghỉ việc, tinh gọn, sáp nhập, sắp xếp, rút ngắn,
nhanh hơn, giảm bớt, nằm rải rác, tra cứu, bên trong, bên ngoài, trên, dưới, trước, sau, với, của, cho, về, để,
nên, thì, là, và, hoặc, cũng, đang, sẽ, đã, vừa, mới, lại, rồi, phải, định, hay, không, những, các, một, hai,
ba, bốn, năm, sáu, bảy, tám, chín, mười.
"""

# What is said, folded, and what reports write for it.
_OFFICIAL = (
    (r"qua mang|online|tren mang", "trực tuyến"),
    (r"tre hen|tre|cham tre|lau", "quá hạn chậm"),
    (r"may scan|thiet bi scan", "máy quét"),
    (r"dan|ba con|ho gia dinh", "người dân"),
    (r"giay to dat|so do|nha dat", "hồ sơ đất đai"),
    (r"mo cong ty|(?:thanh lap|dang ky) (?:doanh nghiep|cong ty)|dang ky kinh doanh", "đăng ký doanh nghiệp"),
    (r"internet|mang yeu|wifi", "đường truyền"),
    (r"xin|nho|giuc|mong", "đề nghị"),
    (r"nguoi gia|cac cu|nguoi lon tuoi", "người cao tuổi"),
    (r"tham do|hoi y kien|dieu tra", "khảo sát"),
    (r"vua long|bang long", "hài lòng"),
    (r"smartphone", "điện thoại thông minh"),
    (r"to roi", "tờ gấp tuyên truyền"),
    (r"tra (?:tien|phi)(?: qua mang| dien tu)?|quet the", "thanh toán"),
    (r"gap go|gap dan|lang nghe", "đối thoại"),
    (r"tieu (?:tien|von)|rot von", "giải ngân"),
    (r"thieu nguoi|them nguoi|nhan luc", "biên chế nhân sự"),
    (r"bo bot|tinh gon|sap nhap|nhap xa", "sắp xếp"),
    (r"rut ngan|nhanh hon", "cắt giảm thời gian"),
    (r"khai sinh|khai tu|ket hon", "hộ tịch"),
    (r"cong so|nha lam viec|van phong lam viec", "trụ sở"),
    (r"day|hoc|lop hoc", "tập huấn bồi dưỡng"),
    (r"soat|xem lai", "rà soát"),
)


def with_official_words(question: str) -> str:
    """The question and, after it, the words of office for what it says in plain ones."""
    bare = fold_diacritics(nfc(question))
    said = [official for plain, official in _OFFICIAL if re.search(rf"\b(?:{plain})\b", bare)]
    return " ".join([question, *said])
