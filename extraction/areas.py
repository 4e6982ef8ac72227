"""What area of administrative reform a heading opens."""

from __future__ import annotations

import re
from collections.abc import Iterable

from domain.indicators import Area
from domain.texts import fold_case

_CUES = {
    Area.XH: "xếp hạng|chỉ số (?:cchc|cải cách hành chính|hài lòng|thành phần)|bộ chỉ số|766|par index|sipas|papi|dti",
    Area.TT: "thủ tục hành chính|tthc|một cửa|giải quyết hồ sơ|phản ánh,? kiến nghị|pakn|mức độ hài lòng",
    Area.TC: "thể chế|vbqppl|văn bản quy phạm|rà soát văn bản|kiểm tra văn bản",
    Area.CQS: "chính quyền (?:số|điện tử)|chính phủ (?:số|điện tử)|chuyển đổi số|dịch vụ công|hiện đại hóa|hạ tầng số|"
    "dữ liệu số|ứng dụng công nghệ",
    Area.TK: "tài chính công|giải ngân|đầu tư công|tự chủ|ngân sách",
    Area.BM: "tổ chức bộ máy|bộ máy|sắp xếp|biên chế|phân cấp|tinh giản",
    Area.CV: "công vụ|cán bộ|công chức|viên chức|đào tạo|tuyển dụng|kỷ luật|nhân sự",
    Area.CD: "chỉ đạo|điều hành|kế hoạch|tuyên truyền|kiểm tra cchc|công tác kiểm tra|sáng kiến|đối thoại|"
    "nhiệm vụ (?:thành phố|được) giao",
}
_AREAS = {area: re.compile(cue) for area, cue in _CUES.items()}


def areas_of(headings: Iterable[str]) -> frozenset[Area]:
    """Areas of the innermost heading that names any; empty where none does."""
    for heading in reversed(tuple(headings)):
        words = fold_case(heading)
        found = [area for area, cue in _AREAS.items() if cue.search(words)]
        if found:
            return frozenset(found)
    return frozenset()
