"""Days, months, quarters, years and reporting periods written with numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.number_measures import measure_at
from domain.texts import Span

_D = r"(?:0?[1-9]|[12][0-9]|3[01])"
_M = r"(?:0?[1-9]|1[0-2])"
_Y = r"(?:19|20)[0-9]{2}"
_Q = r"(?:iv|i{1,3}|[1-4])"
_OF_YEAR = rf"(?:\s?[/-]\s?{_Y}|,?\s+năm\s+{_Y})"
_HOLIDAYS = "8/3|30/4|7/5|19/5|27/7|19/8|2/9|10/10|20/10|20/11|22/12"
_NO_MORE = r"(?![\w/]|[.,][0-9])"
_COUNT = r"(?:[1-9]|1[0-2]|0[1-9]|ba|sáu|chín|mười hai|mười một)"

_CERTAIN = re.compile(
    "|".join(
        (
            rf"(?:ngày\s*)?(?<![0-9/.,-]){_D}\s?(?P<sep>[/.-])\s?{_M}\s?(?P=sep)\s?{_Y}{_NO_MORE}",
            rf"ngày\s+{_D}\s+tháng\s+{_M}(?:\s+năm\s+{_Y})?(?![0-9])",
            rf"ngày\s*{_D}\s?[/-]\s?{_M}{_NO_MORE}",
            rf"(?<!mỗi )(?<!một )(?<!hàng )(?<!hằng )(?<!\w)ngày\s*{_D}\.{_M}{_NO_MORE}",
            rf"(?:(?<=từ )|(?<!có đến )(?<!lên đến )(?<=đến )|(?<!có tới )(?<=tới )|"
            r"(?<=hết )|(?<=trước )|(?<=sau )|(?<=chốt )|(?<=sáng )|(?<=chiều ))"
            rf"{_D}[/-]{_M}{_NO_MORE}(?!\s+(?:lên|xuống))",
            rf"(?<=[0-9][–-]){_D}/{_M}/{_Y}{_NO_MORE}",
            rf"(?<!\w)năm\s+(?:học\s+)?{_Y}\s?[-–]\s?{_Y}",
            rf"(?<!\w)(?:giai\s+đoạn|nhiệm\s+kỳ)\s+{_Y}\s?(?:[-–]|đến)\s?{_Y}",
            rf"(?<![\w.,/-]){_Y}\s?[-–]\s?{_Y}(?!\w)",
            rf"(?<!\w)tháng\s+{_M}{_OF_YEAR}{_NO_MORE}",
            rf"(?<!\w)quý\s*{_Q}{_OF_YEAR}?(?!\w|[.,][0-9])(?:(?:\s*[,+]\s*|\s+và\s+)(?:iv|i{{1,3}}){_OF_YEAR}?(?!\w))*",
            rf"(?<!\w)q\.?\s?{_Q}{_OF_YEAR}{_NO_MORE}",
            r"(?<!\w)q\.?(?:iv|i{1,3}|[1-4])(?!\w)",
            rf"(?<!\w){_COUNT}\s+tháng\s+(?:đầu|cuối)(?:\s+của)?(?:\s+năm(?:\s+{_Y})?)?(?!\w)",
            rf"(?<![\w.,/]){_COUNT}\s+tháng(?:/{_Y}|\s+năm\s+{_Y})(?!\w)",
            r"(?<!\w)lk\s?(?:0?[369]|12)t(?!\w)",
            rf"(?:(?<=tuyên truyền )|(?<=kỷ niệm )|(?<=mừng ))"
            rf"(?:{_HOLIDAYS})(?![\w/]|[.,][0-9])(?!\s+(?:[^\W\d_]|[0-9]))",
            rf"(?:(?<=lễ )|(?<=dịp )|(?<=hôm )|(?<=tối )|(?<=trưa )|(?<=đêm )){_D}/{_M}{_NO_MORE}",
            rf"(?<![\w.,])[369]t(?:\s?[/.-]?\s?{_Y})?(?!\w)",
            rf"(?<!\w)năm\s*:?\s+{_Y}(?![\w]|[.,][0-9])",
            r"(?<![\w.,:])(?:[01]?[0-9]|2[0-3])(?:h[0-5][0-9]|h(?!\w)|:[0-5][0-9])(?![\w:])",
            r"(?<!\w)[0-9]{1,2} giờ [0-5]?[0-9](?: phút)?(?!\w)",
        )
    )
)
_MAYBE = re.compile(
    "|".join(
        (
            rf"(?<!\w)(?P<day>ngày\s+{_D}(?:\s*(?:,|và|-|–)\s*{_D}(?:/{_M})?)*{_NO_MORE})",
            rf"(?<!\w)(?P<month>tháng\s+{_M}{_NO_MORE}(?:(?:\s*,\s*|\s+và\s+){_M}{_NO_MORE})*)",
            r"(?<![\w.,/-])(?P<months>(?:[369]|0[369]|12|11|sáu|chín|mười hai)\s+tháng)(?!\w)",
            rf"(?<![\w.,/-])(?P<year>{_Y})(?![\w%/]|[.,-][0-9])",
            rf"(?<!\w)(?:đến|tới|trước|sau|hết|từ|vào|và|là|thời điểm)\s+(?P<until>{_D}/{_M}){_NO_MORE}",
            rf"(?<=[-–])(?P<day_month>{_D}/{_M}){_NO_MORE}",
            rf"(?<=\()(?P<from>{_D}/{_M})(?=\s?[-–])",
        )
    )
)
_LASTS = re.compile(
    r"(?:trong vòng|thời hạn|thời gian|kéo dài|quá|hơn|gần|trước|tối thiểu|ít nhất|tối đa|không quá|trễ|chậm|muộn|sớm|"
    r"kế hoạch|bình quân|mỗi|cứ|lộ trình|khoảng|dưới|trên|phạt|tù|hạn|sau|định kỳ|thêm)\s*$"
)
_INDEX = re.compile(r"(?:index|papi|sipas|pci|dti|pgi|chỉ số|cchc)\s*$")


def certain(folded: str) -> Iterator[Span]:
    """Dates by their shape alone."""
    for match in _CERTAIN.finditer(folded):
        yield Span(*match.span())


def likely(folded: str) -> Iterator[Span]:
    """Dates where nothing around them makes them an amount: "tháng 9", "9 tháng", a bare year."""
    for match in _MAYBE.finditer(folded):
        if _stands(folded, match):
            yield Span(*match.span("until" if match.lastgroup == "until" else 0))


def _stands(folded: str, match: re.Match[str]) -> bool:
    before, kind = folded[max(0, match.start() - 14) : match.start()], match.lastgroup
    counted = measure_at(folded, match.end()) is not None
    if kind in ("day", "month"):
        return not (counted and before.endswith(("trong ", "mỗi ", "hàng ", "hằng ", "một ", "bình quân ", "của ")))
    if kind == "months":
        after = folded[match.end() : match.end() + 12]
        if before.endswith("sau ") and after[:1] in ",.;":
            return True
        return _LASTS.search(before) is None and not after.startswith((" liên tục", " kể từ", " so với"))
    if kind == "until":  # "thực có đến 14/9 là 105 người": more of twelve months than of twelve things
        day, month = match["until"].split("/")
        return int(day) > int(month) and not counted and "%" not in folded[match.end() : match.end() + 2]
    if kind == "year":
        alone = not folded[: match.start()].strip() and not folded[match.end() :].strip()
        return not alone and (not counted or _INDEX.search(before) is not None)
    return True
