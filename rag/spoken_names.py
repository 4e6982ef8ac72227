"""What leaders call indicators beside the catalogue's own names: shorter, and only ever in questions."""

from __future__ import annotations

from collections.abc import Mapping

from domain.indicators import Code

SPOKEN: Mapping[Code, tuple[str, ...]] = {
    "CD-01": ("văn bản chỉ đạo điều hành",),
    "CD-04": ("kế hoạch CCHC", "tiến độ thực hiện kế hoạch CCHC"),
    "TT-01": ("thủ tục hành chính", "số thủ tục"),
    "TT-12": ("nhận hồ sơ", "nhận mới hồ sơ", "tiếp nhận hồ sơ"),
    "TT-16": ("giải quyết hồ sơ", "số hồ sơ đã trả kết quả", "hồ sơ giải quyết được"),
    "TT-19": ("trễ hẹn", "chậm trả kết quả", "hồ sơ quá hạn"),
    "TT-20": ("đúng hạn", "giải quyết đúng hạn", "trả kết quả đúng hạn"),
    "TT-27": ("phản ánh, kiến nghị", "ý kiến phản ánh của người dân"),
    "TT-31": ("hài lòng của người dân", "người dân hài lòng"),
    "BM-05": ("biên chế", "chỉ tiêu biên chế"),
    "BM-06": ("công chức", "số công chức"),
    "BM-08": ("viên chức", "số viên chức"),
    "CV-05": ("kỷ luật", "cán bộ bị kỷ luật"),
    "TK-01": ("vốn đầu tư công năm",),
    "TK-03": ("giải ngân", "tiến độ giải ngân"),
    "CQS-05": ("nộp trực tuyến", "hồ sơ qua mạng"),
    "CQS-08": ("thanh toán trực tuyến", "thanh toán không dùng tiền mặt"),
    "CQS-09": ("số hóa", "số hóa hồ sơ"),
    "CQS-10": ("kết quả điện tử", "trả kết quả điện tử"),
    "XH-17": ("chỉ số CCHC", "điểm CCHC"),
    "XH-18": ("hạng CCHC", "đứng thứ về CCHC"),
}
