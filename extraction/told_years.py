"""Years set against each other in a text whose report's period is not known: "…; năm 2025 là 38"."""

from __future__ import annotations

import re

from extraction.clauses import Surroundings

_YEAR = re.compile(r"(?:(?<!\w)năm |\d/)(20\d\d)(?![\w/])")
_ALONE = re.compile(  # "…; năm 2025 là 38", "…, trong khi năm 2025 chỉ đạt 71%"
    r"(?:^|[,(;])\W*(?:(?:còn|trong khi)\s+)?năm (20\d\d)\s*"
    r"(?:(?:tỉnh|thành phố|sở|xã|phường|đơn vị)\s+)?(?:(?:chỉ|mới)\s+)?(?:là|đạt|có|:)?\s*$"
)
_QUARTER = re.compile(  # "tỷ lệ trễ hạn 2,5%, quý II 3,8%"
    r"[,(;]\W*(?:(?:còn|trong khi)\s+)?(?:kỳ )?(?:quý [ivx]+|[369] tháng|tháng \d{1,2})\s*"
    r"(?:(?:chỉ|mới)\s+)?(?:là|đạt|:)?\s*$"
)
_STATE = re.compile(  # "còn 45, trong khi đầu năm là 180"
    r"(?:[,(;]|(?<!\w)(?:trong khi|so với))\s*(?:hồi |vào )?"
    r"(?:đầu (?:năm|quý|kỳ|tháng)|(?<=trong khi )cuối (?:năm|quý|kỳ|tháng))"
    r"(?: [ivx\d/]+)?\s*(?:là|có|còn)?\s*$"
)
_THEN_LATER = re.compile(
    r"[^.]*?[;,]\s*(?:sang|đến|tới|bước sang)\s+(?:quý|tháng|năm|kỳ)\s[^,;.]*?"
    r"(?:đã|nâng|tăng|đạt|giảm|là)(?!\w)"
)
_OF_A_TIME = re.compile(r"^\W*(?:trong |riêng )?(?:quý|tháng|năm) (?:[ivx]+|\d+)(?:[/ ](?:năm )?20\d\d)?,")
_THIS_SHARE = re.compile(
    r"^\W*(?:trong khi |còn )?năm (20\d\d),?\s+(?:tỷ lệ|con số|số|chỉ số|kết quả|mức|hạng|chỉ tiêu)"
    r"(?:\s+[^\W\d_]+){0,4}\s+này(?:\s+[^\W\d_]+){0,3}\s*$"
)
_OPENS = re.compile(r"^\W*(?:trong )?năm (20\d\d)(?:,|\s+(?!là năm))")
_INDEX = re.compile(r"(?<!\w)(?:chỉ số|index|papi|sipas|pci|dti|xếp hạng|thứ hạng|hạng|xếp)(?!\w)")
_AHEAD = re.compile(
    r"(?<!\w)(?:kế hoạch|mục tiêu|chỉ tiêu|phương hướng|phấn đấu|nhiệm vụ|dự kiến|hết|cuối|đến)(?!\w)[^.;]*$"
)


def is_of_year_before(folded: str, place: Surroundings, *, told: bool, level: bool) -> bool:
    """An earlier year than the one the text speaks of heads the number. told: a result stands right before it.
    level: the number is a share, which no other quarter's share adds up with."""
    start = place.sentence.start
    front = folded[:start]
    named = [int(y.group(1)) for y in _YEAR.finditer(folded[:start] + place.opening)]
    if told and (own := _ALONE.search(place.so_far) or _THIS_SHARE.search(place.opening)):
        year = int(own.group(1))
        return min(named) == year and not _is_latest(folded, year)
    if told and (_STATE.search(place.so_far) or (level and _QUARTER.search(place.so_far))):
        return True
    behind = folded[place.sentence.start + len(place.opening) : place.sentence.end]
    if _OF_A_TIME.match(place.opening) and ";" not in place.opening and _THEN_LATER.match(behind):
        return True
    opens = _OPENS.match(place.opening)
    if opens is None or _INDEX.search(place.opening + place.after):
        return False
    year = int(opens.group(1))
    reached = [int(y.group(1)) for y in _YEAR.finditer(front) if not _AHEAD.search(front[: y.start()])]
    since = [int(y.group(1)) for y in _YEAR.finditer(place.opening[opens.end() :])]
    return any(other > year for other in reached) and not any(other > year for other in since)


def _is_latest(folded: str, year: int) -> bool:
    """Other years are named and none is later: it may well be the year reported on."""
    others = {int(y.group(1)) for y in _YEAR.finditer(folded)} - {year}
    return bool(others) and max(others) < year
