"""What the header of a table column makes of the numbers below it."""

from __future__ import annotations

import re

from domain.texts import fold_case, one_space
from domain.values import FigureKind

_HEADERS = (
    (FigureKind.DELTA, re.compile(r"so sánh|tăng[ ,/(]|tăng$|giảm|chênh lệch|\+/-|biến động|so với")),
    (FigureKind.PREVIOUS, re.compile(r"cùng kỳ|(?:kỳ|quý|tháng|năm) (?:trước|liền trước|ngoái)")),
    (
        FigureKind.TARGET,
        re.compile(
            r"mục tiêu|phấn đấu|chỉ tiêu (?:được )?(?:giao|năm|kế hoạch|20\d\d|đề ra)|^kế hoạch$|^kh$|"
            r"(?:kế hoạch|kh) (?:năm|quý|giao|20\d\d|đề ra|được giao)|dự kiến|yêu cầu"
        ),
    ),
    (FigureKind.OTHER, re.compile(r"^(?:stt|tt|số tt|số thứ tự)$|tối đa|thang điểm|điểm chuẩn")),
)
_RESULT = re.compile(r"kết quả|thực hiện|đạt được|tỷ lệ hoàn thành|% (?:kế hoạch|thực hiện)|trước hạn|chuyển sang")


def kind_of_header(header: str) -> FigureKind | None:
    """The kind a column's header words give ("Kế hoạch", "Cùng kỳ", "So sánh"); None for a column of results."""
    words = one_space(fold_case(header))
    if not words:
        return None
    for kind, pattern in _HEADERS:
        if pattern.search(words) and not (kind is not FigureKind.DELTA and _RESULT.search(words)):
            return kind
    return None
