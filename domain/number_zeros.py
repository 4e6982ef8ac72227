"""Stated zeros: "không phát sinh", "chưa có trường hợp nào", "không còn hồ sơ quá hạn", "KPS"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.number_measures import MeasureWord, measure_at
from domain.number_digits import Shape
from domain.texts import Span

_NONE = re.compile(
    r"(?<!\w)(?:(?P<bare>kps|không\s+phát\s+sinh|chưa\s+phát\s+sinh)"
    r"|(?P<have>(?:không|chưa)\s+(?:có|còn|để\s+xảy\s+ra|để\s+phát\s+sinh|để\s+tồn|phát\s+hiện|ghi\s+nhận|nhận\s+được|tiếp\s+nhận))"
    r"|(?P<direct>không))(?!\w)"
)
_NOT_COUNTED = re.compile(
    r"\s*(?:khó khăn|vướng mắc|ý kiến|nội dung|vấn đề|điểm|người dân|lãnh đạo|chế độ|kế hoạch|giải pháp|năm|ngày|quý|tháng)(?!\w)"
)
_TAIL = re.compile(r"(?:\s+(?:nào|mới|bị|phải|được|đang|giải quyết|quá hạn|trễ hạn|tồn đọng|chậm muộn|chậm|trễ|giấy))*")
_ANSWER = re.compile(r"(?<=[:|] )(?:không(?:\s+có)?|chưa\s+có)(?=\s*(?:[.;,|)]|$))|(?<=quá hạn )không(?=\s*(?:[.;,|)]|$))")


@dataclass(frozen=True, slots=True)
class StatedZero:
    """span: the words that say it, with what is counted. none: only the denying words."""

    span: Span
    none: Span
    measure: str | None


def zeros(folded: str) -> Iterator[StatedZero]:
    """Denials of something counted; a denial of difficulties, plans or the like is none."""
    for match in _ANSWER.finditer(folded):
        yield StatedZero(Span(*match.span()), Span(*match.span()), None)
    for match in _NONE.finditer(folded):
        counted = _counted(folded, match.end())
        if counted is None:
            if match["bare"]:
                yield StatedZero(Span(*match.span()), Span(*match.span()), None)
            continue
        end = _TAIL.match(folded, counted.end).end()  # type: ignore[union-attr]
        if match["direct"] and not folded[counted.end :].startswith(" nào"):
            continue
        yield StatedZero(Span(match.start(), end), Span(*match.span()), counted.measure)


def _counted(folded: str, end: int) -> MeasureWord | None:
    if _NOT_COUNTED.match(folded, end):
        return None
    measure = measure_at(folded, end)
    return measure if measure is not None and measure.shape is Shape.COUNT else None
