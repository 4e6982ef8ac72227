"""Bodies above the reporting units that reports turn to: what is asked of them is told apart by their names."""

from __future__ import annotations

import re

from domain.texts import fold_diacritics
from rag.folded import Folded

_MINISTRIES = (
    "Nội vụ", "Tư pháp", "Tài chính", "Công an", "Quốc phòng", "Ngoại giao", "Y tế", "Xây dựng", "Công Thương",
    "Khoa học và Công nghệ", "Nông nghiệp và Môi trường", "Giáo dục và Đào tạo", "Văn hóa, Thể thao và Du lịch",
    "Dân tộc và Tôn giáo",
)  # fmt: skip
_BODIES = (*(f"Bộ {name}" for name in _MINISTRIES), "Văn phòng Chính phủ", "Chính phủ", "Thủ tướng", "Quốc hội")
_ABOVE_ALL = "Trung ương"  # any of them
_ASKED = r"(?:kien nghi|de nghi|de xuat)(?: (?:gi|nhung gi))?(?: (?:gui|voi|den|toi|len|cho|doi voi))*\s+"


def turned_to(question: Folded) -> tuple[str, ...]:
    """The bodies that proposals asked about turn to, folded; empty where none of these is named."""
    for body in (*_BODIES, _ABOVE_ALL):
        if re.search(rf"\b{_ASKED}(?:cac )?{re.escape(fold_diacritics(body))}\b", question.bare):
            every = body == _ABOVE_ALL
            return tuple(fold_diacritics(b) for b in (_BODIES if every else (body,)))
    return ()
