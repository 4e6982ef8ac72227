"""Numbers that name documents, articles and programmes: "43/KH-UBND", "Nghị quyết 39", "Điều 21", "Bộ chỉ số 766"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.number_measures import measure_at
from domain.texts import Span

_KINDS = (
    "nghị quyết liên tịch|nghị quyết|nghị định|quyết định|kế hoạch|thông tư liên tịch|thông tư|chỉ thị|kết luận|"
    "công văn|thông báo|báo cáo|tờ trình|chương trình|đề án|luật|hướng dẫn|công điện|quy định|quy chế|văn bản|"
    "giấy mời|bộ chỉ số|biên bản"
)
_SHORT_KINDS = "QĐ|NQ|NĐ|TT|CT|KL|CV|TB|BC|TTr|HD|KH|ĐA|CTr"
_TYPE = rf"(?:(?i:{_KINDS})|{_SHORT_KINDS})"
_SYMBOL = r"[A-ZĐ][A-ZĐa-z&]*(?:\s?[-–.]\s?[A-ZĐ&][\wĐ&]*)*"
_WITH_SYMBOL = re.compile(
    rf"(?<![\w.,])(?:{_TYPE}\s+)?(?:(?i:số)\s*:?\s*)?\d+[a-zđ]?\s?"
    rf"(?:/\s?(?:19|20)\d\d)?(?:/\s?{_SYMBOL}(?:(?<=QH)\d\d?)?(?:\s(?:VPCP|UBND|TTg)\b)?|"
    r"\s?-\s?(?:NQ|CTr|KL|CT|QĐ|QĐi|HD|QC|BC|TB|KH|ĐA)/[A-ZĐ]+)(?:/\d+)?(?!\w)"
)
_NAMED = re.compile(
    rf"(?<!\w)(?P<kind>{_TYPE}\s|(?:QĐ|NQ|NĐ|TTr|CV|KH)(?=\d))\s*(?P<so>(?i:số)\s*:?\s*)?\d{{1,5}}(?:[-/](?:19|20)?\d\d)?(?![\w%/]|[.,]\d)"
)
_STRONG = re.compile(r"nghị|quyết định|thông tư|chỉ thị|kết luận|đề án|bộ chỉ số|tờ trình|luật|công điện")
_ARTICLE = re.compile(
    r"(?<!\w)(?:(?:điều|khoản|chương|mục|tiểu mục|phụ lục|biểu mẫu|biểu|mẫu|bảng|phụ biểu)\s+(?:số\s*:?\s*)?"
    r"(?:\d{1,3}[a-zđ]?(?:\.\d+)*|[ivx]+(?:\.\d+[a-z]?)*)(?![\w%/]|[.,]\d)|điểm\s+\d+(?=,?\s+khoản))"
)
_LISTED = re.compile(  # "Phụ lục 2, 3 và 4", "khoản 2, 3 Điều 5"
    r"(?<!\w)(?:phụ lục|điều|khoản)\s+(?:số\s*:?\s*)?\d{1,2}(?:(?:\s*,\s*|\s+và\s+)\d{1,2})+(?![\w%/]|[.,]\d)"
)
_OF_A_DOCUMENT = re.compile(r"\s*(?:điều|luật|nghị định|thông tư|quyết định|nghị quyết|kế hoạch)(?!\w)")
_LAST_LISTED = re.compile(r"(?:\s*,\s*|\s+và\s+)\d{1,2}$")
_STANDARD = re.compile(r"(?<!\w)(?:tcvn\s+)?(?:iso(?:/iec)?|tcvn|qcvn)\s+\d+(?:[:-]\d{4})?")
_INDEX_766 = re.compile(
    r"(?<!\w)(?:bộ\s+chỉ\s+số\s+|(?:chỉ số|theo|điểm|diểm|hạng|bộ|khung|tính|quy định|số liệu)\s+(?:qđ\s+)?)"
    r"766(?![\d.,]\d|\w)"
    r"|(?:(?<=\| )|(?<=- )|(?<=: )|(?<=[.)] )|^)766(?=\s*(?:[–:-]|xếp|của|đạt))"
)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_NO_LAW = re.compile(r"(?<!\w)(?:kỷ|kỉ|pháp|trái|đúng) $")  # "kỷ luật 0", "trái pháp luật 2"


def symbols(text: str) -> Iterator[Span]:
    """Full numbers with their symbols, with the kind and "số" in front: certain by their shape."""
    for match in _WITH_SYMBOL.finditer(text):
        yield Span(*match.span())


def named(text: str, folded: str) -> Iterator[Span]:
    """Documents, articles, standards named by a bare number. `folded` is the folded `text`."""
    for match in _NAMED.finditer(text):
        if _names_a_document(match, folded):
            yield Span(*match.span())
    for match in _LISTED.finditer(folded):
        yield Span(match.start(), _end_of_list(match, folded))
    for match in _ARTICLE.finditer(folded):
        if match.group().startswith(("điều", "khoản", "chương", "phụ lục")) or not _counts(folded, match.end()):
            yield Span(*match.span())
    for pattern in (_STANDARD, _INDEX_766):
        for match in pattern.finditer(folded):
            yield Span(*match.span())


def _end_of_list(match: re.Match[str], folded: str) -> int:
    """Where the listed numbers end; "Phụ lục 2, 12 hồ sơ quá hạn": the last one counts something of its own."""
    last = _LAST_LISTED.search(match.group())
    counts = _counts(folded, match.end()) and not _OF_A_DOCUMENT.match(folded, match.end())
    return match.start() + last.start() if last and counts else match.end()


def _names_a_document(match: re.Match[str], folded: str) -> bool:
    if match["so"]:
        return True
    if _counts(folded, match.end()) or (_YEAR.search(match.group()) and match.group()[-5] not in "-/"):
        return False
    kind = match["kind"].strip()
    if kind.lower() == "luật" and _NO_LAW.search(folded, 0, match.start()):
        return False
    if kind[0].isupper() or kind.lower() == "chương trình":
        return True
    listed = folded[: match.start()].rstrip().endswith((",", ":", ";", "("))
    return bool(_STRONG.match(kind.lower())) and not listed


def _counts(folded: str, end: int) -> bool:
    return measure_at(folded, end) is not None
