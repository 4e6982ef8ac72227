"""Words people ask with that reports hardly use, beside the words of office they mean."""

from __future__ import annotations

import re

from domain.texts import fold_diacritics, nfc

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
