"""Late files told with their parts: "36 hồ sơ chậm (27 đã trả, 09 chưa trả)" is neither settled late nor still open."""

from __future__ import annotations

import re

from domain.numbers import NumberMention
from extraction.clauses import Surroundings

LATE = r"(?:muộn|quá hạn|quá hẹn|trễ hạn|trễ hẹn|trễ|chậm)"
_LATE_ONES = re.compile(  # "43 bộ muộn (34 đã trả, 09 chưa trả)", "Số hồ sơ muộn là 43 (34 đã trả)"
    rf"(?:(?<![\d.,])(?P<before>[1-9][\d.]*) (?:hồ sơ |bộ )?(?:bị )?{LATE}|"
    rf"{LATE}(?: là| có|:)? (?P<behind>[1-9][\d.]*)(?: hồ sơ| bộ)?)\s*\([^()]*$"
)
_LATE_OF_BOTH = re.compile(  # "36 hồ sơ chậm (27 đã trả, 09 chưa trả)": neither settled late nor open
    rf"[^,;.()\d]{{0,12}}{LATE}[^,;.()\d]{{0,12}}\(\s*\d[\d.]* (?:hồ sơ |bộ )?đã (?:trả|giải quyết|xử lý|xong)[^()]*?"
    r"\d[\d.]* (?:hồ sơ |bộ )?(?:còn |vẫn )?(?:chưa|đang)(?!\w)"
)
_LATE_VERB = re.compile(r"(?:đã|chưa) (?:trả|giải quyết|xử lý|xong)\s*$")
_IN_TIME = re.compile(r"[^,;)]*(?:đúng|trước) (?:và (?:đúng|trước) )?(?:hạn|hẹn)")
_OF_LATE_ONES = re.compile(
    r"\s*(?:hồ sơ |bộ )?(?:(?:đã|chưa) (?:trả|giải quyết|xử lý|xong)(?!\w)|(?:đã|chưa)\s*(?=[,;)])"
    r"|(?:còn |vẫn )*đang (?:làm|giải quyết|xử lý)(?!\w))"
)
ALL_TOLD = re.compile(  # "… đều có thư xin lỗi": all of both, told by letters
    rf"\s*(?:hồ sơ|hs|bộ)?\s*(?:bị )?{LATE}[^,;.()\d]{{0,12}}"
    r"\((?![^()]*xin lỗi)(?=[^()]*đã)(?=[^()]*(?:chưa|đang))[^()]*\)\s*đều\s+(?:(?:đã|được|cũng|có|gửi|nhận)\s+)*"
    r"(?:thư|văn bản|phiếu|công văn)\s+xin lỗi(?!\w)(?![^.;]*(?:\d|trừ|chưa|không))"
)


def is_part_of_late_files(place: Surroundings, mention: NumberMention) -> bool:
    """Late files both answered and open, of which nothing else is said, or a part of them in brackets."""
    both = _LATE_OF_BOTH.match(place.tail) is not None and ALL_TOLD.match(place.tail) is None
    return both or (place.bracketed and _is_one_part(place, mention))


def _is_one_part(place: Surroundings, mention: NumberMention) -> bool:
    """ "43 bộ muộn (34 đã trả, 09 chưa trả)", "(đã trả 34, chưa trả 9)": no more than are late, and none in time."""
    late = _LATE_ONES.search(place.opening)
    if late is None or mention.value is None:
        return False
    count = int(re.sub(r"\D", "", late["before"] or late["behind"]))
    told = _OF_LATE_ONES.match(place.after) or _LATE_VERB.search(place.lead)
    return told is not None and mention.value <= count and not _IN_TIME.match(place.after)
