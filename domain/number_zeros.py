"""Stated zeros: "không phát sinh", "chưa có trường hợp nào", "không còn hồ sơ quá hạn", "KPS"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.number_digits import Shape
from domain.number_measures import MeasureWord, measure_at
from domain.texts import Span

_NONE = re.compile(
    r"(?<!\w)(?:(?P<bare>kps|không\s+phát\s+sinh|chưa\s+phát\s+sinh)"
    r"|(?:không|chưa)\s+(?:có|còn|để\s+xảy\s+ra|để\s+phát\s+sinh|để\s+tồn|phát\s+hiện|ghi\s+nhận|nhận\s+được|tiếp\s+nhận|"
    r"tồn\s+đọng(?=\s+(?:hồ\s+sơ|nhiệm\s+vụ|việc))|(?:cắt\s+)?giảm(?:\s+được)?|ban\s+hành|xảy\s+ra|tuyển\s+(?:dụng|mới)|tổ\s+chức(?:\s+được)?)"
    r")(?!\w)"
)
_NOT_COUNTED = re.compile(
    r"\s*(?:khó khăn|vướng mắc|ý kiến|nội dung(?! (?:trái|sai|vi phạm))|vấn đề|điểm|người dân|lãnh đạo|"
    r"chế độ|kế hoạch|giải pháp|năm|ngày|quý|tháng)(?!\w)"
)
_DOING = re.compile(
    r"\s*(?:việc|công tác)\s+(?!tồn|quá hạn|chậm|trễ|nào)[^\W\d_]"
)  # "không phát sinh việc sắp xếp": nothing is counted
_UNDONE = re.compile(
    r"(?<!\w)(?P<deny>không|chưa)\s+(?:phải\s+)?(?:(?:tổ\s+chức|tiến\s+hành|thực\s+hiện|triển\s+khai)\s+)?(?:việc\s+)?"
    r"(?:kiểm\s+tra|rà\s+soát|khảo\s+sát|xử\s+lý\s+kỷ\s+luật|kỷ\s+luật|đối\s+thoại|tuyển\s+dụng)(?!\w)"
    r"(?!\s+(?:kỹ|đầy đủ|thường xuyên|chặt chẽ|kịp thời|toàn diện|sâu|nghiêm|định kỳ|xong|hết|đúng|đồng bộ|sát|nhiều|"
    r"được hết|được nhiều|thực chất|hiệu quả|tốt|rõ|triệt để|đến nơi|sớm|thật)(?!\w))"
    r"(?=[^,;.]{0,60}(?:[.;,]|$|\s(?:do|vì|trong|đơn\s+vị|phòng)(?!\w)))"
)
_NOBODY = re.compile(r"(?<!\w)(?P<deny>không|chưa)(?:\s+(?:có|còn|để))?\s+ai(?:\s+(?:phải|bị))?(?!\w)")
_TAIL = re.compile(r"(?:\s+(?:nào|mới|bị|phải|được|đang|giải quyết|quá hạn|trễ hạn|tồn đọng|chậm muộn|chậm|trễ|giấy))*")
_NONE_OF = re.compile(r"(?<!\w)(?P<deny>không|chưa)(?P<verb>(?:\s+[^\W\d_]+){0,9}?)\s+nào(?!\w)(?!\s+cũng(?!\w))")
_STANDING = re.compile(r"\s+(?:đang|còn) (?:xử lý|giải quyết|thụ lý|tồn|lại)")  # "không hồ sơ đang xử lý nào"
_OF_A_KIND = re.compile(  # "chưa có mô hình mang dấu ấn riêng": there may be others
    r"\s*(?:(?:nào|thật|thực)\s+)?(?:riêng|mang|thực sự|nổi bật|tiêu biểu|đột phá|đáng|xứng|đặc sắc|"
    r"có tính|có sức|đủ)(?!\w)"
)
_UNFINISHED = re.compile(
    r"\s*(?:báo cáo|quyết định|nghị định|thông tư|kế hoạch|quy trình|hệ thống|phần mềm|nghị quyết|hướng dẫn)(?!\w)"
)
_ANSWER = re.compile(
    r"(?<=[:|] )(?:(?:quý\s+[ivx]+|trong\s+(?:quý|kỳ)|kỳ\s+này)\s+)?(?P<told>không(?:\s+có)?|chưa\s+có|o)"
    r"(?=\s*(?:[.;,|)]|$))|"
    r"(?<=hạn )(?P<late>không(?:\s+có|\s+phát\s+sinh)?|chưa\s+có|o)(?=\s*(?:[.;,|)]|$))"
)


@dataclass(frozen=True, slots=True)
class StatedZero:
    """span: the words that say it, with what is counted. none: only the denying words."""

    span: Span
    none: Span
    measure: str | None


def zeros(folded: str) -> Iterator[StatedZero]:
    """Denials of something counted; a denial of difficulties, plans or the like is none."""
    for match in _ANSWER.finditer(folded):
        said = Span(*match.span("told" if match["told"] else "late"))
        yield StatedZero(said, said, None)
    yield from _none_of(folded)
    for match in _NOBODY.finditer(folded):
        yield StatedZero(Span(*match.span()), Span(*match.span("deny")), "người")
    for match in _UNDONE.finditer(folded):
        yield StatedZero(Span(*match.span()), Span(*match.span("deny")), None)
    for match in _NONE.finditer(folded):
        counted = None if _DOING.match(folded, match.end()) else _counted(folded, match.end())
        if counted is None:
            if match["bare"]:
                yield StatedZero(Span(*match.span()), Span(*match.span()), None)
            continue
        if _OF_A_KIND.match(folded, counted.end):
            continue
        end = _TAIL.match(folded, counted.end).end()  # type: ignore[union-attr]
        if match.group().startswith("chưa") and _UNFINISHED.match(folded, match.end()):
            continue
        yield StatedZero(Span(match.start(), end), Span(*match.span()), counted.measure)


def _none_of(folded: str) -> Iterator[StatedZero]:
    """ "chưa xử lý xong PAKN nào", "không hồ sơ nào quá hạn": what is counted stands right before "nào"."""
    for match in _NONE_OF.finditer(folded):
        words_end = match.end("verb")
        for start in reversed([m.start() for m in re.finditer(r"(?<=\s)\w", match["verb"])]):
            counted = _counted(folded, match.start("verb") + start)
            if counted is not None and (
                counted.end == words_end or _STANDING.fullmatch(folded, counted.end, words_end)
            ):
                end = _TAIL.match(folded, words_end).end()  # type: ignore[union-attr]
                yield StatedZero(Span(match.start(), end), Span(*match.span("deny")), counted.measure)
                break


def _counted(folded: str, end: int) -> MeasureWord | None:
    if _NOT_COUNTED.match(folded, end):
        return None
    measure = measure_at(folded, end)
    return measure if measure is not None and measure.shape is Shape.COUNT else None
