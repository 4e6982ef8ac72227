"""Amounts written in words: fractions, ordinals, factors and plain numbers, where they really count something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from domain.number_amounts import Head, amount_at
from domain.number_hedges import hedge_before
from domain.number_words import FRACTION, NUMBER_WORDS, fraction_percent, ordinal_value, words_value
from domain.numbers import NumberForm, NumberMention
from domain.quantities import PERCENT
from domain.texts import Span

_ORDINAL = re.compile(
    r"(?<!\w)(?:(?:xếp|đứng|giữ|ở|về|vị trí|hạng|xuống|lên|đạt|đồng|cùng)\s+(?:vị trí\s+|hạng\s+)?)thứ\s+"
    r"(?P<word>nhất|nhì|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)(?!\s+(?:mươi|trăm|hai|ba))|"
    r"(?<!\w)(?:xếp|đứng|về)\s+(?P<second>nhì)(?!\w)|"
    r"(?<!\w)(?:xếp|đạt|giữ|giữ vững|đứng|lên|ở|về|vị trí)\s+(?:vị trí\s+)?hạng\s+(?P<third>nhất|nhì|ba|tư)(?!\w)"
    r"(?!\s+(?:\w+\s+){0,2}(?:hội thi|cuộc thi|giải|thi đua))"
)
_FACTOR = re.compile(
    r"(?<!\w)(?:tăng\s+)?(?P<times>gấp\s+(?P<word>đôi|rưỡi|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?:\s+lần)?)(?!\w)"
)
_TWICE = {"đôi": Decimal(2), "rưỡi": Decimal("1.5")}
_SINGLE = frozenset(("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "chục", "tư", "không"))
_LOOSE = frozenset(("năm", "không", "tư", "tỷ", "tỉ"))
_YEAR = re.compile(
    r"(?:trong|của|cả|đầu|cuối|hàng|hằng|mỗi|từng|hết|một|nhiều|các|những|cùng kỳ|qua|nửa|giữa|kế hoạch|theo|toàn|"
    r"tháng|mấy)\s+$"
)
_LISTED = re.compile(
    r"(?<!\w)(?:hạn|hẹn|muộn|chậm|trễ|xong|gồm|còn|thêm|bớt|mới|bỏ|sửa|nhận|tiếp nhận|trả|xử lý|khắc phục|kịp|nợ|đúng|"
    r"sớm|tổng|cộng|cả)(?:\s+(?:là|được))?:?\s+$"
)
_OF_WHOLE = re.compile(  # "Ba trong tám đơn vị …"
    r"\s+trong\s+(?:tổng\s+)?(?:số\s+)?(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:đơn vị|phòng|trường|trung tâm)(?!\w)"
    r"(?![^.;,]*(?<!\w)(?:chưa|không|có tồn tại|vi phạm|bị)(?!\w))"
)
_SOME_OF = re.compile(r"\s+(?:bộ phận(?! (?:một cửa|tiếp nhận))|số|phần|vài|loạt)(?!\w)")
_MARK = re.compile(r"\s*(?:[,;.)]|$|và(?!\w))")
_ORDER = re.compile(  # "lần thứ hai", "năm thứ ba", "dăm ba"
    r"(?<!\w)(?:(?:lần|năm|quý|kỳ|kỳ họp|khóa|phiên|phiên họp|hội nghị|ngày|sáng|chiều|đợt|vòng|bước|lượt|tháng)\s+thứ|"
    r"đôi|dăm|vài)\s+$"
)
_ARTICLE = re.compile(r"(?:là|như|mỗi|từng|thành|theo|cùng|thuộc|bất cứ|bất kỳ|chỉ cần|trong)\s+$")


def spoken(folded: str) -> Iterator[NumberMention]:
    """Every amount in words of a folded text; the surer kinds first, so that a later one never breaks them."""
    yield from _fractions(folded)
    yield from _ordinals(folded)
    yield from _factors(folded)
    for run in NUMBER_WORDS.finditer(folded):
        head = _head(folded, run)
        if head is not None:
            mention = amount_at(folded, head)
            if _counts(folded, head, mention):
                yield mention


def _fractions(folded: str) -> Iterator[NumberMention]:
    for match in FRACTION.finditer(folded):
        value = fraction_percent(match)
        if value is None:
            continue
        hedge = hedge_before(folded, match.start())
        yield NumberMention(
            span=Span(hedge[0] if hedge else match.start(), match.end()),
            number=Span(*match.span()),
            form=NumberForm.AMOUNT,
            value=value,
            measure=PERCENT,
            qualifier=hedge[1] if hedge else None,
            words=True,
        )


def _ordinals(folded: str) -> Iterator[NumberMention]:
    for match in _ORDINAL.finditer(folded):
        word = match.lastgroup or "word"
        before = {"word": "thứ", "third": "hạng"}.get(word)
        start = folded.rindex(before, match.start(), match.end()) if before else match.start(word)
        value = ordinal_value(match[word])
        number = Span(match.start(word), match.end())
        yield NumberMention(Span(start, match.end()), number, NumberForm.RANK, value, measure="hạng", words=True)


def _factors(folded: str) -> Iterator[NumberMention]:
    for match in _FACTOR.finditer(folded):
        value = _TWICE.get(match["word"]) or ordinal_value(match["word"])
        span, number = Span(*match.span("times")), Span(*match.span("word"))
        yield NumberMention(span, number, NumberForm.FACTOR, value, measure="lần", words=True)


def _head(folded: str, run: re.Match[str]) -> Head | None:
    """The number in a run of number words, without those at its ends that belong elsewhere ("trong năm | hai …")."""
    words = [Span(run.start() + m.start(), run.start() + m.end()) for m in re.finditer(r"\w+", run.group())]
    if (
        len(words) > 1
        and words[-1].of(folded) == "năm"
        and words[-2].of(folded) not in ("mươi", "mười", "phẩy", "linh", "lẻ")
        and not any(w.of(folded) == "phẩy" for w in words[-3:])
    ):
        words.pop()
    for first in range(len(words)):
        value = words_value([w.of(folded) for w in words[first:]])
        if value:
            return Head(words[first].start, words[-1].end, value)
        if words[first].of(folded) not in _LOOSE:
            return None
    return None


def _counts(folded: str, head: Head, mention: NumberMention) -> bool:
    """Small number words count only before a measure; "một" and "năm" are mostly an article and a year."""
    said = folded[head.start : head.end]
    if _ORDER.search(folded, max(0, head.start - 24), head.start):
        return False
    if said not in _SINGLE:
        return " " in said
    if folded.endswith("thứ ", 0, head.start):  # a rank is told by "xếp thứ bảy"; "thứ bảy" is a day of the week
        return False
    if mention.measure is None and said not in ("không", "tư", "năm"):
        opens = folded[: head.start].rstrip()[-1:] in ("", ".", ";", ":", "\n")
        if opens and said != "một" and _OF_WHOLE.match(folded, head.end):
            return True
        in_list = _LISTED.search(folded, max(0, head.start - 24), head.start)
        return in_list is not None and _MARK.match(folded, head.end) is not None
    if mention.measure is None or said in ("không", "tư"):
        return False
    before = folded[max(0, head.start - 16) : head.start]
    if said == "năm":
        follows = mention.span.end > head.end  # "thứ hạng năm nay", "thứ hạng năm trước" speak of years
        return follows and _YEAR.search(before) is None and mention.form is not NumberForm.DURATION
    if said == "một":
        if _SOME_OF.match(folded, head.end):
            return False
        return _ARTICLE.search(before) is None
    return said != "chục" or mention.qualifier is not None
