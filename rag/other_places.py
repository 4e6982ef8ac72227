"""Provinces and cities that are not Hà Nội: what is asked about them, its reports cannot say."""

from __future__ import annotations

import re

from domain.texts import fold_diacritics
from rag.folded import Folded

_PLACES = [
    "Cao Bằng",
    "Tuyên Quang",
    "Điện Biên",
    "Lai Châu",
    "Sơn La",
    "Lào Cai",
    "Thái Nguyên",
    "Lạng Sơn",
    "Quảng Ninh",
    "Bắc Ninh",
    "Phú Thọ",
    "Hải Phòng",
    "Hưng Yên",
    "Ninh Bình",
    "Thanh Hóa",
    "Nghệ An",
    "Hà Tĩnh",
    "Quảng Trị",
    "Huế",
    "Đà Nẵng",
    "Quảng Ngãi",
    "Gia Lai",
    "Khánh Hòa",
    "Đắk Lắk",
    "Lâm Đồng",
    "Đồng Nai",
    "Hồ Chí Minh",
    "Tây Ninh",
    "Đồng Tháp",
    "Vĩnh Long",
    "An Giang",
    "Cần Thơ",
    "Cà Mau",
]
_KIND = r"(?:tinh|thanh\s+pho|tp\.?)\s*"
_WRITTEN = re.compile(rf"\b(?:{'|'.join(_PLACES)})\b|\b(?:TP\.?\s?HCM|TPHCM|Sài Gòn)\b")
_BARE = re.compile(
    rf"\b{_KIND}(?P<name>{'|'.join(map(fold_diacritics, _PLACES))})\b|\btp\.?\s?hcm\b|\bsai gon\b"
)  # without marks a name alone may be other words ("gia lai")


_MINISTRY = (
    r"bo (?:noi vu|tu phap|tai chinh|cong an|quoc phong|ngoai giao|y te|xay dung|cong thuong|khoa hoc(?: va cong nghe)?"
    r"|nong nghiep(?: va moi truong)?|giao duc(?: va dao tao)?|van hoa(?:,? the thao va du lich)?"
    r"|dan toc(?: va ton giao)?)"
)
_OTHERS = (  # bodies that send no report, whatever follows in their names
    r"kho bac(?: nha nuoc)?|bao hiem xa hoi|(?:tong )?cong ty|tap doan|ngan hang|benh vien|toa an|vien kiem sat"
    r"|hoc vien|truong (?:thpt|thcs|tieu hoc|mam non|dai hoc|cao dang)|thanh tra chinh phu|van phong chinh phu"
    r"|(?:cac|nhung|tat ca(?: cac)?) (?:quan|huyen)(?! (?:ly|he|su|diem|trong))"
)
_BODY = re.compile(rf"(?:^\W*|\b(?:cua|tai|o|ben)\s+)(?P<name>{_MINISTRY}|{_OTHERS}|chinh phu|quoc hoi|trung uong)\b")
_COUNTRY = re.compile(
    r"\b(?:(?P<name>ca nuoc|toan quoc|nuoc\s+(?:my|nhat(?: ban)?|phap|duc|anh|trung quoc|han quoc|singapore)))\b"
)
_OF_ITS_OWN = re.compile(  # what bodies above give or say of us
    r"\b(?:nghi quyet|nghi dinh|thong tu|quyet dinh|ke hoach|chi dao|chuong trinh|nhiem vu|van ban|cong bo|danh gia"
    r"|xep hang|cong(?: dich vu)?(?: cong)?|he thong|phan mem|yeu cau|giao|quy dinh|bo chi so|chi so"
    r"|ket qua)(?: [a-z]+){0,3}\s+$"
)


def outside_body(question: Folded) -> str:
    """A ministry or another body above the City, or a country, that a figure is asked of; as written, empty if none."""
    for pattern in (_COUNTRY, _BODY):
        for match in pattern.finditer(question.bare):
            if not _OF_ITS_OWN.search(question.bare[: match.start()] or ""):
                return question.text[match.start("name") : match.end("name")]
    return ""


def without_ministries(question: Folded) -> Folded:
    """ "Bộ Giáo dục và Đào tạo" is no department of that name."""
    return question.blanked(rf"\b{_MINISTRY}\b")


def elsewhere(question: Folded) -> str:
    """The other place that is named, as written; empty when none is."""
    match = _BARE.search(question.bare)
    if match is None:
        match = _WRITTEN.search(question.text)
    return question.text[match.start() : match.end()] if match else ""
