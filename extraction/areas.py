"""What area of administrative reform a heading opens."""

from __future__ import annotations

import re
from collections.abc import Iterable

from domain.indicators import Area
from domain.texts import fold_case

_AREAS = (
    (Area.XH, re.compile(r"xếp hạng|chỉ số (?:cchc|cải cách hành chính|hài lòng|thành phần)|bộ chỉ số|766|par index|sipas|papi|dti")),
    (Area.TT, re.compile(r"thủ tục hành chính|tthc|một cửa|giải quyết hồ sơ|phản ánh,? kiến nghị|pakn|mức độ hài lòng")),
    (Area.TC, re.compile(r"thể chế|vbqppl|văn bản quy phạm|rà soát văn bản|kiểm tra văn bản")),
    (Area.CQS, re.compile(r"chính quyền (?:số|điện tử)|chính phủ (?:số|điện tử)|chuyển đổi số|dịch vụ công|hiện đại hóa|hạ tầng số|dữ liệu số|ứng dụng công nghệ")),
    (Area.TK, re.compile(r"tài chính công|giải ngân|đầu tư công|tự chủ|ngân sách")),
    (Area.BM, re.compile(r"tổ chức bộ máy|bộ máy|sắp xếp|biên chế|phân cấp|tinh giản")),
    (Area.CV, re.compile(r"công vụ|cán bộ|công chức|viên chức|đào tạo|tuyển dụng|kỷ luật|nhân sự")),
    (Area.CD, re.compile(r"chỉ đạo|điều hành|kế hoạch|tuyên truyền|kiểm tra cchc|công tác kiểm tra|sáng kiến|đối thoại|nhiệm vụ (?:thành phố|được) giao")),
)  # fmt: skip


def areas_of(headings: Iterable[str]) -> frozenset[Area]:
    """Areas of the innermost heading that names any; empty where none does."""
    for heading in reversed(tuple(headings)):
        words = fold_case(heading)
        found = [area for area, cue in _AREAS if cue.search(words)]
        if found:
            return frozenset(found)
    return frozenset()
