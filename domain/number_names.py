"""Numbers that only name or order something: "tổ dân phố số 5", "mức độ 3, 4", "2 cấp", "4.0", "1.", "3.8.1"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.number_measures import measure_at
from domain.texts import Span

_NEXT = re.compile(r"\s*(?:,|và|-|–)\s*[0-9]{1,2}(?![0-9%/]|[.,][0-9])")
_NAMES = re.compile(
    "|".join(
        (
            r"(?:mức độ|cấp độ|mức)\s+[0-9](?![\w%]|[.,][0-9])(?!\s*(?:%|điểm|triệu|tỷ))",
            r"(?:mức độ|cấp độ)\s+[1-4],[1-4](?![\w%]|[.,][0-9])(?!\s*(?:%|điểm))",
            r"(?:phiên bản|version|v)\s*[0-9]+(?:\.[0-9]+)*",
            r"(?:tổ dân phố|tổ|khu phố|khu dân cư|chi nhánh|thôn|xóm|đội|điểm phục vụ(?: hành chính công)?|"
            r"cụm|phố|ngõ|ngách|tầng|trường|trạm|cơ sở|xưởng|nhà|phương án|câu)\s+số\s+[0-9]+(?![.,]?[0-9])",
            r"bão\s+số\s+[0-9]+(?:\s*(?:,|và)\s*(?:bão\s+)?số\s+[0-9]+)*(?![.,]?[0-9])",
            r"(?:quận|q\.|p\.|phường)\s?[0-9]{1,2}(?![\w%/]|[.,][0-9])",
            r"(?:vòng|đợt|năm thứ|quý thứ|kỳ thứ|"
            r"lần thứ|lần|khóa|giai đoạn|nhiệm kỳ|vùng|loại|bước|pha|quyển|tập|dạng|số thứ tự|trụ cột)\s+"
            r"[0-9]{1,2}(?![\w%/]|[.,][0-9])",
            r"(?:kỳ họp|phiên họp|hội nghị|đại hội|sáng|chiều|ngày|vào)\s+thứ\s+[0-9]{1,2}(?![\w%/]|[.,][0-9])",
            r"thứ\s+[2-7]\s*(?:đến|[-–])\s*thứ\s+[2-7]",
            r"thứ\s+[2-7](?=(?:\s*,\s*thứ\s+[2-7])*\s*(?:(?:và|đến|hoặc)\s+thứ\s+[2-7]|h[àằ]ng\s+tuần))",
            r"24\s?/\s?(?:7|24\s?(?:h|giờ))(?![\w%/]|[.,][0-9])",
            r"nhóm\s+[0-9](?![\w%/]|[.,][0-9])",
            r"cấp\s+[0-9](?![\w%/]|[.,][0-9])",
            r"(?:tổng đài|đường dây nóng|hotline|số điện thoại|điện thoại|sđt|đt|fax)\s*:?\s*\+?[0-9][0-9 .\-]*[0-9]",
            r"(?:công nghiệp|cách mạng|công nghệ|kỷ nguyên|nền tảng|chính quyền|chính phủ)"
            r"(?:\s+(?:lần thứ tư|số))?\s+[0-9]\.0",
        )
    ).join((r"(?<!\w)(?:", ")"))
)
_SHAPES = re.compile(
    "|".join(
        (
            r"(?:^|(?<=\n))[^\S\n]*(?:[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[.)](?=\s)|\([0-9]{1,2}\)|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}(?=\s+[^\W\d_]))",
            r"(?:^|(?<=\n))[^\S\n]*[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}(?= ?\|)",
            r"(?<![\w.,])[0-9]{1,2}(?:\.[0-9]{1,2}){2,4}(?![\w.,]|\s?%)",
            r"(?<!\w)[1-9]\.0(?![\w.,]|\s?%)",
            r"(?:^|(?<=\n))\W*(?:tồn tại|hạn chế|khó khăn|vướng mắc|nguyên nhân|kiến nghị|đề xuất|giải pháp)"
            r"\s+[0-9]{1,2}(?=\s*:)",
            r"(?:^|(?<=\n)|(?<=[.;]\s))766(?=\s+(?:quý|tháng|kỳ)\s+(?:[ivx]+|[0-9]{1,2}|này)"
            r"(?:/[0-9]{4}| năm [0-9]{4})?\s*"
            r"(?::|là|đạt|được)\s*[0-9]{1,3},[0-9]+(?!\s?%))",
            r"(?<!\S)(?=\S*?(?:https?:|www\.|@|\.vn|\.com))\S+",
            r"(?<!\w)(?:covid|sars-cov|e|f|h|a|b|c|n)-?[0-9]{1,3}(?:\.[0-9]{2})*(?![\w%])",
            r"(?<![\w.,])[0-9][gkd](?!\w)",
            r"(?<=[\w.,;:)”]\[)[0-9]{1,3}(?=\])",
            r"(?<![\w.,])0[0-9]{2,3}[. ][0-9]{3}[. ]?[0-9]{3,4}(?![0-9])",
        )
    )
)
_CERTAIN = ("nhóm", "mức", "cấp độ", "đợt", "vòng")
_LEVELS = re.compile(
    r"(?<![\w.,/])[0-9]{1,2}\s+"
    r"(?:cấp(?!\s+(?:phó|trưởng|phòng|sở|cục|ủy))|cửa|tại chỗ|không|rõ|nhất|"
    r"giảm(?!\s+(?:còn|xuống|so|được|tới|mạnh|\d)))(?!\w)"
)
_PARENTHESISED = re.compile(r"\(([0-9]{1,2})\)(?=\s*[^\W\d_])")


def names(folded: str) -> Iterator[Span]:
    """Every number that only names or orders something. Counted things ("cấp 3 chữ ký số") are left alone."""
    for match in _SHAPES.finditer(folded):
        if any(c.isdigit() for c in match.group()):
            yield Span(match.start() + len(match.group()) - len(match.group().lstrip()), match.end())
    for match in _NAMES.finditer(folded):
        if match.group().startswith(_CERTAIN) or measure_at(folded, match.end()) is None:
            yield Span(match.start(), _list_end(folded, match))
    for match in _LEVELS.finditer(folded):
        yield Span(*match.span())
    yield from _enumerated(folded)


def _list_end(folded: str, match: re.Match[str]) -> int:
    """The end of "mức độ 3, 4": further numbers belong to it unless they count something."""
    end = match.end()
    if not match.group().startswith(("mức", "cấp độ", "nhóm")):
        return end
    while (more := _NEXT.match(folded, end)) and measure_at(folded, more.end()) is None:
        end = more.end()
    return end


def _enumerated(folded: str) -> Iterator[Span]:
    """ "(1) …; (2) …" inside a paragraph: counted from one, in order."""
    expected = 1
    for match in _PARENTHESISED.finditer(folded):
        if int(match.group(1)) == expected and (expected > 1 or f"({expected + 1})" in folded):
            yield Span(*match.span())
            expected += 1
