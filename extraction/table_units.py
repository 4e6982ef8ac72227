"""Words of table heads and labels that only say what is counted: "(người)", "%", "tỷ đồng"."""

from __future__ import annotations

import re

from domain.texts import fold_case, one_space

_UNIT_WORDS = re.compile(
    r"%|hồ sơ tthc|(nghìn|ngàn|triệu|tỷ|tỉ|tr\.?)?\s*đồng|(triệu|tỷ|tỉ|tr\.?) ?đ\.?|hồ sơ|hs|tthc|thủ tục|văn bản|vb"
    r"|nhiệm vụ|nv|phiếu|người|biên chế"
    r"|lượt|lượt người|đơn vị|cơ quan|cuộc|hội nghị|tin,? bài|điểm|hạng|tổ|lớp|dịch vụ|dvc|hệ thống|chứng thư|sáng kiến"
    r"|trường hợp|pakn|phản ánh|vấn đề|mô hình|phòng|tổ chức"
)


def is_unit(words: str) -> bool:
    folded = one_space(fold_case(words)).strip(" .:")
    return all(_UNIT_WORDS.fullmatch(part.strip()) for part in folded.split("/")) if folded else False


def with_unit_heads(path: tuple[str, ...]) -> tuple[str, ...]:
    """A head that only holds the unit ("Công chức có mặt" above "(người)") goes behind the words above it."""
    if len(path) < 2 or not re.fullmatch(r"\s*\([^()]*\)\s*", path[-1]) or not is_unit(path[-1].strip(" ()")):
        return path
    return (*path[:-2], f"{path[-2]} {path[-1].strip()}")
