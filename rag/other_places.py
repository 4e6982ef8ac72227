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


def elsewhere(question: Folded) -> str:
    """The other place that is named, as written; empty when none is."""
    match = _BARE.search(question.bare)
    if match is None:
        match = _WRITTEN.search(question.text)
    return question.text[match.start() : match.end()] if match else ""
